"""What models take for names and is none, and names that they cut or join wrongly."""

import pytest

from newsbase.extraction.results import Extraction
from tests.extraction.conftest import Read

pytestmark = pytest.mark.pipeline


def named(found: Extraction) -> dict[str, str]:
    """The names of actors that the text alone tells of -> their kinds."""
    return {actor.name: actor.kind for actor in found.actors if not actor.known}


@pytest.mark.parametrize(
    "text",
    [
        "She thanked the lawmakers for the Affordable Housing Act.",
        "They spoke in the Oval Office.",
        "Patients pay for Medicare.",
        "The Secretary of State, Ida Holm, left.",
        "“WOW!” he wrote.",
        "He has pro-Moscow advisers.",
        "She read the book by Senator Ida Holm (D - CA) again.",
    ],
)
def test_laws_rooms_programmes_and_shouts_are_nobody(read: Read, text: str) -> None:
    assert set(named(read(text))) <= {"Ida Holm"}


def test_a_dateline_is_nobody(read: Read) -> None:
    found = read("SAN LAZARO HILL, Fla. — The mayor spoke to the press on Monday.")
    assert named(found) == {}


def test_things_are_no_part_of_a_name(read: Read) -> None:
    assert "Ida Holm" in named(read("The Ida Holm Memos were released. Ida Holm left."))


def test_a_headline_does_not_hide_a_known_name(read: Read) -> None:
    found = read(
        "Poll: Wealthy Voters Abandon Republican Party for Green Rival\n\nThe poll was held in May."
    )
    assert any(actor.key == "org:us-republican-party" for actor in found.actors)
    assert named(found) == {}


def test_a_surname_is_not_short_for_a_foundation(read: Read) -> None:
    found = read(
        "The Holmqvist Foundation is rich. Ida Holmqvist does not lead it. Holmqvist lives in Oslo."
    )
    last = [m for m in found.mentions if m.span.of(found.text) == "Holmqvist"][-1]
    assert last.actor == "person:ida-holmqvist"


def test_a_town_shares_no_surname(read: Read) -> None:
    found = read("Ida Holm wrote from Tokyo and Otto Keller from New York.")
    assert "Tokyo Keller" not in named(found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A South Korean newspaper, Munhwa Jeong, reported it.", "Munhwa Jeong"),
        ("“We pay,” said a member of the opposition Anatolian Hope Party.", "Anatolian Hope Party"),
        ("The shares of Nordia Kreditbank fell, Nordia Kreditbank said.", "Nordia Kreditbank"),
    ],
)  # fmt: skip
def test_a_body_is_no_person(read: Read, text: str, name: str) -> None:
    assert named(read(text)).get(name) == "organization"


def test_the_house_is_american_among_its_parties(read: Read) -> None:
    found = read("Republicans in the House and the Senate will vote in Congress on Monday.")
    assert any(actor.key == "org:us-house-of-representatives" for actor in found.actors)
    found = read("The House of Holm has many rooms. They live in the House.")
    assert all(actor.key != "org:us-house-of-representatives" for actor in found.actors)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“They shoot,” said Halima Guled of the Benadir Institute on Monday.", "Halima Guled"),
        (
            "In a meeting with Reince Kortmann, then the chief of staff, he spoke.",
            "Reince Kortmann",
        ),
        ("It was signed by Selim Bey and his colleague, Lusine Vardapetyan.", "Lusine Vardapetyan"),
    ],
)
def test_a_foreign_name_is_whole(read: Read, text: str, name: str) -> None:
    assert named(read(text)).get(name) == "person"


def test_a_full_name_is_known_again(read: Read) -> None:
    found = read(
        "The minister met her colleague, Lusine Vardapetyan, and a rival, Davit Vardapetyan. "
        "Lusine Vardapetyan responded calmly."
    )
    last = [m for m in found.mentions if m.span.of(found.text) == "Lusine Vardapetyan"][-1]
    assert last.actor == "person:lusine-vardapetyan"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Ann Holt-Eakins spoke. Mr. Holt-Eakins left.", "Ann Holt-Eakins"),
        ("Pedro Guajardo Vela spoke. Mr. Guajardo Vela left.", "Pedro Guajardo Vela"),
    ],
)  # fmt: skip
def test_a_surname_of_two_words_is_short_for_the_name(read: Read, text: str, whole: str) -> None:
    assert list(named(read(text))) == [whole]


@pytest.mark.parametrize(
    "text",
    [
        "She is an adviser in Eau Claire, a town on a river.",
        "Three hundred people from Lappeenranta and Imatra demonstrated.",
        "The ruling in Holm v. Board of Education was read.",
        "GARLAND STEPS ASIDE.\nThe arguments will be heard.",
        "The Council building was closed in Norway.",
    ],
)
def test_towns_cases_and_headings_are_nobody(read: Read, text: str) -> None:
    assert named(read(text)) == {}


def test_a_colon_ends_a_name(read: Read) -> None:
    found = read("Trumped by National Interests: The Human Rights Council is a body of the states.")
    assert all(":" not in actor.name for actor in found.actors)


@pytest.mark.parametrize(
    "text",
    [
        "The farm was bought from King George III of England.",
        "We must say it again: THEY LOSE, and we go on.",
        "He used a loan from the State of Virginia in Norway.",
        "The census, part of the American Community Survey, was late.",
    ],
)
def test_kings_and_shouts_are_no_bodies(read: Read, text: str) -> None:
    assert "organization" not in named(read(text)).values()


