"""Which merges and splits an actor went through."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from actors.models import Actor, RegroupedRow, Regrouping
from actors.recording import Act
from actors.row_words import in_words

MOST = 30


@dataclass(frozen=True)
class Passage:
    """A regrouping, with how many rows of which sort it moved."""

    regrouping: Regrouping
    moved: list[tuple[str, int]]


def history_of(actor: Actor) -> list[Passage]:
    """The latest of them, in two queries."""
    rows = Regrouping.objects.of(actor)
    return with_numbers(
        list(rows.select_related("source", "target", "made_by", "undone_by")[:MOST])
    )


def with_numbers(regroupings: Sequence[Regrouping]) -> list[Passage]:
    counted = (
        RegroupedRow.objects.filter(regrouping__in=regroupings, act=Act.MOVED, values__isnull=True)
        .values_list("regrouping", "model", "column")
        .annotate(number=Count("pk"))
        .order_by("regrouping", "-number", "model", "column")
    )
    numbers: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for pk, label, column, number in counted:
        numbers[pk].append((in_words(label, column, number), number))
    return [Passage(each, numbers[each.pk]) for each in regroupings]
