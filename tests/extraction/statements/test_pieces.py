import pytest
import spacy

from newsbase.extraction.statements.pieces import pieces
from tests.extraction.docs import Word, doc


def whole(text: str) -> list[str]:
    """The pieces of a text that is content from end to end."""
    built = spacy.blank("en")(text)
    return [span.of(text) for span in pieces(built, range(len(built)))]


def spaced(space: str) -> list[str]:
    built = doc([
        Word("ships", "NNS", "nsubj", 2),
        Word(space, "_SP", "dep", 0, pos="SPACE"),
        Word("sank", "VBD", "ROOT", 2),
    ])  # fmt: skip
    return [span.of(built.text) for span in pieces(built, [0, 2])]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2003"])
def test_space_alone_does_not_break_a_run(space: str) -> None:
    assert spaced(space) == [f"ships {space} sank"]


def test_a_new_line_breaks_a_run() -> None:
    assert spaced("\n") == ["ships", "sank"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Did the ships sink?”", "Did the ships sink?"),
        ("Sink them!!", "Sink them!!"),
        ("“The ships sank.”", "The ships sank"),
        ("it was ‘frank’.", "it was ‘frank’"),
        ("it was 'frank'.", "it was 'frank'"),
        ("it was ''frank''.", "it was ''frank''"),
        ("‘frank’ talk", "‘frank’ talk"),
        ("‘The ships’ crews swam.’", "The ships’ crews swam"),
        ("'The ships' 'old' crews swam.'", "The ships' 'old' crews swam"),
        ("it's the crews'", "it's the crews"),
    ],
)
def test_marks_at_the_edges(text: str, expected: str) -> None:
    assert whole(text) == [expected]
