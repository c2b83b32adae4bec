"""The words by which spans are compared, and what of them stands in quotation marks.

Spans are compared as sets of word numbers, so that punctuation, quotation marks and the tokeniser
of the system that is measured never matter.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal

from newsbase.extraction.results import Span

Ids = frozenset[int]
Kind = Literal["direct", "mixed", "indirect"]
KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect")

NO_WORDS: Ids = frozenset()
_WORD = re.compile(r"\w+(?:[’'\-.&]\w+)*")
_LINE = re.compile(r"\n\s*\n|\n")
_OPENING = "“«„"
_CLOSING = "”»"
_STRAIGHT = '"＂'
_NEARLY_ALL = 0.9


class Words:
    """The words of a text, numbered from 0."""

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._quoted = self.of_all(Span(*ends) for ends in quotations(text))

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, number: int) -> str:
        return self.text[self._starts[number] : self._ends[number]]

    def of(self, span: Span | None) -> Ids:
        """The numbers of the words that the span touches."""
        if span is None:
            return NO_WORDS
        first = bisect_right(self._ends, span.start)
        return frozenset(range(first, bisect_left(self._starts, span.end)))

    def of_all(self, spans: Iterable[Span]) -> Ids:
        return NO_WORDS.union(*map(self.of, spans))

    def kind(self, content: Ids) -> Kind:
        """Direct: nine words of ten are inside quotation marks; indirect: none is."""
        inside = len(content & self._quoted)
        if not inside:
            return "indirect"
        return "direct" if inside / len(content) >= _NEARLY_ALL else "mixed"


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands in double quotation marks, the marks included.

    A quotation that is left open ends with its line if its mark is curly, or opens the line.
    """
    position = 0
    for match in _LINE.finditer(text):
        yield from _in_line(text, position, match.start())
        position = match.end()
    yield from _in_line(text, position, len(text))


def _in_line(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for position in range(first, last):
        if start is None:
            if text[position] in _OPENING + _STRAIGHT:
                start = position
        elif text[position] in _closers(text[start]):
            yield start, position + 1
            start = None
    if start is not None and (text[start] in _OPENING or not text[first:start].strip()):
        yield start, last


def _closers(mark: str) -> str:
    return _CLOSING + _STRAIGHT if mark in _STRAIGHT else _CLOSING
