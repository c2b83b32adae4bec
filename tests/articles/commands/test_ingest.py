"""`manage.py ingest`: what it prints and how it ends."""

import io
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.core.management import CommandError, call_command

from articles.ingest.machine import ModelMissingError
from articles.models import Article, Ingestion
from newsbase.extraction.results import Extraction
from tests.articles.ingest.findings import DAY, TEXT, extraction
from tests.articles.ingest.machines import HandMachine

pytestmark = pytest.mark.django_db


class Printed(NamedTuple):
    table: dict[str, int]
    errors: list[str]
    status: int


def run(*paths: object, **options: Any) -> Printed:
    out, err, status = io.StringIO(), io.StringIO(), 0
    options.setdefault("machine", HandMachine(lambda text: extraction(text=text)))
    try:
        call_command("ingest", *map(str, paths), stdout=out, stderr=err, **options)
    except SystemExit as end:
        status = int(str(end.code))
    rows = [line.rsplit(maxsplit=1) for line in out.getvalue().splitlines()]
    table = {label.strip(): int(number) for label, number in rows}
    return Printed(table, err.getvalue().splitlines(), status)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(f" date 2024-03-05 Economy|{TEXT}", encoding="utf-8")
    return tmp_path


def test_it_closes_with_a_table_of_counts(folder: Path) -> None:
    assert run(folder) == Printed(
        {
            "articles added": 1,
            "articles already known": 0,
            "articles refused": 0,
            "actors": 3,
            "mentions": 4,
            "statements": 1,
            "events": 1,
        },
        [],
        0,
    )


def test_again_it_says_that_nothing_is_new(folder: Path) -> None:
    run(folder)

    again = run(folder)

    assert again.status == 0
    assert again.table["articles already known"] == 1
    assert sum(again.table.values()) == 1


def test_a_refusal_is_named_with_its_reason_and_makes_the_status_1(folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"\xff")

    printed = run(folder, folder / "no.txt")

    assert printed.errors == [
        f"refused: {folder / 'b.txt'}: it is not UTF-8 (at byte 0)",
        f"refused: {folder / 'no.txt'}: it cannot be read: No such file or directory",
    ]
    assert (printed.table["articles added"], printed.table["articles refused"]) == (1, 2)
    assert printed.status == 1


def test_date_and_source_can_be_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    run(tmp_path, "--published", "2024-03-05", "--source", "Gazette")

    article = Article.objects.select_related("source").get()
    assert (article.published, str(article.source)) == (DAY, "Gazette")


def test_a_date_that_is_none_is_refused(folder: Path) -> None:
    with pytest.raises(CommandError, match="'yesterday' is not of the form YYYY-MM-DD"):
        run(folder, "--published", "yesterday")


def test_an_overlong_text_is_refused_by_the_setting(folder: Path, settings: Any) -> None:
    settings.MAX_ARTICLE_CHARS = 100

    assert run(folder).table["articles refused"] == 1


def test_a_model_that_cannot_be_loaded_is_named(folder: Path) -> None:
    class Broken(HandMachine):
        def load(self) -> None:
            raise ModelMissingError("the spaCy model x cannot be loaded")

    with pytest.raises(CommandError, match="the spaCy model x cannot be loaded"):
        run(folder, machine=Broken())


def test_ctrl_c_ends_it_with_a_word_and_an_end_of_the_run(folder: Path) -> None:
    def find(text: str) -> Extraction:
        raise KeyboardInterrupt

    printed = run(folder, machine=HandMachine(find))

    assert printed == Printed({}, ["Interrupted; 0 articles were added."], 130)
    assert Ingestion.objects.get().finished_at is not None
