"""What the rules ask of a Doc again and again, worked out once."""

from typing import NamedTuple

from spacy.tokens import Doc, Token

from newsbase.extraction.flat import flat
from newsbase.extraction.quotations import quotations_of

_SMALL_WORD = 3  # letters
_LONGEST_CHUNK = 14  # tokens
_PHRASES = ("nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT")
_LEAST_WORDS = 4  # a shorter quotation inside a sentence is a title or a scare quote
_ENDS = (",", ".", "!", "?", "—", "…", "...", ". . .", "--")


class Chunk(NamedTuple):
    """A noun phrase up to its head, as spaCy's noun chunks are: `[start, end)`, its head last."""

    start: int
    end: int
    root: Token


class Reading:
    """Quotations and paragraphs of a Doc, by token.

    `quoted[i]` is the number of the quotation that holds token i, or -1; `quotations` are their
    token ranges, marks included; `paragraph[i]` numbers paragraphs.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        found = quotations_of(doc)
        self.quotations = [tokens for tokens, _ in found]
        self.closed = [closed for _, closed in found]
        self.quoted = [-1] * len(doc)
        for number, tokens in enumerate(self.quotations):
            for i in tokens:
                self.quoted[i] = number
        self.paragraph: list[int] = []
        at = 0
        for word in flat(doc).lower:
            self.paragraph.append(at)
            at += "\n" in word
        self.speech = [self._is_speech(tokens) for tokens in self.quotations]

    def _is_speech(self, tokens: range) -> bool:
        """Is the quotation a thing said, and not a title or a scare quote inside a sentence?"""
        words = sum(self.doc[i].is_alpha for i in tokens)
        if self._is_title(tokens):
            return False
        ends = self.doc[tokens.stop - 2].text if len(tokens) > 2 else ""
        return words >= _LEAST_WORDS or (words > 0 and ends in _ENDS)

    def _is_title(self, tokens: range) -> bool:
        """ "on “The Morning Hour,”": capitals throughout, no sentence, not in a headline."""
        letters = [self.doc[i] for i in tokens if self.doc[i].is_alpha]
        if len(letters) < 2 or self.paragraph[tokens.start] == 0:
            return False
        if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in letters):
            return False
        return all(t.text[0].isupper() or len(t) <= _SMALL_WORD for t in letters)

    def chunk_ending(self, behind: int) -> Chunk | None:
        """The noun phrase whose last token, its head, stands right before the index."""
        root = self.doc[behind - 1] if behind > 0 else None
        if root is None or not _heads_a_phrase(root):
            return None
        return Chunk(root.left_edge.i, behind, root)

    def chunk_starting(self, first: int) -> Chunk | None:
        """The noun phrase whose first token stands at the index."""
        for root in self.doc[first : first + _LONGEST_CHUNK]:
            if _heads_a_phrase(root) and root.left_edge.i == first:
                return Chunk(first, root.i + 1, root)
            if root.is_punct and root.pos_ != "PART":
                break
        return None

    def sentence(self, token: Token) -> tuple[int, int]:
        sent = token.sent
        return sent.start, sent.end

    def skip_back(self, i: int) -> int:
        """The index of the last token before i that is no space, -1 at the start."""
        i -= 1
        while i >= 0 and self.doc[i].is_space:
            i -= 1
        return i

    def skip(self, i: int) -> int:
        """The first index from i on that is no space."""
        while i < len(self.doc) and self.doc[i].is_space:
            i += 1
        return i


def _heads_a_phrase(token: Token) -> bool:
    if token.pos_ not in ("NOUN", "PROPN", "PRON"):
        return False
    at = token
    while at.dep_ == "conj" and at.head.i < at.i:
        at = at.head
    return at.dep_ in _PHRASES
