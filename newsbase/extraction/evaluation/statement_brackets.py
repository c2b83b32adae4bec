"""Statements as people annotate them: [1 content], [1s speaker], [1c cue]."""

from newsbase.extraction.evaluation.annotated import Brackets
from newsbase.extraction.evaluation.reading import FieldError, Record


def _empty() -> Record:
    return {"speaker": None, "cue": None, "content": []}


def _add(statement: Record, letter: str, span: list[int]) -> None:
    """A cue in several brackets reaches from the first to the last."""
    if letter == "s":
        if statement["speaker"]:
            raise ValueError("has two brackets for its speaker")
        statement["speaker"] = span
    elif letter == "c":
        cue = statement["cue"] or span
        statement["cue"] = [min(cue[0], span[0]), max(cue[1], span[1])]
    else:
        statement["content"] = sorted([*statement["content"], span])


def _attributes(values: dict[str, str]) -> Record:
    if "reported" not in values:
        return dict(values)
    if values["reported"] not in {"yes", "no"}:
        raise FieldError("reported", "it is neither yes nor no")
    return {**values, "reported": values["reported"] == "yes"}


BRACKETS = Brackets(
    thing="statement",
    field="statements",
    letters="sc",
    names=("act", "actor", "reported", "medium", "target", "said_on"),
    example='= 1 act=claim actor="Jan Nowak"',
    needs_attributes=False,
    empty=_empty,
    add=_add,
    attributes=_attributes,
    items=list,
)
