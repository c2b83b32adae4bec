import pytest

from newsbase.extraction.statements.voices import (
    could_speak,
    is_nobody,
    is_person,
    is_person_or_body,
)
from tests.extraction.trees import at, tree


def speaks(noun: str) -> bool:
    """Could the noun, the subject of a sentence, speak?"""
    built = tree(f"[nsubj {noun}] left/VBD .")
    return could_speak(built[0])


@pytest.mark.parametrize(
    "noun", ["minister", "ministers", "ministry", "report/NN", "forecasters", "she", "Holm"]
)
def test_people_bodies_and_texts_could_speak(noun: str) -> None:
    assert speaks(noun)


@pytest.mark.parametrize("noun", ["bridge", "bridges", "it", "there", "this", "something/NN"])
def test_things_could_not(noun: str) -> None:
    assert not speaks(noun)


def test_a_name_could_speak_whatever_its_tag() -> None:
    assert speaks("left-wingers/JJ/NORP")
    assert speaks("wings/NNS/ORG")


def test_a_number_of_people_could_speak() -> None:
    assert speaks("two/CD")


def test_an_agent_noun_counts_in_the_plural_alone() -> None:
    assert speaks("hobbyists")
    assert not speaks("hobbyists/NN")
    assert not speaks("rivers")


@pytest.mark.parametrize(("noun", "speaks_for_it"), [("group", True), ("bridge", False)])
def test_a_relative_pronoun_speaks_if_its_noun_could(noun: str, speaks_for_it: bool) -> None:
    built = tree(f"[nsubj [det The] {noun} , [relcl [nsubj which] closed/VBD] ,] lost/VBD .")
    assert could_speak(at(built, "which")) is speaks_for_it


def test_a_question_word_that_stands_for_no_noun_does_not_speak() -> None:
    assert not could_speak(at(tree("[nsubj what] sank/VBD ."), "what"))


def test_a_text_speaks_but_holds_no_position() -> None:
    built = tree("[nsubj report/NN] blamed/VBD [dobj ministry] .")
    assert could_speak(built[0])
    assert not is_person_or_body(built[0])
    assert is_person_or_body(built[2])


def test_there_is_nobody() -> None:
    built = tree("[expl There/EX] are [attr ships] .")
    assert is_nobody(built[0])
    assert not is_nobody(built[2])


@pytest.mark.parametrize("noun", ["he", "Oslo//PERSON"])
def test_one_person_is_named_or_referred_to(noun: str) -> None:
    assert is_person(tree(f"[nsubj {noun}] left/VBD .")[0])


@pytest.mark.parametrize("noun", ["Oslo//GPE", "army", "they"])
def test_bodies_and_groups_are_not_one_person(noun: str) -> None:
    assert not is_person(tree(f"[nsubj {noun}] left/VBD .")[0])


@pytest.mark.parametrize(("noun", "person"), [("Holm//PERSON", True), ("Oslo//GPE", False)])
def test_a_relative_pronoun_is_the_person_it_stands_for(noun: str, person: bool) -> None:
    built = tree(f"[nsubj {noun} , [relcl [nsubj which] left/VBD] ,] lost/VBD .")
    assert is_person(at(built, "which")) is person
