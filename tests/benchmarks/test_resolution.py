"""That the benchmark runs. What it measures is nobody's to test on a shared machine."""

from pathlib import Path

import pytest

from benchmarks.resolution import main

pytestmark = pytest.mark.pipeline


def test_it_prints_what_more_actors_cost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The ministry said on Monday that talks in Oslo had failed.", "utf-8")
    main([str(article), "--rounds", "1", "--words", "20", "--more", "40"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2 articles, 22 words, 1 rounds"
    alone = {line[:14].strip(): line[14:].split() for line in lines if line[:3] in ("cur", "and")}
    assert set(alone) == {"curated", "and many more"}
    assert all(float(figure.replace(",", "")) > 0 for row in alone.values() for figure in row)
    assert lines[-1].startswith("many actors add ")
