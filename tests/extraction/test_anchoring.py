"""Which date and which place belong to a happening, in sentences built by hand."""

import datetime

from spacy.tokens import Doc

from newsbase.extraction.anchoring import date_for, place_for
from newsbase.extraction.results import DateExpression, Place, PlaceKind, Span, TimexType
from tests.extraction.docs import Word, doc

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
    """As in "spoke on Friday … rebels attacked on Monday": the second hangs on the first."""
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


def on_monday(verb: str, form: str = "did") -> Doc:
    """As in "They <verb> the attack on Monday", the date on the verb."""
    built = doc(
        [
            Word("They", "PRP", "nsubj", 1),
            Word(form, "VBD", "ROOT", 1, lemma=verb),
            Word("attack", "NN", "dobj", 1),
            Word("on", "IN", "prep", 1),
            Word("Monday", "NNP", "pobj", 3),
        ]
    )
    return with_dates(built, ("Monday", "DATE"))


def test_what_is_done_has_the_date_of_its_verb() -> None:
    assert dated(on_monday("hold"), 2) == "Monday"


def test_what_is_spoken_of_has_not() -> None:
    assert dated(on_monday("condemn", "condemned"), 2) is None


def test_a_noun_deep_in_the_clause_does_not_date_its_verb() -> None:
    built = doc(
        [
            Word("They", "PRP", "nsubj", 1),
            Word("discussed", "VBD", "ROOT", 1),
            Word("reports", "NNS", "dobj", 1),
            Word("of", "IN", "prep", 2),
            Word("attacks", "NNS", "pobj", 3),
            Word("on", "IN", "prep", 4),
            Word("Monday", "NNP", "pobj", 5),
        ]
    )
    built = with_dates(built, ("Monday", "DATE"))
    assert (dated(built, 1), dated(built, 4)) == (None, "Monday")


def test_a_participle_that_goes_along_shares_the_date() -> None:
    built = doc(
        [
            Word("Shells", "NNS", "nsubj", 1),
            Word("fell", "VBD", "ROOT", 1),
            Word("Monday", "NNP", "npadvmod", 1),
            Word("killing", "VBG", "advcl", 1),
            Word("two", "CD", "dobj", 3),
        ]
    )
    assert dated(with_dates(built, ("Monday", "DATE")), 3) == "Monday"


def test_a_relative_clause_dates_its_noun() -> None:
    built = doc(
        [
            Word("They", "PRP", "nsubj", 1),
            Word("lifted", "VBD", "ROOT", 1),
            Word("blockade", "NN", "dobj", 1),
            Word("which", "WDT", "nsubj", 4),
            Word("began", "VBD", "relcl", 2),
            Word("Monday", "NNP", "npadvmod", 4),
        ]
    )
    built = with_dates(built, ("Monday", "DATE"))
    assert (dated(built, 2), dated(built, 1)) == ("Monday", None)


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


def test_what_is_shelled_is_where_it_happens() -> None:
    built = doc(
        [
            Word("They", "PRP", "nsubj", 1),
            Word("shelled", "VBD", "ROOT", 1),
            Word("Brest", "NNP", "dobj", 1),
        ]
    )
    assert placed(with_places(built, ("Brest", "city")), 1) == "Brest"


def test_a_place_deep_in_a_noun_is_not_that_of_the_verb() -> None:
    built = doc(
        [
            Word("They", "PRP", "nsubj", 1),
            Word("condemned", "VBD", "ROOT", 1),
            Word("role", "NN", "dobj", 1),
            Word("in", "IN", "prep", 2),
            Word("war", "NN", "pobj", 3),
            Word("in", "IN", "prep", 4),
            Word("Belarus", "NNP", "pobj", 5),
        ]
    )
    built = with_places(built, ("Belarus", "country"))
    assert (placed(built, 1), placed(built, 4)) == (None, "Belarus")


def test_the_way_counts_for_the_verb_of_motion_only() -> None:
    built = doc(
        [
            Word("Exports", "NNS", "nsubj", 3),
            Word("to", "IN", "prep", 0),
            Word("Belarus", "NNP", "pobj", 1),
            Word("rose", "VBD", "ROOT", 3),
        ]
    )
    assert placed(with_places(built, ("Belarus", "country")), 3) is None
