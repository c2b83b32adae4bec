import pytest

from newsbase.extraction.statements.contents import CueAt, content_of
from newsbase.extraction.statements.lexicon import Cue, spelled
from newsbase.extraction.statements.reading import Reading
from tests.extraction.statements.cues import cue
from tests.extraction.trees import text_of, tree

SAY = cue("say", "say", "that quote object")
CALL = cue("call", "explain", "as quote")


def content(entry: Cue, sentence: str, *, quoted: bool = False) -> tuple[str, str]:
    """Content and rule; with `quoted` the quotations of the sentence belong to the cue."""
    built = tree(f"{sentence} .")
    reading = Reading(built)
    verb = next(t for t in built if t.dep_ == "ROOT")
    tokens = spelled(verb, entry)
    assert tokens is not None
    beside = {i for i, number in enumerate(reading.quoted) if quoted and number >= 0}
    said, rule = content_of(reading, CueAt(entry, verb, tokens, beside))
    return text_of(built, said), rule


def test_a_clause_comes_before_other_complements() -> None:
    sentence = "[nsubj Holm] said [dobj so] [ccomp [mark that] [nsubj ships] sank/VBD]"
    assert content(SAY, sentence) == ("that ships sank", "clause")


def test_a_cue_that_takes_no_clause_has_none() -> None:
    sentence = "[nsubj Holm] said [dobj so] [ccomp [mark that] [nsubj ships] sank/VBD]"
    assert content(cue("say", "say", "object"), sentence) == ("so", "object")


def test_a_clause_is_trimmed() -> None:
    sentence = (
        "[nsubj Holm] said [ccomp [mark that] [nsubj ships] sank/VBD ,"
        " [relcl [nsubj which] hurt/VBD]]"
    )
    assert content(SAY, sentence) == ("that ships sank", "clause")


def test_an_object_is_trimmed() -> None:
    sentence = "[nsubj Holm] said [dobj thanks , [appos [det a] custom]]"
    assert content(SAY, sentence) == ("thanks", "object")


def test_a_clause_that_the_cue_s_last_word_governs_is_said() -> None:
    sentence = "[nsubj Holm] made/VBD [oprd clear/JJ [ccomp [mark that] [nsubj ships] sank/VBD]]"
    assert content(cue("make clear"), sentence) == ("that ships sank", "clause")


def test_a_quotation_and_the_clause_around_it_are_one_content() -> None:
    sentence = "[nsubj Holm] said [ccomp [nsubj it] was “ [acomp [advmod quite] safe/JJ] ”]"
    assert content(SAY, sentence, quoted=True) == ("it was “ quite safe ”", "quotation")


def test_a_quotation_alone_is_the_content() -> None:
    sentence = "[nsubj Holm] smiled/VBD , “ [dep [nsubj Ships] sink/VBP] ”"
    assert content(cue("smile"), sentence, quoted=True) == ("“ Ships sink ”", "quotation")


def test_a_clause_behind_the_cue_is_not_said_by_a_quotation_before_it() -> None:
    sentence = "“ [dep [nsubj Ships] sink/VBP ,] ” [nsubj Holm] said [ccomp [nsubj he] left/VBD]"
    found, _ = content(SAY, sentence, quoted=True)
    assert found == "“ Ships sink , ”"


def test_a_clause_with_that_is_said_with_the_quotation_before_it() -> None:
    sentence = (
        "“ [dep [nsubj Ships] sink/VBP ,] ” [nsubj Holm] said"
        " [ccomp [mark that] [nsubj he] left/VBD]"
    )
    assert content(SAY, sentence, quoted=True)[0] == "“ Ships sink , ” that he left"


def test_a_clause_before_the_cue_is_not_said_by_a_quotation_behind_it() -> None:
    sentence = "[ccomp [nsubj Ships] sank/VBD] , [nsubj Holm] said : “ [dep [nsubj We] wept/VBD] ”"
    assert content(SAY, sentence, quoted=True)[0] == "“ We wept ”"


@pytest.mark.parametrize(
    ("entry", "sentence", "expected"),
    [
        (CALL, "[dobj [det the] plan] “ [oprd [amod pure] folly] ”", "the plan “ pure folly ”"),
        (CALL, "[dobj “ [det an] act ”]", "“ an act ”"),
        (
            cue("call", "criticise", "object quote"),
            "[dobj [det the] “ [amod old] ” plan]",
            "the “ old ” plan",
        ),
        (cue("call", "say", "object quote"), "[dobj [det the] “ [amod old] ” plan]", "“ old ”"),
    ],
)
def test_what_is_called_so_belongs_to_the_quotation(
    entry: Cue, sentence: str, expected: str
) -> None:
    assert content(entry, f"[nsubj Holm] called/VBD {sentence}", quoted=True)[0] == expected


