import pytest

from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.statements.trimming import object_trimmed, trimmed
from tests.extraction.trees import at, text_of, tree


def kept(sentence: str, first: str, last: str = ".", verb: str = "said") -> str:
    """What is left of a content that runs from one word to before another."""
    built = tree(sentence)
    said = set(range(at(built, first).i, at(built, last, -1).i))
    return text_of(built, trimmed(Reading(built), at(built, verb), said))


SHIPS = "[nsubj Holm] said [ccomp [mark that] [nsubj ships] sank/VBD {}] ."


def test_a_content_with_nothing_around_it_stays() -> None:
    assert kept(SHIPS.format("[advmod again/RB]"), "that") == "that ships sank again"


def test_a_semicolon_behind_the_cue_ends_what_is_said() -> None:
    other = "; [conj [nsubj crews] left/VBD]"
    assert kept(SHIPS.format(other), "that") == "that ships sank"


def test_a_semicolon_before_the_cue_begins_it() -> None:
    sentence = (
        "[ccomp [ccomp [nsubj Ships] sank/VBD] ; [nsubj crews] left/VBD] , [nsubj Holm] said ."
    )
    assert kept(sentence, "Ships", "said") == "crews left , Holm"
    assert kept(sentence.replace(";", ":"), "Ships", "said") == "crews left , Holm"


def test_a_colon_behind_the_cue_ends_nothing() -> None:
    other = ": [conj [nsubj crews] left/VBD]"
    assert kept(SHIPS.format(other), "that") == "that ships sank : crews left"


def test_a_semicolon_inside_a_quotation_ends_nothing() -> None:
    quoted = "“ [advmod again/RB] ; [conj [nsubj crews] left/VBD] ”"
    assert kept(SHIPS.format(quoted), "that") == "that ships sank “ again ; crews left ”"


def test_a_comma_inside_the_marks_ends_what_is_said() -> None:
    aside = "“ [advmod again/RB , ] ” [prep at [pobj noon]]"
    assert kept(SHIPS.format(aside), "that") == "that ships sank “ again , ”"


def test_without_that_comma_it_goes_on_behind_the_marks() -> None:
    more = "“ [advmod again/RB] ” [prep at [pobj noon]]"
    assert kept(SHIPS.format(more), "that") == "that ships sank “ again ” at noon"


def test_it_goes_on_as_well_if_another_quotation_follows() -> None:
    more = "“ [advmod again/RB , ] ” [prep at “ [pobj noon] ”]"
    assert kept(SHIPS.format(more), "that") == "that ships sank “ again , ” at “ noon ”"


@pytest.mark.parametrize("occasion", ["interview", "statement", "speech"])
def test_an_occasion_at_the_end_tells_how_it_was_said(occasion: str) -> None:
    phrase = f"[prep in [pobj [det an] {occasion} [prep on [pobj Monday]]]]"
    assert kept(SHIPS.format(phrase), "that") == "that ships sank"


@pytest.mark.parametrize(
    "phrase",
    [
        "[prep in [pobj [det a] storm]]",
        "[prep of [pobj [det a] speech]]",
        "“ [prep in [pobj [det a] speech]] ”",
        "[prep in [pobj [det a] speech]] “ [advmod again/RB] ”",
    ],
)
def test_another_phrase_at_the_end_is_said(phrase: str) -> None:
    built = tree(SHIPS.format(phrase))
    whole = text_of(built, range(2, len(built) - 1))
    assert kept(SHIPS.format(phrase), "that") == whole


def test_an_occasion_in_what_stands_before_the_cue_is_said() -> None:
    sentence = (
        "[ccomp [nsubj Ships] sank/VBD [prep in [pobj [det a] speech]]] , [nsubj Holm] said ."
    )
    assert kept(sentence, "Ships", "Holm") == "Ships sank in a speech ,"


@pytest.mark.parametrize(
    "aside",
    [
        "[relcl [nsubj which] angered/VBD [dobj crews]]",
        "[advcl [mark although] [nsubj crews] left/VBD]",
        "[prep compared/VBN [prep with [pobj June]]]",
        "[appos [det a] blow [prep to [pobj crews]]]",
    ],
)
def test_an_aside_behind_a_comma_is_not_said(aside: str) -> None:
    assert kept(SHIPS.format(f", {aside}"), "that") == "that ships sank"


@pytest.mark.parametrize(
    "more",
    [
        "[cc and] [conj [nsubj crews] left/VBD]",
        "[prep with [pobj crews]]",
        "“ [relcl [nsubj which] angered/VBD [dobj crews]] ”",
    ],
)
def test_what_goes_on_behind_a_comma_is_said(more: str) -> None:
    built = tree(SHIPS.format(f", {more}"))
    assert kept(SHIPS.format(f", {more}"), "that") == text_of(built, range(2, len(built) - 1))


@pytest.mark.parametrize(
    "more",
    [
        "[relcl [nsubj which] angered/VBD [dobj crews]]",
        ", [conj [det the] boats]",
    ],
)
def test_a_clause_without_a_comma_and_a_list_with_articles_are_said(more: str) -> None:
    built = tree(SHIPS.format(more))
    assert kept(SHIPS.format(more), "that") == text_of(built, range(2, len(built) - 1))


def test_what_a_lone_dash_adds_is_not_said() -> None:
    added = "[advmod again/RB] — [dobj [det a] blow]"
    assert kept(SHIPS.format(added), "that") == "that ships sank again"


def test_a_pair_of_dashes_and_a_dash_near_the_start_are_said() -> None:
    pair = "[advmod again/RB] — [dobj two] — [advmod there/RB]"
    assert kept(SHIPS.format(pair), "that") == "that ships sank again — two — there"
    early = SHIPS.format("— [dobj two]")
    assert kept(early, "that") == "that ships sank — two"


def test_an_aside_before_the_cue_is_said_with_it() -> None:
    sentence = (
        "[ccomp [nsubj Ships] sank/VBD , [relcl [nsubj which] angered/VBD [dobj us]] ,]"
        " [nsubj Holm] said ."
    )
    assert kept(sentence, "Ships", "Holm") == "Ships sank , which angered us ,"


def objects(sentence: str) -> str:
    built = tree(f"[nsubj Oslo] condemned/VBD [dobj {sentence}] .")
    verb = at(built, "condemned")
    said = set(range(2, len(built) - 1))
    return text_of(built, object_trimmed(Reading(built), verb, said))


@pytest.mark.parametrize(
    "aside",
    [
        "[appos [det a] step [relcl [nsubj which] angered/VBD [dobj crews]]]",
        "[relcl [nsubj which] angered/VBD [dobj crews]]",
        "[prep following/VBG [pobj talks]]",
    ],
)
def test_an_object_ends_before_an_aside(aside: str) -> None:
    assert objects(f"[det the] plan , {aside}") == "the plan"


def test_an_apposition_without_an_article_is_an_aside_too() -> None:
    assert objects("[det the] plan , [appos plans [prep of [pobj Oslo]]]") == "the plan"


def test_a_relative_clause_without_a_comma_belongs_to_the_object() -> None:
    whole = "[det the] plan [relcl [nsubj which] angered/VBD [dobj crews]]"
    assert objects(whole) == "the plan which angered crews"


def test_a_list_of_objects_does_not_end_at_its_commas() -> None:
    assert objects("strikes , [conj raids , [conj raids]]") == "strikes , raids , raids"


def test_a_comma_inside_quotation_marks_ends_no_object() -> None:
    quoted = "[det the] “ plan , [appos [det a] trap] ”"
    assert objects(quoted) == "the “ plan , a trap ”"
