"""The statements layer: texts in, figures and errors out."""

from collections.abc import Iterator, Sequence

from newsbase.extraction.evaluation.error_report import Error, Marked
from newsbase.extraction.evaluation.gold import GoldText
from newsbase.extraction.evaluation.layer import Found, Layer, Scope
from newsbase.extraction.evaluation.rates import Json
from newsbase.extraction.evaluation.statement_brackets import BRACKETS
from newsbase.extraction.evaluation.statement_errors import CLASSES, errors
from newsbase.extraction.evaluation.statement_figures import figures
from newsbase.extraction.evaluation.statement_items import Item, found_items, gold_items
from newsbase.extraction.evaluation.statement_outcome import Outcome, outcome
from newsbase.extraction.evaluation.statement_tables import headline, tables
from newsbase.extraction.evaluation.words import Words


def _outcomes(texts: Sequence[GoldText], found: Found, scope: Scope) -> list[Outcome]:
    return [outcome(Words(t.text), t.items, found.get(t.id, ()), scope) for t in texts]


def _figures(texts: Sequence[GoldText], found: Found, scope: Scope) -> Json:
    return figures(_outcomes(texts, found, scope), [text.construction for text in texts])


def _errors(texts: Sequence[GoldText], found: Found, scope: Scope) -> list[Error]:
    outcomes = _outcomes(texts, found, scope)
    return [
        Error(
            kind=wrong.kind,
            text_id=text.id,
            text=text.text,
            gold=tuple(_marked(each.item) for each in wrong.gold),
            found=tuple(_marked(each.item) for each in wrong.found),
            aside="attitude" if wrong.is_attitude else "",
        )
        for text, one in zip(texts, outcomes, strict=True)
        for wrong in errors(one)
    ]


def _marked(item: Item) -> Marked:
    spans = [(piece, "1") for piece in item.content]
    if item.speaker:
        spans.append((item.speaker.span, "1s"))
    if item.cue:
        spans.append((item.cue, "1c"))
    return Marked(tuple(spans), ", ".join(_remarks(item)))


def _remarks(item: Item) -> Iterator[str]:
    """Of gold what it says besides; of what was found the same, how sure it is, and why."""
    if not item.reported:
        yield "attitude"
    yield from (f"{name} {value}" for name, value in item.expected)
    if item.confidence is None:
        return
    yield f"{item.confidence:.2f}"
    yield f"act {item.act}"
    yield f"actor {_shown(item.speaker.names) if item.speaker else 'none'}"
    if item.medium:
        yield f"medium {_shown(item.medium)}"
    if item.target:
        yield f"target {item.target.surface}"
    if item.said_on:
        yield f"said_on {'/'.join(item.said_on)}"
    if item.why:
        yield item.why


def _shown(names: frozenset[str]) -> str:
    return max(names, key=len, default="none")


LAYER = Layer(
    name="statements",
    scopes=("reported", "all"),
    brackets=BRACKETS,
    error_classes=CLASSES,
    gold_items=gold_items,
    found_items=found_items,
    figures=_figures,
    errors=_errors,
    headline=headline,
    tables=tables,
)
