"""What articles know of one actor, counted: a fixed number of queries, each over one index.

Statements, events and articles are reached by the actor's reverse managers; the counts come as
plain ids and numbers, and all actors that are named are then read at once.
"""

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import TruncMonth

from actors.models import Actor
from newsbase.decisions import Decision
from newsbase.extraction.acts import attitudes
from newsbase.pictures import months, network

# PLOVER's roots, and ours, by what they do between two.
COOPERATIVE = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID")
HOSTILE = (
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "ACCUSE"
)  # fmt: skip
NEUTRAL = ("RETREAT", "REQUEST", "OTHER")

# Events that were denied, or might have been, join nobody.
REAL = ("happened", "ongoing", "planned")

# Whom the statements are about, who makes them and who is named beside is counted in the last
# months with so many articles, and in all where there are no more.
ENOUGH_ARTICLES = 500

MOST_CANDIDATES = 40  # the most frequent of each count; few of them are shown
MOST_MET = 1000
MOST_PARTICIPATIONS = 5000

# How lines are drawn, and what each means.
TONES = {
    "cooperation": "mostly cooperation",
    "conflict": "mostly conflict",
    "mixed": "both",
    "other": "other events, or words",
    "named": "only named together",
}

CLEARLY = 1.5  # times as many

WEIGHT_OF_EVENT = 3
WEIGHT_OF_STATEMENT = 2


@dataclass(frozen=True)
class Frequent:
    """Something with how often it occurs; `share` is of the most frequent, in percent."""

    what: Any
    number: int
    share: int


@dataclass
class Encounter:
    """Another actor, and the events that both took part in, by what they did to each other."""

    actor: Actor
    cooperative: int = 0
    hostile: int = 0
    neutral: int = 0
    share_cooperative: float = 0.0
    share_hostile: float = 0.0

    @property
    def room_cooperative(self) -> float:
        """What its bar leaves free, in percent: it grows from the right."""
        return round(100 - self.share_cooperative, 1)

    @property
    def number(self) -> int:
        return self.cooperative + self.hostile + self.neutral

    @property
    def tone(self) -> str:
        return _tone(self.cooperative, self.hostile)


@dataclass
class Bond:
    """All that joins another actor to this one."""

    actor: Actor
    articles: int = 0
    said_about: int = 0
    said_by: int = 0
    encounter: Encounter | None = None

    @property
    def events(self) -> int:
        return self.encounter.number if self.encounter else 0

    @property
    def statements(self) -> int:
        return self.said_about + self.said_by

    @property
    def weight(self) -> float:
        statements = WEIGHT_OF_STATEMENT * self.statements
        return WEIGHT_OF_EVENT * self.events + statements + self.articles

    @property
    def tone(self) -> str:
        """Of the events that they share; else whether they speak of each other."""
        if self.encounter and self.encounter.tone:
            return self.encounter.tone
        return "other" if self.statements or self.events else "named"

    @property
    def told(self) -> str:
        """All of it in words."""
        numbers = [
            (self.events, "shared event", "shared events"),
            (self.statements, "statement about each other", "statements about each other"),
            (self.articles, "article that names both", "articles that name both"),
        ]
        return ", ".join(
            f"{number:,} {one if number == 1 else many}" for number, one, many in numbers if number
        )


@dataclass
class Activity:
    """How often an actor was named and spoke, by month and in all."""

    spans: list[months.Span]
    acts: dict[str, int]
    mentions: int = 0
    articles: int = 0
    statements: int = 0
    first: datetime.date | None = None
    last: datetime.date | None = None
    recent: datetime.date | None = None  # where the last months begin; None: all of it is read

    @property
    def held(self) -> int:
        """How many of the statements are positions that it is said to hold."""
        return sum(number for act, number in self.acts.items() if act in attitudes())

    @property
    def spoken(self) -> int:
        return self.statements - self.held

    @property
    def chart(self) -> months.Chart:
        return months.chart(self.spans)


def _narrowed(types: Iterable[str]) -> str:
    """The end of an address of the list of events."""
    wanted = [("type", type_) for type_ in types] + [("status", status) for status in REAL]
    return f"&{urlencode(wanted)}"


