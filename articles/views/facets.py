"""Boxes of a filter with the number of rows behind each: templates/articles/_facet.html."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """One box; `number` counts the rows that checking it alone would leave."""

    value: str
    label: str
    number: int
    checked: bool


def boxes(
    labels: dict[str, str], numbers: dict[str, int], checked: Collection[str]
) -> list[Choice]:
    """A box for each label; without labels, for each value that occurs or is checked."""
    labels = labels or {value: value for value in [*numbers, *checked]}
    return [
        Choice(value, label, numbers.get(value, 0), value in checked)
        for value, label in labels.items()
    ]
