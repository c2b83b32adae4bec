import pytest

from newsbase.extraction.statements.introductions import introduced
from newsbase.extraction.statements.quoting import attached
from newsbase.extraction.statements.reading import Reading
from tests.extraction.statements.cues import shown
from tests.extraction.trees import tree

REST = "[nsubj We] [aux shall] see/VB [advmod soon] ."
QUOTED = "“ [dep [nsubj We] [aux shall] see/VB [advmod soon] . ] ”"
FIRST = "[nsubj Ships] sank/VBD . ¶"  # so that what follows is no headline


def found(*sentences: str) -> list[tuple[str | None, str, str]]:
    built = tree(*sentences)
    reading = Reading(built)
    return [shown(built, draft) for draft in introduced(reading, attached(reading))]


def who(*sentences: str) -> list[str | None]:
    return [speaker for speaker, _, _ in found(*sentences)]


def test_a_name_in_capitals_and_a_colon_introduce_the_paragraph() -> None:
    transcript = f"[dep HOLM] : {REST}", f"{REST} ¶", "[nsubj He] left/VBD ."
    assert found(FIRST, *transcript) == [("HOLM", ":", "We shall see soon . We shall see soon .")]


def test_a_name_not_in_capitals_introduces_only_a_quotation() -> None:
    assert who(FIRST, f"[dep Holm//PERSON] : {REST}") == []
    assert who(FIRST, "Holm//PERSON : " + QUOTED) == ["Holm"]
    assert who(FIRST, "[dep Holm//PERSON] : No/NNP “ [dep Talks] ” .") == []


def test_what_follows_a_name_in_capitals_must_be_a_sentence() -> None:
    assert who(FIRST, "HOLM : [dep [amod new] ships] .") == []


@pytest.mark.parametrize(
    "label",
    [
        "NOTE",  # a label
        "Q",  # too short for a name
        "Ships",  # no name
        "HOLM [acl left/VBD]",  # with a verb
        "Holm//PERSON [nmod ship]",  # a word that belongs to no name
    ],
)
def test_another_word_before_a_colon_introduces_nobody(label: str) -> None:
    assert who(FIRST, f"{label} : {QUOTED}") == []


def test_a_colon_far_into_the_paragraph_introduces_nobody() -> None:
    far = "[det the] [amod a] [amod b] [amod c] [amod d] [amod e] [amod f] [amod g]"
    assert who(FIRST, f"{far} HOLM : {QUOTED}") == []


def test_a_title_belongs_to_a_name() -> None:
    assert who(FIRST, f"[compound PRIME] [compound MINISTER] HOLM : {QUOTED}") == ["HOLM"]


def test_one_word_behind_a_colon_is_no_speech() -> None:
    assert who(FIRST, "HOLM : [dep left/VBD] .") == []


def test_a_headline_may_name_who_says_it_before_a_colon() -> None:
    assert who("[dep Holm//PERSON] : [nsubj Talks] [aux have] failed/VBN ¶") == ["Holm"]
    assert who("[dep minister] : [nsubj Talks] [aux have] failed/VBN ¶") == ["minister"]
    assert who("[dep bridge] : [nsubj Talks] [aux have] failed/VBN ¶") == []


def test_many_words_before_a_headline_s_colon_are_no_name() -> None:
    words = "[det the] [amod old] [amod new] minister"
    assert who(f"[dep {words}] : [nsubj Talks] [aux have] failed/VBN ¶") == []


def test_a_headline_that_asks_says_nothing() -> None:
    assert who("[dep Holm//PERSON] : [aux have] [nsubj talks] failed/VBN ? ¶") == []


def test_a_headline_without_a_verb_needs_a_quotation() -> None:
    assert who("[dep Holm//PERSON] : No/NNP [amod New] [dep Talks] ¶") == []
    assert who("[dep Holm//PERSON] : No/NNP [amod New] “ [dep Talks] ” ¶") == ["Holm"]


def test_a_dash_and_a_name_may_follow_a_quotation() -> None:
    assert found(FIRST, f"{QUOTED} — [compound Ana//PERSON] Silva//PERSON") == [
        ("Silva", "—", "“ We shall see soon . ”")
    ]


@pytest.mark.parametrize(
    "behind",
    [
        "— [nsubj Silva//PERSON] left/VBD",
        "— boats",
        "— June//DATE",
        "boats [appos Silva//PERSON]",
    ],
)
def test_a_dash_and_something_else_name_nobody(behind: str) -> None:
    assert who(FIRST, f"{QUOTED} {behind}") == []


def test_the_sentence_before_a_colon_tells_whose_quotation_follows() -> None:
    blunt = "[nsubj [det The] colonel] was [acomp blunt] :"
    assert found(FIRST, f"{blunt} {QUOTED}") == [("colonel", ":", "“ We shall see soon . ”")]


@pytest.mark.parametrize(
    "before",
    [
        "[nsubj [det The] colonel] was [acomp blunt] .",  # no colon
        "[nsubj [det The] bridge] was [acomp blunt] :",  # about a thing
        "[attr Ships] sunk :",
    ],
)
def test_another_sentence_before_a_quotation_does_not(before: str) -> None:
    assert who(FIRST, f"{before} {QUOTED}") == []


def test_a_quotation_that_has_a_cue_needs_no_introduction() -> None:
    assert who(FIRST, f"[nsubj Holm] said [advmod again] : {QUOTED}") == []


HEADLINE = "[nsubj Oslo] [aux to] cut/VB [dobj [amod Rice] Ration]"


def test_a_dash_and_a_speaker_may_end_a_headline() -> None:
    assert found(f"{HEADLINE} – [dep minister] ¶", REST) == [
        ("minister", "–", "Oslo to cut Rice Ration")
    ]


@pytest.mark.parametrize(
    "headline",
    [
        f"{HEADLINE} – [dep bridge] ¶",  # of a thing
        f"{HEADLINE} – [parataxis [nsubj minister] left/VBD] ¶",
        "[nsubj Oslo] talks/VBZ – [dep minister] ¶",  # too short
        f"{HEADLINE} – [dep [amod a] [amod b] [amod c] [amod d] minister] ¶",  # too long a name
        f"{HEADLINE} [dep minister] ¶",
    ],
)
def test_another_end_of_a_headline_names_nobody(headline: str) -> None:
    assert who(headline, REST) == []


def test_a_dash_in_the_text_below_is_no_headline_s() -> None:
    assert who(FIRST, f"{HEADLINE} – [dep minister]") == []
