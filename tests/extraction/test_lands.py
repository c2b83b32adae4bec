"""Which state "the country" and "the government" are, in whole sentences of our own."""

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_descriptions import described

pytestmark = pytest.mark.pipeline


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("Peru left. Ida Holm said the country was poor.", "the country", "state:PE"),
        (
            "Chad is poor. France, whose soldiers are leaving the country, wants peace.",
            "the country",
            "state:TD",
        ),
        (
            (
                "Peruvian President Ida Holm flew to Chad on Monday. "
                '"The country needs a new bridge and a railway," Holm said.'
            ),
            "The country",
            "state:PE",
        ),
        (
            (
                "Chad is poor. Chad has two rivers. Paris and London sent no money. "
                "A mission will leave the country in May."
            ),
            "the country",
            "state:TD",
        ),
        (
            (
                "Peru is poor. Schools closed in May. Roads were bad. It rained. Chile sent tents. "
                "Winds rose. Ida Holm came. She left. It rained. The ministers said little. "
                "The governor of the country slept."
            ),
            "the country",
            "state:PE",
        ),
        (
            "Peru owes Chile money. Peru says its neighbour always paid.",
            "its neighbour",
            "state:CL",
        ),
        (
            "France is rich. France sent money. The government of Chad gave no reason.",
            "The government",
            "state:TD",
        ),
        (
            "China warned Taiwan on Monday. Ships lay off the island for a day.",
            "the island",
            "state:TW",
        ),
        (
            "Niger closed its border. The military government gave no reason.",
            "The military government",
            "state:NE",
        ),
        ("Niger closed its border. The junta gave no reason.", "The junta", "state:NE"),
    ],
)
def test_a_land_means(read: Read, text: str, words: str, key: str) -> None:
    assert described(read(text))[words].actor == key


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norway left the talks. The republic did not.", "The republic"),
        ("Iraq closed its border. The Keller administration did not.", "The Keller administration"),
        (
            "Iraq closed its border. The Conservative government did not.",
            "The Conservative government",
        ),
    ],
)
def test_a_land_of_another_form_is_not_meant(read: Read, text: str, words: str) -> None:
    mention = described(read(text)).get(words)
    assert mention is None or mention.actor is None
