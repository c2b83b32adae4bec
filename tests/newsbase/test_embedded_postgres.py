"""What the embedded server does, tried on real ones."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsbase.embedded_postgres import Cluster, ClusterError, making, programs
from tests.newsbase.servers import IS_ROOT, MakeCluster, as_root, mode, pid_of, query

BASE_DIR = Path(__file__).resolve().parents[2]
START = """
import sys
import time
from pathlib import Path
from newsbase.embedded_postgres import Cluster
cluster = Cluster(Path(sys.argv[1]))
cluster.start()
cluster.ensure_database("shared")
print(cluster.status().pid)
"""


class TestStart:
    def test_making_a_cluster_touches_nothing(self, place: Path) -> None:
        settings = Cluster(place / "deep" / "pg").database_settings("news")
        assert settings == {
            "NAME": "news",
            "HOST": str(place / "deep" / "pg" / "run"),
            "PORT": 5432,
            "USER": "postgres",
        }
        assert list(place.iterdir()) == []

    def test_it_offers_what_newsbase_needs(self, cluster: Cluster) -> None:
        for extension in ("pg_trgm", "unaccent", "btree_gin", "btree_gist"):
            query(cluster, f"CREATE EXTENSION {extension}")
        assert query(cluster, "SELECT lower('ÉLAN ŽÜ')") == "élan žü"
        assert query(cluster, "SHOW server_encoding") == "UTF8"
        assert query(cluster, "SHOW timezone") == "UTC"
        assert query(cluster, "SELECT datlocale FROM pg_database LIMIT 1") == "C.UTF-8"

    def test_only_the_servers_user_can_reach_it(self, cluster: Cluster) -> None:
        assert query(cluster, "SHOW listen_addresses") == ""
        for folder in (cluster.socket_dir, cluster.data):
            assert mode(folder) == 0o700
            assert folder.stat().st_uid == cluster.account.uid
        assert mode(cluster.socket_dir / ".s.PGSQL.5432") == 0o700

    def test_the_server_does_not_carry_the_starters_variables(
        self, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        cluster.stop()
        monkeypatch.setenv("SECRET_KEY", "of nobody's concern")
        monkeypatch.setenv("PGPORT", "1")
        monkeypatch.setenv("PGDATA", "/nowhere")
        monkeypatch.setenv("PGHOSTADDR", "192.0.2.1")
        cluster.start()
        query(cluster, "CREATE TABLE environment (line text)")
        query(cluster, "COPY environment FROM PROGRAM 'env'")
        names = query(cluster, "SELECT string_agg(line, ' ') FROM environment")
        assert isinstance(names, str)
        assert "SECRET_KEY" not in names
        assert "192.0.2.1" not in names

    def test_a_second_start_attaches(self, cluster: Cluster) -> None:
        first = pid_of(cluster)
        Cluster(cluster.root).start()
        assert pid_of(cluster) == first

    def test_a_stopped_server_starts_again_with_its_rows(self, cluster: Cluster) -> None:
        assert cluster.stop()
        cluster.start()
        assert query(cluster, "SELECT count(*) FROM kept") == 3

    def test_concurrent_starts_make_one_server(self, place: Path, make: MakeCluster) -> None:
        root = make(place / "pg").root
        command = [sys.executable, "-c", START, str(root)]
        starters = [
            subprocess.Popen(command, cwd=BASE_DIR, stdout=subprocess.PIPE) for _ in range(4)
        ]
        printed = [starter.communicate(timeout=60)[0] for starter in starters]
        assert [starter.returncode for starter in starters] == [0] * 4
        assert len(set(printed)) == 1

    @pytest.mark.parametrize(
        ("name", "own_socket_folder"),
        [
            ("with space é ž 'quote' & (more);", True),
            ("L" * 60 + "/" + "M" * 60, False),
        ],
    )
    def test_unusual_paths(
        self, place: Path, make: MakeCluster, name: str, own_socket_folder: bool
    ) -> None:
        cluster = make(place / name)
        promised = Cluster(cluster.root).socket_dir
        cluster.start()
        assert query(cluster, "SELECT 1") == 1
        assert cluster.socket_dir == promised
        assert (cluster.socket_dir == cluster.root / "run") is own_socket_folder
        assert len(os.fsencode(cluster.socket_dir)) <= 88
        assert mode(cluster.socket_dir) == 0o700

    def test_a_comma_would_name_a_second_host(self, place: Path, make: MakeCluster) -> None:
        assert make(place / "one, two").socket_dir.parent == place

    def test_a_path_that_pg_ctl_would_misread_is_refused(
        self, place: Path, make: MakeCluster
    ) -> None:
        with pytest.raises(ClusterError, match="pg_ctl cannot handle"):
            make(place / "$(touch here)").start()

    def test_a_start_that_is_killed_during_initdb(self, place: Path, make: MakeCluster) -> None:
        cluster = make(place / "pg")
        command = [sys.executable, "-c", START, str(cluster.root)]
        with subprocess.Popen(command, cwd=BASE_DIR) as starter:
            while not (cluster.root / "data.init" / "postgresql.conf").exists():
                time.sleep(0.01)
            starter.kill()
        cluster.start()
        assert query(cluster, "SELECT 1") == 1

    def test_files_of_somebody_else_are_left_alone(self, place: Path, make: MakeCluster) -> None:
        letter = place / "pg" / "data" / "letter.txt"
        letter.parent.mkdir(parents=True)
        letter.write_text("dear")
        cluster = make(place / "pg")
        if IS_ROOT:
            os.chown(letter.parent, cluster.account.uid, -1)
        with pytest.raises(ClusterError, match="not empty"):
            cluster.start()
        assert letter.read_text() == "dear"

    def test_a_failed_start_shows_the_servers_words(self, cluster: Cluster) -> None:
        cluster.stop()
        settings = cluster.data / "postgresql.auto.conf"
        settings.write_text("no_such_setting = 1\n")
        with pytest.raises(ClusterError, match="no_such_setting") as caught:
            cluster.start()
        settings.write_text("")
        assert str(cluster.root) in str(caught.value)

    def test_a_long_log_is_put_aside(
        self, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(making, "LARGEST_LOG", 10)
        cluster.stop()
        cluster.start()
        assert cluster.log.with_name("postgres.log.1").exists()
        assert "ready to accept connections" in cluster.log.read_text()

    def test_a_missing_package_is_named(
        self, place: Path, make: MakeCluster, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(programs, "PACKAGE", "no_such_package")
        with pytest.raises(ClusterError, match="embedded-postgres is not installed"):
            make(place / "pg").start()


class TestStopAndStatus:
    def test_nothing_there(self, place: Path) -> None:
        cluster = Cluster(place / "pg")
        assert cluster.status().pid is None
        assert not cluster.stop()
        assert list(place.iterdir()) == []

    def test_status_of_a_running_and_a_stopped_server(self, cluster: Cluster) -> None:
        status = cluster.status()
        assert status.accepting
        assert (status.data, status.socket_dir) == (cluster.data, cluster.socket_dir)
        assert cluster.stop()
        assert not cluster.stop()
        assert (cluster.status().pid, cluster.status().accepting) == (None, False)


class TestDatabases:
    def test_a_database_is_created_once_however_many_ask(self, cluster: Cluster) -> None:
        with ThreadPoolExecutor(6) as pool:
            list(pool.map(cluster.ensure_database, ["odd 'name'"] * 6))
        assert query(cluster, "SELECT current_database()", "odd 'name'") == "odd 'name'"

    def test_without_a_server_it_says_so(self, place: Path) -> None:
        with pytest.raises(ClusterError, match="database news cannot be created"):
            Cluster(place / "pg").ensure_database("news")

    def test_the_data_can_be_dumped_and_listed(self, cluster: Cluster, place: Path) -> None:
        dump = place / "news.dump"
        where = ["-h", str(cluster.socket_dir), "-U", "postgres", "postgres"]
        subprocess.run([cluster.tool("pg_dump"), "-Fc", "-f", dump, *where], check=True)
        listed = subprocess.run(
            [cluster.tool("pg_restore"), "-l", dump], check=True, capture_output=True
        )
        assert b"TABLE public kept" in listed.stdout


class TestSocketFolder:
    def test_an_open_one_is_refused(self, cluster: Cluster) -> None:
        cluster.socket_dir.chmod(0o755)
        for act in (cluster.start, lambda: cluster.connect("postgres")):
            with pytest.raises(ClusterError, match="mode 0700"):
                act()
        cluster.socket_dir.chmod(0o700)

    def test_a_link_is_refused(self, place: Path, make: MakeCluster) -> None:
        cluster = make(place / ("long" * 30))
        cluster.socket_dir.symlink_to(place)
        with pytest.raises(ClusterError, match="mode 0700"):
            cluster.start()

    @as_root
    def test_another_users_is_refused(self, place: Path, make: MakeCluster) -> None:
        cluster = make(place / ("long" * 30))
        cluster.socket_dir.mkdir(mode=0o700)
        os.chown(cluster.socket_dir, 12345, -1)
        with pytest.raises(ClusterError, match="of user 12345"):
            cluster.start()
