"""From what a rule found to an expression with a value: the readers by name, and their results."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast, get_args

from newsbase.extraction.components import date_absolute, date_lengths, date_relative
from newsbase.extraction.components.date_grammar import Found, Groups
from newsbase.extraction.components.date_reading import VAGUE, Anchor, Reading, unanchored
from newsbase.extraction.components.date_values import Cover, ImpossibleDateError, Part, cover, part
from newsbase.extraction.results import DateExpression

READERS: dict[str, Callable[[Groups, Anchor], Reading | None]] = {
    "iso": date_absolute.iso,
    "numeric": date_absolute.numeric,
    "calendar": date_absolute.calendar,
    "days": date_absolute.days,
    "month": date_absolute.month,
    "quarter": date_absolute.quarter,
    "years": date_absolute.years,
    "year": date_absolute.year,
    "decade": date_absolute.decade,
    "century": date_absolute.century,
    "season": date_absolute.season,
    "weekday": date_relative.weekday,
    "day": date_relative.day,
    "part_of_day": date_relative.part_of_day,
    "period": date_relative.period,
    "whole": date_relative.whole,
    "year_ago": date_relative.year_ago,
    "year_end": date_relative.year_end,
    "shift": date_relative.shift,
    "often": date_lengths.often,
    "duration": date_lengths.duration,
    "vague_duration": date_lengths.vague_duration,
    "last_one": date_lengths.last_one,
    "every": date_lengths.every,
    "adverb": date_lengths.adverb,
    "weekdays": date_lengths.weekdays,
    "present": date_lengths.present,
    "past": date_lengths.past,
    "future": date_lengths.future,
    "clock": date_lengths.clock,
}


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression that was read: what was found, what it says, and the days it covers."""

    found: Found
    reading: Reading
    covered: Cover | None
    anchor: Anchor


def read(found: Found, anchor: Anchor) -> Dated | None:
    """None if the reader finds that the words do not speak of time here."""
    try:
        reading = READERS[found.kind](found.groups, anchor)
        if reading is None:
            return None
        days = reading.covered or cover(reading.value or "")
    except (ImpossibleDateError, OverflowError) as error:
        return Dated(found, unanchored(str(error)), None, anchor)
    return Dated(found, reading, _narrowed(days, found, anchor) if days else None, anchor)


def _narrowed(days: Cover, found: Found, anchor: Anchor) -> Cover:
    """The days that are left of a period by "early", "the end of", "earlier" …"""
    if found.modifier in get_args(Part):
        return part(days, cast(Part, found.modifier))
    published = anchor.published
    if published is None or not days.first <= published <= days.last:
        return days
    if found.modifier == "before":
        return days._replace(last=published)
    return days._replace(first=published) if found.modifier == "after" else days


def expression(dated: Dated) -> DateExpression:
    """The result to hand out. What has no days has a reason."""
    reading, days = dated.reading, dated.covered
    return DateExpression(
        span=dated.found.span,
        first=days.first if days else None,
        last=days.last if days else None,
        precision=days.precision if days else "unknown",
        approximate=reading.approximate or dated.found.modifier in (*get_args(Part), "about"),
        type=reading.type,
        value=reading.value,
        reason=None if days else reading.reason or VAGUE,
    )
