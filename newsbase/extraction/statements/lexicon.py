"""The lexicon of cues: `data/cues/*.txt`, one line a cue, and the acts they perform.

Its format is described in `data/cues/README.md`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from spacy.tokens import Token

from newsbase.extraction.acts import Act, acts
from newsbase.extraction.flat import Flat, flat
from newsbase.extraction.statements.inflection import noun_forms, verb_forms

__all__ = ["Cue", "acts", "entries", "nouns", "spelled", "verbs"]

_FILES = resources.files("newsbase.extraction") / "data" / "cues"
_HEAD = re.compile(r"([^(]*)(?:\(([^)]*)\))?([^(]*)")
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
    for number, line in enumerate(_lines(name), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            yield _entry(line)
        except (ValueError, KeyError) as error:
            raise ValueError(f"{name}, line {number}: {error}") from error


def _lines(name: str) -> Iterable[str]:
    return (_FILES / name).read_text(encoding="utf-8").splitlines()


def _entry(line: str) -> tuple[str, tuple[str, ...], Cue]:
    fields = [field.strip() for field in line.split("|")]
    head, act, takes = fields[:3]
    at, example = fields[3:5] if len(fields) > 4 else ("", fields[-1])
    shape = _HEAD.fullmatch(head)
    if shape is None:
        raise ValueError(f"the brackets of {head!r} do not match")
    before, irregular, behind = shape.groups()
    words = tuple((before + behind).split())
    forms = tuple(f.strip() for f in (irregular or "").split(",") if f.strip())
    return words[0], forms, Cue(
        words, acts()[act], frozenset(t.rstrip("?") for t in takes.split()),
        frozenset(t[:-1] for t in takes.split() if t.endswith("?")), at, example,
    )  # fmt: skip


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
