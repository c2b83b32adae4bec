"""What a reader of time expressions is given, and what it answers."""

import datetime
from dataclasses import dataclass
from typing import Literal

from newsbase.extraction.components.date_values import Cover
from newsbase.extraction.results import TimexType

Tense = Literal["past", "present", "future"]

NOT_PUBLISHED = "the article has no date to count from"
NO_REFERENCE = "the text names no date to count from"
VAGUE = "names no certain time"
A_LENGTH = "a length of time, not a date"
REPEATED = "happens again and again"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative expression is counted from.

    `reference` is the value of the last date before it in the text and `covered` its days, both
    None if there is none near enough; `tense` is that of the verb which governs the expression;
    `before` and `behind` are the words around it, in lower case. An attributive date ("the June
    talks") is not moved by the tense.
    """

    published: datetime.date | None
    reference: str | None = None
    covered: Cover | None = None
    tense: Tense | None = None
    before: str = ""
    behind: str = ""
    modifier: str = ""
    attributive: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of an expression, or why it has none.

    `covered` is given only where the value does not tell the days.
    """

    value: str | None
    type: TimexType = "DATE"
    reason: str | None = None
    approximate: bool = False
    covered: Cover | None = None


def unanchored(reason: str, kind: TimexType = "DATE") -> Reading:
    return Reading(None, kind, reason)
