"""The examples in seeds/gold/README.md are what they say."""

import json
import re
from pathlib import Path

import pytest

from newsbase.extraction.evaluation.gold import read_gold
from tests.extraction.evaluation.cases import STATEMENTS

README = Path(__file__).parents[3] / "seeds" / "gold" / "README.md"


@pytest.fixture
def examples() -> list[str]:
    return re.findall(
        r"^```\n(.*?)^```", README.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )


def test_the_annotated_text_can_be_read(tmp_path: Path, examples: list[str]) -> None:
    path = tmp_path / "example.gold.txt"
    path.write_text(examples[0], encoding="utf-8")
    (text,), problems = read_gold(path, STATEMENTS)
    assert not problems
    assert text.construction == "split-quotation"
    assert text.text.endswith("“We [all] go home.”\n\nThe embassy was closed.")
    assert [[span.of(text.text) for span in item.content] for item in text.items] == [
        ["“The talks have failed,”", "“We [all] go home.”"],
        ["that his officials expect a long winter"],
        ["a long winter"],
    ]
    assert [item.reported for item in text.items] == [True, True, False]


def test_the_json_has_the_fields_that_are_read(examples: list[str]) -> None:
    record = json.loads(examples[1])
    record["text"] = "x" * 40
    (item,) = STATEMENTS.gold_items(record)
    assert (item.act, item.reported) == ("say", True)
