"""A PostgreSQL backend that starts the embedded server when nobody has yet.

Any command or web process therefore works without a step before it, and the first connection
after the server was killed brings it back.
"""

from collections.abc import Iterable
from typing import Any

import psycopg
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.postgresql import base, client

from newsbase.embedded_postgres import Cluster, ClusterError


def _cluster() -> Cluster:
    if settings.EMBEDDED_POSTGRES_ROOT is None:
        raise ImproperlyConfigured("newsbase.embedded_backend needs EMBEDDED_POSTGRES_ROOT")
    return Cluster(settings.EMBEDDED_POSTGRES_ROOT)


class DatabaseClient(client.DatabaseClient):
    """Runs the psql that belongs to the server."""

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        """The command of `dbshell`; see Django's documentation of database backends."""
        arguments, environment = super().settings_to_cmd_args_env(settings_dict, parameters)
        return [str(_cluster().tool("psql")), *arguments[1:]], environment


class DatabaseWrapper(base.DatabaseWrapper):
    """Connects as the PostgreSQL backend does; failing that, starts the server and tries again."""

    client_class = DatabaseClient

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A psycopg connection to the embedded server.

        Raises:
            psycopg.OperationalError: The server cannot be started; says why.
        """
        cluster = _cluster()
        try:
            cluster.check_socket_dir()
            try:
                return super().get_new_connection(conn_params)
            except psycopg.OperationalError:
                cluster.start()
                cluster.ensure_database(conn_params["dbname"])
        except ClusterError as error:
            raise psycopg.OperationalError(str(error)) from error
        return super().get_new_connection(conn_params)
