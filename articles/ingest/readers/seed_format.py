"""The format of seeds/: a head ` date YYYY-MM-DD Section|`, directly followed by the text."""

import re

from articles.ingest.readers.raw import RawArticle, parse_date
from newsbase.extraction.text import clean

# A digit must follow, so that prose which begins with the word "date" is no head.
_HEAD = re.compile(r"\ufeff?[ \t]*date (\d[^ |\n]*)(?: ([^|\n]*))?\|")


def has_head(content: str) -> bool:
    return _HEAD.match(content) is not None


def parse(name: str, id_: str, content: str) -> RawArticle:
    """The article of a file that has a head. Raises ValueError if its date is impossible."""
    head = _HEAD.match(content)
    if head is None:
        raise ValueError("it has no head line")
    return RawArticle(
        name=name,
        id=id_,
        text=clean(content[head.end() :]),
        published=parse_date(head[1]),
        section=(head[2] or "").strip() or None,
    )