def test_a_body_ends_before_a_clause(read: Read) -> None:
    found = read("He spoke at the Volta Peace Institute when Ida Holm walked in. Holm left.")
    assert named(found).get("Volta Peace Institute") == "organization"


def test_two_names_with_an_and_sign_are_a_firm(read: Read) -> None:
    found = read("Kevin Keller, a lawyer at Bailey & Glasser, was late.")
    assert named(found).get("Bailey & Glasser") == "organization"


def test_a_particle_opens_a_short_name(read: Read) -> None:
    found = read("De Holmo says it was an act of war.\n\nMayor Bill de Holmo spoke in the park.")
    assert [n for n, kind in named(found).items() if kind == "person"] == ["Bill de Holmo"]


def test_a_verb_in_front_is_no_given_name(read: Read) -> None:
    found = read("Ryan Ellis was late. The plan is complicated. Said Ellis: “I do not get it.”")
    assert "Said Ellis" not in named(found)


def test_a_word_at_the_beginning_of_a_sentence_is_no_name(read: Read) -> None:
    found = read("“Trust is built slowly,” said Ida Holm of the Volta Centre.")
    assert "Trust" not in named(found)


def test_letters_in_brackets_are_not_those_of_a_part_of_the_phrase(read: Read) -> None:
    found = read("The United Nations mission (UNMISS) was worried.")
    mention = next(m for m in found.mentions if m.span.of(found.text) == "UNMISS")
    assert mention.actor == "igo:unmiss"


@pytest.mark.parametrize(
    "text",
    [
        "The freighter Magdalena Orozco caught fire. The owner of the Magdalena Orozco paid.",
        "A boat was rammed near Second Thomas Shoal.",
    ],
)
def test_ships_and_shoals_are_nobody(read: Read, text: str) -> None:
    assert named(read(text)) == {}


def test_a_port_is_not_the_man_of_its_name(read: Read) -> None:
    found = read("The pilot, Alfred Mokoena, was praised. He lives in Port Alfred.")
    assert not [m for m in found.mentions if m.span.of(found.text) == "Alfred"]


def test_two_joined_bodies_are_two(read: Read) -> None:
    found = read("The Weser Institute of the University of Bremen counts more orders.")
    assert {"Weser Institute", "University of Bremen"} <= set(named(found))
    institute = next(a for a in found.actors if a.name == "Weser Institute")
    assert [link.actor for link in institute.affiliations] == ["org:university-of-bremen"]


def test_her_newspaper_is_named_behind_a_comma(read: Read) -> None:
    found = read("He has sued the reporter and her newspaper, Dunai Hangos, for libel.")
    assert named(found).get("Dunai Hangos") == "organization"


@pytest.mark.parametrize(
    "text",
    [
        "The army left for Port Sudan on Monday.",
        "Fighters near Lake Chad fled.",
        "A man from British Columbia spoke.",
        "They live in Kuwait City.",
        "The show ran in Tampa, Panama City and Gainesville.",
    ],
)
def test_a_state_in_the_name_of_a_place_is_not_named(read: Read, text: str) -> None:
    assert [m for m in read(text).mentions if m.actor and m.actor.startswith("state:")] == []


def test_the_next_sentence_begins_with_the_firm_again(read: Read) -> None:
    found = read("The largest creditor is Harbour Cruise Lines Inc. Harbour has three ships.")
    assert [a.name for a in found.actors] == ["Harbour Cruise Lines Inc."]


def test_a_federation_of_many_keeps_its_genitive(read: Read) -> None:
    found = read("She heads the Atlantic Federation of Fishermen's Associations.")
    assert [a.name for a in found.actors] == ["Atlantic Federation of Fishermen's Associations"]


@pytest.mark.parametrize(
    "text",
    [
        "HARARE, March 16 (NB) -- Teachers left.",
        "Harare, Zimbabwean plateau - Teachers left.",
        "South American leaders met.",
        "The Latin American country's health ministry spoke.",
        "African American voters stayed at home.",
    ],
)
def test_datelines_and_continents_name_no_state(read: Read, text: str) -> None:
    named = [m.span.of(text) for m in read(text).mentions if m.actor and m.type == "name"]
    assert not {"HARARE", "Harare", "American"}.intersection(named)


def test_a_state_in_the_name_of_a_state_is_not_named(read: Read) -> None:
    found = read("South Sudan's ceasefire holds.")
    assert {m.actor for m in found.mentions} == {"state:SS"}


def test_a_word_of_a_headline_is_no_given_name(read: Read) -> None:
    found = read("Longtime Keller foe files a claim.\n\nAnn Keller said no.")
    assert [a.name for a in found.actors if a.kind == "person"] == ["Ann Keller"]


def test_a_town_called_like_a_person_is_none(read: Read) -> None:
    assert "person" not in {a.kind for a in read("A court in Ho Chi Minh City sat.").actors}


def test_a_body_with_the_letters_of_a_state_is_of_it(read: Read) -> None:
    found = read("The U.S. Fish and Wildlife Service returned the frogs.")
    service = next(a for a in found.actors if a.kind == "organization")
    assert service.country == "US"
