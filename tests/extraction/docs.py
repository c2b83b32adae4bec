"""Hand-built spaCy Docs, so that rules are tested without a trained model."""

import datetime
from typing import NamedTuple

import spacy
from spacy.tokens import Doc

from newsbase.extraction import attributes

attributes.register()
_VOCAB = spacy.blank("en").vocab  # a bare Vocab gives words no lower case


class Word(NamedTuple):
    """One token: `head` is the index of its head in the sentence list of all words."""

    text: str
    tag: str
    dep: str
    head: int
    pos: str = ""
    lemma: str = ""
    ent: str = ""


# The coarse part of speech by the beginning of the Penn tag.
_POS = {
    "VB": "VERB", "NN": "NOUN", "NNP": "PROPN", "PR": "PRON", "IN": "ADP", "DT": "DET",
    "JJ": "ADJ", "RB": "ADV", "MD": "AUX", "CD": "NUM", "CC": "CCONJ", "TO": "PART",
}  # fmt: skip
_NO_SPACE_BEFORE = {",", ".", ";", ":", "?", "!", "”", "’s", "'s", "n't", ")", "»", "\n\n"}
_NO_SPACE_BEHIND = {"“", "(", "$", "«", "\n\n"}


def doc(words: list[Word], published: datetime.date | None = None) -> Doc:
    """A parsed Doc of the words; sentences follow from the heads."""
    texts = [w.text for w in words]
    built = Doc(
        _VOCAB,
        words=texts,
        spaces=[_space(texts, i) for i in range(len(texts))],
        tags=[w.tag for w in words],
        pos=[w.pos or _pos(w.tag) for w in words],
        deps=[w.dep for w in words],
        heads=[w.head for w in words],
        lemmas=[w.lemma or w.text.lower() for w in words],
        ents=[w.ent or "O" for w in words],
    )
    built._.published = published
    return built


def _pos(tag: str) -> str:
    if not tag[:1].isalpha():
        return "PUNCT"
    return next((pos for start, pos in reversed(_POS.items()) if tag.startswith(start)), "X")


def _space(texts: list[str], i: int) -> bool:
    return (
        i + 1 < len(texts)
        and texts[i + 1] not in _NO_SPACE_BEFORE
        and texts[i] not in _NO_SPACE_BEHIND
    )
