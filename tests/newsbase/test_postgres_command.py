"""`manage.py postgres`, and the backend that starts the server by itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from newsbase.embedded_postgres import Cluster
from tests.newsbase.servers import MakeCluster, kill, pid_of

BASE_DIR = Path(__file__).resolve().parents[2]
COUNT_TWICE = """
import django
django.setup()
from django.db import connection

def count():
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS starts (pid int)")
        cursor.execute("INSERT INTO starts SELECT 1")
        cursor.execute("SELECT count(*), current_database() FROM starts")
        return cursor.fetchone()

print(count())
input()
connection.close()
print(count())
"""


@pytest.fixture
def stopped(place: Path, make: MakeCluster, settings: Settings) -> Cluster:
    """The cluster of the settings, not made yet."""
    settings.EMBEDDED_POSTGRES_ROOT = place / "postgres"
    return make(place / "postgres")


def environment(cluster: Cluster) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "newsbase.settings",
        "NEWSBASE_DATA_DIR": str(cluster.root.parent),
    }


def manage(cluster: Cluster, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "postgres", *arguments],
        cwd=BASE_DIR,
        env=environment(cluster),
        capture_output=True,
        text=True,
        check=False,
    )


class TestCommand:
    def test_start_status_stop(self, stopped: Cluster, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit, match="1"):
            call_command("postgres", "status")
        assert capsys.readouterr().out == (
            f"PostgreSQL is stopped; its data are in {stopped.data}\n"
        )
        call_command("postgres", "start")
        started = capsys.readouterr().out
        assert f"process {pid_of(stopped)}" in started
        assert str(stopped.socket_dir) in started
        call_command("postgres", "status")
        assert capsys.readouterr().out == started
        call_command("postgres", "stop")
        call_command("postgres", "stop")
        assert capsys.readouterr().out == "PostgreSQL stopped.\nPostgreSQL was not running.\n"

    def test_shell_starts_the_server_and_opens_its_psql(self, stopped: Cluster) -> None:
        done = manage(stopped, "shell", "--", "-Atc", "SELECT current_database()")
        assert (done.stdout, done.stderr, done.returncode) == ("newsbase\n", "", 0)
        failed = manage(stopped, "shell", "--", "-c", "nonsense")
        assert 'syntax error at or near "nonsense"' in failed.stderr
        assert failed.returncode == 1

    def test_an_unusable_server_is_reported_without_a_traceback(self, stopped: Cluster) -> None:
        stopped.root.mkdir()
        stopped.socket_dir.mkdir(mode=0o755)
        stopped.socket_dir.chmod(0o755)
        for action in ("start", "shell"):
            with pytest.raises(CommandError, match="mode 0700"):
                call_command("postgres", action)

    def test_only_shell_takes_arguments(self, stopped: Cluster) -> None:
        with pytest.raises(CommandError, match="stop takes no arguments"):
            call_command("postgres", "stop", "now")

    @pytest.mark.parametrize("action", ["start", "stop", "status"])
    def test_an_external_server_is_not_ours_to_handle(
        self, settings: Settings, action: str
    ) -> None:
        settings.EMBEDDED_POSTGRES_ROOT = None
        with pytest.raises(CommandError, match="DATABASE_URL is set"):
            call_command("postgres", action)


class TestBackend:
    def test_connections_start_the_server_and_bring_it_back(self, stopped: Cluster) -> None:
        with subprocess.Popen(
            [sys.executable, "-c", COUNT_TWICE],
            cwd=BASE_DIR,
            env=environment(stopped),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout
            assert process.stdin
            assert process.stdout.readline() == "(1, 'newsbase')\n"
            kill(stopped)
            process.stdin.write("\n")
            process.stdin.close()
            assert process.stdout.readline() == "(2, 'newsbase')\n"

    def test_a_server_that_cannot_start_is_a_database_error(self, stopped: Cluster) -> None:
        stopped.socket_dir.mkdir(parents=True)
        stopped.socket_dir.chmod(0o755)
        failed = subprocess.run(
            [sys.executable, "manage.py", "migrate", "--check"],
            cwd=BASE_DIR,
            env=environment(stopped),
            capture_output=True,
            text=True,
            check=False,
        )
        assert failed.returncode == 1
        assert "django.db.utils.OperationalError: PostgreSQL in" in failed.stderr
        assert "mode 0700" in failed.stderr
