"""What `extract` prints keeps the output contract, on every sample article."""

import datetime
import itertools
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newsbase.extraction.contract import as_json

if TYPE_CHECKING:
    from newsbase.extraction.pipeline import Pipeline

pytestmark = pytest.mark.pipeline

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds" / "articles").glob("*.txt"))
ROOTS = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
    "SANCTION MOBILIZE COERCE ASSAULT OTHER".split()
)
KINDS = {"person", "state", "igo", "organization", "group", "unknown"}
STATUSES = {"happened", "ongoing", "planned", "hypothetical", "denied"}
PRECISIONS = set("day week month season quarter year decade range unknown".split())
Found = dict[str, Any]


@pytest.fixture(scope="module")
def extractions(pipeline: "Pipeline") -> list[Found]:
    from newsbase.extraction.extract import Input, extract_many  # noqa: PLC0415

    texts = (path.read_text(encoding="utf-8").split("|", 1)[1].strip() for path in SEEDS)
    inputs = [Input(text, datetime.date(2024, 7, 11)) for text in texts]
    return [json.loads(json.dumps(as_json(e))) for e in extract_many(pipeline, inputs)]


def spans(found: Found) -> list[tuple[int, int]]:
    """Every span that is named anywhere in the findings."""
    parts = [m for key in ("mentions", "dates", "places") for m in found[key]]
    parts += [s[key] for s in found["statements"] for key in ("speaker", "target") if s[key]]
    parts += [p for e in found["events"] for p in e["participants"]]
    pairs = [(p["start"], p["end"]) for p in parts]
    pairs += [tuple(c) for s in found["statements"] for c in s["content"]]
    pairs += [tuple(s["cue"]) for s in found["statements"] if s["cue"]]
    return pairs + [tuple(e[key]) for e in found["events"] for key in ("trigger", "evidence")]


def test_every_span_is_words_of_the_text(extractions: list[Found]) -> None:
    for found in extractions:
        for start, end in spans(found):
            assert 0 <= start < end <= len(found["text"])
            words = found["text"][start:end]
            assert words == words.strip()
            assert any(c.isalnum() for c in words)


def test_every_key_is_of_a_listed_actor(extractions: list[Found]) -> None:
    for found in extractions:
        keys = {a["key"] for a in found["actors"]}
        assert len(keys) == len(found["actors"])
        named = [m["actor"] for m in found["mentions"]]
        named += [link["actor"] for a in found["actors"] for link in a["affiliations"]]
        for s in found["statements"]:
            named += [*s["about"], *s["addressees"]]
            named += [s[key]["actor"] for key in ("speaker", "target") if s[key]]
        named += [p["actor"] for e in found["events"] for p in e["participants"]]
        assert set(named) - {None} <= keys


def test_every_value_is_of_its_list(extractions: list[Found]) -> None:
    for found in extractions:
        assert {a["kind"] for a in found["actors"]} <= KINDS
        assert {m["type"] for m in found["mentions"]} <= {"name", "nominal", "pronoun"}
        assert {s["kind"] for s in found["statements"]} <= {"direct", "mixed", "indirect"}
        assert {s["plover"] for s in found["statements"]} <= ROOTS | {None}
        assert {e["type"] for e in found["events"]} <= ROOTS
        assert {e["status"] for e in found["events"]} <= STATUSES
        assert {d["precision"] for d in found["dates"]} <= PRECISIONS
        assert all(0 <= x["confidence"] <= 1 for x in found["statements"] + found["events"])
        assert all(x["why"] for x in found["statements"] + found["events"])


def test_a_date_is_a_range_or_has_a_reason(extractions: list[Found]) -> None:
    for found in extractions:
        for date in found["dates"]:
            if date["type"] in ("DATE", "TIME"):
                assert (date["from"] is None) == (date["to"] is None)
                assert date["from"] is not None or date["reason"]
                assert (date["from"] or "") <= (date["to"] or "")


def test_no_span_of_content_is_in_two_statements(extractions: list[Found]) -> None:
    for found in extractions:
        pieces = sorted(tuple(c) for s in found["statements"] for c in s["content"])
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(pieces))


def test_the_samples_show_every_kind_of_finding(extractions: list[Found]) -> None:
    statements = [s for found in extractions for s in found["statements"]]
    events = [e for found in extractions for e in found["events"]]
    assert {s["kind"] for s in statements} == {"direct", "mixed", "indirect"}
    assert len({s["act"] for s in statements}) >= 12
    assert {e["status"] for e in events} == STATUSES
    assert len({e["type"] for e in events}) >= 10
