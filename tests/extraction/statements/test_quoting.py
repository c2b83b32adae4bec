import pytest

from newsbase.extraction.statements.quoting import attached, inner_end, quoting_cue
from newsbase.extraction.statements.reading import Reading
from tests.extraction.trees import at, tree


def cue_of(*sentences: str) -> tuple[str, str] | None:
    """The cue of the first quotation that has one, and the side on which it stands."""
    built = tree(*sentences)
    found = attached(Reading(built))
    if not found:
        return None
    cue, side = found[min(found)]
    return built[cue].text, side


QUOTED = "“ [ccomp [nsubj Crews] [aux will] leave/VB [npadvmod today] {}] ”"

SENTENCE = "“ [nsubj Crews] [aux will] leave/VB [npadvmod today] . ”"


def test_a_quotation_belongs_to_the_cue_that_follows_its_comma() -> None:
    comma = QUOTED.format(",")
    assert cue_of(f"{comma} [nsubj Holm] said .") == ("said", "behind")
    assert cue_of(f"{comma} said [nsubj Holm] .") == ("said", "behind")


@pytest.mark.parametrize("mark", ["?", "!", "—", "…"])
def test_a_question_or_a_break_may_lead_to_its_cue_too(mark: str) -> None:
    assert cue_of(f"{QUOTED.format(mark)} [nsubj Holm] said .") == ("said", "behind")


def test_a_quotation_that_ends_its_sentence_leads_to_no_cue_behind_it() -> None:
    assert cue_of(SENTENCE, "[nsubj Holm] said [dobj more] .") is None


def test_a_comma_behind_the_closing_mark_leads_to_the_cue() -> None:
    sentence = (
        "“ [ccomp [nsubj Crews] [aux will] leave/VB [npadvmod today]] ” , [nsubj Holm] said ."
    )
    assert cue_of(sentence) == ("said", "behind")


def test_the_first_verb_behind_a_quotation_decides() -> None:
    sentence = f"{QUOTED.format(',')} [nsubj Holm] left/VBD [cc and] [conj said [dobj more]] ."
    assert cue_of(sentence) is None


def test_a_relative_clause_before_the_cue_is_passed_over() -> None:
    speaker = "[nsubj Holm , [relcl [nsubj who] left/VBD] ,]"
    assert cue_of(f"{QUOTED.format(',')} {speaker} said .") == ("said", "behind")


def test_a_second_verb_joined_behind_the_quotation_says_something_else() -> None:
    sentence = (
        f"[nsubj Holm] called/VBD [dobj it] {QUOTED.format(',')} [cc but] [conj said [dobj more]] ."
    )
    assert cue_of(sentence) == ("called", "before")


@pytest.mark.parametrize("between", [";", ":"])
def test_a_semicolon_or_colon_parts_quotation_and_cue(between: str) -> None:
    assert cue_of(f"{QUOTED.format(',')} {between} [nsubj Holm] said .") is None


def test_a_cue_in_the_next_paragraph_is_too_far() -> None:
    assert cue_of(f"{QUOTED.format(',')} ¶ [nsubj Holm] said .") is None


def test_another_quotation_parts_a_quotation_from_a_cue() -> None:
    assert cue_of(f"{QUOTED.format(',')} “ [dep [amod old] boats] ” [nsubj Holm] said .") is None


def test_each_quotation_needs_a_lead_of_its_own() -> None:
    built = tree(f"[nsubj Holm] said : {QUOTED.format('.')} {QUOTED.format('.')}")
    assert list(attached(Reading(built))) == [0]


def test_behind_a_question_a_sentence_with_its_own_object_begins() -> None:
    question = QUOTED.format("?")
    assert cue_of(f"{question} [nsubj Holm] said [dobj nothing/NN] .") is None
    assert cue_of(f"{question} [nsubj Holm] asked [dobj reporters] .") == ("asked", "behind")
    comma = QUOTED.format(",")
    assert cue_of(f"{comma} [nsubj Holm] said [dobj nothing/NN] .") == ("said", "behind")


def test_a_colon_leads_from_the_cue_to_its_quotation() -> None:
    assert cue_of(f"[nsubj Holm] said : {QUOTED.format('.')}") == ("said", "before")
    told = "[nsubj Holm] told [dobj reporters] [prep in [pobj Oslo]] :"
    assert cue_of(f"{told} {QUOTED.format('.')}") == ("told", "before")


