import pytest

from newsbase.extraction.evaluation.words import Words, quotations
from newsbase.extraction.results import Span


def test_a_span_has_the_words_that_it_touches_and_no_punctuation() -> None:
    words = Words("“The UN’s envoy,” it said: no-one came.")
    assert [words[number] for number in range(len(words))] == [
        "The", "UN’s", "envoy", "it", "said", "no-one", "came",
    ]  # fmt: skip
    assert words.of(Span(0, 11)) == {0, 1, 2}
    assert words.of(Span(15, 18)) == set()
    assert words.of(None) == set()


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “no” and «non».", ["“no”", "«non»"]),
        ('The "first" and the "second".', ['"first"', '"second"']),
        ("“One two.\n\n“Three four,” he said.", ["“One two.", "“Three four,”"]),
        ("A 12\" pipe, and no more.\nThe 'single' ones.", []),
        ('"Open to the end of the line\nand not beyond', ['"Open to the end of the line']),
        ("„unten“ is left open by its own mark", ["„unten“ is left open by its own mark"]),
    ],
)
def test_quotations_end_with_their_mark_or_their_line(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == quoted


def test_the_kind_is_told_from_the_share_of_words_in_quotation_marks() -> None:
    words = Words("that “one two three four five six seven eight nine” and ten")
    assert words.kind(frozenset(range(10))) == "direct"
    assert words.kind(frozenset(range(11))) == "mixed"
    assert words.kind(frozenset({0, 10, 11})) == "indirect"
