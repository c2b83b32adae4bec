"""Who holds an office of a state: "the North Korean leader", "her Danish counterpart"."""

from collections.abc import Iterator

from spacy.tokens import Token

from newsbase.extraction.attributes import published
from newsbase.extraction.components.chains import Link, Page
from newsbase.extraction.components.entities import Entity
from newsbase.extraction.components.modifiers import belongs
from newsbase.extraction.components.office_holders import HEADS
from newsbase.extraction.word_ids import ids

_LEADERS = ids(("leader", "ruler", "dictator", "strongman", "autocrat"))
_HEADS = {title.split()[-1] for title in HEADS if title != "prime minister"} | {"king", "emir"}
_OFFICES = ids(("president", "minister", "chancellor", "premier", "king", "queen", "emir"))
_PEERS = ids(("counterpart", "colleague", "rival", "host", "guest"))
_NOT_NOW = ids("former ex then next new late vice deputy future first opposition rebel".split())


def describe(page: Page, token: Token, whose: list[Entity]) -> Link | None:
    """The only one named who holds the office in the state that the noun belongs to."""
    state = next((owner for owner in whose if owner.kind == "state"), None)
    before = token.doc[token.left_edge.i : token.i]
    if state is None or any(t.lower in _NOT_NOW for t in before):
        return None
    if token.lower in _PEERS and not any(owner.kind == "person" for owner in whose):
        return None
    fit = _is_peer if token.lower in _PEERS else _holds
    found = {person for person in _people(page) if fit(page, token, person, state)} - {*whose}
    if len(found) != 1:
        return None
    person = found.pop()
    why = f"the {token.lower_} of {state.label} is {person.label}"
    return Link(token.i, token.i + 1, "nominal", person, why)


def _people(page: Page) -> Iterator[Entity]:
    return (e for e in page.entities.values() if e.kind == "person" and e.actor is not None)


def _is_peer(page: Page, token: Token, person: Entity, state: Entity) -> bool:
    """ "His Japanese counterpart": the one who serves Japan."""
    return belongs(page, person, state)


def _holds(page: Page, token: Token, person: Entity, state: Entity) -> bool:
    terms = page.terms.get(person.actor or "", ())
    if any(body == state.actor and _is_called(title, token) for body, title in terms):
        return True
    return (
        page.offices.get(person.actor or "") == state.actor
        and token.lower in _LEADERS
        and not _HEADS.isdisjoint(person.nouns)
    )


def _is_called(title: str, token: Token) -> bool:
    """Is a foreign minister called "minister", a president "leader"?"""
    if token.lower in _LEADERS:
        return title in HEADS
    words = title.split()
    kind = {c.lower_ for c in token.children if c.dep_ in ("amod", "compound") and c.is_lower}
    return words[-1] == token.lower_ and kind <= set(words)


def titled(page: Page, token: Token) -> list[Entity]:
    """ "The president", where the text names a president and gives nobody the title."""
    if token.lower not in _OFFICES or published(page.doc) is None:
        return []
    return [
        person
        for person in _people(page)
        if any(_is_called(title, token) for _, title in page.terms.get(person.actor or "", ()))
    ]


def holds_another(page: Page, token: Token, person: Entity) -> bool:
    """Do the tables know only other offices of somebody whom the noun gives one?"""
    terms = page.terms.get(person.actor or "", ())
    told = token.lower in _OFFICES and token.lower_ not in person.nouns
    return told and bool(terms) and not any(_is_called(title, token) for _, title in terms)
