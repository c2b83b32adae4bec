"""What the readers yield: an article as it came, or the reason why there is none."""

import datetime
import re
from dataclasses import dataclass, replace

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article before anything is found in it.

    `name` is where it came from (a path, with the line for files of many articles); `id` is the
    input's own name for it. Offsets will point into `text`, which nobody changes any more.
    """

    name: str
    id: str
    text: str
    published: datetime.date | None = None
    title: str | None = None
    section: str | None = None
    url: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that gives no article, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What the caller asks of an article.

    The longest text taken has `max_chars` characters. `published` and `source` stand in for what
    the input lacks; without a date, `date_needed` decides whether the article is refused.
    """

    max_chars: int
    published: datetime.date | None = None
    date_needed: bool = True
    source: str | None = None

    def judge(self, article: RawArticle) -> RawArticle | Refusal:
        """The article with date and source filled in, or why it is not taken."""
        reason = self._objection(article)
        if reason:
            return Refusal(article.name, reason)
        return replace(
            article,
            published=article.published or self.published,
            source=article.source or self.source,
        )

    def _objection(self, article: RawArticle) -> str | None:
        if not article.text.strip():
            return "it has no text"
        if len(article.text) > self.max_chars:
            return f"its text has more than {self.max_chars} characters"
        if self.date_needed and not (article.published or self.published):
            return "it has no date of publication, and none was given"
        return None


def parse_date(value: str) -> datetime.date:
    """A day as YYYY-MM-DD. Raises ValueError with a reason fit to print."""
    if not _DATE.fullmatch(value):
        raise ValueError(f"the date {value!r} is not of the form YYYY-MM-DD")
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"there is no day {value}") from None
