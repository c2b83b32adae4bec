import pytest

from newsbase.extraction.statements.inflection import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("claim", {"claim", "claims", "claiming", "claimed"}),
        ("announce", {"announce", "announces", "announcing", "announced"}),
        ("deny", {"deny", "denies", "denying", "denied"}),
        ("convey", {"convey", "conveys", "conveying", "conveyed"}),
        ("stress", {"stress", "stresses", "stressing", "stressed"}),
        ("echo", {"echo", "echoes", "echoing", "echoed"}),
        ("agree", {"agree", "agrees", "agreeing", "agreed"}),
    ],
)
def test_regular_verbs(base: str, forms: set[str]) -> None:
    assert verb_forms(base) == forms


def test_final_consonant_may_be_doubled() -> None:
    assert {"admitted", "admitting"} <= verb_forms("admit")
    assert {"offered", "offering"} <= verb_forms("offer")


def test_irregular_past_replaces_the_regular_one() -> None:
    assert verb_forms("tell", ("told",)) == {"tell", "tells", "telling", "told"}


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("claim", "claims"),
        ("witness", "witnesses"),
        ("ministry", "ministries"),
        ("memo", "memos"),
        ("veto", "vetoes"),
        ("spokeswoman", "spokeswomen"),
        ("gunman", "gunmen"),
        ("midwife", "midwives"),
        ("analysis", "analyses"),
        ("child", "children"),
    ],
)
def test_plurals(noun: str, plural: str) -> None:
    assert {noun, plural} <= noun_forms(noun)


def test_irregular_plural_replaces_the_regular_one() -> None:
    assert noun_forms("spokesman") == {"spokesman", "spokesmen"}
