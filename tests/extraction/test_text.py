import pytest

from newsbase.extraction.text import clean, fold


def test_it_keeps_one_blank_line_between_paragraphs() -> None:
    assert clean("One.\r\n\r\n\r\nTwo.\n \nThree.") == "One.\n\nTwo.\n\nThree."


def test_it_drops_what_cannot_be_seen() -> None:
    assert clean("\ufeffcease\u00adfire \u200btalks\x00") == "ceasefire talks"


def test_it_makes_every_space_plain_and_single() -> None:
    assert clean("about\u00a050\u202fkm \t away") == "about 50 km away"


def test_it_composes_letters() -> None:
    assert clean("Ma\u0301laga") == "Málaga"


@pytest.mark.parametrize(
    "raw", ["  a \n\n\n b\r c ", "x\u2029y", "\n\n", "“A,” he said.\n“B.”", "a \u2028 b"]
)
def test_it_changes_nothing_the_second_time(raw: str) -> None:
    assert clean(clean(raw)) == clean(raw)


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Łukasz", "lukasz"), ("Erdoğan", "erdogan"), ("Ørsted", "orsted"), ("ISTANBUL", "istanbul")],
)
def test_it_folds_letters_of_many_languages(name: str, folded: str) -> None:
    assert fold(name) == folded
