import pytest

from newsbase.extraction.statements.quoting import attached
from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.statements.verb_rules import verb_drafts
from tests.extraction.statements.cues import cue, shown
from tests.extraction.trees import tree

CLAUSE = "[ccomp [mark that] [nsubj ships] sank/VBD]"


def found(*sentences: str) -> list[tuple[str | None, str, str]]:
    built = tree(*sentences)
    reading = Reading(built)
    return [shown(built, draft) for draft in verb_drafts(reading, attached(reading))]


def test_a_cue_with_a_clause_and_somebody_is_a_statement() -> None:
    assert found(f"[nsubj Holm] said {CLAUSE} .") == [("Holm", "said", "that ships sank")]


def test_a_cue_without_content_is_none() -> None:
    assert found("[nsubj Holm] said .") == []


def test_a_verb_that_is_no_cue_is_none() -> None:
    assert found(f"[nsubj Holm] slept/VBD {CLAUSE} .") == []


def test_a_cue_that_is_no_verb_is_none() -> None:
    assert found(f"[nsubj [det the] report/NN {CLAUSE}] vanished/VBD .") == []


def test_a_cue_inside_a_quotation_belongs_to_it() -> None:
    quotation = f"“ [ccomp [nsubj Brandt//PERSON] says {CLAUSE} ,] ”"
    assert found(f"{quotation} [nsubj Holm] said .") == [
        ("Holm", "said", "“ Brandt says that ships sank , ”")
    ]


def test_the_cue_of_more_words_comes_first() -> None:
    sentence = "[nsubj Oslo] called/VBD [prep for [pobj talks]] ."
    assert found(sentence) == [("Oslo", "called for", "talks")]


def test_what_was_not_said_and_what_is_asked_is_none() -> None:
    assert found(f"[nsubj Holm] [aux did] [neg not] say/VB {CLAUSE} .") == []
    assert found(f"[aux did] [nsubj Holm] say/VB {CLAUSE} ?") == []


def test_what_somebody_might_say_is_none_but_a_quotation_of_it_is() -> None:
    assert found(f"[nsubj anyone/NN] said {CLAUSE} .") == []
    quotation = "“ [dep [nsubj Ships] [aux will] sink/VB [advmod again/RB]] ”"
    assert len(found(f"[nsubj anyone/NN] said : {quotation} .")) == 1


def test_a_quotation_needs_no_speaker() -> None:
    quotation = "“ [dep [nsubj Ships] [aux will] sink/VB [advmod again/RB]] ”"
    assert [who for who, _, _ in found(f"said : {quotation}")] == [None]


def test_a_clause_that_nobody_says_is_none() -> None:
    assert found(f"[nsubj there/EX] said {CLAUSE} .") == []


def test_what_says_a_clause_may_be_a_thing() -> None:
    assert found(f"[nsubj bridges] say/VBP {CLAUSE} .") == [("bridges", "say", "that ships sank")]


def test_hearsay_is_a_statement_by_nobody() -> None:
    sentence = "[nsubjpass Holm] [auxpass was] said/VBN [xcomp [aux to] rest/VB] ."
    assert found(sentence) == [(None, "said", "Holm to rest")]


@pytest.mark.parametrize(("subject", "holds"), [("ministers", True), ("bridges", False)])
def test_an_object_is_said_only_by_who_could_speak(subject: str, holds: bool) -> None:
    assert bool(found(f"[nsubj {subject}] condemned/VBD [dobj strikes] .")) is holds


@pytest.mark.parametrize(("subject", "holds"), [("ministers", True), ("bridges", False)])
def test_an_attitude_is_held_only_by_who_could_speak(subject: str, holds: bool) -> None:
    assert bool(found(f"[nsubj {subject}] believe/VBP {CLAUSE} .")) is holds


@pytest.mark.parametrize(("agent", "holds"), [("ministers", True), ("reports", False)])
def test_a_passive_is_done_by_people_and_bodies(agent: str, holds: bool) -> None:
    passive = f"[nsubjpass Strikes] [auxpass were] condemned/VBN [agent by [pobj {agent}]] ."
    assert bool(found(passive)) is holds


def test_a_question_who_said_it_has_no_speaker() -> None:
    assert found(f"[nsubj who] said {CLAUSE} .") == []
    relative = f"[nsubj Holm , [relcl [nsubj who] said {CLAUSE}] ,] left/VBD ."
    assert found(relative) == [("who", "said", "that ships sank")]


def test_a_weak_complement_counts_for_a_person_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    weak = cue("blast", "criticise", "object", weak="object")
    monkeypatch.setattr(
        "newsbase.extraction.statements.verb_rules.verbs", lambda: {"blasted": (weak,)}
    )
    assert found("[nsubj He] blasted/VBD [dobj crews] .") == [("He", "blasted", "crews")]
    assert found("[nsubj army] blasted/VBD [dobj crews] .") == []


def test_a_speaker_inside_the_content_ends_it() -> None:
    swallowed = (
        "[ccomp [nsubj Ships] [aux had] sunk/VBN [advmod again/RB] , [dobj Holm/NNP]] said ."
    )
    assert found(swallowed) == [("Holm", "said", "Ships had sunk again ,")]


def test_a_few_words_before_a_swallowed_speaker_are_nothing_said() -> None:
    assert found("[ccomp [nsubj Ships] sank/VBD , [dobj Holm/NNP]] said .") == []


def test_a_joined_cue_has_the_speaker_of_the_first() -> None:
    sentence = (
        "[nsubj Holm] said [ccomp [nsubj it] was [acomp good/JJ] [cc and]"
        " [conj warned [prep of [pobj strikes]]]] ."
    )
    assert found(sentence)[1] == ("Holm", "warned", "strikes")


def test_being_sure_is_held_by_who_is_it() -> None:
    sentence = f"[nsubj Holm] is [acomp convinced/JJ {CLAUSE}] ."
    assert found(sentence) == [("Holm", "is convinced", "that ships sank")]
    passive = f"[nsubjpass Holm] [advmod now] [auxpass is] convinced/VBN {CLAUSE} ."
    assert found(passive) == [("Holm", "is convinced", "that ships sank")]


def test_a_cue_behind_what_is_said_holds_it_however_deep_it_stands() -> None:
    built = tree("[nsubj Talks] failed/VBD , [parataxis [nsubj Holm] said] .")
    behind = verb_drafts(Reading(built), {})[0]
    built = tree(f"[nsubj Holm] left/VBD , [advcl saying/VBG {CLAUSE}] .")
    before = verb_drafts(Reading(built), {})[0]
    assert behind.depth < 0 < before.depth
