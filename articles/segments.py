"""A text and its spans as a tree that a template can render: paragraphs of nested marks.

Pure: no ORM, no HTML. Offsets are code points into the text, end exclusive. Where two spans
cross, the one opened later is closed and opened again, so that marks always nest; only the first
piece of a key is `first`, the one that carries the id. Nothing of the text is lost: the leaves of
a paragraph, joined, are exactly `text[start:end]`, and only white space lies between paragraphs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

_GAP = re.compile(r"\s*\n[^\S\n]*\n\s*|^\s+|\s+$")


@dataclass(frozen=True)
class Span:
    """What to mark. `key` names it and joins its pieces; of equal spans the lower rank is outside.

    `href` makes the words a link; where spans with links nest, the innermost wins, since links
    must not. `what` is anything the template wants to know about the mark.
    """

    start: int
    end: int
    key: str
    rank: int = 0
    href: str = ""
    what: Any = None


@dataclass(frozen=True)
class Leaf:
    """A run of text under the same marks."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Mark:
    """One piece of a span, with what lies inside it."""

    span: Span
    first: bool
    children: list["Mark | Leaf"] = field(default_factory=list)


@dataclass(frozen=True)
class Paragraph:
    start: int
    end: int
    children: list[Mark | Leaf]


def segments(text: str, spans: Iterable[Span]) -> list[Paragraph]:
    """The paragraphs of the text (blank lines part them) with the spans as nested marks.

    Spans that are empty, or lie outside the text or between paragraphs, mark nothing.
    """
    seen: set[str] = set()
    return [
        Paragraph(start, end, _nested(text, start, end, within, seen))
        for start, end, within in _with_spans(_paragraphs(text), spans)
    ]


def _outside_first(span: Span) -> tuple[int, int, int]:
    return span.start, -span.end, span.rank


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _GAP.finditer(text):
        if start < gap.start():
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _with_spans(
    paragraphs: Iterable[tuple[int, int]], spans: Iterable[Span]
) -> Iterator[tuple[int, int, list[Span]]]:
    """Each paragraph with the spans that touch it, outside first; one sweep over both."""
    waiting = sorted((span for span in spans if span.start < span.end), key=_outside_first)
    waiting.reverse()
    reaching: list[Span] = []
    for start, end in paragraphs:
        while waiting and waiting[-1].start < end:
            reaching.append(waiting.pop())
        reaching = [span for span in reaching if span.end > start]
        yield start, end, reaching


def _nested(
    text: str, start: int, end: int, spans: Sequence[Span], seen: set[str]
) -> list[Mark | Leaf]:
    """The run from start to end; spans come outside first and all touch it."""
    cuts = {start, end}
    cuts.update(at for span in spans for at in (span.start, span.end) if start < at < end)
    at = sorted(cuts)
    top: list[Mark | Leaf] = []
    opened: list[Mark] = []
    waiting = list(reversed(spans))
    for here, following in pairwise(at):
        again = _close(opened, here)
        while waiting and waiting[-1].start <= here:
            again.append(waiting.pop())
        _open(top, opened, sorted(again, key=lambda span: (-span.end, span.rank)), seen)
        inside = opened[-1].children if opened else top
        inside.append(Leaf(text[here:following], _link(opened)))
    return top


def _close(opened: list[Mark], here: int) -> list[Span]:
    """Close the marks that end here and those inside them; gives the spans to open again."""
    again = []
    while any(mark.span.end <= here for mark in opened):
        span = opened.pop().span
        if span.end > here:
            again.append(span)
    return again


def _open(
    top: list[Mark | Leaf], opened: list[Mark], spans: Sequence[Span], seen: set[str]
) -> None:
    for span in spans:
        mark = Mark(span, first=span.key not in seen)
        seen.add(span.key)
        (opened[-1].children if opened else top).append(mark)
        opened.append(mark)


def _link(opened: Sequence[Mark]) -> str:
    return next((mark.span.href for mark in reversed(opened) if mark.span.href), "")
