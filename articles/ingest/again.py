"""Reading stored articles again, with the pipeline and the actors of today."""

from collections.abc import Callable, Sequence

from django.db import InterfaceError, OperationalError

from actors.suggesting import suggesting
from articles.ingest.machine import Machine, in_batches, internal_error, read_batch
from articles.ingest.readers import RawArticle, Refusal
from articles.ingest.store import replace
from articles.models import Article
from newsbase.extraction.results import Extraction

Report = Callable[[Article, Refusal | None], None]


def reextract(pks: Sequence[int], machine: Machine, report: Report) -> None:
    """Replace the machine's undecided findings in the articles with these ids.

    Each article is a transaction of its own. `report` is called with each, and with the reason
    where it could not be read or stored; then it is as it was.
    """
    for batch in in_batches(pks):
        articles = list(Article.objects.filter(pk__in=batch).order_by("pk"))
        found = read_batch(machine, [_raw(article) for article in articles])
        with suggesting():
            for article, extraction in zip(articles, found, strict=True):
                report(article, _replace(article, extraction, machine.version))


def _raw(article: Article) -> RawArticle:
    return RawArticle(
        name=f"article {article.pk}",
        id=str(article.pk),
        text=article.text,
        published=article.published,
    )


def _replace(article: Article, extraction: Extraction | Refusal, version: str) -> Refusal | None:
    if isinstance(extraction, Refusal):
        return extraction
    try:
        replace(article, extraction, version)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        return internal_error(f"article {article.pk}", error)
    return None
