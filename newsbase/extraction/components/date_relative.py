"""Readers of expressions that are counted from the article's date or from a date before them."""

from newsbase.extraction.components import date_words as words
from newsbase.extraction.components.date_grammar import Groups
from newsbase.extraction.components.date_reading import (
    A_LENGTH,
    NO_REFERENCE,
    NOT_PUBLISHED,
    VAGUE,
    Anchor,
    Reading,
    unanchored,
)
from newsbase.extraction.components.date_values import (
    ONE_DAY,
    Cover,
    Day,
    as_fine_as,
    containing,
    shifted,
    weekday_near,
)

_STEPS = {
    "this": 0,
    "current": 0,
    "last": -1,
    "this past": -1,
    "previous": -1,
    "prior": -1,
    "latest": -1,
    "next": 1,
    "this coming": 1,
    "coming": 1,
    "upcoming": 1,
}
_REFERENCE_STEPS = {
    "that": 0,
    "the same": 0,
    "the next": 1,
    "the following": 1,
    "following": 1,
    "the previous": -1,
    "previous": -1,
    "prior": -1,
}
_WITHIN = ("in", "for", "during", "over", "of", "by", "throughout", "through", "within")
_NOT_OF_THE_CALENDAR = ("before", "after", "since", "to", "end", "when", "of", "that", "from")
_IN_SMALLER = {"decade": (10, "year"), "year": (12, "month"), "month": (30, "day"),
               "week": (7, "day")}  # fmt: skip
_SMALL_UNITS = ("second", "minute", "hour")


def weekday(parts: Groups, anchor: Anchor) -> Reading:
    """Without a word before it: the article's own day, else the side that the tense points to."""
    number, that = words.weekday(parts["weekday"]), _low(parts.get("that", ""))
    if that in _REFERENCE_STEPS:
        day = _reference_weekday(number, _REFERENCE_STEPS[that], anchor)
        return _on(day, parts) if day else unanchored(NO_REFERENCE)
    if anchor.published is None:
        return unanchored(NOT_PUBLISHED)
    return _on(_published_weekday(number, that, anchor.published, anchor), parts)


def _published_weekday(number: int, that: str, published: Day, anchor: Anchor) -> Day:
    if that in ("last", "this past"):
        return weekday_near(published - ONE_DAY, number, later=False)
    if that == "next":
        monday = weekday_near(published, 1, later=False)
        return monday + (6 + number) * ONE_DAY
    if that == "this coming":
        return weekday_near(published + ONE_DAY, number, later=True)
    return weekday_near(
        published, number, later=that == "this" or anchor.tense in ("future", "present")
    )


def _reference_weekday(number: int, step: int, anchor: Anchor) -> Day | None:
    start = anchor.covered.first if anchor.covered else None
    if start is None or step == 0:
        return weekday_near(start, number, later=True) if start else None
    return weekday_near(start + step * ONE_DAY, number, later=step > 0)


def day(parts: Groups, anchor: Anchor) -> Reading:
    """Yesterday, today, tomorrow, tonight; a night is named by the day it begins on."""
    word, published = parts["day"].lower(), anchor.published
    if published is None:
        return unanchored(NOT_PUBLISHED)
    if word == "overnight":
        begun = published - ONE_DAY if anchor.tense != "future" else published
        covered = Cover(begun, begun + ONE_DAY, "range")
        return Reading(f"{begun}TNI", "TIME", covered=covered)
    step = {"yesterday": -1, "tomorrow": 1}.get(word, 0) * (2 if "beyond" in parts else 1)
    part = {"part": "night"} if word == "tonight" else parts
    return _on(published + step * ONE_DAY, part)


def part_of_day(parts: Groups, anchor: Anchor) -> Reading | None:
    that = _low(parts.get("that", ""))
    if not that and anchor.before.split()[-1:] not in (["in"], ["during"]):
        return None
    if that in ("this", "last"):
        if anchor.published is None:
            return unanchored(NOT_PUBLISHED, "TIME")
        return _on(anchor.published - (that == "last") * ONE_DAY, parts)
    start = _reference_day(anchor)
    if start is None:
        return unanchored(NO_REFERENCE, "TIME")
    return _on(start + _REFERENCE_STEPS.get(that, 0) * ONE_DAY, parts)


def period(parts: Groups, anchor: Anchor) -> Reading | None:
    """As in "this week", "last year", "the following month", "the current quarter"."""
    that, unit = _low(parts["that"]), words.unit(parts["unit"])
    if (that == "the next" and unit != "day") or (unit == "day" and that in ("this", "last")):
        return None
    if that in _REFERENCE_STEPS and anchor.covered and as_fine_as(anchor.covered, unit):
        start = shifted(anchor.covered.first, _REFERENCE_STEPS[that], unit)
        return Reading(containing(start, unit))
    if that not in _STEPS:
        return unanchored(NO_REFERENCE)
    if anchor.published is None:
        return unanchored(NOT_PUBLISHED)
    return Reading(containing(shifted(anchor.published, _STEPS[that], unit), unit))


