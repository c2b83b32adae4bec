import pytest

from newsbase.extraction.results import Party, Span
from newsbase.extraction.statements.targets import not_oneself, target
from tests.extraction.docs import Word, doc
from tests.extraction.statements.sayings import name, saying


def test_a_thing_stands_for_whose_it_is() -> None:
    # "Oslo slammed Denmark 's decision"
    built = doc([
        Word("Oslo", "NNP", "nsubj", 1, ent="B-GPE"),
        Word("slammed", "VBD", "ROOT", 1, lemma="slam"),
        Word("Denmark", "NNP", "poss", 4, ent="B-GPE"),
        Word("'s", "POS", "case", 2),
        Word("decision", "NN", "dobj", 1),
    ])  # fmt: skip
    name(built, 2, 2, "state:DK", "state")
    found = target(saying(built, 1, 0, range(2, 5)))
    assert found is not None
    assert found.actor == "state:DK"


def test_what_suffers_the_deed_is_not_blamed_for_it() -> None:
    # "Oslo condemned the shelling of Kharkiv"
    built = doc([
        Word("Oslo", "NNP", "nsubj", 1, ent="B-GPE"),
        Word("condemned", "VBD", "ROOT", 1, lemma="condemn"),
        Word("the", "DT", "det", 3),
        Word("shelling", "NN", "dobj", 1),
        Word("of", "IN", "prep", 3),
        Word("Kharkiv", "NNP", "pobj", 4, ent="B-GPE"),
    ])  # fmt: skip
    assert target(saying(built, 1, 0, range(2, 6))) is None


def test_an_act_that_is_not_directed_has_no_target() -> None:
    # "Holm told Brandt"
    built = doc([
        Word("Holm", "NNP", "nsubj", 1, ent="B-PERSON"),
        Word("told", "VBD", "ROOT", 1, lemma="tell"),
        Word("Brandt", "NNP", "dobj", 1, ent="B-PERSON"),
    ])  # fmt: skip
    assert target(saying(built, 1, 0, range(0))) is None


@pytest.mark.parametrize(
    ("speaker", "actor"),
    [("person:holm", None), ("person:berg", "person:holm"), (None, "person:holm")],
)
def test_nobody_is_their_own_target(speaker: str | None, actor: str | None) -> None:
    whom = Party(Span(20, 23), "person:holm")
    found = not_oneself(whom, Party(Span(0, 4), speaker))
    assert found == Party(Span(20, 23), actor)
