"""What the components write on a Doc, declared once. Only these modules touch `doc._`.

| attribute     | holds                                   | written by  |
| ------------- | --------------------------------------- | ----------- |
| `published`   | the article's date, or None             | the caller  |
| `actors`      | dict of key -> results.Actor            | names       |
| `mentions`    | results.Mention, in text order          | names, coreference |
| `dates`       | results.DateExpression, in text order   | dates       |
| `places`      | results.Place, in text order            | places      |
| `statements`  | results.Statement, in text order        | statements  |
| `events`      | results.Event, in text order            | events      |

Findings are lists on the Doc and not extensions on Span: those are keyed by start and end alone,
so that a statement and an event of the same offsets would collide.
"""

import datetime

from spacy.tokens import Doc, Token

from newsbase.extraction import results

_INDEX = "newsbase mentions by code point"
LISTS = ("mentions", "dates", "places", "statements", "events")


def register() -> None:
    """Declare the attributes; harmless when repeated."""
    Doc.set_extension("published", default=None, force=True)
    Doc.set_extension("actors", default={}, force=True)
    for name in LISTS:
        Doc.set_extension(name, default=[], force=True)


register()


def published(doc: Doc) -> datetime.date | None:
    value: datetime.date | None = doc._.published
    return value


def mentions(doc: Doc) -> list[results.Mention]:
    found: list[results.Mention] = doc._.mentions
    return found


def dates(doc: Doc) -> list[results.DateExpression]:
    found: list[results.DateExpression] = doc._.dates
    return found


def places(doc: Doc) -> list[results.Place]:
    found: list[results.Place] = doc._.places
    return found


def mention_at(doc: Doc, token: Token) -> results.Mention | None:
    """The shortest mention that holds the token."""
    return _mention_index(doc).get(token.idx)


def _mention_index(doc: Doc) -> dict[int, results.Mention]:
    """Code point -> the shortest mention there; made anew when the list is another one."""
    found = mentions(doc)
    indexed, size, known = doc.user_data.get(_INDEX, (None, 0, {}))
    index: dict[int, results.Mention] = known
    if indexed is not found or size != len(found):
        index = {}
        for mention in sorted(found, key=_longest_first):
            index.update(dict.fromkeys(range(mention.span.start, mention.span.end), mention))
        doc.user_data[_INDEX] = (found, len(found), index)
    return index


def _longest_first(mention: results.Mention) -> tuple[int, int]:
    return mention.span.start - mention.span.end, -mention.span.start
