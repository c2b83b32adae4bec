"""Nouns beside a name in commas: "Holm, a signalman from Brest", "her colleague, Ida Holm"."""

from collections.abc import Iterator

from spacy.tokens import Token

from newsbase.extraction.components import noun_kinds
from newsbase.extraction.components.chains import Link, Page
from newsbase.extraction.components.entities import Entity
from newsbase.extraction.word_lists import words

_PARTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "conj"))
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
        if (
            noun.i not in page.covered
            and noun.i not in page.at
            and noun_kinds.may_be(entity.kind, noun.lower_)
        ):
            page.at[noun.i] = entity
            page.titled.append((noun, entity))
            why = f"describes {entity.label}"
            found.append(Link(noun.i, noun.i + 1, "nominal", entity, why, score=0.9))
    return found


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
        # in "his son, Jan, and his nephew" what follows the next comma is another
        if not any(t.text == "," for t in page.doc[noun.i : first - 1]):
            yield noun
    elif (far := _over_a_body(page, first)) is not None:
        yield far


def _over_a_body(page: Page, first: int) -> Token | None:
    """ "The president of Chad, Ida Holm, …": the parse joins her to Chad."""
    doc, at = page.doc, first - 2
    if at < 0 or doc[first - 1].text != "," or at not in page.names:
        return None
    of = page.first[at] - 1
    of -= of > 0 and doc[of].lower_ == "the"
    noun = doc[of - 1] if of > 0 else None
    if noun is None or noun.tag_ != "NN" or doc[of].lower_ != "of":
        return None
    return noun if noun.dep_ in _PARTS and noun.lower_ in words("people", "roles") else None
