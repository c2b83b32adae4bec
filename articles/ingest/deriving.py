"""What the machine's events say, from what their reports say."""

from collections.abc import Collection, Sequence

from django.db.models import Prefetch

from articles.models import Event, EventReport
from newsbase.decisions import Decision, Origin

_GIST = ("title", "status", "confidence")
_DATE = ("date_from", "date_to", "precision", "date_approximate", "date_reason")


def is_open(event: Event) -> bool:
    """Is the event the machine's own business: found by it, and decided on by nobody?"""
    return event.origin == Origin.MACHINE and event.decision == Decision.NEW


def derive(events: Collection[int]) -> None:
    """Let these open events (ids) say what their reports say.

    The surest report speaks; of equally sure ones, that of the earliest article, so that it does
    not matter which was read last. What it leaves open, date or place, the next says. Events
    without a report stay as they are.
    """
    reports = EventReport.objects.order_by(
        "-confidence", "article__published", "article_id", "start"
    )
    rows = Event.objects.filter(pk__in=events).prefetch_related(Prefetch("reports", reports))
    changed = [event for event in rows if _speak(event, list(event.reports.all()))]
    Event.objects.bulk_update(changed, [*_GIST, *_DATE, "place"])


def _speak(event: Event, reports: Sequence[EventReport]) -> bool:
    """Whether the event says something else than before."""
    if not reports:
        return False
    surest = reports[0]
    dated = next((report for report in reports if report.date_from), surest)
    placed = next((report for report in reports if report.place_id), surest)
    said = {name: getattr(surest, name) for name in _GIST}
    said |= {name: getattr(dated, name) for name in _DATE} | {"place_id": placed.place_id}
    changed = any(getattr(event, name) != value for name, value in said.items())
    for name, value in said.items():
        setattr(event, name, value)
    return changed
