"""Paragraphs bound sentences: a headline without a full stop is no part of what follows."""

from typing import Any

import numpy as np
from spacy.tokens import Doc

_SENTENCE_START: list[int | str] = ["SENT_START"]


def begin_sentences_with_paragraphs(doc: Doc) -> None:
    """Set sentence starts behind blank lines, before the model runs; its parser keeps them."""
    spaces = np.flatnonzero(doc.to_array("IS_SPACE")[:-1]).tolist()
    starts = [i + 1 for i in spaces if doc[i].text.count("\n") > 1]
    if starts:  # one by one, each would look through all tokens for a parse
        marks: Any = doc.to_array(_SENTENCE_START)
        marks[starts] = 1
        doc.from_array(_SENTENCE_START, marks)
