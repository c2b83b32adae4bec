"""What happened: events with their type, sides, status, date and place, from syntax and patterns.

Types are PLOVER's roots (Open Event Data Alliance, 2018 and later) and OTHER. The patterns are
data (`data/events.toml`); see there for the frames. A verbal act is no event here: it is a
statement.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from newsbase.extraction import attributes, results, syntax
from newsbase.extraction.anchoring import date_for, place_for
from newsbase.extraction.components import event_participants, event_status, event_syntax
from newsbase.extraction.components.event_participants import Side
from newsbase.extraction.components.event_triggers import (
    Lexicon,
    Trigger,
    definite,
    label_of,
    lemma,
    lemma_of,
    lexicon,
)
from newsbase.extraction.flat import flat
from newsbase.extraction.results import Event, Participant, Status

Found = TypeVar("Found", results.DateExpression, results.Place)

_TRIGGER_TOKENS = 4  # a wider trigger would mark half the sentence
_BACK_SENTENCES = 6


@dataclass(frozen=True, slots=True)
class _Finding:
    """A trigger with its sides; `by_event` says that its subject is itself an event."""

    trigger: Trigger
    sides: tuple[Side, ...]
    by_event: bool = False


def find_events(doc: Doc) -> list[Event]:
    """All events in text order. Reads `doc._.mentions`, `dates`, `places` and `published`."""
    words = lexicon()
    events: list[tuple[_Finding, Event, int]] = []
    for number, sentence in enumerate(doc.sents):
        for finding in _findings(sentence, words):
            event = _event(doc, sentence, finding, words)
            antecedent = _antecedent(events, finding, number)
            if antecedent is not None:
                known, earlier, at = events[antecedent]
                events[antecedent] = (known, _completed(earlier, event), at)
            elif _worth_recording(doc, event, finding):
                events.append((finding, event, number))
    return sorted((event for _, event, _ in events), key=lambda e: (e.trigger.start, e.trigger.end))


@Language.component(
    "newsbase_events",
    assigns=["doc._.events"],
    requires=["doc._.mentions", "token.dep", "token.lemma"],
)
def newsbase_events(doc: Doc) -> Doc:
    doc._.events = find_events(doc)
    return doc


def _findings(sentence: Span, words: Lexicon) -> list[_Finding]:
    """Triggers of the sentence; what a verb has taken up no noun names again."""
    found: list[_Finding] = []
    taken: set[int] = set()
    for verb in _verbs(sentence, words):
        for finding in _by_verb(verb, words):
            noun = finding.trigger.noun
            told = _told_by(finding, found)
            if told is not None:
                found[told] = replace(found[told], sides=(*found[told].sides, *_new(finding)))
            elif noun is None or noun.i not in taken:
                found.append(finding)
                taken.update(t.i for t in finding.trigger.words)
                taken.update(_nouns_inside(finding, words))
    for noun in _nouns(sentence, words):
        if noun.i in taken:
            continue
        trigger = next((t for t in words.by_noun(noun) if words.occurs(t)), None)
        if trigger is not None and not _named_before(trigger, found, words):
            sides = tuple(event_participants.sides(trigger, words.words))
            if event_participants.meets_needs(trigger, sides, words.words):
                found.append(_Finding(trigger, sides))
    return found


def _verbs(sentence: Span, words: Lexicon) -> list[Token]:
    """The verbs of the sentence that may speak of an event."""
    told = flat(sentence.doc)
    return [
        sentence.doc[i]
        for i in range(sentence.start, sentence.end)
        if told.pos[i] in ("VERB", "AUX")
        and lemma_of(told.lemma[i]) in words.verbs
        and told.dep[i] != "amod"
    ]


def _nouns(sentence: Span, words: Lexicon) -> list[Token]:
    """The nouns of the sentence that may speak of an event."""
    told = flat(sentence.doc)
    return [
        sentence.doc[i]
        for i in range(sentence.start, sentence.end)
        if told.pos[i] in ("NOUN", "PROPN") and lemma_of(told.lemma[i]) in words.nouns
    ]


def _told_by(finding: _Finding, found: list[_Finding]) -> int | None:
    """The event whose course a participle tells: "attacked a convoy, killing nine people"."""
    verb = finding.trigger.verb
    if verb is None or verb.dep_ != "advcl" or verb.tag_ != "VBG":
        return None
    root = finding.trigger.family.root
    same = (
        n
        for n, f in enumerate(found)
        if f.trigger.verb == verb.head and f.trigger.family.root == root and root != "OTHER"
    )
    return next(same, None)


def _new(finding: _Finding) -> tuple[Side, ...]:
    return tuple(side for side in finding.sides if side.role == "recipient")


def _by_verb(verb: Token, words: Lexicon) -> list[_Finding]:
    """The first meaning whose needs are met; several only for coordinated nouns."""
    found: list[_Finding] = []
    for trigger in words.by_verb(verb):
        nouns = [f.trigger.noun for f in found]
        if found and (trigger.noun is None or None in nouns or trigger.noun in nouns):
            continue
        finding = _with_sides(trigger, words)
        if finding.by_event or event_participants.meets_needs(trigger, finding.sides, words.words):
            found.append(finding)
    return found


def _with_sides(trigger: Trigger, words: Lexicon) -> _Finding:
    """The sides, where "the rebels' attack killed" is done by the rebels, not by the attack."""
    sides: list[Side] = []
    by_event = False
    for side in event_participants.sides(trigger, words.words):
        inner = _inner(side, trigger, words)
        if inner is None:
            sides.append(side)
        else:
            by_event = True
            sides.extend(event_participants.sides(inner, words.words))
    unique = {side.noun.i: side for side in sides}
    return _Finding(trigger, tuple(unique[i] for i in sorted(unique)), by_event)


def _inner(side: Side, trigger: Trigger, words: Lexicon) -> Trigger | None:
    if side.place not in ("subject", "by"):
        return None
    same = (t for t in words.by_noun(side.noun) if t.family.root == trigger.family.root)
    return next(same, None)


def _nouns_inside(finding: _Finding, words: Lexicon) -> Iterator[int]:
    """Nouns of the same root under the verb: "met for talks" is one event."""
    trigger = finding.trigger
    if trigger.verb is None:
        return
    root = trigger.family.root
    for child in trigger.verb.subtree:
        near = event_syntax.governor(child) == trigger.verb
        if near and any(t.family.root == root for t in words.by_noun(child)):
            yield child.i


def _named_before(trigger: Trigger, found: list[_Finding], words: Lexicon) -> bool:
    """Whether the sentence tells this happening already, and the noun adds no side."""
    kind = (trigger.family.root, trigger.family.subtype)
    same = any((f.trigger.family.root, f.trigger.family.subtype) == kind for f in found)
    return same and not event_participants.sides(trigger, words.words)


def _event(doc: Doc, sentence: Span, finding: _Finding, words: Lexicon) -> Event:
    trigger = finding.trigger
    participants = _participants(finding)
    date = _own(date_for(doc, trigger.head), trigger, words)
    place = _own(place_for(doc, trigger.head), trigger, words)
    claimed = event_status.claimed(trigger, words.words)
    span = _trigger_span(doc, trigger)
    event = Event(
        type=trigger.family.root,
        trigger=span,
        evidence=syntax.chars(doc, sentence.start, sentence.end),
        participants=participants,
        status=_dated(event_status.status_of(trigger, words.words), date, trigger, words),
        confidence=0.0,
        why=_why(doc, finding, label_of(trigger, words.words["kinds"]), claimed),
        date=date,
        place=place,
    )
    return replace(event, confidence=_confidence(event, trigger, claimed))


def _participants(finding: _Finding) -> tuple[Participant, ...]:
    """One for each actor and role, or for each span where the actor is not known."""
    unique: dict[tuple[object, str], Participant] = {}
    for side in finding.sides:
        participant = event_participants.participant(side)
        unique.setdefault((participant.actor or participant.span, participant.role), participant)
    return tuple(sorted(unique.values(), key=lambda p: p.span.start))


def _own(found: Found | None, trigger: Trigger, words: Lexicon) -> Found | None:
    """The date or place of a bare noun only if it stands with the noun.

    In "condemned the strikes on Monday" Monday is when it was condemned; in "the strikes began on
    Monday" it is the strikes'.
    """
    noun = trigger.noun
    if found is None or noun is None or not trigger.bare or found.span is None:
        return found
    if words.happens_by_verb(noun) or noun.dep_ == "attr":
        return found
    edge = noun.right_edge
    inside = noun.left_edge.idx <= found.span.start and found.span.end <= edge.idx + len(edge)
    return found if inside else None


def _dated(
    status: Status, date: results.DateExpression | None, trigger: Trigger, words: Lexicon
) -> Status:
    """What the present tense or a noun tells as a fact, but after the article's day, is a plan."""
    published = attributes.published(trigger.head.doc)
    if date is None or date.first is None or published is None or date.first <= published:
        return status
    by_verb = trigger.noun is not None and trigger.bare and words.happens_by_verb(trigger.noun)
    verb = trigger.head.head if by_verb else trigger.head
    past = status == "happened" and verb.tag_ in ("VBD", "VBN")
    return "planned" if status in ("happened", "ongoing") and not past else status


