"""How good the machine is: the last evaluations of each layer and data set."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from articles.models import Evaluation
from newsbase.extraction.evaluation.layer import Layer
from newsbase.extraction.evaluation.layers import LAYERS
from newsbase.extraction.evaluation.tables import Fact, Figures, Table

RUNS = 12


@dataclass(frozen=True)
class Run:
    """An evaluation with the figures that it is known by."""

    evaluation: Evaluation
    headline: list[Fact]


@dataclass(frozen=True)
class DataSet:
    """The last run with a data set in full, and those before it in a line each."""

    latest: Run
    earlier: list[Run]
    tables: list[Table]


@require_GET
def quality(request: HttpRequest) -> HttpResponse:
    """One query, however many runs there were."""
    return render(request, "articles/quality.html", {"data_sets": list(_data_sets())})


def _data_sets() -> Iterator[DataSet]:
    rows = Evaluation.objects.filter(layer__in=LAYERS).latest_runs(RUNS)
    for (name, _), group in groupby(rows, lambda row: (row.layer, row.data_set)):
        layer = LAYERS[name]
        latest, *earlier = [Run(row, layer.headline(_figures(row, layer))) for row in group]
        tables = layer.tables(_figures(latest.evaluation, layer))
        yield DataSet(latest, earlier, tables)


def _figures(row: Evaluation, layer: Layer) -> dict[str, Figures]:
    """By scope, in the layer's order: the database keeps none."""
    return {scope: row.figures[scope] for scope in layer.scopes}
