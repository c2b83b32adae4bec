"""What Newsbase asks the operating system."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from newsbase.embedded_postgres import Cluster, host
from tests.newsbase.servers import bystander, pid_of


class TestHost:
    def test_closed_folder_reads_owner_group_and_others(self, place: Path) -> None:
        owner = host.Account("owner", os.geteuid(), os.getegid())
        other = host.Account("other", 12345, 12345)
        comrade = host.Account("comrade", 12345, os.getegid())
        inner = place / "a" / "b"
        inner.mkdir(parents=True)
        (place / "a").chmod(0o710)
        assert host.closed_folder(inner, owner) is None
        assert host.closed_folder(inner, comrade) is None
        assert host.closed_folder(inner, other) == place / "a"
        assert host.closed_folder(place / "missing" / "b", other) is None

    @pytest.mark.parametrize("proc", ["/proc", "/nowhere"])
    def test_is_postmaster(
        self, cluster: Cluster, proc: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        if not shutil.which("ps") and proc == "/nowhere":
            pytest.skip("needs ps")
        pid = pid_of(cluster)
        monkeypatch.setattr(host, "PROC", Path(proc))
        assert host.is_postmaster(pid, cluster.data)
        assert not host.is_postmaster(pid, cluster.root)
        assert not host.is_postmaster(os.getpid(), cluster.data)
        with bystander(cluster) as process:
            assert not host.is_postmaster(process.pid, cluster.data)
        with subprocess.Popen(["true"]) as zombie:
            time.sleep(0.1)
            assert not host.is_postmaster(zombie.pid, cluster.data)
        assert not host.is_postmaster(99_999_999, cluster.data)
