import pytest
from spacy.tokens import Doc

from newsbase.extraction.statements.parties import actor_of, party
from tests.extraction.statements.sayings import name
from tests.extraction.trees import at, tree

HOLM, BRANDT, NORDEA = "person:holm", "person:brandt", "org:nordea"


def named(sentence: str) -> Doc:
    built = tree(sentence)
    for token in built:
        if token.text in ("Holm", "Brandt"):
            name(built, token.i, token.i, f"person:{token.lower_}")
        elif token.text == "Nordea":
            name(built, token.i, token.i, NORDEA, "organization")
        elif token.text == "Norway":
            name(built, token.i, token.i, "state:NO", "state")
    return built


@pytest.mark.parametrize(
    ("sentence", "speaker", "key"),
    [
        ("[nsubj Holm , [relcl [nsubj who] said]] left/VBD .", "who", HOLM),
        ("[nsubj Nordea [relcl [nsubj that] said]] left/VBD .", "that", NORDEA),
        (
            "[nsubj Nordea [relcl [nsubj some/DT [prep of [pobj which]]] said]] left/VBD .",
            "some",
            NORDEA,
        ),
    ],
)
def test_a_relative_pronoun_stands_for_what_its_clause_describes(
    sentence: str, speaker: str, key: str | None
) -> None:
    assert actor_of(at(named(sentence), speaker)) == key


@pytest.mark.parametrize(
    ("first", "verb", "key"),
    [
        ("Holm/NNP/PERSON", "said", None),
        ("Holm/NNP/PERSON", "says", BRANDT),
        ("ships", "said", BRANDT),
    ],
)
def test_behind_two_a_relative_pronoun_may_stand_for_both(
    first: str, verb: str, key: str | None
) -> None:
    second = f"[conj Brandt/NNP/PERSON , [relcl [nsubj who] {verb}]]"
    built = named(f"[nsubj {first} [cc and] {second}] left/VBD .")
    assert actor_of(at(built, "who")) == key


@pytest.mark.parametrize(
    ("sentence", "text", "key"),
    [
        ("[nsubj [poss Holm [case 's]] book] said .", "book", HOLM),
        ("[nsubj report [prep by [pobj Nordea]]] said .", "report", NORDEA),
        ("[nsubj report [acl released/VBN [agent by [pobj Nordea]]]] said .", "report", NORDEA),
        ("[nsubj [det the] [compound Nordea] report] said .", "report", NORDEA),
        ("[nsubj testimony [prep of [pobj Holm]]] said .", "testimony", HOLM),
        ("[nsubj survey [prep of [pobj Holm]]] said .", "survey", None),
        ("[nsubj [det the] [compound Holm] inquiry] said .", "inquiry", None),
        ("[nsubj [det the] [compound Norway] report] said .", "report", None),
        ("[nsubj [poss Holm [case 's]] brother] said .", "brother", None),
    ],
)
def test_a_text_speaks_for_whose_it_is(sentence: str, text: str, key: str | None) -> None:
    assert party(at(named(sentence), text)).actor == key


@pytest.mark.parametrize(("noun", "key"), [("ministers", None), ("minister", HOLM)])
def test_several_are_not_the_first_that_is_named(noun: str, key: str | None) -> None:
    built = named(f"[nsubj {noun} , [appos Holm [cc and] [conj friend]]] left/VBD .")
    assert actor_of(at(built, noun)) == key
