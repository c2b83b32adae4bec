"""Nouns beside a name in commas: "Holm, a signalman from Brest", "her colleague, Ida Holm"."""

from collections.abc import Iterator

from spacy.tokens import Token

from newsbase.extraction.components.chains import Link, Page
from newsbase.extraction.components.entities import Entity
from newsbase.extraction.word_ids import ids, ids_of
from newsbase.extraction.word_lists import load, words

_RELATIONS = ids_of("people", "relations")
_PERSONS = (
    _RELATIONS
    | ids_of("people", "roles", "somebody", "epithets", "stations", "kin", "speaks_for")
    | ids(noun for nouns in load("walks").values() for noun in nouns)
)
_BODIES = (
    _RELATIONS
    | ids_of("bodies", "heads", "generic_heads", "makers", "continues_over_of", "unions")
    | ids_of("bodies", "any_organisation", "any_bloc", "other_heads")
    | ids_of("media", "outlet_nouns")
)
_LANDS = _RELATIONS | ids_of("bodies", "land_nouns")
_FITTING = {
    "person": _PERSONS, "organization": _BODIES, "igo": _BODIES, "group": _BODIES, "state": _LANDS,
}  # fmt: skip
# Who does something is called so: "producer", "signalman", "hydrologist".
_DOERS = {
    "person": ("er", "or", "ist", "ian", "man", "woman", "ant", "eer", "ee"),
    "organization": ("er", "or"), "igo": (), "group": (), "state": ("er",),
}  # fmt: skip
_NO_DOERS = words("people", "no_doers")
_LEAST = 5  # letters of a doer
_BREAKS = frozenset((",", "(", "–", "—", "-"))


def find(page: Page) -> list[Link]:
    """The descriptions in apposition to names, each a mention of its own."""
    found: list[Link] = []
    for last, mention in page.names.items():
        entity = page.entities.get(mention.actor or "")
        if entity is not None and mention.type == "name":
            found += _take(page, entity, _before(page, last))
            found += behind(page, entity, page.head(last))
    return found


def behind(page: Page, entity: Entity, noun: Token) -> list[Link]:
    """Those behind a noun that speaks of the entity: "her husband, an engineer"."""
    return _take(page, entity, _behind(page, noun))


def _take(page: Page, entity: Entity, nouns: Iterator[Token]) -> list[Link]:
    found = []
    for noun in nouns:
        if noun.i not in page.covered and noun.i not in page.at and can_be(entity, noun):
            page.at[noun.i] = entity
            why = f"describes {entity.label}"
            found.append(Link(noun.i, noun.i + 1, "nominal", entity, why, score=0.9))
    return found


def can_be(entity: Entity, noun: Token) -> bool:
    """May the noun speak of one of the entity's kind?"""
    if noun.lower in _FITTING.get(entity.kind, ()):
        return True
    word = noun.lower_
    doer = len(word) >= _LEAST and word.endswith(_DOERS.get(entity.kind, ()))
    return doer and word not in _NO_DOERS and noun.lower not in _BODIES


def _behind(page: Page, named: Token) -> Iterator[Token]:
    """ "Holm, a signalman"."""
    for child in named.children:
        if child.i > named.i and child.dep_ == "appos" and child.tag_ == "NN":
            first = child.left_edge.i
            if page.doc[first - 1].text in _BREAKS:
                yield child


def _before(page: Page, last: int) -> Iterator[Token]:
    """ "His colleague, Ida Holm"."""
    name, first = page.head(last), page.first[last]
    noun = name.head
    beside = name.dep_ == "appos" and noun.tag_ == "NN" and noun.i < first
    if beside and page.doc[first - 1].text in _BREAKS:
        yield noun
