"""Gold and found actors written as annotated text, and as the records of files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from newsbase.extraction.evaluation.actor_brackets import BRACKETS
from newsbase.extraction.evaluation.actor_outcome import Outcome, outcome
from newsbase.extraction.evaluation.annotated import passages
from newsbase.extraction.evaluation.gold import GoldText
from newsbase.extraction.evaluation.layer import Scope
from newsbase.extraction.evaluation.layers import LAYERS
from newsbase.extraction.evaluation.reading import Record
from tests.extraction.evaluation.cases import record_of

ACTORS = LAYERS["actors"]


def record(folder: Path, annotated: str, name: str = "case") -> Record:
    """What an annotated passage says, as a record."""
    path = folder / "case.gold.txt"
    path.write_text(f"# {name}: a case\n{annotated}\n", encoding="utf-8")
    (source,) = passages(path, BRACKETS)
    return record_of(source)


def as_found(written: Record) -> Record:
    """The passage as if `manage.py extract` had found what it says.

    Chains with a name are new actors, those without are known ones; those of "none" have no actor.
    """
    actors = {each["actor"]: each for each in written["mentions"] if each["actor"] != "none"}
    mentions = [
        {**each, "actor": None if each["actor"] == "none" else each["actor"]}
        for each in written["mentions"]
    ]
    return {
        "id": written["id"],
        "text": written["text"],
        "actors": [_actor(key, each) for key, each in actors.items()],
        "mentions": mentions,
    }


def _actor(key: str, chain: Record) -> dict[str, Any]:
    kinds = {"state": "state", "igo": "igo"}
    belongs = chain.get("belongs")
    return {
        "key": key,
        "name": chain.get("name", key),
        "kind": chain.get("kind") or kinds.get(key.partition(":")[0], "organization"),
        "known": "name" not in chain,
        "affiliations": [{"actor": belongs, "role": None}] if belongs else [],
    }


def text_of(gold: Record) -> GoldText:
    """The gold as it is after reading."""
    items = ACTORS.gold_items(gold)
    return GoldText(gold["id"], gold["text"], None, gold.get("construction"), items)


def both(folder: Path, gold: str, found: str, name: str = "case") -> tuple[GoldText, Sequence[Any]]:
    """The gold of a text, and what was found in it."""
    golden, finding = record(folder, gold, name), as_found(record(folder, found, name))
    assert golden["text"] == finding["text"]
    return text_of(golden), ACTORS.found_items(finding, golden["text"])


def compared(folder: Path, gold: str, found: str, scope: Scope = "all") -> Outcome:
    """The outcome of two annotations of one text."""
    text, items = both(folder, gold, found)
    return outcome(text.text, text.items, items, scope)


def figures(folder: Path, *texts: tuple[str, str], scope: Scope = "all") -> Any:
    """Of pairs of gold and found; the texts are numbered from 1."""
    pairs = [both(folder, *pair, f"case/{n}") for n, pair in enumerate(texts, start=1)]
    found = {text.id: items for text, items in pairs}
    return ACTORS.figures([text for text, _ in pairs], found, scope)
