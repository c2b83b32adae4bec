from pathlib import Path

import pytest

from newsbase.extraction.evaluation.layers import LAYERS, layer_of


@pytest.mark.parametrize(
    ("name", "layer"),
    [
        ("actors.gold.txt", "actors"),
        ("actors-traps.jsonl", "actors"),
        ("statements.gold.txt", "statements"),
        ("own.gold.txt", "statements"),
        ("factors.gold.txt", "statements"),
    ],
)
def test_a_file_is_named_after_its_layer(name: str, layer: str) -> None:
    assert layer_of(Path("some") / name).name == layer


def test_every_layer_has_a_scope_of_everything() -> None:
    assert all("all" in layer.scopes for layer in LAYERS.values())
