"""From files to rows: the way of an article into the knowledge base."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from actors.suggesting import suggesting
from articles.ingest.duplicates import known_articles, sha256
from articles.ingest.machine import Machine, in_batches, internal_error, read_batch
from articles.ingest.readers import RawArticle, Refusal, Rules, read
from articles.ingest.readers.walking import shown
from articles.ingest.store import AlreadyKnownError, store
from articles.models import Ingestion, IngestionItem
from newsbase.extraction.results import Extraction

Outcome = IngestionItem.Outcome
Report = Callable[[IngestionItem], None]
Found = Mapping[str, Extraction | Refusal]


def ingest(paths: Sequence[Path], machine: Machine, rules: Rules, report: Report) -> Ingestion:
    """Read the files and folders, store what is new, and record what became of each input.

    Each article is stored in a transaction of its own, so that whatever ends the run early, even
    Ctrl-C, leaves whole articles behind. An input that cannot be used is refused with its reason
    and the rest goes on. `report` is called with each outcome as soon as it is certain. The
    machine is made ready only if a text is new.

    Raises what `machine.load` raises, and the database's errors of connection.
    """
    run = Ingestion.objects.create(paths=[shown(path) for path in paths])
    inputs = (found for path in paths for found in read(path, rules))
    try:
        for batch in in_batches(inputs):
            with suggesting():
                for item in _outcomes(run, machine, batch):
                    report(item)
    finally:
        run.finished_at = timezone.now()
        run.save(update_fields=["finished_at", "pipeline_version"])
    return run


def _outcomes(
    run: Ingestion, machine: Machine, batch: Sequence[RawArticle | Refusal]
) -> Iterator[IngestionItem]:
    """What becomes of each input of the batch, in order."""
    judged = [_storable(item) for item in batch]
    digests: dict[str, RawArticle] = {}
    for item in judged:
        if isinstance(item, RawArticle):
            digests.setdefault(sha256(item.text), item)  # of the same text twice, the first counts
    known = known_articles(digests)
    new = {digest: item for digest, item in digests.items() if digest not in known}
    found: Found = {}
    if new:
        found = dict(zip(new, read_batch(machine, list(new.values())), strict=True))
        run.pipeline_version = machine.version
    for item in judged:
        if isinstance(item, Refusal):
            yield _refused(run, item.name, item.reason)
        else:
            yield _outcome(run, item, known, found)


def _storable(item: RawArticle | Refusal) -> RawArticle | Refusal:
    if isinstance(item, RawArticle):
        texts = (item.text, item.title, item.section, item.source, item.url)
        if any("\0" in (text or "") for text in texts):
            return Refusal(item.name, "it has a NUL character, which cannot be stored")
    return item


def _outcome(
    run: Ingestion, raw: RawArticle, known: Mapping[str, int], found: Found
) -> IngestionItem:
    digest = sha256(raw.text)
    if digest in known:
        return _known(run, raw.name, known[digest])
    extraction = found[digest]
    if isinstance(extraction, Refusal):
        return _refused(run, raw.name, extraction.reason)
    try:
        return _added(run, raw, extraction)
    except AlreadyKnownError as error:  # it stands twice in the batch, or another run was faster
        return _known(run, raw.name, error.pk)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        return _refused(run, raw.name, internal_error(raw.name, error).reason)


def _added(run: Ingestion, raw: RawArticle, extraction: Extraction) -> IngestionItem:
    with transaction.atomic():
        article = store(raw, extraction, run.pipeline_version)
        return run.items.create(name=_name(raw.name), outcome=Outcome.ADDED, article=article)


def _known(run: Ingestion, name: str, article: int) -> IngestionItem:
    return run.items.create(name=_name(name), outcome=Outcome.KNOWN, article_id=article)


def _refused(run: Ingestion, name: str, reason: str) -> IngestionItem:
    return run.items.create(name=_name(name), outcome=Outcome.REFUSED, reason=reason[:500])


def _name(name: str) -> str:
    """The end of a name too long for its column tells more than the beginning."""
    return name[-1_000:]
