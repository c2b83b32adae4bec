import pytest

from tests.extraction.conftest import Read

pytestmark = pytest.mark.pipeline


@pytest.mark.parametrize(
    "text",
    [
        "She speaks French and Arabic.",
        "The leaflet was translated into Ukrainian from Russian.",
        "The advertisement is airing in English and Spanish.",
        "The letter, written in Chinese, was found in a drawer.",
        "Most people in the valley are Russian speakers.",
        "Her command of Polish surprised everybody.",
        "Russian-language newspapers wrote about the flood.",
    ],
)
def test_a_language_is_not_its_state(read: Read, text: str) -> None:
    assert [m for m in read(text).mentions if m.actor] == []


@pytest.mark.parametrize(
    "text",
    [
        "Vessels in Greek waters turned back.",
        "The envoy, in Greek and Turkish comments, refused.",
        "She learned of Greek plans.",
        "He praised the Greek way of voting.",
        "The order came from Greek officials.",
    ],
)
def test_what_belongs_to_a_state_names_it(read: Read, text: str) -> None:
    assert any(a.key == "state:GR" for a in read(text).actors)