def _trigger_span(doc: Doc, trigger: Trigger) -> results.Span:
    """From the first word to the last if they stand close together, else one word.

    That is the noun if it names the event ("attack"), and the verb if it is only its object.
    """
    at = sorted(t.i for t in trigger.words)
    if at[-1] - at[0] < _TRIGGER_TOKENS:
        return syntax.chars(doc, at[0], at[-1] + 1)
    names_it = trigger.noun is not None and not trigger.family.objects
    alone = trigger.noun if names_it and trigger.noun is not None else trigger.head
    return syntax.chars(doc, alone.i, alone.i + 1)


def _confidence(event: Event, trigger: Trigger, claimed: bool) -> float:
    """strength × (0.6 + 0.25 × share of sides + 0.1 if dated + 0.05 if placed), less if claimed.

    `strength` is the family's: how often its words mean this. The share counts the roles that the
    family knows (two sides in a reciprocal one). × 0.85 for what somebody only claims, × 0.9 for
    a noun without a verb of its own.
    """
    score = 0.6 + 0.25 * _share(event, trigger) + 0.1 * (event.date is not None)
    score += 0.05 * (event.place is not None)
    score *= trigger.family.strength * (0.85 if claimed else 1) * (0.9 if trigger.bare else 1)
    return round(min(score, 1.0), 3)


