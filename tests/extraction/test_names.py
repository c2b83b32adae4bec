import pytest

from newsbase.extraction.results import Actor, Extraction
from tests.extraction.conftest import Read

pytestmark = pytest.mark.pipeline


def actor_of(extraction: Extraction, words: str) -> Actor | None:
    """Whom the words of the text stand for."""
    start = extraction.text.index(words)
    key = next(
        m.actor
        for m in extraction.mentions
        if m.span.start == start and m.span.end == start + len(words)
    )
    return next((a for a in extraction.actors if a.key == key), None)


def names(extraction: Extraction) -> set[str]:
    return {a.name for a in extraction.actors}


def test_it_knows_states_by_name_abbreviation_and_adjective(read: Read) -> None:
    found = read("The U.S. and Poland signed a deal. Polish officials praised the United States.")
    assert names(found) == {"United States", "Poland"}
    assert all(a.known and a.kind == "state" for a in found.actors)


def test_a_capital_that_speaks_is_its_state(read: Read) -> None:
    found = read("Ankara rejected the plan. A bomb exploded near the market in Ankara.")
    assert [m.span.start for m in found.mentions] == [0]
    assert names(found) == {"Turkey"}


def test_two_ministries_of_the_same_name_are_two_organisations(read: Read) -> None:
    found = read(
        "The Portuguese Ministry of Agriculture wrote to the Greek Ministry of Agriculture."
    )
    ministries = {a.name: a.country for a in found.actors if a.kind == "organization"}
    assert ministries == {
        "Portuguese Ministry of Agriculture": "PT",
        "Greek Ministry of Agriculture": "GR",
    }


def test_a_ministry_keeps_its_state_when_translation_moves_the_article(read: Read) -> None:
    found = read("Danish the Ministry of Agriculture criticized the decision.")
    ministry = actor_of(found, "Danish the Ministry of Agriculture")
    assert ministry is not None
    assert (ministry.name, ministry.country) == ("Danish Ministry of Agriculture", "DK")


def test_a_mission_is_a_body_of_its_state_and_names_both(read: Read) -> None:
    found = read("Brazil’s mission to the European Union said nothing new.")
    mission = actor_of(found, "Brazil’s mission to the European Union")
    assert mission is not None
    assert mission.country == "BR"
    assert {"Brazil", "European Union"} <= names(found)


def test_a_government_is_its_state(read: Read) -> None:
    found = read("The Kenyan government opened the port.")
    state = actor_of(found, "Kenyan government")
    assert state is not None
    assert state.key == "state:KE"


def test_a_word_of_a_longer_name_is_not_the_state(read: Read) -> None:
    found = read("Ships sailed through the East China Sea. The Bank of Georgia made a profit.")
    assert "China" not in names(found)


def test_a_surname_is_short_for_the_full_name(read: Read) -> None:
    found = read("Minister Paula Brandt resigned. Brandt had been ill.")
    brandt = actor_of(found, "Paula Brandt")
    assert brandt is not None
    assert brandt.name == "Paula Brandt"
    assert {m.actor for m in found.mentions} == {"person:paula-brandt"}


def test_a_surname_that_two_people_share_stays_open(read: Read) -> None:
    found = read("Anna Keller met Jonas Keller in Vienna. Keller left early.")
    last = max((m for m in found.mentions), key=lambda m: m.span.start)
    assert last.actor is None
    assert set(last.candidates) == {"person:anna-keller", "person:jonas-keller"}


def test_an_abbreviation_in_brackets_names_the_organisation(read: Read) -> None:
    found = read(
        "The Baltic Maritime Institute (BMI) published a study. The BMI counted forty ships."
    )
    assert len([a for a in found.actors if a.kind == "organization"]) == 1


def test_every_mention_is_of_a_listed_actor(read: Read) -> None:
    found = read("NATO and Norway thanked Ida Holm of the Nordic Defence Council in Oslo.")
    keys = {a.key for a in found.actors}
    assert {m.actor for m in found.mentions if m.actor} <= keys


