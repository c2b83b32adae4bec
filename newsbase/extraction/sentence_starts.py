"""Sentence starts that a parser often misses: behind a full stop and a closing quotation mark."""

import re

from spacy.tokens import Doc

_BEHIND_QUOTATION = re.compile(r"\.[\"”’'»]{1,2}\s+(?=[A-Z“\"‘«])")


def begin_sentences_behind_quotations(doc: Doc) -> None:
    """Mark them, before the parse: "… is over.” The minister …"."""
    starts = {match.end() for match in _BEHIND_QUOTATION.finditer(doc.text)}
    if not starts:
        return
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
