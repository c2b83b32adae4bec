"""Two series of numbers by month as bars, the lesser in front of the greater.

Long times are put together to quarters, years or several years: never more than MOST bars.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

MOST = 60

HEIGHT = 148
TOP, BOTTOM = 16, 124
LEFT = 8.0  # percent, for the numbers beside the lines
WIDEST = 5.0  # percent: two bars shall not look like two walls
MOST_LABELS = 8

_STEPS = (1, 3, 12)  # months of a bar; then years, doubled as often as it takes
_APART = (1, 2, 3, 6, 12, 24, 36, 60)  # months between labels
_NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()

Numbers = Mapping[datetime.date, tuple[int, int]]  # by any day of a month


@dataclass(frozen=True)
class Span:
    """What one bar stands for: whole months, from the first day to the last."""

    first: datetime.date
    last: datetime.date
    label: str
    back: int
    front: int


@dataclass(frozen=True)
class Bar:
    """A slot of the picture with its two bars, in percent across and pixels down."""

    span: Span
    slot_x: float
    slot_width: float
    back_x: float
    back_width: float
    back_y: float
    front_x: float
    front_width: float
    front_y: float

    @property
    def back_height(self) -> float:
        return round(BOTTOM - self.back_y, 1)

    @property
    def front_height(self) -> float:
        return round(BOTTOM - self.front_y, 1)


@dataclass(frozen=True)
class Mark:
    """A word at a place: a percentage across, or a height."""

    at: float
    label: str


@dataclass(frozen=True)
class Chart:
    bars: list[Bar]
    lines: list[Mark]
    labels: list[Mark]
    height: int = HEIGHT
    top: int = TOP
    bottom: int = BOTTOM
    left: float = LEFT
    numbers_at: float = LEFT - 1

    @property
    def depth(self) -> int:
        return self.bottom - self.top


def spans(numbers: Numbers) -> list[Span]:
    """One after another from the first month to the last, those without any among them."""
    if not numbers:
        return []
    by_month: dict[int, tuple[int, int]] = {}
    for day, (back, front) in numbers.items():
        before = by_month.get(_month(day), (0, 0))
        by_month[_month(day)] = before[0] + back, before[1] + front
    step = _step(min(by_month), max(by_month))
    return [
        _span(at * step, step, by_month)
        for at in range(min(by_month) // step, max(by_month) // step + 1)
    ]


def chart(found: list[Span]) -> Chart:
    """Where the bars of these spans stand."""
    top = _nice(max((max(span.back, span.front) for span in found), default=1))
    slot = (100 - LEFT) / max(len(found), 1)
    bars = [_bar(span, LEFT + slot * place, slot, top) for place, span in enumerate(found)]
    halves = [top // 2, top] if top % 2 == 0 else [top]
    lines = [Mark(_height(number, top), _short(number)) for number in halves]
    return Chart(bars, lines, list(_labels(bars)))


def _month(day: datetime.date) -> int:
    """The month's number, counted from the year 0."""
    return day.year * 12 + day.month - 1


def _first(month: int) -> datetime.date:
    return datetime.date(month // 12, month % 12 + 1, 1)


def _step(first: int, last: int) -> int:
    """How many months one bar stands for, so that there are not too many."""
    return next(step for step in _steps() if last // step - first // step < MOST)


def _steps() -> Iterator[int]:
    yield from _STEPS
    yield from (12 * 2**power for power in count(1))


def _span(month: int, step: int, by_month: dict[int, tuple[int, int]]) -> Span:
    inside = [by_month.get(each, (0, 0)) for each in range(month, month + step)]
    first = _first(max(month, 12))
    last = _first(month + step) - datetime.timedelta(days=1)
    back, front = sum(each[0] for each in inside), sum(each[1] for each in inside)
    return Span(first, last, _called(first, step), back, front)


def _called(first: datetime.date, step: int) -> str:
    if step == 1:
        return f"{_NAMES[first.month - 1]} {first.year}"
    if step == 3:
        return f"Q{first.month // 3 + 1} {first.year}"
    return f"{first.year}" if step == 12 else f"{first.year}–{first.year + step // 12 - 1}"


def _nice(most: int) -> int:
    """The least of 2, 4, 10, 20, 40, 100 … that is not less: a line that is read at a glance."""
    scale = 1
    while True:
        for digit in (2, 4, 10):
            if most <= digit * scale:
                return digit * scale
        scale *= 10


def _short(number: int) -> str:
    """«1k» for a thousand: there is little room."""
    for letter, size in (("M", 1_000_000), ("k", 1_000)):
        if number >= size:
            return f"{number / size:g}{letter}"
    return str(number)


def _height(number: int, top: int) -> float:
    """Where a bar of that number ends; what is there at all can be seen."""
    if not number:
        return BOTTOM
    return round(min(BOTTOM - (BOTTOM - TOP) * number / top, BOTTOM - 2), 1)


def _bar(span: Span, x: float, slot: float, top: int) -> Bar:
    back = min(slot * 0.8, WIDEST)
    front = back * 0.5
    return Bar(
        span=span,
        slot_x=round(x, 2),
        slot_width=round(slot, 2),
        back_x=round(x + (slot - back) / 2, 2),
        back_width=round(back, 2),
        back_y=_height(span.back, top),
        front_x=round(x + (slot - front) / 2, 2),
        front_width=round(front, 2),
        front_y=_height(span.front, top),
    )


def _labels(bars: list[Bar]) -> Iterator[Mark]:
    """Below the bars that begin a year, or a month of few; never so many that they touch."""
    if not bars:
        return
    begins = [_month(bar.span.first) for bar in bars]
    apart = next(
        (each for each in _all_apart() if _how_many(begins, each) <= MOST_LABELS), _APART[-1]
    )
    chosen = [(bar, month) for bar, month in zip(bars, begins, strict=True) if month % apart == 0]
    for place, (bar, month) in enumerate(chosen or [(bars[0], begins[0])]):
        at = round(bar.slot_x + bar.slot_width / 2, 2)
        yield Mark(at, _label(month, apart, first=place == 0))


def _all_apart() -> Iterator[int]:
    yield from _APART
    yield from (60 * 2**power for power in range(1, 12))


def _how_many(begins: list[int], apart: int) -> int:
    return sum(month % apart == 0 for month in begins)


def _label(month: int, apart: int, first: bool) -> str:
    """«2024» for January, «Apr» for others, «Apr 2024» for the first of all."""
    year, name = str(month // 12), _NAMES[month % 12]
    if apart >= 12:
        return year
    if first:
        return f"{name} {year}"
    return year if name == _NAMES[0] else name
