"""The pieces of a statement as a reader expects them: between marks, with honest ellipses.

Pure: no ORM. Offsets are code points into the article's text, end exclusive.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

PIECES_JOINED_BY = " … "

# Closing mark, blank line, opening mark: with no more than that between, nothing is left out.
_BARE_GAP = 4

_AGAIN = re.compile(r"(\n\s*)[“„«\"]")
_INNER = (
    (re.compile(r"“([^“”]*)”"), r"‘\1’"),
    (re.compile(r"«([^«»]*)»"), r"‘\1’"),
    (re.compile(r'"([^"]*)"'), r"‘\1’"),
)
_PAIRS = {"“": "”", "«": "»", '"': '"'}

Bounds = tuple[int, int]


def runs(quote: str, pieces: Sequence[Bounds]) -> list[str]:
    """The words of each piece, cut from the quote that joins them; the quote where it does not."""
    found, at = [], 0
    for start, end in pieces:
        found.append(quote[at : at + end - start])
        at += end - start + len(PIECES_JOINED_BY)
    return found if PIECES_JOINED_BY.join(found) == quote else [quote]


def quoted(words: Sequence[str], pieces: Sequence[Bounds], cue: Bounds | None, marks: bool) -> str:
    """The runs of words in one line, each between marks if they are asked for.

    An ellipsis stands only where content may be left out between two pieces: not where the gap
    has room for marks and space only, nor where it holds the cue with its speaker. Without marks,
    a dot shows that place, where one sentence may end and another begin.
    """
    shown = [_between_marks(run) for run in words] if marks else list(words)
    gaps = (
        [_joint(gap, cue, " " if marks else " · ") for gap in pairwise(pieces)]
        if len(pieces) == len(words)
        else []
    )
    rest = (gap + run for gap, run in zip(gaps, shown[1:], strict=True))
    return "".join([shown[0], *rest])


def _joint(around: tuple[Bounds, Bounds], cue: Bounds | None, at_cue: str) -> str:
    (_, start), (end, _) = around
    if cue is not None and start <= cue[0] and cue[1] <= end:
        return at_cue
    return " " if end - start <= _BARE_GAP else PIECES_JOINED_BY


def _between_marks(run: str) -> str:
    """“A”; marks within become single ones, and those that open each new paragraph go."""
    if _wrapped(run):
        return run
    inner = _AGAIN.sub(r"\1", run)
    for pair, single in _INNER:
        inner = pair.sub(single, inner)
    return f"“{inner}”"


def _wrapped(run: str) -> bool:
    """Whether it brings marks of its own around everything."""
    return len(run) > 1 and _PAIRS.get(run[0]) == run[-1]
