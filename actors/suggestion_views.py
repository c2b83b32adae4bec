"""The queue of pairs that may be one, worked through row by row."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import trigger_client_event

from actors.merging import RegroupingError, keep_apart, take_together
from actors.models import Actor, Suggestion
from actors.profiles import pairings
from actors.settling_forms import SuggestionFilterForm
from actors.suggesting import suggest_for
from newsbase.access import AnalystRequest, analysts_only, way_back
from newsbase.htmx import render_page, wants_fragment
from newsbase.pagination import page_of
from newsbase.persons import is_analyst

PAGE = 20


@require_GET
def suggestion_list(request: HttpRequest) -> HttpResponse:
    form = SuggestionFilterForm(request.GET, countries=Actor.objects.countries())
    form.is_valid()  # what is valid filters; what is not says so beside its field
    page = page_of(form.chosen(), request, size=PAGE)
    context = {
        "form": form,
        "page": page,
        "pairings": pairings(list(page), keep=request.GET.get("keep", "")),
        "can_decide": is_analyst(request.user),
    }
    return render_page(request, "actors/suggestion_list.html", context)


@require_GET
@vary_on_headers("HX-Request")
def suggestion_row(request: HttpRequest, pk: int) -> HttpResponse:
    """One pair, with the actor `keep` as the one that stays; alone on a page without htmx."""
    suggestion = get_object_or_404(Suggestion.objects.select_related("first", "second"), pk=pk)
    context = _row(request, suggestion)
    fragment = wants_fragment(request)
    template = "actors/_suggestion.html" if fragment else "actors/suggestion.html"
    return render(request, template, context)


def _row(request: HttpRequest, suggestion: Suggestion) -> dict[str, Any]:
    return {
        "pairing": pairings([suggestion], keep=request.GET.get("keep", ""))[0],
        "can_decide": is_analyst(request.user),
    }


@require_POST
@vary_on_headers("HX-Request")
@analysts_only
def actor_keep_apart(request: AnalystRequest, pk: int, other: int) -> HttpResponse:
    """Store that the two are not the same; `undo` takes that back."""
    one, two = (get_object_or_404(Actor, pk=each) for each in (pk, other))
    try:
        if "undo" in request.POST:
            take_together(one, two, request.user)
            suggest_for([one, two])
            words = f"Whether {one} and {two} are the same is open again"
        else:
            keep_apart(one, two, request.user)
            words = f"{one} and {two} are not the same"
    except RegroupingError as problem:
        messages.error(request, str(problem))
        return redirect(one)
    if wants_fragment(request):
        return settled_line(request, one, two, words, apart="undo" not in request.POST)
    messages.success(request, f"{words}.")
    return redirect(way_back(request, reverse("actors:suggestion-list")))


def settled_line(
    request: HttpRequest, one: Actor, other: Actor, words: str, **context: Any
) -> HttpResponse:
    """In the place of a row of the queue: what was done, with its undo; or the pair open again."""
    first, second = sorted((one.pk, other.pk))
    context |= {"first": first, "second": second, "words": words, "one": one, "other": other}
    again = Suggestion.objects.with_both(one, other).select_related("first", "second").first()
    if again is not None and not context.get("could_not"):
        response = render(request, "actors/_suggestion.html", _row(request, again))
    else:
        response = render(request, "actors/_settled.html", context)
    return trigger_client_event(response, "announce", {"message": f"{words}."}, after="settle")
