"""JSON Lines: one article a line, its text taken as it is."""

import datetime
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, BinaryIO

from articles.ingest.readers.raw import RawArticle, Refusal, Rules, parse_date

# A character outside the Basic Multilingual Plane is written with twelve: 𐍈.
_BYTES_A_CHARACTER = 12
_OTHER_KEYS_BYTES = 100_000
_MAX_URL = 1_000


def read(lines: BinaryIO, name: str, rules: Rules) -> Iterator[RawArticle | Refusal]:
    """An article or a refusal for each line that is not blank, as soon as it is there.

    A line that cannot be used does not stop the others.
    """
    longest = rules.max_chars * _BYTES_A_CHARACTER + _OTHER_KEYS_BYTES
    number = 0
    while line := lines.readline(longest):
        number += 1
        where = f"{name}:{number}"
        if len(line) == longest and not line.endswith(b"\n"):
            _skip_rest(lines, longest)
            yield Refusal(where, f"the line is longer than {longest} bytes")
        elif line.strip():
            yield _article(line, where, rules)


def _skip_rest(lines: BinaryIO, chunk: int) -> None:
    while (rest := lines.readline(chunk)) and not rest.endswith(b"\n"):
        pass


def _article(line: bytes, where: str, rules: Rules) -> RawArticle | Refusal:
    try:
        return rules.judge(_parse(line, where))
    except UnicodeDecodeError as error:
        return Refusal(where, f"it is not UTF-8 (at byte {error.start} of the line)")
    except UnicodeEncodeError:
        return Refusal(where, "it has half a surrogate pair, which is no character")
    except RecursionError:
        return Refusal(where, "it is nested too deeply")
    except ValueError as error:
        return Refusal(where, str(error))


def _parse(line: bytes, where: str) -> RawArticle:
    content = line.decode("utf-8").removeprefix("\ufeff")
    try:
        record = json.loads(content)
    except json.JSONDecodeError as error:
        raise ValueError(f"it is not JSON: {error.msg} at column {error.colno}") from error
    if not isinstance(record, dict):
        raise ValueError("it is not a JSON object")
    article = RawArticle(
        name=where,
        id=_id(record),
        text=_text(record),
        published=_published(record),
        title=_string(record, "title"),
        section=_string(record, "section"),
        url=_url(record),
        source=_string(record, "source"),
    )
    for value in asdict(article).values():
        str(value).encode("utf-8")  # raises for what JSON can write and Unicode cannot
    return article


def _id(record: dict[str, Any]) -> str:
    value = record.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        raise ValueError('it has no "id"')
    return str(value)


def _text(record: dict[str, Any]) -> str:
    value = record.get("text")
    if not isinstance(value, str):
        raise ValueError('it has no "text"')
    return value


def _string(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f'its "{key}" is not a string')
    return value or None


def _published(record: dict[str, Any]) -> datetime.date | None:
    value = _string(record, "published")
    return parse_date(value) if value else None


def _url(record: dict[str, Any]) -> str | None:
    """Only addresses that a page may link to."""
    value = _string(record, "url")
    if value and not (value.startswith(("http://", "https://")) and len(value) <= _MAX_URL):
        raise ValueError(f'its "url" is no http address of at most {_MAX_URL} characters')
    return value
