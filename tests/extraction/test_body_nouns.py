"""Which organisation "the company", "the union" … is, in whole sentences of our own."""

import pytest

from newsbase.extraction.components import sorts
from newsbase.extraction.components.entities import Entity
from tests.extraction.conftest import Read
from tests.extraction.test_descriptions import described
from tests.extraction.test_people_names import who

pytestmark = pytest.mark.pipeline


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        (
            (
                "Boeing told the Ministry of Transport of Chad about the delay. "
                "The company gave no date."
            ),
            "The company",
            "org:boeing",
        ),
        (
            "Boeing cut 900 jobs on Monday. The American planemaker gave no reason.",
            "The American planemaker",
            "org:boeing",
        ),
        (
            (
                "Boeing cut 900 jobs. The weather was bad. It rained. Winds rose. Roads were "
                "closed. Schools were closed too. The American company gave no reason."
            ),
            "The American company",
            "org:boeing",
        ),
        (
            "Al-Shabaab fired mortars at Boeing. The militants waited.",
            "The militants",
            "org:al-shabaab",
        ),
        (
            "Boeing cut jobs. Jonas Keller defended his company. The company gave no reason.",
            "The company",
            "org:boeing",
        ),
        (
            (
                "Boeing cut jobs. Boeing closed a plant. Siemens holds shares of Boeing. "
                "The company gave no reason."
            ),
            "The company",
            "org:boeing",
        ),
        (
            "The Guild of Bergen Welders called a strike at Boeing. The union gave no date.",
            "The union",
            "org:guild-of-bergen-welders",
        ),
        (
            "The World Food Programme left the town. The agency gave no reason.",
            "The agency",
            "igo:wfp",
        ),
        (
            (
                "Boeing cut jobs. Boeing closed a plant. The weather was bad. It rained. Winds "
                "rose. Roads were closed. Schools were closed too. The company gave no reason."
            ),
            "The company",
            "org:boeing",
        ),
    ],
)
def test_a_body_is_taken_up_by_a_noun_of_its_sort(
    read: Read, text: str, words: str, key: str
) -> None:
    assert described(read(text))[words].actor == key


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("NATO met in Oslo. The company gave no reason.", "The company"),
        ("Boeing cut jobs on Monday. A rival firm gave no reason.", "A rival firm"),
        ("Boeing sued the company on Monday.", "the company"),
        ("The World Bank paid. The power company gave no reason.", "The power company"),
        ("Boeing wrote to voters. The high-earning group did not care.", "The high-earning group"),
        ("The Supreme Court of Chad waited. The district court did not.", "The district court"),
    ],
)
def test_a_noun_of_another_sort_is_somebody_else(read: Read, text: str, words: str) -> None:
    mention = described(read(text)).get(words)
    assert mention is None or mention.actor is None


@pytest.mark.parametrize(
    ("name", "noun", "fits"),
    [
        ("Bank of Uganda", "lender", True),
        ("Bank of Uganda", "newspaper", False),
        ("The Kyiv Post", "newspaper", True),
        ("Hamas", "militia", True),
        ("State Hydraulic Works", "agency", True),
        ("Solvik Ltd.", "party", False),
        ("Solvik", "company", True),
        ("Solvik", "court", False),
    ],
)
def test_a_name_tells_the_sort(name: str, noun: str, fits: bool) -> None:
    assert (sorts.fits(Entity(name, "organization", "org:x"), noun) > 0) is fits


def test_the_tables_tell_what_a_known_body_is(read: Read) -> None:
    found = read(
        "Samsung Electronics opened a plant. Leaders Index, a think tank, praised it. "
        "The chipmaker built it in a year."
    )
    assert who(found, "The chipmaker") == ["org:samsung-electronics"]


def test_a_name_that_tells_nothing_is_no_regulator(read: Read) -> None:
    found = read("TrendForce said so. Otto Holm now heads the financial watchdog.")
    assert who(found, "the financial watchdog") != ["org:trendforce"]


def test_a_description_is_found_once(read: Read) -> None:
    found = read("Foreign Minister Qin Gang met his Kyrgyz counterpart Jeenbek Kulubaev.")
    assert len(who(found, "his Kyrgyz counterpart")) == 1
