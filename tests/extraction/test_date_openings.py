"""Rules for time expressions are tried where they may begin: that must lose none of them."""

from pathlib import Path

import pytest

from newsbase.extraction.components.date_grammar import PATTERNS, matches
from newsbase.extraction.components.date_openings import OPENINGS
from newsbase.extraction.components.date_rules import RULES

ROOT = Path(__file__).parents[2]
TEXTS = [
    *sorted((ROOT / "seeds" / "articles").glob("*.txt")),
    Path(__file__).with_name("test_dates.py"),  # all its expressions stand in quotation marks
]
BEGINNINGS = [
    "the 1990s", "'90s", "Q3 2024", "twenty-first century", "two thousand and five", "3 p.m.",
    "mid-2021", "midyear", "the fiscal year 2023", "half an hour ago", "a few days later",
    "between 3 and 9 May", "Wednesdays", "at the moment", "in due course", "nineteen ninety-eight",
]  # fmt: skip


def everywhere(text: str) -> set[tuple[str, tuple[int, int]]]:
    return {(kind, m.span()) for kind, rule in PATTERNS.items() for m in rule.finditer(text)}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_it_finds_what_trying_everywhere_finds(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert {(kind, m.span()) for kind, m in matches(text)} == everywhere(text)


@pytest.mark.parametrize("text", BEGINNINGS)
def test_it_knows_rare_beginnings(text: str) -> None:
    found = {(kind, m.span()) for kind, m in matches(f"They met {text}.")}
    assert found == everywhere(f"They met {text}.") != set()


def test_each_rule_has_its_openings() -> None:
    assert OPENINGS.keys() == RULES.keys()
