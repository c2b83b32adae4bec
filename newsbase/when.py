"""Date ranges with a precision: the model columns, their rule, and their words on a page."""

import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q


class Precision(models.TextChoices):
    DAY = "day", "day"
    WEEK = "week", "week"
    MONTH = "month", "month"
    SEASON = "season", "season"
    QUARTER = "quarter", "quarter"
    YEAR = "year", "year"
    DECADE = "decade", "decade"
    RANGE = "range", "range"
    UNKNOWN = "unknown", "unknown"


class DateRangeColumns(models.Model):
    """`date_from` to `date_to`, both included; both null where the date is not known, with why."""

    date_from = models.DateField(null=True, blank=True)
    date_to = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.UNKNOWN)
    date_approximate = models.BooleanField(default=False)
    date_reason = models.CharField(
        max_length=200, blank=True, help_text="Why there is no date, if there is none."
    )

    class Meta:
        abstract = True

    @property
    def when(self) -> str:
        """The date in words, as precise as it is known; empty if it is not."""
        if self.date_from is None or self.date_to is None:
            return ""
        words = in_words(self.date_from, self.date_to, self.precision)
        return f"about {words}" if self.date_approximate else words


def date_order_check(name: str) -> models.CheckConstraint:
    """Both ends or neither, and in order."""
    both = Q(date_from__isnull=False, date_to__isnull=False, date_from__lte=F("date_to"))
    neither = Q(date_from__isnull=True, date_to__isnull=True)
    return models.CheckConstraint(name=name, condition=both | neither)


_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


def in_words(start: datetime.date, end: datetime.date, precision: str) -> str:
    """«10 July 2024», «July 2024», «spring 2022», «8–14 July 2024», «2011–2018»."""
    write: dict[str, Any] = {
        Precision.DAY: lambda: _day(start),
        Precision.MONTH: lambda: f"{start:%B %Y}",
        Precision.SEASON: lambda: f"{_SEASONS.get(start.month, 'season of')} {start.year}",
        Precision.QUARTER: lambda: f"quarter {(start.month + 2) // 3} of {start.year}",
        Precision.YEAR: lambda: f"{start.year}",
        Precision.DECADE: lambda: f"the {start.year // 10 * 10}s",
    }
    if precision in write:
        return str(write[precision]())
    return _range(start, end)


def _day(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _range(start: datetime.date, end: datetime.date) -> str:
    if start == end:
        return _day(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year}–{end.year}" if start.year != end.year else f"{start.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end)}"
    if start.year == end.year:
        return f"{start.day} {start:%B} – {_day(end)}"
    return f"{_day(start)} – {_day(end)}"
