"""Settings are documented, and a bad value names itself."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
READ = re.compile(r"env\.(?:text|flag|number|choice|names|folder)\(\s*\"([A-Z_]+)\"")


def test_every_setting_is_in_the_readme_and_no_other() -> None:
    read = set(READ.findall((ROOT / "newsbase" / "settings.py").read_text()))
    table = (ROOT / "README.md").read_text().split("## Settings")[1].split("## ")[0]
    assert read == set(re.findall(r"^\| `([A-Z_]+)` \|", table, re.MULTILINE))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "99999"),
        ("DEBUG", "perhaps"),
        ("DATABASE_URL", "mysql://localhost/news"),
        ("MAX_ARTICLE_CHARS", "many"),
        ("TIME_ZONE", "Mars/Olympus"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_bad_value_stops_every_command_with_its_name(
    name: str, value: str, tmp_path: Path
) -> None:
    environment = {**os.environ, "NEWSBASE_DATA_DIR": str(tmp_path), name: value}
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr
