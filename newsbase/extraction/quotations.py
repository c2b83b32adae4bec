"""Quotation marks in pairs: straight, curly, angle and low; unbalanced ones end with the paragraph.

A quotation that runs over paragraphs opens each of them with a mark and closes only the last.
"""

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from newsbase.extraction.syntax import token_range

_CLOSING = {
    "“": "”",
    "«": "»",
    "„": "“”",
    '"': '"',
    "＂": "＂",
    "”": "”",
    "‘": "’",
    "''": "''",
    "``": "''",
    "'": "'",
}
_PARAGRAPH = re.compile(r"\n\s*\n|\n")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Code points from the opening mark to behind the closing one; `closed` says there was one."""

    start: int
    end: int
    closed: bool


def find_quotations(text: str) -> list[Quotation]:
    """The outermost quotations, in text order, each within its paragraph."""
    found: list[Quotation] = []
    at, still_open = 0, False
    for boundary in [*_PARAGRAPH.finditer(text), None]:
        end = boundary.start() if boundary else len(text)
        rest = _rest_of_quotation(text, at, end) if still_open else None
        if rest is not None:
            found.append(rest)
        here = _in_paragraph(text, rest.end if rest else at, end)
        found.extend(here)
        still_open = bool(here) and not here[-1].closed and not _is_closed_within(text, here[-1])
        at = boundary.end() if boundary else end
    return found


def _is_closed_within(text: str, quotation: Quotation) -> bool:
    return "”" in text[quotation.start : quotation.end]


def _rest_of_quotation(text: str, start: int, end: int) -> Quotation | None:
    """A paragraph that closes what the one before opened, with no mark of its own at its start."""
    closing = text.find("”", start, end)
    opening = text.find("“", start, end)
    if closing < 0 or 0 <= opening < closing:
        return None
    return Quotation(start, closing + 1, True)


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    at = start
    while at < end:
        mark = _mark(text, at, end)
        close = _closing(text, at, mark, start, end) if mark else None
        if close is None:
            at += len(mark) or 1
            continue
        behind = min(close + len(mark), end)
        found.append(Quotation(at, behind, close < end))
        at = behind
    return found


def _mark(text: str, at: int, end: int) -> str:
    """The quotation mark at the place, of one sign or two; empty where there is none."""
    if text[at : at + 2] in ("''", "``") and at + 2 <= end:
        return text[at : at + 2]
    return text[at] if text[at] in _CLOSING else ""


def _closing(text: str, at: int, mark: str, start: int, end: int) -> int | None:
    """Where the quotation that opens at `at` closes; `end` where it never does; else None."""
    if not _opens(text, at, mark, start, end):
        return None
    for i in range(at + len(mark), end):
        if _closes(text, i, mark, end):
            return i
    # A mark that opens a paragraph and is closed later, or never, holds the rest of it.
    whole = not text[start:at].strip() or mark in "“«„"
    return end if whole and mark not in ("‘", "'", "''", "``") else None


def _opens(text: str, at: int, mark: str, start: int, end: int) -> bool:
    fresh = at == start or not text[at - 1].isalnum()
    behind = text[at + len(mark)] if at + len(mark) < end else " "
    if mark == "'":  # elsewhere it is an apostrophe
        return (at == start or text[at - 1] in " (\u2014:") and behind.isalpha()
    if mark == "”":  # machine translation opens with it, too
        return (at == start or text[at - 1].isspace()) and behind.isalnum()
    if mark in ("‘", "''", "``"):
        return fresh and not behind.isspace()
    return True


def _closes(text: str, at: int, mark: str, end: int) -> bool:
    closing = _CLOSING[mark]
    behind = text[at + len(mark)] if at + len(mark) < end else " "
    if len(mark) == 2:
        return text[at : at + 2] == closing
    if mark in '“"' and text[at] in '”"' and not behind.isalnum():
        return True
    if text[at] not in closing:
        # “twice the opening mark“, a slip of many newsrooms
        return mark == "“" and text[at] == "“" and text[at - 1].isalnum() and not behind.isalnum()
    return text[at] not in "’'" or not behind.isalnum()


def quoted_tokens(doc: Doc) -> dict[int, int]:
    """Token index -> number of the quotation that holds it, its marks included."""
    numbers: dict[int, int] = {}
    for number, quotation in enumerate(find_quotations(doc.text)):
        tokens = token_range(doc, quotation.start, quotation.end)
        numbers.update(dict.fromkeys(tokens, number))
    return numbers
