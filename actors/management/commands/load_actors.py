"""manage.py load_actors: the curated actors of actors/data into the database."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from actors.curated import CuratedDataError, read_curated
from actors.loading import load


class Command(BaseCommand):
    help = "Load the states and organisations that come with Newsbase; harmless when repeated."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            counts = load(read_curated())
        except CuratedDataError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Curated actors: {counts.added} added, {counts.updated} updated, "
            f"{counts.unchanged} unchanged, {counts.edited} left alone because a person edited them"
        )
