"""The list of statements, and the decisions made in it for several at once."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.template.defaultfilters import pluralize
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from articles.filters import StatementFilterForm
from articles.forms import BulkDecisionForm
from articles.models import Manner, Statement, Sureness
from articles.views.access import AnalystRequest, analysts_only, way_back
from articles.views.facets import Choice, boxes
from newsbase.decisions import Decision
from newsbase.htmx import render_page, wants_fragment
from newsbase.pagination import page_of
from newsbase.persons import is_analyst

# Without labels the choices are the values that occur: the acts are data of the extraction.
FACETS: dict[str, dict[str, str]] = {
    "decision": dict(Decision.choices),
    "manner": dict(Manner.choices),
    "kind": dict(Statement.Kind.choices),
    "sureness": {word.value: f"{word.label}, {word.range}" for word in Sureness},
    "act": {},
}


@require_GET
def statement_list(request: HttpRequest) -> HttpResponse:
    form = StatementFilterForm(request.GET)
    form.is_valid()  # what is valid filters; what is not says so beside its field
    statements = form.chosen(Statement.objects.all())
    context = {
        "form": form,
        "facets": facets(form),
        "page": page_of(form.in_order(statements).for_rows(), request),
        "can_decide": is_analyst(request.user),
        "look": "row",
        "fragment": wants_fragment(request),
    }
    return render_page(request, "articles/statement_list.html", context)


def facets(form: StatementFilterForm) -> dict[str, list[Choice]]:
    """The boxes of each facet, counted as if none of its own were checked; a query each."""
    return {name: _facet(form, name) for name in FACETS}


def facets_at(url: str) -> dict[str, list[Choice]]:
    """The same as the list at this address would show them now; none if it cannot be read."""
    try:
        form = StatementFilterForm(QueryDict(urlsplit(url).query))
    except (ValueError, TooManyFieldsSent):
        return {}
    form.is_valid()
    return facets(form)


def _facet(form: StatementFilterForm, name: str) -> list[Choice]:
    numbers = form.chosen(Statement.objects.all(), but=name).number_by(name)
    return boxes(FACETS[name], numbers, form.cleaned_data.get(name, []))


@require_POST
@analysts_only
def statement_decide_many(request: AnalystRequest) -> HttpResponse:
    """Decide on all checked rows; answers by going back to the list."""
    back = way_back(request, reverse("articles:statement-list"))
    form = BulkDecisionForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "next": back}
        return render(request, "articles/statement_problem.html", context, status=422)
    decision = Decision(form.cleaned_data["decision"])
    number = form.cleaned_data["pk"].decide(decision, request.user)
    messages.success(request, _outcome(decision, number))
    return HttpResponseRedirect(back)


def _outcome(decision: Decision, number: int) -> str:
    if decision == Decision.NEW:
        return f"{number} decision{pluralize(number)} taken back; corrections stay."
    return f"{number} statement{pluralize(number)} {decision.label}."
