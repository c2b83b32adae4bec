"""What re-extraction takes away from an article, and what it must leave."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from actors.models import Affiliation
from articles.ingest.choices import Choices, choices_of
from articles.ingest.deriving import derive
from articles.models import (
    AffiliationEvidence,
    Article,
    Event,
    EventReport,
    Mention,
    Participant,
    Statement,
)
from newsbase.decisions import Decision, Origin
from newsbase.extraction import results
from newsbase.extraction.results import Span


@dataclass(frozen=True, slots=True)
class KeptStatement:
    """Where a statement that stays lies in the text."""

    cue: Span | None
    content: tuple[Span, ...]

    def is_same_as(self, found: results.Statement) -> bool:
        """The same cue, or half of the shorter content in common."""
        if self.cue is not None and found.cue is not None and self.cue == found.cue:
            return True
        common = _common(self.content, found.content)
        shorter = min(_length(self.content), _length(found.content))
        return common > 0 and 2 * common >= shorter


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows of an article that are not the machine's to replace."""

    statements: Sequence[KeptStatement] = ()
    triggers: Sequence[Span] = ()
    choices: Choices = field(default_factory=Choices)

    def new_statements(self, found: Iterable[results.Statement]) -> list[results.Statement]:
        """Without those that are kept ones found again."""
        return [one for one in found if not any(k.is_same_as(one) for k in self.statements)]

    def new_events(self, found: Iterable[results.Event]) -> list[results.Event]:
        """Without those whose trigger overlaps that of a kept report."""
        return [one for one in found if not any(t.overlaps(one.trigger) for t in self.triggers)]


def _length(pieces: Iterable[Span]) -> int:
    return sum(piece.end - piece.start for piece in pieces)


def _common(some: Iterable[Span], others: Sequence[Span]) -> int:
    return sum(
        max(0, min(one.end, other.end) - max(one.start, other.start))
        for one in some
        for other in others
    )


def clear(article: Article) -> Kept:
    """Delete the machine's undecided findings of the article; what stays.

    A statement stays if a person decided on it, annotated or entered it; the report of an event if
    a person decided on or entered the event; a mention if a person chose who is meant. An event
    that another article reports as well loses only what this article says of it. The caller holds
    a transaction.
    """
    # Locked first and judged afterwards, so that a decision made meanwhile is seen.
    list(article.statements.select_for_update().values_list("pk"))
    article.statements.undecided().filter(origin=Origin.MACHINE).delete()
    _clear_events(article)
    article.mentions.filter(chosen_at__isnull=True).delete()
    _clear_affiliations(article)
    return Kept(_kept_statements(article), _kept_triggers(article), choices_of(article))


def _clear_events(article: Article) -> None:
    reported = Event.objects.filter(pk__in=article.event_reports.values("event"))
    list(reported.order_by("pk").select_for_update().values_list("pk"))
    open_pks = list(
        reported.filter(decision=Decision.NEW, origin=Origin.MACHINE).values_list("pk", flat=True)
    )
    reports = article.event_reports.filter(event__in=open_pks)
    named = set(Participant.objects.filter(reports__in=reports).values_list("pk", flat=True))
    reports.delete()
    Event.objects.filter(pk__in=open_pks, reports__isnull=True).delete()
    Participant.objects.filter(pk__in=named, reports__isnull=True).delete()
    derive(open_pks)


def _clear_affiliations(article: Article) -> None:
    evidence = AffiliationEvidence.objects.filter(
        article=article, affiliation__origin=Origin.MACHINE
    )
    pks = set(evidence.values_list("affiliation", flat=True))
    evidence.delete()
    Affiliation.objects.filter(pk__in=pks, evidence__isnull=True).delete()


def _kept_statements(article: Article) -> list[KeptStatement]:
    rows = Statement.objects.filter(article=article).prefetch_related("pieces")
    return [KeptStatement(_cue(row), _content(row)) for row in rows]


def _cue(row: Statement) -> Span | None:
    if row.cue_start is None or row.cue_end is None:
        return None
    return Span(row.cue_start, row.cue_end)


def _content(row: Statement) -> tuple[Span, ...]:
    pieces = tuple(Span(piece.start, piece.end) for piece in row.pieces.all())
    return pieces or (Span(row.start, row.end),)


def _kept_triggers(article: Article) -> list[Span]:
    rows = EventReport.objects.filter(article=article)
    return [Span(row.trigger_start, row.trigger_end) for row in rows]


def actors_of(article: Article) -> set[int]:
    """The ids of all actors that the article's findings refer to."""
    statements = Statement.objects.filter(article=article)
    rows = [
        Mention.objects.filter(article=article).values_list("actor", "candidates"),
        statements.values_list("speaker_actor", "target_actor", "medium_actor"),
        statements.values_list("about", "addressees"),
        Event.objects.filter(reports__article=article).values_list("participants__actor"),
        AffiliationEvidence.objects.filter(article=article).values_list(
            "affiliation__person", "affiliation__organisation"
        ),
    ]
    return {pk for query in rows for row in query for pk in row if pk is not None}
