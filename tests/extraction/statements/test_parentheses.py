import pytest

from newsbase.extraction.statements import parentheses
from newsbase.extraction.statements.parentheses import SetOff, set_off
from newsbase.extraction.statements.reading import Reading
from tests.extraction.trees import at, text_of, tree


def edges(sentence: str, verb: str = "said") -> tuple[Reading, SetOff | None]:
    built = tree(sentence)
    reading = Reading(built)
    return reading, set_off(reading, at(built, verb))


def around(sentence: str, parsed: range = range(0)) -> str:
    """What is said around the cue's clause; `parsed` is what the parse takes for it."""
    reading, found = edges(sentence)
    assert found is not None
    said = parentheses.around(reading, at(reading.doc, "said"), found, set(parsed))
    return text_of(reading.doc, said)


def test_a_speaker_and_a_cue_behind_a_comma_are_set_off() -> None:
    reading, found = edges("[nsubj Talks] failed/VBD , [parataxis [nsubj [det the] envoy] said] .")
    assert found is not None
    assert found == SetOff(at(reading.doc, "envoy"), 2, 6)


def test_a_cue_before_its_speaker_is_set_off_too() -> None:
    reading, found = edges("[nsubj Talks] failed/VBD , [parataxis said [nsubj [det the] envoy]] .")
    assert found is not None
    assert found == SetOff(at(reading.doc, "envoy"), 2, 6)


def test_a_closing_quotation_mark_sets_off_as_a_comma_does() -> None:
    _, found = edges("“ [ccomp [nsubj Talks] failed/VBD] ” [nsubj Holm] said .")
    assert found is not None
    assert found.first == 3


def test_adverbs_and_auxiliaries_stand_between_speaker_and_cue() -> None:
    _, found = edges(
        "[nsubj Talks] failed/VBD , [parataxis [nsubj Holm] [advmod later/RB] [aux has] said] ."
    )
    assert found is not None
    assert found.first == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "[ccomp [nsubj Talks] failed/VBD] [nsubj Holm] said .",  # no comma
        "[nsubj Holm] said [dobj so] .",  # nothing before it
        "[nsubj Talks] , [relcl [nsubj which] said [dobj so]] , failed/VBD .",
        "[nsubj Talks] failed/VBD , [parataxis said [dobj which]] .",
        "[nsubj Talks] failed/VBD , [parataxis said [advmod again/RB]] .",  # nobody beside it
        "[dep [nsubj Talks] failed/VBD] “ [nsubj Holm] said [dobj so] ” .",  # an opening mark
    ],
)
def test_a_cue_without_comma_or_speaker_is_not_set_off(sentence: str) -> None:
    assert edges(sentence)[1] is None


def test_a_participle_is_not_set_off() -> None:
    sentence = "[nsubj Talks] failed/VBD , [advcl [nsubj Holm] saying/VBG] ."
    assert edges(sentence, "saying")[1] is None


@pytest.mark.parametrize(
    "behind",
    [
        "[ccomp [mark that] [nsubj ships] sank/VBD]",
        "[ccomp [nsubj ships] sank/VBD]",
        "[mark that] [dobj failure]",
        "“ [dobj [amod old] ships] ”",
        "“ [ccomp [nsubj Ships] sank/VBD] ”",
    ],
)
def test_a_cue_whose_clause_follows_is_not_set_off(behind: str) -> None:
    sentence = f"[advcl [nsubj Talks] failing/VBG] , [nsubj Holm] said {behind} ."
    assert edges(sentence)[1] is None


@pytest.mark.parametrize("sign", [",", ":", "?", ";"])
def test_a_sign_ends_the_cue_s_clause(sign: str) -> None:
    sentence = (
        "[nsubj Talks] , [parataxis [nsubj Holm] said [prep on [pobj Monday]]] {} failed/VBD ."
    )
    reading, found = edges(sentence.format(sign))
    assert found is not None
    assert reading.doc[found.last].text == sign
    assert found.last == 6


def test_what_is_said_stands_left_of_a_cue_at_the_end() -> None:
    end = "[nsubj Talks] failed/VBD , [parataxis [nsubj Holm] said] ."
    assert around(end) == "Talks failed"


def test_an_aside_behind_the_cue_is_not_said() -> None:
    aside = "[advcl citing/VBG [dobj crews]]"
    assert around(f"[nsubj Talks] failed/VBD , [parataxis [nsubj Holm] said] , {aside} .") == (
        "Talks failed"
    )


def test_what_the_parse_found_on_the_left_goes_on_behind_the_cue() -> None:
    sentence = (
        "[advmod Then] [nsubj talks] , [parataxis [nsubj Holm] said] , failed/VBD [advmod again] ."
    )
    assert around(sentence, range(1, 2)) == "talks failed again ."


def test_it_goes_on_behind_a_cue_in_the_middle() -> None:
    middle = "[nsubj Talks] , [parataxis [nsubj Holm] said] , failed/VBD [advmod again/RB] ."
    assert around(middle) == "Talks failed again ."


def test_a_phrase_on_the_left_alone_is_nothing_said() -> None:
    assert around("[npadvmod Monday] , [nsubj Holm] said [dobj so] .") == ""


def test_of_what_the_parse_found_the_left_part_is_kept() -> None:
    sentence = "[advmod Then/RB] [ccomp [nsubj talks] failed/VBD] , [nsubj Holm] said ."
    assert around(sentence, range(1, 3)) == "talks failed"


def test_what_the_parse_found_on_both_sides_stays() -> None:
    sentence = "[nsubj Talks] , [parataxis [nsubj Holm] said] , failed/VBD [advmod again/RB] ."
    assert around(sentence, range(6)) == "Talks , Holm said , failed"


def goes_on(behind: str, sign: str = ",") -> bool:
    reading, found = edges(f"[nsubj Talks] , [parataxis [nsubj Holm] said] {sign} {behind} .")
    assert found is not None
    return parentheses.goes_on(reading, found.last, len(reading.doc))


@pytest.mark.parametrize(
    "behind",
    [
        "failed/VBD [advmod again/RB]",
        "[aux will] fail/VB",
        "[cc and] failed/VBD [conj [nsubj crews] left/VBD]",
    ],
)
def test_a_finite_verb_or_a_joined_sentence_goes_on(behind: str) -> None:
    assert goes_on(behind)


@pytest.mark.parametrize(
    "behind",
    [
        "[advcl citing/VBG [dobj crews]] failed/VBD",
        "[advcl [mark as] [nsubj crews] left/VBD] failed/VBD",
        "[relcl [nsubj who] left/VBD] failed/VBD",
        "[cc and] failed/VBD [advmod again/RB]",
        "[appos envoys] failed/VBD",
        "[advcl [nsubj crews] left/VBD] failure/NN",
    ],
)
def test_an_aside_behind_the_cue_s_clause_does_not(behind: str) -> None:
    assert not goes_on(behind)


def test_a_colon_goes_on_and_a_full_stop_does_not() -> None:
    assert goes_on("failure/NN [advmod again/RB]", ":")
    assert not goes_on("failed/VBD [advmod again/RB]", ";")


def test_a_quotation_behind_the_clause_is_for_others_to_join() -> None:
    assert not goes_on("“ failed/VBD [advmod again/RB] ”")
