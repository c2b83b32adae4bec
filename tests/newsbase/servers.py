"""What the tests of the embedded server do to one."""

import contextlib
import os
import signal
import stat
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsbase.embedded_postgres import Cluster

IS_ROOT = os.geteuid() == 0
as_root = pytest.mark.skipif(not IS_ROOT, reason="needs root, to run programs as another user")

MakeCluster = Callable[[Path], Cluster]


def query(cluster: Cluster, text: str, database: str = "postgres") -> object:
    """The first value of the answer, None where there is none."""
    with contextlib.closing(cluster.connect(database)) as connection:
        cursor = connection.execute(text.encode())
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def pid_of(cluster: Cluster) -> int:
    pid = cluster.status().pid
    assert pid is not None
    return pid


def kill(cluster: Cluster) -> None:
    """End the postmaster as a power cut would, and wait until it is gone."""
    os.kill(pid_of(cluster), signal.SIGKILL)
    while cluster.status().pid is not None:
        time.sleep(0.01)


@contextlib.contextmanager
def bystander(cluster: Cluster) -> Iterator[subprocess.Popen[bytes]]:
    """A process of the server's user that has the data as its folder, and no more to do with it."""
    account = cluster.account
    process = subprocess.Popen(
        ["sleep", "60"],
        cwd=cluster.data,
        user=account.uid if IS_ROOT else None,
        group=account.gid if IS_ROOT else None,
    )
    yield process
    process.kill()
    process.wait()


def write_pid(cluster: Cluster, pid: int) -> None:
    """Have the pid file that a killed server left name another process."""
    lines = cluster.pid_file.read_text().splitlines()
    cluster.pid_file.write_text("\n".join([str(pid), *lines[1:]]) + "\n")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)
