"""Quotation marks in pairs: straight, curly, angle and low; unbalanced ones end with the paragraph.

A quotation that runs over paragraphs opens each of them with a mark and closes only the last.
"""

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from newsbase.extraction.flat import flat
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
_MARK = re.compile("''|``|[“”«»„\"＂‘’']")
_STOPS = ",.?!…"
_KEY = "newsbase quotations"
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
        still_open = bool(here) and not here[-1].closed
        at = boundary.end() if boundary else end
    return found


def _rest_of_quotation(text: str, start: int, end: int) -> Quotation | None:
    """A paragraph that closes what the one before opened, with no mark of its own at its start."""
    closing = text.find("”", start, end)
    opening = text.find("“", start, end)
    if closing < 0 or 0 <= opening < closing:
        return None
    return Quotation(start, closing + 1, True)


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, start, end)]
    found: list[Quotation] = []
    at = start
    for number, (place, mark) in enumerate(marks):
        if place < at or mark not in _CLOSING or not _opens(text, place, mark, start, end):
            continue
        close = _closing(text, marks[number + 1 :], mark, end)
        if close is None and _holds_the_rest(text, start, place, mark):
            close = end
        if close is not None:
            at = min(close + len(mark), end)
            found.append(Quotation(place, at, close < end))
    return found


def _closing(text: str, behind: list[tuple[int, str]], mark: str, end: int) -> int | None:
    """Where the quotation closes, among the marks behind the one that opens it."""
    mixed = None  # “closed by another mark", unless the proper one follows
    for place, other in behind:
        otherwise = _closes_otherwise(text, place, mark, end)
        if _closes(text, place, mark, end) or (otherwise and text[place - 1] in _STOPS):
            return place
        if other == mark and mixed is not None:
            break
        if mixed is None and otherwise:
            mixed = place
    return mixed


def _holds_the_rest(text: str, start: int, place: int, mark: str) -> bool:
    """A mark that opens a paragraph and is closed later, or never, holds the rest of it."""
    if mark in ("‘", "'", "''", "``"):
        return False
    return mark in "“«„" or not text[start:place].strip()


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
    return text[at] in closing and (text[at] not in "’'" or not behind.isalnum())


def _closes_otherwise(text: str, at: int, mark: str, end: int) -> bool:
    """Slips of many newsrooms: “this", "this” and “this“."""
    behind = text[at + 1] if at + 1 < end else " "
    if mark not in '“"' or behind.isalnum():
        return False
    twice = text[at] == "“" and (text[at - 1].isalnum() or text[at - 1] in _STOPS)
    return text[at] in '”"' or (mark == "“" and twice)


def quotations_of(doc: Doc) -> list[tuple[range, bool]]:
    """Token range of each quotation, marks included, and whether it is closed; found once a Doc."""
    found: list[tuple[range, bool]] | None = doc.user_data.get(_KEY)
    if found is None:
        quotations = find_quotations(flat(doc).text)
        found = [(token_range(doc, q.start, q.end), q.closed) for q in quotations]
        doc.user_data[_KEY] = found
    return found


def quoted_tokens(doc: Doc) -> dict[int, int]:
    """Token index -> number of the quotation that holds it, its marks included."""
    return {i: number for number, (tokens, _) in enumerate(quotations_of(doc)) for i in tokens}
