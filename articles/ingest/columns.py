"""From extraction's values to the columns that several models share."""

from typing import TypedDict

from django.db.models import Model

from newsbase.extraction.results import DateExpression, Span
from newsbase.when import Precision

UNDATED = "the text gives no date"
HALF_DATED = "the text gives one end of a range only"


class DateColumns(TypedDict):
    """The columns of newsbase.when.DateRangeColumns."""

    date_from: object
    date_to: object
    precision: str
    date_approximate: bool
    date_reason: str


def date_columns(date: DateExpression | None) -> DateColumns:
    """The range, or no range and the reason."""
    if date is None or date.first is None or date.last is None:
        half = date and (date.first or date.last)
        reason = (date and date.reason) or (HALF_DATED if half else UNDATED)
        return DateColumns(
            date_from=None,
            date_to=None,
            precision=Precision.UNKNOWN,
            date_approximate=False,
            date_reason=reason[:200],
        )
    return DateColumns(
        date_from=date.first,
        date_to=date.last,
        precision=date.precision,
        date_approximate=date.approximate,
        date_reason="",
    )


def cut(model: type[Model], column: str, value: str) -> str:
    """The value, no longer than the column holds."""
    length: int | None = getattr(model._meta.get_field(column), "max_length", None)
    return value[:length]


def ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)
