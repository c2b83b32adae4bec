"""Whom a description means: "the minister", "the Texas senator", "the company", "both leaders"."""

from spacy.tokens import Token

from newsbase.extraction.components import (
    appellations,
    body_nouns,
    epithets,
    genders,
    headlines,
    holders,
    kin,
    modifiers,
    officials,
    sorts,
)
from newsbase.extraction.components.chains import Link, Page
from newsbase.extraction.components.definite import THE, definite_start
from newsbase.extraction.components.entities import Entity, Ranked, Seen, reports
from newsbase.extraction.components.lands import (
    GOVERNMENTS,
    LANDS,
    government,
    land,
    neighbour,
    of_a_state,
)
from newsbase.extraction.results import ActorKind
from newsbase.extraction.word_ids import ids, ids_of
from newsbase.extraction.word_lists import load

SPEAKS_FOR = ids_of("people", "speaks_for")
ROLES = ids_of("people", "roles")
PEOPLE = ids_of("people", "roles", "somebody", "epithets", "stations", "also") | ids_of(
    "walks", "scholarship", "sport", "arts", "faith", "medicine", "work"
)
_OFFICES = ids_of("people", "roles")
_EPITHET_REACH = 5  # sentences
_ANY_BODY = ids_of("bodies", "any_organisation")
_CAPITAL = ids_of("bodies", "capital_heads")
BODIES = (
    ids_of("bodies", "heads", "continues_over_of", "other_heads", "capital_heads")
    | _ANY_BODY
    | ids_of("bodies", "any_bloc")
    | sorts.noun_ids()
)
_TEXTS = ids_of("media", "texts") | ids(("state", "world", "community", "news"))
OLD = ids(("old",))
ONE_VOICE = SPEAKS_FOR | GOVERNMENTS  # though some of them are plurals
NOUNS = PEOPLE | BODIES | GOVERNMENTS | LANDS | SPEAKS_FOR | OLD | kin.KIN
_SAID_OF = frozenset(("attr", "oprd"))  # "is the leader", "was named the winner"
_KNOWN_SHARE = 0.7  # "his brother", "the star": may well be somebody named


def describe(page: Page, token: Token) -> Link | None:
    """The link of a noun that may speak of somebody; a new entity is entered on the page."""
    if token.lower in OLD:
        return epithets.aged(page, token)
    if token.dep_ in ("compound", "nmod", "amod") or _names(page, token):
        return None
    if token.lower in _CAPITAL and not token.is_title:
        return None
    if token.lower not in NOUNS and token.lower not in page.trades and not _speaks(token):
        return None
    found = _somebodys(page, token) or _spoken_of(page, token)
    if found is None and (is_person(page, token) or token.lower in _ANY_BODY):
        _meet(page, token)
    return found


def is_person(page: Page, token: Token) -> bool:
    """Does the noun speak of people, in general or in this text?"""
    return token.lower in PEOPLE or (token.lower in page.trades and token.lower not in BODIES)


def _somebodys(page: Page, token: Token) -> Link | None:
    """ "Her brother", "its chairman", "his party", "the Holm administration"."""
    found = kin.describe(page, token) if token.lower in kin.KIN else None
    if token.lower in GOVERNMENTS:
        found = _led(page, token) or of_a_state(page, token)
    if found is None and _is_known(token):
        found = holders.owned(page, token) or _held(page, token)
    if found is None and token.lower in SPEAKS_FOR:
        found = _speaks_for(page, token)
    return found


def _spoken_of(page: Page, token: Token) -> Link | None:
    """ "The minister", and "minister" in a headline."""
    found = headlines.describe(page, token)
    first = definite_start(token) if token.dep_ not in _SAID_OF else None
    if found is None and first is not None:
        found = _definite(page, token, first)
    return found


def _is_known(token: Token) -> bool:
    """ "The chairman of …", "its chairman", and not "a chairman of", "becomes chairman of"."""
    return any(c.dep_ == "poss" or c.lower in THE for c in token.children)


def _held(page: Page, token: Token) -> Link | None:
    """ "Its chairman", "the president of the bank", "the Danish leader", "her Danish colleague"."""
    if token.dep_ in ("appos", *_SAID_OF) or not is_person(page, token):
        return None
    whose = _owners(page, token)
    found = holders.describe(page, token, whose) or officials.describe(page, token, whose)
    return found or (neighbour(page, token, whose[0]) if whose else None)


def _speaks(token: Token) -> bool:
    """Is it the subject of a verb of saying, and no text? ("The observatory said")."""
    says = token.dep_ == "nsubj" and reports(token.head)
    return says and token.lower not in _TEXTS


def _names(page: Page, token: Token) -> bool:
    """Is it but the title of a name, or joined to one ("Senator Lee", "Lee, the senator")?"""
    behind = token.i + 1
    return behind in page.covered and behind < len(page.doc) and (
        page.doc[behind].head.i == token.i or token.head.i == behind
    ) and page.doc[behind].dep_ not in ("relcl", "acl")  # fmt: skip


