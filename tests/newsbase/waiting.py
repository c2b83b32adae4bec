"""Work on a second connection to the database that has to wait for the test's own."""

import threading
import time
from collections.abc import Callable

from django.db import connection

_PATIENCE = 30  # seconds; only a test that fails takes so long


class Waiting:
    """Starts the work and is there when it waits for a lock of the open transaction."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._work = work
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        end = time.monotonic() + _PATIENCE
        while not _somebody_waits():
            assert self._thread.is_alive(), f"it did not wait: {self._error or 'no error'}"
            assert time.monotonic() < end, "it neither waits nor ends"
            time.sleep(0.01)

    def _run(self) -> None:
        try:
            self._work()
        except Exception as error:
            self._error = error
        finally:
            connection.close()

    def end(self) -> Exception | None:
        """What the work raised; to be called when the transaction is over."""
        self._thread.join(_PATIENCE)
        assert not self._thread.is_alive(), "it still waits"
        return self._error


def _somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted"
            " AND pg_backend_pid() = ANY(pg_blocking_pids(pid)))"
        )
        return bool(cursor.fetchone()[0])
