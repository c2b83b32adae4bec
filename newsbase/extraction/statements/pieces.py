"""The content's spans: unbroken runs of its tokens, and whether they are quoted."""

import re
from collections.abc import Iterable

from spacy.tokens import Doc

from newsbase.extraction.flat import Flat, flat
from newsbase.extraction.results import Span, StatementKind

_PUNCTUATION = "“”„«»\"＂‘’' \t\n,.;:—–-…"
# Opening and closing marks; an apostrophe inside a word is neither.
_PAIRS = tuple(
    (re.compile(opening), re.compile(closing))
    for opening, closing in (
        ("“", "”"),
        ("«", "»"),
        ("„", "“"),
        (r"‘(?=\S)", r"(?<=[^\s‘])’(?!\w)"),
        (r"(?<![\w'])''(?=[^\s'])", r"(?<=[^\s'])''(?![\w'])"),
        (r"(?<![\w'])'(?=[^\s'])", r"(?<=[^\s'])'(?![\w'])"),
    )
)


def pieces(doc: Doc, tokens: Iterable[int]) -> tuple[Span, ...]:
    """The tokens as unbroken runs, each in one paragraph, without outer punctuation."""
    parse = flat(doc)
    runs: list[range] = []
    for i in sorted(i for i in tokens if parse.pos[i] != "SPACE"):
        if runs and _goes_on(parse, runs[-1].stop, i):
            runs[-1] = range(runs[-1].start, i + 1)
        else:
            runs.append(range(i, i + 1))
    spans = (_piece(parse, run, len(runs)) for run in runs)
    return tuple(s for s in spans if s is not None)


def _goes_on(parse: Flat, behind: int, i: int) -> bool:
    """Is nothing but space of the same line between the two?"""
    return all(
        parse.pos[j] == "SPACE" and "\n" not in parse.text[parse.start[j] : parse.end[j]]
        for j in range(behind, i)
    )


def _piece(parse: Flat, run: range, runs: int) -> Span | None:
    """The run without joining words and punctuation at its ends; None where nothing is left."""
    first, last = run[0], run[-1]
    while last > first and parse.pos[last] in ("CCONJ", "PUNCT", "SPACE"):
        last -= 1
    while first < last and _joins(parse, first):
        first += 1
    if _is_leftover(parse, first, last, runs):
        return None
    whole = Span(parse.start[run[0]], parse.end[run[-1]])
    return _trimmed(parse.text, Span(parse.start[first], parse.end[last]), whole)


def _joins(parse: Flat, i: int) -> bool:
    """Punctuation, or a conjunction that does not begin a sentence of its own ("But …")."""
    is_lower = parse.text[parse.start[i]].islower()
    return parse.pos[i] in ("PUNCT", "SPACE") or (parse.pos[i] == "CCONJ" and is_lower)


def _is_leftover(parse: Flat, first: int, last: int, runs: int) -> bool:
    """One small word between cue and content is nothing that was said."""
    return (
        runs > 1 and first == last and parse.pos[first] in ("PRON", "DET", "CCONJ", "ADP", "PART")
    )


def _trimmed(text: str, span: Span, whole: Span) -> Span | None:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(_PUNCTUATION))
    end = span.end - (len(words) - len(words.rstrip(_PUNCTUATION)))
    if end - start < 2 or not any(c.isalnum() for c in text[start:end]):
        return None
    start, end = _with_inner_marks(text, start, end, whole)
    while end < whole.end and text[end] in "?!":
        end += 1  # without it a question reads as an assertion
    return Span(start, end)


def _with_inner_marks(text: str, start: int, end: int, whole: Span) -> tuple[int, int]:
    """Take back a mark whose partner is inside: "a “frank” talk" and "it was “frank”"."""
    for opening, closing in _PAIRS:
        opened, closed = _places(opening, text, whole), _places(closing, text, whole)
        inner_opened = [i for i in opened if start <= i < end]
        inner_closed = [i for i in closed if start <= i < end]
        before, behind = [i for i in opened if i < start], [i for i in closed if i >= end]
        if inner_opened and behind and not any(i > inner_opened[-1] for i in inner_closed):
            end = behind[0] + (2 if text.startswith("''", behind[0]) else 1)
        elif inner_closed and before and not behind:
            start = before[-1] if all(i > inner_closed[0] for i in inner_opened) else start
    if text[start:end].count('"') % 2 and '"' in text[end : whole.end]:
        end = text.index('"', end) + 1
    elif text[start:end].count('"') % 2 and '"' in text[whole.start : start]:
        start = text.rindex('"', whole.start, start)
    return start, end


def _places(mark: re.Pattern[str], text: str, whole: Span) -> list[int]:
    """Where it stands; looked for one code point further, because some look ahead."""
    found = (m.start() for m in mark.finditer(text, whole.start, whole.end + 1))
    return [i for i in found if i < whole.end]


def kind_of(doc: Doc, tokens: Iterable[int], quoted: list[int]) -> StatementKind:
    """direct: nine words in ten are inside quotation marks; indirect: none; else mixed."""
    lower = flat(doc).lower
    words = [i for i in tokens if lower[i][0].isalnum()]
    share = sum(quoted[i] >= 0 for i in words) / len(words) if words else 0.0
    if share >= 0.9:
        return "direct"
    return "mixed" if share else "indirect"
