"""The layers that can be measured. A new one is a module like `statement_layer`, and a line."""

from pathlib import Path

from newsbase.extraction.evaluation import actor_layer, statement_layer
from newsbase.extraction.evaluation.layer import Layer

LAYERS: dict[str, Layer] = {
    layer.name: layer for layer in (statement_layer.LAYER, actor_layer.LAYER)
}


def layer_of(gold: Path) -> Layer:
    """The layer that the file's name begins with: of actors.gold.txt and of actors-traps.jsonl the
    actors. The statements, where it begins with none.
    """
    beginning = gold.name.partition(".")[0].partition("-")[0]
    return LAYERS.get(beginning, statement_layer.LAYER)
