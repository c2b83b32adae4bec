"""Acts: what a speaker does by speaking, or holds without. Their table is `data/acts.toml`.

Knows no spaCy, so that a web process can read it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newsbase.extraction.word_lists import load

CUE_FILES = ("verbs.txt", "nouns.txt")

_FORMS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Act:
    """`plover` is the root of the Political Language Ontology for Verifiable Event Records.

    `attitude` is true for a position that is held or reported of somebody, but not spoken.
    """

    name: str
    plover: str | None
    attitude: bool
    means: str


@dataclass(frozen=True, slots=True)
class ActCues:
    """By which words an act is found, its namesake first, and the first example of them."""

    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    example: str


@cache
def acts() -> dict[str, Act]:
    return {
        name: Act(name, entry.get("plover"), bool(entry.get("attitude")), str(entry["means"]))
        for name, entry in load("acts").items()
    }


@cache
def attitudes() -> frozenset[str]:
    """The names of the acts that are held, not spoken."""
    return frozenset(act.name for act in acts().values() if act.attitude)


@cache
def cues_of(act: str) -> ActCues:
    verbs, nouns = (
        sorted(
            [(words, example) for words, name, example in _cues(file) if name == act],
            key=lambda cue: cue[0] != act,
        )
        for file in CUE_FILES
    )
    examples = (example for _, example in [*verbs, *nouns] if example)
    return ActCues(_distinct(verbs), _distinct(nouns), next(examples, ""))


@cache
def _cues(file: str) -> list[tuple[str, str, str]]:
    """Words, act and example of each line; `data/cues/README.md` describes the format."""
    return list(_read(file))


def _read(file: str) -> Iterator[tuple[str, str, str]]:
    path = files("newsbase.extraction") / "data" / "cues" / file
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            head, act, *_, example = (field.strip() for field in line.split("|"))
            yield " ".join(_FORMS.sub(" ", head).split()), act, example


def _distinct(cues: list[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words for words, _ in cues))
