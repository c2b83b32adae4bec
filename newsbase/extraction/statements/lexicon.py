"""The lexicon of cues: one for each line of `data/cues/*.txt`, and the acts they perform."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from newsbase.extraction.acts import Act, acts
from newsbase.extraction.cue_lines import CueLine, cue_lines
from newsbase.extraction.flat import Flat, flat
from newsbase.extraction.statements.inflection import noun_forms, verb_forms

__all__ = ["Cue", "acts", "entries", "nouns", "spelled", "verbs"]

NEAR = 6  # tokens between a verb and the rest of its cue
_BE = ("be", "is", "are", "was", "were", "been", "am", "’s", "'s", "’re", "'re", "being", "’m")


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of the lexicon.

    `words` are the head and what must follow it. `takes` names the complements that hold what is
    said; those in `weak` count only where somebody speaks. `at` says where the one stands whom it
    is put to: "object", a preposition, or nothing.
    """

    words: tuple[str, ...]
    act: Act
    takes: frozenset[str]
    weak: frozenset[str]
    at: str
    example: str

    @property
    def prepositions(self) -> frozenset[str]:
        return self.takes - {"that", "quote", "to", "ing", "object", "as"}


@cache
def verbs() -> dict[str, tuple[Cue, ...]]:
    """Lower-case form -> the cues that it may head, those of more words first."""
    return _by_form("verbs.txt", verb_forms)


@cache
def nouns() -> dict[str, tuple[Cue, ...]]:
    return _by_form("nouns.txt", lambda noun, _: noun_forms(noun))


def _by_form(
    name: str, inflect: Callable[[str, tuple[str, ...]], set[str]]
) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for base, irregular, cue in entries(name):
        for form in _BE if base == "be" else inflect(base, irregular):
            found.setdefault(form, []).append(cue)
    return {form: tuple(sorted(c, key=lambda x: -len(x.words))) for form, c in found.items()}


def entries(name: str) -> Iterator[tuple[str, tuple[str, ...], Cue]]:
    """Head, its irregular forms, and the cue, line by line. Raises ValueError naming the line."""
    for number, line in cue_lines(name):
        if line.act not in acts():
            raise ValueError(f"{name}, line {number}: {line.act!r} is not an act")
        yield line.words[0], line.irregular, _cue(line)


def _cue(line: CueLine) -> Cue:
    weak = frozenset(t[:-1] for t in line.takes if t.endswith("?"))
    takes = frozenset(t.rstrip("?") for t in line.takes)
    return Cue(line.words, acts()[line.act], takes, weak, line.at, line.example)


def spelled(head: Token, cue: Cue) -> list[Token] | None:
    """The head and the tokens that spell the rest of the cue; None where they do not follow."""
    if len(cue.words) == 1:
        return [head]
    parse = flat(head.doc)
    found = [head.i]
    for word in cue.words[1:]:
        match = _next(parse, found, word)
        if match is None:
            return None
        found.append(match)
    return [head.doc[i] for i in found]


def _next(parse: Flat, found: list[int], word: str) -> int | None:
    """The word of a cue behind its last one; an object may not stand between."""
    last = found[-1]
    for i in range(last + 1, min(last + 1 + NEAR, len(parse))):
        if parse.lower[i] == word and (i == last + 1 or parse.head[i] in (found[0], last)):
            return i
        if parse.dep[i] == "dobj":
            break
    return None
