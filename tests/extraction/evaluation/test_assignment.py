"""The best pairing, against trying them all."""

import random
from itertools import permutations

import pytest

from newsbase.extraction.evaluation.assignment import highest_sum


def test_the_best_pairs_are_not_those_of_the_best_cells() -> None:
    assert highest_sum([[9, 8], [8, 1]]) == 16


@pytest.mark.parametrize("empty", [[], [[]], [[], []]])
def test_nothing_sums_to_nothing(empty: list[list[float]]) -> None:
    assert highest_sum(empty) == 0


def test_it_is_what_trying_all_pairings_gives() -> None:
    chance = random.Random(4)  # noqa: S311
    for _ in range(300):
        rows, columns = chance.randint(1, 5), chance.randint(1, 5)
        weights = [
            [chance.choice([0, 0.5, 1, chance.random()]) for _ in range(columns)]
            for _ in range(rows)
        ]
        assert highest_sum(weights) == pytest.approx(_tried(weights))


def _tried(weights: list[list[float]]) -> float:
    turned = [list(column) for column in zip(*weights, strict=True)]
    narrow = weights if len(weights) <= len(turned) else turned
    sums: list[float] = [
        sum(row[column] for row, column in zip(narrow, chosen, strict=True))
        for chosen in permutations(range(len(narrow[0])), len(narrow))
    ]
    return max(sums)
