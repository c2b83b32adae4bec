"""Readers of expressions that name no date: lengths, repetitions, times of day, "now", "soon"."""

import re

from newsbase.extraction.components import date_words as words
from newsbase.extraction.components.date_grammar import Groups
from newsbase.extraction.components.date_reading import (
    A_LENGTH,
    NO_REFERENCE,
    NOT_PUBLISHED,
    REPEATED,
    VAGUE,
    Anchor,
    Reading,
    unanchored,
)
from newsbase.extraction.components.date_values import Cover, containing, shifted

# The half of a unit in smaller ones, where the calendar has such.
_HALVES = {"Y": "6M", "M": "15D", "D": "T12H", "TH": "30M", "TM": "30S", "DE": "5Y", "CE": "50Y"}
_EDGES_BACK = ("past", "last")
_EDGES_AHEAD = ("next", "coming")
_ADVERBS = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M",
            "yearly": "P1Y", "annually": "P1Y"}  # fmt: skip
_HALF = re.compile(r"\s?and a half|\s1/2|½|\bhalf(?: an?)?\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?:%|\d|percent|million|billion|trillion|hundred|thousand)\)?\s*\Z")


def duration(parts: Groups, anchor: Anchor) -> Reading | None:
    """As in "three years", "the past two months"; but "will end in two days" is a date."""
    unit, amount, edge = words.unit(parts["unit"]), parts["amount"], parts.get("edge", "").lower()
    if "old" in parts or (unit == "quarter" and anchor.behind.startswith("of ")):
        return None  # an age, a fraction
    count, half = _amount(amount)
    half = half or "half" in parts
    if _is_date(anchor, edge, unit) and count:
        return _ahead(anchor, int(count), unit)
    value = _length(count, unit, half=half)
    return Reading(value, "DURATION", A_LENGTH, covered=_covered(edge, count, unit, anchor))


def _amount(text: str) -> tuple[float | None, bool]:
    """The whole number, and whether a half comes to it: "two and a half", "2 1/2", "half a"."""
    plain, halves = _HALF.subn("", text)
    if not halves:
        return words.number(text), False
    return words.number(plain) if plain.strip(" an") else 0.0, True


def _is_date(anchor: Anchor, edge: str, unit: str) -> bool:
    return (
        anchor.tense == "future"
        and not edge
        and anchor.before.split()[-1:] == ["in"]
        and unit not in ("second", "minute", "hour")
    )


def _ahead(anchor: Anchor, count: int, unit: str) -> Reading:
    if anchor.published is None:
        return unanchored(NOT_PUBLISHED)
    return Reading(containing(shifted(anchor.published, count, unit), unit))


def _length(count: float | None, unit: str, *, half: bool = False) -> str:
    letter, figures = words.UNITS[unit], "X" if count is None else f"{count:g}"
    if not half or count is None:
        return f"P{'T' * letter.startswith('T')}{figures}{letter.removeprefix('T')}"
    smaller = _HALVES.get(letter)
    if smaller is None:
        return f"P{count + 0.5:g}{letter}"
    whole = f"{figures}{letter.removeprefix('T')}" if count else ""
    return f"P{'T' * (letter.startswith('T'))}{whole}{smaller}"


def _covered(edge: str, count: float | None, unit: str, anchor: Anchor) -> Cover | None:
    """Those of "the past two months" end on the article's day, of "the next two" begin on it."""
    published = anchor.published
    if published is None or not count or edge not in _EDGES_BACK + _EDGES_AHEAD:
        return None
    back = edge in _EDGES_BACK
    other = shifted(published, round(-count if back else count), unit)
    return Cover(min(published, other), max(published, other), "range")


def vague_duration(parts: Groups, anchor: Anchor) -> Reading | None:
    """As in "recent weeks", "for years", "months of"; a bare plural needs a measuring word."""
    edge = parts.get("edge", "").lower()
    measured = anchor.before.split()[-1:] in (["for"], ["in"], ["within"], ["over"], ["after"])
    if not edge and not measured and not anchor.behind.startswith(("of ", "ahead")):
        return None
    return Reading(_length(None, words.unit(parts["unit"])), "DURATION", A_LENGTH)


def last_one(parts: Groups, anchor: Anchor) -> Reading | None:
    """For "the past year" is the twelve months before the article, not the year before."""
    unit, edge = words.unit(parts["unit"]), parts["edge"].lower()
    if edge == "last" and anchor.behind.startswith("of "):
        return None
    covered = _covered(edge, 1, unit, anchor)
    return Reading(_length(1, unit), "DURATION", A_LENGTH, covered=covered)


def every(parts: Groups, anchor: Anchor) -> Reading:
    if "weekday" in parts:
        return weekdays(parts, anchor)
    if "month" in parts:
        return Reading(f"XXXX-{words.month(parts['month']):02}", "SET", REPEATED)
    if "season" in parts:
        return Reading(f"XXXX-{words.SEASONS[parts['season'].lower()]}", "SET", REPEATED)
    ranks = {"": 1.0, "other": 2.0, "second": 2.0, "third": 3.0}
    count = words.number(parts["amount"]) if "amount" in parts else None
    times = count or ranks[parts.get("other", "").lower()]
    return Reading(_length(times, words.unit(parts["unit"])), "SET", REPEATED)


def weekdays(parts: Groups, anchor: Anchor) -> Reading:
    part = parts.get("part", "").lower()
    tail = f"T{words.PARTS_OF_DAY[part]}" if part else ""
    return Reading(f"XXXX-WXX-{words.weekday(parts['weekday'])}{tail}", "SET", REPEATED)


def often(parts: Groups, anchor: Anchor) -> Reading | None:
    """As in "twice a year", "$2 million a year"; "a year" alone is a length and not read here."""
    if "rate" in parts and not _COUNTED.search(anchor.before) and parts["rate"].lower() != "per":
        return None
    return Reading(_length(1, words.unit(parts["unit"])), "SET", REPEATED)


def adverb(parts: Groups, anchor: Anchor) -> Reading:
    return Reading(_ADVERBS[parts["adverb"].lower()], "SET", REPEATED)


def present(parts: Groups, anchor: Anchor) -> Reading:
    return Reading("PRESENT_REF", reason=VAGUE)


def past(parts: Groups, anchor: Anchor) -> Reading:
    return Reading("PAST_REF", reason=VAGUE)


def future(parts: Groups, anchor: Anchor) -> Reading:
    return Reading("FUTURE_REF", reason=VAGUE)


def clock(parts: Groups, anchor: Anchor) -> Reading:
    """A time of day, on the day that was named last; a date beside it is joined to it later."""
    time = _time(parts)
    on = anchor.covered.first if anchor.covered and anchor.covered.precision == "day" else None
    if on is None:
        return Reading(time, "TIME", NO_REFERENCE)
    return Reading(f"{on}{time}", "TIME")


def _time(parts: Groups) -> str:
    if "moment" in parts:
        return f"T{words.MOMENTS[parts['moment'].lower()]}"
    hour, half = int(parts["hour"]), parts.get("half", "").lower()
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return f"T{hour:02}:{parts.get('minute', '00')}"
