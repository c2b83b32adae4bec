"""The cue of a statement among the words of its clause, looked at by numbers."""

from collections.abc import Iterator

from spacy.tokens import Doc

from newsbase.extraction.flat import Flat
from newsbase.extraction.statements.draft import Draft
from newsbase.extraction.statements.parties import MEDIA

_HOW = ("in", "on", "at", "during", "via", "through", "by", "from", "over")
_NOT_VERBS = frozenset(("according",))  # taggers call it one; it has no object and no day


class Saying:
    """A draft's cue: `at` is the index of its head, or -1 without one; `tokens` are the content."""

    def __init__(self, doc: Doc, flat: Flat, draft: Draft) -> None:
        self.doc, self.flat, self.draft = doc, flat, draft
        self.tokens = draft.tokens
        self.at = draft.cue_tokens[0].i if draft.cue_tokens else -1
        self.is_verb = (
            self.at >= 0
            and flat.pos[self.at] in ("VERB", "AUX")
            and flat.lower[self.at] not in _NOT_VERBS
        )
        self.is_noun = self.at >= 0 and flat.pos[self.at] == "NOUN"
        self._texts: list[int] | None = None

    @property
    def is_passive(self) -> bool:
        return any(self.flat.dep[i] in ("nsubjpass", "auxpass") for i in self.children())

    def children(self) -> list[int]:
        return self.flat.children[self.at]

    def prepositions(self, head: int, words: tuple[str, ...]) -> Iterator[int]:
        """The prepositions of those words that hang on the head."""
        flat = self.flat
        for i in flat.children[head]:
            if flat.lower[i] in words and flat.dep[i] in ("prep", "dative", "agent", "prt"):
                yield i

    def governed(self, preposition: int) -> Iterator[int]:
        for i in self.flat.children[preposition]:
            if self.flat.dep[i] in ("pobj", "dobj"):
                yield i

    def joined(self, noun: int) -> Iterator[int]:
        """The noun and those joined to it by "and"."""
        yield noun
        for i in self.flat.children[noun]:
            if self.flat.dep[i] == "conj" and self.flat.pos[i] in ("NOUN", "PROPN", "PRON"):
                yield from self.joined(i)

    def how(self, head: int) -> Iterator[int]:
        """Nouns behind "in", "on", "at" … that hang on the head, outside what is said."""
        for preposition in self.prepositions(head, _HOW):
            yield from (i for i in self.governed(preposition) if i not in self.tokens)

    def texts(self) -> list[int]:
        """ "in a statement", "in an interview": the nouns for texts and occasions."""
        if self._texts is None:
            self._texts = [i for i in self.how(self.at) if self.flat.lemma[i].lower() in MEDIA]
        return self._texts
