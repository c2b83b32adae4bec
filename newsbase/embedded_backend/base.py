"""A PostgreSQL backend that starts the embedded server when nobody has yet.

Any command or web process therefore works without a step before it, and the first connection
after the server was killed brings it back.
"""

from typing import Any

import psycopg
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.postgresql import base

from newsbase.embedded_postgres import Cluster, ClusterError


class DatabaseWrapper(base.DatabaseWrapper):
    """Connects as the PostgreSQL backend does; failing that, starts the server and tries again."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A psycopg connection to the embedded server.

        Raises:
            psycopg.OperationalError: The server cannot be started; says why.
        """
        if settings.EMBEDDED_POSTGRES_ROOT is None:
            raise ImproperlyConfigured("newsbase.embedded_backend needs EMBEDDED_POSTGRES_ROOT")
        cluster = Cluster(settings.EMBEDDED_POSTGRES_ROOT)
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
