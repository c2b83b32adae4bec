"""Who took part in an event, in which role."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from newsbase.extraction import attributes, syntax
from newsbase.extraction.components import event_syntax
from newsbase.extraction.components.event_patterns import SYNTACTIC
from newsbase.extraction.components.event_triggers import Trigger, lemma
from newsbase.extraction.results import Participant, Role

Words = Mapping[str, frozenset[str]]

_NAMED = ("PERSON", "NORP", "GPE", "ORG")
_PLACES = ("GPE", "LOC", "FAC", "ORG")
_EMPTY = ("it", "there", "this", "that", "which", "who", "what", "whom")


@dataclass(frozen=True, slots=True)
class Side:
    """A noun at one of the places that the family names."""

    noun: Token
    place: str
    role: Role


def sides(trigger: Trigger, words: Words) -> list[Side]:
    """The sides in text order, each noun once; all are actors in a reciprocal family.

    Whoever acts behind a preposition, and whatever stands behind "in", must be somebody: "talks
    of this kind", "aid in dollars" name no side.
    """
    family = trigger.family
    found = [*_at(trigger, family.actor, "actor"), *_at(trigger, family.recipient, "recipient")]
    seen: dict[int, Side] = {}
    by_subject = any(s.place == "subject" for s in found)
    for side in found:
        if by_subject and side.place == "possessive" and side.noun.pos_ == "PRON":
            continue  # "on its list" names the subject once more
        if not _can_be_side(side, family.reciprocal, words):
            continue
        if side.noun not in trigger.words and _can_take_part(side.noun):
            role: Role = "actor" if family.reciprocal else side.role
            seen.setdefault(side.noun.i, Side(side.noun, side.place, role))
    return [seen[i] for i in sorted(seen)]


def _can_be_side(side: Side, reciprocal: bool, words: Words) -> bool:
    if side.place == "in":
        named = any(t.ent_type_ in _PLACES for t in side.noun.subtree)
        return named or _stands_for_somebody(side.noun)
    acts = side.place not in SYNTACTIC and (reciprocal or side.role == "actor")
    return not acts or is_party(side.noun, words["people"])


def _can_take_part(noun: Token) -> bool:
    if noun.ent_type_ in ("DATE", "TIME", "PERCENT", "MONEY"):
        return False
    return lemma(noun) not in _EMPTY or _stands_for_somebody(noun)


def _stands_for_somebody(noun: Token) -> bool:
    mention = attributes.mention_at(noun.doc, noun)
    return mention is not None and mention.actor is not None


def meets_needs(trigger: Trigger, found: Sequence[Side], words: Words) -> bool:
    """Whether the sides are there without which the words do not mean this event."""
    needs = trigger.family.needs
    return needs is None or _NEEDS[needs](trigger, found, words)


def _has_sides(_trigger: Trigger, found: Sequence[Side], _words: Words) -> bool:
    """Two at least, or several in one noun."""
    return len(found) > 1 or any(s.noun.tag_ in ("NNS", "NNPS") for s in found)


def _has_actor(_trigger: Trigger, found: Sequence[Side], words: Words) -> bool:
    return any(s.role == "actor" and is_party(s.noun, words["people"]) for s in found)


def _has_recipient(_trigger: Trigger, found: Sequence[Side], _words: Words) -> bool:
    return any(s.role == "recipient" for s in found)


def _has_party(trigger: Trigger, found: Sequence[Side], words: Words) -> bool:
    """The other side is people, a state, an organisation; a noun needs none."""
    others = [s for s in found if s.place not in ("subject", "possessive")]
    named = any(is_party(s.noun, words["people"]) for s in others)
    return named or (trigger.noun is not None and not others)


def _is_meeting(trigger: Trigger, found: Sequence[Side], words: Words) -> bool:
    others = [s for s in found if s.place != "subject"]
    if others:
        return _has_party(trigger, found, words)
    return not event_syntax.done_to(trigger.head) and _has_sides(trigger, found, words)


def _is_joint(trigger: Trigger, found: Sequence[Side], words: Words) -> bool:
    """No side is named, or more than one, or the noun says so."""
    noun = trigger.noun
    said = noun is not None and any(lemma(c) in words["joint"] for c in noun.lefts)
    return not found or said or _has_sides(trigger, found, words)


def _is_handed_over(trigger: Trigger, found: Sequence[Side], words: Words) -> bool:
    """Something goes to somebody: "returned the statue to Egypt", not "returned to Egypt"."""
    return _has_party(trigger, found, words) and bool(event_syntax.done_to(trigger.head))


def _by_court(_trigger: Trigger, found: Sequence[Side], words: Words) -> bool:
    return any(s.role == "actor" and lemma(s.noun) in words["courts"] for s in found)


def _has_object(trigger: Trigger, found: Sequence[Side], _words: Words) -> bool:
    """A verb needs what it is done to; a noun may stand without."""
    return trigger.noun is not None or any(s.place != "subject" for s in found)


_NEEDS: dict[str, Callable[[Trigger, Sequence[Side], Words], bool]] = {
    "actor": _has_actor,
    "recipient": _has_recipient,
    "party": _has_party,
    "sides": _has_sides,
    "object": _has_object,
    "meeting": _is_meeting,
    "joint": _is_joint,
    "court": _by_court,
    "handover": _is_handed_over,
}


def is_party(noun: Token, people: frozenset[str]) -> bool:
    """Whether the noun stands for people, a state or an organisation."""
    if noun.pos_ == "PRON":
        return lemma(noun) not in _EMPTY or _stands_for_somebody(noun)
    mention = attributes.mention_at(noun.doc, noun)
    return mention is not None or noun.ent_type_ in _NAMED or lemma(noun) in people


def participant(side: Side) -> Participant:
    """The side with its own noun phrase and the actor of the mention that covers its head."""
    doc = side.noun.doc
    mention = attributes.mention_at(doc, side.noun)
    first, behind = (
        (side.noun.i, side.noun.i + 1)
        if side.place == "modifier"
        else event_syntax.own_phrase(side.noun)
    )
    span = syntax.chars(doc, first, behind)
    if mention is not None and side.place == "modifier":
        span = mention.span
    return Participant(span, mention.actor if mention is not None else None, side.role)


def _at(trigger: Trigger, places: Iterable[str], role: Role) -> Iterator[Side]:
    for place in places:
        for noun in _nouns(trigger, place):
            yield Side(noun, place, role)


def _nouns(trigger: Trigger, place: str) -> Iterator[Token]:
    if place not in SYNTACTIC:
        for head in _heads(trigger):
            yield from event_syntax.behind(head, place)
    elif place == "subject" and trigger.verb is not None:
        yield from event_syntax.done_by(trigger.verb)
    elif place == "object" and trigger.verb is not None and not _holds_object(trigger):
        yield from event_syntax.done_to(trigger.verb)
    elif trigger.noun is not None and place == "possessive":
        yield from event_syntax.possessors(trigger.noun)
    elif trigger.noun is not None and place == "modifier":
        yield from _named_modifiers(trigger.noun)


def _holds_object(trigger: Trigger) -> bool:
    """Whether the verb's object is a word of the trigger: "launched an attack"."""
    return trigger.noun is not None and not trigger.family.through


def _heads(trigger: Trigger) -> list[Token]:
    """Where prepositions of the event hang: its verb, particle and noun, and what goes with it.

    That is a participle ("sanctions imposed on") and a number ("some of its troops from").
    """
    noun = trigger.noun
    if noun is None:
        return [*trigger.words]
    participles = [c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN"]
    counted = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ != "VERB"
    numbers = [noun.head.head] if counted and trigger.verb is not None else []
    return [*trigger.words, *participles, *numbers]


def _named_modifiers(noun: Token) -> Iterator[Token]:
    """Modifiers that a mention with an actor covers, one for each mention."""
    seen = set()
    for token in event_syntax.modifiers(noun):
        mention = attributes.mention_at(noun.doc, token)
        if mention is None or mention.actor is None or mention.span in seen:
            continue
        if mention.span.end <= noun.idx:
            seen.add(mention.span)
            yield token
