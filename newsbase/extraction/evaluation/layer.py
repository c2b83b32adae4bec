"""What it takes to measure a layer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from newsbase.extraction.evaluation.annotated import Brackets
from newsbase.extraction.evaluation.error_report import Error
from newsbase.extraction.evaluation.gold import GoldText, Items
from newsbase.extraction.evaluation.rates import Json
from newsbase.extraction.evaluation.reading import Record
from newsbase.extraction.evaluation.tables import Fact, Figures, Table

# What of the gold counts: everything, or only what is "reported" speech, only "names".
Scope = Literal["all", "reported", "names"]
Found = Mapping[str, Items]


@dataclass(frozen=True, slots=True)
class Layer:
    """How one layer is read, scored and shown.

    `brackets` is how people annotate it. `gold_items` and `found_items` read its list in a record,
    the latter with the text that the offsets point into. `figures` and `errors` compare gold with
    what was found, by the id of the text (nothing where it is missing), in one of the `scopes`, of
    which "all" is one. `headline` and `tables` show figures by scope; they also show the runs that
    are kept, so that a new shape of figures needs a migration.
    """

    name: str
    scopes: tuple[Scope, ...]
    brackets: Brackets
    error_classes: Mapping[str, str]
    gold_items: Callable[[Record], Sequence[Any]]
    found_items: Callable[[Record, str], Sequence[Any]]
    figures: Callable[[Sequence[GoldText], Found, Scope], Json]
    errors: Callable[[Sequence[GoldText], Found, Scope], list[Error]]
    headline: Callable[[Mapping[str, Figures]], list[Fact]]
    tables: Callable[[Mapping[str, Figures]], list[Table]]