@dataclass
class Portrait:
    """An actor among the others."""

    abouts: list[Frequent] = field(default_factory=list)
    speakers: list[Frequent] = field(default_factory=list)
    encounters: list[Encounter] = field(default_factory=list)
    bonds: list[Bond] = field(default_factory=list)
    since: datetime.date | None = None
    picture: network.Network = field(default_factory=lambda: network.network([], {}))

    # What narrows the list of events to those counted here.
    real: ClassVar[str] = _narrowed(())
    cooperative: ClassVar[str] = _narrowed(COOPERATIVE)
    hostile: ClassVar[str] = _narrowed(HOSTILE)
    neutral: ClassVar[str] = _narrowed(NEUTRAL)

    @property
    def recently(self) -> str:
        """What narrows the lists of articles and statements to those counted here."""
        return f"&since={self.since}" if self.since else ""

    @property
    def have_words(self) -> bool:
        return any(bond.statements for bond in self.bonds)

    @property
    def have_events(self) -> bool:
        return any(bond.events for bond in self.bonds)

    @property
    def tones(self) -> list[tuple[str, str]]:
        """Those that the picture's lines have, with what they mean."""
        drawn = {node.neighbour.tone for node in self.picture.nodes}
        return [(tone, words) for tone, words in TONES.items() if tone in drawn]

    @property
    def around(self) -> list[tuple[network.Node, Bond]]:
        """Those in the picture."""
        by_key = {bond.actor.pk: bond for bond in self.bonds}
        return [(node, by_key[node.key]) for node in self.picture.nodes]


def activity_of(actor: Actor) -> Activity:
    """Two queries: mentions by month, statements by month and act."""
    mentions = list(
        actor.mentions.order_by()
        .values_list(TruncMonth("article__published"))
        .annotate(
            number=Count("*"),
            articles=Count("article", distinct=True),
            first=Min("article__published"),
            last=Max("article__published"),
        )
    )
    statements = list(
        actor.statements.standing()
        .order_by()
        .values_list(TruncMonth("article__published"), "act")
        .annotate(number=Count("*"))
    )
    acts: Counter[str] = Counter()
    by_month: dict[datetime.date, tuple[int, int]] = {row[0]: (row[1], 0) for row in mentions}
    for month, act, number in statements:
        acts[act] += number
        named, spoken = by_month.get(month, (0, 0))
        by_month[month] = named, spoken + number
    return Activity(
        spans=months.spans(by_month),
        acts=dict(sorted(acts.items(), key=lambda item: (-item[1], item[0]))),
        mentions=sum(row[1] for row in mentions),
        articles=sum(row[2] for row in mentions),
        statements=sum(acts.values()),
        first=min((row[3] for row in mentions), default=None),
        last=max((row[4] for row in mentions), default=None),
        recent=_recent({row[0]: row[2] for row in mentions}),
    )


def _recent(articles: Mapping[datetime.date, int]) -> datetime.date | None:
    """The month from which on there are enough articles; None if it is the first one."""
    number = 0
    for month in sorted(articles, reverse=True):
        number += articles[month]
        if number >= ENOUGH_ARTICLES:
            return month if month > min(articles) else None
    return None


def portrait_of(actor: Actor, since: datetime.date | None = None) -> Portrait:
    """Six queries, however much is known: four counts, the others' names, the ties among them.

    With `since`, articles published before that day count for events alone.
    """
    abouts, speakers = _abouts(actor, since), _speakers(actor, since)
    shared, beside = _shared(actor), _beside(actor, since)
    candidates = [pk for counts in (abouts, speakers, shared, beside) for pk in _first(counts)]
    others = Actor.objects.standing().in_bulk(set(candidates))
    encounters = _encounters(shared, others)
    bonds = _bonds(others, abouts, speakers, beside, encounters)[: network.MOST]
    neighbours = [
        network.Neighbour(bond.actor.pk, bond.actor.name, bond.weight, bond.tone) for bond in bonds
    ]
    return Portrait(
        abouts=frequent((others[pk], number) for pk, number in abouts.items() if pk in others),
        speakers=frequent((others[pk], number) for pk, number in speakers.items() if pk in others),
        encounters=encounters,
        bonds=bonds,
        since=since,
        picture=network.network(neighbours, _ties(actor, [bond.actor.pk for bond in bonds])),
    )


def frequent(numbers: Iterable[tuple[Any, int]]) -> list[Frequent]:
    """Given the most frequent first."""
    rows = list(numbers)
    most = rows[0][1] if rows else 1
    return [Frequent(what, number, max(1, round(100 * number / most))) for what, number in rows]


