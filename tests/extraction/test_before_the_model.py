"""What is done to the words of a text before the model reads it."""

import spacy
from spacy.tokens import Doc

from newsbase.extraction.compounds import merge_compounds
from newsbase.extraction.paragraphs import begin_sentences_with_paragraphs

NLP = spacy.blank("en")


def _starts(text: str) -> list[str]:
    doc = NLP.make_doc(text)
    begin_sentences_with_paragraphs(doc)
    return [token.text for token in doc if token.i > 0 and token.is_sent_start]


def _words(text: str) -> list[str]:
    return [token.text for token in merge_compounds(NLP.make_doc(text))]


def test_a_blank_line_begins_a_sentence() -> None:
    assert _starts("Talks fail\n\nThey met in\nOslo.\n\nNobody signed.") == ["They", "Nobody"]


def test_nothing_begins_behind_the_last_blank_line() -> None:
    assert _starts("Talks fail\n\n") == []


def test_an_empty_text_has_no_sentence() -> None:
    begin_sentences_with_paragraphs(Doc(NLP.vocab))
    assert _starts("Talks") == []


def test_fixed_compounds_become_one_word_in_any_case() -> None:
    words = ["A", "Think tank", "in", "Bonn", "set", "up", "a", "task force"]
    assert _words("A Think tank in Bonn set up a task force") == words


def test_the_offsets_stay() -> None:
    doc = merge_compounds(NLP.make_doc("The think tanks met"))
    assert [token.idx for token in doc] == [0, 4, 16]


def test_a_half_of_a_compound_is_left_alone() -> None:
    text = "They think the tank has a hard task"
    assert _words(text) == text.split()
