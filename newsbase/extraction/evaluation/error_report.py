"""Errors as a file to read: counts on top, then each error with gold above what was found.

Spans are marked in their text as in annotated gold: [1s speaker] [1c cue] [1 content].
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsbase.extraction.results import Span

_AROUND = 100


@dataclass(frozen=True, slots=True)
class Marked:
    """Spans to be marked in the text, each with its mark, and a remark to stand behind."""

    spans: tuple[tuple[Span, str], ...]
    remark: str


@dataclass(frozen=True, slots=True)
class Error:
    """Something wrong in the text named `text_id`.

    `aside` says in a word what sort of gold it is about, where that is counted by itself too.
    """

    kind: str
    text_id: str
    text: str
    gold: tuple[Marked, ...]
    found: tuple[Marked, ...]
    aside: str = ""

    @property
    def spans(self) -> list[Span]:
        return [span for marked in (*self.gold, *self.found) for span, _ in marked.spans]


def report(title: str, classes: Mapping[str, str], errors: Sequence[Error]) -> Iterator[str]:
    """The lines of the file; `classes` gives the order of the classes and what each means."""
    yield title
    yield ""
    yield from _counts(classes, errors)
    for kind, meaning in classes.items():
        chosen = [error for error in errors if error.kind == kind]
        if chosen:
            yield from ("", "", f"{kind} ({len(chosen)}): {meaning}", "")
        for number, error in enumerate(chosen, start=1):
            yield from _one(error, number)


def _counts(classes: Mapping[str, str], errors: Sequence[Error]) -> Iterator[str]:
    """How many there are of each class, and how many of them are of each sort that is set aside."""
    sorts = sorted({error.aside for error in errors if error.aside})
    numbers = Counter(error.kind for error in errors)
    aside = Counter((error.kind, error.aside) for error in errors)
    width = max(map(len, classes))
    yield f"{'class':<{width}}  errors" + "".join(f"  {sort}" for sort in sorts)
    for kind in classes:
        cells = "".join(f"  {aside[kind, sort]:>{len(sort)}}" for sort in sorts)
        yield f"{kind:<{width}}  {numbers[kind]:>6}{cells}"
    sums = Counter(error.aside for error in errors)
    cells = "".join(f"  {sums[sort]:>{len(sort)}}" for sort in sorts)
    yield f"{'all':<{width}}  {len(errors):>6}{cells}"


def _one(error: Error, number: int) -> Iterator[str]:
    aside = f" ({error.aside})" if error.aside else ""
    yield f"{error.kind} {number}{aside}, {error.text_id}"
    window = around(error.text, error.spans)
    for name, side in (("gold ", error.gold), ("found", error.found)):
        for marked in side:
            remark = f"   ({marked.remark})" if marked.remark else ""
            yield f"  {name} | {excerpt(error.text, window, marked.spans)}{remark}"
        if not side:
            yield f"  {name} | nothing"
    yield ""


def around(text: str, spans: Sequence[Span]) -> Span:
    """From a little before the first to a little behind the last of all spans, at whole words."""
    start = max(min(span.start for span in spans) - _AROUND, 0)
    end = min(max(span.end for span in spans) + _AROUND, len(text))
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return Span(start, end)


def excerpt(text: str, window: Span, spans: Sequence[tuple[Span, str]]) -> str:
    """The window in one line, with brackets around the spans."""
    marks = []
    for span, mark in spans:
        marks.append((span.start, 1, -span.end, f"[{mark} "))
        marks.append((span.end, 0, -span.start, "]"))
    pieces, position = [], window.start
    for place, _, _, mark in sorted(marks):
        pieces += [text[position:place], mark]
        position = place
    pieces.append(text[position : window.end])
    before, after = "… " if window.start else "", " …" if window.end < len(text) else ""
    return before + " ".join("".join(pieces).split()) + after
