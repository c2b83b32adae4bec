"""The queue of pairs that may be one, worked through row by row."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST
from django.views.decorators.vary import vary_on_headers

from actors.fates import Fate
from actors.forms import row_id
from actors.merging import RegroupingError, keep_apart, take_together
from actors.models import Actor, Suggestion
from actors.profiles import pairings
from actors.queue_answers import overtaken_line, row_of, settled_line, settled_meanwhile
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
    form.is_valid()  # if it is not, no pair is listed, and the page says what is wrong
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
    suggestion = Suggestion.objects.select_related("first", "second").filter(pk=pk).first()
    if suggestion is None:
        return _no_longer_suggested(request)
    context = row_of(request, suggestion)
    if wants_fragment(request):
        return render(request, "actors/_suggestion.html", context)
    return render(request, "actors/suggestion.html", context | {"alone": True})


def _no_longer_suggested(request: HttpRequest) -> HttpResponse:
    """The address still names the two."""
    pks = [row_id(request.GET.get(name, "")) for name in ("keep", "other")]
    one, two = (get_object_or_404(Actor, pk=pk) for pk in pks)
    words = f"{one} and {two} are no longer suggested."
    return _overtaken(request, one, two, settled_meanwhile(one, two), words)


@require_POST
@vary_on_headers("HX-Request")
@analysts_only
def actor_keep_apart(request: AnalystRequest, pk: int, other: int) -> HttpResponse:
    """Store that the two are not the same; `undo` takes that back."""
    one, two = (get_object_or_404(Actor, pk=each) for each in (pk, other))
    if "undo" in request.POST:
        return _open_again(request, one, two)
    if fates := settled_meanwhile(one, two):
        return _overtaken(request, one, two, fates)
    try:
        keep_apart(one, two, request.user)
    except RegroupingError as problem:
        return _overtaken(request, one, two, [], str(problem))
    words = f"{one} and {two} are not the same."
    if wants_fragment(request):
        return settled_line(request, one, two, words, apart=True)
    return _back(request, words)


def _open_again(request: AnalystRequest, one: Actor, two: Actor) -> HttpResponse:
    take_together(one, two, request.user)
    suggest_for([one, two])
    words = f"Whether {one} and {two} are the same is open again."
    if wants_fragment(request):
        return settled_line(request, one, two, words)
    return _back(request, words)


def _overtaken(
    request: HttpRequest, one: Actor, two: Actor, fates: list[Fate], words: str = ""
) -> HttpResponse:
    """What others did meanwhile; the words, where that is not known."""
    if wants_fragment(request):
        return overtaken_line(request, one, two, fates, words)
    if not fates:
        messages.warning(request, words)
    for fate in fates:
        messages.warning(request, fate.linked)
    return redirect(way_back(request, reverse("actors:suggestion-list")))


def _back(request: AnalystRequest, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(way_back(request, reverse("actors:suggestion-list")))