def test_what_is_said_may_stand_left_of_a_cue_between_commas() -> None:
    sentence = "[dep [nsubj Talks] [aux have] failed/VBN] , [nsubj Holm] said"
    assert content(SAY, sentence) == ("Talks have failed", "clause")


def test_a_cue_between_commas_with_an_object_of_its_own_has_that() -> None:
    sentence = "[dep [nsubj Talks] [aux have] failed/VBN] , [nsubj Holm] said [dobj so]"
    assert content(SAY, sentence) == ("so", "object")


@pytest.mark.parametrize(
    ("takes", "sentence", "expected"),
    [
        ("to object", "[dobj crews] [xcomp [aux to] go/VB]", ("to go", "infinitive")),
        ("as object", "[dobj crews] [prep as [pobj brave]]", ("crews as brave", "named")),
        ("ing object", "[xcomp going/VBG]", ("going", "gerund")),
        ("object for", "[dobj crews] [prep on [pobj June]]", ("crews", "object")),
        ("object for", "[prep for [pobj crews]]", ("crews", "object")),
        ("for", "[prep for [pobj crews]]", ("crews", "preposition")),
        ("object", "[prep for [pobj crews]]", ("", "preposition")),
    ],
)
def test_the_cue_says_which_complement_holds_it(
    takes: str, sentence: str, expected: tuple[str, str]
) -> None:
    assert content(cue("back", "support", takes), f"[nsubj Oslo] back/VBD {sentence}") == expected


def test_a_passive_with_an_agent_is_said_of_its_subject() -> None:
    sentence = "[nsubjpass Strikes] [auxpass were] backed/VBN [agent by [pobj Oslo]]"
    assert content(cue("backed", "support", "object"), sentence) == ("Strikes", "passive")


def test_a_passive_by_nobody_is_hearsay() -> None:
    sentence = "[nsubjpass Holm] [auxpass is] said/VBN [xcomp [aux to] rest/VB]"
    assert content(cue("said", "say", "that"), sentence) == ("Holm to rest", "raised")


def test_being_convinced_is_no_hearsay() -> None:
    sentence = "[nsubjpass Holm] is [acomp sure/JJ [ccomp [mark that] [nsubj it] works/VBZ]]"
    assert content(cue("be sure", "believe", "that"), sentence) == ("that it works", "clause")


def test_to_be_sure_to_do_something_is_no_hearsay_either() -> None:
    sentence = "[nsubjpass Holm] is [acomp sure/JJ] [xcomp [aux to] win/VB]"
    assert content(cue("be sure", "believe", "that to"), sentence) == ("to win", "infinitive")


def test_a_passive_beside_a_quotation_is_no_hearsay() -> None:
    sentence = (
        "[nsubjpass Holm] [auxpass is] said/VBN [xcomp [aux to] rest/VB] :"
        " “ [dep [nsubj We] wait/VBP] ”"
    )
    assert content(cue("said"), sentence, quoted=True) == ("“ We wait ”", "quotation")


def test_quotations_on_both_sides_are_said_with_the_clause_around_them() -> None:
    sentence = (
        "“ [dep [nsubj Ships] sink/VBP ,] ” [nsubj Holm] said"
        " [ccomp [nsubj he] left/VBD “ [advmod soon/RB] ”]"
    )
    assert content(SAY, sentence, quoted=True)[0] == "“ Ships sink , ” he left “ soon ”"


def test_what_stands_behind_a_fronted_quotation_is_not_called_so() -> None:
    sentence = (
        "“ [oprd [amod Pure] folly] ” [nsubj Holm] called/VBD [dobj [det the] [amod new] plan]"
    )
    assert content(CALL, sentence, quoted=True)[0] == "“ Pure folly ”"


def test_only_a_cue_that_takes_quotations_is_set_off_by_commas() -> None:
    sentence = "[dep [nsubj Talks] [aux have] failed/VBN] , [nsubj Holm] said"
    assert content(cue("say", "say", "that"), sentence)[0] == ""
