"""What an article's page marks in the text: rows as spans for `segments`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.models import EventReport, Mention, Statement
from articles.models.sureness import Sureness
from articles.segments import Span


@dataclass(frozen=True)
class Look:
    """How the template draws one span.

    `of` is the key that a finding's marks and its card share; `card` is the card's DOM id, where
    the mark has a link to it, and `number` the finding's number among those of its kind.
    """

    classes: str
    title: str
    of: str = ""
    decision: str = ""
    card: str = ""
    number: int = 0


def marks(
    statements: Iterable[Statement], reports: Iterable[EventReport], mentions: Iterable[Mention]
) -> list[Span]:
    """All spans of an article, keyed s<pk>, e<pk> and m<pk> as the addresses of the rows say.

    Statements need their pieces and speaker, reports their event, mentions their actor, loaded.
    """
    found: list[Span] = []
    for number, report in enumerate(reports, 1):
        found.extend(_report(report, number))
    for number, statement in enumerate(statements, 1):
        found.extend(_statement(statement, number))
    found.extend(_mention(mention) for mention in mentions)
    return found


def title_of(statement: Statement) -> str:
    """What the marks of its content say; they change with it, wherever it is decided."""
    act = f"{statement.act}, held" if statement.is_held else statement.act
    said = f"{statement.speaker_name}, {act}"
    if statement.is_decided:
        return f"{said} ({statement.get_decision_display()})"
    return f"{said} ({statement.sureness.label})" if statement.is_unsure else said


def _statement(statement: Statement, number: int) -> Iterator[Span]:
    key, decision = f"s{statement.pk}", statement.decision
    layers = _layers(statement)
    title, card = title_of(statement), f"statement-{statement.pk}"
    said = Look(f"said{layers}", title, key, decision, card, number)
    for piece in statement.pieces.all():
        yield Span(piece.start, piece.end, key, rank=1, what=said)
    if statement.speaker_start is not None and statement.speaker_end is not None:
        look = Look(f"speaker{layers}", "", key, decision)
        yield Span(statement.speaker_start, statement.speaker_end, f"{key}-speaker", 2, what=look)
    if statement.cue_start is not None and statement.cue_end is not None:
        look = Look(f"cue{layers}", f"act: {statement.act}", key, decision)
        yield Span(statement.cue_start, statement.cue_end, f"{key}-cue", 2, what=look)


def _layers(statement: Statement) -> str:
    """The classes by which the legend hides it; what is decided hides with its decision."""
    held = " held" if statement.is_held else ""
    return f"{held} unsure" if statement.sureness != Sureness.SURE else held


def _report(report: EventReport, number: int) -> Iterator[Span]:
    key, event = f"e{report.pk}", report.event
    title = f"{event.get_type_display()}: {event.title}"
    evidence = Look("evidence", "", key, event.decision)
    trigger = Look("trigger", title, key, event.decision, f"report-{report.pk}", number)
    yield Span(report.start, report.end, key, rank=0, what=evidence)
    yield Span(report.trigger_start, report.trigger_end, f"{key}-trigger", 3, what=trigger)


def _mention(mention: Mention) -> Span:
    actor = mention.actor
    kind = actor.kind if actor else "unknown"
    title = f"{actor.name}, {actor.get_kind_display()}" if actor else (mention.why or "not known")
    return Span(
        mention.start,
        mention.end,
        f"m{mention.pk}",
        rank=4,
        href=actor.get_absolute_url() if actor else "",
        what=Look(f"mention {kind} {mention.type}", title),
    )
