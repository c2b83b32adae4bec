"""The actors layer: texts in, figures and errors out."""

from collections.abc import Mapping, Sequence

from newsbase.extraction.evaluation.actor_across import Across, over_texts
from newsbase.extraction.evaluation.actor_brackets import BRACKETS
from newsbase.extraction.evaluation.actor_errors import CLASSES, errors_across, errors_in
from newsbase.extraction.evaluation.actor_figures import figures
from newsbase.extraction.evaluation.actor_items import Who, found_items, gold_items
from newsbase.extraction.evaluation.actor_outcome import Outcome, outcome
from newsbase.extraction.evaluation.actor_tables import headline, tables
from newsbase.extraction.evaluation.error_report import Error
from newsbase.extraction.evaluation.gold import GoldText
from newsbase.extraction.evaluation.layer import Found, Layer, Scope
from newsbase.extraction.evaluation.rates import Json


def _outcomes(texts: Sequence[GoldText], found: Found, scope: Scope) -> list[Outcome]:
    return [outcome(t.text, t.items, found.get(t.id, ()), scope) for t in texts]


def _across(texts: Sequence[GoldText], found: Found, outcomes: Sequence[Outcome]) -> Across:
    return over_texts([t.id for t in texts], outcomes, [found.get(t.id, ()) for t in texts])


def _whos(texts: Sequence[GoldText]) -> Mapping[str, Who]:
    return {chain.who.id: chain.who for text in texts for chain in text.items}


def _figures(texts: Sequence[GoldText], found: Found, scope: Scope) -> Json:
    outcomes = _outcomes(texts, found, scope)
    across = _across(texts, found, outcomes)
    return figures(outcomes, across, _whos(texts), [text.construction for text in texts])


def _errors(texts: Sequence[GoldText], found: Found, scope: Scope) -> list[Error]:
    outcomes = _outcomes(texts, found, scope)
    across = _across(texts, found, outcomes)
    within = (errors_in(*each) for each in zip(texts, outcomes, strict=True))
    return [
        *(error for errors in within for error in errors),
        *errors_across({text.id: text for text in texts}, across),
    ]


LAYER = Layer(
    name="actors",
    scopes=("all", "names"),
    brackets=BRACKETS,
    error_classes=CLASSES,
    gold_items=gold_items,
    found_items=found_items,
    figures=_figures,
    errors=_errors,
    headline=headline,
    tables=tables,
)
