"""Known actors, as plain data that the caller passes in."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from newsbase.extraction.results import ActorKind

AliasType = Literal["name", "official", "adjective", "national", "metonym"]


@dataclass(frozen=True, slots=True)
class KnownAlias:
    """One name of one actor.

    An `adjective` ("Chinese") or `national` ("Poles") speaks of the state only in some places; a
    `metonym` ("Moscow") only where it acts or speaks. Of a name with several meanings `words` speak
    for this one when they stand in the same text; it holds without any if it is the `default`.
    """

    text: str
    type: AliasType = "name"
    words: tuple[str, ...] = ()
    default: bool = False


# The key of what is no actor though an actor has its name, the US state Georgia, begins so.
NO_ACTOR = "none:"


@dataclass(frozen=True, slots=True)
class Term:
    """An office of a person: `title` as it stands before the name, `body` the key of whose it is.

    `first` and `last` day; None where it is not known, or not over.
    """

    body: str
    title: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of the knowledge base. `parent` is the key of the body or state it belongs to.

    A person may have `terms` of office; an organisation the `sort` that it is of, a table of
    `data/sorts.toml`, where that is known.
    """

    key: str
    name: str
    kind: ActorKind
    aliases: tuple[KnownAlias, ...] = ()
    country: str | None = None
    parent: str | None = None
    terms: tuple[Term, ...] = ()
    sort: str = ""
