"""What known actors cost `extract`: `make bench`, or `make bench DATA="a.jsonl b/"`.

Two pipelines read the same articles: one knows the curated actors alone, the other 100,000 more
with 300,000 aliases, which `many_actors` coins. First each is by itself in a new process: how long
it takes to load, to read the articles for the first time (names are made ready when a text has
their first word) and for the second, and how much memory the process has had at most, the actors
included. Then both read in one process, a batch the one and the same batch the other; that is a
round, and the median of what the rounds say that the many actors add is printed. Times are CPU
seconds of the process.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.many_actors import many_actors
from benchmarks.measuring import (
    LEAST_WORDS,
    SAMPLES,
    number_of_words,
    print_line,
    read_articles,
    set_up,
    take_turns,
)
from newsbase.extraction.extract import BATCH_SIZE, Input, extract_many
from newsbase.extraction.known import KnownActor
from newsbase.extraction.pipeline import Pipeline, load_pipeline

_MORE = 100_000
_ROOT = Path(__file__).resolve().parent.parent
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere


@dataclass(frozen=True)
class Alone:
    """One pipeline in a process of its own: CPU seconds, and bytes at the most."""

    load: float
    first: float
    second: float
    memory: int


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    set_up()
    if options.alone:
        print_line(json.dumps(asdict(_alone(options))))
        return
    articles = read_articles(options.paths, options.words)
    words = number_of_words(articles)
    print_line(f"{len(articles)} articles, {words:,} words, {options.rounds} rounds")
    _print_alone(_in_new_process(options, 0), _in_new_process(options, options.more))
    _print_rounds(_rounds(options, articles), words)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[SAMPLES], metavar="PATH")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--words", type=int, default=LEAST_WORDS, help="words a round, at least")
    parser.add_argument("--more", type=int, default=_MORE, help="actors beside the curated")
    parser.add_argument("--alone", action="store_true", help="measure one pipeline, print JSON")
    return parser.parse_args(arguments)


def _known(more: int) -> list[KnownActor]:
    from actors.curated_table import known_actors  # noqa: PLC0415 (needs Django)

    return [*known_actors(), *many_actors(more)]


def _load(known: Sequence[KnownActor]) -> Pipeline:
    from django.conf import settings  # noqa: PLC0415 (needs to be set up)

    return load_pipeline(settings.SPACY_MODEL, known)


def _read(pipeline: Pipeline, articles: Sequence[Input]) -> None:
    for _ in extract_many(pipeline, articles):
        pass


# Each by itself


def _in_new_process(options: argparse.Namespace, more: int) -> Alone:
    """To be called while this process is small, since a new one begins with our peak."""
    command = [sys.executable, "-m", "benchmarks.resolution", "--alone"]
    numbers = ["--more", str(more), "--words", str(options.words)]
    paths = [str(path.resolve()) for path in options.paths]
    found = subprocess.run(  # noqa: S603 (ourselves)
        [*command, *numbers, *paths], cwd=_ROOT, check=True, stdout=subprocess.PIPE
    )
    return Alone(**json.loads(found.stdout))


def _alone(options: argparse.Namespace) -> Alone:
    known = _known(options.more)
    articles = read_articles(options.paths, options.words)
    times = [time.process_time()]
    pipeline = _load(known)
    times.append(time.process_time())
    for _ in ("first", "second"):
        _read(pipeline, articles)
        times.append(time.process_time())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _PEAK_UNIT
    load, first, second = (behind - before for before, behind in pairwise(times))
    return Alone(load, first, second, memory)


def _print_alone(curated: Alone, many: Alone) -> None:
    print_line("\neach by itself     load s   first reading s   second reading s   memory MiB")
    for name, one in (("curated", curated), ("and many more", many)):
        memory = one.memory / 2**20
        print_line(f"{name:14}{one.load:11.2f}{one.first:18.2f}{one.second:19.2f}{memory:13,.0f}")


# Both in turns


def _rounds(options: argparse.Namespace, articles: Sequence[Input]) -> list[dict[str, float]]:
    """The measured rounds, behind one that makes ready what the texts ask for."""
    curated, many = _load(_known(0)), _load(_known(options.more))
    readers = {"curated": lambda a: _read(curated, a), "many": lambda a: _read(many, a)}
    take_turns(readers, articles[:BATCH_SIZE], 0)
    return [take_turns(readers, articles, number) for number in range(options.rounds)]


def _print_rounds(rounds: Sequence[dict[str, float]], words: int) -> None:
    print_line("\nround    curated words/s     many words/s   many add")
    added = [one["many"] / one["curated"] - 1 for one in rounds]
    for number, (one, more) in enumerate(zip(rounds, added, strict=True), start=1):
        curated, many = words / one["curated"], words / one["many"]
        print_line(f"{number:5}{curated:19,.0f}{many:17,.0f}{more:11.1%}")
    print_line(f"many actors add {statistics.median(added):.1%} to the time of extract (median)")


if __name__ == "__main__":
    main()
