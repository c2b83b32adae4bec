"""What sort of organisation somebody is, by name, and which nouns take up one of that sort."""

from functools import cache

from spacy.tokens import Doc

from newsbase.extraction.components.entities import Entity
from newsbase.extraction.components.name_book import NameBook
from newsbase.extraction.text import fold
from newsbase.extraction.word_ids import ids
from newsbase.extraction.word_lists import load, words

_SORTS = "newsbase sorts of known organisations"  # in Doc.user_data
_UNTOLD = 0.7  # how well "company" fits a name that tells nothing
_HARDLY = 0.5  # and how well the nouns of such sorts do as have names of all kinds
_OF_ALL_NAMES = ("bank", "media", "party", "union", "armed", "charity")
_WATCHERS = ("watchdog", "regulator", "monitor")  # of such a name nobody is taken for one
_OF_ANY = ("fund", "trust", "network", "coalition", "club")  # tell no sort: hedge funds, aid funds
_FORMS = words("sorts", "forms")
_KINDS = ("organization", "igo", "group")


@cache
def _sorts() -> dict[str, dict[str, list[str]]]:
    return {name: table for name, table in load("sorts").items() if isinstance(table, dict)}


@cache
def noun_ids() -> frozenset[int]:
    """The nouns that take up an organisation of some sort."""
    return frozenset().union(*(ids(table["nouns"]) for table in _sorts().values()))


def fits(entity: Entity, noun: str) -> float:
    """How well the noun takes up the entity, from 0 to 1."""
    if entity.kind not in _KINDS or entity.plural or entity.actor is None:
        return 0.0
    if noun in entity.nouns:
        return 1.0
    sorts = _of(entity)
    if entity.kind == "igo":
        lends = "bank" in sorts and noun == "lender"
        return float(lends or noun in _sorts()["states"]["nouns"])
    if sorts:
        return 1.0 if any(noun in _sorts()[sort]["nouns"] for sort in sorts) else 0.0
    return _of_any_name(noun)


def _of_any_name(noun: str) -> float:
    """How well the noun takes up somebody whose name tells nothing."""
    if noun in _WATCHERS:
        return 0.0
    if noun in _sorts()["company"]["nouns"]:
        return _UNTOLD
    return _HARDLY if any(noun in _sorts()[sort]["nouns"] for sort in _OF_ALL_NAMES) else 0.0


def is_many(entity: Entity) -> bool:
    """ "The Houthis", "Hamas": "they", as many who fight are."""
    return entity.kind in ("organization", "group") and "armed" in _of(entity)


def _of(entity: Entity) -> frozenset[str]:
    if entity.sort:
        return frozenset((entity.sort,))
    return _of_name(entity.label) | _of_nouns(frozenset(entity.nouns))


def remember(book: NameBook) -> None:
    """For coreference, which does not know the alias table: the sorts of the known ones named."""
    known = (book.table.by_key.get(key) for key in book.actors)
    book.doc.user_data[_SORTS] = {a.key: a.sort for a in known if a is not None and a.sort}


def of_known(doc: Doc) -> dict[str, str]:
    """By their keys, the sorts of the known organisations of the text."""
    found: dict[str, str] = doc.user_data.get(_SORTS, {})
    return found


@cache
def _of_name(name: str) -> frozenset[str]:
    parts = frozenset(word.strip(".,") for word in fold(name).replace("-", " ").split())
    found = {sort for sort, table in _sorts().items() if not parts.isdisjoint(table["names"])}
    if len(found) > 1 and parts.isdisjoint(_FORMS):
        found.discard("company")  # "Center for Automotive Research"
    if name in words("media", "outlets") or parts & words("media", "outlet_words"):
        found.add("media")
    return frozenset(found)


@cache
def _of_nouns(called: frozenset[str]) -> frozenset[str]:
    """The sorts of which alone one is called so: who is a carmaker is a company."""
    found = set()
    for noun in {one.split()[-1] for one in called if one}:  # "think tank"
        sorts = [sort for sort, table in _sorts().items() if noun in table["nouns"]]
        if len(sorts) == 1 and noun not in _OF_ANY:
            found.add(sorts[0])
    return frozenset(found)
