"""How the words of a statement are shown: marks, and ellipses only where something is missing."""

import pytest

from articles.quoting import Bounds, quoted, runs

SAID = "“We stay,” Envoy Ahti said. “We wait.”"


def shown(text: str, *contents: str, cue: str = "", marks: bool = True) -> str:
    pieces = [_bounds(text, words) for words in contents]
    return quoted(contents, pieces, _bounds(text, cue) if cue else None, marks)


def _bounds(text: str, words: str) -> Bounds:
    start = text.index(words)
    return start, start + len(words)


def test_it_cuts_the_quote_into_its_pieces() -> None:
    assert runs("We stay … We wait", [(1, 8), (29, 36)]) == ["We stay", "We wait"]


def test_it_keeps_an_ellipsis_that_the_text_has() -> None:
    assert runs("We … wait", [(1, 10)]) == ["We … wait"]


def test_it_keeps_a_quote_that_its_pieces_do_not_make() -> None:
    assert runs("We stay, we wait", [(1, 8), (29, 36)]) == ["We stay, we wait"]
    assert quoted(["We stay, we wait"], [(1, 8), (29, 36)], None, True) == "“We stay, we wait”"


def test_it_omits_nothing_around_the_cue() -> None:
    assert shown(SAID, "We stay", "We wait", cue="said") == "“We stay” “We wait”"


def test_it_omits_nothing_between_two_quotations() -> None:
    assert shown("“We stay.”\n\n“We wait.”", "We stay.", "We wait.") == "“We stay.” “We wait.”"


def test_it_says_where_words_are_left_out() -> None:
    text = "“We stay,” so much is clear to all, “and wait,” he said."
    assert shown(text, "We stay", "and wait", cue="said") == "“We stay” … “and wait”"


def test_it_joins_a_mixed_content_at_its_marks() -> None:
    text = "He called the figures “selective”."
    assert shown(text, "the figures", "selective", marks=False) == "the figures selective"


def test_it_shows_where_the_cue_parts_what_was_not_quoted() -> None:
    text = "The bank, he said, will cut its rates."
    joined = shown(text, "The bank", "will cut its rates", cue="said", marks=False)
    assert joined == "The bank · will cut its rates"


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("We call it “peace”", "“We call it ‘peace’”"),
        ('We call it "peace" or "truce"', "“We call it ‘peace’ or ‘truce’”"),
        ("“We stay.” “We wait.”", "“We stay.” “We wait.”"),
        ("We stay.\n\n“We wait", "“We stay.\n\nWe wait”"),
        ("We don’t", "“We don’t”"),
    ],
)
def test_it_never_doubles_marks(run: str, expected: str) -> None:
    assert shown(run, run) == expected
