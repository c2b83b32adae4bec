"""Figures as tables of text, for the terminal and for pages alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Figures = Mapping[str, Any]
DASH = "–"


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`groups` stand above the columns, each over as many of them as the others."""

    title: str
    note: str
    groups: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def span(self) -> int:
        """How many columns each group has."""
        return len(self.columns) // len(self.groups)


@dataclass(frozen=True, slots=True)
class Fact:
    """One of the few figures that a run is known by."""

    label: str
    value: str


def percent(share: float | None) -> str:
    return DASH if share is None else f"{100 * share:.1f}"


def rate_cells(rate: Figures) -> tuple[str, str, str]:
    """Precision, recall and F1 in percent; a dash for what nothing can be said of."""
    return (
        percent(rate["precision"] if rate["found"] else None),
        percent(rate["recall"] if rate["gold"] else None),
        percent(rate["f1"] if rate["found"] or rate["gold"] else None),
    )


def share_cells(share: Figures) -> tuple[str, str]:
    """The share in percent, and of how many."""
    return percent(share["share"]), str(share["number"])


def as_lines(table: Table) -> list[str]:
    """The table in fixed width, its title above the labels."""
    label = max([len(table.title), *(len(row.label) for row in table.rows)])
    widths = _widths(table)
    each = table.span
    spans = [sum(widths[i : i + each]) + 2 * each for i in range(0, len(widths), each)]
    over = "".join(group.rjust(span) for group, span in zip(table.groups, spans, strict=True))
    lines = [" " * label + over, _line(table.title, table.columns, label, widths)]
    lines += [_line(row.label, row.cells, label, widths) for row in table.rows]
    return [line.rstrip() for line in lines]


def _widths(table: Table) -> list[int]:
    """Of the columns; the first of each group is as wide as the group's name needs it."""
    cells = [table.columns, *(row.cells for row in table.rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(table.columns))]
    each = table.span
    for group, first in zip(table.groups, range(0, len(widths), each), strict=True):
        rest = sum(widths[first + 1 : first + each]) + 2 * (each - 1)
        widths[first] = max(widths[first], len(group) - rest)
    return widths


def _line(first: str, cells: Sequence[str], label: int, widths: Sequence[int]) -> str:
    rest = "".join("  " + cell.rjust(w) for cell, w in zip(cells, widths, strict=True))
    return first.ljust(label) + rest
