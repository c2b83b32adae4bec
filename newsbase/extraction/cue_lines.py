"""The lines of `data/cues/*.txt`, whose format `data/cues/README.md` describes. Knows no spaCy."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

_FILES = files("newsbase.extraction") / "data" / "cues"
_HEAD = re.compile(r"([^(]*)(?:\(([^)]*)\))?([^(]*)")


@dataclass(frozen=True, slots=True)
class CueLine:
    """One line, its fields as they are written; `irregular` are the forms of the first word."""

    words: tuple[str, ...]
    irregular: tuple[str, ...]
    act: str
    takes: tuple[str, ...]
    at: str
    example: str


def cue_lines(file: str) -> Iterator[tuple[int, CueLine]]:
    """Each line with its number, from 1. Raises ValueError naming the line."""
    for number, line in enumerate((_FILES / file).read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            yield number, _line(line)
        except ValueError as error:
            raise ValueError(f"{file}, line {number}: {error}") from error


def _line(line: str) -> CueLine:
    fields = [field.strip() for field in line.split("|")]
    head, act, takes = fields[:3]
    at, example = fields[3:5] if len(fields) > 4 else ("", fields[-1])
    shape = _HEAD.fullmatch(head)
    if shape is None:
        raise ValueError(f"the brackets of {head!r} do not match")
    before, irregular, behind = shape.groups()
    forms = tuple(f.strip() for f in (irregular or "").split(",") if f.strip())
    return CueLine(tuple((before + behind).split()), forms, act, tuple(takes.split()), at, example)
