"""What the figures hold beyond what the reference scorer has."""

from pathlib import Path
from typing import Any

from newsbase.extraction.evaluation.statement_figures import figures
from newsbase.extraction.evaluation.statement_tables import headline, tables
from newsbase.extraction.evaluation.tables import as_lines
from tests.extraction.evaluation.cases import STATEMENTS, compared, record, text_of

GOLD = (
    "[1s He] [1c denied] [1 it all], [2s she] [2c said] [2 it was so], [3s we] [3c ask] [3 why].\n"
)
ACTS = "= 1 act=deny\n= 2 act=say\n= 3 act=say\n"
FOUND = "[1s He] [1c denied] [1 it all], [2s she] [2c said] [2 it was so], we ask why.\n"


def test_acts_count_by_what_was_found_and_by_what_gold_says(tmp_path: Path) -> None:
    outcome = compared(tmp_path, GOLD + ACTS, FOUND + "= 1 act=say\n= 2 act=say\n")
    acts: Any = figures([outcome], [None])["acts"]
    assert acts["say"]["end_to_end"] == {
        "precision": 1.0, "recall": 0.5, "f1": 0.6667, "found": 2, "gold": 2,
    }  # fmt: skip
    assert acts["deny"]["end_to_end"]["recall"] == 1.0
    assert acts["deny"]["end_to_end"]["found"] == 0


def test_details_are_counted_where_gold_gives_them(tmp_path: Path) -> None:
    outcome = compared(tmp_path, GOLD + ACTS, FOUND + "= 1 act=say\n= 2 act=say\n")
    details: Any = figures([outcome], [None])["details"]
    assert details["act"] == {"share": 0.5, "number": 2}
    assert details["actor"] == {"share": None, "number": 0}


def _with_details(tmp_path: Path, **found: Any) -> Any:
    """The details of one statement of which gold says everything."""
    gold = record(
        tmp_path,
        "[1s He] [1c told] the BBC [1 that Oslo failed].\n"
        '= 1 actor="Jan Lee" medium=BBC target="the city of Oslo" said_on=2024-07-08/2024-07-14',
    )
    actors = [
        {"key": "p", "name": "Jan Lee", "aliases": ["Lee"], "kind": "person"},
        {"key": "o", "name": "City of Oslo", "aliases": [], "kind": "organization"},
    ]
    statement = {
        "speaker": {"actor": "p", "start": 0, "end": 2}, "cue": [3, 7], "content": [[16, 32]],
        "target": {"actor": "o", "start": 21, "end": 25}, "medium": "BBC",
        "said_on": {"from": "2024-07-08", "to": "2024-07-14"},
    } | found  # fmt: skip
    items = STATEMENTS.found_items({"actors": actors, "statements": [statement]}, gold["text"])
    layer: Any = STATEMENTS.figures([text_of(gold)], {"case": items}, "all")
    return {name: value["share"] for name, value in layer["details"].items() if value["number"]}


def test_details_agree(tmp_path: Path) -> None:
    assert set(_with_details(tmp_path).values()) == {1.0}


def test_details_disagree(tmp_path: Path) -> None:
    wrong = {
        "speaker": {"actor": "o", "start": 0, "end": 2},
        "target": None,
        "medium": None,
        "said_on": None,
    }
    assert _with_details(tmp_path, **wrong) == dict.fromkeys(
        ("actor", "medium", "target", "said_on"), 0.0
    )


def test_constructions_are_scored_apart(tmp_path: Path) -> None:
    outcomes = [compared(tmp_path, GOLD, FOUND), compared(tmp_path, GOLD, GOLD)]
    by_name: Any = figures(outcomes, ["first", "second"])["constructions"]
    assert {name: rate["f1"] for name, rate in by_name.items()} == {"first": 0.8, "second": 1.0}


def test_the_tables_show_both_scopes_side_by_side(tmp_path: Path) -> None:
    made = figures([compared(tmp_path, GOLD, FOUND)], ["one"])
    shown = tables({"reported": made, "all": made})
    assert [table.title for table in shown] == [
        "Statements", "Right where found", "By kind", "By construction",
    ]  # fmt: skip
    assert shown[0].rows[0].cells == ("100.0", "66.7", "80.0", "2", "3") * 2
    lines = as_lines(shown[0])
    assert lines[0].split() == "reported speech all attributions".split()
    assert lines[2].split()[-5:] == ["100.0", "66.7", "80.0", "2", "3"]
    assert len({len(line) for line in lines}) == 1


def test_the_headline_has_both_scopes_and_the_surest(tmp_path: Path) -> None:
    made = figures([compared(tmp_path, GOLD, FOUND)], [None])
    assert [(fact.label, fact.value) for fact in headline({"reported": made, "all": made})] == [
        ("F1, reported speech", "80.0"),
        ("F1, all attributions", "80.0"),
        ("% right if confidence ≥ 0.9", "–"),
    ]


def test_the_tables_hold_confidence_and_acts_where_they_are_known(tmp_path: Path) -> None:
    gold = record(tmp_path, GOLD)
    statements = [{**each, "act": "say", "confidence": 0.95} for each in gold["statements"][:2]]
    items = STATEMENTS.found_items({"statements": statements}, gold["text"])
    made: Any = STATEMENTS.figures([text_of(gold)], {"case": items}, "all")
    confidence, acts = tables({"all": made})[-3:-1]
    assert [row.label for row in confidence.rows[:2]] == ["0.9 and more", "0.8 to 0.9"]
    assert confidence.rows[0].cells == ("100.0", "2", "100.0", "2")
    assert [(row.label, row.cells) for row in acts.rows] == [("say", ("100.0", "2", "–", "0"))]
