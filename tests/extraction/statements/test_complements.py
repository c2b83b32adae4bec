from collections.abc import Callable

import pytest
from spacy.tokens import Token

from newsbase.extraction.statements import complements
from newsbase.extraction.statements.lexicon import Cue, spelled
from newsbase.extraction.statements.reading import Reading
from tests.extraction.statements.cues import cue
from tests.extraction.trees import at, text_of, tree


def clause(verb: str, sentence: str) -> str:
    built = tree(sentence)
    return text_of(built, complements.clause(at(built, verb)))


def by(find: Callable[[Token, Cue, list[Token]], set[int]], cue: Cue, sentence: str) -> str:
    """What the rule finds for the cue, whose head is the root of the sentence."""
    built = tree(sentence)
    verb = next(t for t in built if t.dep_ == "ROOT")
    tokens = spelled(verb, cue)
    assert tokens is not None
    return text_of(built, find(verb, cue, tokens))


def test_a_clause_is_what_is_said_behind_its_cue_or_before_it() -> None:
    behind = "[nsubj Holm] said [ccomp [mark that] [nsubj ships] sank/VBD] ."
    assert clause("said", behind) == "that ships sank"
    before = "[ccomp [nsubj Ships] sank/VBD] , [nsubj Holm] said ."
    assert clause("said", before) == "Ships sank"


def test_an_infinitive_is_no_finite_clause() -> None:
    assert clause("asked", "[nsubj Holm] asked [ccomp [aux to] leave/VB] .") == ""


def test_of_clauses_on_both_sides_the_one_behind_the_cue_is_said() -> None:
    sentence = "[ccomp [nsubj Holm] left/VBD] , said [ccomp [nsubj crews] slept/VBD] ."
    assert clause("said", sentence) == "crews slept"


def test_a_quotation_before_the_cue_is_said_with_the_clause_behind_it() -> None:
    sentence = (
        "“ [ccomp “ [nsubj Ships] sank/VBD ” ] , said [nsubj Holm] , [ccomp [nsubj all] sank/VBD] ."
    )
    assert clause("said", sentence) == "“ Ships sank ” all sank"


def test_a_cue_joined_to_the_clause_ends_it() -> None:
    sentence = (
        "[nsubj Holm] said [ccomp [nsubj it] opposed/VBD [dobj talks] [cc and]"
        " [conj warned [prep of [pobj strikes]]]] ."
    )
    assert clause("said", sentence) == "it opposed talks and"


@pytest.mark.parametrize(
    "joined",
    [
        "[nsubj it] warned [prep of [pobj strikes]]",  # has a subject of its own
        "warn/VB [prep of [pobj strikes]]",  # of another tense
        "sank/VBD [dobj ships]",  # no cue
        "feared/VBD [dobj strikes]",  # a held position
    ],
)
def test_another_verb_joined_to_the_clause_belongs_to_it(joined: str) -> None:
    built = tree(
        f"[nsubj Holm] said [ccomp [nsubj it] opposed/VBD [dobj talks] [cc and] [conj {joined}]] ."
    )
    said = at(built, "said")
    assert complements.next_cues(said) == []
    assert len(complements.clause(said)) == len(built) - 3


def test_an_auxiliary_gives_a_joined_cue_its_tense() -> None:
    built = tree(
        "[nsubj Holm] said [ccomp [nsubj it] [aux had] opposed/VBN [dobj it] [cc and]"
        " [conj [aux had] warned/VBN [dobj us]]] ."
    )
    assert complements.next_cues(at(built, "said")) == [at(built, "warned")]


def test_the_clause_that_a_relative_pronoun_stands_for_is_said() -> None:
    sentence = (
        "[nsubj Ships [relcl [ccomp which] [nsubj Holm] said [advcl were [acomp old]]]] sank/VBD ."
    )
    assert clause("said", sentence) == "which were old"


def test_a_cue_in_a_relative_clause_says_its_own_clause_alone() -> None:
    said = "[relcl [nsubj who] said [ccomp [nsubj ships] sank/VBD] [prep on [pobj Monday]]]"
    assert clause("said", f"[nsubj Holm , {said} ,] left/VBD .") == "ships sank"


def test_a_relative_pronoun_alone_is_what_is_said_where_the_cue_ends_its_clause() -> None:
    sentence = "[nsubj Ships [relcl [ccomp which] [nsubj Holm] said]] sank/VBD ."
    assert clause("said", sentence) == "which"


