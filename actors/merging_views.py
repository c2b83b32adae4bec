"""Merging two actors or several, with a preview; what a merge did, and taking it back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from actors.history import with_numbers
from actors.merging import RegroupingError, merge
from actors.models import Actor, Regrouping
from actors.previewing import preview
from actors.profiles import looks_at
from actors.settling_forms import OtherForm
from actors.suggestion_views import settled_line
from actors.undoing import undo
from newsbase.access import AnalystRequest, analysts_only, way_back
from newsbase.htmx import wants_fragment
from newsbase.persons import is_analyst

MOST_TOGETHER = 20


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
@analysts_only
def actor_merge(request: AnalystRequest, pk: int) -> HttpResponse:
    """`with` names the other one, which goes; the one of the address stays."""
    target = get_object_or_404(Actor, pk=pk)
    data = request.POST if request.method == "POST" else request.GET
    form = OtherForm(data if "with" in data or "with_name" in data else None)
    if not form.is_bound or not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "actors/merge.html", {"target": target, "form": form}, status=status)
    source: Actor = form.cleaned_data["with"]
    if request.method != "POST":
        return _preview(request, source, target)
    try:
        regrouping = merge(source, target, request.user)
    except RegroupingError as problem:
        return _preview(request, source, target, str(problem))
    if wants_fragment(request):
        words = f"{source} merged into {target}"
        return settled_line(request, source, target, words, regrouping=regrouping)
    messages.success(request, f"{source} was merged into {target}.")
    return redirect("actors:regrouping", regrouping.pk)


def _preview(request: HttpRequest, source: Actor, target: Actor, problem: str = "") -> HttpResponse:
    looks = looks_at([target, source])
    context = {
        "target": target,
        "source": source,
        "looks": [looks[target.pk], looks[source.pk]],
        "preview": preview(source, target),
        "problem": problem,
        "next": way_back(request, target.get_absolute_url()),
    }
    return render(request, "actors/merge.html", context, status=422 if problem else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@analysts_only
def merge_many(request: AnalystRequest) -> HttpResponse:
    """All the others of `actor` into the first."""
    wanted = (request.POST if request.method == "POST" else request.GET).getlist("actor")
    pks = list(dict.fromkeys(int(pk) for pk in wanted if pk.isdecimal() and len(pk) < 19))
    known = Actor.objects.standing().in_bulk(pks[:MOST_TOGETHER])
    actors = [known[pk] for pk in pks if pk in known]
    if len(actors) < 2:
        messages.error(request, "Choose two actors or more to merge them.")
        return redirect("actors:actor-list")
    target, *sources = actors
    if request.method != "POST":
        if len(sources) == 1:
            return redirect(f"{reverse('actors:merge', args=[target.pk])}?with={sources[0].pk}")
        context = {"target": target, "actors": actors, "previews": _previews(sources, target)}
        return render(request, "actors/merge_many.html", context)
    try:
        for source in sources:
            merge(source, target, request.user)
    except RegroupingError as problem:
        context = {"target": target, "actors": actors, "previews": _previews(sources, target)}
        context["problem"] = str(problem)
        return render(request, "actors/merge_many.html", context, status=422)
    messages.success(request, f"{len(sources)} actors were merged into {target}.")
    return redirect(target)


def _previews(sources: list[Actor], target: Actor) -> list[Any]:
    return [preview(source, target) for source in sources]


@require_GET
def regrouping_detail(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Regrouping.objects.select_related("source", "target", "made_by", "undone_by")
    passage = with_numbers([get_object_or_404(rows, pk=pk)])[0]
    context = {
        "passage": passage,
        "regrouping": passage.regrouping,
        "can_decide": is_analyst(request.user),
        "next": reverse("actors:regrouping", args=[pk]),
    }
    return render(request, "actors/regrouping.html", context)


@require_POST
@vary_on_headers("HX-Request")
@analysts_only
def regrouping_undo(request: AnalystRequest, pk: int) -> HttpResponse:
    regrouping = Regrouping.objects.select_related("source", "target").filter(pk=pk).first()
    if regrouping is None:
        raise Http404
    try:
        undone = undo(regrouping, request.user)
    except RegroupingError as problem:
        messages.error(request, str(problem))
        return redirect("actors:regrouping", pk)
    words = f"{regrouping.get_kind_display().capitalize()} undone: {_told(undone.brought_back)}"
    if wants_fragment(request):
        source, target = regrouping.source, regrouping.target
        return settled_line(request, source, target, words, could_not=undone.could_not)
    messages.success(request, f"{words}.")
    return HttpResponseRedirect(way_back(request, reverse("actors:regrouping", args=[pk])))


def _told(brought_back: dict[str, int]) -> str:
    number = sum(brought_back.values())
    return f"{number:,} {'row' if number == 1 else 'rows'} brought back"
