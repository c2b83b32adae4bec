"""One article with all that was found in it, into the database."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from actors.affiliating import Link, affiliate
from actors.pruning import prune
from actors.resolution import resolve
from articles.ingest.choices import without_rejected_names
from articles.ingest.columns import cut
from articles.ingest.duplicates import known_articles, sha256
from articles.ingest.event_rows import write_events
from articles.ingest.keeping import Kept, actors_of, clear
from articles.ingest.mention_rows import write_mentions
from articles.ingest.readers import RawArticle
from articles.ingest.remembering import Remembered
from articles.ingest.statement_rows import write_statements
from articles.models import AffiliationEvidence, Article, Source
from newsbase.extraction.results import Extraction
from newsbase.locking import one_at_a_time


class AlreadyKnownError(Exception):
    """The text is in the knowledge base, as the article with the id `pk`."""

    def __init__(self, pk: int) -> None:
        super().__init__(f"the text is known as article {pk}")
        self.pk = pk


def store(raw: RawArticle, extraction: Extraction, version: str) -> Article:
    """Store a new article and its findings, in one transaction; `version` says what read it.

    Raises AlreadyKnownError, and ValueError where `raw` has no date.
    """
    with _storing():
        digest = sha256(raw.text)
        known = known_articles([digest])
        if known:
            raise AlreadyKnownError(known[digest])
        article = _article(raw, digest, version)
        _write(article, extraction, Kept())
    return article


def replace(article: Article, extraction: Extraction, version: str) -> None:
    """Put new findings in the place of the machine's undecided ones, in one transaction.

    What a person decided on, annotated or entered stays, and is not found a second time; so do
    rejections, merges and splits. Actors of the machine that nothing refers to any more go.
    """
    with _storing():
        Article.objects.select_for_update().get(pk=article.pk)
        before = actors_of(article)
        remembered = Remembered(article, before)
        kept = clear(article)
        _write(article, extraction, kept, before)
        remembered.pass_on()
        prune(before)
        version = cut(Article, "pipeline_version", version)
        Article.objects.filter(pk=article.pk).update(pipeline_version=version)


@contextmanager
def _storing() -> Iterator[None]:
    """A transaction that no other one of its kind runs beside.

    Two articles stored at once would each make the actor, or the event, that both speak of.
    """
    with transaction.atomic():
        one_at_a_time("store articles")
        yield


def _article(raw: RawArticle, digest: str, version: str) -> Article:
    if raw.published is None:
        raise ValueError(f"{raw.name} has no date")
    source = raw.source and Source.objects.get_or_create(name=cut(Source, "name", raw.source))[0]
    return Article.objects.create(
        source=source or None,
        title=cut(Article, "title", raw.title or ""),
        text=raw.text,
        sha256=digest,
        published=raw.published,
        section=cut(Article, "section", raw.section or ""),
        url=raw.url or "",
        retrieved_at=timezone.now(),
        pipeline_version=cut(Article, "pipeline_version", version),
    )


def _write(
    article: Article, extraction: Extraction, kept: Kept, before: Collection[int] = ()
) -> None:
    if extraction.text != article.text:
        raise ValueError(f"what was read is not the text of article {article.pk}")
    found = kept.choices.honour(extraction)
    chosen = kept.choices.actors()
    open_ = [actor for actor in found.actors if actor.key not in chosen]
    resolution = resolve(open_, _with_reason(found), before)
    actors = resolution.actors | chosen
    found = without_rejected_names(found, actors)
    statements = kept.new_statements(found.statements)
    events = kept.new_events(found.events)
    names = {actor.key: actor.name for actor in found.actors}
    names |= {key: actor.name for key, actor in chosen.items()}
    _write_affiliations(article, affiliate(found.actors, actors))
    write_mentions(article, found.mentions, resolution, kept.choices)
    write_statements(article, statements, actors, names)
    write_events(article, events, actors, names)


def _write_affiliations(article: Article, links: Iterable[Link]) -> None:
    AffiliationEvidence.objects.bulk_create(
        (
            AffiliationEvidence(
                affiliation=link.affiliation,
                article=article,
                start=link.evidence.start,
                end=link.evidence.end,
            )
            for link in links
        ),
        ignore_conflicts=True,  # two statements of the same, or one that a person entered
    )


def _with_reason(extraction: Extraction) -> set[str]:
    """The keys of those who speak, are spoken at, take part in an event, or are named in full."""
    keys = {actor.key for actor in extraction.actors if " " in actor.name.strip()}
    for statement in extraction.statements:
        parties = (statement.speaker, statement.target)
        keys |= {party.actor for party in parties if party and party.actor}
    for event in extraction.events:
        keys |= {part.actor for part in event.participants if part.actor}
    return keys
