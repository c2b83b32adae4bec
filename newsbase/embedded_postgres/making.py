"""Make what a server needs before it starts: folders, data, configuration, a pid file that is true.

As root, this writes into folders that an unprivileged user owns. Files there are therefore made
new and put in place by renaming, and nothing there is opened through a link.
"""

import functools
import logging
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from newsbase.embedded_postgres import host, programs
from newsbase.embedded_postgres.places import (
    PORT,
    SOCKET,
    SUPERUSER,
    ClusterError,
    Places,
)

# Whoever reaches the socket folder is trusted. The built-in locale sorts the same everywhere.
INITDB_OPTIONS = (
    *("-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-instructions"),
    *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
)
# The server outlives the process that starts it and must not carry that one's secrets along;
# variables beginning with PG would change where the programs look.
KEPT_VARIABLES = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
TOOL_SECONDS = 300
LARGEST_LOG = 10_000_000
# Above every system's highest process id, so that it never belongs to anything.
NO_PROCESS = "99999999"
# pg_ctl and initdb put paths between double quotes into a shell's command line.
NOT_IN_PATHS = frozenset('"$`\\\n')

logger = logging.getLogger(__name__)


class Maker(Places):
    """Makes the parts of a cluster; every method but `run` expects that the caller has the lock."""

    def make_home(self) -> None:
        """Make `home` and the missing folders above it, such that the server's user gets there."""
        for folder in reversed((self.home, *self.home.parents)):
            if not folder.exists():
                folder.mkdir(exist_ok=True)
                folder.chmod(0o755 if os.geteuid() == 0 else 0o700)

    def make_ready(self, lock: int) -> None:
        """Make everything that is missing, so that pg_ctl can start the server.

        Args:
            lock: Descriptor of the lock file, inherited by initdb: should this process be killed,
                the next waits until initdb is through.

        Raises:
            ClusterError, OSError: Something cannot be made.
        """
        self._check_paths()
        self._remember_move()
        self._make_socket_dir()
        if not (self.data / "PG_VERSION").exists():
            self._make_data(lock)
        self._write(self.data / "newsbase.conf", self._configuration())
        self._disown_pid_file()
        self._make_log()

    def pid_lines(self) -> list[str]:
        """The lines of the pid file; one empty line if there is none."""
        try:
            return os.fsdecode(self.pid_file.read_bytes()).split("\n")
        except FileNotFoundError:
            return [""]

    def run(
        self, tool: str, *arguments: str | int | Path, inherited: tuple[int, ...] = ()
    ) -> tuple[int, str]:
        """Run a program as the server's user; its exit status and what it printed."""
        return self._run(self._bin / tool, *arguments, inherited=inherited)

    def error_with_log(self, reason: str) -> ClusterError:
        """The reason and the last ten lines of the server's log, for the caller to raise."""
        if not self.log.exists():
            return self.error(reason.strip())
        with self.log.open("rb") as file:
            file.seek(max(0, self.log.stat().st_size - 4000))
            lines = file.read().decode(errors="replace").splitlines()[-10:]
        return self.error("\n".join([reason.strip(), f"The end of {self.log}:", *lines]))

    def _check_paths(self) -> None:
        for path in (self.home, self._bin):
            if NOT_IN_PATHS.intersection(str(path)):
                raise self.error(f'pg_ctl cannot handle a path with one of " $ ` \\: {path}')
        closed = host.closed_folder(self.home, self.account) if os.geteuid() == 0 else None
        if closed:
            raise self.error(f"user {self.account.name}, who runs it, may not enter {closed}")
        if self.data.exists() and self.data.stat().st_uid != self.account.uid:
            owner = host.account_of(self.data.stat().st_uid).name
            raise self.error(f"{self.data} belongs to user {owner}, not to {self.account.name}")

    def _remember_move(self) -> None:
        if self.home == self.root or self.moved_to.is_symlink():
            return
        closed = host.closed_folder(self.root, self.account)
        self.root.mkdir(parents=True, exist_ok=True)
        self.moved_to.symlink_to(self.home)
        logger.warning(
            "PostgreSQL runs as user %s, who may not enter %s: its data are kept in %s",
            self.account.name,
            closed,
            self.home,
        )

    def _make_socket_dir(self) -> None:
        self.socket_dir.mkdir(mode=0o700, exist_ok=True)
        if self.socket_dir.lstat().st_uid == os.geteuid():
            self._give(self.socket_dir)
        self.check_socket_dir()
        # A killed server's; the lock could name a process that is now something else.
        (self.socket_dir / SOCKET).unlink(missing_ok=True)
        (self.socket_dir / f"{SOCKET}.lock").unlink(missing_ok=True)

    def _make_data(self, lock: int) -> None:
        """Make the data aside and rename them: a data folder is complete or not there."""
        draft = self.home / "data.init"
        if draft.exists():
            shutil.rmtree(draft)
        draft.mkdir(mode=0o700)
        self._give(draft)
        code, said = self.run("initdb", "-D", draft, *INITDB_OPTIONS, inherited=(lock,))
        if code != 0:
            raise self.error(f"the data cannot be made: {said.strip()}")
        descriptor = os.open(draft / "postgresql.conf", os.O_WRONLY | os.O_APPEND | os.O_NOFOLLOW)
        with os.fdopen(descriptor, "w") as file:
            file.write("\ninclude 'newsbase.conf'\n")
        draft.rename(self.data)

    def _configuration(self) -> str:
        folder = str(self.socket_dir).replace("'", "''")
        return (
            "# Written by Newsbase at every start.\n"
            "listen_addresses = ''\n"
            f"port = {PORT}\n"
            f"unix_socket_directories = '{folder}'\n"
            "unix_socket_permissions = 0700\n"
            "logging_collector = off\n"
            "timezone = 'UTC'\n"
            "log_timezone = 'UTC'\n"
        )

    def _disown_pid_file(self) -> None:
        """Let a dead server's pid file name no process, since its number may be taken again.

        Removing the file would also remove what PostgreSQL needs to see that sessions of a
        killed server still write to these data.
        """
        if self.pid_file.exists():
            self._write(self.pid_file, "\n".join([NO_PROCESS, *self.pid_lines()[1:]]))

    def _make_log(self) -> None:
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_name("postgres.log.1"))
        flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW
        descriptor = os.open(self.log, flags, 0o600)
        self._give(descriptor)
        os.close(descriptor)

    def _write(self, path: Path, text: str) -> None:
        draft = path.with_name(f"{path.name}.new")
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(os.fsencode(text))
            self._give(descriptor)
        draft.replace(path)

    def _give(self, made: Path | int) -> None:
        """Hand what root made, a folder or an open file, to the server's user."""
        if os.geteuid() == 0:
            os.chown(made, self.account.uid, self.account.gid)

    @functools.cached_property
    def _bin(self) -> Path:
        """The programs, in the package or, where the server's user cannot run those, in a copy."""
        folder = programs.bin_folder(programs.package_folder())
        reason = self._unusable(folder)
        if reason and os.geteuid() == 0:
            folder = programs.bin_folder(programs.copy_package(self.home))
            reason = self._unusable(folder)
        if reason:
            raise self.error(f"user {self.account.name} cannot run {folder}/initdb: {reason}")
        return folder

    def _unusable(self, folder: Path) -> str:
        """Why the programs cannot be run (initdb needs the libraries too); empty if they can."""
        try:
            code, said = self._run(folder / "initdb", "--version")
        except OSError as error:
            return str(error)
        return said.strip() if code else ""

    def _run(
        self, program: Path, *arguments: str | int | Path, inherited: tuple[int, ...] = ()
    ) -> tuple[int, str]:
        root = os.geteuid() == 0
        with tempfile.TemporaryFile() as output:  # a pipe would be held open by the server
            result = subprocess.run(  # noqa: S603
                [program, *map(str, arguments)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={k: os.environ[k] for k in KEPT_VARIABLES if k in os.environ} | {"LC_ALL": "C"},
                cwd="/",
                user=self.account.uid if root else None,
                group=self.account.gid if root else None,
                extra_groups=[] if root else None,
                pass_fds=inherited,
                timeout=TOOL_SECONDS,
                check=False,
            )
            output.seek(0)
            return result.returncode, os.fsdecode(output.read())
