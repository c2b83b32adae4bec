"""Mentions found in an article as rows: whom each names, how sure that is, and why."""

from collections.abc import Iterable

from actors.models import Actor
from actors.resolution import Resolution
from articles.ingest.choices import Choices
from articles.ingest.columns import cut
from articles.models import Article, Mention
from newsbase.extraction import results


def write_mentions(
    article: Article,
    found: Iterable[results.Mention],
    resolution: Resolution,
    choices: Choices,
) -> None:
    """Store the mentions, but for those that a person chose about: their rows have stayed."""
    mentions = [one for one in _once(found) if one.span not in choices.by_span]
    rows = [_row(article, mention, resolution) for mention in mentions]
    Mention.objects.bulk_create(rows)
    through = Mention.candidates.through
    through.objects.bulk_create(
        through(mention_id=row.pk, actor_id=actor.pk)
        for row, mention in zip(rows, mentions, strict=True)
        if row.actor is None
        for actor in _perhaps(mention, resolution)
    )


def _once(mentions: Iterable[results.Mention]) -> list[results.Mention]:
    """One mention for each span; one that says who it is comes before one that does not."""
    chosen: dict[results.Span, results.Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.actor is None):
        chosen.setdefault(mention.span, mention)
    return sorted(chosen.values(), key=lambda m: (m.span.start, -m.span.end))


def _row(article: Article, mention: results.Mention, resolution: Resolution) -> Mention:
    key = mention.actor or ""
    actor, choice = resolution.actors.get(key), resolution.choices.get(key)
    why, score = mention.why, mention.score if actor else 0.0
    if choice is not None and choice.why:
        why = f"{why}; {choice.why}"
        score = min(score, choice.score)
    return Mention(
        article=article,
        actor=actor,
        start=mention.span.start,
        end=mention.span.end,
        type=mention.type,
        surface=cut(Mention, "surface", mention.span.of(article.text)),
        why=cut(Mention, "why", why),
        score=score,
        alias=cut(Mention, "alias", mention.alias),
    )


def _perhaps(mention: results.Mention, resolution: Resolution) -> list[Actor]:
    """Whom a mention of nobody certain may mean."""
    actors = [resolution.actors[key] for key in mention.candidates if key in resolution.actors]
    actors += resolution.perhaps.get(mention.actor or "", ())
    return list({actor.pk: actor for actor in actors}.values())
