"""Pairing the rows of a matrix with its columns so that the sum of the pairs is the highest."""

from collections.abc import Sequence
from math import inf

_FREE = -1


def highest_sum(weights: Sequence[Sequence[float]]) -> float:
    """The highest sum of weights of which no two share a row or a column.

    The Hungarian method (Kuhn 1955) with potentials (Munkres 1957), which adds one row at a time by
    a shortest augmenting path: O(n²m) for n rows and m columns, n the smaller.
    """
    if not weights or not weights[0]:
        return 0.0
    rows = weights if len(weights) <= len(weights[0]) else list(zip(*weights, strict=True))
    width = len(rows[0])
    row_potential, column_potential = [0.0] * len(rows), [0.0] * width
    row_of = [_FREE] * width
    for new in range(len(rows)):
        _add_row(new, rows, row_potential, column_potential, row_of)
    return sum(rows[row][column] for column, row in enumerate(row_of) if row != _FREE)


def _add_row(
    new: int,
    rows: Sequence[Sequence[float]],
    row_potential: list[float],
    column_potential: list[float],
    row_of: list[int],
) -> None:
    """Give the row a column, moving other rows along the cheapest path to a free column.

    The cost of a pair is its negated weight; `reached` are the columns of the path so far.
    """
    width = len(row_of)
    slack, came_from = [inf] * width, [-1] * width
    reached: list[int] = []
    column, row = -1, new
    while True:
        for j in set(range(width)).difference(reached):
            cost = -rows[row][j] - row_potential[row] - column_potential[j]
            if cost < slack[j]:
                slack[j], came_from[j] = cost, column
        left = sorted(set(range(width)).difference(reached), key=lambda j: (slack[j], j))
        delta = slack[left[0]]
        row_potential[new] += delta
        for j in reached:
            row_potential[row_of[j]] += delta
            column_potential[j] -= delta
        for j in left:
            slack[j] -= delta
        column = left[0]
        if row_of[column] == _FREE:
            break
        reached.append(column)
        row = row_of[column]
    while column >= 0:
        before = came_from[column]
        row_of[column] = row_of[before] if before >= 0 else new
        column = before
