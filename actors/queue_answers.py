"""What takes the place of a pair of the queue: what was done with it, or what others did before."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.http import trigger_client_event

from actors.fates import Fate, fates_of, told_apart
from actors.models import Actor, Suggestion
from actors.profiles import pairings
from newsbase.persons import is_analyst


def row_of(request: HttpRequest, suggestion: Suggestion) -> dict[str, Any]:
    """What the template of a pair needs. `alone` says that no other pair is on the page."""
    sent = request.GET | request.POST
    return {
        "pairing": pairings([suggestion], keep=request.GET.get("keep", ""))[0],
        "can_decide": is_analyst(request.user),
        "alone": "alone" in sent,
    }


def settled_meanwhile(one: Actor, other: Actor) -> list[Fate]:
    """What others did to the two that leaves nothing to decide about them."""
    apart = told_apart(one, other)
    return fates_of([one, other]) or ([apart] if apart else [])


def settled_line(
    request: HttpRequest, one: Actor, other: Actor, words: str, **context: Any
) -> HttpResponse:
    """What was done (a sentence), with its undo; or the pair open again."""
    again = _suggestion_of(one, other)
    if again is None or context.get("could_not"):
        return _line(request, one, other, words, **context)
    response = render(request, "actors/_suggestion.html", row_of(request, again))
    return _announced(response, words)


def overtaken_line(
    request: HttpRequest, one: Actor, other: Actor, fates: list[Fate], words: str = ""
) -> HttpResponse:
    """What happened instead; where the pair is open, it follows."""
    told = " ".join(map(str, fates)) or words
    again = None if fates else _suggestion_of(one, other)
    context = row_of(request, again) if again else {}
    instead = _instead(one, other, fates)
    return _line(request, one, other, told, fates=fates, instead=instead, **context)


def _suggestion_of(one: Actor, other: Actor) -> Suggestion | None:
    pairs = Suggestion.objects.with_both(one, other)
    return pairs.select_related("first", "second").first()


def _instead(one: Actor, other: Actor, fates: list[Fate]) -> tuple[Actor, Actor] | None:
    """Whom to compare now that one of the two is part of a third."""
    if len(fates) != 1 or fates[0].actor.merged_into_id is None:
        return None
    into, left = fates[0].other, other if fates[0].actor == one else one
    return (into, left) if into and into != left else None


def _line(
    request: HttpRequest, one: Actor, other: Actor, words: str, **context: Any
) -> HttpResponse:
    first, second = sorted((one.pk, other.pk))
    context |= {"first": first, "second": second, "words": words, "one": one, "other": other}
    if "pairing" not in context and "alone" in request.POST:
        context |= _next_pair(request)
    return _announced(render(request, "actors/_settled.html", context), words)


def _next_pair(request: HttpRequest) -> dict[str, Any]:
    """The likeliest that is open; in a list it stands below anyway."""
    rows = Suggestion.objects.order_by("-score", "pk").select_related("first", "second")
    suggestion = rows.first()
    return row_of(request, suggestion) if suggestion else {}


def _announced(response: HttpResponse, words: str) -> HttpResponse:
    return trigger_client_event(response, "announce", {"message": words}, after="settle")
