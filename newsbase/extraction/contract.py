"""Extraction as the JSON that `manage.py extract` prints (the project's output contract)."""

from typing import Any

from newsbase.extraction import results
from newsbase.extraction.results import Extraction, Span

Json = dict[str, Any]


def as_json(extraction: Extraction) -> Json:
    """The keys that extraction fills; id, title and section are the reader's."""
    published = extraction.published
    return {
        "published": published.isoformat() if published else None,
        "text": extraction.text,
        "actors": [_actor(a) for a in extraction.actors],
        "mentions": [
            {"actor": m.actor, **_ends(m.span), "type": m.type, "score": m.score, "why": m.why}
            for m in extraction.mentions
        ],
        "statements": [_statement(s) for s in extraction.statements],
        "events": [_event(e) for e in extraction.events],
        "dates": [_date(d) for d in extraction.dates],
        "places": [_place(p) for p in extraction.places],
    }


def _ends(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _actor(actor: results.Actor) -> Json:
    return {
        "key": actor.key,
        "name": actor.name,
        "kind": actor.kind,
        "aliases": list(actor.aliases),
        "country": actor.country,
        "known": actor.known,
        "affiliations": [{"actor": a.actor, "role": a.role} for a in actor.affiliations if a.actor],
        "roles": list(dict.fromkeys(a.role for a in actor.affiliations if a.role)),
    }


def _party(party: results.Party | None) -> Json | None:
    return {"actor": party.actor, **_ends(party.span)} if party else None


def _statement(statement: results.Statement) -> Json:
    return {
        "speaker": _party(statement.speaker),
        "cue": _pair(statement.cue),
        "content": [_pair(piece) for piece in statement.content],
        "kind": statement.kind,
        "act": statement.act,
        "plover": statement.plover,
        "target": _party(statement.target),
        "about": list(statement.about),
        "addressees": list(statement.addressees),
        "medium": statement.medium,
        "said_on": _date(statement.said_on) if statement.said_on else None,
        "confidence": round(statement.confidence, 3),
        "why": statement.why,
    }


def _event(event: results.Event) -> Json:
    return {
        "type": event.type,
        "trigger": _pair(event.trigger),
        "evidence": _pair(event.evidence),
        "participants": [
            {"actor": p.actor, **_ends(p.span), "role": p.role} for p in event.participants
        ],
        "date": _date(event.date) if event.date else None,
        "place": _place(event.place) if event.place else None,
        "status": event.status,
        "confidence": round(event.confidence, 3),
        "why": event.why,
    }


def _date(date: results.DateExpression) -> Json:
    return {
        "start": date.span.start if date.span else None,
        "end": date.span.end if date.span else None,
        "from": date.first.isoformat() if date.first else None,
        "to": date.last.isoformat() if date.last else None,
        "precision": date.precision,
        "approximate": date.approximate,
        "type": date.type,
        "value": date.value,
        "reason": date.reason,
    }


def _place(place: results.Place) -> Json:
    return {
        **_ends(place.span),
        "name": place.name,
        "lat": place.latitude,
        "lon": place.longitude,
        "country": place.country,
        "kind": place.kind,
        "source_id": place.source_id,
    }
