from newsbase.extraction.statements.find import drafts
from newsbase.extraction.statements.reading import Reading
from tests.extraction.statements.cues import shown
from tests.extraction.trees import tree


def found(*sentences: str) -> list[tuple[str | None, str, str]]:
    built = tree(*sentences)
    return [shown(built, draft) for draft in drafts(Reading(built))]


def test_of_a_cue_within_what_is_said_only_the_outer_one_holds() -> None:
    sentence = (
        "[nsubj Holm] said [ccomp [nsubj Brandt] warned"
        " [ccomp [mark that] [nsubj ships] sank/VBD]] ."
    )
    assert found(sentence) == [("Holm", "said", "Brandt warned that ships sank")]


def test_a_source_comes_before_a_verb() -> None:
    sentence = (
        "[ccomp [nsubj Ships] sank/VBD] , [nsubj Oslo] said ,"
        " [prep according/VBG [prep to [pobj Holm]]] ."
    )
    assert found(sentence) == [("Holm", "according to", "Ships sank , Oslo said , .")]


def test_a_verb_comes_before_a_noun() -> None:
    sentence = "[nsubj Oslo] denied/VBD [dobj [poss Brandt] claim [prep of [pobj theft]]] ."
    assert found(sentence) == [("Oslo", "denied", "Brandt claim of theft")]


def test_a_noun_holds_where_no_verb_does() -> None:
    sentence = "[nsubj Oslo] studied/VBD [dobj [poss Brandt] claim [prep of [pobj theft]]] ."
    assert found(sentence) == [("Brandt", "claim", "theft")]


def test_an_introduction_comes_before_all() -> None:
    sentence = "[dep HOLM] : [ccomp [nsubj ships] sank/VBD] , [nsubj Oslo] says ."
    assert found(sentence) == [("HOLM", ":", "ships sank , Oslo says .")]


def test_neither_cue_nor_speaker_is_a_part_of_what_is_said() -> None:
    sentence = (
        "[nsubj Talks] , [parataxis [nsubj [det the] envoy] said] , failed/VBD [advmod again] ."
    )
    assert found(sentence) == [("envoy", "said", "Talks , , failed again .")]


def test_a_quotation_that_the_content_touches_belongs_to_it_whole() -> None:
    sentence = (
        "[nsubj Holm] called/VBD [prep for [pobj “ talks]] [advmod today] [npadvmod there] ” ."
    )
    [(_, _, said)] = found(sentence)
    assert said == "“ talks today there ”"


def test_what_mostly_belongs_to_another_statement_is_none() -> None:
    sentence = (
        "[nsubj Oslo] said [ccomp [nsubj Holm] voiced/VBD"
        " [dobj [poss Holm] fears [prep of [pobj strikes]]]] ."
    )
    assert [cue for _, cue, _ in found(sentence)] == ["said"]


def test_hearsay_holds_without_a_speaker() -> None:
    sentence = "[nsubjpass Holm] [auxpass is] said/VBN [xcomp [aux to] rest/VB] ."
    assert found(sentence) == [(None, "said", "Holm to rest")]


def test_two_statements_of_a_sentence_share_no_word() -> None:
    sentence = (
        "[nsubj Holm] said [ccomp [nsubj ships] sank/VBD] [cc and]"
        " [conj warned [prep of [pobj strikes]]] ."
    )
    assert found(sentence) == [("Holm", "said", "ships sank"), ("Holm", "warned", "strikes")]


def test_what_holds_no_word_is_nothing_said() -> None:
    assert found("[nsubj Holm] said [dobj 24/CD] .") == [("Holm", "said", "24")]
    assert found("[nsubj Holm] said [dobj §5-§7/NN] .") == []


def test_a_quotation_of_its_own_continues_the_statement_before_it() -> None:
    first = "“ [ccomp [nsubj We] waited/VBD [prep for [pobj you]] ,] ” [nsubj Holm] said ."
    second = "“ [nsubj Nobody] came/VBD [prep for [pobj hours]] . ”"
    assert [said for _, _, said in found(first, second)] == [
        "“ We waited for you , ” “ Nobody came for hours . ”"
    ]


def test_a_quotation_without_any_cue_is_said_by_the_one_beside_it() -> None:
    left = "[nsubj Holm//PERSON] left/VBD [dobj Oslo//GPE] ."
    quotation = "“ [nsubj Nobody] came/VBD [prep for [pobj hours]] . ”"
    assert [(who, cue) for who, cue, _ in found(left, quotation)] == [("Holm", "")]
