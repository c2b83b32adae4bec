"""Locks between processes, kept by the database.

They are advisory: they block nobody who does not ask for the same task.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


def one_at_a_time(task: str) -> None:
    """Wait until no other transaction does the task, then hold it until this one ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_number(task)])


@contextmanager
def waiting_for(task: str) -> Iterator[None]:
    """The same for work of many transactions: wait until no other connection does the task."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_number(task)])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_number(task)])


def _number(task: str) -> int:
    return zlib.crc32(task.encode())
