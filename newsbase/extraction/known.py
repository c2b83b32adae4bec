"""Known actors, as plain data that the caller passes in."""

from dataclasses import dataclass
from typing import Literal

from newsbase.extraction.results import ActorKind

AliasType = Literal["name", "official", "adjective", "national", "metonym"]


@dataclass(frozen=True, slots=True)
class KnownAlias:
    """One name of one actor.

    An `adjective` ("Chinese") or `national` ("Poles") speaks of the state only in some places; a
    `metonym` ("Moscow") only where it acts or speaks.
    """

    text: str
    type: AliasType = "name"


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of the knowledge base. `parent` is the key of the body or state it belongs to."""

    key: str
    name: str
    kind: ActorKind
    aliases: tuple[KnownAlias, ...] = ()
    country: str | None = None
    parent: str | None = None
