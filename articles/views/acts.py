"""The acts by which statements are told apart: what each means, its cues, how many there are."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from articles.models import Manner, Statement
from newsbase.extraction.acts import Act, ActCues, acts, cues_of


@dataclass(frozen=True)
class Row:
    """An act with its cues; `number` counts the statements that are not rejected."""

    act: Act
    cues: ActCues
    number: int


@dataclass(frozen=True)
class Group:
    """The acts that are spoken, or those that are held, with the number of all such statements."""

    manner: Manner
    rows: list[Row]
    number: int


@require_GET
def statement_acts(request: HttpRequest) -> HttpResponse:
    """One query: the list of acts is data of the extraction."""
    numbers = Statement.objects.standing().number_by("act")
    context = {
        "groups": [_group(manner, numbers) for manner in Manner],
        "others": [(name, number) for name, number in numbers.items() if name not in acts()],
    }
    return render(request, "articles/statement_acts.html", context)


def _group(manner: Manner, numbers: Mapping[str, int]) -> Group:
    rows = [
        Row(act, cues_of(act.name), numbers.get(act.name, 0))
        for act in acts().values()
        if Manner.of(act.name) == manner
    ]
    ours = (number for name, number in numbers.items() if Manner.of(name) == manner)
    return Group(manner, rows, sum(ours))
