"""Embedded servers for the tests about them; no other test needs these fixtures."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsbase.embedded_postgres import Cluster, ClusterError, making, places
from tests.newsbase.servers import MakeCluster, query


@contextlib.contextmanager
def open_folder() -> Iterator[Path]:
    """A folder with a short path that every user can enter; pytest's own admits one user only."""
    folder = Path(tempfile.mkdtemp(prefix="nb-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def place() -> Iterator[Path]:
    with open_folder() as folder:
        yield folder


@pytest.fixture
def make(place: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakeCluster]:
    """Names clusters that are stopped at the end; moved ones stay inside `place`."""
    monkeypatch.setattr(places, "MOVED_HOMES", place / "moved")
    monkeypatch.setattr(places, "SHORT_FOLDER", place)
    made: list[Cluster] = []

    def make(root: Path) -> Cluster:
        made.append(Cluster(root))
        return made[-1]

    yield make
    for cluster in made:
        with contextlib.suppress(ClusterError):
            cluster.stop()


@pytest.fixture(scope="session", autouse=True)
def _not_durable() -> Iterator[None]:
    """These data need not outlast a power cut, and waiting for the disk takes most of the time."""
    with pytest.MonkeyPatch.context() as patch:
        options = (*making.INITDB_OPTIONS, "--no-sync", "-c", "fsync=off")
        patch.setattr(making, "INITDB_OPTIONS", options)
        yield


@pytest.fixture(scope="session")
def _server(_not_durable: None) -> Iterator[Path]:
    with open_folder() as folder:
        cluster = Cluster(folder / "pg")
        cluster.start()
        query(cluster, "CREATE TABLE kept AS SELECT generate_series(1, 3) AS number")
        yield cluster.root
        cluster.stop()


@pytest.fixture
def cluster(_server: Path) -> Cluster:
    """A running server with a table of three rows, for tests after which it starts again."""
    cluster = Cluster(_server)
    cluster.start()
    return cluster


@pytest.fixture
def own_cluster(place: Path, make: MakeCluster) -> Cluster:
    """A running server, in `place`, for the tests that leave it spoilt."""
    cluster = make(place / "pg")
    cluster.start()
    query(cluster, "CREATE TABLE kept AS SELECT generate_series(1, 3) AS number")
    return cluster
