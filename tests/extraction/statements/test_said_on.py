import datetime

from spacy.tokens import Doc

from newsbase.extraction.flat import flat
from newsbase.extraction.results import DateExpression, Party, Span
from newsbase.extraction.statements.said_on import Days, Occasion
from tests.extraction.docs import Word, doc
from tests.extraction.statements.sayings import saying

MONDAY = datetime.date(2024, 7, 8)


def day(built: Doc, at: int) -> DateExpression:
    span = Span(built[at].idx, built[at].idx + len(built[at]))
    return DateExpression(span, MONDAY, MONDAY, "day")


def told_on(built: Doc, at: int, cue: int, speaker: int, content: range) -> bool:
    """Does the day at that token date the cue?"""
    date = day(built, at)
    return (
        Days(flat(built), [date], [-1] * len(built)).said(saying(built, cue, speaker, content))
        == date
    )


def monday(preposition: str = "on") -> Doc:
    """ "Holm said on Monday ships sank" """
    return doc([
        Word("Holm", "NNP", "nsubj", 1),
        Word("said", "VBD", "ROOT", 1, lemma="say"),
        Word(preposition, "IN", "prep", 1),
        Word("Monday", "NNP", "pobj", 2),
        Word("ships", "NNS", "nsubj", 5),
        Word("sank", "VBD", "ccomp", 1, lemma="sink"),
    ])  # fmt: skip


def test_the_day_of_the_cue_dates_it() -> None:
    assert told_on(monday(), 3, 1, 0, range(4, 6))


def test_a_day_that_bounds_something_dates_nothing() -> None:
    assert not told_on(monday("until"), 3, 1, 0, range(4, 6))


def test_a_day_inside_what_is_said_does_not() -> None:
    assert not told_on(monday(), 3, 1, 0, range(2, 6))


def in_a_text(noun: str, of: str) -> Doc:
    """ "In a statement on Monday Holm said ships sank" """
    return doc([
        Word("In", "IN", "prep", 6),
        Word("a", "DT", "det", 2),
        Word(noun, "NN", "pobj", 0),
        Word(of, "IN", "prep", 2),
        Word("Monday", "NNP", "pobj", 3),
        Word("Holm", "NNP", "nsubj", 6),
        Word("said", "VBD", "ROOT", 6, lemma="say"),
        Word("ships", "NNS", "nsubj", 8),
        Word("sank", "VBD", "ccomp", 6, lemma="sink"),
    ])  # fmt: skip


def test_the_day_of_the_text_dates_what_it_says() -> None:
    assert told_on(in_a_text("statement", "on"), 4, 6, 5, range(7, 9))


def test_the_day_of_a_relative_clause_does_not() -> None:
    # "Holm who arrived Monday said ships sank"
    built = doc([
        Word("Holm", "NNP", "nsubj", 4),
        Word("who", "WP", "nsubj", 2),
        Word("arrived", "VBD", "relcl", 0, lemma="arrive"),
        Word("Monday", "NNP", "npadvmod", 2),
        Word("said", "VBD", "ROOT", 4, lemma="say"),
        Word("ships", "NNS", "nsubj", 6),
        Word("sank", "VBD", "ccomp", 4, lemma="sink"),
    ])  # fmt: skip
    assert not told_on(built, 3, 4, 0, range(5, 7))


def carried(tag: str = "VBD", speaker: str = "person:holm", paragraph: int = 0) -> bool:
    """Is the day of a first statement that of a second one?"""
    built = monday()
    first = saying(built, 1, 0, range(4, 6))
    second_doc = monday()
    second_doc[1].tag_ = tag
    second = saying(second_doc, 1, 0, range(4, 6))
    holm = Party(Span(0, 4), "person:holm")
    occasion = Occasion()
    occasion.day(first, 0, holm, day(built, 3))
    found = occasion.day(second, paragraph, Party(Span(0, 4), speaker), None)
    return found is not None and (found.first, found.span) == (MONDAY, None)


def test_the_same_person_goes_on_the_same_day() -> None:
    assert carried()


def test_another_person_paragraph_or_tense_has_no_day() -> None:
    assert not carried(speaker="person:brandt")
    assert not carried(paragraph=1)
    assert not carried(tag="VBZ")
