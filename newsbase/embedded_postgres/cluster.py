"""Find, start and stop the server of one cluster, and create databases in it."""

import contextlib
import fcntl
import os
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from newsbase.embedded_postgres import host
from newsbase.embedded_postgres.making import Maker
from newsbase.embedded_postgres.places import PORT, SOCKET, SUPERUSER

START_SECONDS = 120
STOP_SECONDS = 60
# Sessions of a killed server go on until their query is done. And a running server that could not
# be told for ours sees within a minute that its pid file names another, and ends itself.
ORPHAN_SECONDS = 75
ELSEWHERE = "it serves "


@dataclass(frozen=True)
class Status:
    """What `Cluster.status` found; `pid` is None where no server runs."""

    pid: int | None
    accepting: bool
    data: Path
    socket_dir: Path


class Cluster(Maker):
    """One PostgreSQL server with its data, kept in (or for) the folder `root`.

    Making a Cluster touches nothing. Any number of processes may use the same root at once.
    """

    def start(self) -> None:
        """Have the server accept connections: attach to a running one, else make and start one.

        Raises:
            ClusterError: It cannot be done.
        """
        if not self._obstacle():
            return
        with self._reporting(), self._locked() as lock:
            if self._attach():
                return
            self.make_ready(lock)
            self._launch()
            if obstacle := self._obstacle():
                raise self.error(f"the server was started and cannot be reached: {obstacle}")

    def stop(self) -> bool:
        """Stop the server, ending its sessions; False if none ran.

        Raises:
            ClusterError: It did not stop.
        """
        with self._reporting():
            if self._postmaster() is None:
                return False
            with self._locked():
                if self._postmaster() is None:
                    return False
                self._halt()
        return True

    def status(self) -> Status:
        """Whether the server runs, without waiting for one that is just starting.

        Raises:
            ClusterError: The folders may not be read.
        """
        with self._reporting():
            pid = self._postmaster()
            accepting = pid is not None and not self._obstacle()
        return Status(pid, accepting, self.data, self.socket_dir)

    def connect(self, database: str) -> psycopg.Connection[tuple[Any, ...]]:
        """A connection in autocommit mode, for administration; the caller closes it.

        Raises:
            ClusterError: The socket folder is not safe.
            psycopg.OperationalError: No server, or no such database.
        """
        self.check_socket_dir()
        return psycopg.connect(
            host=str(self.socket_dir),
            hostaddr="",  # else PGHOSTADDR would lead elsewhere
            port=PORT,
            user=SUPERUSER,
            dbname=database,
            connect_timeout=5,
            autocommit=True,
        )

    def ensure_database(self, name: str) -> None:
        """Create the database in the running server if it is missing; any number may try at once.

        Raises:
            ClusterError: The server cannot be reached or refuses.
        """
        try:
            with contextlib.closing(self.connect("postgres")) as connection:
                found = connection.execute("SELECT FROM pg_database WHERE datname = %s", [name])
                if found.rowcount == 0:
                    connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        except (psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
            return  # somebody else was faster
        except psycopg.Error as error:
            raise self.error(f"database {name} cannot be created: {error}") from error

    def _obstacle(self) -> str:
        """Why our server cannot be used; empty if it can."""
        try:
            with contextlib.closing(self.connect("postgres")) as connection:
                row = connection.execute("SHOW data_directory").fetchone()
        except psycopg.OperationalError as error:
            return str(error)
        served = Path(row[0]) if row else None
        return "" if served == self.data else f"{ELSEWHERE}{served}"

    def _postmaster(self) -> int | None:
        """The process id of our living server."""
        first = self.pid_lines()[0].lstrip("-")  # negative: a server in single-user mode
        if first.isdecimal() and host.is_postmaster(int(first), self.data):
            return int(first)
        return None

    def _attach(self) -> bool:
        """Wait for the server that runs; False if there is none, or none that can be used."""
        deadline = time.monotonic() + START_SECONDS
        while (pid := self._postmaster()) is not None:
            obstacle = self._obstacle()
            if not obstacle:
                return True
            if self._is_cut_off(obstacle):
                self._halt()
                return False
            refused = "FATAL" in obstacle and "the database system is" not in obstacle
            if refused or time.monotonic() > deadline:
                raise self.error(f"the server (process {pid}) cannot be used: {obstacle}")
            time.sleep(0.1)
        return False

    def _is_cut_off(self, obstacle: str) -> bool:
        """Whether the server is ready, but its folder was renamed or its socket is gone."""
        lines = self.pid_lines()
        ready = len(lines) > 7 and lines[7].strip() == "ready"
        lost = not (self.socket_dir / SOCKET).exists()
        return ready and (lost or obstacle.startswith(ELSEWHERE))

    def _launch(self) -> None:
        deadline = time.monotonic() + ORPHAN_SECONDS
        pause = 0.2
        while True:
            before = self.log.stat().st_size
            code, said = self.run(
                "pg_ctl", "-D", self.data, "-l", self.log, "-w", "-t", START_SECONDS, "start"
            )
            if code == 0:
                return
            with self.log.open("rb") as file:
                file.seek(before)
                orphans = b"pre-existing shared memory block" in file.read()
            if not orphans or time.monotonic() > deadline:
                raise self.error_with_log(f"the server does not start: {said}")
            time.sleep(pause)
            pause = min(2 * pause, 5)

    def _halt(self) -> None:
        code, said = self.run(
            "pg_ctl", "-D", self.data, "-m", "fast", "-w", "-t", STOP_SECONDS, "stop"
        )
        if code != 0:
            raise self.error_with_log(f"the server does not stop: {said}")

    @contextlib.contextmanager
    def _reporting(self) -> Iterator[None]:
        try:
            yield
        except (OSError, subprocess.TimeoutExpired) as error:
            raise self.error(str(error)) from error

    @contextlib.contextmanager
    def _locked(self) -> Iterator[int]:
        """Only one process at a time makes, starts or stops the server."""
        self.make_home()
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        descriptor = os.open(self.home / "lock", flags, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield descriptor
        finally:
            os.close(descriptor)