def test_a_finite_verb_taken_for_a_bare_one_is_said_of_the_relative_pronoun() -> None:
    relative = (
        "[nsubj Ships [relcl [dobj which] [nsubj crews] say/VBP [xcomp caught/VBD [dobj fire]]]]"
    )
    assert clause("say", f"{relative} sank/VBD .") == "caught fire"
    plain = "[nsubj Crews] say/VBP [xcomp caught/VBD [dobj fire]] ."
    assert clause("say", plain) == ""


def test_what_they_believe_is_said_with_what_it_is() -> None:
    sentence = "[csubj [dobj what] [nsubj crews] believe/VBP] is [attr [det a] reef] ."
    assert clause("believe", sentence).startswith("what is a reef")


@pytest.mark.parametrize(
    "sentence",
    [
        "[advcl [dobj what] [nsubj crews] believe/VBP] , [nsubj they] left/VBD .",
        "[attr Reefs] are [csubj [dobj what] [nsubj crews] believe/VBP] .",
        "[csubj [mark that] [nsubj crews] believe/VBP] is [attr news] .",
    ],
)
def test_what_is_believed_stands_before_what_it_is(sentence: str) -> None:
    assert clause("believe", sentence) == ""


def test_a_main_clause_the_cue_hangs_on_is_said() -> None:
    end = "[nsubj Talks] failed/VBD , [parataxis [nsubj Holm] said] ."
    assert clause("said", end) == "Talks failed , ."
    middle = "[nsubj Talks] , [parataxis [nsubj Holm] said] , failed/VBD ."
    assert clause("said", middle) == "Talks , , failed ."


def test_a_participle_or_a_marked_clause_that_hangs_on_another_says_nothing_of_it() -> None:
    participle = "[nsubj Holm] left/VBD , [parataxis saying/VBG] ."
    assert clause("saying", participle) == ""
    marked = "[nsubj Talks] failed/VBD , [advcl [mark because] [nsubj Holm] said] ."
    assert clause("said", marked) == ""
    joined = "[nsubj Talks] failed/VBD , [conj [nsubj Holm] said] ."
    assert clause("said", joined) == ""
    below = "[nsubj Tapes] proved/VBD [ccomp [nsubj Holm] said] ."
    assert clause("said", below) == ""


def test_as_somebody_said_makes_the_clause_above_what_is_said() -> None:
    as_said = "[nsubj Talks] failed/VBD [advcl [mark as] [nsubj Holm] said] ."
    assert clause("said", as_said) == "Talks failed ."
    as_he_spoke = "[nsubj Talks] failed/VBD [advcl [mark as] [nsubj Holm] said [dobj more]] ."
    assert clause("said", as_he_spoke) == ""


def test_a_clause_before_the_cue_is_said_if_it_is_a_sentence() -> None:
    fronted = "[advcl [nsubj Talks] failed/VBD] , [nsubj Holm] said ."
    assert clause("said", fronted) == "Talks failed"
    when = "[advcl [advmod when/WRB] [nsubj talks] failed/VBD] , [nsubj Holm] said ."
    assert clause("said", when) == ""
    bare = "[advcl Smiling/VBG] , [nsubj Holm] said ."
    assert clause("said", bare) == ""


def test_a_clause_on_the_letter_is_what_the_letter_says() -> None:
    hung = (
        "[nsubj Holm] said [prep in [pobj [det a] letter"
        " [acl [mark that] [nsubj ships] sank/VBD]]] ."
    )
    assert clause("said", hung) == "that ships sank"
    relative = "[nsubj Holm] said [prep in [pobj letters [relcl [nsubj which] sank/VBD]]] ."
    assert clause("said", relative) == ""
    elsewhere = "[nsubj Holm] said [advmod so/RB [acl [mark that] [nsubj ships] sank/VBD]] ."
    assert clause("said", elsewhere) == ""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("[nsubj Talks] , [parataxis [nsubj Holm] said] , failed/VBD .", True),
        ("[nsubj Talks] failed/VBD , [parataxis [nsubj Holm] said] .", True),
        ("[nsubj Talks] failed/VBD [parataxis [nsubj Holm] said] .", False),
        ("[nsubj Talks] , [parataxis [nsubj Holm] said] failed/VBD .", False),
        ("[nsubj Talks] , [relcl [nsubj who] said] , failed/VBD .", False),
    ],
)
def test_a_cue_between_commas_is_a_parenthesis(sentence: str, expected: bool) -> None:
    assert complements.is_parenthesis(at(tree(sentence), "said")) is expected


