"""Merging two actors or several, with a preview; what a merge did, and taking it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from actors.fates import by_whom, fate_of, fates_of, told_apart
from actors.forms import row_id
from actors.history import with_numbers
from actors.merging import RegroupingError, merge
from actors.models import Actor, Regrouping
from actors.previewing import preview
from actors.profiles import looks_at
from actors.queue_answers import overtaken_line, settled_line, settled_meanwhile
from actors.settling_forms import OtherForm
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
    if request.method == "POST" and wants_fragment(request):
        return _merge_in_queue(request, target)
    if fate := fate_of(target):
        return _page(request, {"target": target}, fate.linked)
    data = request.POST if request.method == "POST" else request.GET
    form = OtherForm(data if "with" in data or "with_name" in data else None)
    if not form.is_bound or not form.is_valid():
        return _page(request, {"target": target, "form": form}, refused=form.is_bound)
    source: Actor = form.cleaned_data["with"]
    if request.method != "POST":
        return _preview(request, source, target)
    return _merge(request, source, target)


def _page(
    request: HttpRequest, context: dict[str, Any], problem: str = "", refused: bool = False
) -> HttpResponse:
    status = 422 if refused or request.method == "POST" else 200
    return render(request, "actors/merge.html", context | {"problem": problem}, status=status)


def _merge(request: AnalystRequest, source: Actor, target: Actor) -> HttpResponse:
    """`anyway` is sent by who saw that somebody had told the two apart."""
    if "anyway" not in request.POST and told_apart(source, target):
        return _preview(request, source, target, "Nothing was merged yet.")
    try:
        regrouping = merge(source, target, request.user)
    except RegroupingError as problem:
        return _preview(request, source, target, str(problem))
    messages.success(request, f"{source} was merged into {target}.")
    return redirect("actors:regrouping", regrouping.pk)


def _merge_in_queue(request: AnalystRequest, target: Actor) -> HttpResponse:
    """Unless others settled it meanwhile, which takes the pair's place then."""
    source = get_object_or_404(Actor, pk=row_id(request.POST.get("with", "")))
    if fates := settled_meanwhile(source, target):
        return overtaken_line(request, source, target, fates)
    try:
        regrouping = merge(source, target, request.user)
    except RegroupingError as problem:
        return overtaken_line(request, source, target, [], str(problem))
    words = f"{source} merged into {target}."
    return settled_line(request, source, target, words, regrouping=regrouping)


def _preview(request: HttpRequest, source: Actor, target: Actor, problem: str = "") -> HttpResponse:
    looks = looks_at([target, source])
    context = {
        "target": target,
        "source": source,
        "looks": [looks[target.pk], looks[source.pk]],
        "preview": preview(source, target),
        "next": way_back(request, target.get_absolute_url()),
        "here": f"{reverse('actors:merge', args=[target.pk])}?with={source.pk}",
    }
    return _page(request, context, problem)


@require_http_methods(["GET", "HEAD", "POST"])
@analysts_only
def merge_many(request: AnalystRequest) -> HttpResponse:
    """All the others of `actor` into the first."""
    actors, left_out = _wanted(request.POST if request.method == "POST" else request.GET)
    if len(actors) < 2:
        for told in [*left_out, "Choose two actors or more to merge them."]:
            messages.error(request, told)
        return redirect("actors:actor-list")
    if request.method == "POST" and not left_out:
        return _merge_all(request, actors)
    target, *others = actors
    if len(others) == 1 and not left_out:
        return redirect(f"{reverse('actors:merge', args=[target.pk])}?with={others[0].pk}")
    return _previews(request, actors, left_out)


def _wanted(data: QueryDict) -> tuple[list[Actor], list[str]]:
    """The actors that can be merged, in the order chosen; why others cannot, in sentences."""
    pks = list(dict.fromkeys(row_id(pk) for pk in data.getlist("actor")))
    rows = Actor.objects.select_related("decided_by").in_bulk(pks[:MOST_TOGETHER])
    known = [rows[pk] for pk in pks if pk in rows]
    fates = fates_of(known)
    gone = {fate.actor for fate in fates}
    left_out: list[str] = [fate.linked for fate in fates]
    if len(pks) > MOST_TOGETHER:
        left_out.append(f"At most {MOST_TOGETHER} actors are merged at once: these come first.")
    return [actor for actor in known if actor not in gone], left_out


def _merge_all(request: AnalystRequest, actors: list[Actor]) -> HttpResponse:
    target, *sources = actors
    try:
        for source in sources:
            merge(source, target, request.user)
    except RegroupingError as problem:
        return _previews(request, actors, [str(problem)])
    messages.success(request, f"{len(sources)} actors were merged into {target}.")
    return redirect(target)


def _previews(request: HttpRequest, actors: list[Actor], problems: list[str]) -> HttpResponse:
    target, *sources = actors
    context = {
        "target": target,
        "actors": actors,
        "previews": [preview(source, target) for source in sources],
        "problems": problems,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "actors/merge_many.html", context, status=status)


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
    rows = Regrouping.objects.select_related("source", "target", "undone_by")
    regrouping = get_object_or_404(rows, pk=pk)
    try:
        undone = undo(regrouping, request.user)
    except RegroupingError as problem:
        return _not_undone(request, regrouping, str(problem))
    words = f"{regrouping.get_kind_display().capitalize()} undone: {_told(undone.brought_back)}."
    if wants_fragment(request):
        source, target = regrouping.source, regrouping.target
        return settled_line(request, source, target, words, could_not=undone.could_not)
    messages.success(request, words)
    return HttpResponseRedirect(way_back(request, reverse("actors:regrouping", args=[pk])))


def _not_undone(request: AnalystRequest, regrouping: Regrouping, problem: str) -> HttpResponse:
    """Somebody else undid it first, as a rule."""
    by = by_whom(regrouping.undone_by, regrouping.undone_at)
    words = f"That {regrouping.get_kind_display()} was undone already{by}." if by else problem
    if wants_fragment(request):
        return overtaken_line(request, regrouping.source, regrouping.target, [], words)
    messages.warning(request, words)
    return redirect("actors:regrouping", regrouping.pk)


def _told(brought_back: dict[str, int]) -> str:
    number = sum(brought_back.values())
    return f"{number:,} {'entry' if number == 1 else 'entries'} brought back"
