"""The parse of a Doc as plain lists, read out of it once: what a rule looks at word by word.

A Token is a new object at each look and costs a tenth of a microsecond, `doc.text` is put
together anew at each, `token.children` and `token.subtree` cost several. A rule that passes over
every word decides on these lists, and takes the Tokens of the few words that it is about.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from spacy.strings import StringStore
from spacy.tokens import Doc

_KEY, _TEXT = "newsbase flat parse", "newsbase text"
_NUMBERS: list[int | str] = ["HEAD", "SENT_START", "IDX", "LENGTH"]
_WORDS: list[int | str] = ["DEP", "TAG", "POS", "LOWER", "LEMMA", "ENT_TYPE"]
_MOST_REMEMBERED = 100_000
_remembered: dict[int, str] = {}  # a string's hash, the same in every vocabulary -> the string


@dataclass(frozen=True, eq=False)
class Flat:
    """One entry a token in each list; `text` is `doc.text`.

    `head` is the index of the head, a root's its own; `start` and `end` are code points, `end`
    exclusive and without the space behind; `sentence` is the index of the first token of the
    sentence. `dep` to `ent_type` are what `dep_` to `ent_type_` of the Token are.
    """

    text: str
    head: list[int]
    start: list[int]
    end: list[int]
    sentence: list[int]
    dep: list[str]
    tag: list[str]
    pos: list[str]
    lower: list[str]
    lemma: list[str]
    ent_type: list[str]

    def __len__(self) -> int:
        return len(self.head)

    @cached_property
    def children(self) -> list[list[int]]:
        """The indices of each token's children, in text order."""
        found: list[list[int]] = [[] for _ in self.head]
        for i, head in enumerate(self.head):
            if head != i:
                found[head].append(i)
        return found

    def at(self, point: int) -> int:
        """The token that holds the code point, or the one before if it is a space between two."""
        return max(bisect_right(self.start, point) - 1, 0)


def flat(doc: Doc) -> Flat:
    """The lists of a Doc that is tagged, parsed and has its entities, made at the first call.

    What is changed on the Doc later does not show.
    """
    found: Flat | None = doc.user_data.get(_KEY)
    if found is None:
        found = doc.user_data[_KEY] = _read(doc)
    return found


def keep_text(doc: Doc, text: str) -> None:
    """Spare `flat` the putting together of the text that the Doc was made of."""
    doc.user_data[_TEXT] = text


def text_of(doc: Doc) -> str:
    """The text of the Doc, put together only where nobody has kept it."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text


def _read(doc: Doc) -> Flat:
    numbers = doc.to_array(_NUMBERS).reshape(-1, len(_NUMBERS)).astype(np.int64)
    at = np.arange(len(doc))
    begins = numbers[:, 1] == 1
    hashes = doc.to_array(_WORDS).reshape(-1, len(_WORDS)).astype(np.uint64).T.tolist()
    dep, tag, pos, lower, lemma, ent_type = (_strings(doc.vocab.strings, each) for each in hashes)
    return Flat(
        text=text_of(doc),
        head=(at + numbers[:, 0]).tolist(),
        start=numbers[:, 2].tolist(),
        end=(numbers[:, 2] + numbers[:, 3]).tolist(),
        sentence=np.maximum.accumulate(np.where(begins, at, 0)).tolist(),
        dep=dep,
        tag=tag,
        pos=pos,
        lower=lower,
        lemma=lemma,
        ent_type=ent_type,
    )


def _strings(store: StringStore, hashes: list[int]) -> list[str]:
    try:
        return [_remembered[one] for one in hashes]
    except KeyError:
        _remember(store, hashes)
        return [_remembered[one] for one in hashes]


def _remember(store: StringStore, hashes: Iterable[int]) -> None:
    if len(_remembered) > _MOST_REMEMBERED:
        _remembered.clear()
    for one in hashes:
        if one not in _remembered:
            _remembered[one] = store[one]
