"""Where the names of known actors stand in a text.

A table may hold hundreds of thousands of names, of which one text has a few. So the names are only
sorted by their first words, which is quick and small; those that begin with a word are made ready
when a text has that word.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple, cast

from spacy.tokens import Doc

from newsbase.extraction.flat import Flat, flat
from newsbase.extraction.known import AliasType, KnownActor, KnownAlias
from newsbase.extraction.spelling import plain_spelling
from newsbase.extraction.text import fold

_SPELLING = {"defense": "defence", "organization": "organisation", "center": "centre"}
_WORD = re.compile(r"[^\W_]+|\S")  # letters and digits, or a mark
_KEPT = "newsbase names of known actors"

Bearer = tuple[KnownActor, AliasType]


class Meaning(NamedTuple):
    """Whom a name with several meanings may mean, and the words that speak for it."""

    actor: KnownActor
    words: tuple[str, ...]
    default: bool


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `first` to `behind` (exclusive) are a name of each of the bearers."""

    first: int
    behind: int
    bearers: tuple[Bearer, ...]


class AliasTable:
    """The known actors by name, ready to be found in Docs.

    Single words and names in capitals must stand as they are written ("WHO" is not "who");
    names of several words are found in any case.
    """

    def __init__(self, known: Sequence[KnownActor]) -> None:
        self.by_key = {actor.key: actor for actor in known}
        self._ready: dict[str, _Names] = {}
        # By first word an actor, an alias, an actor …: pairs would take three times the room.
        self._others: dict[str, list[KnownActor | KnownAlias]] = defaultdict(list)
        self._meanings: dict[str, list[Meaning]] = defaultdict(list)
        self._officials: dict[str, list[KnownActor]] = defaultdict(list)
        for actor in known:
            if actor.terms:
                for word in _ends_of_names(actor):
                    self._officials[word].append(actor)
            for alias in _aliases(actor):
                if alias.words or alias.default:
                    meaning = Meaning(actor, alias.words, alias.default)
                    self._meanings[_lookup(alias.text)].append(meaning)
                for word in _first_words(alias.text):
                    self._others[word] += (actor, alias)

    def matches(self, doc: Doc) -> list[Match]:
        """The longest names that do not overlap, in text order."""
        chosen: list[Match] = []
        taken: set[int] = set()
        for match in sorted(self._found(doc), key=lambda m: (m.first - m.behind, m.first)):
            tokens = range(match.first, match.behind)
            if taken.isdisjoint(tokens):
                taken.update(tokens)
                chosen.append(match)
        return sorted(chosen, key=lambda m: m.first)

    def all_matches(self, doc: Doc) -> list[Match]:
        """Every name, those inside longer ones too, in text order."""
        return list(self._found(doc))

    def state_of_seat(self, text: str) -> KnownActor | None:
        """The state for which just this word or name may stand: its capital, a house."""
        states = [a for a, type_ in self.bearers(text) if type_ == "metonym" and a.kind == "state"]
        return states[0] if len(states) == 1 else None

    def bearers(self, text: str) -> tuple[Bearer, ...]:
        """Whose name the text is, just as it stands."""
        names = self._beginning(_key(_WORD.findall(text)[0])) if text.strip() else None
        return names.of(text) if names is not None else ()

    def meanings(self, text: str) -> Sequence[Meaning]:
        """What a name may mean where context tells; nothing where it has one meaning."""
        return self._meanings.get(_lookup(text), ())

    def surnamed(self, surname: str) -> Sequence[KnownActor]:
        """The people with terms of office of whom a name begins or ends with the word."""
        return self._officials.get(as_surname(surname), ())

    def named(self, name: str) -> KnownActor | None:
        """The one actor of that name, spelling variants and case aside."""
        names = self._beginning(_first_of_normal(name))
        return names.by_normal.get(normal(name)) if names is not None else None

    def _found(self, doc: Doc) -> list[Match]:
        """Looked for once, and kept with the Doc."""
        kept: tuple[AliasTable, list[Match]] | None = doc.user_data.get(_KEPT)
        if kept is None or kept[0] is not self:
            kept = doc.user_data[_KEPT] = (self, list(self._search(flat(doc))))
        return kept[1]

    def _search(self, words: Flat) -> Iterator[Match]:
        tokens = {start: i for i, start in enumerate(words.start)}
        for word in _WORD.finditer(words.text):
            names = self._beginning(_key(word.group()))
            if names is not None and word.start() in tokens:
                yield from names.at(words, tokens[word.start()])

    def _beginning(self, word: str) -> "_Names | None":
        names = self._ready.get(word)
        if names is None and word in self._others:
            listed = self._others.pop(word)
            names = self._ready[word] = _Names(
                cast(list[KnownActor], listed[::2]), cast(list[KnownAlias], listed[1::2])
            )
        return names


