"""Whom descriptions mean, in whole sentences of our own."""

import pytest

from newsbase.extraction.results import Extraction, Mention
from tests.extraction.conftest import Read

pytestmark = pytest.mark.pipeline


def described(extraction: Extraction) -> dict[str, Mention]:
    """Words of descriptions -> the mention."""
    return {m.span.of(extraction.text): m for m in extraction.mentions if m.type == "nominal"}


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        (
            "Sen. Ida Holm spoke. Jonas Keller listened. The senator left early.",
            "The senator",
            "person:ida-holm",
        ),
        (
            "Jonas Keller is the leader of the strike. Peter Holm left. The leader stayed.",
            "The leader",
            "person:jonas-keller",
        ),
        (
            "Ida Holm, a historian, met Jonas Keller, a banker. The historian asked for help.",
            "The historian",
            "person:ida-holm",
        ),
        (
            "The Danish judge Ida Brandt met the Greek judge Maria Pappas. The Danish judge left.",
            "The Danish judge",
            "person:ida-brandt",
        ),
        (
            "Jonas Keller opened the factory in Oslo. The businessman thanked the workers.",
            "The businessman",
            "person:jonas-keller",
        ),
        (
            "Jonas Keller opened the factory in Oslo. The 54-year-old thanked the workers.",
            "The 54-year-old",
            "person:jonas-keller",
        ),
        ("NATO met in Oslo. The alliance will grow.", "The alliance", "igo:nato"),
        (
            "Commodore Jonas Keller leads the fleet. The Danes accused the commodore of theft.",
            "the commodore",
            "person:jonas-keller",
        ),
        (
            (
                "Danish President Ida Holm met Peruvian President Jonas Keller. "
                "The officials of Peru left, and the Peruvian president slept."
            ),
            "the Peruvian president",
            "person:jonas-keller",
        ),
        (
            "Ida Holm, a lawmaker, met Jonas Keller. The lawmaker, who won in May, left.",
            "The lawmaker",
            "person:ida-holm",
        ),
        (
            "Ida Holm, a journalist, met Jonas Keller, a banker. The reporter asked for help.",
            "The reporter",
            "person:ida-holm",
        ),
        (
            "Emmanuel Macron met Jonas Keller in Oslo. Keller thanked the president.",
            "the president",
            "person:emmanuel-macron",
        ),
        (
            "Ida Holm spent years in Oslo. The Danish hydrologist warned of a flood.",
            "The Danish hydrologist",
            "person:ida-holm",
        ),
        (
            "Ida Holm, 41, met Jonas Keller, 54, in Oslo. The 41-year-old left early.",
            "The 41-year-old",
            "person:ida-holm",
        ),
        (
            "Poland closed the border. The government gave no reason.",
            "The government",
            "state:PL",
        ),
    ],
)
def test_a_description_means(read: Read, text: str, words: str, key: str) -> None:
    assert described(read(text))[words].actor == key


def test_a_description_of_two_is_ambiguous(read: Read) -> None:
    found = read("Senator Ida Holm and Senator Jonas Keller spoke. The senator left early.")
    senator = described(found)["The senator"]
    assert senator.actor is None
    assert set(senator.candidates) == {"person:ida-holm", "person:jonas-keller"}


def test_a_description_of_somebody_unnamed_is_nobody(read: Read) -> None:
    found = read("Jonas Keller wrote to a senator. The senator did not answer.")
    assert described(found)["The senator"].actor is None


def test_somebodys_rabbi_is_the_rabbi(read: Read) -> None:
    found = read("Ida Holm went to her rabbi in May. The rabbi laughed at the story.")
    assert described(found)["The rabbi"].actor is None


def test_the_two_are_those_named_before(read: Read) -> None:
    found = read("Paula Brandt met Jonas Keller in Oslo. The two leaders agreed on nothing.")
    assert described(found)["The two leaders"].candidates == (
        "person:paula-brandt",
        "person:jonas-keller",
    )


def test_both_countries_are_those_named_before(read: Read) -> None:
    found = read("Poland and Norway signed the treaty. Both countries will send ships.")
    assert described(found)["Both countries"].candidates == ("state:PL", "state:NO")


def test_a_pronoun_for_a_spokesperson_is_the_voice_of_the_body(read: Read) -> None:
    found = read("A spokeswoman for NATO opened the exhibition. She said that it rained.")
    pronoun = next(m for m in found.mentions if m.type == "pronoun")
    assert pronoun.actor == "igo:nato"


def test_a_spokesperson_of_the_government_is_the_voice_of_the_state(read: Read) -> None:
    found = read("Niger closed the border. A spokesman for the government gave no reason.")
    assert described(found)["A spokesman"].actor == "state:NE"


def test_the_only_senator_is_meant_whatever_is_said_of_her(read: Read) -> None:
    found = read("Sen. Ida Holm spoke. Jonas Keller listened. The Vermont senator left early.")
    assert described(found)["The Vermont senator"].actor == "person:ida-holm"


