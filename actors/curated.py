"""The actors that come with Newsbase: the tables of actors/data, checked and typed.

Needs no database, so that `manage.py extract` can use them too.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from newsbase.extraction.known import AliasType, KnownActor, KnownAlias
from newsbase.extraction.results import ActorKind

DATA = Path(__file__).resolve().parent / "data"

# An actor has one type for each text; where the tables give several, the first of these holds.
_TYPES = get_args(AliasType)
_MAX_NAME = 200
_MAX_DESCRIPTION = 500
_WIKIDATA = "Q[1-9][0-9]*"


class CuratedDataError(Exception):
    """A table cannot be used; the message gives file, line and reason."""


@dataclass(frozen=True, slots=True)
class CuratedActor:
    """One actor of the tables; no alias repeats its name, and none stands twice.

    `key` names it for good: `state:CN`, `igo:nato`, `org:afp`. `parent` is the key of the state or
    body that it belongs to.
    """

    key: str
    name: str
    kind: ActorKind
    country: str | None = None
    parent: str | None = None
    wikidata: str | None = None
    description: str = ""
    aliases: tuple[KnownAlias, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a table; cells are stripped."""

    path: Path
    line: int
    cells: Mapping[str, str]

    def error(self, reason: str) -> CuratedDataError:
        return CuratedDataError(f"{self.path}, line {self.line}: {reason}")

    def list(self, column: str) -> list[str]:
        """The values of a cell that holds several, separated by `;`."""
        return [value for value in (v.strip() for v in self.cells[column].split(";")) if value]

    def required(self, column: str, form: str = r".+") -> str:
        value = self.cells[column]
        if not re.fullmatch(form, value):
            raise self.error(f"{column} {value!r} is not of the form {form}")
        return value

    def optional(self, column: str, form: str) -> str | None:
        return self.required(column, form) if self.cells[column] else None


def read_curated(folder: Path = DATA) -> tuple[CuratedActor, ...]:
    """All actors of the tables in `folder`, states first. Raises CuratedDataError."""
    actors: dict[str, CuratedActor] = {}
    rows: list[tuple[_Row, CuratedActor]] = []
    for row, actor in _actors(folder):
        if actor.key in actors:
            raise row.error(f"the key {actor.key} stands twice")
        _check_lengths(row, actor)
        actors[actor.key] = actor
        rows.append((row, actor))
    for row, actor in rows:
        if actor.parent and actor.parent not in actors:
            raise row.error(f"there is no parent {actor.parent}")
    return tuple(actors.values())


def known_actors(folder: Path = DATA) -> tuple[KnownActor, ...]:
    """The same actors as the pipeline takes them."""
    return tuple(
        KnownActor(a.key, a.name, a.kind, a.aliases, a.country, a.parent)
        for a in read_curated(folder)
    )


def _actors(folder: Path) -> Iterator[tuple[_Row, CuratedActor]]:
    shared = _shared_aliases(folder / "ambiguous_states.csv")
    for row in _rows(folder / "states.csv", _STATE_COLUMNS):
        yield row, _state(row, shared.pop(row.cells["iso2"], []))
    if shared:
        raise CuratedDataError(
            f"{folder / 'ambiguous_states.csv'}: {', '.join(sorted(shared))} is not in states.csv"
        )
    for name in ("organizations.csv", "ministries.csv"):
        for row in _rows(folder / name, _ORGANISATION_COLUMNS):
            yield row, _organisation(row)


_STATE_COLUMNS = (
    "iso2", "name", "official_name", "wikidata", "names", "adjectives", "nationals", "metonyms",
)  # fmt: skip


def _state(row: _Row, shared: list[KnownAlias]) -> CuratedActor:
    code = row.required("iso2", "[A-Z]{2}")
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
        wikidata=row.optional("wikidata", _WIKIDATA),
        aliases=_once(name, aliases),
    )


_ORGANISATION_COLUMNS = (
    "key", "name", "kind", "country", "parent", "wikidata", "aliases", "description",
)  # fmt: skip
_ORGANISATION_KINDS: dict[str, ActorKind] = {
    kind: kind for kind in get_args(ActorKind) if kind != "state"
}


def _organisation(row: _Row) -> CuratedActor:
    name = row.required("name")
    kind = row.required("kind", "|".join(_ORGANISATION_KINDS))
    return CuratedActor(
        key=row.required("key", "[a-z]+:[a-z0-9-]{1,90}"),
        name=name,
        kind=_ORGANISATION_KINDS[kind],
        country=row.optional("country", "[A-Z]{2}"),
        parent=row.cells["parent"] or None,
        wikidata=row.optional("wikidata", _WIKIDATA),
        description=row.cells["description"],
        aliases=_once(name, _typed("name", row.list("aliases"))),
    )


def _shared_aliases(path: Path) -> dict[str, list[KnownAlias]]:
    """By the states' codes, the names that several states bear."""
    rows = list(_rows(path, ("alias", "iso2s")))
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


def _typed(type_: AliasType, texts: list[str]) -> list[KnownAlias]:
    return [KnownAlias(text, type_) for text in texts]


def _once(name: str, aliases: list[KnownAlias]) -> tuple[KnownAlias, ...]:
    """Each text once, without the name itself, in the order of `_TYPES`."""
    chosen: dict[str, KnownAlias] = {}
    for alias in sorted(aliases, key=lambda a: _TYPES.index(a.type)):
        if alias.text != name:
            chosen.setdefault(alias.text, alias)
    return tuple(chosen.values())


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[_Row]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            missing = [column for column in columns if column not in header]
            if missing:
                raise CuratedDataError(f"{path}, line 1: no column {', '.join(missing)}")
            for cells in reader:
                yield _row(path, reader.line_num, header, cells)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CuratedDataError(f"{path}: {error}") from error


def _row(path: Path, line: int, header: list[str], cells: list[str]) -> _Row:
    row = _Row(path, line, dict(zip(header, (cell.strip() for cell in cells), strict=False)))
    if len(cells) != len(header):
        raise row.error(f"{len(cells)} cells instead of {len(header)}")
    return row


def _check_lengths(row: _Row, actor: CuratedActor) -> None:
    """What the database's columns can hold."""
    too_long = [t for t in (actor.name, *(a.text for a in actor.aliases)) if len(t) > _MAX_NAME]
    if len(actor.description) > _MAX_DESCRIPTION:
        too_long.append(actor.description)
    if too_long:
        raise row.error(f"{too_long[0][:40]!r} … is too long")
