"""Acts: what a speaker does by speaking, or holds without. Their table is `data/acts.toml`.

Knows no spaCy, so that a web process can read it.
"""

from dataclasses import dataclass
from functools import cache

from newsbase.extraction.cue_lines import cue_lines
from newsbase.extraction.word_lists import load

CUE_FILES = ("verbs.txt", "nouns.txt")


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
    """Words, act and example of each line."""
    return [(" ".join(line.words), line.act, line.example) for _, line in cue_lines(file)]


def _distinct(cues: list[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words for words, _ in cues))
