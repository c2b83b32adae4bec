"""Hand-built parsed sentences, one word a line: text, tag, label, head's line, lemma, entity."""

import datetime

from spacy.tokens import Doc

from newsbase.extraction.results import Mention, Span
from tests.extraction import docs
from tests.extraction.docs import Word

NO_VALUE = "-"


def parsed(table: str, published: datetime.date | None = None) -> Doc:
    """The Doc of a table; `-` leaves a column empty, heads count lines from 0."""
    rows = [line.split() for line in table.splitlines() if line.strip()]
    return docs.doc([_word(row) for row in rows], published)


def _word(row: list[str]) -> Word:
    text, tag, dep, head, *more = row
    lemma, ent = [*more, NO_VALUE, NO_VALUE][:2]
    return Word(
        text,
        tag,
        dep,
        int(head),
        lemma="" if lemma == NO_VALUE else lemma,
        ent="" if ent == NO_VALUE else ent,
    )


def name(doc: Doc, words: str, actor: str | None) -> Mention:
    """The first place of the words as a mention of the actor."""
    start = doc.text.index(words)
    return Mention(Span(start, start + len(words)), "name", actor)
