"""The bodies of states by whatever name, and the bodies of bodies."""

import pytest

from tests.extraction.conftest import Read

pytestmark = pytest.mark.pipeline


def test_a_ministry_has_one_key_however_it_is_written(read: Read) -> None:
    found = read(
        "Zambia's health ministry waited. The Ministry of Health of Zambia is slow. "
        "The Zambian Ministry of Health has no money."
    )
    keys = [a.key for a in found.actors if a.kind == "organization"]
    assert keys == ["org:zm-ministry-of-health"]


def test_a_curated_body_is_known_by_any_name_of_its_state(read: Read) -> None:
    found = read("The United States’ military bought ten ships.")
    assert any(a.key == "org:us-armed-forces" for a in found.actors)


def test_no_official_holds_an_office_of_another_state(read: Read) -> None:
    found = read(
        "North Korea tested a missile. North Korea will test another. In Tokyo the defence "
        "minister, Itsunori Onodera, was angry with North Korea."
    )
    onodera = next(a for a in found.actors if a.key == "person:itsunori-onodera")
    assert {link.actor for link in onodera.affiliations} <= {"state:JP", None}


@pytest.mark.parametrize(
    ("text", "body", "owner"),
    [
        ("The governor of the Bank of Uganda left.", "Bank of Uganda", "state:UG"),
        (
            "Nordia Kreditbank lost money. The bank's research arm, Nordia Research, had said so.",
            "Nordia Research",
            "org:nordia-kreditbank",
        ),
        (
            "The Volta Trust, which belongs to the Volta Centre, has lost money.",
            "Volta Trust",
            "org:volta-centre",
        ),
        ("Jersey's parliament, the States Assembly, met.", "States Assembly", "state:JE"),
    ],
)
def test_bodies_belong_to_bodies(read: Read, text: str, body: str, owner: str) -> None:
    actor = next(a for a in read(text).actors if a.name == body)
    assert owner in {link.actor for link in actor.affiliations}


def test_a_union_of_a_country_is_not_the_states(read: Read) -> None:
    found = read("The Teachers' Union of Uganda will strike.")
    union = next(a for a in found.actors if a.name.endswith("Union of Uganda"))
    assert union.affiliations == ()


def test_an_institute_is_of_a_country_and_not_of_its_state(read: Read) -> None:
    found = read("The Italian Peace Institute warned of a war.")
    institute = next(a for a in found.actors if a.name == "Italian Peace Institute")
    assert (institute.country, institute.affiliations) == ("IT", ())
