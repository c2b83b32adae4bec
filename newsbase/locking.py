"""Locks between processes, kept by the database."""

import zlib

from django.db import connection


def one_at_a_time(task: str) -> None:
    """Wait until no other transaction does the task, then hold it until this one ends.

    An advisory lock: it blocks nobody who does not ask for it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [zlib.crc32(task.encode())])
