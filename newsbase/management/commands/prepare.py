"""manage.py prepare: all that must be there before the server starts."""

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from actors.known import known_actors
from articles.ingest.machine import Machine, TrainedMachine
from articles.ingest.readers import Refusal
from articles.ingest.readers.walking import files, shown
from articles.measuring import state_of
from articles.models import Evaluation, Ingestion, IngestionItem
from newsbase import listening
from newsbase.extraction.evaluation.annotated import ENDING
from newsbase.extraction.evaluation.layers import layer_of
from newsbase.locking import waiting_for
from newsbase.static_files import collect_if_changed

SEEDS = Path("seeds") / "articles"
GOLD = Path("seeds") / "gold"
OLDEST_POSTGRES = 15
Outcome = IngestionItem.Outcome


def _server_version() -> int:
    """For instance 150012 for 15.12. Raises OperationalError."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        return int(cursor.fetchone()[0])


class Command(BaseCommand):
    help = "Start the database, migrate, collect static files, load actors and seeds, make a login."
    stealth_options = ("machine",)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--to-serve", action="store_true", help="stop at once if HOST and PORT are taken"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["to_serve"]:
            self._address()
        self._database()
        machine = options.get("machine") or TrainedMachine(settings.SPACY_MODEL, known_actors)
        with waiting_for("prepare"):
            self._migrations()
            self._static_files()
            call_command("load_actors", stdout=self.stdout, stderr=self.stderr)
            self._seeds(machine)
            self._gold(machine)
            call_command("first_login", stdout=self.stdout, stderr=self.stderr)

    def _address(self) -> None:
        reason = listening.obstacle(settings.HOST, settings.PORT)
        if reason:
            raise CommandError(
                f"nothing can listen on {settings.HOST} port {settings.PORT}: {reason}. Perhaps"
                " Newsbase runs there already; else choose another port: make run PORT=8001"
            )

    def _database(self) -> None:
        if settings.EMBEDDED_POSTGRES_ROOT is not None:
            call_command("postgres", "start", stdout=io.StringIO(), stderr=self.stderr)
        try:
            major = _server_version() // 10_000
        except OperationalError as error:
            raise CommandError(f"the database cannot be reached: {error}") from error
        if major < OLDEST_POSTGRES:
            raise CommandError(f"PostgreSQL {major} is too old, {OLDEST_POSTGRES} is needed")
        which = "embedded" if settings.EMBEDDED_POSTGRES_ROOT else "of DATABASE_URL"
        self.stdout.write(f"Database: PostgreSQL {major}, {which}")

    def _migrations(self) -> None:
        executor = MigrationExecutor(connection)
        missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if missing:
            call_command("migrate", interactive=False, verbosity=0)
        self.stdout.write(f"Migrations: {f'{missing} applied' if missing else 'up to date'}")

    def _static_files(self) -> None:
        changed = collect_if_changed()
        self.stdout.write(f"Static files: {'collected' if changed else 'unchanged'}")

    def _seeds(self, machine: Machine) -> None:
        """Ingest the sample articles that are new: one that a person deleted stays away."""
        taken = _taken_before()
        new, before = [], 0
        for found in files(settings.BASE_DIR / SEEDS):
            if isinstance(found, Refusal):
                self.stderr.write(f"refused: {found.name}: {found.reason}")
            elif _name_of_seed(shown(found)) in taken:
                before += 1
            else:
                new.append(found)
        added = self._ingest(new, machine) if new else 0
        self.stdout.write(f"Seeds: {added} articles added, {before} files read before")

    def _ingest(self, paths: Sequence[Path], machine: Machine) -> int:
        """How many articles were added."""
        options = {"machine": machine, "stdout": io.StringIO(), "stderr": self.stderr}
        try:
            call_command("ingest", *paths, **options)
        except SystemExit as end:
            if end.code != 1:  # 1: something was refused, and said so
                raise
        run = Ingestion.objects.filter(paths=[shown(path) for path in paths]).latest("pk")
        return run.items.filter(outcome=Outcome.ADDED).count()

    def _gold(self, machine: Machine) -> None:
        """Measure the machine with the project's own gold, once for each state of the two."""
        paths = sorted((settings.BASE_DIR / GOLD).glob(f"*{ENDING}"))
        new = [path for path in paths if _is_new(path)]
        if new:
            self._measure(new, machine)
        before = len(paths) - len(new)
        self.stdout.write(f"Quality: {len(new)} data sets measured, {before} measured before")

    def _measure(self, paths: Sequence[Path], machine: Machine) -> None:
        """What goes wrong is said and does not keep the server from starting."""
        errors = settings.DATA_DIR / "evaluation-errors.txt"
        options = {"machine": machine, "stdout": io.StringIO(), "stderr": self.stderr}
        try:
            call_command("evaluate", *paths, errors=errors, **options)
        except CommandError as error:
            self.stderr.write(str(error))
        except SystemExit as end:
            if end.code != 1:  # 1: some of the gold cannot be used, and that was said
                raise


def _is_new(gold: Path) -> bool:
    runs = Evaluation.objects.filter(layer=layer_of(gold).name)
    return not runs.filter(fingerprint=state_of(gold)).exists()


def _taken_before() -> set[str]:
    """The names of the seeds whose articles are, or were, in the knowledge base."""
    items = IngestionItem.objects.exclude(outcome=Outcome.REFUSED)
    names = items.filter(name__contains=f"/{SEEDS}/").values_list("name", flat=True)
    return {_name_of_seed(name) for name in names}


def _name_of_seed(name: str) -> str:
    """The path below the folder of seeds, which may have moved, without the number of a line."""
    return re.sub(r":\d+$", "", name.rpartition(f"/{SEEDS}/")[2])
