"""The seed articles keep the format that seeds/README.md promises."""

import re
import unicodedata
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
PATHS = sorted((SEEDS / "articles").iterdir())
FILE_NAME = re.compile(r"[0-9]{2}(-[a-z0-9]+)+\.txt")
HEAD = re.compile(r" date ([0-9]{4}-[0-9]{2}-[0-9]{2}) ([A-Z][A-Za-z ]*[a-z])\|(?=\S)")
CAST_ROW = re.compile(
    r"^\| ([^|(]+?)(?: \([^|]*\))? \| [^|]+ \| ([0-9]{2}(?:, [0-9]{2})+) \|$", re.MULTILINE
)

each_file = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)


class Seed(NamedTuple):
    published: date
    section: str
    text: str


@cache
def parse(path: Path) -> Seed:
    content = path.read_bytes().decode("utf-8")
    head = HEAD.match(content)
    assert head, f"{path.name} does not open with the head line"
    return Seed(date.fromisoformat(head[1]), head[2], content[head.end() :])


def cast() -> dict[str, list[str]]:
    rows = CAST_ROW.findall((SEEDS / "README.md").read_text(encoding="utf-8"))
    return {name: numbers.split(", ") for name, numbers in rows}


@each_file
def test_it_is_named_by_number_and_slug(path: Path) -> None:
    assert FILE_NAME.fullmatch(path.name)


@each_file
def test_it_opens_with_a_head_line(path: Path) -> None:
    seed = parse(path)

    assert date(2022, 1, 1) <= seed.published <= date(2026, 12, 31)


@each_file
def test_it_is_composed_unicode_with_plain_line_ends(path: Path) -> None:
    content = path.read_bytes().decode("utf-8")

    assert "\r" not in content
    assert "\ufeff" not in content
    assert unicodedata.is_normalized("NFC", content)


@each_file
def test_it_separates_paragraphs_by_one_empty_line(path: Path) -> None:
    text = parse(path).text

    assert text.endswith("\n")
    paragraphs = text[:-1].split("\n\n")
    assert len(paragraphs) >= 6
    assert all(line == line.strip() != "" and "\n" not in line for line in paragraphs)


@each_file
def test_it_has_200_to_450_words(path: Path) -> None:
    assert 200 <= len(parse(path).text.split()) <= 450


@each_file
def test_it_closes_every_quotation_mark(path: Path) -> None:
    marks = Counter(re.findall('["“”]', parse(path).text))

    assert marks['"'] % 2 == 0
    assert marks["“"] == marks["”"]


@each_file
def test_it_keeps_to_one_style_of_quotation_mark(path: Path) -> None:
    marks = set(re.findall("[\"“”'’]", parse(path).text))

    assert marks <= set("\"'") or marks <= set("“”’")


def test_there_are_enough_of_them() -> None:
    assert len(PATHS) >= 15


def test_numbers_follow_the_dates() -> None:
    numbers = [path.name[:2] for path in PATHS]
    dates = [parse(path).published for path in PATHS]

    assert len(set(numbers)) == len(numbers)
    assert dates == sorted(dates)


def test_no_paragraph_stands_in_two_articles() -> None:
    paragraphs = [part for path in PATHS for part in parse(path).text.strip().split("\n\n")]

    assert [part for part, times in Counter(paragraphs).items() if times > 1] == []


def test_sections_and_years_vary() -> None:
    seeds = [parse(path) for path in PATHS]

    assert len({seed.section for seed in seeds}) >= 5
    assert {seed.published.year for seed in seeds} == {2022, 2023, 2024, 2025, 2026}


def test_the_readme_lists_the_cast() -> None:
    assert len(cast()) >= 12


@pytest.mark.parametrize(("name", "numbers"), cast().items())
def test_each_of_the_cast_appears_where_the_readme_says(name: str, numbers: list[str]) -> None:
    found = [path.name[:2] for path in PATHS if name in parse(path).text]

    assert found == numbers
