import pytest

from newsbase.snippets import HIT_END, HIT_START, continued, pieces


def test_it_parts_hits_from_the_text_around_them() -> None:
    passage = f"the {HIT_START}grain{HIT_END} and {HIT_START}ships{HIT_END}"
    assert pieces(passage) == [("the ", False), ("grain", True), (" and ", False), ("ships", True)]


def test_it_survives_stray_marks() -> None:
    assert pieces(f"a{HIT_END}b{HIT_START}c") == [("a", True), ("b", False), ("c", False)]
    assert pieces("") == []


@pytest.mark.parametrize(
    ("passage", "headline", "rest"),
    [
        ("Talks ended late. Nobody spoke", "Talks ended …", "late. Nobody spoke"),
        ("Talks ended.\n\nNobody spoke", "Talks ended.", "Nobody spoke"),
        (f"Talks {HIT_START}ended{HIT_END} late", "Talks ended …", "late"),
        (
            f"{HIT_START}Talks{HIT_END} ended {HIT_START}late{HIT_END}",
            "Talks ended …",
            f"{HIT_START}late{HIT_END}",
        ),
        ("Talks ended", "Talks ended", ""),
    ],
)
def test_it_drops_a_beginning_that_repeats_the_headline(
    passage: str, headline: str, rest: str
) -> None:
    assert continued(passage, headline) == rest


@pytest.mark.parametrize("headline", ["No deal", "Talks ended late tonight in Turku", ""])
def test_it_keeps_a_passage_under_another_title(headline: str) -> None:
    passage = f"Talks ended late {HIT_START}tonight{HIT_END}"
    assert continued(passage, headline) == passage
