"""Text and date in, findings out: the only reader of what the components left on the Doc."""

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from newsbase.extraction.compounds import merge_compounds
from newsbase.extraction.paragraphs import begin_sentences_with_paragraphs
from newsbase.extraction.pipeline import Pipeline
from newsbase.extraction.results import Extraction
from newsbase.extraction.sentence_starts import begin_sentences

BATCH_SIZE = 32  # memory doubles with each doubling beyond, time hardly falls


class Input(NamedTuple):
    """A text, taken as it is, and the day it was published, if known."""

    text: str
    published: datetime.date | None


def extract(pipeline: Pipeline, article: Input) -> Extraction:
    return next(extract_many(pipeline, [article]))


def extract_many(pipeline: Pipeline, articles: Iterable[Input]) -> Iterator[Extraction]:
    """One Extraction for each article, in order, streaming in batches."""
    docs = (_doc(pipeline, article) for article in articles)
    for doc in pipeline.nlp.pipe(docs, batch_size=BATCH_SIZE):
        yield _extraction(doc)


def _doc(pipeline: Pipeline, article: Input) -> Doc:
    doc = merge_compounds(pipeline.nlp.make_doc(article.text))
    begin_sentences_with_paragraphs(doc)
    begin_sentences(doc)
    doc._.published = article.published
    return doc


def _extraction(doc: Doc) -> Extraction:
    return Extraction(
        text=doc.text,
        published=doc._.published,
        actors=tuple(doc._.actors.values()),
        mentions=tuple(doc._.mentions),
        statements=tuple(doc._.statements),
        events=tuple(doc._.events),
        dates=tuple(doc._.dates),
        places=tuple(doc._.places),
    )
