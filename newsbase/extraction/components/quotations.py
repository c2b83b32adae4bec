"""Quotation marks in pairs: straight, curly, angle and low; unbalanced ones end with the paragraph.

A quotation that runs over paragraphs opens each of them with a mark and closes only the last.
"""

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from newsbase.extraction.syntax import token_range

_CLOSING = {"“": "”", "«": "»", "„": "“”", '"': '"', "＂": "＂", "”": "”", "‘": "’"}
_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_APOSTROPHE_BEHIND = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Code points from the opening mark to behind the closing one; `closed` says there was one."""

    start: int
    end: int
    closed: bool


def find_quotations(text: str) -> list[Quotation]:
    """The outermost quotations, in text order, each within its paragraph."""
    found: list[Quotation] = []
    at = 0
    for boundary in [*_PARAGRAPH.finditer(text), None]:
        end = boundary.start() if boundary else len(text)
        found.extend(_in_paragraph(text, at, end))
        at = boundary.end() if boundary else end
    return found


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    at = start
    while at < end:
        close = _closing(text, at, start, end)
        if close is None:
            at += 1
            continue
        closed = close < end
        found.append(Quotation(at, min(close + 1, end), closed))
        at = close + 1
    return found


def _closing(text: str, at: int, start: int, end: int) -> int | None:
    """Where the quotation that opens at `at` closes; `end` where it never does; else None."""
    mark = text[at]
    if mark not in _CLOSING or not _opens(text, at, start):
        return None
    for i in range(at + 1, end):
        if text[i] in _CLOSING[mark] and _closes(text, i):
            return i
    # A mark that opens a paragraph and is closed later, or never, holds the rest of it.
    whole = not text[start:at].strip() or mark in "“«„"
    return end if whole and mark != "‘" else None


def _opens(text: str, at: int, start: int) -> bool:
    if text[at] == "‘":
        return at == start or not text[at - 1].isalnum()
    if text[at] == "”":  # machine translation opens with it, too
        return (
            (at == start or text[at - 1].isspace())
            and at + 1 < len(text)
            and (text[at + 1].isalnum())
        )
    return True


def _closes(text: str, at: int) -> bool:
    """An apostrophe inside a word closes nothing."""
    return text[at] != "’" or not _APOSTROPHE_BEHIND.match(text, at + 1)


def quoted_tokens(doc: Doc) -> dict[int, int]:
    """Token index -> number of the quotation that holds it, its marks included."""
    numbers: dict[int, int] = {}
    for number, quotation in enumerate(find_quotations(doc.text)):
        tokens = token_range(doc, quotation.start, quotation.end)
        numbers.update(dict.fromkeys(tokens, number))
    return numbers
