"""Whom pronouns mean, in whole sentences of our own."""

import pytest

from newsbase.extraction.results import Extraction, Mention
from tests.extraction.conftest import Read

pytestmark = pytest.mark.pipeline


def mention(extraction: Extraction, words: str, nth: int = 0) -> Mention:
    """The mention of exactly these words, the nth of them."""
    found = [m for m in extraction.mentions if m.span.of(extraction.text) == words]
    return found[nth]


@pytest.mark.parametrize(
    ("text", "pronoun", "key"),
    [
        (
            "Paula Brandt criticised Jonas Keller. She said the bridge was unsafe.",
            "She",
            "person:paula-brandt",
        ),
        (
            "Jonas Keller told Peter Holm that the ship had left. He gave no reason.",
            "He",
            "person:jonas-keller",
        ),
        (
            "In his speech, Jonas Keller thanked the crew.",
            "his",
            "person:jonas-keller",
        ),
        (
            "Paul Brandt listened to Jonas Keller and his rivals.",
            "his",
            "person:jonas-keller",
        ),
        (
            "Paul Brandt imposed a fine on Jonas Keller, holding him responsible.",
            "him",
            "person:jonas-keller",
        ),
        (
            "Paula Brandt left. When he arrived in Oslo, Jonas Keller found nobody.",
            "he",
            "person:jonas-keller",
        ),
        (
            "Jonas Keller’s success in Oslo shows how he won the vote.",
            "he",
            "person:jonas-keller",
        ),
        ("Paula Brandt hurt herself.", "herself", "person:paula-brandt"),
        (
            "NATO said it would send two ships.",
            "it",
            "igo:nato",
        ),
        (
            "Ida Holm, who leads the Nordic Defence Council, resigned.",
            "who",
            "person:ida-holm",
        ),
        (
            "Boeing cut 900 jobs on Monday. Ida Holm, its chairwoman, gave no reason.",
            "its",
            "org:boeing",
        ),
        (
            "Poland left the pact on Monday, a step that angered even some of its diplomats.",
            "its",
            "state:PL",
        ),
        (
            "Poland sued Boeing in May. Most of its board resigned.",
            "its",
            "org:boeing",
        ),
        (
            "Boeing cut 900 jobs on Monday. The mayor of Oslo blamed it for the crisis.",
            "it",
            "org:boeing",
        ),
        (
            "Ida Holm, the chairwoman of Boeing, said it would pay.",
            "it",
            "org:boeing",
        ),
        (
            "Jonas Keller spent a month in a cell of the Houthis, and they asked him nothing.",
            "they",
            "org:houthis",
        ),
        (
            "Peter Holm, a banker, praised Jonas Keller for his patience.",
            "his",
            "person:jonas-keller",
        ),
        ("Poland says it is ready.", "it", "state:PL"),
        ("Poland let a day pass before it said anything.", "it", "state:PL"),
        ("NATO sent Ida Holm to Oslo to run its office.", "its", "igo:nato"),
        ("Poland wants to choose the builder itself.", "itself", "state:PL"),
        ("Poland let a day pass before it refused.", "it", "state:PL"),
        ("NATO itself has no ships.", "itself", "igo:nato"),
        (
            "Ida Holm, whose party lost in May, resigned.",
            "whose",
            "person:ida-holm",
        ),
        (
            "Ida Holm, under whom taxes rose, resigned.",
            "whom",
            "person:ida-holm",
        ),
        (
            "Jonas Keller was in Oslo on Monday and counted the empty lorries himself.",
            "himself",
            "person:jonas-keller",
        ),
        (
            '"My brother pays the bills," Ida Holm said.',
            "My",
            "person:ida-holm",
        ),
    ],
)
def test_a_pronoun_means(read: Read, text: str, pronoun: str, key: str) -> None:
    assert mention(read(text), pronoun).actor == key


def test_a_quotation_is_no_distance(read: Read) -> None:
    found = read(
        "Jonas Keller spoke in Oslo. “The bridge is old. It was built badly. Nobody repaired it. "
        "Nobody paid for it. Nobody will. We have waited for too long,” he said."
    )
    assert mention(found, "he").actor == "person:jonas-keller"


def test_he_in_a_quotation_is_not_its_speaker(read: Read) -> None:
    found = read("Jonas Keller praised Peter Holm. “He is a good man,” Keller said.")
    assert mention(found, "He").actor == "person:peter-holm"


