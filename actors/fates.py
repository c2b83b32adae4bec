"""What became of actors that no longer stand, and of pairs that somebody settled; who did it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.dateformat import format as formatted
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from actors.merging import survivors
from actors.models import Actor, Distinction, Regrouping
from newsbase.decisions import Decision


@dataclass(frozen=True)
class Fate:
    """A sentence about the actor, and the other one whom it names; as text or with a link.

    `said` comes before it, `by` behind.
    """

    actor: Actor
    what: str
    other: Actor | None = None
    by: str = ""
    said: str = ""

    def __str__(self) -> str:
        other = f" {self.other}" if self.other else ""
        return f"{self.said}{self.actor} {self.what}{other}{self.by}."

    @property
    def linked(self) -> SafeString:
        """With a link to whom it was merged into; else to itself."""
        if self.other is None:
            return format_html("{} {}{}.", _link(self.actor), self.what, self.by)
        other = _link(self.other)
        return format_html("{}{} {} {}{}.", self.said, self.actor, self.what, other, self.by)


def _link(actor: Actor) -> SafeString:
    return format_html('<a href="{}">{}</a>', actor.get_absolute_url(), actor)


def fate_of(actor: Actor) -> Fate | None:
    """How it came to be merged or rejected; None while it stands."""
    if actor.merged_into_id is not None:
        return _merged(actor)
    if actor.decision == Decision.REJECTED:
        by = by_whom(actor.decided_by, actor.decided_at)
        return Fate(actor, "was rejected as an actor", by=by)
    return None


def fates_of(actors: Iterable[Actor]) -> list[Fate]:
    return [fate for actor in actors if (fate := fate_of(actor))]


def led_to_survivor(request: HttpRequest, actor: Actor) -> HttpResponse | None:
    """For pages of one actor: those of one merged into another lead there, and say so."""
    if actor.merged_into_id is None:
        return None
    messages.warning(request, _merged(actor).linked)
    return redirect(actor)


def _merged(actor: Actor) -> Fate:
    """The last one it went into is named: there its rows are."""
    merges = Regrouping.objects.in_force().filter(kind=Regrouping.Kind.MERGE, source=actor)
    last = merges.select_related("made_by").order_by("-pk").first()
    into = Actor.objects.get(pk=survivors([actor.pk])[actor.pk])
    by = by_whom(last.made_by, last.made_at) if last else ""
    return Fate(actor, "was merged into", into, by)


def told_apart(one: Actor, other: Actor) -> Fate | None:
    """Who said that the two are not the same, if somebody did."""
    pair = Distinction.objects.with_both(one, other).select_related("made_by").first()
    if pair is None:
        return None
    who = pair.made_by.get_username() if pair.made_by else "Somebody"
    said = f"{who} said on {_day(pair.made_at)} that "
    return Fate(one, "is not the same as", other, said=said)


def by_whom(user: Any, at: Any) -> str:
    """As a sentence ends: " by petra on 3 May 2024"."""
    return (f" by {user.get_username()}" if user else "") + (f" on {_day(at)}" if at else "")


def _day(at: Any) -> str:
    return formatted(localtime(at), "j M Y")
