"""Where the names of known actors stand in a text."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from newsbase.extraction.known import AliasType, KnownActor, KnownAlias
from newsbase.extraction.text import fold

_SPELLING = {"defense": "defence", "organization": "organisation", "center": "centre"}


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `first` to `behind` (exclusive) are a name of each of the bearers."""

    first: int
    behind: int
    bearers: tuple[tuple[KnownActor, AliasType], ...]


class AliasTable:
    """The known actors by name, ready to be found in Docs of one pipeline.

    Single words and names in capitals must stand as they are written ("WHO" is not "who");
    names of several words are found in any case.
    """

    def __init__(self, nlp: Language, known: Sequence[KnownActor]) -> None:
        self.by_key = {actor.key: actor for actor in known}
        self._bearers: dict[str, dict[str, tuple[KnownActor, AliasType]]] = defaultdict(dict)
        self._by_normal: dict[str, set[str]] = defaultdict(set)
        for actor in known:
            for alias in _names(actor):
                self._bearers[_lookup(alias.text)].setdefault(actor.key, (actor, alias.type))
                self._by_normal[normal(alias.text)].add(actor.key)
        self._exact = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._any_case = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._fill(nlp, known)

    def _fill(self, nlp: Language, known: Sequence[KnownActor]) -> None:
        straight = {alias.text for actor in known for alias in _names(actor)}
        texts = sorted(straight | {text.replace("'", "’") for text in straight})
        exact = [text for text in texts if _as_written(text)]
        others = [text for text in texts if not _as_written(text)]
        self._exact.add("name", [nlp.make_doc(text) for text in exact])
        self._any_case.add("name", [nlp.make_doc(text) for text in others])

    def matches(self, doc: Doc) -> list[Match]:
        """The longest names that do not overlap, in text order."""
        return self._as_matches(filter_spans(self._spans(doc)))

    def all_matches(self, doc: Doc) -> list[Match]:
        """Every name, those inside longer ones too."""
        return self._as_matches(self._spans(doc))

    def _spans(self, doc: Doc) -> list[Span]:
        return [
            doc[first:behind]
            for matcher in (self._exact, self._any_case)
            for _, first, behind in matcher(doc)
        ]

    def _as_matches(self, spans: Iterable[Span]) -> list[Match]:
        found = []
        for span in spans:
            bearers = self._bearers.get(_lookup(span.text))
            if bearers and any(c.isupper() for c in span.text):
                found.append(Match(span.start, span.end, tuple(bearers.values())))
        return found

    def state_of_seat(self, text: str) -> KnownActor | None:
        """The state for which just this word or name may stand: its capital, a house."""
        bearers = self._bearers.get(_lookup(text), {}).values()
        states = [actor for actor, type_ in bearers if type_ == "metonym" and actor.kind == "state"]
        return states[0] if len(states) == 1 else None

    def bears(self, text: str) -> bool:
        """Does somebody bear just this name?"""
        return _lookup(text) in self._bearers

    def named(self, name: str) -> KnownActor | None:
        """The one actor of that name, spelling variants and case aside."""
        keys = self._by_normal.get(normal(name), set())
        return self.by_key[next(iter(keys))] if len(keys) == 1 else None


def normal(name: str) -> str:
    """A name without case, diacritics, articles, genitives and British or American spelling."""
    words = fold(name).replace("'s ", " ").split()
    return " ".join(_SPELLING.get(word, word) for word in words if word != "the")


def _names(actor: KnownActor) -> Iterable[KnownAlias]:
    yield KnownAlias(actor.name)
    yield from actor.aliases


def _as_written(text: str) -> bool:
    return " " not in text or text.isupper()


def _lookup(text: str) -> str:
    plain = text.replace("’", "'")
    return plain if _as_written(text) else plain.lower()
