import pytest

from newsbase.extraction.statements.noun_rules import noun_drafts, owner_of
from newsbase.extraction.statements.reading import Reading
from tests.extraction.statements.cues import cue, shown
from tests.extraction.trees import at, tree

THAT = "[acl [mark that] [nsubj ships] sank/VBD]"


def found(sentence: str) -> list[tuple[str | None, str, str]]:
    built = tree(sentence)
    return [shown(built, draft) for draft in noun_drafts(Reading(built))]


def owner(noun: str, sentence: str) -> str | None:
    found = owner_of(at(tree(sentence), noun))
    return found.text if found is not None else None


@pytest.mark.parametrize(
    ("phrase", "content"),
    [
        (THAT, "that ships sank"),
        ("[acl [aux to] leave/VB]", "to leave"),
        ("[prep of [pobj [amod more] strikes]]", "more strikes"),
    ],
)
def test_a_claim_of_somebody_s_is_a_statement(phrase: str, content: str) -> None:
    sentence = f"[nsubj [poss Holm] promise {phrase}] angered/VBD [dobj crews] ."
    assert found(sentence) == [("Holm", "promise", content)]


def test_what_a_statement_does_is_its_content() -> None:
    phrase = "[dobj [det a] statement [acl warning/VBG [prep of [pobj strikes]]]]"
    made = f"[nsubj Holm] left/VBD [advcl making/VBG {phrase}] ."
    assert found(made) == [("Holm", "statement", "warning of strikes")]


@pytest.mark.parametrize(
    "phrase",
    [
        "[relcl [nsubj which] sank/VBD]",
        "[acl made/VBN [prep in [pobj June]]]",
        "[prep in [pobj June]]",
        "",
    ],
)
def test_what_else_hangs_on_the_noun_is_not_its_content(phrase: str) -> None:
    assert found(f"[nsubj [poss Holm] promise {phrase}] angered/VBD [dobj crews] .") == []


def test_content_stands_behind_its_noun() -> None:
    assert found("[nsubj [prep of [pobj strikes]] [poss Holm] promise] angered/VBD .") == []


def test_a_claim_of_nobody_s_is_none() -> None:
    assert found(f"[nsubj [det The] claim {THAT}] angered/VBD [dobj crews] .") == []


def test_a_noun_inside_a_quotation_is_none() -> None:
    assert found(f"“ [nsubj [poss Holm] claim {THAT}] angered/VBD [dobj crews] . ”") == []


def test_a_verb_of_the_same_form_is_left_to_the_verbs() -> None:
    assert found("[nsubj Envoys] claim/VBP [prep of [pobj strikes]] [prep by [pobj Oslo]] .") == []


def test_who_stands_within_the_content_does_not_own_it() -> None:
    assert (
        found("[nsubj [det The] claim [prep of [pobj crews [prep by [pobj Oslo]]]]] fell/VBD .")
        == []
    )


def test_a_weak_complement_counts_for_a_person_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    weak = cue("claim", "argue", "of", weak="of")
    monkeypatch.setattr(
        "newsbase.extraction.statements.noun_rules.nouns", lambda: {"claim": (weak,)}
    )
    sentence = "[nsubj [poss {}] claim [prep of [pobj theft]]] fell/VBD ."
    assert found(sentence.format("Holm//PERSON")) == [("Holm", "claim", "theft")]
    assert found(sentence.format("Oslo//GPE")) == []


@pytest.mark.parametrize("phrase", [THAT, "[acl [aux to] leave/VB]", "[prep about [pobj it]]"])
def test_a_noun_has_only_the_content_that_its_line_takes(
    monkeypatch: pytest.MonkeyPatch, phrase: str
) -> None:
    of = cue("claim", "argue", "of")
    monkeypatch.setattr("newsbase.extraction.statements.noun_rules.nouns", lambda: {"claim": (of,)})
    assert found(f"[nsubj [poss Holm] claim {phrase}] fell/VBD .") == []
    assert found("[nsubj [poss Holm] claim [prep of [pobj it]]] fell/VBD .") != []


def test_the_genitive_owns_the_claim() -> None:
    assert owner("claim", "[nsubj [poss Holm] claim [prep by [pobj Oslo]]] fell/VBD .") == "Holm"


@pytest.mark.parametrize("preposition", ["by", "from"])
def test_else_who_it_comes_from_owns_it(preposition: str) -> None:
    sentence = f"[nsubj [det a] claim [prep {preposition} [pobj Oslo]]] fell/VBD ."
    assert owner("claim", sentence) == "Oslo"


def test_a_possessive_stands_for_who_does_it() -> None:
    assert owner("claim", "[nsubj Holm] renewed/VBD [dobj [poss her/PRP$] claim] .") == "Holm"
    assert owner("claim", "[nsubj [poss her/PRP$] claim] fell/VBD .") == "her"
    assert (
        owner("claim", "[nsubj Holm] spoke/VBD [prep of [pobj [poss her/PRP$] claim]] .") == "her"
    )


@pytest.mark.parametrize(("verb", "who"), [("made/VBD", "Holm"), ("repeating/VBG", "Holm")])
def test_who_makes_a_claim_owns_it(verb: str, who: str) -> None:
    assert owner("claim", f"[nsubj Holm] {verb} [dobj [det a] claim] .") == who


@pytest.mark.parametrize(
    "sentence",
    [
        "[nsubj Holm] studied/VBD [dobj [det a] claim] .",
        "[nsubj [det A] claim] gave/VBD [dobj hope] .",
    ],
)
def test_who_does_something_else_with_it_does_not(sentence: str) -> None:
    assert owner("claim", sentence) is None
