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
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.measuring import (
    LEAST_WORDS,
    SAMPLES,
    batches,
    number_of_words,
    print_line,
    read_articles,
    set_up,
    take_turns,
)
from newsbase.extraction.extract import BATCH_SIZE, Input, extract_many, prepare
from newsbase.extraction.pipeline import Pipeline, load_model, load_pipeline

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
    set_up()
    articles = read_articles(options.paths, options.words)
    words = number_of_words(articles)
    print_line(f"{len(articles)} articles, {words:,} words, {options.rounds} rounds")
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
    parser.add_argument("--words", type=int, default=LEAST_WORDS, help="words a round, at least")
    return parser.parse_args(arguments)


def _load() -> tuple[Language, Pipeline]:
    """The model as it comes, and the pipeline with the curated actors."""
    from django.conf import settings  # noqa: PLC0415 (both need Django)

    from actors.curated_table import known_actors  # noqa: PLC0415

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

    return Round(**take_turns({"bare": read_bare, "extract": read_all}, articles, number))


def _by_component(
    nlp: Language, begin: Callable[[Input], Doc], articles: Sequence[Input]
) -> Seconds:
    taken: Seconds = defaultdict(float)
    for batch in batches(articles):
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
    print_line("\nround    bare words/s  extract words/s  extract / bare")
    for number, one in enumerate(rounds, start=1):
        print_line(
            f"{number:5}{words / one.bare:16,.0f}{words / one.extract:17,.0f}{one.ratio:16.3f}"
        )
    ratio = statistics.median(one.ratio for one in rounds)
    print_line(f"extract keeps {ratio:.1%} of the throughput of the bare model (median)")


def _print_components(bare: Seconds, whole: Seconds, words: int) -> None:
    print_line("\ncomponent                  bare µs/word  extract µs/word  words/s")
    for name in dict.fromkeys((*bare, *whole)):
        alone, own = bare.get(name), whole.get(name)
        speed = f"{words / own:,.0f}" if own else ""
        print_line(f"{name:24}{_cell(alone, words):>15}{_cell(own, words):>17}{speed:>12}")
    both = sum(whole[name] for name in _STATEMENTS)
    print_line(f"statements and coreference: {words / both:,.0f} words a CPU second")


def _cell(seconds: float | None, words: int) -> str:
    return "" if seconds is None else f"{1e6 * seconds / words:.2f}"


if __name__ == "__main__":
    main()