def _meet(page: Page, token: Token) -> None:
    """Enter somebody unnamed, who may be taken up and who blocks the way to earlier people."""
    if token.tag_ != "NN" or token.dep_ in ("attr", "ROOT", "appos") or _beside_name(token):
        return
    gender = genders.by_noun(token.lower_)
    kind: ActorKind = "person" if is_person(page, token) else "organization"
    entity = Entity(f"«{token.text}»", kind, None, gender)
    owned = any(c.dep_ == "poss" for c in token.children)
    known = any(c.lower in THE for c in token.children)
    if not known and not (owned and kind == "organization"):
        # "a senator", "her rabbi": who is "the senator", "the rabbi" later
        page.called[token.lower_].append(entity)
        entity.details.update(modifiers.details(token))
    page.add(entity, token, _KNOWN_SHARE if owned or known else 1.0)


def _beside_name(token: Token) -> bool:
    """ "Lee, chairman and president of X": another thing that somebody named is."""
    at = token
    while at.dep_ == "conj":
        at = at.head
    return at.dep_ in ("appos", "attr")


def _definite(page: Page, token: Token, first: int) -> Link | None:
    person = is_person(page, token)
    if token.lower in GOVERNMENTS:
        return government(page, token, first)
    if token.lower in LANDS:
        return land(page, token, first)
    found, near = _called(page, token, person)
    if found is None and not near:
        found = epithets.epithet(page, token) if person else body_nouns.describe(page, token)
    if found is None:
        if near:
            return Link(first, token.i + 1, "nominal", None, "several are called so", near)
        return None
    said = "" if found.actor else "somebody unnamed, "
    return Link(
        first, token.i + 1, "nominal", found, f"«{token.lower_}» refers back to {said}{found.label}"
    )


def _called(page: Page, token: Token, person: bool) -> tuple[Entity | None, tuple[str, ...]]:
    """Who is called so: by the words around the noun, then by weight, then the only one."""
    noun = token.lower_
    number = page.sentence[token.i]

    called = [e for e in page.called.get(noun, ()) if (e.kind == "person") == person]
    if not called and person:
        called = _also_called(page, noun) or officials.titled(page, token)
    if not called:
        return None, ()
    past = any(child.lower in appellations.FORMER for child in token.children)
    still = [e for e in called if noun not in e.former]
    called = called if past or not still else still  # "the governor" is not the former one
    shares = {e: 1.0 if modifiers.agrees(page, e, token) else 0.05 for e in called}

    def fits(seen: Seen) -> float:
        return shares.get(seen.entity, 0.0)

    reach = number if token.lower in _OFFICES else _EPITHET_REACH if person else number
    ranked = page.discourse.rank(token, number, page.speech.get(token.i), fits, reach)
    if ranked.entities:
        return _choose(page, token, ranked, called)
    later = [e for e in called if e.actor and modifiers.agrees(page, e, token)]
    return (later[0], ()) if len(later) == 1 and person else (None, ())


def _also_called(page: Page, noun: str) -> list[Entity]:
    """ "The reporter" may be who was called a journalist."""
    known = load("people")["also"].get(noun, ())
    found = (e for other in known for e in page.called.get(other, ()) if e.kind == "person")
    return list(dict.fromkeys(found))


def _choose(
    page: Page, token: Token, ranked: Ranked, called: list[Entity]
) -> tuple[Entity | None, tuple[str, ...]]:
    best = ranked.clear(epithets.CLEAR)
    if best is None:
        return None, ranked.close()
    if modifiers.agrees(page, best, token):
        return best, ()
    # "the Vermont senator" is the only senator, but "the Danish minister" not the Greek one
    alone = len(called) == 1 and best.actor is not None and not modifiers.named(page, token)
    if best.kind != "person" and body_nouns.is_another(page, token, best):
        return None, ()
    return (best, ()) if alone else (None, ())


def _speaks_for(page: Page, token: Token) -> Link | None:
    """An unnamed spokesperson is the voice of the body they speak for."""
    if any(c.dep_ == "appos" and c.i in page.covered for c in token.children):
        return None
    body = next(iter(_owners(page, token)), None)
    if body is None or body.kind == "person" or body.plural:
        return None
    voice = Entity(f"«{token.text}» of {body.label}", "person", body.actor, nouns={token.lower_})
    return Link(token.i, token.i + 1, "nominal", voice, f"speaks for {body.label}")


def _owners(page: Page, token: Token) -> list[Entity]:
    """Whom the noun belongs to, as far as it is known, also by a description behind "of"."""
    found = (_owner(page, page.doc[i]) for i in holders.owners(token))
    return [entity for entity in found if entity is not None]


def _owner(page: Page, token: Token) -> Entity | None:
    known = page.entity(token)
    if known is not None or token.i in page.covered or token.lower not in BODIES | GOVERNMENTS:
        return known
    first = definite_start(token)
    if token.dep_ == "compound" and _is_known(token.head):  # "the union leader"
        first = token.i
    link = _definite(page, token, first) if first is not None else None
    return link.entity if link is not None else None


def _led(page: Page, token: Token) -> Link | None:
    """ "The Holm administration", "her government": that of the state whose office she holds."""
    for child in token.children:
        if child.dep_ not in ("poss", "compound", "nmod"):
            continue
        leader = page.entity(child)
        state = page.entities.get(page.offices.get(leader.actor or "", "")) if leader else None
        if leader is not None and state is not None:
            why = f"the government of {leader.label}, of {state.label}"
            return Link(token.i, token.i + 1, "nominal", state, why)
    return None
