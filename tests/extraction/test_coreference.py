import pytest

from newsbase.extraction.results import Extraction
from tests.extraction.conftest import Read

pytestmark = pytest.mark.pipeline


def referents(extraction: Extraction) -> dict[str, str | None]:
    """Words of pronouns and descriptions -> the key of whom they mean."""
    return {m.span.of(extraction.text): m.actor for m in extraction.mentions if m.type != "name"}


def test_a_pronoun_means_the_last_person_who_acted(read: Read) -> None:
    found = read("Paula Brandt opened the meeting with Jonas Keller. She left at noon.")
    assert referents(found)["She"] == "person:paula-brandt"


def test_a_title_tells_the_gender(read: Read) -> None:
    found = read("Mr Jonas Keller thanked Mrs Paula Brandt. She smiled.")
    assert referents(found)["She"] == "person:paula-brandt"


def test_somebody_unnamed_blocks_the_way_back(read: Read) -> None:
    found = read("Jonas Keller spoke first. A man threw a shoe. He was arrested.")
    assert referents(found)["He"] is None


def test_so_does_somebody_to_whom_something_is_done(read: Read) -> None:
    found = read("Jonas Keller spoke. Police arrested a foreign citizen. He carried two drones.")
    assert referents(found)["He"] is None


def test_a_description_means_who_holds_the_role(read: Read) -> None:
    found = read(
        "Danish Fisheries Minister Paula Brandt visited Greenland. The minister returned on Monday."
    )
    assert referents(found)["The minister"] == "person:paula-brandt"


def test_a_body_is_taken_up_by_its_noun(read: Read) -> None:
    found = read("The Greek Ministry of Agriculture paid. The ministry had waited for years.")
    assert referents(found)["The ministry"] == "org:gr-ministry-of-agriculture"


def test_an_unnamed_spokesperson_is_the_voice_of_the_body(read: Read) -> None:
    found = read("A spokeswoman for NATO said that the ships had left.")
    assert referents(found)["A spokeswoman"] == "igo:nato"


def test_a_role_with_an_organisation_is_an_affiliation(read: Read) -> None:
    found = read("“It rained,” said Ida Holm, a researcher at the Nordic Defence Council.")
    holm = next(a for a in found.actors if a.name == "Ida Holm")
    assert [(link.actor, link.role) for link in holm.affiliations] == [
        ("org:nordic-defence-council", "researcher")
    ]


def test_a_name_that_translation_broke_off_belongs_to_the_description(read: Read) -> None:
    found = read(
        "“The market is afraid,” an economist at the Nordic Defence Council told Reuters. Ida Holm."
    )
    holm = next(a for a in found.actors if a.name == "Ida Holm")
    assert [link.role for link in holm.affiliations] == ["economist"]
    assert found.statements[0].speaker is not None
    assert found.statements[0].speaker.actor == holm.key
