"""Which nouns may speak of a person, of a body, of a state."""

from collections.abc import Iterator

from newsbase.extraction.results import ActorKind
from newsbase.extraction.word_lists import load, words


def _of(name: str, *tables: str) -> Iterator[str]:
    for table in tables:
        yield from words(name, table)


_RELATIONS = words("people", "relations")
_PERSONS = (
    _RELATIONS
    | {*_of("people", "roles", "somebody", "epithets", "stations", "kin", "speaks_for")}
    | {noun for nouns in load("walks").values() for noun in nouns}
)
_BODIES = (
    _RELATIONS
    | {*_of("bodies", "heads", "generic_heads", "makers", "continues_over_of", "unions")}
    | {*_of("bodies", "any_organisation", "any_bloc", "other_heads")}
    | words("media", "outlet_nouns")
)
_LANDS = _RELATIONS | words("bodies", "land_nouns")
_FITTING = {
    "person": _PERSONS, "organization": _BODIES, "igo": _BODIES, "group": _BODIES, "state": _LANDS,
}  # fmt: skip
# Who does something is called so: "producer", "signalman", "hydrologist".
_DOERS = {
    "person": ("er", "or", "ist", "ian", "man", "woman", "ant", "eer", "ee"),
    "organization": ("er", "or"), "state": ("er",),
}  # fmt: skip
_NO_DOERS = words("people", "no_doers")
_LEAST = 5  # letters of a doer


def may_be(kind: ActorKind, noun: str) -> bool:
    """May the noun, in lower case, speak of one of the kind?"""
    if noun in _FITTING.get(kind, ()):
        return True
    doer = len(noun) >= _LEAST and noun.endswith(_DOERS.get(kind, ()))
    return doer and noun not in _NO_DOERS and noun not in _BODIES
