"""Gold that people write: passages of text with brackets around what is annotated.

    # split-quotation/1: a split quotation
    published: 2024-07-10
    [1 “The talks have failed,”] [1c said] [1s the minister]. [1 “We go home.”]

    = 1 act=say actor="Jan Nowak"

The grammar is described in seeds/gold/README.md; what the brackets and attributes of a layer say,
that layer's `Brackets` tell. A passage becomes a record of the shape that JSON Lines have, with the
construction that it stands for.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from newsbase.extraction.evaluation.reading import FieldError, Problem, Record, Source

ENDING = ".gold.txt"

_HEAD = re.compile(r"# (?P<id>(?P<construction>[^\s:/]+)(?:/[^\s:]+)?):\s+(?P<name>\S.*)")
_ATTRIBUTES = re.compile(r"= (\d+)((?: +[a-z_]+=(?:\"[^\"]*\"|[^\s\"]+))+)")
_ATTRIBUTE = re.compile(r"([a-z_]+)=(?:\"([^\"]*)\"|(\S+))")
_ESCAPED = "[]\\"


@dataclass(frozen=True, slots=True)
class Brackets:
    """What the brackets of a layer's gold may be, and how they become the items of a record.

    A bracket is marked by the number of the `thing` it is about, with one of the `letters` or none.
    `add` puts one into what is known of the thing, which is a new `empty()` at first, and may raise
    ValueError; `attributes` turns the values of an attribute line, whose names are among `names`,
    into what they add to the thing, and may raise FieldError. `items` makes, of the things in the
    order of their numbers, the list that stands in the record as `field`.
    """

    thing: str
    field: str
    letters: str
    names: tuple[str, ...]
    example: str
    needs_attributes: bool
    empty: Callable[[], Record]
    add: Callable[[Record, str, list[int]], None]
    attributes: Callable[[dict[str, str]], Record]
    items: Callable[[list[Record]], list[Record]]

    @property
    def opening(self) -> re.Pattern[str]:
        mark = rf"\d+[{self.letters}]?"
        return re.compile(rf"\[({mark}(?:,{mark})*) ")

    def marks(self, written: str) -> Iterator[tuple[int, str]]:
        """Of "1s,2": (1, "s") and (2, "")."""
        for number, letter in re.findall(rf"(\d+)([{self.letters}]?)", written):
            yield int(number), letter


class _Line(NamedTuple):
    number: int
    content: str


class _SyntaxError(Exception):
    """What is wrong, and at which character of the passage's raw text."""

    def __init__(self, reason: str, position: int, field: str = "text") -> None:
        super().__init__(reason)
        self.position = position
        self.field = field


