"""Actors as people annotate them: [1 a name], [1n a description], [1p a pronoun].

A number stands for a chain, all mentions of one actor in the passage.
"""

from newsbase.extraction.evaluation.actor_items import who_is
from newsbase.extraction.evaluation.annotated import Brackets
from newsbase.extraction.evaluation.reading import Record

_TYPES = {"": "name", "n": "nominal", "p": "pronoun"}


def _empty() -> Record:
    return {"places": []}


def _add(chain: Record, letter: str, span: list[int]) -> None:
    start, end = span
    chain["places"].append({"start": start, "end": end, "type": _TYPES[letter]})


def _attributes(values: dict[str, str]) -> Record:
    """As they stand, once it is clear that they say who it is."""
    who_is(values)
    return dict(values)


def _mentions(chains: list[Record]) -> list[Record]:
    """One for each bracket and chain, in text order, with what is said of the chain."""
    mentions = [
        {**place, **{name: value for name, value in chain.items() if name != "places"}}
        for chain in chains
        for place in chain["places"]
    ]
    return sorted(mentions, key=lambda mention: (mention["start"], mention["end"]))


BRACKETS = Brackets(
    thing="chain",
    field="mentions",
    letters="np",
    names=("actor", "name", "kind", "belongs", "role"),
    example='= 1 actor=p:jan-nowak name="Jan Nowak" kind=person',
    needs_attributes=True,
    empty=_empty,
    add=_add,
    attributes=_attributes,
    items=_mentions,
)