def test_an_employer_before_a_name_is_no_part_of_it(read: Read) -> None:
    found = read("RAND analyst Ida Holm and RAND Jonas Keller disagreed.")
    assert {a.name for a in found.actors if a.kind == "person"} == {"Ida Holm", "Jonas Keller"}


def test_the_field_of_an_office_is_no_organisation(read: Read) -> None:
    found = read("EU Fisheries Commissioner Ida Holm visited Norway.")
    assert "European Union" in names(found)
    assert [a.name for a in found.actors if not a.known] == ["Ida Holm"]


def test_a_surname_may_be_a_month(read: Read) -> None:
    found = read(
        "British Prime Minister Theodora May spoke on Tuesday. In May 2024 the river rose."
    )
    named = {m.span.of(found.text) for m in found.mentions if m.type == "name"}
    assert named == {"British", "Theodora May"}


def test_a_name_keeps_its_particles(read: Read) -> None:
    found = read("Mayor Carla van den Berg met Ursula von der Heide in Ghent. Van den Berg spoke.")
    people = {a.name for a in found.actors if a.kind == "person"}
    assert {"Carla van den Berg", "Ursula von der Heide"} <= people


def test_an_initial_stands_for_the_given_name(read: Read) -> None:
    found = read("Paula Brandt resigned. P. Brandt had been ill.")
    assert {a.name for a in found.actors if a.kind == "person"} == {"Paula Brandt"}


def test_spelling_without_diacritics_is_the_same_person(read: Read) -> None:
    found = read("Jörg Schröder resigned. Schroeder had been ill.")
    assert {m.actor for m in found.mentions} == {"person:jorg-schroder"}


def test_a_surname_is_of_the_one_named_most(read: Read) -> None:
    found = read(
        "Anna Keller spoke. Keller asked for help. Keller left. Keller came back with her son, "
        "Jonas Keller. Keller laughed."
    )
    last = max(found.mentions, key=lambda m: m.span.start)
    assert last.actor == "person:anna-keller"


def test_a_title_tells_of_whom_the_surname_is(read: Read) -> None:
    found = read("Anna Keller met Jonas Keller in Vienna. Mr. Keller left early.")
    last = max(found.mentions, key=lambda m: m.span.start)
    assert last.actor == "person:jonas-keller"


def test_junior_is_somebody_else(read: Read) -> None:
    found = read("Jonas Keller resigned. His son, Jonas Keller Jr., laughed.")
    people = {a.name for a in found.actors if a.kind == "person"}
    assert people == {"Jonas Keller", "Jonas Keller Jr."}


def test_a_lone_surname_is_known_wherever_it_stands(read: Read) -> None:
    found = read("President Brandt spoke in Oslo. Many people voted for Brandt.")
    assert [m.actor for m in found.mentions].count("person:brandt") == 2


def test_a_surname_with_a_particle_is_whole(read: Read) -> None:
    found = read("Carla De Groot spoke in Ghent. De Groot laughed.")
    assert [m.actor for m in found.mentions] == ["person:carla-de-groot"] * 2


def test_initials_are_short_for_the_organisation(read: Read) -> None:
    found = read("The Baltic Maritime Institute published a study. The BMI counted forty ships.")
    assert len([a for a in found.actors if a.kind == "organization"]) == 1


def test_a_genitive_may_be_part_of_a_name(read: Read) -> None:
    found = read("The Nordic People’s Party won. The Nordic People’s Party will govern.")
    assert {a.name for a in found.actors} == {"Nordic People’s Party"}


def test_one_letter_or_two_is_the_same_name(read: Read) -> None:
    found = read("Phillip Brandt resigned. On Monday Philip Brandt had been ill.")
    assert len({a.key for a in found.actors if a.kind == "person"}) == 1


