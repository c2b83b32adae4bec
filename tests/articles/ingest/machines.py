"""Machines for tests: they find what they are told to, without a trained pipeline."""

from collections.abc import Callable, Sequence

from articles.ingest.machine import Unread
from newsbase.extraction.results import Extraction

Finder = Callable[[str], Extraction]


def nothing(text: str) -> Extraction:
    return Extraction(text=text, published=None)


class HandMachine:
    """`find` makes the Extraction of a text; the day of publication is filled in.

    `loads` counts how often it was made ready, `batches` remembers how many articles each had.
    """

    version = "hand"

    def __init__(self, find: Finder = nothing) -> None:
        self._find = find
        self.loads = 0
        self.batches: list[int] = []

    def load(self) -> None:
        self.loads += 1

    def read(self, articles: Sequence[Unread]) -> list[Extraction]:
        self.batches.append(len(articles))
        return [self._read(article) for article in articles]

    def _read(self, article: Unread) -> Extraction:
        found = self._find(article.text)
        return Extraction(
            text=found.text,
            published=article.published,
            actors=found.actors,
            mentions=found.mentions,
            statements=found.statements,
            events=found.events,
            dates=found.dates,
            places=found.places,
        )
