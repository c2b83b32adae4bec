"""Events found in an article as rows: reports of events known before, or new events."""

from collections.abc import Iterable, Mapping
from typing import Any

from actors.models import Actor
from articles.ingest.columns import cut, date_columns
from articles.ingest.deriving import derive, is_open
from articles.ingest.matching import Candidate, Signature, candidates_for, label_of, match
from articles.ingest.place_rows import places_for
from articles.models import Article, Event, EventReport, Participant, Place
from newsbase.decisions import Decision, Origin
from newsbase.extraction import results
from newsbase.extraction.titles import title_of

Actors = Mapping[str, Actor]
Names = Mapping[str, str]


def write_events(
    article: Article, found: Iterable[results.Event], actors: Actors, names: Names
) -> None:
    """Store a report of each event, and the events that are new, in a handful of queries.

    `actors` are the rows of the article's keys, as far as there are any; `names` has the name of
    every key.
    """
    events = _once(found)
    places = places_for(event.place for event in events if event.place)
    writer = _Writer(article, actors, names)
    signatures = [writer.signature(event, places) for event in events]
    writer.candidates = candidates_for(signatures, article)
    for event, signature in zip(events, signatures, strict=True):
        writer.add(event, signature)
    writer.save()


def _once(found: Iterable[results.Event]) -> list[results.Event]:
    """One event for each trigger, the surest."""
    chosen: dict[results.Span, results.Event] = {}
    for event in sorted(found, key=lambda e: -e.confidence):
        chosen.setdefault(event.trigger, event)
    return sorted(chosen.values(), key=lambda e: e.trigger.start)


class _Writer:
    """Gathers the rows of one article; events that it makes can be matched by later ones."""

    def __init__(self, article: Article, actors: Actors, names: Names) -> None:
        self.article = article
        self.actors = actors
        self.names = names
        self.candidates: list[Candidate] = []
        self._events: list[Event] = []
        self._joined: list[Event] = []
        self._participants: list[Participant] = []
        self._reports: list[EventReport] = []
        self._named: list[tuple[Participant, EventReport]] = []

    def signature(self, found: results.Event, places: Mapping[results.Place, Place]) -> Signature:
        keys = [part.actor for part in found.participants if part.actor in self.actors]
        return Signature(
            type=found.type,
            label=label_of(self._title(found)),
            status=found.status,
            first=found.date.first if found.date else None,
            last=found.date.last if found.date else None,
            place=places[found.place] if found.place else None,
            actors=frozenset(self.actors[key].pk for key in keys if key),
            published=self.article.published,
        )

    def _title(self, found: results.Event) -> str:
        return cut(Event, "title", title_of(found, self.article.text, self.names))

    def add(self, found: results.Event, signature: Signature) -> None:
        matched = match(signature, self.candidates)
        if matched is None:
            candidate, why = self._new(found, signature), found.why
        else:
            candidate, reason = matched
            if candidate.event.decision == Decision.REJECTED:
                return
            why = f"{found.why}; {reason}"
            self._join(candidate, signature)
        report = self._report(candidate.event, found, signature, why)
        if is_open(candidate.event):
            self._add_participants(candidate, found, report)

    def _new(self, found: results.Event, signature: Signature) -> Candidate:
        event = Event(type=found.type, origin=Origin.MACHINE, **self._said(found, signature))
        candidate = Candidate(event, signature, is_of_article=True)
        self._events.append(event)
        self.candidates.append(candidate)
        return candidate

    def _join(self, candidate: Candidate, signature: Signature) -> None:
        if is_open(candidate.event):
            candidate.grow(signature)
            self._joined.append(candidate.event)

    def _said(self, found: results.Event, signature: Signature) -> dict[str, Any]:
        """The columns that a report and its event have in common."""
        return {
            "title": self._title(found),
            "status": found.status,
            "place": signature.place,
            "confidence": found.confidence,
            **date_columns(found.date),
        }

    def _add_participants(
        self, candidate: Candidate, found: results.Event, report: EventReport
    ) -> None:
        """Those only described, of one report: another may describe the same in other words."""
        described_before = candidate.is_described
        for part in dict.fromkeys(found.participants):
            actor = self.actors.get(part.actor or "")
            if actor is None and described_before:
                continue
            known = candidate.participants.get((actor.pk, part.role)) if actor else None
            self._named.append((known or self._participant(candidate, actor, part), report))

    def _participant(
        self, candidate: Candidate, actor: Actor | None, part: results.Participant
    ) -> Participant:
        name = cut(Participant, "name", part.span.of(self.article.text))
        new = Participant(event=candidate.event, actor=actor, name=name, role=part.role)
        self._participants.append(new)
        candidate.take(new)
        return new

    def _report(
        self, event: Event, found: results.Event, signature: Signature, why: str
    ) -> EventReport:
        report = EventReport(
            event=event,
            article=self.article,
            start=found.evidence.start,
            end=found.evidence.end,
            trigger_start=found.trigger.start,
            trigger_end=found.trigger.end,
            why=cut(EventReport, "why", why),
            **self._said(found, signature),
        )
        self._reports.append(report)
        return report

    def save(self) -> None:
        Event.objects.bulk_create(self._events)
        Participant.objects.bulk_create(self._participants)
        EventReport.objects.bulk_create(self._reports)
        through = Participant.reports.through
        through.objects.bulk_create(
            through(participant_id=participant, eventreport_id=report)
            for participant, report in dict.fromkeys((p.pk, r.pk) for p, r in self._named)
        )
        derive({event.pk for event in self._joined})
