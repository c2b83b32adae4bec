"""Sentence starts that a parser often misses, set before the parse, which keeps them.

Behind the end of a line, if lines are paragraphs (a line longer than any hard wrap shows that);
behind a full stop and a closing quotation mark ("… is over.” The minister …"), and behind a
dateline ("WARSAW, 3 May (PAP) — The minister …"), whose words else become subjects.
"""

import re
from typing import Any

import numpy as np
from spacy.tokens import Doc

_POINTS: list[int | str] = ["IDX"]
_SENTENCE_START: list[int | str] = ["SENT_START"]
_LONGEST_WRAP = 160  # code points
_LINE_END = re.compile(r"\n\s*(?=\S)")
_BEHIND_QUOTATION = re.compile(r"\.[\"”’'»]{1,2}\s+(?=[A-Z“\"‘«])")
_PLACE = r"(?:[A-Z][A-Z.'’-]{2,}|[A-Z][\w.'’-]+(?=[^\n—–]{0,40}\([A-Z][A-Za-z /]{1,20}\)))"
_DATELINE = re.compile(
    rf"(?:^|\n)[ \t]*{_PLACE}[^\n—–()]{{0,40}}(?:\([A-Z][A-Za-z /]{{1,20}}\))?\s*(?:—|–|--|-)\s+"
    r"(?=[A-Z“\"])"
)


def begin_sentences(doc: Doc) -> None:
    """Mark them."""
    text = doc.text
    found = [*_BEHIND_QUOTATION.finditer(text), *_DATELINE.finditer(text)]
    if any(len(line) > _LONGEST_WRAP for line in text.split("\n")):
        found += _LINE_END.finditer(text)
    if not found:
        return
    points: Any = doc.to_array(_POINTS).reshape(-1)
    wanted = np.unique([match.end() for match in found])
    marks: Any = doc.to_array(_SENTENCE_START)
    marks[np.flatnonzero(np.isin(points, wanted))] = 1
    doc.from_array(_SENTENCE_START, marks)
