"""What the machine finds, measured against gold: from files to figures, and to a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from actors import curated
from articles.ingest.machine import Machine, in_batches, read_batch
from articles.ingest.readers import RawArticle, Refusal
from articles.models import Evaluation
from newsbase.extraction.contract import as_json
from newsbase.extraction.evaluation.annotated import ENDING
from newsbase.extraction.evaluation.fingerprint import fingerprint
from newsbase.extraction.evaluation.gold import GoldText, Items
from newsbase.extraction.evaluation.layer import Found, Layer
from newsbase.extraction.evaluation.words import Words


@dataclass(frozen=True)
class DataSet:
    """The gold of one file for a layer, and the name under which its figures are kept."""

    path: Path
    layer: Layer
    texts: Sequence[GoldText]

    @property
    def name(self) -> str:
        """The path in the project, or else the name of the file, without ending."""
        path = self.path.resolve()
        inside = path.is_relative_to(settings.BASE_DIR)
        shown = path.relative_to(settings.BASE_DIR).as_posix() if inside else path.name
        return shown.removesuffix(ENDING).removesuffix(".jsonl")


def find(machine: Machine, layer: Layer, texts: Sequence[GoldText]) -> tuple[Found, list[Refusal]]:
    """What the machine finds, by the id of the text, and the texts that it fails on.

    Raises ModelMissingError and CuratedDataError.
    """
    found: dict[str, Items] = {}
    refused: list[Refusal] = []
    for batch in in_batches(texts):
        articles = [RawArticle(t.id, t.id, t.text, t.published) for t in batch]
        for text, result in zip(batch, read_batch(machine, articles), strict=True):
            if isinstance(result, Refusal):
                refused.append(result)
            else:
                found[text.id] = layer.found_items(as_json(result), text.text)
    return found, refused


def evaluation(data_set: DataSet, found: Found, version: str) -> Evaluation:
    """The figures of all scopes as a row that is not saved yet. `version` says what found it."""
    layer = data_set.layer
    return Evaluation(
        data_set=data_set.name,
        layer=layer.name,
        pipeline_version=version,
        texts=len(data_set.texts),
        words=sum(len(Words(text.text)) for text in data_set.texts),
        items=sum(len(text.items) for text in data_set.texts),
        figures={scope: layer.figures(data_set.texts, found, scope) for scope in layer.scopes},
    )


def state_of(gold: Path) -> str:
    """The fingerprint of a file of gold, the language work, the model, the curated actors."""
    return fingerprint(gold, settings.SPACY_MODEL, [curated.DATA])


def as_line(made: Evaluation) -> dict[str, Any]:
    """The row as one line of JSON."""
    names = ("data_set", "layer", "pipeline_version", "texts", "words", "items", "figures")
    return {name: getattr(made, name) for name in names}
