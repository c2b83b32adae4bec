"""TIMEX3 values (TimeML 1.2.1, ISO 8601): making them, and the days that they cover."""

import calendar
import datetime
import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from dateutil.relativedelta import relativedelta

from newsbase.extraction.results import Precision

Day = datetime.date
Part = Literal["start", "early", "mid", "late", "end"]
ONE_DAY = datetime.timedelta(days=1)
SEASONS = ("SP", "SU", "FA", "WI")  # of three months each, from March on
_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
_MONTHS = {"month": 1, "season": 3, "quarter": 3, "half": 6}
_YEARS = {"year": 1, "decade": 10, "century": 100}
# Which share of a period the words point at, as (from, to): "early 2023" is its first third.
_SHARES: dict[Part, tuple[float, float]] = {
    "start": (0, 1 / 6),
    "early": (0, 1 / 3),
    "mid": (1 / 3, 2 / 3),
    "late": (2 / 3, 1),
    "end": (5 / 6, 1),
}


class Cover(NamedTuple):
    """The days from `first` to `last`, both included."""

    first: Day
    last: Day
    precision: Precision


class ImpossibleDateError(ValueError):
    """The words name no day of the calendar; the message says why, for an analyst."""


def containing(day: Day, unit: str) -> str:
    """The value of the day, week, weekend, month … in which the day lies.

    A winter is named by the year it begins in: 10 January 2024 lies in 2023-WI.
    """
    iso = day.isocalendar()
    season_start = shifted(day, -2, "month")
    values = {
        "week": f"{iso.year:04}-W{iso.week:02}",
        "weekend": f"{iso.year:04}-W{iso.week:02}-WE",
        "month": f"{day.year:04}-{day.month:02}",
        "quarter": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "half": f"{day.year:04}-H{(day.month + 5) // 6}",
        "season": f"{season_start.year:04}-{SEASONS[(season_start.month - 1) // 3]}",
        "year": f"{day.year:04}",
        "decade": f"{day.year // 10:03}",
        "century": f"{day.year // 100:02}",
    }
    return values.get({"fortnight": "week"}.get(unit, unit), day.isoformat())


def shifted(day: Day, count: int, unit: str) -> Day:
    """The day so many units later, or earlier where the count is negative.

    Raises ImpossibleDateError outside the years 1 to 9999.
    """
    try:
        moved: Day = day + relativedelta(
            days=count * _DAYS.get(unit, 0),
            months=count * _MONTHS.get(unit, 0),
            years=count * _YEARS.get(unit, 0),
        )
    except (ValueError, OverflowError) as error:
        raise ImpossibleDateError("a date outside the calendar") from error
    return moved


def calendar_day(year: int, month: int, day: int) -> Day:
    """Raises ImpossibleDateError, as for 30 February."""
    try:
        return datetime.date(year, month, day)
    except ValueError as error:
        raise ImpossibleDateError("no such day in the calendar") from error


def weekday_near(day: Day, weekday: int, *, later: bool) -> Day:
    """The nearest such weekday (Monday is 1) at or after the day, or at or before it."""
    apart = weekday - day.isoweekday()
    return day + (apart % 7 if later else -(-apart % 7)) * ONE_DAY


def as_fine_as(days: Cover, unit: str) -> bool:
    """Whether the days are certain enough to count on from them in such units."""
    length = _DAYS.get(unit) or 31 * _MONTHS.get(unit, 0) or 366 * _YEARS.get(unit, 0)
    return (days.last - days.first).days < (length or 1)


def cover(value: str) -> Cover | None:
    """The days that a value covers, None for one that stands for none (P3Y, PRESENT_REF).

    Raises ImpossibleDateError.
    """
    if "/" in value:
        return _range_cover(*value.split("/"))
    for pattern, of in _COVERS:
        found = pattern.fullmatch(value)
        if found:
            return of(*found.groups())
    return None


def _range_cover(value: str, end: str) -> Cover | None:
    first, last = cover(value), cover(end)
    if first is None or last is None:
        return None
    if first.first > last.last:
        raise ImpossibleDateError("ends before it begins")
    return Cover(first.first, last.last, "range")


def _day_cover(year: str, month: str, day: str) -> Cover:
    on = calendar_day(int(year), int(month), int(day))
    return Cover(on, on, "day")


def _week_cover(year: str, week: str, weekend: str | None) -> Cover:
    try:
        monday = datetime.date.fromisocalendar(int(year), int(week), 1)
    except ValueError as error:
        raise ImpossibleDateError("no such week in the calendar") from error
    first = monday + 5 * ONE_DAY if weekend else monday
    return Cover(first, monday + 6 * ONE_DAY, "range" if weekend else "week")


def _months_cover(year: int, month: int, count: int, precision: Precision) -> Cover:
    first = calendar_day(year, month, 1)
    end = shifted(first, count - 1, "month")
    return Cover(first, end.replace(day=calendar.monthrange(end.year, end.month)[1]), precision)


def _years_cover(year: int, count: int, precision: Precision) -> Cover:
    return Cover(
        calendar_day(max(year, 1), 1, 1), calendar_day(year + count - 1, 12, 31), precision
    )


_COVERS: tuple[tuple[re.Pattern[str], Callable[..., Cover]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?"), _day_cover),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?"), _week_cover),
    (re.compile(r"(\d{4})-(\d\d)"), lambda y, m: _months_cover(int(y), int(m), 1, "month")),
    (
        re.compile(r"(\d{4})-Q(\d)"),
        lambda y, q: _months_cover(int(y), 3 * int(q) - 2, 3, "quarter"),
    ),
    (re.compile(r"(\d{4})-H(\d)"), lambda y, h: _months_cover(int(y), 6 * int(h) - 5, 6, "range")),
    (
        re.compile(r"(\d{4})-(SP|SU|FA|WI)"),
        lambda y, s: _months_cover(int(y), 3 * SEASONS.index(s) + 3, 3, "season"),
    ),
    (re.compile(r"(\d{4})"), lambda y: _years_cover(int(y), 1, "year")),
    (re.compile(r"(\d{3})"), lambda d: _years_cover(10 * int(d), 10, "decade")),
    (re.compile(r"(\d{2})"), lambda c: _years_cover(100 * int(c), 100, "range")),
)


def part(whole: Cover, which: Part) -> Cover:
    """The days of a period that "early", "mid-", "the end of" … point at; a day stays whole."""
    days = (whole.last - whole.first).days + 1
    start, end = (round(share * days) for share in _SHARES[which])
    start = min(start, days - 1)
    return Cover(
        whole.first + start * ONE_DAY,
        whole.first + (max(end, start + 1) - 1) * ONE_DAY,
        whole.precision,
    )
