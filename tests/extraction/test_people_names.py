"""People's names: their forms, those of towns, families, and the offices beside them."""

import pytest

from newsbase.extraction.components import people
from newsbase.extraction.results import Extraction
from tests.extraction.conftest import Read


def who(found: Extraction, words: str) -> list[str | None]:
    """Whom the mentions with these words mean."""
    return [m.actor for m in found.mentions if m.span.of(found.text) == words]


def offices(found: Extraction, name: str) -> list[tuple[str | None, str | None]]:
    person = next(actor for actor in found.actors if actor.name == name)
    return [(link.actor, link.role) for link in person.affiliations]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ida Holm", "person:ida-holm"),
        ("Ida T. Holm", "person:ida-holm"),
        ("J. M. Okello", "person:j-m-okello"),
        ("Jae-in Moon", "person:jae-in-moon"),
        ("Holm", "person:holm"),
    ],
)
def test_a_middle_initial_is_not_in_the_key(name: str, key: str) -> None:
    assert people.person_key(name) == key


@pytest.mark.pipeline
@pytest.mark.parametrize("hyphen", ["-", " - "])
def test_a_korean_name_is_whole_however_its_hyphen_stands(read: Read, hyphen: str) -> None:
    found = read(f"Envoy Bae Sung{hyphen}min of South Korea spoke on Friday. Mr. Bae smiled.")

    assert who(found, "Bae") == ["person:bae-sung-min"]
    assert offices(found, "Bae Sung-min") == [("state:KR", "envoy")]


@pytest.mark.pipeline
def test_a_dash_behind_a_surname_is_no_hyphen(read: Read) -> None:
    found = read("Kim Holm - a critic of the plan - spoke in Oslo.")
    assert [actor.name for actor in found.actors if actor.kind == "person"] == ["Kim Holm"]


@pytest.mark.pipeline
def test_an_ambassador_is_of_the_state_that_sent_her(read: Read) -> None:
    found = read("The Danish ambassador to Chad, Ida Holm, left on Monday.")
    assert offices(found, "Ida Holm") == [("state:DK", "ambassador")]


@pytest.mark.pipeline
def test_a_title_without_a_body_is_kept(read: Read) -> None:
    found = read("Gen. Ivan Petrenko said the front would hold.")
    assert offices(found, "Ivan Petrenko") == [(None, "general")]


@pytest.mark.pipeline
def test_a_surname_that_is_also_a_town_is_the_person_but_for_its_places(read: Read) -> None:
    found = read(
        "Denise Washington, a teacher, was tried on Monday. Washington said she was innocent. "
        "The trial was held in Washington."
    )
    assert who(found, "Washington") == ["person:denise-washington"]


@pytest.mark.pipeline
def test_a_capital_that_speaks_is_the_state_where_nobody_of_that_name_is(read: Read) -> None:
    found = read("Washington said it would send aid. Denise Holm, a teacher, protested.")
    assert who(found, "Washington") == ["state:US"]


@pytest.mark.pipeline
def test_two_who_share_a_surname_are_two(read: Read) -> None:
    found = read("Prices rose. On Monday Karl and Otto Keller denied the charge. The Kellers left.")
    assert who(found, "Karl") == ["person:karl-keller"]
    family = next(m for m in found.mentions if m.span.of(found.text) == "Kellers")
    assert (family.actor, set(family.candidates)) == (
        None,
        {"person:karl-keller", "person:otto-keller"},
    )


@pytest.mark.pipeline
def test_the_government_of_somebody_is_that_of_their_state(read: Read) -> None:
    found = read(
        "Norwegian Prime Minister Ida Holm spoke in Chad. Her government will stay, she said. "
        "The Holm government has no majority."
    )
    assert who(found, "Her government") == who(found, "The Holm government") == ["state:NO"]


@pytest.mark.pipeline
def test_a_title_with_a_state_in_it_speaks_of_the_person(read: Read) -> None:
    found = read("Norwegian Prime Minister Ida Holm spoke.")
    assert who(found, "Norwegian Prime Minister") == ["person:ida-holm"]
    assert who(found, "Norwegian") == ["state:NO"]
