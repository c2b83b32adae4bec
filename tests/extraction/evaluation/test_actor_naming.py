"""Which names are forms of one name, and which found actor is which annotated one."""

from pathlib import Path

import pytest

from newsbase.extraction.evaluation.actor_naming import is_form_of
from tests.extraction.evaluation.actor_cases import compared


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alice Mwansa", "Alice Mwansa"),
        ("Alice Mwansa", "Mwansa"),
        ("Mr. Mwansa", "Alice Mwansa"),
        ("José Ibáñez", "Jose Ibanez"),
        ("J. M. Okello", "James Okello"),
        ("James M. Okello", "J. Okello"),
        ("Moon Jae-in", "Jae-in Moon"),
        ("Ministry of Health", "Zambia's Health Ministry"),
        ("The Stimson Center", "Stimson Center"),
        ("John Ames Jr.", "John Ames"),
    ],
)
def test_forms_of_one_name(one: str, other: str) -> None:
    assert is_form_of(one, other)
    assert is_form_of(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alice Keller", "Peter Keller"),
        ("J. Okello", "Mary Okello"),
        ("J. J. Okello", "James Okello Brown"),
        ("Ministry of Health", "Ministry of Finance"),
        ("Zambian Ministry of Health", "Kenyan Ministry of Health"),
        ("the", "The Hague"),
        ("", "Okello"),
    ],
)
def test_other_names(one: str, other: str) -> None:
    assert not is_form_of(one, other)
    assert not is_form_of(other, one)


GOLD = """\
[1 Ann Lee] of [2 China] left. [1p She] and [3 Bob Lee] met [4n officials].
= 1 actor=p:ann name="Ann Lee" kind=person
= 2 actor=state:CN
= 3 actor=p:bob name="Bob Lee" kind=person
= 4 actor=none
"""


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        (
            ("[1 Ann Lee] of [2 China] left. [1p She] and [3 Bob Lee] met [4n officials].\n"
            '= 1 actor=person:a name="Lee, Ann" kind=person\n= 2 actor=state:CN\n'
            '= 3 actor=person:b name=Bob kind=person\n= 4 actor=group:o name=officials kind=group'),
            {"person:a": "p:ann", "state:CN": "state:CN", "person:b": "p:bob"},
        ),
        # One found actor is one annotated one, that of which it has most mentions.
        (
            ("[1 Ann Lee] of China left. [1p She] and [1 Bob Lee] met officials.\n"
            "= 1 actor=person:a name=Lee kind=person"),
            {"person:a": "p:ann"},
        ),
        # Neither the kind nor the name nor the table may be another.
        (
            ("[1 Ann Lee] of China left. She and [3 Bob Lee] met officials.\n"
            "= 1 actor=org:a name=Ann kind=organization\n= 3 actor=person:a name=Ann kind=person"),
            {},
        ),
        ("[1 Ann Lee] of China left. She and Bob Lee met officials.\n= 1 actor=person:ann", {}),
        (
            ("Ann Lee of [2 China] left. She and Bob Lee met officials.\n"
            "= 2 actor=state:zh name=China kind=state"),
            {},
        ),
        # Of two that fit, the one that has most; a chain in another's hands stays there.
        (
            ("[1 Ann Lee] of China left. [3p She] and [3 Bob Lee] met officials.\n"
            '= 1 actor=person:a name="Ann Lee" kind=person\n'
            "= 3 actor=person:l name=Lee kind=person"),
            {"person:a": "p:ann", "person:l": "p:bob"},
        ),
    ],
)  # fmt: skip
def test_who_is_meant(tmp_path: Path, found: str, meant: dict[str, str]) -> None:
    assert compared(tmp_path, GOLD, found).meant == meant


def test_a_name_that_the_text_uses_is_a_form_of_the_name(tmp_path: Path) -> None:
    gold = (
        "The [1 Workers’ Party] ([1 PT]) won.\n"
        '= 1 actor=o:pt name="Workers’ Party" kind=organization'
    )
    found = "The [1 Workers’ Party] ([1 PT]) won.\n= 1 actor=org:pt name=PT kind=organization"
    assert compared(tmp_path, gold, found).meant == {"org:pt": "o:pt"}
