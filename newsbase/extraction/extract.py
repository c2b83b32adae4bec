"""Text and date in, findings out: the only reader of what the components left on the Doc."""

import datetime
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from spacy.tokens import Doc

from newsbase.extraction.compounds import merge_compounds
from newsbase.extraction.flat import flat, keep_text
from newsbase.extraction.paragraphs import begin_sentences_with_paragraphs
from newsbase.extraction.pipeline import COMPONENTS, Pipeline
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
    nlp = pipeline.nlp
    docs = (prepare(pipeline, article) for article in articles)
    parsed = nlp.pipe(docs, batch_size=BATCH_SIZE, disable=COMPONENTS)
    components = [nlp.get_pipe(name) for name in COMPONENTS]
    while batch := list(islice(parsed, BATCH_SIZE)):
        for component in components:  # each through the batch, as caches like it
            for doc in batch:
                component(doc)
        yield from map(_extraction, batch)


def prepare(pipeline: Pipeline, article: Input) -> Doc:
    """The words of the text, with all that must be there before the pipeline runs."""
    doc = merge_compounds(pipeline.nlp.make_doc(article.text))
    begin_sentences_with_paragraphs(doc)
    begin_sentences(doc)
    keep_text(doc, article.text)
    doc._.published = article.published
    return doc


def _extraction(doc: Doc) -> Extraction:
    return Extraction(
        text=flat(doc).text,
        published=doc._.published,
        actors=tuple(doc._.actors.values()),
        mentions=tuple(doc._.mentions),
        statements=tuple(doc._.statements),
        events=tuple(doc._.events),
        dates=tuple(doc._.dates),
        places=tuple(doc._.places),
    )
