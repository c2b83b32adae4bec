"""`manage.py evaluate`. Where nothing is kept, touching the database fails a test."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from articles.ingest.machine import ModelMissingError
from articles.models import Evaluation
from newsbase.extraction.results import Actor, Extraction, Mention, Party, Span, Statement
from tests.articles.ingest.machines import HandMachine

GOLD = """\
# say/1: a clause
published: 2024-07-10
[1s The mayor] [1c said] [1 that taxes would rise]. [2s He] [2c added] [2 nothing new].

# hope/1: an attitude
[1s The mayor] [1c hoped for] [1 rain].
= 1 reported=no
"""


class Printed(NamedTuple):
    out: str
    errors: str
    status: int


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "own.gold.txt"
    path.write_text(GOLD, encoding="utf-8")
    return path


Run = Callable[..., Printed]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the command with a machine that finds what follows «The mayor said»."""

    def call(*paths: Path, **options: Any) -> Printed:
        out, err, status = io.StringIO(), io.StringIO(), 0
        options = {"machine": HandMachine(find), "errors": tmp_path / "errors.txt"} | options
        try:
            call_command("evaluate", *map(str, paths), stdout=out, stderr=err, **options)
        except SystemExit as end:
            status = int(str(end.code))
        return Printed(out.getvalue(), err.getvalue(), status)

    return call


def find(text: str) -> Extraction:
    if not text.startswith("The mayor said"):
        return Extraction(text=text, published=None)
    statement = Statement(
        speaker=Party(Span(0, 9), None),
        cue=Span(10, 14),
        content=(Span(15, text.index(".")),),
        kind="indirect",
        act="say",
        confidence=0.95,
        why="a clause",
    )
    return Extraction(text=text, published=None, statements=(statement,))


def test_it_prints_tables_of_both_scopes(run: Run, gold: Path) -> None:
    printed = run(gold, no_save=True)
    lines = [line.split() for line in printed.out.splitlines()]
    assert printed.status == 0
    assert printed.out.startswith("own: statements, hand; 2 texts, 16 words\n")
    assert "end to end 100.0 50.0 66.7 1 2 100.0 33.3 50.0 1 3".split() in lines
    assert "0.9 and more 100.0 1 100.0 1 100.0 1 100.0 1".split() in lines
    assert "hope – – – 0 0 – 0.0 0.0 0 1".split() in lines


def test_it_prints_one_scope(run: Run, gold: Path) -> None:
    printed = run(gold, no_save=True, scope="reported")
    assert "all attributions" not in printed.out
    assert "end to end 100.0 50.0 66.7 1 2".split() in [
        line.split() for line in printed.out.splitlines()
    ]


def test_it_writes_the_errors_to_a_file(run: Run, gold: Path, tmp_path: Path) -> None:
    printed = run(gold, no_save=True)
    errors = (tmp_path / "errors.txt").read_text(encoding="utf-8")
    assert f"The errors are in {tmp_path / 'errors.txt'}" in printed.out
    assert errors.startswith("Errors of own: statements, hand, scope all, ")
    assert "missed 1, say/1" in errors
    assert "missed 2 (attitude), hope/1" in errors
    assert "[2c" not in errors


def test_the_errors_of_one_scope_leave_out_attitudes(run: Run, gold: Path, tmp_path: Path) -> None:
    run(gold, no_save=True, scope="reported")
    assert "hope/1" not in (tmp_path / "errors.txt").read_text(encoding="utf-8")


