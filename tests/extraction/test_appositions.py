"""Nouns in apposition to names, in whole sentences of our own."""

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_descriptions import described

pytestmark = pytest.mark.pipeline


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        (
            "Ida Holm, a welder from Bergen, led the march on Monday.",
            "a welder",
            "person:ida-holm",
        ),
        (
            "Jonas Keller had spoken twice with his Danish colleague, Ida Holm, before the vote.",
            "his Danish colleague",
            "person:ida-holm",
        ),
        (
            "Boeing, the world's largest maker of jets, cut 900 jobs on Monday.",
            "the world's largest maker",
            "org:boeing",
        ),
        (
            "Poland, an ally of Denmark, closed the border on Monday.",
            "an ally",
            "state:PL",
        ),
        (
            "Captain Jonas Keller, a spokesman for the Danish Navy, denied the report.",
            "a spokesman",
            "person:jonas-keller",
        ),
    ],
)
def test_a_noun_in_commas_speaks_of_the_name(read: Read, text: str, words: str, key: str) -> None:
    assert described(read(text))[words].actor == key


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Boeing, a deal worth billions behind it, cut 900 jobs on Monday.", "a deal"),
        ("They met his nephew, a boy of nine, and Jonas Keller.", "his nephew"),
        ("They praised the weather, Jonas Keller, and the food.", "the weather"),
    ],
)
def test_not_every_noun_in_commas_is_one(read: Read, text: str, words: str) -> None:
    assert words not in described(read(text))


def test_a_name_behind_a_land_is_the_presidents(read: Read) -> None:
    found = read(
        "The president of Chad, Ida Holm, and the president of Boeing, Jonas Keller, left. "
        "The Chadian president laughed."
    )
    assert described(found)["The Chadian president"].actor == "person:ida-holm"
