"""manage.py ingest: files and folders of articles into the knowledge base."""

import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from actors.known import known_actors
from actors.models import Actor
from articles.ingest import ingest
from articles.ingest.machine import ModelMissingError, TrainedMachine
from articles.ingest.readers import Rules
from articles.management.arguments import day
from articles.models import Event, Ingestion, IngestionItem, Mention, Statement

Outcome = IngestionItem.Outcome


class Command(BaseCommand):
    help = "Read articles (.txt, .jsonl) and store them with what is found in them."
    stealth_options = ("machine",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", type=Path, help="file or folder")
        parser.add_argument(
            "--published", type=day, help="the date of articles that have none of their own"
        )
        parser.add_argument("--source", help="who published those that do not say")

    def handle(self, *args: Any, **options: Any) -> None:
        machine = options.get("machine") or TrainedMachine(settings.SPACY_MODEL, known_actors)
        rules = Rules(settings.MAX_ARTICLE_CHARS, options["published"], source=options["source"])
        outcomes: Counter[str] = Counter()
        with tqdm(unit=" articles", disable=not sys.stderr.isatty(), leave=False) as progress:

            def report(item: IngestionItem) -> None:
                outcomes[item.outcome] += 1
                progress.update()
                if item.outcome == Outcome.REFUSED:
                    self._say_refused(item)

            try:
                run = ingest(options["paths"], machine, rules, report)
            except ModelMissingError as error:
                raise CommandError(str(error)) from error
            except KeyboardInterrupt:
                self.stderr.write(f"Interrupted; {outcomes[Outcome.ADDED]} articles were added.")
                raise SystemExit(130) from None
        self._print_table(run, outcomes)
        if outcomes[Outcome.REFUSED]:
            raise SystemExit(1)

    def _say_refused(self, item: IngestionItem) -> None:
        with tqdm.external_write_mode(file=sys.stderr):
            self.stderr.write(f"refused: {item.name}: {item.reason}")

    def _print_table(self, run: Ingestion, outcomes: Counter[str]) -> None:
        rows = {
            "articles added": outcomes[Outcome.ADDED],
            "articles already known": outcomes[Outcome.KNOWN],
            "articles refused": outcomes[Outcome.REFUSED],
            **_found_in(run),
        }
        width = max(len(label) for label in rows)
        for label, number in rows.items():
            self.stdout.write(f"{label:<{width}}  {number:>7}")


def _found_in(run: Ingestion) -> dict[str, int]:
    """How much there is in the articles that the run added."""
    added = list(run.items.filter(outcome=Outcome.ADDED).values_list("article", flat=True))
    return {
        "actors": Actor.objects.filter(mentions__article__in=added).distinct().count(),
        "mentions": Mention.objects.filter(article__in=added).count(),
        "statements": Statement.objects.filter(article__in=added).count(),
        "events": Event.objects.filter(reports__article__in=added).distinct().count(),
    }
