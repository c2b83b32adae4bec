"""Each way to be wrong has its class."""

from pathlib import Path

import pytest

from newsbase.extraction.evaluation.error_report import Error, excerpt, report
from newsbase.extraction.evaluation.statement_errors import CLASSES, errors
from newsbase.extraction.results import Span
from tests.extraction.evaluation.cases import STATEMENTS, as_found, compared, record, text_of


@pytest.mark.parametrize(
    ("gold", "found", "kinds"),
    [
        ("[1s He] [1c said] [1 it rained].", "[1s He] [1c said] [1 it rained].", []),
        ("[1s He] [1c said] [1 it rained].", "He said it rained.", ["missed"]),
        ("He slept.", "He [1 slept].", ["invented"]),
        ("[1s He] told her [1 it rained].", "He told [1s her] [1 it rained].", ["wrong speaker"]),
        ("[1s He] said [1 no]: it rained.", "[1s He] said [1 no: it rained].", ["too long"]),
        ("[1s He] said [1 no: it rained].", "[1s He] said [1 no]: it rained.", ["too short"]),
        ("[1 It rained, it hailed].", "[1 It rained], [2 it hailed].", ["invented inside"]),
        (
            "[1 It rained a lot, it hailed, it snowed a lot].",
            "[1 It rained a lot], it hailed, [2 it snowed a lot].",
            ["split"],
        ),
        (
            "[1 It rained a lot], it hailed, [2 it snowed a lot].",
            "[1 It rained a lot, it hailed, it snowed a lot].",
            ["merged"],
        ),
        (
            "[1s He] said [1 that [2s she] denied [2 it]].",
            "[1s He] said [1 that she denied it].",
            ["missed inside"],
        ),
        ("[1s He] said [1 no].\n= 1 act=deny", "[1s He] said [1 no].\n= 1 act=say", ["wrong act"]),
        ("[1s He] said [1 no].\n= 1 actor=Lee", "[1s He] said [1 no].", ["wrong actor"]),
        ("[1s He] said [1 no].\n= 1 medium=X", "[1s He] said [1 no].", ["wrong detail"]),
        ("[1s He] said [1 no].\n= 1 actor=none", "[1s He] said [1 no].", []),
    ],
)  # fmt: skip
def test_it_classes_an_error(tmp_path: Path, gold: str, found: str, kinds: list[str]) -> None:
    wrong = errors(compared(tmp_path, gold, found))
    assert [each.kind for each in wrong] == kinds
    assert set(kinds) <= set(CLASSES)


def test_every_statement_that_is_found_twice_is_an_error(tmp_path: Path) -> None:
    twice = "[1,2,3 It rained]."
    wrong = errors(compared(tmp_path, "[1 It rained].", twice))
    assert [each.kind for each in wrong] == ["invented inside", "invented inside"]


def test_an_excerpt_marks_its_spans_in_one_line() -> None:
    text = "Before. “No,” he\nsaid. After."
    marks = [(Span(8, 13), "1"), (Span(14, 16), "1s"), (Span(17, 21), "1c")]
    assert excerpt(text, Span(8, 22), marks) == "… [1 “No,”] [1s he] [1c said]. …"


def test_the_report_counts_the_classes_and_shows_both_sides(tmp_path: Path) -> None:
    gold = "[1s He] [1c hoped for] [1 rain]. [2s She] [2c said] [2 no].\n= 1 reported=no"
    text = text_of(record(tmp_path, gold, "hope/1"))
    guess = as_found(record(tmp_path, "He hoped for rain. [2s She] [2c said] no.", "hope/1"))
    found = {"hope/1": STATEMENTS.found_items(guess, text.text)}
    lines = list(report("Errors", CLASSES, STATEMENTS.errors([text], found, "all")))
    assert lines[0] == "Errors"
    assert "class            errors  attitude" in lines
    assert "missed                2         1" in lines
    assert "all                   2         1" in lines
    assert "missed 1 (attitude), hope/1" in lines
    assert "  gold  | [1s He] [1c hoped for] [1 rain]. She said no.   (attitude)" in lines
    assert lines.count("  found | nothing") == 2


def test_without_errors_the_report_has_only_its_counts() -> None:
    none: list[Error] = []
    assert len(list(report("Errors", CLASSES, none))) == len(CLASSES) + 4
