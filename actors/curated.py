"""The actors that come with Newsbase: the tables of actors/data, checked and typed.

Needs no database, so that `manage.py extract` can use them too.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from actors.curated_leaders import Leader, leader_rows
from actors.curated_rows import COUNTRY, DATA, WIKIDATA, CuratedDataError, Row, read_rows
from newsbase.extraction.known import AliasType, KnownAlias, Term
from newsbase.extraction.results import ActorKind

__all__ = ["DATA", "CuratedActor", "CuratedDataError", "read_curated"]

# An actor has one type for each text; where the tables give several, the first of these holds.
_TYPES = get_args(AliasType)
_MAX_DESCRIPTION = 500


@dataclass(frozen=True, slots=True)
class CuratedActor:
    """One actor of the tables; no alias repeats its name, and none stands twice.

    `key` names it for good: `state:CN`, `igo:nato`, `org:afp`, `person:angela-merkel`. `parent` is
    the key of the state or body that it belongs to, `terms` are the offices of a person, `sort` is
    what sort of organisation it is, by the words that extraction has for it (`data/sorts.toml`).
    """

    key: str
    name: str
    kind: ActorKind
    country: str | None = None
    parent: str | None = None
    wikidata: str | None = None
    description: str = ""
    aliases: tuple[KnownAlias, ...] = ()
    terms: tuple[Term, ...] = ()
    sort: str = ""


def read_curated(folder: Path = DATA) -> tuple[CuratedActor, ...]:
    """All actors of the tables in `folder`: states, bodies, persons. Raises CuratedDataError."""
    actors: dict[str, CuratedActor] = {}
    rows: list[tuple[Row, CuratedActor]] = []
    for row, actor in _actors(folder):
        if actor.key in actors:
            raise row.error(f"the key {actor.key} stands twice")
        row.check_lengths(actor.name, *(alias.text for alias in actor.aliases))
        actors[actor.key] = actor
        rows.append((row, actor))
    for row, actor in rows:
        if actor.parent and actor.parent not in actors:
            raise row.error(f"there is no parent {actor.parent}")
    persons = tuple(_persons(folder, actors))
    return (*actors.values(), *persons)


def _persons(folder: Path, bodies: Container[str]) -> Iterator[CuratedActor]:
    for leader, rows in leader_rows(folder):
        for row in rows:
            if row.cells["body"] not in bodies:
                raise row.error(f"there is no body {row.cells['body']}")
        yield _person(leader)


def _person(leader: Leader) -> CuratedActor:
    return CuratedActor(
        key=leader.key,
        name=leader.name,
        kind="person",
        country=leader.country,
        wikidata=leader.wikidata,
        aliases=_once(leader.name, _typed("name", leader.aliases)),
        terms=tuple(Term(t.body, t.title, t.first, t.last) for t in leader.terms),
    )


def _actors(folder: Path) -> Iterator[tuple[Row, CuratedActor]]:
    shared = _shared_aliases(folder / "ambiguous_states.csv")
    for row in read_rows(folder / "states.csv", _STATE_COLUMNS):
        yield row, _state(row, shared.pop(row.cells["iso2"], []))
    if shared:
        raise CuratedDataError(
            f"{folder / 'ambiguous_states.csv'}: {', '.join(sorted(shared))} is not in states.csv"
        )
    for name in ("organizations.csv", "ministries.csv", "offices.csv"):
        for row in read_rows(folder / name, _ORGANISATION_COLUMNS):
            yield row, _organisation(row)


_STATE_COLUMNS = (
    "iso2", "name", "official_name", "wikidata", "names", "adjectives", "nationals", "metonyms",
)  # fmt: skip


def _state(row: Row, shared: list[KnownAlias]) -> CuratedActor:
    code = row.required("iso2", COUNTRY)
    name = row.required("name")
    aliases = [
        *_typed("name", row.list("names")),
        *_typed("official", [row.required("official_name")]),
        *_typed("adjective", row.list("adjectives")),
        *_typed("national", row.list("nationals")),
        *_typed("metonym", row.list("metonyms")),
        *shared,
    ]
    return CuratedActor(
        key=f"state:{code}",
        name=name,
        kind="state",
        country=code,
        wikidata=row.optional("wikidata", WIKIDATA),
        aliases=_once(name, aliases),
    )


_ORGANISATION_COLUMNS = (
    "key", "name", "kind", "country", "parent", "wikidata", "aliases", "description",
)  # fmt: skip
# The sorts of the tables -> those that extraction tells apart.
_SORTS = {
    "company": "company", "think_tank": "research", "newspaper": "media", "broadcaster": "media",
    "agency": "media", "armed_group": "armed", "hacking_group": "armed", "party": "party",
    "armed_forces": "force", "police": "force", "ngo": "charity", "central_bank": "bank",
    "intelligence": "office", "authority": "office", "ministry": "office", "office": "office",
    "mission": "office", "parliament": "parliament", "court": "court", "union": "union",
}  # fmt: skip
_ORGANISATION_KINDS: dict[str, ActorKind] = {
    kind: kind for kind in get_args(ActorKind) if kind != "state"
}


def _organisation(row: Row) -> CuratedActor:
    name = row.required("name")
    kind = row.required("kind", "|".join(_ORGANISATION_KINDS))
    return CuratedActor(
        key=row.required("key", "[a-z]+:[a-z0-9-]{1,90}"),
        name=name,
        kind=_ORGANISATION_KINDS[kind],
        country=row.optional("country", COUNTRY),
        parent=row.cells["parent"] or None,
        wikidata=row.optional("wikidata", WIKIDATA),
        description=_description(row),
        aliases=_once(name, _typed("name", row.list("aliases"))),
        sort=_SORTS.get(row.cells.get("sort", ""), ""),
    )


def _description(row: Row) -> str:
    text = row.cells["description"]
    if len(text) > _MAX_DESCRIPTION:
        raise row.error(f"{text[:40]!r} … is too long")
    return text


def _shared_aliases(path: Path) -> dict[str, list[KnownAlias]]:
    """By the states' codes, the names that several states bear."""
    rows = list(read_rows(path, ("alias", "iso2s")))
    texts = {row.cells["alias"] for row in rows}
    shared: dict[str, list[KnownAlias]] = defaultdict(list)
    for row in rows:
        text = row.required("alias")
        for code in row.list("iso2s"):
            shared[code].append(KnownAlias(text, _shared_type(text, texts)))
    return shared


def _shared_type(text: str, texts: set[str]) -> AliasType:
    """The table gives no types: a word that has a plural beside it is the adjective of that."""
    if text.endswith("s") and text[:-1] in texts:
        return "national"
    if f"{text}s" in texts or text.endswith("ese"):
        return "adjective"
    return "name"


def _typed(type_: AliasType, texts: Iterable[str]) -> list[KnownAlias]:
    return [KnownAlias(text, type_) for text in texts]


def _once(name: str, aliases: list[KnownAlias]) -> tuple[KnownAlias, ...]:
    """Each text once, without the name itself, in the order of `_TYPES`."""
    chosen: dict[str, KnownAlias] = {}
    for alias in sorted(aliases, key=lambda a: _TYPES.index(a.type)):
        if alias.text != name:
            chosen.setdefault(alias.text, alias)
    return tuple(chosen.values())
