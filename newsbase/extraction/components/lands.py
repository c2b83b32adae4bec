"""Which state "the country", "the island" and "the government" are."""

from collections import Counter

from spacy.tokens import Token

from newsbase.extraction.components import epithets, modifiers
from newsbase.extraction.components.chains import Link, Page
from newsbase.extraction.components.entities import Entity, Seen
from newsbase.extraction.components.personal_pronouns import barred_from
from newsbase.extraction.syntax import clause_of, prepositional, subject
from newsbase.extraction.word_ids import ids
from newsbase.extraction.word_lists import load, words

GOVERNMENTS = ids(("government", "authorities", "administration", "regime", "junta"))
LANDS = ids(("country", "nation", "republic", *load("bodies")["land_forms"]))
_NEIGHBOURS = ids(("neighbour", "neighbor", "rival"))
_RULES = words("bodies", "rules")
_OFFICES = frozenset(("president", "premier", "minister", "chancellor", "king", "queen"))
_MODIFIERS = frozenset(("amod", "compound", "nmod"))
_REACH = 3  # sentences
_SEAT = 0.4
_SURE = 2  # times as often spoken of as any other


def land(page: Page, token: Token, first: int) -> Link | None:
    """ "The country": the speaker's, the state just spoken of, if that is clear, or the text's."""
    if modifiers.details(token):
        return None
    state = _speakers(page, token) or _latest(page, token)
    if state is None:
        return government(page, token, first)
    return Link(first, token.i + 1, "nominal", state, f"the {token.lower_} is {state.label}")


def _speakers(page: Page, token: Token) -> Entity | None:
    """In a quotation: the state that its speaker serves."""
    speaker = page.speakers.get(page.speech.get(token.i, -1))
    if speaker is None:
        return None
    state = page.entities.get(page.offices.get(speaker.actor or "", ""))
    if state is None and not _OFFICES.isdisjoint(speaker.nouns):
        state = _topic(page)
    return state if state is not None and _can_be(state, token) else None


def _latest(page: Page, token: Token) -> Entity | None:
    """The state named in the same sentence, or that of which the text speaks most, or the last."""
    barred = _acting_on_it(page, token)
    number = page.sentence[token.i]

    def fits(seen: Seen) -> float:
        own = seen.sentence == number and seen.token.i > token.i
        if own or seen.entity in barred or not _can_be(seen.entity, token):
            return 0.0
        return _SEAT if _is_seat(page, seen) else 1.0

    for reach in (0, _REACH):
        ranked = page.discourse.rank(token, number, page.speech.get(token.i), fits, reach)
        topic = _topic(page)
        if reach and topic is not None and topic not in barred and _can_be(topic, token):
            return topic
        if (best := ranked.clear(epithets.CLEAR)) is not None:
            return best
    return None


def _is_seat(page: Page, seen: Seen) -> bool:
    """ "Moscow warned": the seat stands for a government, hardly for "the country"."""
    mention = page.covered.get(seen.token.i)
    return mention is not None and mention.why.startswith("stands for")


def _can_be(entity: Entity, token: Token) -> bool:
    if entity.kind != "state" or entity.actor is None:
        return False
    forms = load("bodies")["land_forms"]
    country = entity.actor.removeprefix("state:")
    if token.lower_ == "republic":
        return country not in forms["kingdom"] and country not in forms["emirate"]
    return token.lower_ not in forms or country in forms[token.lower_]


def _acting_on_it(page: Page, token: Token) -> set[Entity]:
    """Who is not the country where they do something: "Chad, whose soldiers left the country"."""
    barred = barred_from(page, token)
    doers = [subject(clause_of(token))] if token.dep_ in ("dobj", "pobj") else []
    verb = clause_of(token)
    if verb.dep_ in ("relcl", "acl"):
        doers.append(verb.head)
    return barred | {e for t in doers if t is not None and (e := page.entity(t)) is not None}


def of_a_state(page: Page, token: Token) -> Link | None:
    """ "The government of Chad", "the regime of the North"."""
    for noun in prepositional(token, "of"):
        state = page.named(noun)
        if state is not None and state.kind == "state":
            why = f"the {token.lower_} of {state.label}"
            return Link(token.i, token.i + 1, "nominal", state, why)
    return None


def government(page: Page, token: Token, first: int) -> Link | None:
    """ "the government": that of the state of which the text speaks most so far."""
    if not _is_of_a_state(page, token):
        return None
    state = _topic(page, by_lead=token.lower_ != "administration")
    if state is None or not (token.lower in GOVERNMENTS or _can_be(state, token)):
        return None
    return Link(first, token.i + 1, "nominal", state, f"the text speaks of {state.label} most")


def _is_of_a_state(page: Page, token: Token) -> bool:
    """ "the military government", "the Chadian government", not "the Bush administration"."""
    for child in token.children:
        rules = child.is_lower and child.lower_ in _RULES
        if child.dep_ in _MODIFIERS and not rules:
            named = page.named(child)
            if named is None or named.kind != "state":
                return False
    return True


def _topic(page: Page, *, by_lead: bool = True) -> Entity | None:
    """The state of which the text speaks most, by far or more than of all others.

    Of two that it speaks of equally often the one that it begins with, unless not `by_lead`.
    """
    states = Counter(s.entity for s in page.discourse.seen if s.entity.kind == "state")
    most = states.most_common(3)
    if not most:
        return None
    state, times = most[0]
    if len(most) == 1 or times >= _SURE * most[1][1] or _SURE * times > states.total():
        return state
    first = next(iter(states))
    led = by_lead and (len(most) == 2 or times > most[2][1])
    return first if led and states[first] == times else None


def neighbour(page: Page, token: Token, owner: Entity) -> Link | None:
    """ "Its neighbour": the only other state just spoken of."""
    if token.lower not in _NEIGHBOURS or owner.kind != "state":
        return None
    just = page.discourse.before(token, page.sentence[token.i], _REACH)
    others = {s.entity for s in just if s.entity.kind == "state" and s.entity is not owner}
    if len(others) != 1:
        return None
    state = others.pop()
    why = f"the {token.lower_} of {owner.label} is {state.label}"
    return Link(token.i, token.i + 1, "nominal", state, why)