def behind_that(sentence: str) -> str:
    built = tree(sentence)
    return text_of(built, complements.behind_that(at(built, "said"), Reading(built)))


def test_that_behind_the_cue_begins_what_is_said() -> None:
    broken = "[nsubj Holm] said [advmod that/IN] [dep [nsubj ships] sank/VBD] ."
    assert behind_that(broken) == "that ships sank ."
    only = "[nsubj Holm] said [advmod only] [advmod that/IN] [dep ships] ."
    assert behind_that(only) == "that ships ."


def test_that_as_an_object_begins_no_clause() -> None:
    assert behind_that("[nsubj Holm] said [dobj that] [advmod twice/RB] .") == ""
    assert behind_that("[nsubj Holm] said [dobj nothing] [advmod that/IN] .") == ""
    assert behind_that("[nsubj Holm] said [advmod once/RB] [dobj it] .") == ""
    assert behind_that("[nsubj Holm] said") == ""


def test_an_infinitive_is_what_is_promised() -> None:
    pledge = cue("pledge", "promise", "to")
    promise = "[nsubj Oslo] pledged/VBD [dobj crews] [xcomp [aux to] leave/VB] ."
    assert by(complements.infinitive, pledge, promise) == "to leave"
    gerund = "[nsubj Oslo] pledged/VBD [xcomp leaving/VBG] ."
    assert by(complements.infinitive, pledge, gerund) == ""


def test_an_infinitive_may_hang_on_the_last_word_of_the_cue() -> None:
    willing = "[nsubj Oslo] is [acomp willing/JJ [xcomp [aux to] leave/VB]] ."
    assert by(complements.infinitive, cue("be willing", "want", "to"), willing) == "to leave"


def test_who_is_asked_to_do_it_belongs_to_a_request() -> None:
    request = "[nsubj Oslo] urged/VBD [dobj [det the] army] [xcomp [aux to] leave/VB] ."
    assert by(complements.infinitive, cue("urge", "ask", "to"), request) == "the army to leave"
    called = "[nsubj Oslo] called/VBD [prep on [pobj [det the] army]] [advcl [aux to] leave/VB] ."
    assert by(complements.infinitive, cue("call on", "demand", "to"), called) == "the army to leave"


def test_a_gerund_behind_the_cue_is_what_is_denied() -> None:
    deny = cue("deny", "deny", "ing")
    denial = "[nsubj Oslo] denied/VBD [xcomp arming/VBG [dobj crews]] ."
    assert by(complements.gerund, deny, denial) == "arming crews"
    infinitive = "[nsubj Oslo] denied/VBD [xcomp [aux to] arm/VB] ."
    assert by(complements.gerund, deny, infinitive) == ""
    before = "[xcomp Arming/VBG [dobj crews]] denied/VBD [nsubj Oslo] ."
    assert by(complements.gerund, deny, before) == ""


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("called/VBD [dobj talks] [oprd [det a] farce] [prep on [pobj Monday]]", "talks a farce"),
        ("called/VBD [dobj talks] [prep as [pobj useless]]", "talks as useless"),
        ("called/VBD [dobj [det a] meeting]", ""),
        ("called/VBD [dobj [det the] talks [appos [det a] failure]]", "the talks a failure"),
        ("called/VBD [prep on [pobj Monday]]", ""),
    ],
)
def test_what_something_is_called_is_said_of_it(sentence: str, content: str) -> None:
    found = by(complements.named, cue("call", "explain", "as"), f"[nsubj Holm] {sentence} .")
    assert found == content


REJECT = cue("reject", "reject", "object of")


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("rejected/VBD [dobj talks] [prep with [pobj crews]]", "talks with crews"),
        ("rejected/VBD [dobj talks] [prep on [pobj Monday]]", "talks"),
        ("rejected/VBD [dobj talks] [advmod twice/RB]", "talks"),
        ("rejected/VBD [dobj talks] [xcomp [aux to] end/VB [dobj it]]", "talks to end it"),
        ("rejected/VBD [prep with [pobj crews]]", ""),
    ],
)
def test_an_object_is_said_with_what_belongs_to_it(sentence: str, content: str) -> None:
    assert by(complements.noun_object, REJECT, f"[nsubj Oslo] {sentence} .") == content


