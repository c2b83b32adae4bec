"""The list of events, one event with its reports, and decisions on it."""

from itertools import groupby

from django.contrib import messages
from django.db.models import TextChoices
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import trigger_client_event

from articles.filters import EventFilterForm
from articles.forms import DecisionForm
from articles.models import Event
from articles.views.access import analysts_only
from articles.views.facets import Choice, boxes
from newsbase.decisions import DECISION_FIELDS, Decision
from newsbase.htmx import render_page, wants_fragment
from newsbase.pagination import page_of
from newsbase.persons import is_analyst

FACETS: dict[str, type[TextChoices]] = {
    "type": Event.Type,
    "status": Event.Status,
    "decision": Decision,
}


@require_GET
def event_list(request: HttpRequest) -> HttpResponse:
    form = EventFilterForm(request.GET)
    form.is_valid()  # what is valid filters; what is not says so
    page = page_of(form.chosen(Event.objects.all()).for_rows().latest_first(), request)
    context = {
        "form": form,
        "facets": {name: _facet(form, name) for name in FACETS},
        "months": _by_month(list(page)),
        "page": page,
    }
    return render_page(request, "articles/event_list.html", context)


def _facet(form: EventFilterForm, name: str) -> list[Choice]:
    """Every status and decision; of the many types those that occur."""
    numbers = form.chosen(Event.objects.all(), but=name).number_by(name)
    checked = form.cleaned_data.get(name, [])
    labels = dict(FACETS[name].choices)
    if name == "type":
        labels = {value: labels[value] for value in labels if value in {*numbers, *checked}}
        return boxes(labels, numbers, checked) if labels else []
    return boxes(labels, numbers, checked)


def _by_month(events: list[Event]) -> list[tuple[str, list[Event]]]:
    """The events, already in order, under the months in which they begin."""
    return [(month, list(group)) for month, group in groupby(events, _month)]


def _month(event: Event) -> str:
    return f"{event.date_from:%B %Y}" if event.date_from else "Date not known"


@require_GET
def event_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A fixed number of queries, however many articles report it."""
    return render(request, "articles/event_detail.html", _context(request, pk))


@require_POST
@analysts_only
def event_decide(request: HttpRequest, pk: int) -> HttpResponse:
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest("No such decision.")
    event = get_object_or_404(Event.objects.select_for_update(), pk=pk)
    decision = Decision(form.cleaned_data["decision"])
    event.mark(decision, request.user)  # type: ignore[arg-type]  # analysts are logged in
    event.save(update_fields=DECISION_FIELDS)
    message = f"Event {event.outcome}."
    if not wants_fragment(request):
        messages.success(request, message)
        return redirect(event)
    response = render(request, "articles/event_detail.html#head", _context(request, pk))
    return trigger_client_event(response, "announce", {"message": message}, after="settle")


def _context(request: HttpRequest, pk: int) -> dict[str, object]:
    event = get_object_or_404(Event.objects.select_related("place", "decided_by"), pk=pk)
    return {
        "event": event,
        "participants": event.participants.select_related("actor").order_by("role", "pk"),
        "reports": event.reports.with_words().order_by("article__published", "article_id", "start"),
        "can_decide": is_analyst(request.user),
    }
