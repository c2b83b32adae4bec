"""Which date and which place belong to a happening, in sentences built by hand."""

import datetime

from spacy.tokens import Doc

from newsbase.extraction.anchoring import date_for, place_for
from newsbase.extraction.results import DateExpression, Place, PlaceKind, Span, TimexType
from tests.extraction.docs import Word
from tests.extraction.english import doc

DAY = datetime.date(2024, 7, 8)


def span(built: Doc, words: str) -> Span:
    start = built.text.index(words)
    return Span(start, start + len(words))


def with_dates(built: Doc, *found: tuple[str, TimexType]) -> Doc:
    built._.dates = [
        DateExpression(span(built, words), DAY, DAY, "day", type=type_, value=words)
        for words, type_ in found
    ]
    return built


def with_places(built: Doc, *found: tuple[str, PlaceKind]) -> Doc:
    built._.places = [
        Place(span(built, words), words, 0.0, 0.0, "BY", kind) for words, kind in found
    ]
    return built


def dated(built: Doc, at: int) -> str | None:
    found = date_for(built, built[at])
    return found.value if found else None


def placed(built: Doc, at: int) -> str | None:
    found = place_for(built, built[at])
    return found.name if found else None


def two_clauses(link: str) -> Doc:
    """ "Minister said on Friday rebels attacked on Monday": the second hangs on the first."""
    return doc(
        [
            Word("Minister", "NN", "nsubj", 1),
            Word("spoke", "VBD", "ROOT", 1),
            Word("on", "IN", "prep", 1),
            Word("Friday", "NNP", "pobj", 2),
            Word("rebels", "NNS", "nsubj", 5),
            Word("attacked", "VBD", link, 1),
            Word("on", "IN", "prep", 5),
            Word("Monday", "NNP", "pobj", 6),
        ]
    )


def test_each_clause_has_its_own_date() -> None:
    built = with_dates(two_clauses("ccomp"), ("Friday", "DATE"), ("Monday", "DATE"))
    assert (dated(built, 1), dated(built, 5)) == ("Friday", "Monday")


def test_the_day_of_saying_is_not_the_day_of_what_is_said() -> None:
    built = with_dates(two_clauses("ccomp"), ("Friday", "DATE"))
    assert dated(built, 5) is None


def test_the_day_of_what_is_said_is_not_the_day_of_saying() -> None:
    built = with_dates(two_clauses("ccomp"), ("Monday", "DATE"))
    assert dated(built, 1) is None


def test_joined_clauses_share_the_only_date_of_the_sentence() -> None:
    built = with_dates(two_clauses("conj"), ("Friday", "DATE"))
    assert dated(built, 5) == "Friday"


def test_two_dates_elsewhere_are_one_too_many() -> None:
    built = doc(
        [
            Word("It", "PRP", "nsubj", 1),
            Word("rose", "VBD", "ROOT", 1),
            Word("Friday", "NNP", "npadvmod", 1),
            Word("Monday", "NNP", "npadvmod", 1),
            Word("and", "CC", "cc", 1),
            Word("fell", "VBD", "conj", 1),
        ]
    )
    assert dated(with_dates(built, ("Friday", "DATE"), ("Monday", "DATE")), 5) is None


def test_the_date_on_the_noun_itself_comes_first() -> None:
    built = doc(
        [
            Word("They", "PRP", "nsubj", 1),
            Word("discussed", "VBD", "ROOT", 1),
            Word("attack", "NN", "dobj", 1),
            Word("of", "IN", "prep", 2),
            Word("Monday", "NNP", "pobj", 3),
            Word("Friday", "NNP", "npadvmod", 1),
        ]
    )
    built = with_dates(built, ("Friday", "DATE"), ("Monday", "DATE"))
    assert dated(built, 2) == "Monday"


def test_lengths_and_repetitions_date_nothing() -> None:
    built = with_dates(two_clauses("ccomp"), ("Friday", "SET"), ("Monday", "DURATION"))
    assert (dated(built, 1), dated(built, 5)) == (None, None)


def test_an_expression_without_days_dates_nothing() -> None:
    built = two_clauses("ccomp")
    vague = DateExpression(
        span(built, "Friday"), None, None, "unknown", value="PAST_REF", reason="vague"
    )
    built._.dates = [vague]
    assert date_for(built, built[1]) is None


def test_another_sentence_is_not_asked() -> None:
    built = doc(
        [
            Word("They", "PRP", "nsubj", 1),
            Word("met", "VBD", "ROOT", 1),
            Word("Monday", "NNP", "npadvmod", 1),
            Word("They", "PRP", "nsubj", 4),
            Word("left", "VBD", "ROOT", 4),
        ],
        published=DAY,
    )
    assert dated(with_dates(built, ("Monday", "DATE")), 4) is None


def drills(*tail: Word) -> Doc:
    return doc(
        [
            Word("Drills", "NNS", "nsubj", 1),
            Word("began", "VBD", "ROOT", 1),
            *tail,
        ]
    )


def test_the_place_behind_in() -> None:
    built = drills(Word("in", "IN", "prep", 1), Word("Belarus", "NNP", "pobj", 2))
    assert placed(with_places(built, ("Belarus", "country")), 1) == "Belarus"


def test_the_place_on_whose_soil_it_is() -> None:
    built = drills(
        Word("on", "IN", "prep", 1),
        Word("the", "DT", "det", 4),
        Word("soil", "NN", "pobj", 2),
        Word("of", "IN", "prep", 4),
        Word("Belarus", "NNP", "pobj", 5),
    )
    assert placed(with_places(built, ("Belarus", "country")), 1) == "Belarus"


def test_whom_it_is_about_is_not_where_it_is() -> None:
    built = drills(Word("with", "IN", "prep", 1), Word("Belarus", "NNP", "pobj", 2))
    assert placed(with_places(built, ("Belarus", "country")), 1) is None


def test_the_town_comes_before_its_country() -> None:
    built = drills(
        Word("in", "IN", "prep", 1),
        Word("Belarus", "NNP", "pobj", 2),
        Word("near", "IN", "prep", 1),
        Word("Brest", "NNP", "pobj", 4),
    )
    assert placed(with_places(built, ("Belarus", "country"), ("Brest", "city")), 1) == "Brest"


def test_the_subject_gets_the_place_of_its_verb() -> None:
    built = drills(Word("in", "IN", "prep", 1), Word("Belarus", "NNP", "pobj", 2))
    assert placed(with_places(built, ("Belarus", "country")), 0) == "Belarus"
