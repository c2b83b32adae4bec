from spacy.tokens import Doc

from newsbase.extraction.statements.following import continue_quotations
from newsbase.extraction.statements.reading import Reading
from tests.extraction.statements.sayings import draft
from tests.extraction.trees import at, text_of, tree

FIRST = "“ [ccomp [nsubj We] waited/VBD ,] ” [nsubj Holm] said ."
SECOND = "“ [nsubj Nobody] came/VBD [prep for [pobj hours]] . ”"


def continued(
    built: Doc,
    *,
    cue: str = "said",
    speaker: str | None = "Holm",
    taken: range = range(5),
    rule: str = "quotation",
) -> str:
    """The content of a statement that holds the tokens taken, with what continues it."""
    who = at(built, speaker).i if speaker else None
    first = draft(built, at(built, cue).i, who, taken, rule)
    [found] = continue_quotations(Reading(built), [first])
    return text_of(built, found.tokens)


def test_a_quotation_behind_a_quoted_statement_continues_it() -> None:
    assert continued(tree(FIRST, SECOND)) == "“ We waited , ” “ Nobody came for hours . ”"


def test_a_few_quoted_words_are_a_title() -> None:
    title = "[nsubj He] left/VBD “ [dobj [det the] Band] ” ."
    assert continued(tree(FIRST, title)) == "“ We waited , ”"


def test_a_quotation_in_the_next_paragraph_continues_nothing() -> None:
    assert continued(tree(f"{FIRST} ¶", SECOND)) == "“ We waited , ”"


def test_a_quotation_before_every_statement_continues_none() -> None:
    built = tree(SECOND, "[nsubj Holm] said [ccomp [nsubj ships] sank/VBD] .")
    assert continued(built, taken=range(9, 11), rule="clause") == "ships sank"


def test_it_continues_the_quoted_statement_rather_than_the_nearest() -> None:
    built = tree(FIRST, "[nsubj Brandt] wrote [ccomp [nsubj ships] sank/VBD] .", SECOND)
    quoted = draft(built, at(built, "said").i, 5, range(5), "clause")
    near = draft(built, at(built, "wrote").i, 8, range(10, 12))
    continue_quotations(Reading(built), [quoted, near])
    assert "Nobody" in text_of(built, quoted.tokens)
    assert "Nobody" not in text_of(built, near.tokens)


def test_of_statements_without_a_quotation_it_continues_the_nearest() -> None:
    built = tree(
        "[nsubj Holm] said [ccomp [nsubj it] rained/VBD] .",
        "[nsubj Brandt] wrote [ccomp [nsubj ships] sank/VBD] .",
        SECOND,
    )
    far, near = draft(built, 1, 0, range(2, 4)), draft(built, 6, 5, range(7, 9))
    continue_quotations(Reading(built), [far, near])
    assert "Nobody" in text_of(built, near.tokens)
    assert "Nobody" not in text_of(built, far.tokens)


def test_else_it_continues_the_nearest_that_may_be_quoted() -> None:
    built = tree("[nsubj Holm] said [ccomp [nsubj ships] sank/VBD] .", SECOND)
    assert continued(built, taken=range(2, 4), rule="clause").startswith("ships sank “ Nobody")


def test_it_continues_no_statement_whose_cue_takes_no_quotation() -> None:
    built = tree("[nsubj Holm] feared/VBD [dobj [amod new] strikes] .", SECOND)
    found = continued(built, cue="feared", taken=range(2, 4), rule="object")
    assert found == "new strikes"


def test_an_answer_does_not_continue_the_question() -> None:
    asked = "[nsubjpass Holm] [auxpass was] asked/VBN , “ [ccomp [nsubj Who] came/VBD ?] ”"
    built = tree(asked, SECOND)
    assert continued(built, cue="asked", speaker=None, taken=range(4, 9)) == "“ Who came ? ”"
    assert "Nobody" in continued(built, cue="asked", taken=range(4, 9))


def test_what_nobody_says_may_go_on() -> None:
    built = tree("said “ [ccomp [nsubj We] waited/VBD ,] ” .", SECOND)
    assert "Nobody" in continued(built, speaker=None, taken=range(1, 6))


def test_a_paragraph_that_another_statement_holds_is_not_joined() -> None:
    built = tree(
        "[nsubj Holm] said : “ [ccomp [nsubj We] waited/VBD] . ¶",
        "“ [nsubj Brandt] wrote [ccomp [nsubj ships] sank/VBD [prep off [pobj Oslo]]] . ”",
    )
    first = draft(built, 1, 0, range(3, 7), "quotation")
    second = draft(built, at(built, "wrote").i, at(built, "Brandt").i, range(11, 15))
    continue_quotations(Reading(built), [first, second])
    assert text_of(built, first.tokens) == "“ We waited ."


def test_a_paragraph_that_opens_again_what_was_left_open_belongs_to_it() -> None:
    built = tree(
        "[nsubj Holm] said : “ [ccomp [nsubj We] waited/VBD] . ¶", "“ [nsubj We] left/VBD . ”"
    )
    assert continued(built, taken=range(3, 7)) == "“ We waited . “ We left . ”"


def test_it_belongs_to_the_last_paragraph_s_statement_as_well() -> None:
    built = tree(
        "“ [nsubj We] waited/VBD . ¶", "“ [ccomp [nsubj We] left/VBD ,] ” [nsubj Holm] said ."
    )
    assert continued(built, taken=range(5, 10)) == "“ We waited . “ We left , ”"


def test_it_spans_three_paragraphs() -> None:
    built = tree(
        "[nsubj Holm] said : “ [ccomp [nsubj We] waited/VBD] . ¶",
        "“ [nsubj We] slept/VBD . ¶",
        "“ [nsubj We] left/VBD . ”",
    )
    assert continued(built, taken=range(3, 7)) == "“ We waited . “ We slept . “ We left . ”"


def test_a_closed_quotation_is_not_joined_with_the_next_paragraph() -> None:
    built = tree(
        "[nsubj Holm] said : “ [ccomp [nsubj We] waited/VBD] . ” ¶", "“ [nsubj We] left/VBD . ”"
    )
    assert continued(built, taken=range(3, 8)) == "“ We waited . ”"


def test_what_stands_between_parts_an_open_quotation_from_the_next() -> None:
    built = tree(
        "[nsubj Holm] said : “ [ccomp [nsubj We] waited/VBD] . ¶",
        "[nsubj Crews] wept/VBD . ¶",
        "“ [nsubj We] left/VBD . ”",
    )
    assert continued(built, taken=range(3, 7)) == "“ We waited ."
