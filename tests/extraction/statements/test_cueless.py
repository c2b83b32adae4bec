import pytest

from newsbase.extraction.statements.cueless import cueless
from newsbase.extraction.statements.draft import Draft
from newsbase.extraction.statements.reading import Reading
from tests.extraction.statements.sayings import draft
from tests.extraction.trees import at, text_of, tree

QUOTATION = "“ [nsubj Nobody] came/VBD [prep for [pobj hours]] . ”"
LEFT = "[nsubj Holm//PERSON] left/VBD ."


def who(*sentences: str) -> list[str]:
    """Who says the quotations that no statement holds."""
    return [d.speaker.text for d in cueless(Reading(tree(*sentences)), []) if d.speaker is not None]


def test_the_sentence_beside_a_quotation_tells_who_says_it() -> None:
    assert who(LEFT, QUOTATION) == ["Holm"]
    assert who(QUOTATION, LEFT) == ["Holm"]


def test_the_sentence_before_it_comes_first() -> None:
    assert who(LEFT, QUOTATION, "[nsubj Brandt//PERSON] stayed/VBD .") == ["Holm"]


def test_the_quotation_is_the_whole_content() -> None:
    built = tree(LEFT, QUOTATION)
    [found] = cueless(Reading(built), [])
    assert text_of(built, found.tokens) == "“ Nobody came for hours . ”"


def test_a_sentence_in_another_paragraph_tells_nothing() -> None:
    assert who(f"{LEFT} ¶", QUOTATION) == []


@pytest.mark.parametrize(
    "quotation",
    [
        "“ [nsubj Nobody] came/VBD . ”",  # too few words
        "“ [nsubj nobody] came/VBD [prep for [pobj hours]] . ”",  # begun in its midst
        "“ [nsubj Nobody] came/VBD [prep for [pobj hours]] ”",  # not ended
        "“ [nsubj Nobody] came/VBD [prep for [pobj hours]] .",  # not closed
        "read/VBD “ [dobj Nobody [acl came/VBD [prep for [pobj hours]]] . ”",  # inside a sentence
    ],
)
def test_what_is_no_whole_sentence_is_said_by_nobody(quotation: str) -> None:
    assert who(LEFT, quotation) == []


def test_a_quotation_that_a_statement_holds_needs_nobody() -> None:
    built = tree("[nsubj Holm//PERSON] said .", QUOTATION)
    assert cueless(Reading(built), [draft(built, 1, 0, range(3, 11), "quotation")]) == []


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("[nsubj She] left/VBD .", ["She"]),
        ("[nsubj It] failed/VBD .", []),
        ("[nsubj [det The] colonel] left/VBD .", ["colonel"]),
        ("[nsubj [det The] bridge] fell/VBD .", []),
        ("[nsubj Talks/NNS] bored/VBD [dobj Holm//PERSON] .", ["Holm"]),
        (
            "[nsubj Talks/NNS] bored/VBD [dobj Holm//PERSON , [cc and] [conj Brandt//GPE]] .",
            ["Holm"],
        ),
    ],
)
def test_it_is_the_subject_or_the_only_person_that_speaks(
    sentence: str, speakers: list[str]
) -> None:
    assert who(sentence, QUOTATION) == speakers


def test_of_two_persons_neither_speaks() -> None:
    assert (
        who("[nsubj Talks/NNS] bored/VBD [dobj Holm//PERSON , [conj Brandt//PERSON]] .", QUOTATION)
        == []
    )


def above(*sentences: str, rule: str = "quotation") -> list[Draft]:
    """The paragraph below one in which Holm is quoted."""
    built = tree("“ [ccomp [nsubj We] waited/VBD ,] ” [nsubj Holm] said . ¶", *sentences)
    said = draft(built, at(built, "said").i, at(built, "Holm").i, range(5), rule)
    return cueless(Reading(built), [said])


def test_a_paragraph_of_quotation_goes_on_from_the_one_above() -> None:
    [found] = above(QUOTATION)
    assert found.speaker is not None
    assert found.speaker.text == "Holm"


def test_it_does_not_where_more_stands_in_the_paragraph() -> None:
    assert above(QUOTATION, "[nsubj Talks/NNS] failed/VBD .") == []


def test_it_does_not_where_nobody_is_quoted_above() -> None:
    assert above(QUOTATION, rule="clause") == []
    assert above("[nsubj Talks/NNS] failed/VBD . ¶", QUOTATION) == []
