"""What the embedded server survives, tried on real ones."""

import contextlib
import os
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from newsbase.embedded_postgres import Cluster, ClusterError
from tests.newsbase.servers import MakeCluster, bystander, kill, pid_of, query, write_pid


class TestRecovery:
    def test_a_killed_server_comes_back_with_its_rows(self, cluster: Cluster) -> None:
        kill(cluster)
        cluster.start()
        assert query(cluster, "SELECT count(*) FROM kept") == 3

    def test_sessions_of_a_killed_server_are_waited_for(self, cluster: Cluster) -> None:
        busy = "DO $$ BEGIN WHILE clock_timestamp() < '{}' LOOP END LOOP; END $$"
        until = query(cluster, "SELECT (clock_timestamp() + interval '2 s')::text")

        with ThreadPoolExecutor(1) as pool:
            working = pool.submit(query, cluster, busy.format(until))
            while not query(cluster, "SELECT pid FROM pg_stat_activity WHERE query LIKE 'DO%'"):
                time.sleep(0.01)
            kill(cluster)
            cluster.start()
            working.result()
        assert "pre-existing shared memory block" in cluster.log.read_text()
        assert query(cluster, "SELECT count(*) FROM kept") == 3

    def test_a_reused_process_id_fools_nobody(self, cluster: Cluster) -> None:
        kill(cluster)
        with bystander(cluster) as process:
            write_pid(cluster, process.pid)
            (cluster.socket_dir / ".s.PGSQL.5432.lock").write_text(f"{process.pid}\n")
            assert cluster.status().pid is None
            assert not cluster.stop()
            cluster.start()
            assert process.poll() is None
        assert query(cluster, "SELECT count(*) FROM kept") == 3

    def test_an_empty_pid_file_is_no_obstacle(self, cluster: Cluster) -> None:
        kill(cluster)
        cluster.pid_file.write_text("")
        cluster.start()
        assert query(cluster, "SELECT count(*) FROM kept") == 3

    def test_a_lost_socket_is_made_again(self, cluster: Cluster) -> None:
        (cluster.socket_dir / ".s.PGSQL.5432").unlink()
        cluster.start()
        assert query(cluster, "SELECT count(*) FROM kept") == 3

    def test_a_folder_renamed_under_a_running_server(
        self, own_cluster: Cluster, make: MakeCluster
    ) -> None:
        if not os.access(f"/proc/{pid_of(own_cluster)}/cwd", os.R_OK):
            pytest.skip("the server's working directory may not be read, so this takes a minute")
        renamed = make(own_cluster.root.rename(own_cluster.root.with_name("renamed")))
        renamed.start()
        assert query(renamed, "SHOW data_directory") == str(renamed.data)
        assert query(renamed, "SELECT count(*) FROM kept") == 3

    def test_a_refusing_server_is_not_waited_for(self, own_cluster: Cluster) -> None:
        query(own_cluster, "ALTER SYSTEM SET max_connections = 4")
        query(own_cluster, "ALTER SYSTEM SET superuser_reserved_connections = 1")
        own_cluster.stop()
        own_cluster.start()
        with contextlib.ExitStack() as stack:
            for _ in range(4):
                stack.enter_context(contextlib.closing(own_cluster.connect("postgres")))
            with pytest.raises(ClusterError, match="too many clients"):
                own_cluster.start()
