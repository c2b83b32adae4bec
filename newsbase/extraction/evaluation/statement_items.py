"""Statements of either side, gold or found, read from records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from newsbase.extraction.evaluation.reading import (
    FieldError,
    Record,
    objects,
    optional_string,
    span,
)
from newsbase.extraction.results import Span
from newsbase.extraction.text import fold

NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody at a place of the text; `names` are all that he goes by there, folded.

    A found one is nobody by name where no actor was found, or only an unnamed group.
    """

    span: Span
    surface: str
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Item:
    """A statement. What gold says besides stands in `expected`, by name, as far as it says it:
    act, actor, medium, target, said_on. Found statements have it in fields of their own.
    """

    speaker: Party | None
    cue: Span | None
    content: tuple[Span, ...]
    reported: bool = True
    act: str | None = None
    confidence: float | None = None
    medium: frozenset[str] = frozenset()
    target: Party | None = None
    said_on: tuple[str, str] | None = None
    why: str | None = None
    expected: tuple[tuple[str, str], ...] = ()


def gold_items(record: Record) -> list[Item]:
    """The annotated statements. Raises FieldError."""
    text = record["text"]
    return [
        _gold(statement, f"statements[{number}].", text)
        for number, statement in enumerate(objects(record, "statements"))
    ]


def _gold(statement: Mapping[str, Any], prefix: str, text: str) -> Item:
    reported = statement.get("reported", True)
    if not isinstance(reported, bool):
        raise FieldError(f"{prefix}reported", "it is neither true nor false")
    speaker = _span_or_none(statement, "speaker", prefix, text)
    values = {
        name: optional_string(statement, name, prefix)
        for name in ("act", "actor", "medium", "target", "said_on")
    }
    return Item(
        speaker=Party(speaker, speaker.of(text)) if speaker else None,
        cue=_span_or_none(statement, "cue", prefix, text),
        content=_content(statement, prefix, text),
        reported=reported,
        act=values["act"],
        expected=tuple((name, value) for name, value in values.items() if value),
    )


def _span_or_none(statement: Mapping[str, Any], name: str, prefix: str, text: str) -> Span | None:
    value = statement.get(name)
    return None if value is None else span(value, prefix + name, len(text))


def _content(statement: Mapping[str, Any], prefix: str, text: str) -> tuple[Span, ...]:
    """May be empty ("he disagreed"); such a statement is not scored."""
    pieces = statement.get("content") or []
    if not isinstance(pieces, list):
        raise FieldError(f"{prefix}content", "it is not a list of [start, end]")
    return tuple(span(piece, f"{prefix}content[{i}]", len(text)) for i, piece in enumerate(pieces))


def found_items(record: Record, text: str) -> list[Item]:
    """The statements of a line that `manage.py extract` wrote. Raises FieldError."""
    actors = {str(actor.get("key")): actor for actor in objects(record, "actors")}
    return [
        _found(statement, f"statements[{number}].", text, actors)
        for number, statement in enumerate(objects(record, "statements"))
    ]


def _found(
    statement: Mapping[str, Any], prefix: str, text: str, actors: Mapping[str, Mapping[str, Any]]
) -> Item:
    medium = optional_string(statement, "medium", prefix) or ""
    said_on = statement.get("said_on") or {}
    return Item(
        speaker=_party(statement.get("speaker"), f"{prefix}speaker", text, actors),
        cue=_span_or_none(statement, "cue", prefix, text),
        content=_content(statement, prefix, text),
        act=optional_string(statement, "act", prefix),
        confidence=_confidence(statement.get("confidence"), prefix),
        medium=_names(actors[medium]) if medium in actors else _folded([medium]),
        target=_party(statement.get("target"), f"{prefix}target", text, actors),
        said_on=(str(said_on.get("from")), str(said_on.get("to"))) if said_on else None,
        why=optional_string(statement, "why", prefix),
    )


def _party(
    value: Any, field: str, text: str, actors: Mapping[str, Mapping[str, Any]]
) -> Party | None:
    """Of {"actor", "start", "end"}; other systems may write a plain [start, end]."""
    if value is None:
        return None
    if isinstance(value, list):
        plain_span = span(value, field, len(text))
        return Party(plain_span, plain_span.of(text))
    if not isinstance(value, dict):
        raise FieldError(field, "it is neither an object with start and end nor [start, end]")
    ends = span([value.get("start"), value.get("end")], field, len(text))
    actor = actors.get(str(value.get("actor")), {})
    named = actor.get("kind") != "group"
    return Party(ends, ends.of(text), _names(actor) if named else frozenset())


def _names(actor: Mapping[str, Any]) -> frozenset[str]:
    return _folded([actor.get("name") or "", *(actor.get("aliases") or ())])


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(plain(name) for name in names if name)


def plain(name: str) -> str:
    """A name as it is compared: folded, without the article."""
    return fold(name).removeprefix("the ").strip()


def _confidence(value: Any, prefix: str) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise FieldError(f"{prefix}confidence", f"{value!r} is no number from 0 to 1")
    return float(value)


def joined(items: Iterable[Item]) -> list[Item]:
    """Statements with the very same cue are one in several pieces, as PolNeAR has them.

    The joined one is as sure as its least sure part.
    """
    by_cue: dict[Span, int] = {}
    result: list[Item] = []
    for item in items:
        if item.cue is not None and item.cue in by_cue:
            place = by_cue[item.cue]
            result[place] = _join(result[place], item)
            continue
        if item.cue is not None:
            by_cue[item.cue] = len(result)
        result.append(item)
    return result


def _join(first: Item, second: Item) -> Item:
    sure = [i.confidence for i in (first, second) if i.confidence is not None]
    return replace(
        first,
        content=first.content + second.content,
        speaker=first.speaker or second.speaker,
        reported=first.reported or second.reported,
        confidence=min(sure, default=None),
    )
