import pytest

from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.statements.silence import is_asked, is_hypothetical, says_nothing
from tests.extraction.trees import at, tree

REFUSED = "[nsubj Holm] declined=decline/VBD [xcomp [aux to] comment=comment/VB] ."


def silent(cue: str, sentence: str, attitude: bool = False) -> bool:
    return says_nothing(at(tree(sentence), cue), attitude)


@pytest.mark.parametrize("cue", ["declined", "comment"])
def test_a_refusal_to_talk_says_nothing(cue: str) -> None:
    assert silent(cue, REFUSED)


def test_a_refusal_to_do_something_is_a_statement() -> None:
    sentence = "[nsubj Holm] refused=refuse/VBD [xcomp [aux to] sign=sign/VB [dobj treaties]] ."
    assert not silent("refused", sentence)


def test_what_somebody_wanted_to_say_is_no_refusal() -> None:
    sentence = "[nsubj Holm] wanted=want/VBD [xcomp [aux to] say=say/VB [dobj more]] ."
    assert not silent("say", sentence)


def test_a_request_not_to_be_named_says_nothing() -> None:
    request = (
        "[nsubj Holm] asked=ask/VBD [xcomp [neg not] [aux to] [auxpass be/VB] named=name/VBN] ."
    )
    assert silent("asked", request)


@pytest.mark.parametrize(
    "asked",
    [
        "[neg not] [aux to] leave=leave/VB",  # something that is wanted
        "[aux to] [auxpass be/VB] named=name/VBN",  # no request for silence
    ],
)
def test_another_request_is_a_statement(asked: str) -> None:
    assert not silent("asked", f"[nsubj Holm] asked=ask/VBD [xcomp {asked}] .")


def test_who_has_yet_to_say_it_said_nothing() -> None:
    assert silent("say", "[nsubj Holm] has=have [advmod yet] [xcomp [aux to] say=say/VB] .")
    assert not silent("say", "[nsubj Holm] has=have [advmod now] [xcomp [aux to] say=say/VB] .")


def test_who_did_not_say_it_said_nothing() -> None:
    assert silent("say", "[nsubj Holm] [aux did] [neg not] say=say/VB [ccomp why] .")
    assert not silent("say", "[nsubj Holm] [aux did] [advmod indeed] say=say/VB [ccomp why] .")


def test_nor_denies_the_verb_behind_it() -> None:
    assert silent("say", "[cc nor] [aux did] [nsubj Holm] say=say/VB [ccomp why] .")
    assert not silent(
        "said", "[nsubj Holm] said=say [ccomp [nsubj he] left/VBD [cc nor] [conj ate/VBD]] ."
    )


def test_an_attitude_that_is_denied_is_one_nevertheless() -> None:
    sentence = "[nsubj Holm] [aux does] [neg not] fear=fear/VB [dobj strikes] ."
    assert not silent("fear", sentence, attitude=True)
    assert silent("fear", sentence)


def test_not_ruling_something_out_says_something() -> None:
    assert not silent(
        "rule", "[nsubj Holm] [aux did] [neg not] rule=rule/VB [prt out] [dobj talks] ."
    )


def asked(sentence: str, cue: str = "say") -> bool:
    built = tree(sentence)
    return is_asked(Reading(built), at(built, cue))


def test_a_question_of_the_article_asserts_nothing() -> None:
    assert asked("[aux Did/VBD] [nsubj Holm] say=say/VB [ccomp [nsubj ships] sank/VBD] ?")
    assert not asked("[nsubj Holm] [aux did] say=say/VB [ccomp [nsubj ships] sank/VBD] .")


def test_a_question_behind_it_in_a_quotation_is_the_speaker_s() -> None:
    assert not asked(
        "[nsubj Holm] said , “ [ccomp [advmod Why/WRB] [aux did] [nsubj ships] sink/VB ?] ”", "said"
    )


def test_space_behind_the_question_mark_does_not_hide_it() -> None:
    assert asked("[aux Did/VBD] [nsubj Holm] say=say/VB [ccomp [nsubj ships] sank/VBD] ? ¶")


def hypothetical(sentence: str) -> bool:
    """Is it so of the root and its subject?"""
    built = tree(sentence)
    root = next(t for t in built if t.dep_ in ("ROOT", "advcl"))
    return is_hypothetical(root, next((c for c in root.children if c.dep_ == "nsubj"), None))


@pytest.mark.parametrize(
    "sentence",
    [
        "[mark If] [nsubj Holm] says [ccomp [nsubj ships] sank/VBD] .",
        "[mark unless] [nsubj Holm] says [ccomp [nsubj ships] sank/VBD] .",
        "[nsubj anyone/NN] says [ccomp [nsubj ships] sank/VBD] .",
        "[nsubj [amod few] voters] said [ccomp [nsubj ships] sank/VBD] .",
    ],
)
def test_a_condition_and_what_few_or_any_say_is_said_by_nobody(sentence: str) -> None:
    assert hypothetical(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "[mark because] [nsubj Holm] says [ccomp [nsubj ships] sank/VBD] .",
        "[nsubj [amod many] voters] said [ccomp [mark if] [nsubj ships] sank/VBD] .",
        "said [ccomp [nsubj ships] sank/VBD] .",
    ],
)
def test_what_somebody_says_is_not_hypothetical(sentence: str) -> None:
    assert not hypothetical(sentence)
