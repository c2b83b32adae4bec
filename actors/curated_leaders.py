"""Who held which office and when: the table leaders.csv, checked and typed."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from actors.curated_rows import COUNTRY, DATA, WIKIDATA, Row, read_rows

OFFICES = (
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "secretary_general",
    "president_of_the_commission",
    "president_of_the_european_council",
    "high_representative",
    "other",
)

_COLUMNS = (
    "key", "name", "aliases", "country", "body", "office", "title", "from", "to", "wikidata",
)  # fmt: skip
_OF_THE_PERSON = ("name", "aliases", "country", "wikidata")
_MONTH = r"[12]\d{3}(-(0[1-9]|1[0-2]))?"
_MAX_TITLE = 200


@dataclass(frozen=True, slots=True)
class Term:
    """An office in a state or organisation (`body` is its key), from `first` to `last` day.

    `last` is None while it goes on. Where the table knows just the year, or the month, these are
    the first and the last day of it.
    """

    body: str
    office: str
    title: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Leader:
    """A person with all terms, earliest first."""

    key: str
    name: str
    aliases: tuple[str, ...]
    country: str
    terms: tuple[Term, ...]
    wikidata: str | None = None


def read_leaders(folder: Path = DATA) -> tuple[Leader, ...]:
    """All persons of leaders.csv. Raises CuratedDataError."""
    return tuple(leader for leader, _ in leader_rows(folder))


def leader_rows(folder: Path = DATA) -> Iterator[tuple[Leader, tuple[Row, ...]]]:
    """Each person with the rows of the terms, one a term."""
    seen: set[str] = set()
    rows = read_rows(folder / "leaders.csv", _COLUMNS)
    for key, group in groupby(rows, key=lambda row: row.cells["key"]):
        of_person = tuple(group)
        if key in seen:
            raise of_person[0].error(f"the rows of {key} do not stand together")
        seen.add(key)
        yield _leader(of_person), of_person


def _leader(rows: tuple[Row, ...]) -> Leader:
    first = rows[0]
    for row in rows[1:]:
        differing = [c for c in _OF_THE_PERSON if row.cells[c] != first.cells[c]]
        if differing:
            raise row.error(f"{differing[0]} differs from that in line {first.line}")
    name = first.required("name")
    aliases = tuple(alias for alias in first.list("aliases") if alias != name)
    first.check_lengths(name, *aliases)
    return Leader(
        key=first.required("key", "person:[a-z0-9-]{1,90}"),
        name=name,
        aliases=tuple(dict.fromkeys(aliases)),
        country=first.required("country", COUNTRY),
        terms=tuple(sorted(map(_term, rows), key=lambda term: term.first or date.min)),
        wikidata=first.optional("wikidata", WIKIDATA),
    )


def _term(row: Row) -> Term:
    began, ended = row.optional("from", _MONTH), row.optional("to", _MONTH)
    first = _first_day(began) if began else None
    last = _last_day(ended) if ended else None
    if first and last and last < first:
        raise row.error(f"it ends ({ended}) before it begins ({began})")
    return Term(
        body=row.required("body", "[a-z]+:[A-Za-z0-9-]+"),
        office=row.required("office", "|".join(OFFICES)),
        title=row.required("title", f".{{1,{_MAX_TITLE}}}"),
        first=first,
        last=last,
    )


def _first_day(when: str) -> date:
    year, _, month = when.partition("-")
    return date(int(year), int(month or 1), 1)


def _last_day(when: str) -> date:
    year, _, month = when.partition("-")
    number = int(month or 12)
    return date(int(year), number, calendar.monthrange(int(year), number)[1])
