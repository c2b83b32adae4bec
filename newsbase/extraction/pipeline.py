"""The pipeline: a trained English model and Newsbase's components, in one fixed order."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import spacy
from spacy.language import Language

from newsbase.extraction.components import (  # noqa: F401  (each registers its factory)
    coreference,
    dates,
    events,
    names,
    places,
    statements,
    word_forms,
)
from newsbase.extraction.known import KnownActor
from newsbase.extraction.word_vectors import remember_vectors

PIPELINE_VERSION = "4"
COMPONENTS = (
    "newsbase_names",
    "newsbase_coreference",
    "newsbase_dates",
    "newsbase_places",
    "newsbase_statements",
    "newsbase_events",
)
REQUIRED = ("tagger", "parser", "ner")


@dataclass(frozen=True)
class Pipeline:
    """A loaded pipeline and the words by which its results can be told from another's."""

    nlp: Language
    version: str


class ModelError(Exception):
    """The model cannot be loaded or lacks a component; the message says which."""


def load_pipeline(model: str, known: Sequence[KnownActor]) -> Pipeline:
    """The model with the components behind it. Raises ModelError.

    `known` is the alias table; it is read once, so a changed table needs a new pipeline.
    """
    nlp = load_model(model)
    missing = [name for name in REQUIRED if name not in nlp.pipe_names]
    if missing or nlp.lang != "en":
        raise ModelError(f"{model} is no English pipeline with {', '.join(REQUIRED)}")
    word_forms.take_over(nlp)
    remember_vectors(nlp)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    nlp.get_pipe("newsbase_names").know(known)  # type: ignore[attr-defined]
    label = f"{PIPELINE_VERSION}/{nlp.meta['name']}-{nlp.meta['version']}"
    return Pipeline(nlp, label)


def load_model(model: str) -> Language:
    """The spaCy model as it comes. Raises ModelError."""
    with warnings.catch_warnings():
        # W095: the packaged weights were trained with an earlier 3.x; they load and score alike.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            return spacy.load(model)
        except (OSError, ImportError, ValueError) as error:
            raise ModelError(f"the spaCy model {model} cannot be loaded: {error}") from error
