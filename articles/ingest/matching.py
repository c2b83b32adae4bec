"""Whether an event found in an article is one that the knowledge base has already.

First version: exact rules over type, date, place, actors and status, no likelihoods. Two reports
are held for one event only if everything they say fits together, since a wrong join is harder to
see on a page than a missing one.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Q

from articles.models import Article, Event, Place
from newsbase.decisions import Decision

# "In 2023" does not tell one visit from the next; "in March" mostly does.
_LONGEST_TELLING_DAYS = 31
_MOST_CANDIDATES = 500


@dataclass(frozen=True, slots=True)
class Signature:
    """What an event is recognised by. `actors` are the ids of the participants with a name."""

    type: str
    status: str
    first: datetime.date | None
    last: datetime.date | None
    place: Place | None
    actors: frozenset[int]


@dataclass(slots=True)
class Candidate:
    """An event with its signature, which grows while reports are joined to it."""

    event: Event
    signature: Signature
    participants: set[tuple[int, str]] = field(default_factory=set)

    def grow(self, other: Signature) -> None:
        """Take in what another report of the event says: its actors, its place."""
        self.signature = replace(
            self.signature,
            actors=self.signature.actors | other.actors,
            place=self.signature.place or other.place,
        )


def candidates_for(found: Sequence[Signature], article: Article) -> list[Candidate]:
    """Events that one of the signatures could be, at most 500, by one query (and a prefetch).

    Rejected events are among them, as the last, only where this article reported them: there they
    must not come back, while another article may be right about what this one was not.
    """
    dated = [one for one in found if one.first and one.last and one.actors]
    if not dated:
        return []
    events = (
        Event.objects.filter(
            ~Q(decision=Decision.REJECTED) | Q(reports__article=article),
            type__in={one.type for one in dated},
            date_from__lte=max(one.last for one in dated if one.last),
            date_to__gte=min(one.first for one in dated if one.first),
            participants__actor__in={pk for one in dated for pk in one.actors},
        )
        .distinct()
        .order_by("pk")
        .select_related("place")
        .prefetch_related("participants")[:_MOST_CANDIDATES]
    )
    standing_first = sorted(events, key=lambda event: event.decision == Decision.REJECTED)
    return [_candidate(event) for event in standing_first]


def _candidate(event: Event) -> Candidate:
    parts = {(p.actor_id, p.role) for p in event.participants.all() if p.actor_id is not None}
    signature = Signature(
        event.type,
        event.status,
        event.date_from,
        event.date_to,
        event.place,
        frozenset(pk for pk, _ in parts),
    )
    return Candidate(event, signature, parts)


def match(found: Signature, candidates: Sequence[Candidate]) -> tuple[Candidate, str] | None:
    """The first candidate that is the same event, and why, in words for the page."""
    for candidate in candidates:
        why = _same(found, candidate.signature)
        if why:
            return candidate, why
    return None


def _same(one: Signature, other: Signature) -> str | None:
    shared = one.actors & other.actors
    fits = (
        one.type == other.type
        and _statuses_fit(one.status, other.status)
        and _dates_fit(one, other)
        and _places_fit(one.place, other.place)
        and len(shared) > 0
        and len(shared) == min(len(one.actors), len(other.actors))
    )
    if not fits:
        return None
    place = "the same place" if one.place == other.place is not None else "no other place"
    actors = "the same actor" if len(shared) == 1 else f"{len(shared)} actors the same"
    return f"one event with another report: same type, dates that fit, {place}, {actors}"


def _statuses_fit(one: str, other: str) -> bool:
    """What is denied or only imagined is not what is reported to happen."""
    apart = {Event.Status.DENIED, Event.Status.HYPOTHETICAL}
    return one == other or not ({one, other} & apart)


def _dates_fit(one: Signature, other: Signature) -> bool:
    """Both known, with a day in common, and telling: short, or the very same."""
    if not (one.first and one.last and other.first and other.last):
        return False
    if (one.first, one.last) == (other.first, other.last):
        return True
    longest = max(one.last - one.first, other.last - other.first)
    overlap = one.first <= other.last and other.first <= one.last
    return overlap and longest.days < _LONGEST_TELLING_DAYS


def _places_fit(one: Place | None, other: Place | None) -> bool:
    """The same, or one unknown, or one the country in which the other lies."""
    if one is None or other is None or one.pk == other.pk:
        return True
    countries = one.country == other.country != ""
    return countries and Place.Kind.COUNTRY in (one.kind, other.kind)
