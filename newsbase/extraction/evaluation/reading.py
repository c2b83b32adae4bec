"""Reading gold and predictions: files of records, and what is wrong with them.

A file gives plain records of the shape of `manage.py extract` ({"id", "text", "published"?,
"statements": [...]}), whatever its format; what stands in the list of a layer is that layer's to
read. Gold that people write comes as annotated text (see `annotated`).
"""

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsbase.extraction.results import Span

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that cannot be used; the rest of the file can."""

    file: str
    line: int
    field: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.reason}"


class FieldError(ValueError):
    """A field of a record cannot be used."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Source:
    """A record and the line on which it begins."""

    line: int
    record: Record


def lines_of_json(path: Path) -> Iterator[Source | Problem]:
    """The objects of a JSONL file. Raises OSError."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _source(line, number, path.name)


def _source(line: bytes, number: int, file: str) -> Source | Problem:
    try:
        record = json.loads(line.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        return Problem(file, number, "line", f"it is not UTF-8 (at byte {error.start})")
    except (ValueError, RecursionError) as error:
        return Problem(file, number, "line", f"it is not JSON: {error}")
    if not isinstance(record, dict):
        return Problem(file, number, "line", "it is not a JSON object")
    return Source(number, record)


def string(record: Mapping[str, Any], field: str, prefix: str = "") -> str:
    """A string that must be there and not be empty. Raises FieldError."""
    value = optional_string(record, field, prefix)
    if value is None:
        raise FieldError(prefix + field, "it is missing")
    return value


def optional_string(record: Mapping[str, Any], field: str, prefix: str = "") -> str | None:
    value = record.get(field)
    if value is not None and not isinstance(value, str):
        raise FieldError(prefix + field, "it is not a string")
    return value or None


def identity(record: Mapping[str, Any]) -> str:
    """The id, which may be written as a number. Raises FieldError."""
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return string(record, "id")


def day(record: Mapping[str, Any], field: str) -> datetime.date | None:
    value = optional_string(record, field)
    try:
        return datetime.date.fromisoformat(value) if value else None
    except ValueError:
        raise FieldError(field, f"{value!r} is no day of the form YYYY-MM-DD") from None


def objects(record: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
    """A list of objects, empty where the field is missing. Raises FieldError."""
    value = record.get(field) or []
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise FieldError(field, "it is not a list of objects")
    return value


def span(value: Any, field: str, length: int) -> Span:
    """A [start, end] within a text of `length` code points. Raises FieldError."""
    if not (isinstance(value, list) and len(value) == 2 and all(map(_is_offset, value))):
        raise FieldError(field, f"{value!r} is not a pair of offsets [start, end]")
    start, end = value
    if not 0 <= start < end <= length:
        raise FieldError(field, f"{start} to {end} is no part of a text of {length} characters")
    return Span(start, end)


def _is_offset(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