def test_i_in_a_quotation_is_its_speaker(read: Read) -> None:
    found = read("“I will not resign,” Paula Brandt said on Monday.")
    assert mention(found, "I").actor == "person:paula-brandt"


def test_we_in_a_quotation_is_more_than_its_speaker(read: Read) -> None:
    found = mention(read('"We have waited for eleven years," Ida Holm said.'), "We")
    assert (found.actor, found.candidates) == (None, ("person:ida-holm",))


def test_we_of_a_spokeswoman_is_the_body(read: Read) -> None:
    found = read('"We have waited for eleven years," a spokeswoman for NATO said.')
    assert mention(found, "We").actor == "igo:nato"


def test_i_outside_quotations_is_nobody_here(read: Read) -> None:
    found = read("I met Paula Brandt in Oslo.")
    assert [m.type for m in found.mentions] == ["name"]


def test_two_who_fit_alike_are_candidates(read: Read) -> None:
    found = read("Jonas Keller and Peter Holm resigned. He gave no reason.")
    pronoun = mention(found, "He")
    assert pronoun.actor is None
    assert set(pronoun.candidates) == {"person:jonas-keller", "person:peter-holm"}
    assert "equally" in pronoun.why


def test_they_are_those_named_together(read: Read) -> None:
    found = read("Paula Brandt and Jonas Keller met in Oslo. They agreed on nothing.")
    pronoun = mention(found, "They")
    assert pronoun.actor is None
    assert pronoun.candidates == ("person:paula-brandt", "person:jonas-keller")


def test_they_may_be_nobody_named(read: Read) -> None:
    found = read("Poland sent experts. Analysts doubt the plan. They say it costs too much.")
    pronoun = mention(found, "They")
    assert (pronoun.actor, pronoun.why) == (None, "refers back to «Analysts»")


def test_they_are_not_those_who_forbid_them(read: Read) -> None:
    found = read("The Taliban have forbidden them to work.")
    assert not [m for m in found.mentions if m.span.of(found.text) == "them" and m.actor]


def test_i_is_who_answered(read: Read) -> None:
    found = read('"I pay the bills of the club," answered Ida Holm on Monday.')
    assert mention(found, "I").actor == "person:ida-holm"


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Poland says it is clear that the bridge is unsafe.", "it"),
        ("Poland built a ship. The storm broke its mast.", "its"),
        ("Poland met Boeing. Ida Holm bought a house and liked it.", "it"),
    ],
)
def test_it_may_be_a_thing(read: Read, text: str, pronoun: str) -> None:
    assert not [m for m in read(text).mentions if m.span.of(text) == pronoun and m.actor]


def test_it_rains_for_nobody(read: Read) -> None:
    found = read("NATO met in Oslo. It is clear that nothing changed.")
    assert all(m.type == "name" for m in found.mentions)


def test_a_given_name_tells_the_gender(read: Read) -> None:
    found = read("Peter Holm wrote to Anna Keller. She did not answer.")
    assert mention(found, "She").actor == "person:anna-keller"


def test_a_pronoun_may_speak_against_the_given_name(read: Read) -> None:
    found = read("Lindsey Keller spoke in Oslo. He said the bridge was unsafe. Then he left.")
    assert [mention(found, word).actor for word in ("He", "he")] == ["person:lindsey-keller"] * 2


def test_the_only_woman_of_a_long_passage_is_meant(read: Read) -> None:
    rain = "It rained in Oslo. The wind was cold. The streets were empty. The shops were closed. "
    found = read(f"Mrs Paula Brandt left. {rain}{rain}Her flight was late.")
    assert mention(found, "Her").actor == "person:paula-brandt"


def test_a_condition_is_not_who_speaks(read: Read) -> None:
    found = read("Peter Holm spoke first. If Jonas Keller loses, he said, the shops will close.")
    assert mention(found, "he").actor != "person:jonas-keller"


def test_she_and_he_in_two_sentences_are_two_people(read: Read) -> None:
    found = read(
        "Interior Minister Ilga Zvaune met the commissioner Prit Tomm in Oslo. "
        "She said the fence would be finished. He replied that it would not."
    )
    assert mention(found, "She").actor == "person:ilga-zvaune"
    assert mention(found, "He").actor == "person:prit-tomm"
