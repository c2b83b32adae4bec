"""The event patterns of `data/events.toml`, read strictly: a fault names its entry.

A family is a set of words with one meaning and one syntactic frame. The format is described in
`data/README.md`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

PATH = Path(__file__).parent.parent / "data" / "events.toml"

ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "ACCUSE", "REJECT",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER",
)  # fmt: skip
SUBTYPES = (
    "election", "appointment", "resignation", "death", "disaster", "accident",
    "economic decision", "court ruling", "launch",
)  # fmt: skip
SYNTACTIC = ("subject", "object", "possessive", "modifier")
PREPOSITIONS = (
    "about", "against", "along", "among", "as", "at", "between", "by", "for", "from", "in",
    "inside", "into", "of", "on", "out", "over", "to", "toward", "towards", "under",
    "with", "within",
)  # fmt: skip
NEEDS = (
    "actor", "recipient", "party", "sides", "object", "meeting", "joint", "court", "handover",
)  # fmt: skip
_LISTS = ("verbs", "objects", "through", "nouns", "light", "actor", "recipient", "except")
_KEYS = {"name", "root", "label", "subtype", "reciprocal", "needs", "strength", "example", *_LISTS}
GROUPS = {
    "occurring", "aspect", "people", "planned", "hypothetical", "unreal_clauses", "denied",
    "ongoing", "uncertain", "unreal_nouns", "planned_nouns", "possible_modals", "future_modals",
    "joint", "courts", "quantities", "kinds",
}  # fmt: skip

Form = tuple[str, ...]


class PatternError(ValueError):
    """The pattern file is wrong; the message names the entry and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with what must be found in it.

    `sides` are the participants' words as "actor > recipient", each a list parted by ";".
    """

    text: str
    trigger: str
    actors: frozenset[str]
    recipients: frozenset[str]
    status: str = "happened"


@dataclass(frozen=True, slots=True)
class Family:
    """Words of one meaning, and the places where its sides stand.

    A form is a sequence of lemmas: verb and particle ("call", "off"), or the words of a noun
    ("air", "strike").
    """

    name: str
    root: str
    label: str
    subtype: str | None = None
    verbs: tuple[Form, ...] = ()
    objects: tuple[Form, ...] = ()
    through: tuple[str, ...] = ()
    nouns: tuple[Form, ...] = ()
    light: frozenset[str] = frozenset()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    barred: frozenset[str] = frozenset()
    reciprocal: bool = False
    needs: str | None = None
    strength: float = 0.8
    examples: tuple[Example, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Patterns:
    """All families in file order, and the groups of words that hold for every family."""

    families: tuple[Family, ...]
    words: Mapping[str, frozenset[str]]


@cache
def patterns() -> Patterns:
    """The project's own patterns. Raises PatternError."""
    return load(PATH)


def load(path: Path) -> Patterns:
    """Read a pattern file. Raises PatternError."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except PatternError as error:
        raise PatternError(f"{path.name}: {error}") from error


def parse(toml: str) -> Patterns:
    """The patterns of a TOML text. Raises PatternError."""
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise PatternError(f"not TOML: {error}") from error
    _only_known(data, {"words", "family"}, "the file")
    families = tuple(_family(entry, n) for n, entry in enumerate(data.get("family", []), 1))
    names = [family.name for family in families]
    for name in names:
        _require(names.count(name) == 1, f"family {name!r}", "is there twice")
    return Patterns(families, _words(data.get("words", {})))


def _words(data: dict[str, Any]) -> dict[str, frozenset[str]]:
    _only_known(data, GROUPS, "[words]")
    for name in GROUPS:
        _require(name in data, "[words]", f"lacks {name!r}")
    return {name: frozenset(_strings(data, name, "[words]")) for name in data}


def _family(entry: dict[str, Any], number: int) -> Family:
    where = f"family {entry.get('name', f'number {number}')!r}"
    _only_known(entry, _KEYS, where)
    for key in ("name", "root", "label"):
        _require(isinstance(entry.get(key), str) and entry[key], where, f"needs the text {key!r}")
    lists = {key: _strings(entry, key, where) for key in _LISTS}
    family = Family(
        name=entry["name"],
        root=entry["root"],
        label=entry["label"],
        subtype=entry.get("subtype"),
        verbs=_forms(lists["verbs"]),
        objects=_forms(lists["objects"]),
        through=lists["through"],
        nouns=_forms(lists["nouns"]),
        light=frozenset(lists["light"]),
        actor=lists["actor"],
        recipient=lists["recipient"],
        barred=frozenset(lists["except"]),
        reciprocal=entry.get("reciprocal", False),
        needs=entry.get("needs"),
        strength=entry.get("strength", 0.8),
        examples=tuple(_example(e, where) for e in entry.get("example", [])),
    )
    _check(family, where)
    return family


def _check(family: Family, where: str) -> None:
    _require(family.root in ROOTS, where, f"root {family.root!r} is none of {', '.join(ROOTS)}")
    has_subtype = family.subtype in SUBTYPES if family.root == "OTHER" else family.subtype is None
    _require(has_subtype, where, "OTHER, and no other root, has a subtype of the documented list")
    _require(bool(family.verbs or family.nouns), where, "has neither verbs nor nouns")
    _require(not family.objects or bool(family.verbs), where, "has objects but no verbs")
    _require(not family.light or bool(family.nouns), where, "has light verbs but no nouns")
    for place in (*family.actor, *family.recipient):
        _require(place in SYNTACTIC + PREPOSITIONS, where, f"knows no place {place!r}")
    for word in family.through:
        _require(word in PREPOSITIONS, where, f"knows no preposition {word!r}")
    _require(isinstance(family.reciprocal, bool), where, "reciprocal is true or false")
    _require(family.needs in (None, *NEEDS), where, f"needs {family.needs!r} is unknown")
    strength = isinstance(family.strength, int | float) and 0 < family.strength <= 1
    _require(strength, where, "strength lies above 0 and is 1 at most")
    _require(bool(family.examples), where, "has no example")


def _example(entry: dict[str, Any], where: str) -> Example:
    where = f"{where}, example {entry.get('text', '')!r}"
    _only_known(entry, {"text", "trigger", "sides", "status"}, where)
    for key in ("text", "trigger", "sides"):
        _require(isinstance(entry.get(key), str), where, f"needs the text {key!r}")
    _require(entry["trigger"] in entry["text"], where, f"does not hold {entry['trigger']!r}")
    actors, _, recipients = entry["sides"].partition(">")
    sides = [frozenset(w.strip() for w in s.split(";") if w.strip()) for s in (actors, recipients)]
    for side in (*sides[0], *sides[1]):
        _require(side in entry["text"], where, f"does not hold {side!r}")
    status = entry.get("status", "happened")
    return Example(entry["text"], entry["trigger"], sides[0], sides[1], status)


def _forms(words: tuple[str, ...]) -> tuple[Form, ...]:
    return tuple(tuple(word.split()) for word in words)


def _strings(data: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = data.get(key, [])
    good = isinstance(value, list) and all(isinstance(w, str) and w.strip() for w in value)
    _require(good, where, f"{key!r} is not a list of words")
    _require(len(set(value)) == len(value), where, f"{key!r} names a word twice")
    return tuple(value)


def _only_known(data: dict[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(data) - known)
    _require(not unknown, where, f"unknown key {', '.join(unknown)}")


def _require(condition: bool, where: str, problem: str) -> None:
    if not condition:
        raise PatternError(f"{where}: {problem}")
