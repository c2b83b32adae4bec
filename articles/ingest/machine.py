"""The trained pipeline behind a small door, opened only when there is something to read."""

import datetime
import functools
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from articles.ingest.readers import RawArticle, Refusal
from newsbase.extraction.known import KnownActor
from newsbase.extraction.results import Extraction

if TYPE_CHECKING:
    from newsbase.extraction.pipeline import Pipeline

BATCH_SIZE = 32  # memory doubles with each doubling beyond, time hardly falls

logger = logging.getLogger(__name__)
T = TypeVar("T")


class Unread(NamedTuple):
    """A text, taken as it is, and the day it was published, if known."""

    text: str
    published: datetime.date | None


class Machine(Protocol):
    """What reads articles. `version` says which pipeline and model it is."""

    @property
    def version(self) -> str: ...

    def load(self) -> None:
        """Make ready to read; nothing happens when repeated."""

    def read(self, articles: Sequence[Unread]) -> list[Extraction]:
        """One Extraction for each article, in order."""


class ModelMissingError(Exception):
    """The model cannot be loaded; the message says why."""


class TrainedMachine:
    """The pipeline of newsbase.extraction; loading it takes seconds, so it waits for a text.

    `known` gives the alias table; it is called once, by `load`.
    """

    def __init__(self, model: str, known: Callable[[], Sequence[KnownActor]]) -> None:
        self._model = model
        self._known = known

    @property
    def version(self) -> str:
        return self._pipeline.version

    def load(self) -> None:
        """Raises ModelMissingError, and whatever `known` raises."""
        self._pipeline  # noqa: B018 (a cached property)

    def read(self, articles: Sequence[Unread]) -> list[Extraction]:
        from newsbase.extraction.extract import Input, extract_many  # noqa: PLC0415 (loads spaCy)

        return list(extract_many(self._pipeline, [Input(*article) for article in articles]))

    @functools.cached_property
    def _pipeline(self) -> "Pipeline":
        from newsbase.extraction.pipeline import ModelError, load_pipeline  # noqa: PLC0415 (same)

        try:
            return load_pipeline(self._model, self._known())
        except ModelError as error:
            raise ModelMissingError(str(error)) from error


def in_batches(items: Iterable[T], size: int = BATCH_SIZE) -> Iterator[list[T]]:
    """Lists of `size` items, the last one shorter; takes no more from `items` than it must."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def read_batch(machine: Machine, batch: Sequence[RawArticle]) -> list[Extraction | Refusal]:
    """What was found in each article of the batch, in order.

    An article that the pipeline fails on is refused by name and does not harm the others; a
    pipeline that cannot be loaded raises.
    """
    machine.load()
    unread = [Unread(article.text, article.published) for article in batch]
    try:
        return list(machine.read(unread))
    except Exception:
        logger.warning("a batch failed; its articles are read one by one")
        pairs = zip(batch, unread, strict=True)
        return [_read_one(machine, article.name, one) for article, one in pairs]


def _read_one(machine: Machine, name: str, article: Unread) -> Extraction | Refusal:
    try:
        return machine.read([article])[0]
    except Exception as error:
        return internal_error(name, error)


def internal_error(name: str, error: Exception) -> Refusal:
    """The refusal that a bug leads to; its traceback goes to the log."""
    logger.error("%s cannot be processed", name, exc_info=error)
    return Refusal(name, f"internal error, see the log: {type(error).__name__}: {error}")
