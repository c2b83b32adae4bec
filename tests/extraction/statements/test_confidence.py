from spacy.tokens import Doc

from newsbase.extraction.statements.confidence import confidence, traits
from newsbase.extraction.statements.reading import Reading
from tests.extraction.docs import Word, doc
from tests.extraction.statements.sayings import draft, name


def clause() -> Doc:
    """ "Holm said that ships sank" """
    return doc([
        Word("Holm", "NNP", "nsubj", 1),
        Word("said", "VBD", "ROOT", 1, lemma="say"),
        Word("that", "IN", "mark", 4),
        Word("ships", "NNS", "nsubj", 4),
        Word("sank", "VBD", "ccomp", 1, lemma="sink"),
    ])  # fmt: skip


def deep() -> Doc:
    """ "Boats left because crews feared for ships": the cue stands two clauses down."""
    return doc([
        Word("Boats", "NNS", "nsubj", 1),
        Word("left", "VBD", "ROOT", 1, lemma="leave"),
        Word("hoping", "VBG", "advcl", 1, lemma="hope"),
        Word("crews", "NNS", "nsubj", 4),
        Word("feared", "VBD", "ccomp", 2, lemma="fear"),
        Word("for", "IN", "prep", 4),
        Word("ships", "NNS", "pobj", 5),
    ])  # fmt: skip


def test_traits_of_a_clause() -> None:
    built = clause()
    name(built, 0, 0, "person:holm")
    found = traits(draft(built, 1, 0, range(2, 5)), Reading(built))
    assert found == {
        *("main", "plain", "saying", "spoken", "that", "finite", "whole", "short"),
        *("known", "named"),
    }


def test_a_cue_deep_in_the_sentence_is_less_sure() -> None:
    built = deep()
    assert "deep" in traits(draft(built, 4, 3, range(6, 7)), Reading(built))
    low = confidence(draft(built, 4, 3, range(6, 7), "object"), Reading(built))
    high = confidence(draft(clause(), 1, 0, range(2, 5)), Reading(clause()))
    assert low < 0.5
    assert high >= 0.9


def test_a_known_speaker_makes_a_quotation_surer() -> None:
    built = doc([
        Word("“", "``", "punct", 5),
        Word("Two", "CD", "nummod", 3),
        Word("big", "JJ", "amod", 3),
        Word("ships", "NNS", "nsubj", 4),
        Word("sank", "VBD", "ccomp", 8, lemma="sink"),
        Word("yesterday", "NN", "npadvmod", 4),
        Word("”", "''", "punct", 8),
        Word("Holm", "NNP", "nsubj", 8),
        Word("said", "VBD", "conj", 10, lemma="say"),
        Word("and", "CC", "cc", 10),
        Word("left", "VBD", "ROOT", 10, lemma="leave"),
    ])  # fmt: skip
    quotation = draft(built, 8, 7, range(1, 6), "quotation")
    nobody = confidence(quotation, Reading(built))
    name(built, 7, 7, "person:holm")
    assert nobody < confidence(quotation, Reading(built))


def test_a_rule_that_was_not_counted_is_even() -> None:
    assert confidence(draft(clause(), 1, 0, range(2, 5), "other"), Reading(clause())) == 0.5
