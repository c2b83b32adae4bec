"""Readers of expressions that name their date: days, months, quarters, seasons, years …

Where the year is left out, it is the one that fits the tense of the verb and the article's date.
"""

from newsbase.extraction.components import date_words as words
from newsbase.extraction.components.date_grammar import Groups
from newsbase.extraction.components.date_reading import (
    NO_REFERENCE,
    NOT_PUBLISHED,
    Anchor,
    Reading,
    unanchored,
)
from newsbase.extraction.components.date_values import (
    Day,
    ImpossibleDateError,
    calendar_day,
    cover,
)

# How much further a date seems that lies on the side the tense does not point to.
_DAY_AGAINST_TENSE, _PERIOD_AGAINST_TENSE = 5, 10
_DECADES = words.listed("twenties thirties forties fifties sixties seventies eighties nineties")
_DATING = words.listed("in during by since until for of")
_YEARS_APART = {"last": -1, "this": 0, "next": 1}


def iso(parts: Groups, anchor: Anchor) -> Reading:
    value = f"{parts['year']}-{parts['month']}-{parts['day']}"
    if "clock" in parts:
        return Reading(f"{value}T{parts['clock']}", "TIME")
    return Reading(value)


def numeric(parts: Groups, anchor: Anchor) -> Reading:
    """Dots put the day first; slashes leave it open unless one number is above twelve."""
    day, month = int(parts["a"]), int(parts["b"])
    if parts["mark"] == "/" and max(day, month) <= 12 and day != month:
        return unanchored("day and month cannot be told apart")
    if parts["mark"] == "/" and month > 12:
        day, month = month, day
    return Reading(calendar_day(int(parts["year"]), month, day).isoformat())


def calendar(parts: Groups, anchor: Anchor) -> Reading:
    month, day = words.month(parts["month"]), words.ordinal(parts["day"]) or 0
    year = _year(parts, anchor)
    if year is not None:
        return Reading(calendar_day(year, month, day).isoformat())
    calendar_day(2000, month, day)  # a leap year: is there such a day at all?
    if anchor.published is None:
        return unanchored(NOT_PUBLISHED)
    return Reading(_fitting(f"-{month:02}-{day:02}", anchor))


def days(parts: Groups, anchor: Anchor) -> Reading:
    """As in "8–20 July": both ends lie in the month."""
    ends = [calendar({**parts, "day": parts[end]}, anchor).value for end in ("first", "last")]
    if None in ends:
        return unanchored(NOT_PUBLISHED)
    return Reading(f"{ends[0]}/{ends[1]}")


def month(parts: Groups, anchor: Anchor) -> Reading:
    number = words.month(parts["month"])
    year = _year(parts, anchor)
    if year is not None:
        return Reading(f"{year}-{number:02}")
    return _named(parts, anchor, f"-{number:02}")


def season(parts: Groups, anchor: Anchor) -> Reading | None:
    """The words are common ones ("the fall of the city"): alone they do not name a season."""
    name = words.SEASONS[parts["season"].lower()]
    year = _year(parts, anchor)
    if year is not None:
        return Reading(f"{year}-{name}")
    if not _that(parts) and not anchor.modifier:
        return None
    if _that(parts) == "the" and (anchor.behind.startswith("of ") or not _dates(anchor.before)):
        return None
    return _named(parts, anchor, f"-{name}")


def _dates(before: str) -> bool:
    return before.endswith(tuple(f" {word} " for word in _DATING))


def quarter(parts: Groups, anchor: Anchor) -> Reading | None:
    rank, unit = words.ordinal(parts["rank"]) or 0, parts.get("unit", "quarter").lower()
    if unit == "half" and (rank > 2 or not parts.keys() & {"year", "which", "of"}):
        return None
    rank = {"quarter": 4, "half": 2}[unit] if rank == -1 else rank
    name = f"-{'Q' if unit == 'quarter' else 'H'}{rank}"
    which = parts.get("of", "").lower().removesuffix(" year").replace("the", "this")
    year = _year({"which": which, **parts}, anchor)
    if year is not None:
        return Reading(f"{year - ('ago' in parts)}{name}")
    if anchor.published is None:
        return unanchored(NOT_PUBLISHED)
    value = f"{anchor.published.year}{name}"
    ahead = anchor.tense != "future" and _first(value) > anchor.published
    return Reading(f"{anchor.published.year - ahead - ('ago' in parts)}{name}")