def test_it_prints_json(run: Run, gold: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.gold.txt"
    other.write_text(GOLD, encoding="utf-8")
    printed = run(gold, other, no_save=True, json=True)
    first, second = map(json.loads, printed.out.splitlines())
    assert (first["data_set"], second["data_set"]) == ("own", "other")
    assert (first["layer"], first["pipeline_version"]) == ("statements", "hand")
    assert (first["texts"], first["words"], first["items"]) == (2, 16, 3)
    assert first["figures"]["reported"]["end_to_end"]["f1"] == 0.6667
    assert "The errors are in" in printed.errors


@pytest.mark.django_db
def test_it_keeps_the_figures_of_both_scopes(run: Run, gold: Path) -> None:
    run(gold, scope="all")
    made = Evaluation.objects.get()
    assert (made.data_set, made.layer, made.pipeline_version) == ("own", "statements", "hand")
    assert (made.texts, made.words, made.items) == (2, 16, 3)
    assert set(made.figures) == {"reported", "all"}
    assert len(made.fingerprint) == 64


@pytest.mark.django_db
def test_it_reads_predictions_instead_of_asking_the_machine(
    run: Run, gold: Path, tmp_path: Path
) -> None:
    predictions = tmp_path / "found.jsonl"
    statement = {"speaker": [0, 9], "cue": [10, 14], "content": [[15, 38]]}
    predictions.write_text(json.dumps({"id": "say/1", "statements": [statement]}))
    machine = HandMachine()
    printed = run(gold, predictions=predictions, machine=machine)
    made = Evaluation.objects.get()
    assert machine.loads == 0
    assert (made.pipeline_version, made.fingerprint) == ("unknown (found.jsonl)", "")
    assert made.figures["reported"]["end_to_end"]["f1"] == 0.6667
    assert "1 texts have no line; they count as not found" in printed.errors
    assert printed.status == 0


ACTORS = """\
# state/1: a state
[1 China] met [2 Ann Lee]. [2p She] left.

= 1 actor=state:CN
= 2 actor=p:ann name="Ann Lee" kind=person
"""


@pytest.fixture
def actors(tmp_path: Path) -> Path:
    path = tmp_path / "actors.gold.txt"
    path.write_text(ACTORS, encoding="utf-8")
    return path


def find_china(text: str) -> Extraction:
    china = Actor("state:CN", "China", "state", known=True)
    mentions = (Mention(Span(0, 5), "name", "state:CN"),) if "China" in text else ()
    return Extraction(text=text, published=None, actors=(china,), mentions=mentions)


def test_it_measures_actors(run: Run, actors: Path, tmp_path: Path) -> None:
    printed = run(actors, layer="actors", no_save=True, machine=HandMachine(find_china))
    lines = [line.split() for line in printed.out.splitlines()]
    errors = (tmp_path / "errors.txt").read_text(encoding="utf-8")
    assert printed.status == 0
    assert printed.out.startswith("actors: actors, hand; 1 texts, 6 words\n")
    assert "states and international organisations 100.0 1 100.0 1".split() in lines
    assert "people 0.0 2 0.0 1".split() in lines
    assert "mention missed 2 (pronoun), state/1" in errors


def test_the_layer_is_that_of_the_name_if_none_is_given(run: Run, gold: Path, actors: Path) -> None:
    printed = run(gold, actors, no_save=True, json=True, machine=HandMachine(find_china))
    first, second = map(json.loads, printed.out.splitlines())
    assert [each["layer"] for each in (first, second)] == ["statements", "actors"]
    assert set(second["figures"]) == {"all", "names"}
    assert second["items"] == 2


def test_the_layer_that_is_given_holds_for_any_name(run: Run, actors: Path) -> None:
    own = actors.rename(actors.with_name("own.gold.txt"))
    printed = run(own, layer="actors", no_save=True, machine=HandMachine(find_china))
    assert printed.out.startswith("own: actors, hand; 1 texts, 6 words\n")


def test_it_prints_one_scope_of_actors(run: Run, actors: Path) -> None:
    printed = run(actors, scope="names", no_save=True, machine=HandMachine(find_china))
    assert "names alone" in printed.out
    assert "all mentions" not in printed.out


def test_a_scope_of_another_layer_is_refused(run: Run, actors: Path) -> None:
    message = r"actors\.gold\.txt: actors have no scope reported, but all and names"
    with pytest.raises(CommandError, match=message):
        run(actors, scope="reported", no_save=True)


def test_predictions_are_of_one_layer(run: Run, gold: Path, actors: Path, tmp_path: Path) -> None:
    predictions = tmp_path / "found.jsonl"
    predictions.write_text("{}")
    with pytest.raises(CommandError, match="for one layer, not for statements and actors"):
        run(gold, actors, predictions=predictions, no_save=True)


def test_predictions_of_actors_are_read(run: Run, actors: Path, tmp_path: Path) -> None:
    line = {
        "id": "state/1",
        "actors": [{"key": "person:a", "name": "Lee", "kind": "person"}],
        "mentions": [{"actor": "person:a", "start": 10, "end": 17, "type": "name"}],
    }
    predictions = tmp_path / "found.jsonl"
    predictions.write_text(json.dumps(line))
    printed = run(actors, predictions=predictions, no_save=True, json=True)
    assert json.loads(printed.out)["figures"]["names"]["links"]["people"] == {
        "share": 1.0,
        "number": 1,
    }


def test_bad_lines_are_named_and_the_rest_goes_on(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text('{"id": "a"}\n{"id": "b", "text": "It rained."}\n')
    printed = run(path, no_save=True)
    assert printed.errors == "own.jsonl:1: text: it is missing\n"
    assert "own: statements, hand; 1 texts, 2 words" in printed.out
    assert printed.status == 1


@pytest.mark.django_db
def test_a_text_that_the_machine_fails_on_is_named(
    run: Run, gold: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(text: str) -> Extraction:
        if "rain" in text:
            raise LookupError("a rule is wrong")
        return find(text)

    printed = run(gold, machine=HandMachine(fail))
    assert Evaluation.objects.get().fingerprint == ""
    assert "hope/1: internal error, see the log: LookupError: a rule is wrong" in printed.errors
    assert "end to end" in printed.out
    assert printed.status == 1
    assert "Traceback" in caplog.text


def test_a_missing_file_is_named(run: Run, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"none\.jsonl: No such file or directory"):
        run(tmp_path / "none.jsonl", no_save=True)


def test_gold_without_a_text_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").touch()
    with pytest.raises(CommandError, match=r"none\.jsonl: it has no text that can be used"):
        run(tmp_path / "none.jsonl", no_save=True)


def test_a_missing_model_is_named(run: Run, gold: Path) -> None:
    class Missing(HandMachine):
        def load(self) -> None:
            raise ModelMissingError("there is no model")

    with pytest.raises(CommandError, match="there is no model"):
        run(gold, no_save=True, machine=Missing())


def test_it_says_what_to_do_when_the_figures_cannot_be_kept(
    run: Run, gold: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Evaluation) -> None:
        raise DatabaseError("no such table")

    monkeypatch.setattr(Evaluation, "save", fail)
    with pytest.raises(CommandError, match=r"no such table.*manage\.py migrate.*--no-save"):
        run(gold)


def test_an_unknown_layer_is_refused(run: Run, gold: Path) -> None:
    with pytest.raises(CommandError, match="invalid choice: 'weather'"):
        call_command("evaluate", str(gold), "--layer", "weather")