def test_a_colon_leads_across_a_paragraph() -> None:
    assert cue_of(f"[nsubj Holm] said : ¶ {QUOTED.format('.')}") == ("said", "before")
    assert cue_of(f"[nsubj Holm] said , ¶ {QUOTED.format('.')}") is None


@pytest.mark.parametrize("between", [",", "that/IN", ""])
def test_a_comma_or_that_leads_from_the_cue_to_its_quotation(between: str) -> None:
    mark = f"[mark {between}]" if between == "that/IN" else between
    assert cue_of(f"[nsubj Holm] said {mark} {QUOTED.format('.')}") == ("said", "before")


ELSEWHERE = "[advcl “ [nsubj Crews] [aux will] leave/VB [npadvmod today] . ”]"


@pytest.mark.parametrize(
    ("between", "led"), [(",", True), ("", True), ("[advmod again/RB]", False)]
)
def test_nothing_else_stands_between_a_cue_and_a_quotation_parsed_elsewhere(
    between: str, led: bool
) -> None:
    found = cue_of(f"[nsubj Holm] said {between} {ELSEWHERE}")
    assert found == (("said", "before") if led else None)


def test_a_quotation_inside_the_cue_s_clause_is_led_to() -> None:
    quotation = "“ [dobj [amod cruel] harm [cc and] [conj loss] [prep at [pobj sea]]] ”"
    inside = f"[nsubj Holm] said [ccomp [nsubj it] caused/VBD {quotation}] ."
    assert cue_of(inside) == ("said", "before")


def test_a_quotation_in_a_clause_beside_the_cue_is_not() -> None:
    quotation = "“ [dobj [amod cruel] harm [cc and] [conj loss] [prep at [pobj sea]]] ”"
    beside = f"[nsubj Holm] said [dobj so] [cc and] [conj [nsubj it] caused/VBD {quotation}] ."
    assert cue_of(beside) is None


def test_a_cue_in_the_sentence_before_leads_to_nothing() -> None:
    before = "[nsubj Holm] said [dobj so] ."
    assert cue_of(before, f"[nsubj He] left/VBD : {QUOTED.format('.')}") is None


def test_a_quotation_with_nothing_before_or_behind_has_no_cue() -> None:
    assert cue_of(SENTENCE) is None


def test_a_scare_quote_belongs_to_no_cue() -> None:
    assert cue_of("[nsubj Holm] said “ [dobj freedom] ” .") is None


@pytest.mark.parametrize(
    ("sentence", "verb", "quotes"),
    [
        ("[nsubj Holm] said [dobj more] .", "said", True),
        ("[nsubj Holm] left/VBD .", "left", False),
        ("[nsubj Holm] believes/VBZ [dobj it] .", "believes", False),  # held, not spoken
        ("[nsubjpass Plans] [auxpass were] said/VBN .", "said", False),
        ("[nsubjpass Plans] [auxpass were] said/VBN [agent by [pobj Holm]] .", "said", True),
        ("[nsubjpass Holm] [auxpass was] asked/VBN .", "asked", True),
        ("[nsubj [det the] said/NN] left/VBD .", "said", False),
    ],
)
def test_a_quoting_cue_is_a_spoken_verb_that_somebody_does(
    sentence: str, verb: str, quotes: bool
) -> None:
    assert bool(quoting_cue(at(tree(sentence), verb))) is quotes


def test_a_cue_of_two_words_needs_both() -> None:
    both = quoting_cue(at(tree("[nsubj Holm] pointed/VBD [prt out] [dobj it] ."), "pointed"))
    assert both is not None
    assert [t.text for t in both[1]] == ["pointed", "out"]
    assert quoting_cue(at(tree("[nsubj Holm] chimed/VBD [advmod well] ."), "chimed")) is None
    assert quoting_cue(at(tree("[nsubj Holm] chimed/VBD [prt in] ."), "chimed")) is not None


@pytest.mark.parametrize(("inside", "end"), [(",", ","), ("!", "!"), ("", ".")])
def test_the_last_sign_is_inside_or_behind_the_closing_mark(inside: str, end: str) -> None:
    built = tree(f"[nsubj Holm] cried/VBD “ [dep Never/RB {inside}] ” .")
    reading = Reading(built)
    assert inner_end(reading, reading.quotations[0]) == end


def test_a_quotation_without_a_sign_at_its_end_has_none() -> None:
    built = tree("[nsubj Holm] cried/VBD “ [dep Never/RB] ” [advmod again] .")
    reading = Reading(built)
    assert inner_end(reading, reading.quotations[0]) == ""
