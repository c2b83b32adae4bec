from pathlib import Path

import pytest

from newsbase import env


def test_unset_and_empty_give_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSBASE_TRIAL", raising=False)
    assert env.text("NEWSBASE_TRIAL", "plain") == "plain"
    monkeypatch.setenv("NEWSBASE_TRIAL", "  ")
    assert env.number("NEWSBASE_TRIAL", 5, 1, 9) == 5


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("Yes", True), ("off", False)])
def test_a_flag_has_several_spellings(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: bool
) -> None:
    monkeypatch.setenv("NEWSBASE_TRIAL", value)
    assert env.flag("NEWSBASE_TRIAL") is expected


def test_a_list_is_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSBASE_TRIAL", "a.example, b.example,")
    assert env.names("NEWSBASE_TRIAL", "") == ["a.example", "b.example"]


@pytest.mark.parametrize("value", ["0", "70000", "-1", "eighty", "8,000", "٨"])
def test_a_bad_number_stops_with_the_name(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("NEWSBASE_TRIAL", value)
    with pytest.raises(SystemExit, match="NEWSBASE_TRIAL"):
        env.number("NEWSBASE_TRIAL", 8000, 1, 65535)


def test_a_bad_flag_stops_with_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSBASE_TRIAL", "perhaps")
    with pytest.raises(SystemExit, match="NEWSBASE_TRIAL='perhaps' must be 1 or 0"):
        env.flag("NEWSBASE_TRIAL")


def test_a_folder_that_is_a_file_stops_with_the_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("NEWSBASE_TRIAL", str(tmp_path / "file"))
    with pytest.raises(SystemExit, match="NEWSBASE_TRIAL"):
        env.folder("NEWSBASE_TRIAL", tmp_path)
