"""Who runs the embedded server and where it is kept, if root starts it."""

import logging
import os
import pwd
import shutil
import subprocess
from pathlib import Path

import pytest

from newsbase.embedded_postgres import Cluster, ClusterError, places, programs
from tests.newsbase.servers import MakeCluster, as_root, mode, pid_of


@as_root
class TestAsRoot:
    def test_the_server_runs_as_nobody_and_modes_above_stay(self, cluster: Cluster) -> None:
        above = cluster.root.parent
        cluster.stop()
        above.chmod(0o711)
        cluster.start()
        assert Path(f"/proc/{pid_of(cluster)}").stat().st_uid == pwd.getpwnam("nobody").pw_uid
        assert cluster.data == cluster.root / "data"
        assert mode(above) == 0o711

    def test_a_closed_folder_moves_data_and_programs(
        self,
        place: Path,
        make: MakeCluster,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        closed = place / "closed"
        closed.mkdir(mode=0o700)
        package = closed / "site" / "embedded_postgres"
        shutil.copytree(programs.package_folder(), package)
        libraries = programs.package_folder().with_name("embedded_postgres.libs")
        if libraries.exists():
            shutil.copytree(libraries, package.with_name(libraries.name))
        subprocess.run(["chmod", "-R", "go-rwx", package.parent], check=True)
        monkeypatch.setattr(programs, "package_folder", lambda: package)
        cluster = make(closed / "clone" / "pg")
        promised = Cluster(cluster.root).socket_dir

        with caplog.at_level(logging.WARNING):
            cluster.start()
        assert cluster.home.parent == place / "moved"
        assert cluster.socket_dir == promised
        assert (cluster.root / "moved-to").readlink() == cluster.home
        assert mode(closed) == 0o700
        told = [record.getMessage() for record in caplog.records]
        assert len(told) == 2
        assert all(str(cluster.home) in message for message in told)
        command = os.fsdecode(Path(f"/proc/{pid_of(cluster)}/cmdline").read_bytes())
        program = Path(command.partition("\0")[0])
        assert program.is_relative_to(cluster.home)
        assert program.stat().st_uid == 0

        caplog.clear()
        cluster.stop()
        closed.chmod(0o755)
        again = make(cluster.root)
        again.start()
        assert again.home == cluster.home
        assert caplog.records == []

    def test_a_link_that_root_did_not_make_is_not_followed(self, place: Path) -> None:
        link = place / "pg" / "moved-to"
        link.parent.mkdir()
        link.symlink_to("/etc")
        os.lchown(link, 12345, -1)
        assert Cluster(link.parent).home == link.parent

    def test_data_that_were_closed_later_are_not_made_anew(
        self, place: Path, make: MakeCluster
    ) -> None:
        cluster = make(place / "home" / "pg")
        cluster.start()
        cluster.stop()
        (place / "home").chmod(0o700)
        with pytest.raises(ClusterError, match=f"may not enter {place}/home"):
            make(cluster.root).start()
        assert not (place / "moved").exists()

    def test_the_owner_of_the_data_is_kept(
        self, place: Path, make: MakeCluster, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(places, "UNPRIVILEGED", "daemon")
            make(place / "pg").start()
        cluster = make(place / "pg")
        assert cluster.account.name == "daemon"
        assert cluster.stop()
        cluster.start()
        assert Path(f"/proc/{pid_of(cluster)}").stat().st_uid == pwd.getpwnam("daemon").pw_uid

    def test_another_user_is_told_whose_it_is(
        self, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: pwd.getpwnam("daemon").pw_uid)
        with pytest.raises(
            ClusterError, match=r"must be a folder of user daemon .* of user nobody"
        ):
            Cluster(cluster.root).start()

    def test_data_that_root_copied_are_refused(self, own_cluster: Cluster) -> None:
        own_cluster.stop()
        os.chown(own_cluster.data, 0, 0)
        with pytest.raises(ClusterError, match="belongs to user root, not to nobody"):
            Cluster(own_cluster.root).start()

    def test_a_machine_without_nobody(self, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(places, "UNPRIVILEGED", "no-such-user")
        with pytest.raises(ClusterError, match="needs the user no-such-user"):
            Cluster(place / "pg").start()
