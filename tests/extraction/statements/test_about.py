from newsbase.extraction.results import Mention, Span
from newsbase.extraction.statements.about import Meant, about
from tests.extraction.docs import Word, doc
from tests.extraction.statements.sayings import name, saying


def within(mentions: list[Mention], end: int = 100) -> list[str]:
    return [key for _, key in Meant(mentions).within(Span(0, end))]


def test_a_name_inside_a_longer_name_means_nobody_else() -> None:
    mentions = [
        Mention(Span(4, 30), "name", "org:pl-ministry-of-defence"),
        Mention(Span(4, 10), "name", "state:PL"),
        Mention(Span(50, 56), "name", "state:PL"),
    ]
    assert within(mentions, 40) == ["org:pl-ministry-of-defence"]
    assert within(mentions) == ["org:pl-ministry-of-defence", "state:PL"]


def test_the_owner_inside_a_description_is_meant_too() -> None:
    mentions = [
        Mention(Span(0, 18), "nominal", "person:ida-holm"),
        Mention(Span(0, 6), "name", "state:NO"),
    ]
    assert sorted(within(mentions)) == ["person:ida-holm", "state:NO"]


def test_what_reaches_out_of_the_piece_and_what_means_nobody_is_left_out() -> None:
    mentions = [
        Mention(Span(0, 6), "pronoun", None),
        Mention(Span(8, 20), "name", "state:NO"),
    ]
    assert within(mentions, 12) == []


def test_it_takes_whom_the_cue_names_and_leaves_out_the_speaker() -> None:
    # "Holm said of Brandt: he errs"
    built = doc([
        Word("Holm", "NNP", "nsubj", 1),
        Word("said", "VBD", "ROOT", 1, lemma="say"),
        Word("of", "IN", "prep", 1),
        Word("Brandt", "NNP", "pobj", 2),
        Word(":", ":", "punct", 1),
        Word("Holm", "NNP", "nsubj", 6),
        Word("errs", "VBZ", "ccomp", 1, lemma="err"),
    ])  # fmt: skip
    name(built, 0, 0, "person:holm")
    name(built, 3, 3, "person:brandt")
    name(built, 5, 5, "person:holm")
    said = saying(built, 1, 0, range(5, 7))
    piece = Span(built[5].idx, len(built.text))
    assert about(Meant(built._.mentions), said, [piece], []) == ("person:brandt",)
