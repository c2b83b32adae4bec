"""What found mention stands for what annotated one, and what counts."""

from pathlib import Path

import pytest

from newsbase.extraction.evaluation.actor_outcome import Outcome
from tests.extraction.evaluation.actor_cases import compared

WHOS = '\n= 1 actor=p:ann name="Ann Lee" kind=person\n'


def pairs(folder: Path, gold: str, found: str) -> list[tuple[str, str]]:
    outcome = compared(folder, gold, found)
    text = gold.partition("\n")[0]
    for mark in ("[1 ", "[1n ", "[1p ", "[2 ", "[2n ", "[1,2 ", "]"):
        text = text.replace(mark, "")
    return [(pair.gold.span.of(text), pair.found.span.of(text)) for pair in outcome.pairs]


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("Mr [1 Ann Lee] left.", "[1 Mr Ann Lee] left.", [("Ann Lee", "Mr Ann Lee")]),
        ("[1 Ann Lee] left.", "Ann [1 Lee] left.", [("Ann Lee", "Lee")]),
        ("[1 Ann May Lee] left.", "Ann May [1 Lee] left.", []),
        ("[1 Ann Lee] left the room.", "[1 Ann Lee left the room].", []),
        (
            "[1n the new finance minister] left.", "the new finance [1n minister] left.",
            [("the new finance minister", "minister")],
        ),
        ("[1n the new finance minister] left.", "the [1n new] finance minister left.", []),
        ("[1 the new finance ministry] left.", "the new finance [1 ministry] left.", []),
        ("[1n their daughter] left.", "[1p their] daughter left.", []),
        ("[1n the country] left.", "the [1 country] left.", [("the country", "country")]),
        ("Ann left; [1p she] did.", "Ann [1 left]; she did.", []),
    ],
)  # fmt: skip
def test_mentions_that_stand_for_each_other(
    tmp_path: Path, gold: str, found: str, expected: list[tuple[str, str]]
) -> None:
    assert pairs(tmp_path, gold + WHOS, found + WHOS) == expected


TWO = WHOS + "= 2 actor=state:CN\n"


def test_the_most_alike_stand_for_each_other(tmp_path: Path) -> None:
    """The ministry was found without its state, and the state was."""
    gold = "[1 [2 Chinese] Ministry of Defence] said."
    assert pairs(tmp_path, gold + TWO, gold + TWO) == [
        ("Chinese", "Chinese"),
        ("Chinese Ministry of Defence", "Chinese Ministry of Defence"),
    ]
    assert pairs(tmp_path, gold + TWO, "[2 Chinese] [1 Ministry of Defence] said." + TWO) == [
        ("Chinese", "Chinese"),
        ("Chinese Ministry of Defence", "Ministry of Defence"),
    ]


def test_two_in_one_word_are_told_by_their_characters(tmp_path: Path) -> None:
    assert pairs(tmp_path, "[2 Sino]-[1 Lee] talks." + TWO, "Sino-[1 Lee] talks." + WHOS) == [
        ("Lee", "Lee")
    ]


def test_a_bracket_of_two_chains_goes_to_the_one_that_was_found(tmp_path: Path) -> None:
    whos = "\n= 1 actor=state:KP\n= 2 actor=state:KR\n"
    found = "North and [2 South Korea] met.\n= 2 actor=state:KR\n"
    outcome = compared(tmp_path, "[1,2 North and South Korea] met." + whos, found)
    assert [pair.chain.who.id for pair in outcome.pairs] == ["state:KR"]
    assert outcome.is_right(outcome.pairs[0])


def spans(outcome: Outcome) -> tuple[list[int], list[int]]:
    """Where the gold and the found mentions that count begin."""
    gold, found = outcome.gold, outcome.found
    return [p.span.start for _, p in gold], [p.span.start for _, p in found]


NOBODYS = """\
[1 Ann] met [2n officials] and [2 Georgia].
= 1 actor=p:ann name=Ann kind=person
= 2 actor=none
"""


def test_gold_of_nobody_counts_on_neither_side(tmp_path: Path) -> None:
    found = (
        "[1 Ann] met [3n officials] and [2 Georgia].\n"
        "= 1 actor=person:ann name=Ann kind=person\n= 2 actor=state:GE\n"
        "= 3 actor=group:o name=officials kind=group\n"
    )
    outcome = compared(tmp_path, NOBODYS, found)
    assert spans(outcome) == ([0], [0])
    named = [pair.cluster.names_somebody for _, pair in outcome.nobody if pair]
    assert named == [False, True]


def test_a_found_mention_of_nobody_is_no_false_alarm(tmp_path: Path) -> None:
    found = "[1 Ann] met [2n officials] and [3n Georgia].\n= 1 actor=none\n= 2 actor=none\n"
    found += "= 3 actor=group:g name=Georgia kind=group\n"
    gold = NOBODYS.replace("[2n officials] and [2 Georgia]", "officials and Georgia")
    outcome = compared(tmp_path, gold.replace("= 2 actor=none\n", ""), found)
    assert spans(outcome) == ([0], [0])
    assert not outcome.is_right(outcome.pairs[0])


def test_names_alone(tmp_path: Path) -> None:
    """Found where gold has no name: beside the point. A name found as a description counts."""
    gold = '[1 Ann] and [1p she] and [1 Lee].\n= 1 actor=p:ann name="Ann Lee" kind=person\n'
    found = (
        "[1n Ann] [1p and] [1 she] [1 and] Lee.\n"
        '= 1 actor=person:ann name="Ann" kind=person\n'
    )  # fmt: skip
    assert spans(compared(tmp_path, gold, found, "names")) == ([0, 16], [0, 12])
    assert spans(compared(tmp_path, gold, found)) == ([0, 8, 16], [0, 4, 8, 12])
