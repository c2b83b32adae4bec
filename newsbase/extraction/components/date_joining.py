"""Two expressions that are one: "between 2011 and 2018", "10 p.m. on Monday"."""

import re
from dataclasses import replace

from newsbase.extraction.components.date_grammar import joined
from newsbase.extraction.components.date_readers import Dated, read
from newsbase.extraction.components.date_reading import Reading
from newsbase.extraction.components.date_values import Cover, cover
from newsbase.extraction.results import Span

_BESIDE = re.compile(r",?\s?(?:on|at|of)?\s?", re.IGNORECASE)
_WITH_YEAR = ("calendar", "month", "season", "days")


def join(text: str, dated: list[Dated]) -> list[Dated]:
    """The expressions in text order, those that belong together made one."""
    result: list[Dated] = []
    for one in dated:
        both = _both(text, result[-1], one) if result else None
        if both is not None:
            result.pop()
        result.append(both or one)
    return result


def _both(text: str, first: Dated, last: Dated) -> Dated | None:
    if "clock" in (first.found.kind, last.found.kind):
        return _at_time(text, first, last)
    start = joined(text, first.found.span, last.found.span)
    alike = first.found.kind == last.found.kind or start != first.found.span.start
    return _range(start, first, last) if start is not None and alike else None


def _at_time(text: str, first: Dated, last: Dated) -> Dated | None:
    """A time of day and the day it belongs to, in either order."""
    between = text[first.found.span.end : last.found.span.start]
    clock, day = (first, last) if first.found.kind == "clock" else (last, first)
    if day.covered is None or day.covered.precision != "day" or not _BESIDE.fullmatch(between):
        return None
    time = (clock.reading.value or "").partition("T")[2]
    value = f"{day.covered.first}T{time}"
    span = Span(first.found.span.start, last.found.span.end)
    found = replace(first.found, span=span, kind="calendar")
    return Dated(found, Reading(value, "TIME"), cover(value), first.anchor)


def _range(start: int, first: Dated, last: Dated) -> Dated | None:
    first, last = _with_year_of(first, last), _with_year_of(last, first)
    if first.covered is None or last.covered is None or last.covered.last < first.covered.first:
        return None
    found = replace(first.found, span=Span(start, last.found.span.end), kind="range", modifier="")
    value = f"{first.reading.value}/{last.reading.value}"
    days = Cover(first.covered.first, last.covered.last, "range")
    return Dated(found, Reading(value, covered=days), days, first.anchor)


def _with_year_of(one: Dated, other: Dated) -> Dated:
    """In "from March to June 2022" the year, said once, holds for both."""
    year = other.found.groups.get("year")
    if year is None or one.found.kind not in _WITH_YEAR or "year" in one.found.groups:
        return one
    found = replace(one.found, groups={**one.found.groups, "year": year})
    return read(found, one.anchor) or one
