"""Statements found in an article as rows."""

from collections.abc import Iterable, Mapping, Sequence

from actors.models import Actor
from articles.ingest.columns import cut, date_columns, ends
from articles.models import Article, ContentPiece, Statement
from articles.quoting import PIECES_JOINED_BY
from newsbase.decisions import Origin
from newsbase.extraction import results

Actors = Mapping[str, Actor]
Names = Mapping[str, str]


def write_statements(
    article: Article, found: Iterable[results.Statement], actors: Actors, names: Names
) -> None:
    """Store the statements with their pieces and the actors they concern, in four queries.

    `actors` are the rows of the article's keys, as far as there are any; `names` has the name of
    every key.
    """
    pairs = [(one, _row(article, one, actors, names)) for one in _once(found)]
    Statement.objects.bulk_create(row for _, row in pairs)
    ContentPiece.objects.bulk_create(
        ContentPiece(statement=row, start=piece.start, end=piece.end)
        for one, row in pairs
        for piece in dict.fromkeys(one.content)
    )
    concerned = [(row, one.about, one.addressees) for one, row in pairs]
    Statement.about.through.objects.bulk_create(
        Statement.about.through(statement_id=row.pk, actor_id=pk)
        for row, about, _ in concerned
        for pk in _ids(about, actors)
    )
    Statement.addressees.through.objects.bulk_create(
        Statement.addressees.through(statement_id=row.pk, actor_id=pk)
        for row, _, addressees in concerned
        for pk in _ids(addressees, actors)
    )


def _once(found: Iterable[results.Statement]) -> list[results.Statement]:
    """One statement for each cue and content, the surest first found."""
    chosen: dict[object, results.Statement] = {}
    for one in sorted(found, key=lambda s: -s.confidence):
        start, end = bounds(one.content)
        chosen.setdefault((start, end, one.cue.start if one.cue else None), one)
    return sorted(chosen.values(), key=lambda s: bounds(s.content))


def bounds(pieces: Sequence[results.Span]) -> tuple[int, int]:
    """From the first character of the content to behind its last."""
    return min(piece.start for piece in pieces), max(piece.end for piece in pieces)


def _ids(keys: Iterable[str], actors: Actors) -> list[int]:
    return list(dict.fromkeys(actors[key].pk for key in keys if key in actors))


def _row(article: Article, found: results.Statement, actors: Actors, names: Names) -> Statement:
    text = article.text
    speaker, target = found.speaker, found.target
    start, end = bounds(found.content)
    cue_start, cue_end = ends(found.cue)
    speaker_start, speaker_end = ends(speaker.span if speaker else None)
    target_start, target_end = ends(target.span if target else None)
    medium_actor = actors.get(found.medium or "")
    medium = "" if medium_actor else names.get(found.medium or "", found.medium or "")
    return Statement(
        article=article,
        speaker_actor=_actor(speaker, actors),
        speaker_start=speaker_start,
        speaker_end=speaker_end,
        speaker_surface=_words(text, speaker.span if speaker else None, "speaker_surface"),
        cue_start=cue_start,
        cue_end=cue_end,
        cue_surface=_words(text, found.cue, "cue_surface"),
        start=start,
        end=end,
        quote=PIECES_JOINED_BY.join(piece.of(text) for piece in found.content),
        kind=found.kind,
        act=cut(Statement, "act", found.act),
        plover=cut(Statement, "plover", found.plover or ""),
        target_actor=_actor(target, actors),
        target_start=target_start,
        target_end=target_end,
        medium_actor=medium_actor,
        medium=cut(Statement, "medium", medium),
        confidence=found.confidence,
        why=cut(Statement, "why", found.why),
        origin=Origin.MACHINE,
        **date_columns(found.said_on),
    )


def _actor(party: results.Party | None, actors: Actors) -> Actor | None:
    return actors.get(party.actor) if party and party.actor else None


def _words(text: str, span: results.Span | None, column: str) -> str:
    return cut(Statement, column, span.of(text)) if span else ""
