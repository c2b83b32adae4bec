"""The figures agree with the reference scorer on self-written texts.

Between agreement.gold.txt and agreement-found.gold.txt there are split, nested, joined, missed,
invented and lengthened contents, wrong, missing and superfluous speakers, attitudes, every kind.
The numbers are what the reference scorer prints for them: precision, recall and F1 in percent,
found, gold. It is not part of the project.
"""

from pathlib import Path
from typing import Any

import pytest

from newsbase.extraction.evaluation.annotated import passages
from newsbase.extraction.evaluation.gold import read_gold
from newsbase.extraction.evaluation.layer import Scope
from newsbase.extraction.evaluation.statement_brackets import BRACKETS
from tests.extraction.evaluation.cases import STATEMENTS, as_found, record_of

HERE = Path(__file__).parent

Expected = dict[str, tuple[float, float, float, int, int]]

RATES: dict[Scope, Expected] = {
    "reported": {
        "content half": (71.4, 66.7, 69.0, 14, 15),
        "content exact": (50.0, 46.7, 48.3, 14, 15),
        "content words": (83.1, 75.0, 78.8, 65, 72),
        "end_to_end": (42.9, 40.0, 41.4, 14, 15),
        "cue overlap": (80.0, 61.5, 69.6, 10, 13),
        "cue exact": (70.0, 53.8, 60.9, 10, 13),
        "kinds direct half": (83.3, 100.0, 90.9, 6, 5),
        "kinds direct exact": (50.0, 60.0, 54.5, 6, 5),
        "kinds direct words": (81.0, 85.0, 82.9, 21, 20),
        "kinds direct end_to_end": (33.3, 40.0, 36.4, 6, 5),
        "kinds mixed half": (100.0, 100.0, 100.0, 1, 1),
        "kinds mixed exact": (100.0, 100.0, 100.0, 1, 1),
        "kinds mixed words": (100.0, 100.0, 100.0, 6, 6),
        "kinds mixed end_to_end": (100.0, 100.0, 100.0, 1, 1),
        "kinds indirect half": (57.1, 44.4, 50.0, 7, 9),
        "kinds indirect exact": (42.9, 33.3, 37.5, 7, 9),
        "kinds indirect words": (81.6, 67.4, 73.8, 38, 46),
        "kinds indirect end_to_end": (42.9, 33.3, 37.5, 7, 9),
    },
    "all": {
        "content half": (76.5, 72.2, 74.3, 17, 18),
        "content exact": (52.9, 50.0, 51.4, 17, 18),
        "content words": (86.2, 78.4, 82.1, 80, 88),
        "end_to_end": (47.1, 44.4, 45.7, 17, 18),
        "cue overlap": (84.6, 68.8, 75.9, 13, 16),
        "cue exact": (76.9, 62.5, 69.0, 13, 16),
        "kinds direct half": (83.3, 100.0, 90.9, 6, 5),
        "kinds direct exact": (50.0, 60.0, 54.5, 6, 5),
        "kinds direct words": (81.0, 85.0, 82.9, 21, 20),
        "kinds direct end_to_end": (33.3, 40.0, 36.4, 6, 5),
        "kinds mixed half": (100.0, 100.0, 100.0, 1, 1),
        "kinds mixed exact": (100.0, 100.0, 100.0, 1, 1),
        "kinds mixed words": (100.0, 100.0, 100.0, 6, 6),
        "kinds mixed end_to_end": (100.0, 100.0, 100.0, 1, 1),
        "kinds indirect half": (70.0, 58.3, 63.6, 10, 12),
        "kinds indirect exact": (50.0, 41.7, 45.5, 10, 12),
        "kinds indirect words": (86.8, 74.2, 80.0, 53, 62),
        "kinds indirect end_to_end": (50.0, 41.7, 45.5, 10, 12),
    },
}
SPEAKERS: dict[Scope, dict[str, tuple[float, int]]] = {
    "reported": {"right": (66.7, 6), "same_span": (50.0, 6), "none": (50.0, 4)},
    "all": {"right": (66.7, 9), "same_span": (55.6, 9), "none": (50.0, 4)},
}
SPEAKERS_BY_KIND: dict[Scope, dict[str, float]] = {
    "reported": {"direct": 50.0, "mixed": 100.0, "indirect": 66.7},
    "all": {"direct": 50.0, "mixed": 100.0, "indirect": 66.7},
}


@pytest.fixture(params=["reported", "all"])
def scope(request: pytest.FixtureRequest) -> Scope:
    chosen: Scope = request.param
    return chosen


@pytest.fixture
def figures(scope: Scope) -> Any:
    texts, problems = read_gold(HERE / "agreement.gold.txt", STATEMENTS)
    guesses = [
        record_of(source) for source in passages(HERE / "agreement-found.gold.txt", BRACKETS)
    ]
    assert not problems
    assert [guess["text"] for guess in guesses] == [text.text for text in texts]
    found = {
        guess["id"]: STATEMENTS.found_items(as_found(guess), guess["text"]) for guess in guesses
    }
    return STATEMENTS.figures(texts, found, scope)


def at(figures: Any, path: str) -> Any:
    for key in path.split():
        figures = figures[key]
    return figures


def test_every_rate_agrees_to_a_tenth_of_a_percent(figures: Any, scope: Scope) -> None:
    assert {path: _rate(at(figures, path)) for path in RATES[scope]} == {
        path: pytest.approx(expected, abs=0.1) for path, expected in RATES[scope].items()
    }


def _rate(rate: Any) -> tuple[float, ...]:
    shares = (100 * rate["precision"], 100 * rate["recall"], 100 * rate["f1"])
    return (*shares, rate["found"], rate["gold"])


def test_every_share_of_speakers_agrees(figures: Any, scope: Scope) -> None:
    for name, (share, number) in SPEAKERS[scope].items():
        assert figures["speaker"][name]["number"] == number
        assert 100 * figures["speaker"][name]["share"] == pytest.approx(share, abs=0.1)
    for kind, share in SPEAKERS_BY_KIND[scope].items():
        assert 100 * figures["kinds"][kind]["speaker"]["share"] == pytest.approx(share, abs=0.1)
