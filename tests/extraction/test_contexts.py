"""Names with several meanings, and people called by office and surname alone."""

import pytest

from newsbase.extraction.alias_matching import AliasTable, Match
from newsbase.extraction.components.contexts import Contexts
from newsbase.extraction.known import KnownActor, KnownAlias
from tests.extraction.conftest import Read
from tests.extraction.test_people_names import who

pytestmark = pytest.mark.pipeline

STATE = KnownActor("state:ZE", "Zenda", "state", (KnownAlias("Zenda", words=("Strelsau", "king")),))
TOWN = KnownActor("none:Zenda", "Zenda", "unknown", (KnownAlias("Zenda", words=("Ohio",)),))


def meant(text: str, *known: KnownActor) -> list[str] | None:
    table = AliasTable(known)
    bearers = tuple((actor, "name") for actor in known)
    match = Contexts(table, text).settle(Match(0, 1, bearers), "Zenda")  # type: ignore[arg-type]
    return [actor.key for actor, _ in match.bearers] if match else None


def test_the_words_around_tell_what_is_meant() -> None:
    assert meant("Zenda called. Strelsau waited.", STATE, TOWN) == ["state:ZE"]
    assert meant("Zenda, Ohio, called.", STATE, TOWN) is None


def test_words_in_lower_case_count_in_any_case_others_as_written() -> None:
    assert meant("Zenda called. The King waited.", STATE, TOWN) == ["state:ZE"]
    assert meant("Zenda called. ohio waited.", STATE, TOWN) == ["state:ZE"] * 2  # doubtful


def test_the_default_holds_where_nothing_tells() -> None:
    alias = KnownAlias("Zenda", words=("Strelsau",), default=True)
    by_default = KnownActor("state:ZE", "Zenda", "state", (alias,))

    assert meant("Zenda called.", by_default, TOWN) == ["state:ZE"]
    assert meant("Zenda, Ohio, called.", by_default, TOWN) is None


def test_a_region_of_another_state_is_not_the_state(read: Read) -> None:
    found = read("Georgia Gov. Ida Holm said Atlanta would help. Georgia is safe, she said.")
    assert "state:GE" not in {actor.key for actor in found.actors}
    assert who(read("Georgia closed its border. Tbilisi gave no reason."), "Georgia") == [
        "state:GE"
    ]


def test_of_two_states_of_one_name_the_words_around_tell_which(read: Read) -> None:
    east = "Congo asked for help after M23 rebels had taken a town near Goma."
    west = "Congo paid its teachers, the ministry in Brazzaville said."
    assert who(read(east), "Congo") == ["state:CD"]
    assert who(read(west), "Congo") == ["state:CG"]


def test_a_president_is_known_by_office_surname_and_date(read: Read) -> None:
    found = read("French President Macron left on Monday. Macron said nothing.")
    assert who(found, "Macron") == ["person:emmanuel-macron"] * 2


def test_a_president_of_another_state_of_that_name_is_somebody_else(read: Read) -> None:
    found = read("Zambian President Macron left on Monday. Macron said nothing.")
    assert "person:emmanuel-macron" not in {actor.key for actor in found.actors}


def test_an_office_held_long_ago_is_not_meant(read: Read) -> None:
    """The text is of 2024."""
    found = read("German Chancellor Schroeder left on Monday. Schroeder said nothing.")
    assert "person:gerhard-schroeder" not in {actor.key for actor in found.actors}


def test_the_administration_of_somebody_known_is_that_of_the_state(read: Read) -> None:
    found = read("President Macron spoke. The Macron government has no majority.")
    assert who(found, "The Macron government") == ["state:FR"]


def test_a_ministry_is_that_of_the_capital_beside_it(read: Read) -> None:
    found = read("The Foreign Ministry in Seoul has asked Indonesia to explain.")
    assert who(found, "Foreign Ministry") == ["org:kr-ministry-of-foreign-affairs"]


def test_a_ministry_is_that_of_the_state_that_the_text_speaks_of(read: Read) -> None:
    found = read("Ghana raised its rate. Ghana's farmers wept. The Foreign Ministry was silent.")
    assert who(found, "Foreign Ministry") == ["org:gh-ministry-of-foreign-affairs"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Unia, the trade union, fears for 900 jobs.", "Unia", "organization"),
        ("The newspaper La Voz de Arica said so.", "La Voz de Arica", "organization"),
        ("“We go home,” said Prospera Itoa of the Volta Teachers' Federation.", "Prospera Itoa",
         "person"),
        ("Its secretary, Comfort Adjeiwa, said that he had promised.", "Comfort Adjeiwa",
         "person"),
    ],
)  # fmt: skip
def test_a_description_says_what_it_names(read: Read, text: str, name: str, kind: str) -> None:
    found = read(text)
    assert {actor.name: actor.kind for actor in found.actors}.get(name) == kind


def test_somebody_called_like_a_state_is_a_person(read: Read) -> None:
    found = read("The charity sent Georgia Whitcombe to Chad. Whitcombe, 47, is a nurse.")
    people = {actor.name for actor in found.actors if actor.kind == "person"}
    assert people == {"Georgia Whitcombe"}


def test_the_state_in_a_body_of_its_own_is_named_too(read: Read) -> None:
    found = read("The Libyan Coast Guard brought 210 people back.")
    assert who(found, "Libyan") == ["state:LY"]


def test_who_leads_a_body_belongs_to_it(read: Read) -> None:
    found = read(
        "Ida Holm, who leads the Volta Teachers' Federation, spoke. Its deputy head, Jonas Keller, "
        "and Paula Brandt of the Volta Policy Centre agreed."
    )
    links = {
        actor.name: {link.actor for link in actor.affiliations}
        for actor in found.actors
        if actor.kind == "person"
    }
    assert "org:volta-policy-centre" in links["Paula Brandt"]
    assert "org:volta-teachers-federation" in links["Ida Holm"]


def test_a_bare_surname_is_the_one_who_heads_the_state_that_is_spoken_of(read: Read) -> None:
    found = read("France will send aid. Macron said so on Monday.")
    assert who(found, "Macron") == ["person:emmanuel-macron"]


def test_without_the_state_a_bare_surname_is_anybodys(read: Read) -> None:
    found = read("The bakery was sold. Macron said so on Monday.")
    assert "person:emmanuel-macron" not in {actor.key for actor in found.actors}


def test_the_words_of_a_headline_are_no_part_of_a_name(read: Read) -> None:
    found = read("Emmanuel Macron Rallies\n\nThe bridge was closed when Emmanuel Macron came.")
    assert {a.name for a in found.actors if a.kind == "person"} == {"Emmanuel Macron"}


def test_a_party_and_a_state_in_brackets_are_no_body(read: Read) -> None:
    found = read("Senator Ida Holm (R-Texas) voted against the bill.")
    assert [actor.name for actor in found.actors if actor.kind == "organization"] == []


@pytest.mark.parametrize(
    ("text", "court"),
    [
        ("The Dutch government will appeal. The Supreme Court in May let BP off.", "nl"),
        ("President Donald Trump was angry. The Supreme Court let the tariffs fall.", "us"),
    ],
)
def test_an_american_court_only_where_america_is_spoken_of(
    read: Read, text: str, court: str
) -> None:
    assert f"org:{court}-supreme-court" in {actor.key for actor in read(text).actors}


def test_an_ambassador_is_not_of_the_state_spoken_of(read: Read) -> None:
    found = read("Norway summoned Ambassador Ida Holm on Monday. Norway protested.")
    (holm,) = (actor for actor in found.actors if actor.name == "Ida Holm")
    assert holm.country is None
