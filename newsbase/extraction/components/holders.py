"""Who holds what a body, a state or somebody has: "its chairman", "the president of the bank".

And whose what they have is, the other way round: "his party", "her ministry", "his country".
"""

from collections.abc import Iterator

from spacy.tokens import Token

from newsbase.extraction.components import sorts
from newsbase.extraction.components.chains import Link, Page
from newsbase.extraction.components.entities import Entity
from newsbase.extraction.components.modifiers import belongs
from newsbase.extraction.syntax import prepositional
from newsbase.extraction.word_ids import ids

_HOME = ids(("country", "nation", "homeland", "government"))
_OWNING = ("poss", "compound", "nmod", "amod")
_LEAST = 0.5  # of the fit of a noun
_ANOTHER = ids(("former", "then", "next", "new", "late", "second", "first", "deputy", "ex", "vice"))


def owners(noun: Token) -> list[int]:
    """Nouns that the noun belongs to, by genitive, compound or "of", the nearest first."""
    found = [c.i for c in noun.children if c.dep_ in _OWNING]
    found += [t.i for t in prepositional(noun, "of", "for", "at", "from", "with")]
    return sorted(found, key=lambda i: abs(i - noun.i))


def describe(page: Page, token: Token, whose: list[Entity]) -> Link | None:
    """The only one named whom the text calls so with one of the owners."""
    found = {
        holder for owner in whose for holder in _holders(page, token, owner) if holder is not owner
    }
    if len(found) != 1:
        return None
    holder = found.pop()
    why = f"«{token.lower_}» with {whose[0].label} is {holder.label}"
    return Link(token.i, token.i + 1, "nominal", holder, why)


def _holders(page: Page, token: Token, owner: Entity) -> Iterator[Entity]:
    rank = _rank(token)
    for noun, holder in page.titled:
        if noun.i != token.i and noun.lower == token.lower and _rank(noun) == rank:
            told = any(page.entity(page.doc[i]) is owner for i in owners(noun))
            if told or (owner.kind != "person" and belongs(page, holder, owner)):
                yield holder
    if not _rank(token):
        for holder in page.called.get(token.lower_, ()):
            if holder.kind == "person" and owner.kind != "person" and belongs(page, holder, owner):
                yield holder


def _rank(noun: Token) -> frozenset[int]:
    """What makes a deputy chairman another one than the chairman."""
    before = noun.doc[noun.left_edge.i : noun.i]
    return frozenset(t.lower for t in before if t.lower in _ANOTHER)


def owned(page: Page, token: Token) -> Link | None:
    """ "His party", "her newspaper", "his country": with which the text has put its owner."""
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    person = page.entity(owner) if owner is not None else None
    if person is None or person.kind != "person" or person.actor is None:
        return None
    found = _home(page, person) if token.lower in _HOME else _body(page, token, person)
    if found is None:
        return None
    why = f"the {token.lower_} of {person.label} is {found.label}"
    return Link(token.i, token.i + 1, "nominal", found, why)


def _home(page: Page, person: Entity) -> Entity | None:
    """The state that they serve, or that of the body that they are with."""
    actor = person.actor or ""
    bodies = (key for key in page.posts.get(actor, ()) if key in page.actors)
    lands = {page.actors[key].country for key in bodies} | {page.actors[actor].country}
    lands.discard(None)
    served = page.offices.get(actor)
    alone = f"state:{next(iter(lands))}" if len(lands) == 1 else ""
    return page.entities.get(served or alone)


def _body(page: Page, token: Token, person: Entity) -> Entity | None:
    bodies = (page.entities.get(key) for key in page.posts.get(person.actor or "", ()))
    fitting = {b for b in bodies if b is not None and sorts.fits(b, token.lower_) >= _LEAST}
    return fitting.pop() if len(fitting) == 1 else None
