"""Gold that people write: passages of text with brackets around what is annotated.

    # split-quotation/1: a split quotation
    published: 2024-07-10
    [1 “The talks have failed,”] [1c said] [1s the minister]. [1 “We go home.”]

    = 1 act=say actor="Jan Nowak"

The grammar is described in seeds/gold/README.md. A passage becomes a record of the shape that
JSON Lines have, with the construction that it stands for.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from newsbase.extraction.evaluation.reading import FieldError, Problem, Record, Source

ENDING = ".gold.txt"

_HEAD = re.compile(r"# (?P<id>(?P<construction>[^\s:/]+)(?:/[^\s:]+)?):\s+(?P<name>\S.*)")
_OPENING = re.compile(r"\[(\d+[sc]?(?:,\d+[sc]?)*) ")
_MARK = re.compile(r"(\d+)([sc]?)")
_ATTRIBUTES = re.compile(r"= (\d+)((?: +[a-z_]+=(?:\"[^\"]*\"|[^\s\"]+))+)")
_ATTRIBUTE = re.compile(r"([a-z_]+)=(?:\"([^\"]*)\"|(\S+))")
_NAMES = ("act", "actor", "reported", "medium", "target", "said_on")
_ESCAPED = "[]\\"


class _Line(NamedTuple):
    number: int
    content: str


class _SyntaxError(Exception):
    """What is wrong, and at which character of the passage's raw text."""

    def __init__(self, reason: str, position: int) -> None:
        super().__init__(reason)
        self.position = position


def passages(path: Path) -> Iterator[Source | Problem]:
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
        yield _passage(numbered[first], numbered[first + 1 : after], path.name)


def _passage(head: _Line, lines: list[_Line], file: str) -> Source | Problem:
    match = _HEAD.fullmatch(head.content)
    if not match:
        reason = "a passage begins with “# id: name of the construction”"
        return Problem(file, head.number, "passage", reason)
    body = _Body([line for line in lines if not line.content.startswith("= ")])
    try:
        text, statements = _annotations(body.raw)
    except _SyntaxError as error:
        return Problem(file, body.line_of(error.position), "text", str(error))
    for line in lines:
        if line.content.startswith("= "):
            try:
                _set_attributes(line.content, statements)
            except FieldError as error:
                return Problem(file, line.number, error.field, error.reason)
    ordered = [statements[number] for number in sorted(statements)]
    record = {**match.groupdict(), "text": text, "published": body.published}
    return Source(head.number, {**record, "statements": ordered})


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


def _annotations(raw: str) -> tuple[str, dict[int, Record]]:
    """The text without brackets and escapes, and by number what the brackets say of it."""
    text: list[str] = []
    opened: list[tuple[str, int, int]] = []
    statements: dict[int, Record] = {}
    position = 0
    while position < len(raw):
        character, step = raw[position], 1
        if character == "[":
            step = _open(raw, position, len(text), opened)
        elif character == "]":
            _close(position, len(text), opened, statements)
        elif character == "\\" and raw[position + 1 : position + 2] in tuple(_ESCAPED):
            text.append(raw[position + 1])
            step = 2
        else:
            text.append(character)
        position += step
    if opened:
        raise _SyntaxError(f"the bracket [{opened[-1][0]} is never closed", opened[-1][2])
    return "".join(text), statements


def _open(raw: str, position: int, offset: int, opened: list[tuple[str, int, int]]) -> int:
    """Remember the bracket; how many characters it takes."""
    match = _OPENING.match(raw, position)
    if not match:
        shown = raw[position : position + 20]
        raise _SyntaxError(f"“{shown}” opens no annotation; a bracket is written \\[", position)
    opened.append((match[1], offset, position))
    return len(match[0])


def _close(
    position: int,
    offset: int,
    opened: list[tuple[str, int, int]],
    statements: dict[int, Record],
) -> None:
    if not opened:
        raise _SyntaxError("a bracket closes that never opened; one is written \\]", position)
    marks, start, place = opened.pop()
    if start == offset:
        raise _SyntaxError(f"the bracket [{marks} is empty", place)
    for number, role in _MARK.findall(marks):
        statement = statements.setdefault(int(number), _empty())
        _add(statement, role, [start, offset], f"statement {number}", place)


def _empty() -> Record:
    return {"speaker": None, "cue": None, "content": []}


def _add(statement: Record, role: str, span: list[int], name: str, place: int) -> None:
    """A cue in several brackets reaches from the first to the last."""
    if role == "s":
        if statement["speaker"]:
            raise _SyntaxError(f"{name} has two brackets for its speaker", place)
        statement["speaker"] = span
    elif role == "c":
        cue = statement["cue"] or span
        statement["cue"] = [min(cue[0], span[0]), max(cue[1], span[1])]
    else:
        statement["content"] = sorted([*statement["content"], span])


def _set_attributes(line: str, statements: dict[int, Record]) -> None:
    match = _ATTRIBUTES.fullmatch(line)
    if not match:
        raise FieldError("attributes", 'they are written “= 1 act=claim actor="Jan Nowak"”')
    number = int(match[1])
    if number not in statements:
        raise FieldError("attributes", f"the text has no statement {number}")
    statements[number].update(_attributes(_ATTRIBUTE.findall(match[2])))


def _attributes(pairs: Iterable[tuple[str, str, str]]) -> Record:
    values = {name: quoted or plain for name, quoted, plain in pairs}
    for name in values:
        if name not in _NAMES:
            raise FieldError(name, f"it is none of {', '.join(_NAMES)}")
    if "reported" not in values:
        return dict(values)
    if values["reported"] not in {"yes", "no"}:
        raise FieldError("reported", "it is neither yes nor no")
    return {**values, "reported": values["reported"] == "yes"}
