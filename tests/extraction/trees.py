"""Parses written as one line a sentence, in brackets, so that they can be read as sentences.

    tree("[nsubj Holm] said [ccomp [mark that] [nsubj ships] sank/VBD] .")

A bracket holds a phrase: first its label, then its words in text order, one of them bare. That
is the head, and hangs on the head of the bracket around it. Punctuation is written bare and hangs
on the head beside it; ¶ is the empty line between two paragraphs.

A word is `text=lemma/TAG/ENTITY`; the lemma is the word itself, and tags that are left out follow
from the word or its label (see `_tag`), with nouns at the end.
"""

import re
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from tests.extraction.docs import Word, doc

_PARTS = re.compile(r"\[(?P<label>\w+)|(?P<end>\])|(?P<word>[^\s\[\]]+)")
_PARAGRAPH = "\n\n"
_MARKS = {"“": "``", "”": "''", "«": "``", "»": "''", "(": "-LRB-", ")": "-RRB-"}
_BY_WORD = {
    "VBD": "said told wrote asked warned was were had did",
    "VBZ": "is has does says",
    "VBP": "are have do",
    "MD": "will would can could may must shall should",
    "PRP": "i you he she it we they him her them us",
    "PRP$": "his its their my our",
    "WP": "who whom what",
    "WDT": "which",
    "CC": "and or but nor",
    "RB": "not n't never",
    "TO": "to",
    "POS": "'s",
}
_BY_LABEL = {
    "DT": "det",
    "JJ": "amod acomp",
    "RB": "advmod neg",
    "IN": "mark prt",
    "CD": "nummod",
}
_TAG_OF_WORD = {word: tag for tag, words in _BY_WORD.items() for word in words.split()}
_TAG_OF_LABEL = {label: tag for tag, labels in _BY_LABEL.items() for label in labels.split()}
_POS = {"WP": "PRON", "WDT": "PRON", "_SP": "SPACE", "POS": "PART"}
_BE = frozenset("is are was were be been being".split())


def tree(*sentences: str) -> Doc:
    """The parsed Doc of the sentences."""
    words: list[Word] = []
    for sentence in sentences:
        words += _Sentence(sentence, len(words)).words
    return doc(words)


def at(built: Doc, word: str, place: int = 0) -> Token:
    """The token of that text; of several, the one with that number, from 0."""
    return [t for t in built if t.text == word][place]


def text_of(built: Doc, tokens: Iterable[int]) -> str:
    """The words of the tokens in text order, with a space between any two."""
    return " ".join(built[i].text for i in sorted(tokens))


class _Sentence:
    """Reads one sentence; `first` is the number of its first word in the Doc."""

    def __init__(self, written: str, first: int) -> None:
        self.first = first
        self.words: list[Word] = []
        self._parts = iter(_PARTS.findall(written))
        self._phrase("ROOT")

    def _phrase(self, label: str) -> int:
        """The index of the head of a phrase whose label was read."""
        head: int | None = None
        below: list[int] = []
        for opened, end, word in self._parts:
            if end:
                break
            place = self._phrase(opened) if opened else self._add(word, label)
            if not opened and not _is_sign(word):
                assert head is None, f"two heads: {self.words[head].text} and {word}"
                head = place
            elif word != "¶":
                below.append(place)
        assert head is not None, f"no head in {[w.text for w in self.words]}"
        for place in below:
            self.words[place] = self.words[place]._replace(head=head + self.first)
        return head

    def _add(self, written: str, label: str) -> int:
        text, tag, entity = [*written.split("/"), "", ""][:3]
        text, _, lemma = text.partition("=")
        place = len(self.words)
        if _is_sign(text):
            label = "dep" if text == "¶" else "punct"
        tag = tag or _tag(text, label)
        inside = entity and self.words and self.words[-1].ent[2:] == entity
        head = place - 1 if text == "¶" else place
        self.words.append(
            Word(
                text.replace("¶", _PARAGRAPH),
                tag,
                label,
                head + self.first,
                pos="AUX" if label.startswith("aux") or text.lower() in _BE else _POS.get(tag, ""),
                lemma=lemma,
                ent=(("I-" if inside else "B-") + entity) if entity else "",
            )
        )
        return place


def _is_sign(word: str) -> bool:
    return word == "¶" or not any(c.isalnum() for c in word.split("/", maxsplit=1)[0])


def _tag(text: str, label: str) -> str:
    """The tag of a word by the word itself, else by its label, else that of a noun or a name."""
    if _is_sign(text):
        return "_SP" if text == "¶" else _MARKS.get(text, text if text in ",.:" else ":")
    low = text.lower()
    if label in ("prep", "agent"):
        return "IN"
    if low in ("that", "this"):
        return {"mark": "IN", "det": "DT"}.get(label, "WDT")
    if low in _TAG_OF_WORD or label in _TAG_OF_LABEL:
        return _TAG_OF_WORD.get(low) or _TAG_OF_LABEL[label]
    if text[0].isupper():
        return "NNP"
    return "NNS" if text.endswith("s") else "NN"
