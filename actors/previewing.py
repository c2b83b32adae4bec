"""What a merge would do, counted before it is done; and what speaks against it."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from actors.fates import Fate, told_apart
from actors.merging import between, objection, taken_over
from actors.models import Actor, Affiliation
from actors.pointing import columns_to_actors
from actors.row_words import in_words

_LABELS = {"external_ids": "identifiers"}


@dataclass(frozen=True)
class Preview:
    """`moves` and `folded` are numbers of rows with what they are; `filled` columns and values.

    `apart` is who said that the two are not the same.
    """

    source: Actor
    target: Actor
    objection: str
    moves: list[tuple[str, int]]
    folded: list[tuple[str, int]]
    filled: list[tuple[str, str]]
    warnings: list[str]
    apart: Fate | None


def preview(source: Actor, target: Actor) -> Preview:
    """In a fixed number of queries."""
    moves, folded = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for column in columns_to_actors():
        rows = column.rows([source.pk])
        moves[column.label, column.name] = rows.count()
        folded[column.label, column.name] = len(column.twins(rows, {source.pk: target.pk}))
    return Preview(
        source,
        target,
        objection(source, target),
        [*_named(moves), *_annotations(source)],
        _named(folded),
        [_filled(*each) for each in taken_over(source, target).items()],
        list(_warnings(source, target)),
        told_apart(source, target),
    )


def _named(numbers: Counter[tuple[str, str]]) -> list[tuple[str, int]]:
    return [(in_words(*sort, number), number) for sort, number in numbers.most_common() if number]


def _annotations(source: Actor) -> list[tuple[str, int]]:
    """On the statements by the source: they stay on them."""
    counted = Actor.objects.filter(pk=source.pk).aggregate(n=Count("statements__annotations"))
    number = counted["n"]
    return [("annotation" if number == 1 else "annotations", number)] if number else []


def _filled(name: str, value: Any) -> tuple[str, str]:
    shown = ", ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else value
    return _LABELS.get(name, name), str(shown)


def _warnings(source: Actor, target: Actor) -> Any:
    unknown = Actor.Kind.UNKNOWN
    if source.kind != target.kind and unknown not in (source.kind, target.kind):
        kinds = f"{source.get_kind_display()}, {target.get_kind_display()}"
        yield f"They are of different kinds: {kinds}."
    if source.country and target.country and source.country != target.country:
        yield f"They are of different countries: {source.country}, {target.country}."
    if source.curated_key and target.curated_key:
        yield "Both come from the curated tables, which hold them apart."
    inner: list[Affiliation] = list(
        between(source, target).select_related("person", "organisation")
    )
    for each in inner:
        yield f"It is on record that {each.person} belongs to {each.organisation}; that goes."