def test_an_object_before_the_verb_is_none() -> None:
    sentence = "[nsubj Talks] [dobj which] rejected/VBD ."
    assert by(complements.noun_object, REJECT, sentence) == ""


def test_a_word_of_courtesy_is_nothing_said() -> None:
    assert (
        by(complements.noun_object, cue("say", "say", "object"), "[nsubj He] said [dobj hello] .")
        == ""
    )


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("[nsubj Oslo] warned [prep of [pobj strikes]] .", "strikes"),
        ("[nsubj Oslo] warned [prep in [pobj June]] .", ""),
        ("[prep Of [pobj strikes]] warned [nsubj Oslo] .", ""),
        ("[nsubj Oslo] warned [prep to [pobj crews [prep of [pobj strikes]]]] .", "strikes"),
    ],
)
def test_the_cue_s_preposition_governs_what_is_said(sentence: str, content: str) -> None:
    assert by(complements.behind_preposition, cue("warn", "warn", "of"), sentence) == content


def test_the_last_word_of_a_cue_governs_what_is_said() -> None:
    call = cue("call for", "demand", "object")
    talks = "[nsubj Oslo] called/VBD [prep for [pobj [amod new] talks]] [prep in [pobj June]] ."
    assert by(complements.behind_preposition, call, talks) == "new talks"
    leave = "[nsubj Oslo] called/VBD [ccomp [mark for] [nsubj crews] [aux to] leave/VB] ."
    assert by(complements.behind_preposition, call, leave) == "crews to leave"


@pytest.mark.parametrize(
    ("act", "whom", "content"),
    [
        ("say", "ministers", "ministers"),
        ("confirm", "errors", "errors"),
        ("confirm", "ministers", ""),
        ("reply", "errors", ""),
    ],
)
def test_to_leads_to_a_topic_unless_it_leads_to_a_hearer(act: str, whom: str, content: str) -> None:
    sentence = f"[nsubj Oslo] spoke/VBD [prep to [pobj {whom}]] ."
    assert by(complements.behind_preposition, cue("speak", act, "to"), sentence) == content


def test_what_a_passive_was_done_to_is_said_if_the_text_says_by_whom() -> None:
    condemn = cue("condemn", "criticise", "object")
    by_oslo = "[nsubjpass [det The] strike] [auxpass was] condemned/VBN [agent by [pobj Oslo]] ."
    assert by(complements.passive_subject, condemn, by_oslo) == "The strike"
    by_nobody = "[nsubjpass [det The] strike] [auxpass was] condemned/VBN ."
    assert by(complements.passive_subject, condemn, by_nobody) == ""


def raised(sentence: str, act: str = "report", takes: str = "that to of") -> str:
    built = tree(f"{sentence} .")
    verb = next(t for t in built if t.dep_ == "ROOT")
    return text_of(built, complements.raised(verb, cue(verb.text, act, takes)))


@pytest.mark.parametrize(
    ("subject", "said", "content"),
    [
        ("Holm", "[xcomp [aux to] rest/VB]", "Holm to rest"),
        ("It", "[ccomp [nsubj he] left/VBD]", "he left"),
        ("Holm", "[ccomp [nsubj he] left/VBD]", ""),
        ("Holm", "[agent by [pobj us]] [xcomp [aux to] rest/VB]", ""),
    ],
)
def test_a_passive_by_nobody_passes_on_hearsay(subject: str, said: str, content: str) -> None:
    assert raised(f"[nsubjpass {subject}] [auxpass was] reported/VBN {said}") == content


def test_only_a_passive_of_saying_or_believing_is_hearsay() -> None:
    sentence = "[nsubjpass Holm] [auxpass was] asked/VBN [xcomp [aux to] rest/VB]"
    assert raised(sentence, "believe") == "Holm to rest"
    assert raised(sentence, "ask") == ""


def test_what_somebody_is_accused_of_is_hearsay() -> None:
    sentence = "[nsubjpass Holm] [auxpass was] accused/VBN [prep of [pobj theft]]"
    assert raised(sentence, "accuse", "of") == "Holm theft"
    assert raised(sentence, "report", "of") == ""


def test_what_somebody_is_supposed_to_do_is_no_hearsay() -> None:
    sentence = "[nsubjpass Holm] [auxpass was] supposed/VBN [xcomp [aux to] rest/VB]"
    assert raised(sentence, "believe") == ""
