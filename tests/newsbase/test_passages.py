import pytest

from newsbase.passages import from_word, to_word


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        ("ter drones were ", "… drones were "),
        ("After drones", "After drones"),
        ("the end.\n\nThen ", "Then "),
        ("", ""),
    ],
)
def test_before_it_begins_with_a_word_of_the_paragraph(before: str, kept: str) -> None:
    assert from_word(before, 16) == kept


@pytest.mark.parametrize(
    ("after", "kept"),
    [(" will meet in Co", " will meet in …"), (" will.\n\nThen, h", " will."), ("", "")],
)
def test_behind_it_ends_with_a_word_of_the_paragraph(after: str, kept: str) -> None:
    assert to_word(after, 16) == kept
