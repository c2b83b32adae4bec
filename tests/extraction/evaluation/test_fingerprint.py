from pathlib import Path

from newsbase.extraction.evaluation.fingerprint import fingerprint


def test_it_changes_with_the_gold_the_model_and_the_tables(tmp_path: Path) -> None:
    gold, tables = tmp_path / "own.gold.txt", tmp_path / "tables"
    tables.mkdir()
    gold.write_text("# a/1: rain\nRain.")

    def made(model: str = "small") -> str:
        return fingerprint(gold, model, [tables])

    first = made()
    assert made() == first
    assert made("large") != first
    (tables / "states.csv").write_text("NO")
    second = made()
    assert second != first
    gold.write_text("# a/1: snow\nSnow.")
    assert made() != second
