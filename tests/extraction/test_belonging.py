"""Who belongs to whom: the body or state of a role, from the whole article."""

import pytest

from newsbase.extraction.results import Extraction
from tests.extraction.conftest import Read

pytestmark = pytest.mark.pipeline


def bodies(found: Extraction, name: str) -> set[str | None]:
    """The keys of those that the actor of that name belongs to."""
    actor = next(a for a in found.actors if a.name == name)
    return {link.actor for link in actor.affiliations if link.actor}


# The state of an office

_CHAD_THEN_TOGO = (
    "Chad's health ministry closed a market. “It is over,” said Health Minister Ida Holm. "
    "Togo opened a market. Togo has two ports."
)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Norway will build a bridge. The finance minister, Ida Holm, said so.", "state:NO"),
        ("Kenya cut a tax and Uganda did not. The finance minister, Ida Holm, said so.", None),
        (_CHAD_THEN_TOGO, "state:TD"),
        ("Guests were sent home. In Oslo the interior minister, Ida Holm, was glad.", "state:NO"),
        ("Kenya's foreign minister, Tom Keller, met Prime Minister Ida Holm on Monday.", None),
        ("Norway built a bridge. A former minister, Ida Holm, said so.", None),
        ("Norway built a bridge. The club's president, Ida Holm, said so.", None),
        ("Norway built a bridge. It was paid by Ida Holm, the ambassador to Chad.", "state:NO"),
    ],
)  # fmt: skip
def test_the_state_of_a_bare_office_is_the_one_spoken_of(
    read: Read, text: str, state: str | None
) -> None:
    assert bodies(read(text), "Ida Holm") == ({state} if state else set())


def test_a_bare_ministry_is_of_the_state_spoken_of_there(read: Read) -> None:
    found = read(
        "Togo needs money, officials said in Lome. The bank belongs to the Ministry of Trade. "
        "Kenya was not asked. Nairobi is far away, and Kenya has other plans."
    )
    assert any(a.key == "org:tg-ministry-of-trade" for a in found.actors)


# Where a role is, and where somebody is from


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“Enough,” said Ida Holm, the head of the Volta Centre in Ghana.", {"org:volta-centre"}),
        ("“Enough,” said Ida Holm, an activist in Ghana.", set()),
        ("“Enough,” said Ida Holm, the Norwegian envoy for Syria.", {"state:NO"}),
        ("“Enough,” said Ida Holm, an American banker.", set()),
        ("“Enough,” said Ida Holm, the Norwegian fisheries minister.", {"state:NO"}),
        (
            "“Enough,” said Ida Holm, a spokeswoman for the Chinese Foreign Ministry.",
            {"org:cn-ministry-of-foreign-affairs"},
        ),
    ],
)
def test_only_an_office_is_of_a_state(read: Read, text: str, found: set[str]) -> None:
    assert bodies(read(text), "Ida Holm") == found


def test_a_nationality_is_the_country(read: Read) -> None:
    found = read("“Enough,” said Ida Holm, an American banker.")
    assert next(a for a in found.actors if a.name == "Ida Holm").country == "US"


# Owners that are not named beside the role


@pytest.mark.parametrize(
    "text",
    [
        "The Norwegian Coast Guard lost a boat. Captain Ida Holm, its spokeswoman, said so.",
        "The Norwegian Coast Guard lost a boat. The service's lawyer, Ida Holm, did not mind.",
        "The Norwegian Coast Guard lost a boat. Ida Holm commands the force's northern wing.",
    ],
)
def test_a_role_may_be_of_a_body_named_before(read: Read, text: str) -> None:
    found = read(text)
    guard = next(a.key for a in found.actors if a.name == "Norwegian Coast Guard")
    assert bodies(found, "Ida Holm") == {guard}


