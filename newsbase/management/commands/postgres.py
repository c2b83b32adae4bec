"""Start, stop and look at the embedded PostgreSQL server, or open psql on the database."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from newsbase.embedded_postgres import Cluster, ClusterError


class Command(BaseCommand):
    help = (
        "The embedded PostgreSQL server: start it, stop it, say whether it runs (exit status 1 if"
        " not), or open psql on the database (also where DATABASE_URL names another server)."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["start", "stop", "status", "shell"])
        parser.add_argument(
            "psql_arguments", nargs="*", metavar="psql argument", help="for shell, after --"
        )

    def handle(self, *, action: str, psql_arguments: list[str], **options: Any) -> None:
        if psql_arguments and action != "shell":
            raise CommandError(f"{action} takes no arguments")
        root = settings.EMBEDDED_POSTGRES_ROOT
        if root is None and action != "shell":
            raise CommandError(
                "DATABASE_URL is set, so a PostgreSQL server outside Newsbase is used;"
                f" {action} concerns the embedded one only"
            )
        try:
            if root is not None:
                self._act(action, Cluster(root))
        except ClusterError as error:
            raise CommandError(str(error)) from error
        if action == "shell":
            call_command("dbshell", "--", *psql_arguments)

    def _act(self, action: str, cluster: Cluster) -> None:
        if action in {"start", "shell"}:
            cluster.start()
            cluster.ensure_database(connection.settings_dict["NAME"])
        if action == "stop":
            stopped = cluster.stop()
            self.stdout.write("PostgreSQL stopped." if stopped else "PostgreSQL was not running.")
        elif action != "shell":
            self._tell(cluster)

    def _tell(self, cluster: Cluster) -> None:
        status = cluster.status()
        if status.pid is None:
            self.stdout.write(f"PostgreSQL is stopped; its data are in {status.data}")
            raise SystemExit(1)
        answer = "runs" if status.accepting else "does not accept connections"
        self.stdout.write(
            f"PostgreSQL {answer} (process {status.pid}).\n"
            f"Socket folder: {status.socket_dir}\n"
            f"Data folder:   {status.data}"
        )
        if not status.accepting:
            raise SystemExit(1)
