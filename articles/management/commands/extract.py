"""manage.py extract: articles in, JSON Lines out. The output is a contract (see the README)."""

import io
import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from actors.curated import CuratedDataError
from actors.curated_table import known_actors
from articles.ingest.machine import (
    Machine,
    ModelMissingError,
    TrainedMachine,
    in_batches,
    read_batch,
)
from articles.ingest.readers import RawArticle, Refusal, Rules, jsonl, read
from articles.management.arguments import day
from newsbase.extraction.contract import as_json
from newsbase.extraction.results import Extraction


class Command(BaseCommand):
    help = "Print what is found in articles as JSON Lines. Stores nothing, needs no database."
    requires_system_checks: list[str] = []
    stealth_options = ("machine", "stdin")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="file, folder, or - for JSON Lines from stdin"
        )
        parser.add_argument(
            "--published", type=day, help="the date of articles that have none of their own"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # the contract, whatever the locale
        machine = options.get("machine") or TrainedMachine(settings.SPACY_MODEL, known_actors)
        rules = Rules(settings.MAX_ARTICLE_CHARS, options["published"], date_needed=False)
        stdin = options.get("stdin") or sys.stdin.buffer
        try:
            refused = self._print(machine, _inputs(options["paths"], rules, stdin))
        except (ModelMissingError, CuratedDataError) as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            raise SystemExit(130) from None
        except BrokenPipeError:
            # The reader had enough. Python would complain once more while flushing at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise SystemExit(1) from None
        if refused:
            raise SystemExit(1)

    def _print(self, machine: Machine, inputs: Iterator[RawArticle | Refusal]) -> int:
        """Print a line for each article; how many inputs were refused."""
        refused = 0
        for batch in in_batches(inputs):
            for outcome in _outcomes(machine, batch):
                if isinstance(outcome, Refusal):
                    refused += 1
                    self.stderr.write(f"{outcome.name}: {outcome.reason}")
                else:
                    self.stdout.write(json.dumps(outcome, ensure_ascii=False))
            self.stdout.flush()
        return refused


def _inputs(paths: list[str], rules: Rules, stdin: BinaryIO) -> Iterator[RawArticle | Refusal]:
    for path in paths:
        if path == "-":
            yield from jsonl.read(stdin, "stdin", rules)
        else:
            yield from read(Path(path), rules)


def _outcomes(
    machine: Machine, batch: list[RawArticle | Refusal]
) -> Iterator[dict[str, Any] | Refusal]:
    """In input order: the line to print, or the refusal."""
    articles = [item for item in batch if isinstance(item, RawArticle)]
    found = iter(read_batch(machine, articles)) if articles else iter([])
    for item in batch:
        result = next(found) if isinstance(item, RawArticle) else item
        if isinstance(item, RawArticle) and isinstance(result, Extraction):
            yield _line(item, result)
        elif isinstance(result, Refusal):
            yield result


def _line(article: RawArticle, extraction: Extraction) -> dict[str, Any]:
    found = as_json(extraction)
    return {
        "id": article.id,
        "title": article.title,
        "published": found.pop("published"),
        "section": article.section,
        **found,
    }
