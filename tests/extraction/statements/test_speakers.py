import pytest

from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.statements.speakers import speaker_of, subject
from tests.extraction.trees import at, tree


def speaker(cue: str, sentence: str) -> str | None:
    built = tree(sentence)
    found = speaker_of(at(built, cue), Reading(built))
    return found.text if found is not None else None


def of(verb: str, sentence: str) -> str | None:
    found = subject(at(tree(sentence), verb))
    return found.text if found is not None else None


def test_the_subject_speaks_before_the_cue_or_behind_it() -> None:
    assert speaker("said", "[nsubj Holm] said [ccomp [nsubj ships] sank/VBD] .") == "Holm"
    assert speaker("said", "“ [ccomp [nsubj Ships] sank/VBD ,] ” said [nsubj Holm] .") == "Holm"


def test_of_two_subjects_the_nearer_one_speaks() -> None:
    assert speaker("said", "[nsubj Ships] , [nsubj Holm] said .") == "Holm"


def test_there_is_nobody_that_speaks() -> None:
    assert speaker("said", "[nsubj there/EX] said [ccomp [nsubj ships] sank/VBD] .") is None


def test_the_agent_of_a_passive_speaks() -> None:
    passive = "[nsubjpass Strikes] [auxpass were] condemned/VBN [agent by [pobj Oslo]] ."
    assert speaker("condemned", passive) == "Oslo"
    assert speaker("condemned", "[nsubjpass Strikes] [auxpass were] condemned/VBN .") is None


def test_a_bare_participle_has_no_speaker_but_its_agent() -> None:
    bare = "[advcl asked/VBN [prep about [pobj ships]]] , [nsubj Holm] smiled/VBD ."
    assert speaker("asked", bare) is None
    active = (
        "[advcl [aux having/VBG] asked/VBN [prep about [pobj ships]]] , [nsubj Holm] left/VBD ."
    )
    assert speaker("asked", active) == "Holm"


def test_a_joined_verb_has_the_subject_of_the_first() -> None:
    assert of("warned", "[nsubj Holm] left/VBD [cc and] [conj warned [dobj crews]] .") == "Holm"


def test_a_controlled_infinitive_has_the_subject_above() -> None:
    assert of("say", "[nsubj Holm] wanted/VBD [xcomp [aux to] say/VB [dobj more]] .") == "Holm"


def test_the_object_above_speaks_if_it_is_somebody() -> None:
    led = "[nsubj Storms] led/VBD [dobj ministers] [xcomp [aux to] say/VB [dobj more]] ."
    assert of("say", led) == "ministers"
    used = "[nsubj Holm] used/VBD [dobj storms] [xcomp [aux to] say/VB [dobj more]] ."
    assert of("say", used) == "Holm"


def test_an_adverbial_participle_has_the_subject_above() -> None:
    assert of("saying", "[nsubj Holm] left/VBD , [advcl saying/VBG [ccomp ships]] .") == "Holm"


def test_what_a_relative_clause_describes_speaks() -> None:
    own = "[nsubj Holm , [relcl [nsubj who] said [ccomp more]] ,] left/VBD ."
    assert of("said", own) == "who"
    joined = "[nsubj Holm , [relcl [advmod once] warned [dobj crews]] ,] left/VBD ."
    assert of("warned", joined) == "Holm"


def test_the_clause_above_a_complement_lends_no_subject() -> None:
    assert of("said", "[nsubj Ships] showed/VBD [ccomp said [dobj more]] .") is None


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("[nsubj He] met/VBD [dobj [det a] woman [acl saying/VBG [ccomp more]]] .", "woman"),
        ("[nsubj Holm] issued/VBD [dobj orders [acl saying/VBG [ccomp more]]] .", "Holm"),
        ("[nsubj [poss Holm] post [acl saying/VBG [ccomp more]]] vanished/VBD .", "Holm"),
        ("[nsubj Posters [acl saying/VBG [ccomp more]]] vanished/VBD .", "Posters"),
    ],
)
def test_a_participle_belongs_to_the_noun_or_to_whose_it_is(sentence: str, who: str) -> None:
    assert of("saying", sentence) == who


def test_a_participle_behind_a_preposition_belongs_to_the_subject() -> None:
    sentence = "[nsubj Holm] spoke/VBD [prep in [pobj posts [acl saying/VBG [ccomp more]]]] ."
    assert of("saying", sentence) == "Holm"


def test_a_subject_inside_a_quotation_is_not_the_speaker() -> None:
    parse = "“ [nsubj Ships] [amod sank/VBD] ” , said [appos Holm/NNP] ."
    assert speaker("said", parse) == "Holm"


def test_a_phrase_beside_the_cue_speaks_where_the_parse_has_no_subject() -> None:
    behind = "[ccomp [nsubj Ships] sank/VBD] , said [dobj [det the] ministry] ."
    assert speaker("said", behind) == "ministry"
    before = "[ccomp [nsubj Ships] sank/VBD] , [attr [det the] ministry] said ."
    assert speaker("said", before) == "ministry"


def test_a_relative_pronoun_beside_the_cue_does_not() -> None:
    assert speaker("said", "[dobj which] said .") is None


def test_a_phrase_beside_the_cue_that_is_quoted_does_not() -> None:
    assert speaker("said", "“ [attr Crews] ” said .") is None


def test_of_two_cues_the_second_has_the_subject_of_the_first() -> None:
    # "X denied it, said Y were asleep": the parser takes what X denied for what was said
    sentence = "[ccomp [nsubj Holm] denied/VBD [dobj it]] , said [ccomp [nsubj crews] slept/VBD] ."
    assert speaker("said", sentence) == "Holm"


def test_an_office_and_a_name_between_commas_are_the_speaker() -> None:
    sentence = (
        "[ccomp [nsubj Ships] sank/VBD [dobj [det the] governor ,"
        " [appos [compound Ana] Silva] ,]] said ."
    )
    assert speaker("said", sentence) == "governor"


def test_a_name_inside_quotation_marks_may_speak() -> None:
    assert speaker("said", "“ [nsubj Holm//PERSON] ” said [dobj so] .") == "Holm"


def test_a_past_participle_joined_to_a_verb_keeps_the_subject() -> None:
    perfect = "[nsubj Oslo] [aux has] left/VBN [cc and] [conj condemned/VBN [dobj it]] ."
    assert speaker("condemned", perfect) == "Oslo"


def test_a_past_clause_that_describes_what_was_done_belongs_to_whose_it_is() -> None:
    past = "[nsubj [poss Holm] envoy [acl said [dobj so]]] left/VBD ."
    assert of("said", past) == "Holm"


def test_a_participle_on_the_subject_belongs_to_it_and_not_to_the_verb_s_subject() -> None:
    # nothing above the subject's own noun speaks, though it hangs on a verb
    sentence = "[nsubj Holm] smiled/VBD [ccomp [nsubj posts [acl saying/VBG [dobj so]]] sank/VBD] ."
    assert of("saying", sentence) == "posts"


def test_an_object_above_lends_itself_to_an_infinitive_alone() -> None:
    joined = "[nsubj Holm] met/VBD [dobj ministers] [cc and] [conj said [dobj so]] ."
    assert of("said", joined) == "Holm"


def test_the_root_of_a_sentence_without_a_subject_has_none() -> None:
    assert of("said", "said [dobj so] .") is None


def test_a_name_behind_a_comma_without_an_office_speaks_itself() -> None:
    sentence = "[ccomp [nsubj Ships] sank/VBD [advmod again] [appos [compound Ana] Silva] ,] said ."
    assert speaker("said", sentence) == "Silva"