def year(parts: Groups, anchor: Anchor) -> Reading:
    return Reading(f"{words.year(parts['year'])}")


def years(parts: Groups, anchor: Anchor) -> Reading | None:
    """As in "2011–2018", "1989-90"; None if the second does not follow the first, as in a score."""
    last = parts["last"] if len(parts["last"]) == 4 else parts["first"][:2] + parts["last"]
    return Reading(f"{parts['first']}/{last}") if parts["first"] < last else None


def decade(parts: Groups, anchor: Anchor) -> Reading:
    """Without a century it is the last such decade that has begun, or the one that is named."""
    if "century" in parts:
        return Reading(parts["century"] + parts["tens"])
    tens = int(parts["tens"]) if "tens" in parts else _DECADES.index(parts["name"].lower()) + 2
    if anchor.published is None:
        return unanchored("the century is not said")
    century = anchor.published.year // 100
    begun = 10 * tens <= anchor.published.year % 100
    return Reading(f"{century if begun else century - 1}{tens}")


def century(parts: Groups, anchor: Anchor) -> Reading | None:
    rank = words.ordinal(parts["rank"])
    return Reading(f"{rank - 1:02}") if rank and rank <= 21 else None


def _year(parts: Groups, anchor: Anchor) -> int | None:
    """The year that stands in the expression itself."""
    if "year" in parts:
        return words.year(parts["year"])
    if parts.get("which") and anchor.published:
        return anchor.published.year + _YEARS_APART[parts["which"].lower()]
    return None


def _that(parts: Groups) -> str:
    return " ".join(parts.get("that", "").lower().split())


def _named(parts: Groups, anchor: Anchor, tail: str) -> Reading:
    """A month or season without a year, after "last", "this", "next", "that" or nothing."""
    that, published = _that(parts), anchor.published
    if that == "that" or that.startswith("the "):
        return _from_reference(that, anchor, tail)
    if published is None:
        return unanchored(NOT_PUBLISHED)
    values = [f"{published.year + apart:04}{tail}" for apart in (-1, 0, 1)]
    behind = [v for v in values if _last(v) < published]
    ahead = [v for v in values if _first(v) > published]
    if that in ("last", "this past") and behind:
        return Reading(behind[-1])
    if that in ("next", "this coming") and ahead:
        return Reading(ahead[0])
    if that == "this":
        current = [v for v in values if _first(v) <= published <= _last(v)]
        return Reading(current[0] if current else values[1])
    return Reading(_fitting(tail, anchor))


def _from_reference(that: str, anchor: Anchor, tail: str) -> Reading:
    if anchor.covered is None:
        return unanchored(NO_REFERENCE)
    start = anchor.covered.first
    values = [f"{start.year + apart:04}{tail}" for apart in (-1, 0, 1)]
    if that in ("the following", "the next"):
        return Reading(next(v for v in values if _first(v) > start))
    if that == "the previous":
        return Reading([v for v in values if _last(v) < start][-1])
    return Reading(values[1])


def _fitting(tail: str, anchor: Anchor) -> str:
    """The year is the one nearest to the article; against the tense, a way counts many times.

    "was extended to 20 July" speaks of the next days though the verb is past.
    """
    published = anchor.published or Day.min
    values = [f"{published.year + apart:04}{tail}" for apart in range(-4, 5)]
    return min((v for v in values if _exists(v)), key=lambda v: _distance(v, published, anchor))


def _distance(value: str, published: Day, anchor: Anchor) -> int:
    ahead, behind = (_first(value) - published).days, (published - _last(value)).days
    tense = None if anchor.attributive else anchor.tense
    further = _DAY_AGAINST_TENSE if value.count("-") == 2 else _PERIOD_AGAINST_TENSE
    if ahead > 0:
        return ahead * (further if tense == "past" else 1)
    return max(behind, 0) * (further if tense == "future" else 1)


def _exists(value: str) -> bool:
    try:
        return cover(value) is not None
    except ImpossibleDateError:
        return False


def _first(value: str) -> Day:
    covered = cover(value)
    return covered.first if covered else Day.max


def _last(value: str) -> Day:
    covered = cover(value)
    return covered.last if covered else Day.min
