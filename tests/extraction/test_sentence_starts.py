import pytest
import spacy

from newsbase.extraction.sentence_starts import begin_sentences

LONG = "The council met again on Tuesday to speak about the price of grain, " * 3


def starts(text: str) -> list[str]:
    """The words that begin a sentence by rule, but for the first of the text."""
    built = spacy.blank("en")(text)
    begin_sentences(built)
    return [t.text for t in built[1:] if t.is_sent_start]


@pytest.mark.parametrize(
    "text",
    [
        "“The talks are over.” The envoy left.",
        '"The talks are over." The envoy left.',
        "«The talks are over.» The envoy left.",
        "“She said: ‘The talks are over.’” The envoy left.",
    ],
)
def test_a_sentence_begins_behind_a_full_stop_and_a_closing_mark(text: str) -> None:
    assert starts(text)[-1] == "The"


def test_a_quotation_may_follow_a_quotation() -> None:
    assert starts("“It is over.” “It is not.”") == ["“"]


def test_none_begins_behind_a_quotation_in_which_the_sentence_goes_on() -> None:
    assert starts("“The talks are over,” The Envoy wrote. He left “for good.” again.") == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("WARSAW, 3 May (PAP) — Ministers met.", "Ministers"),
        ("Helsinki (Reuters) - Ministers met.", "Ministers"),
        ("NEW DELHI – “We wait,” she said.", "“"),
        ("Grain prices rise\n\nOSLO -- Ministers met.", "Ministers"),
    ],
)
def test_a_sentence_begins_behind_a_dateline(text: str, word: str) -> None:
    assert starts(text) == [word]


@pytest.mark.parametrize(
    "text",
    [
        "Ministers — Three of them — met.",
        "Ministers met in OSLO — Three of them left.",
        "WARSAW — and not Berlin — held the talks.",
    ],
)
def test_a_dash_in_a_sentence_is_no_dateline(text: str) -> None:
    assert starts(text) == []


def test_lines_are_paragraphs_where_one_is_longer_than_a_hard_wrap() -> None:
    assert starts(f"{LONG}\nOfficials left") == ["Officials"]


def test_a_hard_wrap_begins_no_sentence() -> None:
    assert starts("The council met again\nOfficials left") == []
