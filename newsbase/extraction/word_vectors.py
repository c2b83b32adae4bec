"""The model's vector of each distinct word, computed once and remembered.

A spaCy model first gives each token a vector by its form alone (`MultiHashEmbed`: hashed prefix,
suffix, shape …, and the static vector), and lets the neighbours in behind that. The first step is
half of its tok2vec layer's time, and nearly all tokens are words that were there before. The
vectors are the same to the last bit, since each is a row of its own in all of the products.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model, NumpyOps

_MOST_REMEMBERED = 50_000  # words, of which the vectors of a layer take 20 MB
_KEY: list[int | str] = ["ORTH", "NORM", "SPACY"]  # all that the form depends on
_NORM: list[int | str] = ["NORM"]
_BY_FORM = ("NORM", "PREFIX", "SUFFIX", "SHAPE", "LOWER", "ORTH", "SPACY", "IS_SPACE")
_LAYERS = frozenset(
    (
        *("extract_features", "list2ragged", "ints-getitem", "hashembed", "static_vectors"),
        *("maxout", "layernorm", "dropout", "ragged2list"),
    )
)
_MIXING = np.uint64(0x9E3779B97F4A7C15)

Floats = NDArray[np.float32]
Keys = NDArray[np.uint64]


def remember_vectors(nlp: Language) -> int:
    """Let the model's layers remember what they compute from the form alone; how many now do."""
    nodes = [node for _, pipe in nlp.pipeline for node in _nodes(pipe)]
    found = [node for node in nodes if node.has_ref("embed") is True and _is_by_form(nlp, node)]
    for node in found:
        node.layers[0] = Model("remembered", _Remembered().forward, layers=[node.layers[0]])
    return len(found)


def _nodes(pipe: object) -> Iterator[Model[Any, Any]]:
    model = getattr(pipe, "model", None)
    if isinstance(model, Model):
        yield from model.walk()


def _is_by_form(nlp: Language, tok2vec: Model[Any, Any]) -> bool:
    embed = tok2vec.layers[0]
    parts = list(embed.walk())
    columns = [c for part in parts for c in part.attrs.get("columns", ())]
    strings = nlp.vocab.strings
    return (
        embed is tok2vec.get_ref("embed")
        and isinstance(embed.ops, NumpyOps)
        and all(part.layers or part.name in _LAYERS for part in parts)
        and {strings[c] if isinstance(c, str) else c for c in columns}
        <= {strings[name] for name in _BY_FORM}
    )


class _Remembered:
    """The rows of an embedding layer by the form of the word; forgotten when they get too many."""

    def __init__(self) -> None:
        self._known: dict[int, int] = {}  # mixed key -> which row
        self._keys: Keys = np.empty((_MOST_REMEMBERED, len(_KEY)), dtype=np.uint64)
        self._rows: Floats = np.empty((0, 0), dtype=np.float32)

    def forward(
        self, model: Model[Any, Any], docs: Sequence[Doc], is_train: bool
    ) -> tuple[list[Floats], Callable[[Any], Any]]:
        embed: Any = model.layers[0]
        keys: Keys = np.vstack([doc.to_array(_KEY).reshape(-1, len(_KEY)) for doc in docs])
        rows = None if is_train else self._rows_of(embed, docs[0].vocab, keys)
        if rows is None:
            return embed(docs, is_train)  # type: ignore[no-any-return]
        ends = np.cumsum([len(doc) for doc in docs])[:-1]
        return np.split(rows, ends), _no_training

    def _rows_of(self, embed: Any, vocab: Vocab, keys: Keys) -> Floats | None:
        """A row for each key; None if they are too many, or two of them one when mixed."""
        mixed = keys[:, 0] ^ (keys[:, 1] * _MIXING) ^ keys[:, 2]
        distinct, first, which = np.unique(mixed, return_index=True, return_inverse=True)
        if not 0 < len(distinct) <= _MOST_REMEMBERED:
            return None
        names: list[int] = distinct.tolist()
        new = [i for i, name in enumerate(names) if name not in self._known]
        if len(self._known) + len(new) > _MOST_REMEMBERED:
            self._known.clear()
            new = list(range(len(names)))
        if new:
            self._learn(embed, vocab, [names[i] for i in new], keys[first[new]])
        at = np.array([self._known[name] for name in names])[which]
        return self._rows[at] if np.array_equal(self._keys[at], keys) else None

    def _learn(self, embed: Any, vocab: Vocab, names: list[int], keys: Keys) -> None:
        """Ask the layer for the rows of the words, as if they were a text."""
        words, norms, spaces = (column.tolist() for column in keys.T)
        doc = Doc(vocab, [vocab.strings[word] for word in words], [bool(s) for s in spaces])
        values: Any = np.array(norms, dtype=np.uint64)
        doc.from_array(_NORM, values)
        (rows,) = embed.predict([doc])
        if not len(self._rows):
            self._rows = np.empty((_MOST_REMEMBERED, rows.shape[1]), dtype=rows.dtype)
        behind = len(self._known)
        self._rows[behind : behind + len(names)] = rows
        self._keys[behind : behind + len(names)] = keys
        self._known.update(zip(names, range(behind, behind + len(names)), strict=True))


def _no_training(gradient: Any) -> Any:
    raise NotImplementedError("what is remembered cannot learn")