def test_a_title_does_not_hide_the_role_behind_the_name(read: Read) -> None:
    found = read("Captain Ida Holm, a spokeswoman for the Volta Centre, was late.")
    holm = next(a for a in found.actors if a.name == "Ida Holm")
    assert {link.role for link in holm.affiliations} >= {"spokeswoman"}
    assert bodies(found, "Ida Holm") == {"org:volta-centre"}


def test_a_director_is_of_no_state(read: Read) -> None:
    found = read(
        "The World Food Programme works in Chad. It will cut rations, its director, Ida Holm, said."
    )
    assert bodies(found, "Ida Holm") == {"igo:wfp"}


def test_a_deputy_is_where_the_chief_is(read: Read) -> None:
    found = read("Tom Keller of the Volta Centre was late. His deputy, Ida Holm, was not.")
    assert bodies(found, "Ida Holm") == {"org:volta-centre"}


def test_a_colleague_is_of_the_state_that_is_told(read: Read) -> None:
    found = read("Norwegian Defence Minister Tom Keller met his Estonian colleague, Ida Holm.")
    assert bodies(found, "Ida Holm") == {"state:EE"}


# Verbs


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm sits on the board of the Volta Centre.",
        "Ida Holm served on the staff of the Volta Centre.",
        "Ida Holm travelled to Oslo for the Volta Centre.",
        "Ida Holm was the treasurer of the Volta Centre.",
        "Ida Holm was elected president of the Volta Centre.",
        "Ida Holm replaces Tom Keller, the director of the Volta Centre.",
    ],
)
def test_verbs_tell_of_a_body(read: Read, text: str) -> None:
    assert bodies(read(text), "Ida Holm") == {"org:volta-centre"}


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm once worked for the Volta Centre.",
        "Ida Holm had hoped to run the Volta Centre.",
        "Ida Holm was never the treasurer of the Volta Centre.",
    ],
)
def test_what_is_over_or_wished_is_no_belonging(read: Read, text: str) -> None:
    assert bodies(read(text), "Ida Holm") == set()


def test_a_private_colleague_is_of_a_nation_alone(read: Read) -> None:
    found = read(
        "Marta Keller, a scholar at the Volta Centre, wrote to her Libyan colleague, Ida Holm."
    )
    assert bodies(found, "Ida Holm") == set()
    assert next(a for a in found.actors if a.name == "Ida Holm").country == "LY"


def test_a_former_office_is_told_beside_the_new_one(read: Read) -> None:
    found = read(
        "Ida Holm, the president of the Volta Centre, came late. Holm, a former finance minister "
        "of Norway, did not mind."
    )
    holm = next(a for a in found.actors if a.name == "Ida Holm")
    assert bodies(found, "Ida Holm") == {"org:volta-centre"}
    assert "former finance minister of Norway" in {link.role for link in holm.affiliations}
    assert holm.country == "NO"


def test_a_genitive_may_stand_in_the_name_of_an_office(read: Read) -> None:
    found = read("The Mexican Attorney General's Office has charged eleven members of the gang.")
    assert bodies(found, "Mexican Attorney General's Office") == {"state:MX"}


def test_the_army_is_the_one_named_before(read: Read) -> None:
    found = read(
        "Pakistan's army said that it had killed twelve men near the border with Afghanistan. "
        "General Ida Holm, the army's spokeswoman, blamed Kabul."
    )
    assert bodies(found, "Ida Holm") == {"org:pk-armed-forces"}


def test_where_something_said_to_be_is_tells_no_state(read: Read) -> None:
    found = read(
        "Chad built a road. Togo, which has sent soldiers, said nothing. Defence Minister Ida "
        "Holm confirmed that the soldiers were in N'Djamena."
    )
    assert "state:TD" not in bodies(found, "Ida Holm")


def test_whose_somebody_is(read: Read) -> None:
    found = read("Human Rights Watch’s Martha Holm voiced concern on Monday.")
    (holm,) = (actor for actor in found.actors if actor.name == "Martha Holm")
    assert [link.actor for link in holm.affiliations] == ["org:human-rights-watch"]
