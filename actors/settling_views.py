"""One actor: another name or kind, whether it is one at all, names that are not its own."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from actors.fates import led_to_survivor
from actors.models import Actor, Alias
from actors.settling import decide, reject_alias, rename
from actors.settling_forms import ActorDecisionForm, NameForm
from newsbase.access import AnalystRequest, analysts_only, way_back
from newsbase.decisions import Decision


@require_http_methods(["GET", "HEAD", "POST"])
@analysts_only
def actor_rename(request: AnalystRequest, pk: int) -> HttpResponse:
    actor = get_object_or_404(Actor, pk=pk)
    if elsewhere := led_to_survivor(request, actor):
        return elsewhere
    if request.method != "POST":
        form = NameForm(initial={"name": actor.name, "kind": actor.kind})
        return render(request, "actors/rename.html", {"actor": actor, "form": form})
    form = NameForm(request.POST)
    if not form.is_valid():
        return render(request, "actors/rename.html", {"actor": actor, "form": form}, status=422)
    name, kind = form.cleaned_data["name"], form.cleaned_data["kind"]
    changed = rename(actor, name, kind, request.user)
    told = {
        "name": f"{actor.name} is now called {name}.",
        "kind": f"The kind of {name} is now “{Actor.Kind(kind).label}”.",
    }
    for field in changed:
        messages.success(request, told[field])
    if not changed:
        messages.info(request, f"Nothing was changed: that is the name and kind of {name} already.")
    return redirect(actor)


@require_POST
@analysts_only
def actor_decide(request: AnalystRequest, pk: int) -> HttpResponse:
    actor = get_object_or_404(Actor, pk=pk)
    if elsewhere := led_to_survivor(request, actor):
        return elsewhere
    form = ActorDecisionForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest("No such decision.")
    actor = decide(actor, Decision(form.cleaned_data["decision"]), request.user)
    messages.success(request, f"{actor.name}: {actor.outcome}.")
    return HttpResponseRedirect(way_back(request, actor.get_absolute_url()))


@require_POST
@analysts_only
def alias_reject(request: AnalystRequest, pk: int) -> HttpResponse:
    """The name is not theirs; with `undo`, it is after all."""
    alias = get_object_or_404(Alias.objects.select_related("actor"), pk=pk)
    rejected = "undo" not in request.POST
    reject_alias(alias, rejected, request.user)
    words = "is not a name of" if rejected else "is a name of"
    messages.success(request, f"“{alias.text}” {words} {alias.actor}.")
    return HttpResponseRedirect(way_back(request, alias.actor.get_absolute_url()))
