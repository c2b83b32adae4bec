"""Events found in an article as rows: reports of events known before, or new events."""

from collections.abc import Iterable, Mapping

from actors.models import Actor
from articles.ingest.columns import cut, date_columns
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
        self._participants: list[Participant] = []
        self._reports: list[EventReport] = []
        self._placed: list[Event] = []

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
            self._complete(candidate, signature)
        if not candidate.event.is_decided:
            self._add_participants(candidate, found, named_only=matched is not None)
        self._report(candidate.event, found, why)

    def _new(self, found: results.Event, signature: Signature) -> Candidate:
        event = Event(
            type=found.type,
            status=found.status,
            title=self._title(found),
            place=signature.place,
            confidence=found.confidence,
            origin=Origin.MACHINE,
            **date_columns(found.date),
        )
        candidate = Candidate(event, signature, is_of_article=True)
        self._events.append(event)
        self.candidates.append(candidate)
        return candidate

    def _complete(self, candidate: Candidate, signature: Signature) -> None:
        """What the new report adds to an event that nobody decided on."""
        event = candidate.event
        if event.is_decided or event.origin != Origin.MACHINE:
            return
        if event.place is None and signature.place is not None:
            event.place = signature.place
            self._placed.append(event)
        candidate.grow(signature)

    def _add_participants(
        self, candidate: Candidate, found: results.Event, *, named_only: bool
    ) -> None:
        for part in dict.fromkeys(found.participants):
            actor = self.actors.get(part.actor or "")
            if actor is None and not named_only:
                self._participant(candidate.event, None, part)
            elif actor is not None and (actor.pk, part.role) not in candidate.participants:
                candidate.participants.add((actor.pk, part.role))
                self._participant(candidate.event, actor, part)

    def _participant(self, event: Event, actor: Actor | None, part: results.Participant) -> None:
        name = cut(Participant, "name", part.span.of(self.article.text))
        self._participants.append(Participant(event=event, actor=actor, name=name, role=part.role))

    def _report(self, event: Event, found: results.Event, why: str) -> None:
        self._reports.append(
            EventReport(
                event=event,
                article=self.article,
                start=found.evidence.start,
                end=found.evidence.end,
                trigger_start=found.trigger.start,
                trigger_end=found.trigger.end,
                confidence=found.confidence,
                why=cut(EventReport, "why", why),
            )
        )

    def save(self) -> None:
        Event.objects.bulk_create(self._events)
        known = [event for event in self._placed if event not in self._events]
        Event.objects.bulk_update(known, ["place"])
        Participant.objects.bulk_create(self._participants)
        EventReport.objects.bulk_create(self._reports)
