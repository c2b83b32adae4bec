from newsbase.extraction.statements.hearers import hearers
from newsbase.extraction.statements.medium import medium
from tests.extraction.docs import Word, doc
from tests.extraction.statements.sayings import name, saying


def told(words: list[Word], kind_of_name: str = "") -> str | None:
    """Through what "Holm told …" passes; the third word is a name if its kind is given."""
    built = doc([
        Word("Holm", "NNP", "nsubj", 1, ent="B-PERSON"),
        Word("told", "VBD", "ROOT", 1, lemma="tell"),
        *words,
    ])  # fmt: skip
    if kind_of_name == "organization":
        name(built, 2, 2, "org:it", "organization")
    elif kind_of_name == "igo":
        name(built, 2, 2, "igo:it", "igo")
    said = saying(built, 1, 0, range(0))
    return medium(said, hearers(said))


def test_an_outlet_that_is_told_passes_it_on() -> None:
    assert told([Word("Reuters", "NNP", "dobj", 1)], "organization") == "org:it"


def test_a_body_that_is_told_is_no_medium() -> None:
    assert told([Word("NATO", "NNP", "dobj", 1)], "igo") is None


def test_an_outlet_without_a_name_is_named_by_its_words() -> None:
    words = [
        Word("a", "DT", "det", 4),
        Word("local", "JJ", "amod", 4),
        Word("newspaper", "NN", "dobj", 1),
    ]
    assert told(words) == "local newspaper"


def test_the_text_behind_reporters_is_the_medium() -> None:
    words = [
        Word("reporters", "NNS", "dobj", 1, lemma="reporter"),
        Word("at", "IN", "prep", 1),
        Word("a", "DT", "det", 6),
        Word("press", "NN", "compound", 6),
        Word("conference", "NN", "pobj", 3),
    ]
    assert told(words) == "press conference"


def test_what_a_text_of_somebody_says_is_said_through_it() -> None:
    # "Nordea 's annual report said ships sank"
    built = doc([
        Word("Nordea", "NNP", "poss", 3, ent="B-ORG"),
        Word("'s", "POS", "case", 0),
        Word("annual", "JJ", "amod", 3),
        Word("report", "NN", "nsubj", 4),
        Word("said", "VBD", "ROOT", 4, lemma="say"),
        Word("ships", "NNS", "nsubj", 6),
        Word("sank", "VBD", "ccomp", 4, lemma="sink"),
    ])  # fmt: skip
    assert medium(saying(built, 4, 3, range(5, 7)), []) is None
    name(built, 0, 0, "org:nordea", "organization")
    assert medium(saying(built, 4, 3, range(5, 7)), []) == "report"
