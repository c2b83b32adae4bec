"""What the rules ask of a Doc again and again, worked out once."""

from spacy.tokens import Doc, Span, Token

from newsbase.extraction.flat import flat
from newsbase.extraction.quotations import quotations_of

_LEAST_WORDS = 4  # a shorter quotation inside a sentence is a title or a scare quote
_ENDS = (",", ".", "!", "?", "—", "…", "...", ". . .", "--")


class Reading:
    """Quotations and paragraphs of a Doc, by token.

    `quoted[i]` is the number of the quotation that holds token i, or -1; `quotations` are their
    token ranges, marks included; `paragraph[i]` numbers paragraphs.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._by_edge: tuple[dict[int, Span], dict[int, Span]] | None = None
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
        ends = self.doc[tokens.stop - 2].text if len(tokens) > 2 else ""
        return words >= _LEAST_WORDS or (words > 0 and ends in _ENDS)

    def chunk_ending(self, behind: int) -> Span | None:
        """The noun phrase whose last token stands right before the index."""
        return self._chunks()[1].get(behind)

    def chunk_starting(self, first: int) -> Span | None:
        return self._chunks()[0].get(first)

    def _chunks(self) -> tuple[dict[int, Span], dict[int, Span]]:
        if self._by_edge is None:
            chunks = list(self.doc.noun_chunks)
            self._by_edge = ({c.start: c for c in chunks}, {c.end: c for c in chunks})
        return self._by_edge

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
