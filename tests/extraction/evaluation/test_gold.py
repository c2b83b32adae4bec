"""Gold and predictions in JSON Lines, and what is said of lines that cannot be used."""

import json
from pathlib import Path
from typing import Any

import pytest

from newsbase.extraction.evaluation.gold import GoldText, read_found, read_gold
from tests.extraction.evaluation.cases import STATEMENTS

TEXT = "Ann said it rained."
STATEMENT: dict[str, Any] = {"speaker": [0, 3], "cue": [4, 8], "content": [[9, 18]]}


def written(folder: Path, *lines: Any) -> Path:
    path = folder / "own.jsonl"
    path.write_text("\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines))
    return path


def gold(**changes: Any) -> dict[str, Any]:
    return {"id": "a", "text": TEXT, "statements": [STATEMENT]} | changes


def problems(folder: Path, *lines: Any) -> list[str]:
    return [str(each) for each in read_gold(written(folder, *lines), STATEMENTS)[1]]


@pytest.fixture
def text() -> GoldText:
    return GoldText("a", TEXT, None, None, ())


def test_it_reads_texts_dates_and_statements(tmp_path: Path) -> None:
    named = {**STATEMENT, "act": "say", "actor": "Ann Lee", "reported": False}
    path = written(tmp_path, gold(published="2024-07-10", statements=[named]), "", gold(id=7))
    (first, second), wrong = read_gold(path, STATEMENTS)
    assert not wrong
    assert (first.id, second.id) == ("a", "7")
    assert str(first.published) == "2024-07-10"
    (item,) = first.items
    assert (item.act, item.reported) == ("say", False)
    assert item.expected == (("act", "say"), ("actor", "Ann Lee"))
    assert item.speaker.surface == "Ann"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("nonsense", "own.jsonl:1: line: it is not JSON"),
        ("[1]", "own.jsonl:1: line: it is not a JSON object"),
        ({"text": TEXT}, "own.jsonl:1: id: it is missing"),
        ({"id": "a"}, "own.jsonl:1: text: it is missing"),
        (gold(published="July"), "published: 'July' is no day of the form YYYY-MM-DD"),
        (gold(statements={}), None),
        (gold(statements=[1]), "statements: it is not a list of objects"),
        (
            gold(statements=[STATEMENT, STATEMENT | {"cue": [4, 99]}]),
            "statements[1].cue: 4 to 99 is no part of a text of 19 characters",
        ),
        (
            gold(statements=[STATEMENT | {"content": [[9]]}]),
            "statements[0].content[0]: [9] is not a pair of offsets [start, end]",
        ),
        (
            gold(statements=[STATEMENT | {"content": 9}]),
            "statements[0].content: it is not a list of [start, end]",
        ),
        (
            gold(statements=[STATEMENT | {"speaker": [3, 3]}]),
            "statements[0].speaker: 3 to 3 is no part of a text of 19 characters",
        ),
        (
            gold(statements=[STATEMENT | {"reported": "no"}]),
            "statements[0].reported: it is neither true nor false",
        ),
        (gold(statements=[STATEMENT | {"act": 1}]), "statements[0].act: it is not a string"),
    ],
)
def test_what_is_wrong_is_named_with_file_line_and_field(
    tmp_path: Path, line: Any, message: str | None
) -> None:
    found = problems(tmp_path, line)
    assert [message in each for each in found] == [True] if message else found == []


def test_a_bad_line_does_not_stop_the_others(tmp_path: Path) -> None:
    path = written(tmp_path, gold(id="a"), gold(id="a"), gold(id="b"))
    texts, wrong = read_gold(path, STATEMENTS)
    assert [text.id for text in texts] == ["a", "b"]
    assert [str(each) for each in wrong] == ["own.jsonl:2: id: a stands for a text further up"]


def test_bytes_that_are_no_utf8_are_named(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_bytes(b'{"id": "caf\xe9"}\n')
    assert [str(each) for each in read_gold(path, STATEMENTS)[1]] == [
        "own.jsonl:1: line: it is not UTF-8 (at byte 11)"
    ]


def test_predictions_bring_the_names_of_their_actors(tmp_path: Path, text: GoldText) -> None:
    actors = [
        {"key": "p:ann", "name": "The Ann Lée", "aliases": ["Ann"], "kind": "person"},
        {"key": "g:all", "name": "analysts", "aliases": [], "kind": "group"},
    ]
    statement = STATEMENT | {
        "speaker": {"actor": "p:ann", "start": 0, "end": 3},
        "target": {"actor": "g:all", "start": 9, "end": 11},
        "medium": "p:ann",
        "said_on": {"from": "2024-07-08", "to": "2024-07-14"},
        "confidence": 0.9,
    }
    path = written(tmp_path, {"id": "a", "actors": actors, "statements": [statement]})
    found, wrong = read_found(path, [text], STATEMENTS.found_items)
    (item,) = found["a"]
    assert not wrong
    assert item.speaker.names == item.medium == {"ann lee", "ann"}
    assert item.target.names == set()
    assert (item.said_on, item.confidence) == (("2024-07-08", "2024-07-14"), 0.9)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ({"id": "z"}, "own.jsonl:1: id: z is no text of the gold"),
        (gold(text="Other."), "own.jsonl:1: text: it is not the text of a in the gold"),
        (
            gold(statements=[STATEMENT | {"speaker": "Ann"}]),
            "statements[0].speaker: it is neither an object with start and end nor [start, end]",
        ),
        (
            gold(statements=[STATEMENT | {"confidence": 2}]),
            "statements[0].confidence: 2 is no number from 0 to 1",
        ),
    ],
)
def test_predictions_that_do_not_fit_are_named(
    tmp_path: Path, text: GoldText, line: Any, message: str
) -> None:
    _, wrong = read_found(written(tmp_path, line), [text], STATEMENTS.found_items)
    assert [message in str(each) for each in wrong] == [True]


def test_other_systems_may_write_speakers_as_plain_spans(tmp_path: Path, text: GoldText) -> None:
    found, _ = read_found(written(tmp_path, gold()), [text], STATEMENTS.found_items)
    assert found["a"][0].speaker.surface == "Ann"