def whole(parts: Groups, anchor: Anchor) -> Reading | None:
    """As in "the weekend", "the middle of the month", "the deadliest attack of the year"."""
    unit = words.unit(parts["unit"])
    if unit == "weekend":
        return _weekend(anchor)
    if unit in ("year", "month", "week") and anchor.behind.startswith("end"):
        return Reading(f"P1{words.UNITS[unit]}", "DURATION", A_LENGTH)  # "the year ended in June"
    if not anchor.modifier and not _of_the_calendar(anchor):
        return None
    if unit == "quarter" and not anchor.modifier:
        return _quarter(anchor)
    if unit == "day":
        start = _reference_day(anchor) or anchor.published
        return Reading(start.isoformat()) if anchor.modifier and start else None
    start = _told_day(anchor)
    return Reading(containing(start, unit)) if start else unanchored(NOT_PUBLISHED)


def _told_day(anchor: Anchor) -> Day | None:
    """The day a story is at: that of its last date if it tells of the past, else the article's."""
    published, covered = anchor.published, anchor.covered
    if covered and anchor.tense == "past" and (published is None or covered.first <= published):
        return covered.first
    return published


def _of_the_calendar(anchor: Anchor) -> bool:
    """Such as "in the year" is one of the calendar, "in the year after the war" is not."""
    return anchor.before.split()[-1:] in ([w] for w in _WITHIN) and not anchor.behind.startswith(
        _NOT_OF_THE_CALENDAR
    )


def _weekend(anchor: Anchor) -> Reading:
    if anchor.published is None:
        return unanchored(NOT_PUBLISHED)
    ahead = anchor.tense == "future" or anchor.published.isoweekday() >= 6
    start = anchor.published if ahead else shifted(anchor.published, -1, "week")
    return Reading(containing(start, "weekend"))


def _quarter(anchor: Anchor) -> Reading:
    if anchor.reference and "-Q" in anchor.reference:
        return Reading(anchor.reference)
    if anchor.published is None:
        return unanchored(NOT_PUBLISHED)
    return Reading(f"{anchor.published.year}-QX", reason=VAGUE)


def year_ago(parts: Groups, anchor: Anchor) -> Reading:
    return _shifted(anchor, -1, "year", from_reference=True)


def year_end(parts: Groups, anchor: Anchor) -> Reading:
    if anchor.published is None:
        return unanchored(NOT_PUBLISHED)
    year = anchor.published.year
    first, last = (6, 7) if parts["point"].lower().startswith("mid") else (12, 12)
    covered = Cover(Day(year, first, 1), Day(year, last, 31), "range")
    return Reading(f"{year}", approximate=True, covered=covered)


def shift(parts: Groups, anchor: Anchor) -> Reading:
    """As in "two days ago", "a year later", "ten weeks from now"."""
    unit, direction = words.unit(parts["unit"]), _low(parts["direction"])
    back = direction in ("ago", "earlier")
    count = words.number(parts.get("amount", ""))
    if count is None:
        return Reading("PAST_REF" if back else "FUTURE_REF", reason=VAGUE)
    from_reference = direction in ("earlier", "later")
    found = _shifted(anchor, -count if back else count, unit, from_reference=from_reference)
    if "so" in parts or unit in _SMALL_UNITS:
        return Reading(found.value, found.type, found.reason, approximate=True)
    return found


def _shifted(anchor: Anchor, count: float, unit: str, *, from_reference: bool) -> Reading:
    """A year before a quarter is a quarter again: that is how results are compared."""
    covered = anchor.covered if from_reference else None
    start = covered.first if covered else anchor.published
    if (covered and not as_fine_as(covered, unit)) or (
        from_reference and covered is None and count > 0
    ):
        return unanchored(NO_REFERENCE)
    if start is None:
        return unanchored(NOT_PUBLISHED)
    compared = unit == "year" and "-Q" in (anchor.reference or "")
    if compared and anchor.covered:
        start = anchor.covered.first
    if count != int(count):
        factor, unit = _IN_SMALLER.get(unit, (1, unit))
        count = round(factor * count)
    moved = shifted(start, int(count), unit)
    return Reading(containing(moved, "quarter" if compared else unit))


def _reference_day(anchor: Anchor) -> Day | None:
    covered = anchor.covered
    return covered.first if covered and covered.first == covered.last else None


def _on(date: Day, parts: Groups) -> Reading:
    if "part" not in parts:
        return Reading(date.isoformat())
    return Reading(f"{date}T{words.PARTS_OF_DAY[parts['part'].lower()]}", "TIME")


def _low(text: str) -> str:
    return " ".join(text.lower().split())
