"""Gold and predictions of a layer, read whole: what can be used, and what cannot and why."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from newsbase.extraction.evaluation import annotated
from newsbase.extraction.evaluation.reading import (
    FieldError,
    Problem,
    Record,
    Source,
    day,
    identity,
    lines_of_json,
    optional_string,
    string,
)

Items = Sequence[Any]


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text and the items of one layer that people found in it."""

    id: str
    text: str
    published: datetime.date | None
    construction: str | None
    items: Items


class Annotated(Protocol):
    """What annotations of a layer look like: its brackets, and its items in a record."""

    @property
    def brackets(self) -> annotated.Brackets: ...

    @property
    def gold_items(self) -> Callable[[Record], Items]: ...


def read_gold(path: Path, layer: Annotated) -> tuple[list[GoldText], list[Problem]]:
    """The texts of a .jsonl or .gold.txt with the items of the layer.

    A text with something wrong in it is left out. Raises OSError.
    """
    texts: dict[str, GoldText] = {}

    def take(record: Record) -> None:
        text = _text(record, layer.gold_items)
        if text.id in texts:
            raise FieldError("id", f"{text.id} stands for a text further up")
        texts[text.id] = text

    problems = list(_problems(_sources(path, layer.brackets), path.name, take))
    return list(texts.values()), problems


def read_found(
    path: Path, gold: Iterable[GoldText], items_of: Callable[[Record, str], Items]
) -> tuple[dict[str, Items], list[Problem]]:
    """By the id of the text, the items of a file that `manage.py extract` wrote. Raises OSError."""
    texts = {each.id: each.text for each in gold}
    found: dict[str, Items] = {}

    def take(record: Record) -> None:
        name = identity(record)
        if name not in texts:
            raise FieldError("id", f"{name} is no text of the gold")
        if record.get("text", texts[name]) != texts[name]:
            raise FieldError("text", f"it is not the text of {name} in the gold")
        found[name] = items_of(record, texts[name])

    problems = list(_problems(lines_of_json(path), path.name, take))
    return found, problems


def _sources(path: Path, brackets: annotated.Brackets) -> Iterator[Source | Problem]:
    is_annotated = path.name.endswith(annotated.ENDING)
    return annotated.passages(path, brackets) if is_annotated else lines_of_json(path)


def _problems(
    sources: Iterable[Source | Problem], file: str, take: Callable[[Record], None]
) -> Iterator[Problem]:
    """Gives every record to `take`; its FieldErrors become problems of the record's line."""
    for source in sources:
        if isinstance(source, Problem):
            yield source
            continue
        try:
            take(source.record)
        except FieldError as error:
            yield Problem(file, source.line, error.field, error.reason)


def _text(record: Record, items_of: Callable[[Record], Items]) -> GoldText:
    return GoldText(
        id=identity(record),
        text=string(record, "text"),
        published=day(record, "published"),
        construction=optional_string(record, "construction"),
        items=items_of(record),
    )
