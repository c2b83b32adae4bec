"""Questions to the operating system: who runs what, and which folders somebody can enter."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")  # Linux only


@dataclass(frozen=True)
class Account:
    """A user of this machine, with the user's main group only."""

    name: str
    uid: int
    gid: int


def account_of(uid: int) -> Account:
    """The account of a user id; an id without an entry is its own name."""
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        return Account(str(uid), uid, os.getgid())
    return Account(entry.pw_name, uid, entry.pw_gid)


def account_named(name: str) -> Account:
    """The account with this name.

    Raises:
        KeyError: There is none.
    """
    entry = pwd.getpwnam(name)
    return Account(name, entry.pw_uid, entry.pw_gid)


def closed_folder(path: Path, account: Account) -> Path | None:
    """The folder on the way to `path`, itself included, that the account may not enter.

    Folders that do not exist are passed over. Only owner, group and mode are read, so that the
    answer costs a few calls of stat; access control lists are not seen.
    """
    for folder in reversed((path, *path.parents)):
        try:
            found = folder.stat()
        except FileNotFoundError:
            return None
        if not found.st_mode & _search_bit(found, account):
            return folder
    return None


def _search_bit(found: os.stat_result, account: Account) -> int:
    if found.st_uid == account.uid:
        return 0o100
    return 0o010 if found.st_gid == account.gid else 0o001


def is_postmaster(pid: int, data: Path) -> bool:
    """Whether this process is alive and a PostgreSQL server on this data folder.

    False for a zombie, for another program that was given the number of a dead server, and for a
    server on other data. The working directory decides, because it stays right when the folder is
    renamed; where it may not be read (in a container root may not always) or there is no /proc
    (macOS), the command line does.
    """
    program, command = _command_line(pid)
    if not program.endswith("postgres"):
        return False
    try:
        return (PROC / str(pid) / "cwd").samefile(data)
    except OSError:
        return command.endswith(f"postgres -D {data}")


def _command_line(pid: int) -> tuple[str, str]:
    """The program and the whole command; both empty for a zombie or where no process is."""
    if PROC.exists():
        try:
            raw = (PROC / str(pid) / "cmdline").read_bytes().rstrip(b"\0")
        except OSError:
            return "", ""
        return os.fsdecode(raw.partition(b"\0")[0]), os.fsdecode(raw.replace(b"\0", b" "))
    return _listed(pid, "comm"), _listed(pid, "command")


def _listed(pid: int, column: str) -> str:
    found = subprocess.run(  # noqa: S603
        ["ps", "-ww", "-o", "stat=", "-o", f"{column}=", "-p", str(pid)],  # noqa: S607
        capture_output=True,
        check=False,
    )
    state, _, text = os.fsdecode(found.stdout).strip().partition(" ")
    return "" if state.startswith("Z") else text.strip()
