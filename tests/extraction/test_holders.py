"""Who holds what somebody has, and whose it is, in whole sentences of our own."""

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_descriptions import described

pytestmark = pytest.mark.pipeline


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        (
            (
                "Ida Holm, the chairwoman of NATO, met the chairwoman of Boeing, Anna Keller. "
                "NATO said that its chairwoman had left."
            ),
            "its chairwoman",
            "person:ida-holm",
        ),
        (
            (
                "Jonas Keller, president of NATO, met Ida Holm, president of Boeing. "
                "The president of the company came late."
            ),
            "The president",
            "person:ida-holm",
        ),
        (
            (
                "Peter Brandt and his lawyer, Ida Holm, met Jonas Keller. Brandt said his lawyer "
                "had warned him."
            ),
            "his lawyer",
            "person:ida-holm",
        ),
        (
            "Ida Holm, the leader of the Forest Party, resigned. She said her party had lost.",
            "her party",
            "org:forest-party",
        ),
        (
            (
                "Ida Holm, who leads NATO, met the leader of Boeing, Anna Keller. "
                "NATO said that its leader had left."
            ),
            "its leader",
            "person:ida-holm",
        ),
        (
            "General Jonas Keller of the Swedish Armed Forces left. He said he loved his country.",
            "his country",
            "state:SE",
        ),
        (
            "Danish Foreign Minister Ida Holm met NATO in Oslo. She said her country was ready.",
            "her country",
            "state:DK",
        ),
    ],
)
def test_what_somebody_has_is_known(read: Read, text: str, words: str, key: str) -> None:
    assert described(read(text))[words].actor == key


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Ida Holm, the chairwoman of NATO, left. A chairwoman of NATO may not speak.",
            "A chairwoman",
        ),
        (
            "Ida Holm, the chairwoman of NATO, left. The deputy chairwoman of NATO stayed.",
            "The deputy chairwoman",
        ),
    ],
)
def test_not_everybody_of_that_title_is_meant(read: Read, text: str, words: str) -> None:
    mention = described(read(text)).get(words)
    assert mention is None or mention.actor is None
