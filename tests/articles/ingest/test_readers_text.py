"""`.txt` files: the seed format and plain text."""

import datetime
from pathlib import Path

import pytest

from articles.ingest.readers import RawArticle, Refusal, Rules, read

DAY = datetime.date(2024, 3, 5)


def read_bytes(folder: Path, content: bytes, rules: Rules | None = None) -> RawArticle | Refusal:
    path = folder / "report.txt"
    path.write_bytes(content)
    (found,) = read(path, rules or Rules(max_chars=1_000))
    return found


def reason(found: RawArticle | Refusal) -> str:
    assert isinstance(found, Refusal), found
    assert found.name.endswith("report.txt")
    return found.reason


@pytest.mark.parametrize("space", ["", " ", "\ufeff "])
def test_the_head_gives_date_and_section_and_is_no_part_of_the_text(
    tmp_path: Path, space: str
) -> None:
    found = read_bytes(tmp_path, f"{space}date 2024-03-05 Security policy|It began.\n".encode())

    assert found == RawArticle(
        name=str(tmp_path / "report.txt"),
        id="report",
        text="It began.",
        published=DAY,
        section="Security policy",
    )


def test_a_head_may_lack_the_section(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, b" date 2024-03-05|It began.")

    assert isinstance(found, RawArticle)
    assert (found.published, found.section) == (DAY, None)


def test_the_date_of_the_head_wins_over_the_one_given(tmp_path: Path) -> None:
    rules = Rules(max_chars=100, published=datetime.date(2020, 1, 1))

    found = read_bytes(tmp_path, b" date 2024-03-05 X|It began.", rules)

    assert isinstance(found, RawArticle)
    assert found.published == DAY


def test_plain_text_takes_the_date_given(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, b"It began.\n\nThen it ended.", Rules(100, published=DAY))

    assert isinstance(found, RawArticle)
    assert (found.text, found.published) == ("It began.\n\nThen it ended.", DAY)


def test_prose_that_begins_with_the_word_date_is_no_head(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, b"date palms | a report", Rules(100, published=DAY))

    assert isinstance(found, RawArticle)
    assert found.text == "date palms | a report"


def test_the_text_is_cleaned(tmp_path: Path) -> None:
    found = read_bytes(
        tmp_path, "date 2024-03-05 X|A\u00a0\u200b b\u00ad.\r\n\r\n\r\nC\u0301.".encode()
    )

    assert isinstance(found, RawArticle)
    assert found.text == "A b.\n\nĆ."


def test_without_a_date_it_is_refused_only_where_one_is_needed(tmp_path: Path) -> None:
    refused = read_bytes(tmp_path, b"It began.", Rules(100))
    taken = read_bytes(tmp_path, b"It began.", Rules(100, date_needed=False))

    assert reason(refused) == "it has no date of publication, and none was given"
    assert isinstance(taken, RawArticle)
    assert taken.published is None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "it has no text"),
        (b"\n \n\xe2\x80\x8b", "it has no text"),
        (b" date 2024-03-05 X|\n", "it has no text"),
        (b" date 2024-02-30 X|It began.", "there is no day 2024-02-30"),
        (b" date 2024-3-5 X|It began.", "the date '2024-3-5' is not of the form YYYY-MM-DD"),
        (b" date 20240305 X|It began.", "the date '20240305' is not of the form YYYY-MM-DD"),
        (b" date 2024-03-05 X|caf\xe9", "it is not UTF-8 (at byte 22)"),
        ("It began.".encode("utf-16"), "it is not UTF-8 (at byte 0)"),
        (b" date 2024-03-05 X|" + b"A" * 1_001, "its text has more than 1000 characters"),
    ],
)
def test_it_refuses_what_is_no_article(tmp_path: Path, content: bytes, expected: str) -> None:
    assert reason(read_bytes(tmp_path, content)) == expected


def test_the_longest_text_is_counted_in_characters_not_bytes(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, ("date 2024-03-05 X|" + "𐍈" * 1_000).encode())

    assert isinstance(found, RawArticle)
    assert len(found.text) == 1_000


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    with path.open("wb") as file:
        file.truncate(2**40)  # sparse: reading it would take all memory

    (found,) = read(path, Rules(max_chars=1_000))

    assert reason(found) == "its text has more than 1000 characters"
