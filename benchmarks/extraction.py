"""How fast `extract` is beside the bare model: `make bench`, or `make bench DATA="a.jsonl b/"`.

Both read the same articles in one process, a batch the one and the same batch the other, who goes
first changing with each batch; that is a round, and the median of the rounds' ratios is printed.
"Bare" is `nlp.pipe` of the model as it comes, with the same batch size. Then each component is
timed by itself. Times are CPU seconds of the process; a word is what stands between spaces.

`extract` remembers what the model says of a word by itself. The samples, read again and again, are
words that it knows; of articles in DATA that fill many batches the first round shows the speed with
new text.
"""

import argparse
import os
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import django
from spacy.language import Language
from spacy.tokens import Doc

from newsbase.extraction.extract import BATCH_SIZE, Input, extract_many, prepare
from newsbase.extraction.pipeline import Pipeline, load_model, load_pipeline

SAMPLES = Path(__file__).resolve().parent.parent / "seeds" / "articles"
_LEAST_WORDS = 20_000  # fewer are repeated, since a short run says little
_BEGINNING = "tokens and sentence starts"
_STATEMENTS = ("newsbase_coreference", "newsbase_statements")

Seconds = dict[str, float]  # CPU seconds by name of component, in the order in which they run


@dataclass(frozen=True)
class Round:
    """CPU seconds that both took for the same articles."""

    bare: float
    extract: float

    @property
    def ratio(self) -> float:
        """The throughput of `extract` as a share of that of the bare model."""
        return self.bare / self.extract


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsbase.settings")
    django.setup()
    articles = _articles(options.paths, options.words)
    words = sum(len(article.text.split()) for article in articles)
    _print(f"{len(articles)} articles, {words:,} words, {options.rounds} rounds")
    bare, pipeline = _load()
    rounds = _rounds(bare, pipeline, articles, options.rounds)
    _print_ratio(rounds, words)
    _print_components(
        _by_component(bare, lambda article: bare.make_doc(article.text), articles),
        _by_component(pipeline.nlp, lambda article: prepare(pipeline, article), articles),
        words,
    )


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[SAMPLES], metavar="PATH")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--words", type=int, default=_LEAST_WORDS, help="words a round, at least")
    return parser.parse_args(arguments)


def _articles(paths: Iterable[Path], least_words: int) -> list[Input]:
    """The articles of the paths, again and again until there are words enough."""
    from articles.ingest.readers import RawArticle, Rules, read  # noqa: PLC0415 (needs Django)

    rules = Rules(max_chars=900_000, date_needed=False)
    found = [article for path in paths for article in read(path, rules)]
    inputs = [Input(a.text, a.published) for a in found if isinstance(a, RawArticle)]
    if not inputs:
        raise SystemExit(f"no article in {', '.join(map(str, paths))}")
    words = sum(len(article.text.split()) for article in inputs)
    return list(islice(cycle(inputs), len(inputs) * max(1, -(-least_words // max(words, 1)))))


def _load() -> tuple[Language, Pipeline]:
    """The model as it comes, and the pipeline with the curated actors."""
    from django.conf import settings  # noqa: PLC0415 (both need Django)

    from actors.curated import known_actors  # noqa: PLC0415

    pipeline = load_pipeline(settings.SPACY_MODEL, known_actors())
    return load_model(settings.SPACY_MODEL), pipeline


def _rounds(
    bare: Language, pipeline: Pipeline, articles: Sequence[Input], count: int
) -> list[Round]:
    """The measured rounds, behind one batch that warms both up."""
    _round(bare, pipeline, articles[:BATCH_SIZE], 0)
    return [_round(bare, pipeline, articles, number) for number in range(count)]


def _round(bare: Language, pipeline: Pipeline, articles: Sequence[Input], number: int) -> Round:
    def read_bare(batch: Sequence[Input]) -> None:
        for _ in bare.pipe((article.text for article in batch), batch_size=BATCH_SIZE):
            pass

    def read_all(batch: Sequence[Input]) -> None:
        for _ in extract_many(pipeline, batch):
            pass

    contestants = [("bare", read_bare), ("extract", read_all)]
    taken = {"bare": 0.0, "extract": 0.0}
    for at, batch in enumerate(_batches(articles), start=number):
        for name, read in contestants if at % 2 else reversed(contestants):
            started = time.process_time()
            read(batch)
            taken[name] += time.process_time() - started
    return Round(**taken)


def _batches(articles: Sequence[Input]) -> Iterator[Sequence[Input]]:
    for start in range(0, len(articles), BATCH_SIZE):
        yield articles[start : start + BATCH_SIZE]


def _by_component(
    nlp: Language, begin: Callable[[Input], Doc], articles: Sequence[Input]
) -> Seconds:
    taken: Seconds = defaultdict(float)
    for batch in _batches(articles):
        started = time.process_time()
        docs = [begin(article) for article in batch]
        taken[_BEGINNING] += time.process_time() - started
        for name, component in nlp.pipeline:
            started = time.process_time()
            docs = _through(component, docs)
            taken[name] += time.process_time() - started
    return taken


def _through(component: Any, docs: list[Doc]) -> list[Doc]:
    if hasattr(component, "pipe"):
        return list(component.pipe(docs, batch_size=BATCH_SIZE))
    return [component(doc) for doc in docs]


def _print_ratio(rounds: Sequence[Round], words: int) -> None:
    _print("\nround    bare words/s  extract words/s  extract / bare")
    for number, one in enumerate(rounds, start=1):
        _print(f"{number:5}{words / one.bare:16,.0f}{words / one.extract:17,.0f}{one.ratio:16.3f}")
    ratio = statistics.median(one.ratio for one in rounds)
    _print(f"extract keeps {ratio:.1%} of the throughput of the bare model (median)")


def _print_components(bare: Seconds, whole: Seconds, words: int) -> None:
    _print("\ncomponent                  bare µs/word  extract µs/word  words/s")
    for name in dict.fromkeys((*bare, *whole)):
        alone, own = bare.get(name), whole.get(name)
        speed = f"{words / own:,.0f}" if own else ""
        _print(f"{name:24}{_cell(alone, words):>15}{_cell(own, words):>17}{speed:>12}")
    both = sum(whole[name] for name in _STATEMENTS)
    _print(f"statements and coreference: {words / both:,.0f} words a CPU second")


def _cell(seconds: float | None, words: int) -> str:
    return "" if seconds is None else f"{1e6 * seconds / words:.2f}"


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
