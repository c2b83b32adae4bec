import pytest

from newsbase.extraction.statements.reading import Reading
from tests.extraction.trees import at, tree


def test_words_know_their_quotation_and_their_paragraph() -> None:
    built = tree(
        "“ [ccomp [nsubj Crews] left/VBD ,] ” [nsubj Holm] said . ¶", "[nsubj Ships] sank/VBD ."
    )
    reading = Reading(built)
    words = [t.i for t in built if t.is_alpha]
    assert [reading.quoted[i] for i in words] == [0, 0, -1, -1, -1, -1]
    assert [reading.paragraph[i] for i in words] == [0, 0, 0, 0, 1, 1]
    assert [built[tokens.start : tokens.stop].text for tokens in reading.quotations] == [
        "“Crews left,”"
    ]


@pytest.mark.parametrize(
    ("sentence", "speech"),
    [
        ("“ [ccomp [nsubj Crews] left/VBD ,] ” [nsubj Holm] said .", True),
        ("[nsubj Holm] read/VBD “ [dobj [amod Cold] Sea] ” .", False),
        ("[nsubj Crews] left/VBD “ [advcl [mark as] [nsubj we] hoped/VBD [prt on]] ” .", True),
        ("[nsubj Crews] read/VBD “ [advcl 24] ” .", False),
        ("[nsubj Holm] said “ [ccomp Never/RB !] ”", True),
    ],
)
def test_a_short_quotation_inside_a_sentence_is_a_title(sentence: str, speech: bool) -> None:
    assert Reading(tree(sentence)).speech == [speech]


def test_noun_phrases_are_found_by_their_edges() -> None:
    built = tree("[nsubj [det The] [amod new] envoy] left/VBD [dobj Oslo] .")
    reading = Reading(built)
    ending, starting = reading.chunk_ending(3), reading.chunk_starting(0)
    assert ending is not None
    assert ending == starting
    assert (ending.start, ending.end, ending.root.text) == (0, 3, "envoy")
    assert reading.chunk_ending(2) is None
    assert reading.chunk_starting(1) is None


def test_space_between_paragraphs_is_skipped() -> None:
    built = tree("[nsubj Ships] sank/VBD . ¶", "[nsubj Crews] left/VBD .")
    reading = Reading(built)
    crews = at(built, "Crews").i
    assert reading.skip_back(crews) == crews - 2
    assert reading.skip(crews - 1) == crews
    assert reading.skip_back(0) == -1


def test_a_sentence_is_its_range_of_words() -> None:
    built = tree("[nsubj Ships] sank/VBD .", "[nsubj Crews] left/VBD .")
    assert Reading(built).sentence(at(built, "left")) == (3, 6)
