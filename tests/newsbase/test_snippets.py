from newsbase.snippets import HIT_END, HIT_START, continued, pieces


def test_it_parts_hits_from_the_text_around_them() -> None:
    passage = f"the {HIT_START}grain{HIT_END} and {HIT_START}ships{HIT_END}"
    assert pieces(passage) == [("the ", False), ("grain", True), (" and ", False), ("ships", True)]


def test_it_survives_stray_marks() -> None:
    assert pieces(f"a{HIT_END}b{HIT_START}c") == [("a", True), ("b", False), ("c", False)]
    assert pieces("") == []


def test_it_drops_a_beginning_that_repeats_the_headline() -> None:
    assert continued("Talks ended late. Nobody spo", "Talks ended …") == "late. Nobody"


def test_it_keeps_a_passage_under_another_title() -> None:
    assert continued("Talks ended late tonight", "No deal") == "Talks ended late"
