"""What the benchmarks share: the articles they read, and turns by which two readers compete."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

import django

from newsbase.extraction.extract import BATCH_SIZE, Input

SAMPLES = Path(__file__).resolve().parent.parent / "seeds" / "articles"
LEAST_WORDS = 20_000  # fewer are repeated, since a short run says little

Reader = Callable[[Sequence[Input]], None]


def set_up() -> None:
    """Make the settings and the readers of articles usable."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsbase.settings")
    django.setup()


def read_articles(paths: Iterable[Path], least_words: int = LEAST_WORDS) -> list[Input]:
    """The articles of the paths, again and again until there are words enough."""
    from articles.ingest.readers import RawArticle, Rules, read  # noqa: PLC0415 (needs Django)

    rules = Rules(max_chars=900_000, date_needed=False)
    found = [article for path in paths for article in read(path, rules)]
    inputs = [Input(a.text, a.published) for a in found if isinstance(a, RawArticle)]
    if not inputs:
        raise SystemExit(f"no article in {', '.join(map(str, paths))}")
    words = number_of_words(inputs)
    return list(islice(cycle(inputs), len(inputs) * max(1, -(-least_words // max(words, 1)))))


def number_of_words(articles: Iterable[Input]) -> int:
    return sum(len(article.text.split()) for article in articles)


def take_turns(
    readers: dict[str, Reader], articles: Sequence[Input], number: int
) -> dict[str, float]:
    """CPU seconds of each reader for the articles, in round `number`.

    One reads a batch and then the other the same; who goes first changes with each batch.
    """
    taken = dict.fromkeys(readers, 0.0)
    for at, batch in enumerate(batches(articles), start=number):
        for name in readers if at % 2 else reversed(readers):
            started = time.process_time()
            readers[name](batch)
            taken[name] += time.process_time() - started
    return taken


def batches(articles: Sequence[Input]) -> Iterator[Sequence[Input]]:
    for start in range(0, len(articles), BATCH_SIZE):
        yield articles[start : start + BATCH_SIZE]


def print_line(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
