"""One in the middle and its neighbours around it: where they stand, and what joins them.

Neighbours stand on an ellipse, half of them on each side, at even heights; their names are written
outwards. So no name lies on another or on a line, in a narrow window either. Those that are tied to
each other stand side by side.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

MOST = 14

ROW = 38  # pixels: two lines of words
MARGIN = 26
NARROWEST = 330  # pixels; names must fit into a picture of this width
LETTER = 6.7  # pixels
REACH = 15.0  # percent: half the ellipse's width
THINNEST, THICKEST = 1.0, 6.0
MUCH = 12.0  # the weight that earns the thickest line, where nobody has more
SMALLEST, LARGEST = 4.0, 8.0

Pair = frozenset[int]


@dataclass(frozen=True)
class Neighbour:
    """Who it is, how much joins it to the one in the middle, and in which tone."""

    key: int
    name: str
    weight: float
    tone: str


@dataclass(frozen=True)
class Node:
    """A neighbour's place: the disc at `x` percent and `y` pixels, its name beside it."""

    neighbour: Neighbour
    x: float
    y: float
    radius: float
    thickness: float
    label_x: float
    anchor: str  # "start" or "end"
    lines: tuple[tuple[float, str], ...]  # baseline, words

    @property
    def key(self) -> int:
        return self.neighbour.key


@dataclass(frozen=True)
class Tie:
    """A line between two neighbours."""

    one: Node
    other: Node


@dataclass(frozen=True)
class Network:
    nodes: list[Node]
    ties: list[Tie]
    height: int

    @property
    def middle(self) -> float:
        return self.height / 2


def network(neighbours: Sequence[Neighbour], ties: Mapping[Pair, int]) -> Network:
    """The picture of at most MOST neighbours, the weightiest of those given."""
    chosen = sorted(neighbours, key=_weightiest)[:MOST]
    ordered = in_ring(chosen, ties)
    height = MARGIN * 2 + ROW * max(0, math.ceil(len(ordered) / 2) - 1)
    most = max([MUCH, *(each.weight for each in ordered)])
    places = _places(len(ordered), height)
    nodes = [_node(each, x, y, most) for each, (x, y) in zip(ordered, places, strict=True)]
    by_key = {node.key: node for node in nodes}
    known = sorted(tuple(sorted(pair)) for pair in ties if len(pair) == 2 and pair <= set(by_key))
    return Network(nodes, [Tie(by_key[one], by_key[other]) for one, other in known], height)


def in_ring(neighbours: Sequence[Neighbour], ties: Mapping[Pair, int]) -> list[Neighbour]:
    """Beginning with the weightiest, after each the one that is tied to it most."""
    rest = sorted(neighbours, key=_weightiest)
    ring = rest[:1]
    rest = rest[1:]
    while rest:
        last = ring[-1].key
        best = max(rest, key=lambda each: ties.get(frozenset((last, each.key)), 0))
        rest.remove(best)
        ring.append(best)
    return ring


def wrapped(name: str, letters: int) -> list[str]:
    """The name in one line or two, cut where it does not fit."""
    if len(name) <= letters:
        return [name]
    first, rest = "", name.split()
    while rest and len(f"{first} {rest[0]}".strip()) <= letters:
        first = f"{first} {rest.pop(0)}".strip()
    if not first:
        return [_cut(name, letters)]
    return [first, _cut(" ".join(rest), letters)]


def _cut(words: str, letters: int) -> str:
    return words if len(words) <= letters else f"{words[: letters - 1].rstrip()}…"


def _weightiest(neighbour: Neighbour) -> tuple[float, str, int]:
    return -neighbour.weight, neighbour.name, neighbour.key


def _places(number: int, height: int) -> Iterator[tuple[float, float]]:
    """Down the right side, and up the left one."""
    right = math.ceil(number / 2)
    for side, size in ((1, right), (-1, number - right)):
        heights = [height / 2 + ROW * (place - (size - 1) / 2) for place in range(size)]
        for y in heights if side == 1 else reversed(heights):
            from_middle = (y - height / 2) / (height / 2)
            yield round(50 + side * REACH * math.sqrt(1 - from_middle**2), 2), round(y, 1)


def _node(neighbour: Neighbour, x: float, y: float, most: float) -> Node:
    share = math.sqrt(neighbour.weight / most)
    outwards = 1 if x > 50 else -1
    label_x = round(x + outwards * 3.2, 2)
    room = (100 - label_x if outwards == 1 else label_x) / 100 * NARROWEST
    words = wrapped(neighbour.name, int(room / LETTER))
    first = y + 4 - 6.5 * (len(words) - 1)
    return Node(
        neighbour=neighbour,
        x=x,
        y=y,
        radius=round(SMALLEST + (LARGEST - SMALLEST) * share, 1),
        thickness=round(THINNEST + (THICKEST - THINNEST) * share, 1),
        label_x=label_x,
        anchor="start" if outwards == 1 else "end",
        lines=tuple((round(first + 13 * line, 1), text) for line, text in enumerate(words)),
    )
