"""Actors of either side, gold or found, with the places that speak of them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast, get_args

from newsbase.extraction.evaluation.reading import (
    FieldError,
    Record,
    objects,
    optional_string,
    span,
    string,
)
from newsbase.extraction.results import Actor, ActorKind, Affiliation, MentionType, Span

NOBODY = "none"
TYPES: tuple[MentionType, ...] = get_args(MentionType)
KINDS = ("person", "state", "igo", "organization", "group")
_MADE_UP = ("p:", "o:")
_KIND_OF_KEY: Mapping[str, ActorKind] = {
    "state": "state",
    "igo": "igo",
    "org": "organization",
    "person": "person",
}


@dataclass(frozen=True, slots=True)
class Who:
    """An actor as gold knows it, by the same `id` in all texts of a file.

    One of the curated tables goes by its key there; others have an id that the annotator made up
    ("p:…", "o:…"), with a name and a kind. `belongs` are the ids of those that it is said to belong
    to. The id "none" stands for whatever must not be an actor.
    """

    id: str
    name: str | None = None
    kind: ActorKind | None = None
    belongs: frozenset[str] = frozenset()

    @property
    def is_curated(self) -> bool:
        return not self.id.startswith(_MADE_UP)


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A mention; equal only to itself, as two may have the same span."""

    span: Span
    type: MentionType


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """All places of a text that speak of one actor, as gold has them, in text order."""

    who: Who
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Cluster:
    """All places of a text that speak of one actor, as found. Those of nobody have no actor."""

    actor: Actor | None
    places: tuple[Place, ...]

    @property
    def names_somebody(self) -> bool:
        """Neither without an actor nor a group that has only a description ("two diplomats")."""
        return self.actor is not None and (self.actor.kind != "group" or self.actor.known)


# Gold


def gold_items(record: Record) -> list[Chain]:
    """The annotated actors, in the order of their first mentions. Raises FieldError."""
    length = len(record["text"])
    mentions: dict[str, list[tuple[Place, Who]]] = {}
    for number, mention in enumerate(objects(record, "mentions")):
        prefix = f"mentions[{number}]."
        who = who_is(mention, prefix)
        mentions.setdefault(who.id, []).append((_place(mention, prefix, length), who))
    return [_chain(pairs) for pairs in mentions.values()]


def _chain(pairs: Sequence[tuple[Place, Who]]) -> Chain:
    """What is said of the actor at one of its mentions holds for it."""
    whos = [who for _, who in pairs]
    who = Who(
        id=whos[0].id,
        name=next((each.name for each in whos if each.name), None),
        kind=next((each.kind for each in whos if each.kind), None),
        belongs=frozenset().union(*(each.belongs for each in whos)),
    )
    return Chain(who, _in_order(place for place, _ in pairs))


def who_is(value: Mapping[str, Any], prefix: str = "") -> Who:
    """Of {"actor", "name"?, "kind"?, "belongs"?}. Raises FieldError."""
    name = string(value, "actor", prefix)
    who = Who(
        id=name,
        name=optional_string(value, "name", prefix),
        kind=_kind(value, prefix) or _KIND_OF_KEY.get(name.partition(":")[0]),
        belongs=frozenset(_several(optional_string(value, "belongs", prefix))),
    )
    if who.id == NOBODY:
        return Who(NOBODY)
    if not re.fullmatch(r"[a-z]+:\S+", who.id):
        raise FieldError(f"{prefix}actor", f"{who.id!r} is neither a key, nor p:… or o:…, nor none")
    for field in ("name", "kind"):
        if not who.is_curated and not getattr(who, field):
            raise FieldError(prefix + field, f"it is missing, and {who.id} is not curated")
    return who


def _kind(value: Mapping[str, Any], prefix: str) -> ActorKind | None:
    kind = optional_string(value, "kind", prefix)
    if kind is not None and kind not in KINDS:
        raise FieldError(f"{prefix}kind", f"it is none of {', '.join(KINDS)}")
    return cast(ActorKind | None, kind)


def _several(written: str | None) -> Iterable[str]:
    return filter(None, (each.strip() for each in (written or "").split(";")))


# Found


def found_items(record: Record, text: str) -> list[Cluster]:
    """The actors of a line that `manage.py extract` wrote, those without a mention too, and a
    cluster for each mention of nobody. Raises FieldError.
    """
    actors = [
        _actor(value, f"actors[{number}].", len(text))
        for number, value in enumerate(objects(record, "actors"))
    ]
    places: dict[str, list[Place]] = {actor.key: [] for actor in actors}
    nobodys = []
    for number, mention in enumerate(objects(record, "mentions")):
        prefix = f"mentions[{number}]."
        place, key = _place(mention, prefix, len(text)), optional_string(mention, "actor", prefix)
        if key is None:
            nobodys.append(Cluster(None, (place,)))
        elif key in places:
            places[key].append(place)
        else:
            raise FieldError(f"{prefix}actor", f"{key} is none of the actors")
    return [*(Cluster(a, _in_order(places[a.key])) for a in actors), *nobodys]


def _actor(value: Mapping[str, Any], prefix: str, length: int) -> Actor:
    kind = string(value, "kind", prefix)
    if kind not in get_args(ActorKind):
        raise FieldError(f"{prefix}kind", f"it is none of {', '.join(get_args(ActorKind))}")
    aliases = value.get("aliases") or []
    if not isinstance(aliases, list) or not all(isinstance(each, str) for each in aliases):
        raise FieldError(f"{prefix}aliases", "it is not a list of strings")
    return Actor(
        key=string(value, "key", prefix),
        name=string(value, "name", prefix),
        kind=cast(ActorKind, kind),
        aliases=tuple(aliases),
        country=optional_string(value, "country", prefix),
        known=value.get("known") is True,
        affiliations=tuple(
            _affiliation(each, f"{prefix}affiliations[{number}].", length)
            for number, each in enumerate(objects(value, "affiliations"))
        ),
    )


def _affiliation(value: Mapping[str, Any], prefix: str, length: int) -> Affiliation:
    """The JSON does not tell where the text says so: somewhere in the whole."""
    role = optional_string(value, "role", prefix)
    return Affiliation(string(value, "actor", prefix), role, Span(0, length))


def _place(mention: Mapping[str, Any], prefix: str, length: int) -> Place:
    type_ = mention.get("type", "name")
    if type_ not in TYPES:
        raise FieldError(f"{prefix}type", f"it is none of {', '.join(TYPES)}")
    ends = [mention.get("start"), mention.get("end")]
    return Place(span(ends, f"{prefix}start, end", length), type_)


def _in_order(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda place: (place.span.start, place.span.end)))
