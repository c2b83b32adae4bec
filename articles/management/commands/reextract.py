"""manage.py reextract: read stored articles again and replace undecided findings."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from actors.known import known_actors
from articles.ingest.again import reextract
from articles.ingest.machine import ModelMissingError, TrainedMachine
from articles.ingest.readers import Refusal
from articles.models import Article, EventReport, Statement


class Command(BaseCommand):
    help = (
        "Read stored articles again with the current pipeline. What a person decided on,"
        " annotated or entered stays; the rest is replaced."
    )
    stealth_options = ("machine",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "ids", nargs="*", metavar="ARTICLE_ID", type=int, help="all articles if none is given"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        machine = options.get("machine") or TrainedMachine(settings.SPACY_MODEL, known_actors)
        pks = _chosen(options["ids"])
        before = _counts(pks)
        done = failed = 0
        with tqdm(total=len(pks), disable=not sys.stderr.isatty(), leave=False) as progress:

            def report(article: Article, refusal: Refusal | None) -> None:
                nonlocal done, failed
                done += 1
                progress.update()
                if refusal is not None:
                    failed += 1
                    with tqdm.external_write_mode(file=sys.stderr):
                        self.stderr.write(f"failed: {refusal.name}: {refusal.reason}")

            try:
                reextract(pks, machine, report)
            except ModelMissingError as error:
                raise CommandError(str(error)) from error
            except KeyboardInterrupt:
                self.stderr.write(f"Interrupted after {done} of {len(pks)} articles.")
                raise SystemExit(130) from None
        self._print(len(pks), failed, before, _counts(pks))
        if failed:
            raise SystemExit(1)

    def _print(
        self, articles: int, failed: int, before: dict[str, int], after: dict[str, int]
    ) -> None:
        self.stdout.write(f"{articles - failed} articles read again, {failed} failed")
        for label, number in after.items():
            self.stdout.write(f"{label}: {number} (before: {before[label]})")


def _chosen(ids: Sequence[int]) -> list[int]:
    """The ids, or those of all articles. Raises CommandError for one that is not there."""
    present = Article.objects.order_by("pk").values_list("pk", flat=True)
    if not ids:
        return list(present)
    pks = list(present.filter(pk__in=ids))
    missing = sorted(set(ids) - set(pks))
    if missing:
        raise CommandError(f"there is no article {', '.join(map(str, missing))}")
    return pks


def _counts(pks: Sequence[int]) -> dict[str, int]:
    statements = Statement.objects.filter(article__in=pks)
    return {
        "statements": statements.count(),
        "of them decided or annotated": statements.count() - statements.undecided().count(),
        "reports of events": EventReport.objects.filter(article__in=pks).count(),
    }
