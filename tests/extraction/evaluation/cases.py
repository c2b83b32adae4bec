"""Gold and found statements written as annotated text, and as the records of files."""

from pathlib import Path
from typing import Any

from newsbase.extraction.evaluation.annotated import passages
from newsbase.extraction.evaluation.gold import GoldText
from newsbase.extraction.evaluation.layer import Scope
from newsbase.extraction.evaluation.layers import LAYERS
from newsbase.extraction.evaluation.reading import Problem, Record, Source
from newsbase.extraction.evaluation.statement_brackets import BRACKETS
from newsbase.extraction.evaluation.statement_outcome import Outcome, outcome
from newsbase.extraction.evaluation.words import Words

STATEMENTS = LAYERS["statements"]


def record(folder: Path, annotated: str, name: str = "case") -> Record:
    """What an annotated passage says, as a record."""
    path = folder / "case.gold.txt"
    path.write_text(f"# {name}: a case\n{annotated}\n", encoding="utf-8")
    (source,) = passages(path, BRACKETS)
    return record_of(source)


def record_of(source: Source | Problem) -> Record:
    assert isinstance(source, Source), str(source)
    return source.record


def as_found(written: Record) -> Record:
    """The passage as if `manage.py extract` had found what it says; speakers have no actor."""
    statements = [{**each, "speaker": _party(each["speaker"])} for each in written["statements"]]
    return {"id": written["id"], "text": written["text"], "actors": [], "statements": statements}


def _party(span: list[int] | None) -> dict[str, Any] | None:
    return {"actor": None, "start": span[0], "end": span[1]} if span else None


def text_of(gold: Record) -> GoldText:
    """The gold as it is after reading."""
    items = STATEMENTS.gold_items(gold)
    return GoldText(gold["id"], gold["text"], None, gold.get("construction"), items)


def compared(folder: Path, gold: str, found: str, scope: Scope = "all") -> Outcome:
    """The outcome of two annotations of one text."""
    golden, finding = record(folder, gold), as_found(record(folder, found))
    assert golden["text"] == finding["text"]
    items = STATEMENTS.found_items(finding, golden["text"])
    return outcome(Words(golden["text"]), STATEMENTS.gold_items(golden), items, scope)