def passages(path: Path, brackets: Brackets) -> Iterator[Source | Problem]:
    """The passages of a file as records. What stands before the first is no passage.

    Raises OSError.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        yield Problem(path.name, 1, "file", f"it is not UTF-8 (at byte {error.start})")
        return
    numbered = [_Line(number, line.rstrip()) for number, line in enumerate(lines, start=1)]
    heads = [i for i, line in enumerate(numbered) if line.content.startswith("# ")]
    for first, after in pairwise([*heads, len(numbered)]):
        yield _passage(numbered[first], numbered[first + 1 : after], path.name, brackets)


def _passage(head: _Line, lines: list[_Line], file: str, brackets: Brackets) -> Source | Problem:
    match = _HEAD.fullmatch(head.content)
    if not match:
        reason = "a passage begins with “# id: name of the construction”"
        return Problem(file, head.number, "passage", reason)
    body = _Body([line for line in lines if not line.content.startswith("= ")])
    given: dict[int, dict[str, str]] = {}
    try:
        annotated = _annotations(body.raw, brackets)
        for line in lines:
            if line.content.startswith("= "):
                _give_attributes(line, given, annotated, brackets)
        if brackets.needs_attributes:
            _check_all_have(given, annotated, brackets)
    except _SyntaxError as error:
        return Problem(file, body.line_of(error.position), error.field, str(error))
    except _LineError as error:
        return Problem(file, error.line, error.field, error.reason)
    ordered = [annotated.things[number] for number in sorted(annotated.things)]
    record = {**match.groupdict(), "text": annotated.text, "published": body.published}
    return Source(head.number, {**record, brackets.field: brackets.items(ordered)})


class _Body:
    """The text of a passage: wrapped lines joined by a space, paragraphs by an empty line."""

    def __init__(self, lines: list[_Line]) -> None:
        self.published, lines = _published(lines)
        self.raw = ""
        self._starts: list[int] = []
        self._numbers: list[int] = []
        gap = ""
        for line in lines:
            if not line.content:
                gap = "\n\n" if self.raw else ""
                continue
            self.raw += gap
            self._starts.append(len(self.raw))
            self._numbers.append(line.number)
            self.raw += line.content
            gap = " "

    def line_of(self, position: int) -> int:
        return self._numbers[bisect_right(self._starts, position) - 1]


def _published(lines: list[_Line]) -> tuple[str | None, list[_Line]]:
    if lines and lines[0].content.startswith("published:"):
        return lines[0].content.removeprefix("published:").strip(), lines[1:]
    return None, lines


# Brackets


@dataclass(slots=True)
class _Annotated:
    """The text without brackets and escapes; by number the things and where their first bracket
    opens in the raw text.
    """

    text: str = ""
    things: dict[int, Record] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)


class _Open(NamedTuple):
    marks: str
    offset: int
    place: int


def _annotations(raw: str, brackets: Brackets) -> _Annotated:
    opening = brackets.opening
    text: list[str] = []
    opened: list[_Open] = []
    annotated = _Annotated()
    position = 0
    while position < len(raw):
        character, step = raw[position], 1
        if character == "[":
            match = opening.match(raw, position)
            if not match:
                shown = raw[position : position + 20]
                reason = f"“{shown}” opens no annotation; a bracket is written \\["
                raise _SyntaxError(reason, position)
            opened.append(_Open(match[1], len(text), position))
            step = len(match[0])
        elif character == "]":
            if not opened:
                reason = "a bracket closes that never opened; one is written \\]"
                raise _SyntaxError(reason, position)
            _close(opened.pop(), len(text), annotated, brackets)
        elif character == "\\" and raw[position + 1 : position + 2] in tuple(_ESCAPED):
            text.append(raw[position + 1])
            step = 2
        else:
            text.append(character)
        position += step
    if opened:
        raise _SyntaxError(f"the bracket [{opened[-1].marks} is never closed", opened[-1].place)
    annotated.text = "".join(text)
    return annotated


def _close(bracket: _Open, offset: int, annotated: _Annotated, brackets: Brackets) -> None:
    if bracket.offset == offset:
        raise _SyntaxError(f"the bracket [{bracket.marks} is empty", bracket.place)
    for number, letter in brackets.marks(bracket.marks):
        thing = annotated.things.setdefault(number, brackets.empty())
        annotated.places.setdefault(number, bracket.place)
        try:
            brackets.add(thing, letter, [bracket.offset, offset])
        except ValueError as error:
            raise _SyntaxError(f"{brackets.thing} {number} {error}", bracket.place) from error


# Attributes


class _LineError(FieldError):
    def __init__(self, line: int, field: str, reason: str) -> None:
        super().__init__(field, reason)
        self.line = line


def _give_attributes(
    line: _Line,
    given: dict[int, dict[str, str]],
    annotated: _Annotated,
    brackets: Brackets,
) -> None:
    """Add what the line says to its thing; `given` remembers what each was given."""
    try:
        number, values = _attributes(line.content, brackets)
        if number not in annotated.things:
            raise FieldError("attributes", f"the text has no {brackets.thing} {number}")
        for name in values.keys() & given.get(number, {}).keys():
            raise FieldError(name, f"{brackets.thing} {number} has one already")
        annotated.things[number].update(brackets.attributes(values))
    except FieldError as error:
        raise _LineError(line.number, error.field, error.reason) from error
    given.setdefault(number, {}).update(values)


def _attributes(line: str, brackets: Brackets) -> tuple[int, dict[str, str]]:
    match = _ATTRIBUTES.fullmatch(line)
    if not match:
        raise FieldError("attributes", f"they are written “{brackets.example}”")
    values: dict[str, str] = {}
    for name, quoted, plain in _ATTRIBUTE.findall(match[2]):
        if name not in brackets.names:
            raise FieldError(name, f"it is none of {', '.join(brackets.names)}")
        if name in values:
            raise FieldError(name, "it is given twice")
        values[name] = quoted or plain
    return int(match[1]), values


def _check_all_have(given: Mapping[int, object], annotated: _Annotated, brackets: Brackets) -> None:
    for number, place in sorted(annotated.places.items()):
        if number not in given:
            reason = f"{brackets.thing} {number} has none; they are written “{brackets.example}”"
            raise _SyntaxError(reason, place, "attributes")
