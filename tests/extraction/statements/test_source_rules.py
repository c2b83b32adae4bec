import pytest

from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.statements.source_rules import source_drafts
from tests.extraction.statements.cues import shown
from tests.extraction.trees import tree

TALKS = "[nsubj talks] failed/VBD"


def found(sentence: str) -> list[tuple[str | None, str, str]]:
    built = tree(sentence)
    return [shown(built, draft) for draft in source_drafts(Reading(built))]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        (f"[prep According/VBG [prep to [pobj Holm]]] , {TALKS} .", ", talks failed ."),
        (f"{TALKS} , [prep according/VBG [prep to [pobj Holm]]] .", "talks failed , ."),
    ],
)
def test_according_to_makes_the_rest_of_the_sentence_a_statement(
    sentence: str, content: str
) -> None:
    assert [(who, said) for who, _, said in found(sentence)] == [("Holm", content)]


def test_a_noun_that_hangs_on_according_is_the_source_too() -> None:
    sentence = f"[prep According/VBG [prep to] [pobj Holm]] , {TALKS} ."
    assert [who for who, _, _ in found(sentence)] == ["Holm"]


@pytest.mark.parametrize(("noun", "holds"), [("report/NN", True), ("season/NN", False)])
def test_somebody_or_a_text_is_a_source(noun: str, holds: bool) -> None:
    sentence = f"{TALKS} [prep according/VBG [prep to [pobj {noun}]]] ."
    assert bool(found(sentence)) is holds


def test_a_name_of_any_kind_is_a_source() -> None:
    sentence = f"{TALKS} [prep according/VBG [prep to [pobj gazette//WORK_OF_ART]]] ."
    assert [who for who, _, _ in found(sentence)] == ["gazette"]


def test_inside_a_subordinate_clause_it_speaks_for_that() -> None:
    sentence = (
        "[nsubj Crews] left/VBD [advcl [mark because] , [prep according/VBG [prep to [pobj Holm]]]"
        f" , {TALKS}] ."
    )
    assert found(sentence) == [("Holm", "according to", "because , , talks failed")]


def test_according_to_inside_a_quotation_belongs_to_that() -> None:
    assert found(f"“ {TALKS} [prep according/VBG [prep to [pobj Holm]]] . ”") == []


def test_according_with_does_not_name_a_source() -> None:
    assert found(f"{TALKS} [prep according/VBG [prep with [pobj Holm]]] .") == []


def test_a_name_before_according_to_which_is_the_source() -> None:
    sentence = (
        "[nsubj Analyst [prep by [pobj [compound Ana//PERSON] Silva//PERSON]]"
        " [prep according/VBG [prep to [pobj which]]]] [nsubj talks] failed/VBD ."
    )
    assert found(sentence) == [("Silva", "according to", "talks failed .")]


def test_without_a_name_according_to_which_says_nothing() -> None:
    sentence = f"[nsubj rules [prep according/VBG [prep to [pobj which]]]] {TALKS} ."
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("phrase", "who"),
    [
        ("[prep In [pobj [poss Holm] view]] ,", ["Holm"]),
        ("[prep In [pobj [det the] view [prep of [pobj Holm]]]] ,", ["Holm"]),
        ("[prep In [pobj [poss Holm] view]]", []),  # no comma
        ("[prep In [pobj [det the] view]] ,", []),  # nobody's
        ("[prep With [pobj [poss Holm] view]] ,", []),
        ("[prep In [pobj [poss bridge] view]] ,", []),  # of a thing
        ("[prep In [pobj [poss Holm] house]] ,", []),
        ("[nsubj [poss Holm] view] ,", []),
    ],
)
def test_a_view_at_the_start_names_whose_it_is(phrase: str, who: list[str]) -> None:
    assert [speaker for speaker, _, _ in found(f"{phrase} {TALKS} .")] == who


def test_the_view_itself_is_not_what_is_said() -> None:
    sentence = f"[prep In [pobj [poss Holm] view]] , {TALKS} ."
    assert found(sentence) == [("Holm", "In view", ", talks failed .")]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            "[prep For [pobj [det the] minister]] , [nsubj talks] are=be/VBP [attr news] .",
            ["minister"],
        ),
        ("[prep For [pobj Holm]] , [nsubj talks] are=be/VBP [attr news] .", ["Holm"]),
        ("[prep For [pobj [det a] minister]] , [nsubj talks] are=be/VBP [attr news] .", []),
        ("[prep For [pobj [det the] bridge]] , [nsubj talks] are=be/VBP [attr news] .", []),
        ("[prep For [pobj Holm]] [nsubj talks] are=be/VBP [attr news] .", []),
        ("[prep For [pobj Holm]] , [nsubj talks] failed/VBD .", []),
        ("[nsubj Talks] are=be/VBP [attr news] [prep for [pobj Holm]] , [advmod again] .", []),
    ],
)
def test_for_somebody_at_the_start_names_whose_view_it_is(sentence: str, who: list[str]) -> None:
    assert [speaker for speaker, _, _ in found(sentence)] == who