def test_a_minister_of_another_state_is_not_meant(read: Read) -> None:
    found = read("Greek Minister Ida Holm spoke. The Danish minister listened.")
    assert "The Danish minister" not in described(found)


def test_the_candidate_is_whom_the_article_is_about(read: Read) -> None:
    about_one = "Ida Holm spoke. Holm laughed. Holm left Oslo. The candidate came back on Monday."
    about_two = "Ida Holm met Jonas Keller. Holm laughed. Keller spoke. The candidate left."
    assert described(read(about_one))["The candidate"].actor == "person:ida-holm"
    assert "The candidate" not in described(read(about_two))


def test_a_firm_just_introduced_is_the_firm(read: Read) -> None:
    found = read("Holm Brothers Ltd. paid. A new firm did not. The firm has no money.")
    assert described(found)["The firm"].actor is None


def test_the_richest_man_is_another_one(read: Read) -> None:
    found = read("Jonas Keller left Oslo. The richest man in Norway lives there.")
    assert described(found) == {}


def test_the_next_president_is_another_one(read: Read) -> None:
    found = read("President Ida Holm spoke in Oslo. The next president will have to pay.")
    assert described(found) == {}


def test_a_minister_in_a_headline_is_the_one_of_the_text(read: Read) -> None:
    one = "Ferries will stop in May, transport minister says\n\n"
    lead = "All ferries will stop in May, Transport Minister Ida Holm said on Monday."
    assert described(read(one + lead))["transport minister"].actor == "person:ida-holm"
    other = "All ferries will stop in May, Trade Minister Ida Holm said on Monday."
    assert "transport minister" not in described(read(one + other))


def test_the_name_of_a_relative_is_remembered(read: Read) -> None:
    found = read(
        "Ida Holm and her brother, the judge Jonas Keller, spoke in Oslo. Ida Holm laughed. "
        "Her brother said nothing. Paula Brandt said her brother was ill."
    )
    brothers = [m.actor for m in found.mentions if m.span.of(found.text).endswith("er brother")]
    assert brothers == ["person:jonas-keller"] * 2  # and Brandt's is another


def test_the_sister_of_somebody_is_remembered(read: Read) -> None:
    found = read("Ida Holm, the sister of Jonas Keller, came to Oslo. Keller said his sister left.")
    sisters = [m.actor for m in found.mentions if m.span.of(found.text).endswith(" sister")]
    assert sisters == ["person:ida-holm"] * 2


def test_what_else_a_relative_is_hides_no_name(read: Read) -> None:
    found = read(
        "Ida Holm ran the mill with her husband, Jonas Keller. "
        "Ida Holm retired in May. Her husband, an engineer, did not."
    )
    assert described(found)["Her husband"].actor == "person:jonas-keller"
    assert described(found)["an engineer"].actor == "person:jonas-keller"


def test_my_brother_is_the_speakers(read: Read) -> None:
    found = read(
        "Jonas Keller and his brother, Peter Keller, met on Monday. "
        '"My brother pays the bills of the club," Jonas Keller said.'
    )
    assert described(found)["My brother"].actor == "person:peter-keller"


def test_a_first_wife_is_not_the_wife(read: Read) -> None:
    found = read("Jonas Keller left his first wife, Ida Holm. Keller said his wife was ill.")
    assert "his wife" not in described(found)


def test_husband_and_wife_are_each_others(read: Read) -> None:
    found = read("Ida Holm came with her husband, Jonas Keller. Keller left. His wife stayed.")
    assert described(found)["His wife"].actor == "person:ida-holm"


def test_the_former_banker_is_who_was_just_named(read: Read) -> None:
    found = read("Deputy governor Ida Holm was careful. The former banker noted the delay.")
    assert described(found)["The former banker"].actor == "person:ida-holm"


def test_a_spokeswoman_for_a_company_is_the_person_named_behind_it(read: Read) -> None:
    found = read("A spokeswoman for the energy company Dunavgas, Ida Holm, agreed. She left.")
    assert described(found)["A spokeswoman"].actor == "person:ida-holm"
    assert next(m.actor for m in found.mentions if m.type == "pronoun") == "person:ida-holm"


def test_a_noun_that_ends_a_name_takes_it_up_where_it_speaks(read: Read) -> None:
    found = read(
        "The Andes Fraud Observatory (AFO) met in Lima. The observatory said it was late. "
        "Tourists love the observatory."
    )
    observatory = [m for m in found.mentions if m.span.of(found.text) == "The observatory"]
    assert [m.actor for m in observatory] == ["org:andes-fraud-observatory"]
    assert "the observatory" not in described(found)


def test_the_former_one_is_not_who_holds_the_office(read: Read) -> None:
    found = read(
        "Governor Otto Holm suspended a commissioner. Pia Lund, a former governor of the state, "
        "called for calm. Rolf Berg defended the governor."
    )
    assert [m.actor for m in found.mentions if m.span.of(found.text) == "the governor"] == [
        "person:otto-holm"
    ]
