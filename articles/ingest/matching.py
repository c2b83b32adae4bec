"""Whether an event found in an article is one that the knowledge base has already.

First version: exact rules over type, date, place, actors and status, no likelihoods. Two reports
are held for one event only if everything they say fits together, since a wrong join is harder to
see on a page than a missing one.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from articles.models import Article, Event, EventReport, Participant, Place
from newsbase.decisions import Decision

# "In 2023" does not tell one visit from the next; "in March" mostly does.
_LONGEST_TELLING_DAYS = 31
_MOST_CANDIDATES = 500
# A happening without a date is taken for news: of the day of its article, or of the days before.
_NEWS = datetime.timedelta(days=3)
_IS_NEWS = (Event.Status.HAPPENED, Event.Status.ONGOING)


@dataclass(frozen=True, slots=True)
class Signature:
    """What an event is recognised by.

    `actors` are the ids of the participants with a name, `label` is what its title begins with,
    `published` the day of its (first) article.
    """

    type: str
    label: str
    status: str
    first: datetime.date | None
    last: datetime.date | None
    place: Place | None
    actors: frozenset[int]
    published: datetime.date | None

    @property
    def days(self) -> tuple[datetime.date, datetime.date] | None:
        """The days it fell on: its date, else those on which it was news."""
        if self.first and self.last:
            return self.first, self.last
        if self.published and self.status in _IS_NEWS:
            return self.published - _NEWS, self.published
        return None


@dataclass(slots=True)
class Candidate:
    """An event with its signature, which grows while reports are joined to it.

    `participants` are those with a name, by actor and role; `is_described` says that there are
    others. `is_of_article` says that the article at hand reports it: what one text tells apart,
    without dates, stays apart.
    """

    event: Event
    signature: Signature
    participants: dict[tuple[int, str], Participant] = field(default_factory=dict)
    is_described: bool = False
    is_of_article: bool = False

    def take(self, participant: Participant) -> None:
        if participant.actor_id is None:
            self.is_described = True
        else:
            self.participants[participant.actor_id, participant.role] = participant

    def grow(self, other: Signature) -> None:
        """Take in what another report of the event says: its actors, its place."""
        self.signature = replace(
            self.signature,
            actors=self.signature.actors | other.actors,
            place=self.signature.place or other.place,
        )


def candidates_for(found: Sequence[Signature], article: Article) -> list[Candidate]:
    """Events that one of the signatures could be, at most 500, by one query (and a prefetch).

    They are locked: nobody decides on one between this look at it and what is made of it. Rejected
    events are among them, as the last, only where this article reported them: there they must not
    come back, while another article may be right about what this one was not.
    """
    spans = [(one, days) for one in found if one.actors and (days := one.days)]
    if not spans:
        return []
    reports = EventReport.objects.filter(event=OuterRef("pk")).order_by("article__published")
    participants = Participant.objects.only("event", "actor", "role")
    events = (
        Event.objects.filter(pk__in=_near(spans, article))
        .annotate(
            news=Subquery(reports.values("article__published")[:1]),
            is_of_article=Exists(reports.filter(article=article)),
        )
        .select_related("place")
        .prefetch_related(Prefetch("participants", participants))
        .order_by("pk")
        .select_for_update(no_key=True, of=("self",))
    )
    # Judged behind the lock: a decision that was waited for is seen only there.
    found_near = [_candidate(event) for event in events]
    standing = [one for one in found_near if one.event.decision != Decision.REJECTED]
    rejected = [one for one in found_near if one.event.decision == Decision.REJECTED]
    return [*standing, *(one for one in rejected if one.is_of_article)]


def _near(
    spans: Sequence[tuple[Signature, tuple[datetime.date, datetime.date]]], article: Article
) -> QuerySet[Event, int]:
    """The ids of the events of these types that share an actor and fell on days around."""
    first, last = min(days[0] for _, days in spans), max(days[1] for _, days in spans)
    on_days = Q(date_from__lte=last, date_to__gte=first)
    as_news = Q(
        date_from=None,
        status__in=_IS_NEWS,
        reports__article__published__range=(first, last + _NEWS),
    )
    return (
        Event.objects.filter(
            ~Q(decision=Decision.REJECTED) | Q(reports__article=article),
            on_days | as_news,
            type__in={one.type for one, _ in spans},
            participants__actor__in={pk for one, _ in spans for pk in one.actors},
        )
        .distinct()
        .order_by("pk")
        .values_list("pk", flat=True)[:_MOST_CANDIDATES]
    )


def label_of(title: str) -> str:
    """ "Summit" of "Summit: China, European Union"."""
    return title.partition(":")[0]


def _candidate(event: Event) -> Candidate:
    parts = list(event.participants.all())
    signature = Signature(
        event.type,
        label_of(event.title),
        event.status,
        event.date_from,
        event.date_to,
        event.place,
        frozenset(part.actor_id for part in parts if part.actor_id is not None),
        event.news,  # type: ignore[attr-defined]  # annotated by candidates_for
    )
    is_of_article: bool = event.is_of_article  # type: ignore[attr-defined]
    candidate = Candidate(event, signature, is_of_article=is_of_article)
    for part in parts:
        candidate.take(part)
    return candidate


def match(found: Signature, candidates: Sequence[Candidate]) -> tuple[Candidate, str] | None:
    """The first candidate that is the same event, and why, in words for the page."""
    for candidate in candidates:
        other = candidate.signature
        if candidate.is_of_article and not (found.first and other.first):
            continue
        why = _same(found, other)
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
        and len(shared) >= _least_shared(one, other)
        and len(shared) == min(len(one.actors), len(other.actors))
    )
    if not fits:
        return None
    place = "the same place" if one.place == other.place is not None else "no other place"
    actors = "the same actor" if len(shared) == 1 else f"{len(shared)} actors the same"
    dates = "dates that fit" if one.first and other.first else "news of the same days"
    return f"one event with another report: same type, {dates}, {place}, {actors}"


def _least_shared(one: Signature, other: Signature) -> int:
    """How many actors must be the same: two where a date is only guessed at."""
    return 1 if one.first and other.first else 2


def _statuses_fit(one: str, other: str) -> bool:
    """What is denied or only imagined is not what is reported to happen."""
    apart = {Event.Status.DENIED, Event.Status.HYPOTHETICAL}
    return one == other or not ({one, other} & apart)


def _dates_fit(one: Signature, other: Signature) -> bool:
    """A day in common, and telling: short, or the very same. News needs the same label, too."""
    if one.days is None or other.days is None:
        return False
    if not (one.first and other.first) and one.label != other.label:
        return False
    if one.days == other.days:
        return True
    longest = max(last - first for first, last in (one.days, other.days))
    overlap = one.days[0] <= other.days[1] and other.days[0] <= one.days[1]
    return overlap and longest.days < _LONGEST_TELLING_DAYS


def _places_fit(one: Place | None, other: Place | None) -> bool:
    """The same, or one unknown, or one the country in which the other lies."""
    if one is None or other is None or one.pk == other.pk:
        return True
    countries = one.country == other.country != ""
    return countries and Place.Kind.COUNTRY in (one.kind, other.kind)
