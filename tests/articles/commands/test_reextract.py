"""`manage.py reextract`: stored articles are read again."""

import io
from dataclasses import replace
from typing import Any, NamedTuple

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.ingest.store import store
from articles.models import Article, Statement
from newsbase.decisions import Decision
from newsbase.extraction.results import Extraction
from newsbase.persons import as_person
from tests.articles.ingest.findings import ARTICLE, TEXT, extraction, statement
from tests.articles.ingest.machines import HandMachine, nothing

pytestmark = pytest.mark.django_db


class Printed(NamedTuple):
    lines: list[str]
    errors: list[str]
    status: int


def run(*ids: int, machine: HandMachine | None = None) -> Printed:
    out, err, status = io.StringIO(), io.StringIO(), 0
    options: dict[str, Any] = {"machine": machine or HandMachine(), "stdout": out, "stderr": err}
    try:
        call_command("reextract", *map(str, ids), **options)
    except SystemExit as end:
        status = int(str(end.code))
    return Printed(out.getvalue().splitlines(), err.getvalue().splitlines(), status)


@pytest.fixture
def articles() -> list[Article]:
    texts = [f"{TEXT} {number}" for number in range(3)]
    return [store(replace(ARTICLE, text=text), extraction(text=text), "old") for text in texts]


def test_all_articles_are_read_again_and_the_counts_printed(articles: list[Article]) -> None:
    assert run() == Printed(
        [
            "3 articles read again, 0 failed",
            "statements: 0 (before: 3)",
            "of them decided or annotated: 0 (before: 0)",
            "reports of events: 0 (before: 3)",
        ],
        [],
        0,
    )
    assert set(Article.objects.values_list("pipeline_version", flat=True)) == {"hand"}


def test_only_the_articles_named_are_read_again(articles: list[Article]) -> None:
    printed = run(articles[0].pk, articles[2].pk)

    assert printed.lines[:2] == ["2 articles read again, 0 failed", "statements: 0 (before: 2)"]
    assert Statement.objects.get().article == articles[1]


def test_decisions_survive_and_nothing_is_doubled(articles: list[Article], analyst: User) -> None:
    accepted, rejected, undecided = Statement.objects.order_by("pk")
    for row, decision in ((accepted, Decision.ACCEPTED), (rejected, Decision.REJECTED)):
        with as_person(analyst):
            row.mark(decision, analyst)
            row.save()

    printed = run(machine=HandMachine(lambda text: extraction(text=text)))

    assert printed.lines[1:] == [
        "statements: 3 (before: 3)",
        "of them decided or annotated: 2 (before: 2)",
        "reports of events: 3 (before: 3)",
    ]
    found = dict(Statement.objects.values_list("pk", "decision"))
    assert found[accepted.pk] == "accepted"
    assert found[rejected.pk] == "rejected"
    assert undecided.pk not in found


def test_the_machine_reads_the_stored_texts(articles: list[Article]) -> None:
    seen: list[str] = []

    def find(text: str) -> Extraction:
        seen.append(text)
        return nothing(text)

    run(machine=HandMachine(find))

    assert seen == [article.text for article in articles]


def test_an_article_that_fails_stays_as_it_was(
    articles: list[Article], caplog: pytest.LogCaptureFixture
) -> None:
    def find(text: str) -> Extraction:
        if text.endswith("1"):
            return extraction(text=text, statements=(statement(content=()),))
        return nothing(text)

    printed = run(machine=HandMachine(find))

    assert printed.status == 1
    assert printed.lines[0] == "2 articles read again, 1 failed"
    (error,) = printed.errors
    assert error.startswith(f"failed: article {articles[1].pk}: internal error, see the log")
    assert Statement.objects.get().article == articles[1]
    assert "Traceback" in caplog.text


def test_an_unknown_id_stops_it_before_anything_is_done(articles: list[Article]) -> None:
    with pytest.raises(CommandError, match="there is no article 0"):
        run(articles[0].pk, 0)

    assert Statement.objects.count() == 3


def test_without_articles_nothing_is_loaded() -> None:
    machine = HandMachine()

    assert run(machine=machine).lines[0] == "0 articles read again, 0 failed"
    assert machine.loads == 0


def test_ctrl_c_leaves_articles_old_or_new(articles: list[Article]) -> None:
    class Interrupted(HandMachine):
        version_asked = 0

        @property
        def version(self) -> str:  # type: ignore[override]
            self.version_asked += 1
            if self.version_asked == 2:
                raise KeyboardInterrupt
            return "hand"

    printed = run(machine=Interrupted())

    assert printed == Printed([], ["Interrupted after 1 of 3 articles."], 130)
    assert Statement.objects.count() == 2
