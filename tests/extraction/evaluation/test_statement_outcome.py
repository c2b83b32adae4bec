"""Which statements match, who is a right speaker, and what does not count."""

from pathlib import Path

import pytest

from newsbase.extraction.evaluation.matching import one_to_one
from tests.extraction.evaluation.cases import compared


def ids(numbers: str) -> frozenset[int]:
    return frozenset(map(int, numbers.split()))


def test_the_best_pairs_come_first_and_nothing_is_paired_twice() -> None:
    gold = [ids("1 2 3 4"), ids("5 6")]
    found = [ids("1 2 3"), ids("1 2 3 4"), ids("4 5")]
    assert one_to_one(gold, found, 0.5) == [(0, 1)]
    assert sorted(one_to_one(gold, found, 0)) == [(0, 1), (1, 2)]


def test_half_of_all_words_is_enough_for_content(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        "[1s He] [1c said] [1 one two three] four five six.",
        "[1s He] [1c said] [1 one two three four five six].",
    )
    assert len(found.matches) == 1
    assert found.matches[0].right
    assert not found.exact
    longer = compared(
        tmp_path,
        "[1s He] [1c said] [1 one two three] four five six seven.",
        "[1s He] [1c said] [1 one two three four five six seven].",
    )
    assert not longer.matches


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ("[1s the mayor of the town]", "the [1s mayor] of the town", True),
        ("[1s the mayor of the town]", "the mayor [1s of the] town", False),
        ("[1s She]", "[1s She]", True),
        ("[1s She]", "She", False),
        ("She", "[1s She]", False),
        ("She", "She", True),
    ],
)
def test_a_speaker_is_right_if_a_telling_word_is_shared(
    tmp_path: Path, gold: str, found: str, right: bool
) -> None:
    rest = " [1c said] [1 taxes would rise]."
    (match,) = compared(tmp_path, gold + rest, found + rest).matches
    assert match.right is right


ATTITUDE = "[1s Lisbon] [1c wants] [1 a seat], and [2s Madrid] [2c says] [2 it will wait]."


def test_attitudes_neither_count_nor_harm_in_the_scope_of_reported_speech(tmp_path: Path) -> None:
    gold = f"{ATTITUDE}\n= 1 reported=no"
    everything = compared(tmp_path, gold, ATTITUDE, "all")
    reported = compared(tmp_path, gold, ATTITUDE, "reported")
    assert (len(everything.gold), len(everything.found)) == (2, 2)
    assert (len(reported.gold), len(reported.found)) == (1, 1)
    assert [len(cues) for cues in (reported.gold_cues, reported.found_cues)] == [1, 1]
    assert reported.open_words == {2, 3}


def test_what_lies_mostly_in_an_attitude_does_not_count_either(tmp_path: Path) -> None:
    gold = "[1s Lisbon] [1c wants] [1 a seat at the table], he said.\n= 1 reported=no"
    found = "[1s Lisbon] wants [1 a] seat at the table, he said."
    assert not compared(tmp_path, gold, found, "reported").found
    assert len(compared(tmp_path, gold, found, "all").found) == 1


def test_statements_of_one_cue_are_one(tmp_path: Path) -> None:
    gold = "[1 “One,”] [1s he] [1c said]. [1 “Two three.”]"
    found = "[1 “One,”] [1s,2s he] [1c,2c said]. [2 “Two three.”]"
    outcome = compared(tmp_path, gold, found)
    assert len(outcome.found) == len(outcome.exact) == 1


def test_a_statement_without_content_is_not_scored(tmp_path: Path) -> None:
    assert not compared(tmp_path, "[1s He] [1c disagreed].", "He disagreed.").gold
