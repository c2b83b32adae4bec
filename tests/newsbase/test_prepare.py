"""`manage.py prepare`: what `make run` does before serving."""

import io
import os
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import OperationalError
from pytest_django.fixtures import Settings

from actors.models import Actor
from articles.models import Article, Evaluation, Ingestion
from tests.articles.ingest.machines import HandMachine

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small_project(tmp_path: Path, settings: Settings) -> Path:
    """Two seed articles, and one static file that goes to a folder of the test's own."""
    seeds = tmp_path / "seeds" / "articles"
    seeds.mkdir(parents=True)
    for name in "ab":
        (seeds / f"{name}.txt").write_text(f" date 2024-03-05 X|{name}.", encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.css").write_text("a {}")
    settings.BASE_DIR = settings.DATA_DIR = tmp_path
    settings.STATICFILES_DIRS = [tmp_path / "in"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "out"
    return tmp_path


def run(machine: HandMachine | None = None) -> list[str]:
    out = io.StringIO()
    options: dict[str, Any] = {"machine": machine or HandMachine(), "stdout": out}
    call_command("prepare", **options, stderr=io.StringIO())
    return out.getvalue().splitlines()


def test_each_step_prints_a_line(small_project: Path) -> None:
    database, migrations, static, actors, seeds, quality, *box = run()

    assert database.startswith("Database: PostgreSQL ")
    assert migrations == "Migrations: up to date"
    assert static == "Static files: collected"
    assert actors.startswith(f"Curated actors: {Actor.objects.count()} added")
    assert seeds == "Seeds: 2 articles added, 0 files read before"
    assert quality == "Quality: 0 data sets measured, 0 measured before"
    assert any("password:" in line for line in box)
    assert (small_project / "out" / "a.css").read_text() == "a {}"


def test_again_nothing_is_done_and_nothing_lost(small_project: Path) -> None:
    run()
    machine = HandMachine()
    rows = [list(model.objects.values_list("pk")) for model in (Actor, Article, User, Ingestion)]

    _, migrations, static, actors, seeds, quality, login = run(machine)

    assert migrations == "Migrations: up to date"
    assert static == "Static files: unchanged"
    assert actors.startswith("Curated actors: 0 added, 0 updated")
    assert seeds == "Seeds: 0 articles added, 2 files read before"
    assert quality == "Quality: 0 data sets measured, 0 measured before"
    assert login == "Logins: there is one already"
    assert machine.loads == 0
    assert rows == [
        list(model.objects.values_list("pk")) for model in (Actor, Article, User, Ingestion)
    ]


def test_a_seed_that_is_refused_does_not_stop_it(small_project: Path) -> None:
    (small_project / "seeds" / "articles" / "c.txt").write_bytes(b"\xff")

    lines = run()

    assert "Seeds: 2 articles added, 0 files read before" in lines
    assert User.objects.exists()


def test_a_seed_that_a_person_deleted_stays_away(small_project: Path) -> None:
    run()
    Article.objects.get(text="a.").delete()
    machine = HandMachine()

    assert "Seeds: 0 articles added, 2 files read before" in run(machine)

    assert Article.objects.get().text == "b."
    assert machine.loads == 0


def test_it_stays_away_when_the_folder_of_the_project_moves(
    small_project: Path, settings: Settings
) -> None:
    run()
    Article.objects.all().delete()
    settings.BASE_DIR = small_project / "elsewhere"
    settings.BASE_DIR.mkdir()
    (small_project / "seeds").rename(settings.BASE_DIR / "seeds")

    assert "Seeds: 0 articles added, 2 files read before" in run()


def test_seeds_of_a_later_version_are_taken_in(small_project: Path) -> None:
    run()
    seeds = small_project / "seeds" / "articles"
    (seeds / "c.txt").write_text(" date 2024-03-05 X|c.", encoding="utf-8")
    lines = [f'{{"id": {n}, "text": "{n}.", "published": "2024-03-05"}}' for n in (1, 2)]
    (seeds / "d.jsonl").write_text("\n".join(lines), encoding="utf-8")

    assert "Seeds: 3 articles added, 2 files read before" in run()
    assert "Seeds: 0 articles added, 4 files read before" in run()


def test_a_text_that_a_person_ingested_before_counts_as_read(small_project: Path) -> None:
    own = small_project / "own.txt"
    own.write_text(" date 2024-03-05 X|a.", encoding="utf-8")
    call_command("ingest", own, machine=HandMachine(), stdout=io.StringIO())

    assert "Seeds: 1 articles added, 0 files read before" in run()
    Article.objects.all().delete()
    assert "Seeds: 0 articles added, 2 files read before" in run()


def test_without_seeds_it_goes_on(small_project: Path) -> None:
    (small_project / "seeds").rename(small_project / "away")

    assert "Seeds: 0 articles added, 0 files read before" in run()
    assert User.objects.exists()


@pytest.fixture
def gold(small_project: Path) -> Path:
    path = small_project / "seeds" / "gold" / "own.gold.txt"
    path.parent.mkdir()
    path.write_text("# rain/1: rain\n[1 Rain], [1s she] [1c said].\n", encoding="utf-8")
    return path


def test_it_measures_the_own_gold_with_the_machine_that_read_the_seeds(gold: Path) -> None:
    machine = HandMachine()

    assert "Quality: 1 data sets measured, 0 measured before" in run(machine)

    made = Evaluation.objects.get()
    assert (made.data_set, made.pipeline_version, made.items) == ("seeds/gold/own", "hand", 1)
    assert machine.batches == [2, 1]


def test_it_measures_again_only_when_something_changed(gold: Path) -> None:
    run()
    machine = HandMachine()
    assert "Quality: 0 data sets measured, 1 measured before" in run(machine)
    assert machine.loads == 0

    gold.write_text("# rain/1: rain\nRain.\n", encoding="utf-8")
    assert "Quality: 1 data sets measured, 0 measured before" in run(machine)
    assert Evaluation.objects.count() == 2


def test_it_measures_each_gold_with_the_layer_that_it_is_named_after(gold: Path) -> None:
    actors = gold.with_name("actors.gold.txt")
    actors.write_text("# rain/1: rain\n[1 China].\n= 1 actor=state:CN\n", encoding="utf-8")

    assert "Quality: 2 data sets measured, 0 measured before" in run()

    made = Evaluation.objects.order_by("data_set").values_list("data_set", "layer", "items")
    assert list(made) == [
        ("seeds/gold/actors", "actors", 1),
        ("seeds/gold/own", "statements", 1),
    ]
    assert "Quality: 0 data sets measured, 2 measured before" in run()


def test_figures_of_another_layer_do_not_stand_for_its_own(gold: Path) -> None:
    run()
    Evaluation.objects.update(layer="actors")
    assert "Quality: 1 data sets measured, 0 measured before" in run()


@pytest.mark.parametrize("content", ["# a/1: a\n[1 Rain.\n# b/1: b\nSnow.", "no passage"])
def test_bad_gold_does_not_keep_it_from_going_on(gold: Path, content: str) -> None:
    gold.write_text(content, encoding="utf-8")
    assert "Quality: 1 data sets measured, 0 measured before" in run()
    assert User.objects.exists()


@pytest.mark.parametrize("change", ["content", "new file", "lost folder", "interrupted"])
def test_static_files_are_collected_when_something_changed(
    small_project: Path, change: str
) -> None:
    run()
    source, collected = small_project / "in" / "a.css", small_project / "out" / "a.css"
    if change == "content":
        source.write_text("b {}")
        os.utime(source, (2**31, 2**31))
    elif change == "new file":
        (small_project / "in" / "b.css").touch()
    elif change == "lost folder":
        collected.unlink()
        collected.parent.rmdir()
    else:
        (small_project / "static.stamp").write_text("")

    assert "Static files: collected" in run()

    assert collected.read_text() == source.read_text()


def test_a_database_that_cannot_be_reached_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise OperationalError("connection refused")

    monkeypatch.setattr("newsbase.management.commands.prepare._server_version", refuse)

    with pytest.raises(CommandError, match="the database cannot be reached: connection refused"):
        run()


def test_a_server_that_is_too_old_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsbase.management.commands.prepare._server_version", lambda: 140_012)

    with pytest.raises(CommandError, match="PostgreSQL 14 is too old, 15 is needed"):
        run()
