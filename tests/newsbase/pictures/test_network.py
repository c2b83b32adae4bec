from itertools import combinations

import pytest

from newsbase.pictures.network import (
    LETTER,
    MOST,
    NARROWEST,
    Neighbour,
    Node,
    in_ring,
    network,
    wrapped,
)


def neighbours(number: int) -> list[Neighbour]:
    return [Neighbour(key, f"Ministry of port number {key}", 50 - key, "") for key in range(number)]


def box(node: Node) -> tuple[float, float, float, float]:
    """What the name covers in the narrowest picture: left, right, top, bottom, in pixels."""
    width = max(len(words) for _, words in node.lines) * LETTER
    x = node.label_x / 100 * NARROWEST
    left = x if node.anchor == "start" else x - width
    return left, left + width, node.lines[0][0] - 10, node.lines[-1][0] + 3


@pytest.mark.parametrize("number", range(1, MOST + 1))
def test_names_lie_apart_and_inside(number: int) -> None:
    drawn = network(neighbours(number), {})
    boxes = [box(node) for node in drawn.nodes]
    for left, right, top, bottom in boxes:
        assert left >= 0
        assert right <= NARROWEST
        assert top >= 0
        assert bottom <= drawn.height
    for one, other in combinations(boxes, 2):
        apart_across = one[1] <= other[0] or other[1] <= one[0]
        apart_down = one[3] <= other[2] or other[3] <= one[2]
        assert apart_across or apart_down


def test_names_are_written_outwards() -> None:
    for node in network(neighbours(9), {}).nodes:
        assert node.anchor == ("start" if node.x > 50 else "end")
        assert (node.label_x > node.x) == (node.x > 50)


def test_the_weightiest_are_chosen() -> None:
    drawn = network(neighbours(40), {})
    assert {node.key for node in drawn.nodes} == set(range(MOST))


def test_more_weight_is_a_thicker_line() -> None:
    heavy, light = network([Neighbour(1, "A", 9, ""), Neighbour(2, "B", 1, "")], {}).nodes
    assert heavy.thickness > light.thickness > 0


def test_those_tied_stand_side_by_side() -> None:
    ties = {frozenset((0, 3)): 2, frozenset((3, 1)): 9}
    assert [each.key for each in in_ring(neighbours(5), ties)] == [0, 3, 1, 2, 4]


def test_the_order_does_not_hang_on_the_order_given() -> None:
    ties = {frozenset((2, 4)): 1}
    some = [Neighbour(key, "Same", 1, "") for key in range(6)]
    assert in_ring(some, ties) == in_ring(some[::-1], ties)


def test_ties_join_those_that_are_drawn() -> None:
    ties = {frozenset((0, 1)): 2, frozenset((0, 99)): 1}
    (tie,) = network(neighbours(3), ties).ties
    assert {tie.one.key, tie.other.key} == {0, 1}


def test_nobody_is_an_empty_picture() -> None:
    assert network([], {}).nodes == []


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Port Office", ["Port Office"]),
        ("Ministry of Foreign Affairs", ["Ministry of", "Foreign Affairs"]),
        ("Ministry of Foreign and European Affairs", ["Ministry of", "Foreign and Eu…"]),
        ("Donaudampfschifffahrt", ["Donaudampfschi…"]),
        ("Office Donaudampfschifffahrt", ["Office", "Donaudampfschi…"]),
    ],
)
def test_a_long_name_takes_two_lines(name: str, lines: list[str]) -> None:
    assert wrapped(name, 15) == lines
