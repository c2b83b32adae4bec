"""Where the parts of a cluster are, and whose they are; reads the disk and changes nothing."""

import functools
import hashlib
import os
import stat
from pathlib import Path
from typing import Any

from newsbase.embedded_postgres import host, programs

MOVED_HOMES = Path("/var/lib/newsbase")
# Not tempfile.gettempdir(): TMPDIR differs between a shell and a service, the place must not.
SHORT_FOLDER = Path("/tmp")  # noqa: S108
# A socket's path has at most 103 bytes on macOS; the file's name takes 14, with the slash.
LONGEST_SOCKET_DIR = 88
PORT = 5432
SOCKET = f".s.PGSQL.{PORT}"
SUPERUSER = "postgres"
UNPRIVILEGED = "nobody"


class ClusterError(Exception):
    """The server cannot be used; the message names the folder and the reason.

    Where the server's log can tell more, its last lines follow.
    """


class Places:
    """The folders and files of one cluster, kept in `root` or, if it is closed, elsewhere."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.moved_to = self.root / "moved-to"

    @functools.cached_property
    def account(self) -> host.Account:
        """The user that the server runs as.

        Raises:
            ClusterError: This is root, and the machine has no user `nobody`.
        """
        if os.geteuid() != 0:
            return host.account_of(os.geteuid())
        data = self.root / "data"
        if data.exists() and (owner := data.stat().st_uid):
            return host.account_of(owner)
        try:
            return host.account_named(UNPRIVILEGED)
        except KeyError as error:
            raise self.error(f"started by root, it needs the user {UNPRIVILEGED}") from error

    @functools.cached_property
    def home(self) -> Path:
        """The folder of the data, the log and usually the socket."""
        if os.geteuid() != 0 or (self.root / "data").exists():
            return self.root
        # Only root's own link is followed: elsewhere anybody could have made it.
        if self.moved_to.is_symlink() and self.moved_to.lstat().st_uid == 0:
            return self.moved_to.readlink()
        if host.closed_folder(self.root, self.account) is None:
            return self.root
        return MOVED_HOMES / f"postgres-{self._digest}"

    @functools.cached_property
    def socket_dir(self) -> Path:
        """The folder of the server's socket, short enough for the system; costs a few stats."""
        folder = self.home / "run"
        name = os.fsencode(folder)
        # libpq takes a comma for the start of another host.
        if len(name) <= LONGEST_SOCKET_DIR and b"," not in name:
            return folder
        return SHORT_FOLDER / f"newsbase-{self.account.uid}-{self._digest}"

    @property
    def data(self) -> Path:
        """PostgreSQL's data folder."""
        return self.home / "data"

    @property
    def pid_file(self) -> Path:
        """Written by a starting server, removed by a stopping one, left by a killed one."""
        return self.data / "postmaster.pid"

    @property
    def log(self) -> Path:
        """What the server and pg_ctl say."""
        return self.home / "postgres.log"

    @functools.cached_property
    def _digest(self) -> str:
        return hashlib.sha256(os.fsencode(self.root)).hexdigest()[:12]

    def database_settings(self, name: str) -> dict[str, Any]:
        """NAME, HOST, PORT and USER for Django's DATABASES; starts nothing."""
        return {"NAME": name, "HOST": str(self.socket_dir), "PORT": PORT, "USER": SUPERUSER}

    def tool(self, name: str) -> Path:
        """A client program of the package, such as psql or pg_dump.

        Raises:
            ClusterError: The package is not installed.
        """
        try:
            return programs.bin_folder(programs.package_folder()) / name
        except FileNotFoundError as error:
            raise self.error(str(error)) from error

    def check_socket_dir(self) -> None:
        """Refuse a socket folder that others could have made: a server there could be a fraud.

        Raises:
            ClusterError: It is there, and not a folder that only the server's user may enter.
        """
        try:
            found = self.socket_dir.lstat()
        except FileNotFoundError:
            return
        except OSError as error:
            raise self.error(str(error)) from error
        closed = stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o077
        if not closed or found.st_uid != self.account.uid:
            raise self.error(
                f"{self.socket_dir} must be a folder of user {self.account.name} with mode 0700,"
                f" and is {stat.filemode(found.st_mode)} of user"
                f" {host.account_of(found.st_uid).name}"
            )

    def error(self, reason: str) -> ClusterError:
        """The reason with the folder it concerns, for the caller to raise."""
        return ClusterError(f"PostgreSQL in {self.root}: {reason}")