def _abouts(actor: Actor, since: datetime.date | None) -> dict[int, int]:
    """Whom the actor's statements are about."""
    return _counted(actor.statements.standing().published_between(since, None), "about", actor)


def _speakers(actor: Actor, since: datetime.date | None) -> dict[int, int]:
    """Who speaks about the actor."""
    statements = actor.statements_about.standing().published_between(since, None)
    return _counted(statements, "speaker_actor", actor)


def _counted(rows: Any, column: str, actor: Actor) -> dict[int, int]:
    """How many rows have which other actor in the column, the most frequent first."""
    counted = rows.order_by().values_list(column).annotate(number=Count("*"))
    found = counted.order_by("-number", column)
    return {pk: number for pk, number in found if pk and pk != actor.pk}


def _first(counts: Mapping[int, Any]) -> list[int]:
    return list(counts)[:MOST_CANDIDATES]


def _shared(actor: Actor) -> dict[int, tuple[int, int, int]]:
    """Who took part in how many of its events: cooperative, hostile, neither."""
    own = actor.events.standing().filter(status__in=REAL).order_by().values("pk")
    rows = (
        Actor.objects.filter(participations__event__in=own)
        .values_list("pk")
        .annotate(number=_events(), cooperative=_events(COOPERATIVE), hostile=_events(HOSTILE))
        .order_by("-number", "pk")[:MOST_MET]
    )
    return {
        pk: (cooperative, hostile, number - cooperative - hostile)
        for pk, number, cooperative, hostile in rows
        if pk != actor.pk
    }


def _events(types: Collection[str] = ()) -> Count:
    """Of these types, or of any; one may take part twice, in two roles."""
    only = Q(participations__event__type__in=types) if types else None
    return Count("participations__event", filter=only, distinct=True)


def _beside(actor: Actor, since: datetime.date | None) -> dict[int, int]:
    """Who is named in how many of the articles that name the actor."""
    own = actor.mentions.order_by()
    if since:
        own = own.filter(article__published__gte=since)
    rows = (
        Actor.objects.filter(mentions__article__in=own.values("article"))
        .exclude(pk=actor.pk)
        .values_list("pk")
        .annotate(number=Count("mentions__article", distinct=True))
        .order_by("-number", "pk")
    )
    return dict(rows)


def _encounters(
    shared: Mapping[int, tuple[int, int, int]], others: Mapping[int, Actor]
) -> list[Encounter]:
    rows = [Encounter(others[pk], *numbers) for pk, numbers in shared.items() if pk in others]
    most = max((max(row.cooperative, row.hostile) for row in rows), default=0) or 1
    for row in rows:
        row.share_cooperative = round(100 * row.cooperative / most, 1)
        row.share_hostile = round(100 * row.hostile / most, 1)
    return rows


def _bonds(
    others: Mapping[int, Actor],
    abouts: Mapping[int, int],
    speakers: Mapping[int, int],
    beside: Mapping[int, int],
    encounters: Iterable[Encounter],
) -> list[Bond]:
    """The closest first."""
    met = {encounter.actor.pk: encounter for encounter in encounters}
    bonds = [
        Bond(
            other,
            articles=beside.get(pk, 0),
            said_about=abouts.get(pk, 0),
            said_by=speakers.get(pk, 0),
            encounter=met.get(pk),
        )
        for pk, other in others.items()
    ]
    return sorted(bonds, key=lambda bond: (-bond.weight, bond.actor.name, bond.actor.pk))


def _ties(actor: Actor, keys: list[int]) -> dict[network.Pair, int]:
    """Which of these actors share how many events, as far as the last ones read tell.

    Not all are read: great powers stand beside almost everybody, and take part in most events.
    """
    parts = actor.participations.model.objects.filter(actor__in=keys, event__status__in=REAL)
    latest = parts.exclude(event__decision=Decision.REJECTED).order_by("-pk")
    by_event: dict[int, set[int]] = {}
    for event, pk in latest.values_list("event", "actor")[:MOST_PARTICIPATIONS]:
        by_event.setdefault(event, set()).add(pk)
    pairs = (pair for pks in by_event.values() for pair in combinations(pks, 2))
    return Counter(frozenset(pair) for pair in pairs)


def _tone(cooperative: int, hostile: int) -> str:
    """Which of the two it mostly is; "mixed" where neither clearly outweighs the other."""
    if cooperative > CLEARLY * hostile:
        return "cooperation"
    if hostile > CLEARLY * cooperative:
        return "conflict"
    return "mixed" if cooperative else ""
