"""Which merges and splits an actor went through, and from whom it was told apart."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Count

from actors.models import Actor, Distinction, RegroupedRow, Regrouping
from actors.recording import Act
from actors.row_words import in_words

MOST = 30


@dataclass(frozen=True)
class Passage:
    """A regrouping, with how many rows of which sort it moved.

    In an actor's history `other` is the other side; `before` and `after` are the words around its
    name.
    """

    regrouping: Regrouping
    moved: list[tuple[str, int]]
    other: Actor | None = None
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Apart:
    """A distinction, seen from one of the two."""

    distinction: Distinction
    other: Actor


def apart_from(actor: Actor) -> list[Apart]:
    """Whom it was told apart from, the latest first; in one query.

    Not those merged since: of them the actors that they went into were told apart too.
    """
    pairs = Distinction.objects.of(actor).select_related("first", "second", "made_by")
    standing = pairs.filter(first__merged_into=None, second__merged_into=None)
    return [
        Apart(pair, pair.second if pair.first_id == actor.pk else pair.first)
        for pair in standing.order_by("-made_at", "-pk")
    ]


def history_of(actor: Actor) -> list[Passage]:
    """The latest of them, in two queries."""
    rows = Regrouping.objects.of(actor)
    latest = rows.select_related("source", "target", "made_by", "undone_by")[:MOST]
    return [_seen_from(actor, passage) for passage in with_numbers(list(latest))]


def _seen_from(actor: Actor, passage: Passage) -> Passage:
    regrouping = passage.regrouping
    is_merge = regrouping.kind == Regrouping.Kind.MERGE
    if regrouping.target_id == actor.pk:
        before, after = ("", "merged into it") if is_merge else ("split off", "")
        return replace(passage, other=regrouping.source, before=before, after=after)
    before, after = ("merged into", "") if is_merge else ("", "split off")
    return replace(passage, other=regrouping.target, before=before, after=after)


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
