"""Gold as people write it."""

from pathlib import Path

import pytest

from newsbase.extraction.evaluation.annotated import passages
from newsbase.extraction.evaluation.reading import Problem, Record, Source
from newsbase.extraction.evaluation.statement_brackets import BRACKETS

SPLIT = """\
Some words about the file, which are no passage.

# split-quotation/1: a split quotation
published: 2024-07-10
[1 “The talks have failed,”] [1c said] [1s,2s the minister
of trade], who [2c added]:

[2 “We leave on \\[Monday\\].”]

= 1 act=claim actor="Jan Nowak" reported=no
= 2 said_on=2024-07-10

# negative/1: nothing is said

The office closed at \\noon.
"""


def read(folder: Path, content: str) -> list[Source | Problem]:
    path = folder / "own.gold.txt"
    path.write_text(content, encoding="utf-8")
    return list(passages(path, BRACKETS))


def problem(folder: Path, body: str) -> str:
    (found,) = read(folder, f"# a/1: a case\n{body}\n")
    return str(found)


@pytest.fixture
def records(tmp_path: Path) -> list[Record]:
    return [source.record for source in read(tmp_path, SPLIT) if isinstance(source, Source)]


def test_a_passage_has_an_id_a_construction_and_a_date(records: list[Record]) -> None:
    assert [(r["id"], r["construction"], r["published"]) for r in records] == [
        ("split-quotation/1", "split-quotation", "2024-07-10"),
        ("negative/1", "negative", None),
    ]


def test_the_text_has_no_brackets_and_no_wrapped_lines(records: list[Record]) -> None:
    first, second = (r["text"] for r in records)
    assert first == (
        "“The talks have failed,” said the minister of trade, who added:\n\n“We leave on [Monday].”"
    )
    assert second == "The office closed at \\noon."


def test_brackets_become_spans_of_the_text(records: list[Record]) -> None:
    text, (first, second) = records[0]["text"], records[0]["statements"]
    start = text.index("“We")
    assert first["content"] == [[0, 24]]
    assert first["speaker"] == second["speaker"] == [30, 51]
    assert text[slice(*second["speaker"])] == "the minister of trade"
    assert [text[slice(*each["cue"])] for each in (first, second)] == ["said", "added"]
    assert second["content"] == [[start, len(text)]]
    assert records[1]["statements"] == []


def test_attributes_belong_to_their_statement(records: list[Record]) -> None:
    first, second = records[0]["statements"]
    assert (first["act"], first["actor"], first["reported"]) == ("claim", "Jan Nowak", False)
    assert second["said_on"] == "2024-07-10"
    assert "act" not in second


def test_brackets_nest_and_a_cue_may_be_in_pieces(tmp_path: Path) -> None:
    body = (
        "# a/1: a case\n[1c In] [1s their] [1c view], [1 [2s the bank] [2c warned] [2 too late]]."
    )
    (source,) = read(tmp_path, body)
    assert isinstance(source, Source)
    outer, inner = source.record["statements"]
    assert source.record["text"] == "In their view, the bank warned too late."
    assert (outer["cue"], outer["speaker"], outer["content"]) == ([0, 13], [3, 8], [[15, 39]])
    assert (inner["speaker"], inner["cue"], inner["content"]) == ([15, 23], [24, 30], [[31, 39]])


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("One.\nHe saw [the bank].", "own.gold.txt:3: text: “[the bank].” opens no annotation"),
        ("[1 Rain, he said.", "own.gold.txt:2: text: the bracket [1 is never closed"),
        ("Rain].", "text: a bracket closes that never opened"),
        ("[1s He] and [1s she] spoke.", "text: statement 1 has two brackets for its speaker"),
        ("He [1c ]said.", "text: the bracket [1c is empty"),
        ("[1 Rain].\n= 2 act=say", "own.gold.txt:3: attributes: the text has no statement 2"),
        ("[1 Rain].\n= 1 act", "own.gold.txt:3: attributes: they are written"),
        ("[1 Rain].\n= 1 deed=say", "own.gold.txt:3: deed: it is none of act, actor"),
        ("[1 Rain].\n= 1 reported=false", "reported: it is neither yes nor no"),
        ("[1 Rain].\n= 1 act=say act=ask", "own.gold.txt:3: act: it is given twice"),
        (
            "[1 Rain].\n= 1 act=say\n= 1 act=ask",
            "own.gold.txt:4: act: statement 1 has one already",
        ),
    ],
)
def test_what_is_wrong_is_named_with_line_and_field(
    tmp_path: Path, body: str, message: str
) -> None:
    assert message in problem(tmp_path, body)


def test_a_heading_without_a_name_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    bad, good = read(tmp_path, "# nothing\nRain.\n# b/1: rain\nRain.\n")
    assert str(bad) == (
        "own.gold.txt:1: passage: a passage begins with “# id: name of the construction”"
    )
    assert isinstance(good, Source)
    assert good.line == 3


def test_a_file_may_have_no_passage(tmp_path: Path) -> None:
    assert read(tmp_path, "Nothing yet.\n") == []


def test_a_file_that_is_no_utf8_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "own.gold.txt"
    path.write_bytes(b"# a/1: caf\xe9\n")
    assert [str(each) for each in passages(path, BRACKETS)] == [
        "own.gold.txt:1: file: it is not UTF-8 (at byte 10)"
    ]
