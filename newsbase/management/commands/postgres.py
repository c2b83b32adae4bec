"""Start, stop and look at the embedded PostgreSQL server, or open psql on the database."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from newsbase.embedded_postgres import Cluster, ClusterError


class Command(BaseCommand):
    help = (
        "The embedded PostgreSQL server: start it, stop it, say whether it runs (exit status 1 if"
        " not), or open psql on the database; arguments of psql's come after --."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["start", "stop", "status", "shell"])
        parser.add_argument("psql_arguments", nargs="*", metavar="psql argument")

    def handle(self, *, action: str, psql_arguments: list[str], **options: Any) -> None:
        if psql_arguments and action != "shell":
            raise CommandError(f"{action} takes no arguments")
        if settings.EMBEDDED_POSTGRES_ROOT is None:
            self._handle_external(action, psql_arguments)
            return
        cluster = Cluster(settings.EMBEDDED_POSTGRES_ROOT)
        try:
            if action == "shell":
                self._shell(cluster, psql_arguments)
            else:
                getattr(self, f"_{action}")(cluster)
        except ClusterError as error:
            raise CommandError(str(error)) from error

    def _handle_external(self, action: str, psql_arguments: list[str]) -> None:
        if action != "shell":
            raise CommandError(
                "DATABASE_URL is set, so a PostgreSQL server outside Newsbase is used;"
                f" {action} concerns the embedded one only"
            )
        try:
            connection.client.runshell(psql_arguments)
        except FileNotFoundError as error:
            raise CommandError("psql is not installed on this machine") from error

    def _start(self, cluster: Cluster) -> None:
        cluster.start()
        cluster.ensure_database(connection.settings_dict["NAME"])
        self._status(cluster)

    def _stop(self, cluster: Cluster) -> None:
        stopped = cluster.stop()
        self.stdout.write("PostgreSQL stopped." if stopped else "PostgreSQL was not running.")

    def _status(self, cluster: Cluster) -> None:
        status = cluster.status()
        if status.pid is None:
            self.stdout.write(f"PostgreSQL is stopped; its data are in {status.data}")
            raise SystemExit(1)
        answer = "runs" if status.accepting else "does not accept connections yet"
        self.stdout.write(
            f"PostgreSQL {answer} (process {status.pid}).\n"
            f"Socket folder: {status.socket_dir}\n"
            f"Data folder:   {status.data}"
        )
        if not status.accepting:
            raise SystemExit(1)

    def _shell(self, cluster: Cluster, psql_arguments: list[str]) -> None:
        cluster.start()
        database = connection.settings_dict["NAME"]
        cluster.ensure_database(database)
        psql = str(cluster.tool("psql"))
        own = ["-h", str(cluster.socket_dir), "-p", str(connection.settings_dict["PORT"])]
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
        self.stdout.flush()
        arguments = [psql, *own, "-U", "postgres", "-d", database, *psql_arguments]
        os.execve(psql, arguments, environment)  # noqa: S606