class _Names:
    """The names that begin with one word."""

    def __init__(self, actors: Sequence[KnownActor], aliases: Sequence[KnownAlias]) -> None:
        """The bearer of each name; those of one actor stand together."""
        self._bearers: dict[str, tuple[Bearer, ...]] = {}
        one: tuple[Bearer, ...] = ()
        for actor, alias in zip(actors, aliases, strict=True):
            if not one or one[0] != (actor, alias.type):
                one = ((actor, alias.type),)
            others = self._bearers.setdefault(_lookup(alias.text), one)
            if others[-1][0] is not actor:
                self._bearers[_lookup(alias.text)] = others + one
        self._lengths = {len(alias.text) for alias in aliases}
        self._longest = max(self._lengths)

    @cached_property
    def by_normal(self) -> dict[str, KnownActor | None]:
        """The one actor of each name; None where there are several."""
        found: dict[str, KnownActor | None] = {}
        for text, bearers in self._bearers.items():
            name = normal(text)
            for actor, _ in bearers:
                if found.setdefault(name, actor) is not actor:
                    found[name] = None
        return found

    def at(self, words: Flat, first: int) -> Iterator[Match]:
        """The names that begin at a token, the shortest first."""
        start = words.start[first]
        for i in range(first, len(words)):
            length = words.end[i] - start
            if length > self._longest:
                return
            if length in self._lengths:
                text = words.text[start : words.end[i]]
                bearers = self.of(text)
                if bearers and any(c.isupper() for c in text):
                    yield Match(first, i + 1, bearers)

    def of(self, text: str) -> tuple[Bearer, ...]:
        """Whose name the text is."""
        bearers = self._bearers.get(_lookup(text), ())
        if not bearers and text.isupper() and " " in text:  # a headline, or "USA TODAY"
            return self._bearers.get(_lookup(text.lower()), ())
        return bearers


def normal(name: str) -> str:
    """A name without case, diacritics, articles, genitives and British or American spelling."""
    words = fold(name).replace("'s ", " ").split()
    return " ".join(_SPELLING.get(word, word) for word in words if word != "the")


def _aliases(actor: KnownActor) -> Iterable[KnownAlias]:
    yield KnownAlias(actor.name)
    yield from actor.aliases


def _ends_of_names(actor: KnownActor) -> set[str]:
    names = [actor.name, *(alias.text for alias in actor.aliases if " " in alias.text)]
    return {as_surname(word) for name in names for word in (name.split()[0], name.split()[-1])}


@lru_cache(maxsize=20_000)
def as_surname(word: str) -> str:
    """As surnames are compared: "Zelenskyy", "Zelenskiy" and "Zelensky" are one."""
    return plain_spelling(fold(word))


def _first_words(name: str) -> tuple[str, ...]:
    """The words by which a name is found: where it stands in a text, and by `named`."""
    found = _WORD.search(name)
    if found is None:
        return ()
    word = _key(found.group())
    if word != "the" and word.isalnum() and name.partition(" ")[0].isascii():
        return (word,)  # the other is the same, and takes time
    other = _first_of_normal(name)
    return (word,) if other == word else (word, other)


def _first_of_normal(name: str) -> str:
    """The first word of `normal(name)`."""
    for word in name.split():
        found = _WORD.search(normal(f"{word} "))
        if found is not None:
            return _key(found.group())
    return ""


@lru_cache(maxsize=50_000)
def _key(word: str) -> str:
    """Under which a word is kept: alike for all forms of it that some question takes for one."""
    folded = fold(word)
    return _SPELLING.get(folded, folded)


def _as_written(text: str) -> bool:
    return " " not in text or text.isupper()


def _lookup(text: str) -> str:
    plain = text.replace("’", "'")
    return plain if _as_written(text) else plain.lower()
