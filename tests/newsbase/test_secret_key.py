import stat
from pathlib import Path

import pytest

from newsbase import secret_key


def test_it_makes_a_key_once_and_keeps_it(tmp_path: Path) -> None:
    first = secret_key.kept_in(tmp_path / "data")
    assert len(first) >= 50
    assert secret_key.kept_in(tmp_path / "data") == first


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    secret_key.kept_in(tmp_path)
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_two_folders_have_two_keys(tmp_path: Path) -> None:
    assert secret_key.kept_in(tmp_path / "a") != secret_key.kept_in(tmp_path / "b")


def test_it_leaves_no_draft_behind(tmp_path: Path) -> None:
    secret_key.kept_in(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_a_folder_that_cannot_be_made_stops_with_the_setting(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SystemExit, match="NEWSBASE_DATA_DIR"):
        secret_key.kept_in(tmp_path / "file" / "data")
