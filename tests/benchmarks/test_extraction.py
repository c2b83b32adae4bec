"""That the benchmark runs. What it measures is nobody's to test on a shared machine."""

from pathlib import Path

import pytest

from benchmarks.extraction import main

pytestmark = pytest.mark.pipeline


def test_it_prints_the_ratio_and_each_component(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The ministry said on Monday that talks in Oslo had failed.", "utf-8")
    main([str(article), "--rounds", "1", "--words", "20"])
    printed = capsys.readouterr().out
    assert printed.startswith("2 articles, 22 words, 1 rounds\n")
    assert "of the throughput of the bare model (median)" in printed
    components = {line.split()[0] for line in printed.splitlines() if line}
    assert {"ner", "newsbase_statements", "newsbase_events", "attribute_ruler"} <= components


def test_it_says_where_there_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no article in"):
        main([str(tmp_path)])