def test_half_a_country_is_short_for_it(read: Read) -> None:
    found = read("North Korea tested a rocket. The North gave no reason. It flew to the north.")
    assert {m.actor for m in found.mentions if m.type == "name"} == {"state:KP"}


def test_half_of_no_country_named_is_a_region(read: Read) -> None:
    found = read("Many people in the South of France left.")
    assert {a.name for a in found.actors} == {"France"}


def test_a_newspaper_is_named_by_its_last_word(read: Read) -> None:
    found = read("The Washington Post wrote to her. The Post wrote again. She left the post.")
    assert [m.actor for m in found.mentions if m.type != "pronoun"] == ["org:washington-post"] * 2


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Trade Minister Seo Dae-hyun resigned on Friday.", "Seo Dae-hyun", "Seo Dae-hyun"),
        ("Tuareg elder Ibrahim ag Ousmane disagreed.", "Ibrahim ag Ousmane", "Ibrahim ag Ousmane"),
        ("The head, Carla van der Berg, left.", "Carla van der Berg", "Carla van der Berg"),
        ("Egypt's trade minister, Sherif Halaby, left.", "Sherif Halaby", "Sherif Halaby"),
    ],
)
def test_a_name_is_taken_whole(read: Read, text: str, words: str, name: str) -> None:
    person = actor_of(read(text), words)
    assert person is not None
    assert (person.name, person.kind) == (name, "person")


def test_what_a_name_is_joined_to_by_a_hyphen_or_dash_is_no_part_of_it(read: Read) -> None:
    found = read("The Ida Holm-led party met Jonas Keller - a critic of the plan - in Bergen.")
    assert {"Ida Holm", "Jonas Keller"} <= names(found)
    assert not {n for n in names(found) if "-" in n}


@pytest.mark.parametrize(
    "text",
    [
        "The Andes Anti-Fraud Observatory (AAFO) met in Lima. AAFO said the figures were false.",
        "AAFO (the Andes Anti-Fraud Observatory) met in Lima. AAFO said the figures were false.",
    ],
)
def test_letters_explained_by_a_name_are_that_organisation(read: Read, text: str) -> None:
    found = read(text)
    assert {a.name for a in found.actors if a.kind == "organization"} == {
        "Andes Anti-Fraud Observatory"
    }
    observatory = actor_of(found, "Andes Anti-Fraud Observatory")
    assert observatory is not None
    letters = [m.actor for m in found.mentions if m.span.of(text) == "AAFO"]
    assert letters == [observatory.key] * 2


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Italian bakers' association expected a cut.", "Italian bakers' association", "IT"),
        ("The Swedish dock workers union called a strike.", "Swedish dock workers union", "SE"),
        ("The Scottish government blamed the weather.", "Scottish government", None),
        ("The New Hampshire legislature voted on it.", "New Hampshire legislature", None),
        ("The province of Soc Lam plans to build nine sluices.", "Soc Lam", None),
        ("Lawyers Without Frontiers of Malta urged a pause.", "Lawyers Without Frontiers of Malta",
         None),
    ],
)  # fmt: skip
def test_a_body_is_known_by_its_kind_and_its_place(
    read: Read, text: str, name: str, country: str | None
) -> None:
    bodies = [a for a in read(text).actors if a.kind == "organization"]
    assert [(a.name, a.country) for a in bodies] == [(name, country)]


@pytest.mark.parametrize(
    "text",
    [
        "The French union is weak.",
        "A French bakers' association wrote to him.",
        "The Catholic police of the town left.",
        "The mayor lives in the province of Soc Lam.",
    ],
)
def test_what_may_be_any_body_is_none(read: Read, text: str) -> None:
    assert not [a for a in read(text).actors if a.kind == "organization"]


def test_the_field_of_a_ministry_is_no_organisation(read: Read) -> None:
    assert "Interior" not in names(read("Interior ministry spokesman Ali Haddad said no."))