def _share(event: Event, trigger: Trigger) -> float:
    family = trigger.family
    if family.reciprocal:
        return min(len(event.participants), 2) / 2
    expected = [bool(family.actor), bool(family.recipient)].count(True)
    roles = {p.role for p in event.participants}
    return len(roles) / expected if expected else 1.0


def _why(doc: Doc, finding: _Finding, label: str, claimed: bool) -> str:
    """The rule in words: "attack: verb and noun «launched an attack» (ASSAULT), subject acts, …".

    What happened stands in front of the colon; titles are made of it.
    """
    trigger, family = finding.trigger, finding.trigger.family
    root = f"{family.root}, {family.subtype}" if family.subtype else family.root
    kind = "noun" if trigger.bare else "verb and noun" if trigger.noun is not None else "verb"
    words = " ".join(t.text for t in sorted(trigger.words, key=lambda t: t.i))
    parts = [f"{label}: {kind} «{words}» ({root})"]
    does = {"actor": "takes part" if family.reciprocal else "acts", "recipient": "receives"}
    for role, what in does.items():
        places = sorted({_place_name(s) for s in finding.sides if s.role == role})
        if places:
            parts.append(f"{' and '.join(places)} {what}")
    return ", ".join([*parts, "as somebody claims"] if claimed else parts)


def _place_name(side: Side) -> str:
    if side.place in ("subject", "object", "possessive", "modifier"):
        return side.place
    return f"object of «{side.place}»"


def _antecedent(
    events: list[tuple[_Finding, Event, int]], finding: _Finding, sentence: int
) -> int | None:
    """The event that a definite noun without sides goes back to: "The exercises are held …".

    The last one of the same noun, a few sentences back at most.
    """
    noun = finding.trigger.noun
    if noun is None or finding.sides or not definite(noun):
        return None
    for at in range(len(events) - 1, -1, -1):
        known, _, number = events[at]
        if sentence - number > _BACK_SENTENCES:
            return None
        if known.trigger.noun is not None and lemma(known.trigger.noun) == lemma(noun):
            return at
    return None


def _completed(earlier: Event, later: Event) -> Event:
    """The earlier report with the place and date that the later one adds."""
    return replace(earlier, place=earlier.place or later.place, date=earlier.date or later.date)


def _worth_recording(doc: Doc, event: Event, finding: _Finding) -> bool:
    """Somebody known took part, or it has a place or a date; disasters always."""
    if finding.trigger.family.subtype == "disaster" or event.date or event.place:
        return True
    known = [m.span for m in attributes.mentions(doc) if m.actor is not None]
    return any(p.span.overlaps(span) for p in event.participants for span in known)
