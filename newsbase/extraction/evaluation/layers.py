"""The layers that can be measured. A new one is a module like `statement_layer`, and a line."""

from newsbase.extraction.evaluation import statement_layer
from newsbase.extraction.evaluation.layer import Layer

LAYERS: dict[str, Layer] = {layer.name: layer for layer in (statement_layer.LAYER,)}
