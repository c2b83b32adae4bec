"""The start page: what is here, what came last, what waits for a person."""

from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from actors.models import Actor
from articles.models import Article, Event, EventQuerySet, Statement, StatementQuerySet
from newsbase.decisions import Decision

LATEST = 8
EVENTS = 6
RECENT_ARTICLES = 50


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """A fixed number of queries, however much is here."""
    today = timezone.localdate()
    statements = _rows(Statement.objects.standing())
    context = {
        "numbers": _numbers(),
        "articles": Article.objects.for_rows().newest_first()[:LATEST],
        "statements": statements[:LATEST],
        "waiting": _rows(Statement.objects.filter(decision=Decision.NEW))[:LATEST],
        "upcoming": _events().filter(date_to__gte=today).order_by("date_from", "pk")[:EVENTS],
        "events": _events().filter(date_to__lt=today).latest_first()[:EVENTS],
        "speakers": _speakers(),
    }
    return render(request, "home.html", context)


def _numbers() -> dict[str, int]:
    decisions = Statement.objects.order_by().number_by("decision")
    return {
        "articles": Article.objects.count(),
        "actors": Actor.objects.standing().met().count(),
        "statements": sum(decisions.values()) - decisions.get(Decision.REJECTED, 0),
        "events": Event.objects.standing().count(),
        "waiting": decisions.get(Decision.NEW, 0),
    }


def _rows(statements: StatementQuerySet) -> StatementQuerySet:
    return (
        statements.select_related("speaker_actor", "article__source")
        .prefetch_related("pieces")
        .defer("search", "article__search", "article__text")
        .newest_first()
    )


def _events() -> EventQuerySet:
    return Event.objects.standing().select_related("place")


@dataclass(frozen=True)
class Speaker:
    """Somebody who spoke in the last articles; `share` is of the most frequent one, in percent."""

    actor: Actor
    number: int
    share: int


def _speakers() -> list[Speaker]:
    recent = Article.objects.newest_first().values("pk")[:RECENT_ARTICLES]
    rows = (
        Statement.objects.standing()
        .filter(article__in=recent, speaker_actor__isnull=False)
        .values_list("speaker_actor", "speaker_actor__name", "speaker_actor__kind")
        .annotate(number=Count("pk"))
        .order_by("-number", "speaker_actor__sort_key")[:LATEST]
    )
    most = max((number for *_, number in rows), default=1)
    return [
        Speaker(Actor(pk=pk, name=name, kind=kind), number, 100 * number // most)
        for pk, name, kind, number in rows
    ]
