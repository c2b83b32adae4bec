"""Who holds an office of a state, in whole sentences of our own."""

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_descriptions import described

pytestmark = pytest.mark.pipeline


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        (
            "Emmanuel Macron met Joe Biden in Rome. The French leader spoke first.",
            "The French leader",
            "person:emmanuel-macron",
        ),
        (
            "Emmanuel Macron met Joe Biden in Rome. France's president spoke first.",
            "France's president",
            "person:emmanuel-macron",
        ),
        (
            "Joe Biden met Emmanuel Macron in Rome. Biden thanked his French counterpart.",
            "his French counterpart",
            "person:emmanuel-macron",
        ),
        (
            "President Ida Holm of Chad met Emmanuel Macron. The Chadian leader spoke first.",
            "The Chadian leader",
            "person:ida-holm",
        ),
    ],
)
def test_an_office_tells_its_holder(read: Read, text: str, words: str, key: str) -> None:
    assert described(read(text))[words].actor == key


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Emmanuel Macron met NATO. It asked its French counterpart for help.",
            "its French counterpart",
        ),
        ("General Ida Holm criticised the commander in chief.", "the commander"),
        ("Emmanuel Macron left Rome. The French minister slept.", "The French minister"),
        ("Emmanuel Macron left Rome. The Danish leader slept.", "The Danish leader"),
    ],
)
def test_another_office_is_somebody_elses(read: Read, text: str, words: str) -> None:
    mention = described(read(text)).get(words)
    assert mention is None or mention.actor is None
