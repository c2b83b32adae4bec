"""Names of places and where they lie, from `data/places.csv`, read once a process.

Columns: `source_id,name,kind,country,lat,lon,population,aliases`, the aliases separated by `;`,
coordinates in WGS 84 degrees, countries in ISO 3166-1 alpha-2.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import cast

from newsbase.extraction.results import PlaceKind
from newsbase.extraction.text import fold

_NOT_OF_NAMES = re.compile(r"[.\s’']+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer."""

    source_id: str | None
    name: str
    kind: PlaceKind
    country: str | None
    latitude: float
    longitude: float
    population: int = 0
    aliases: tuple[str, ...] = ()


class Gazetteer:
    """Places by name. A name may belong to several; it says nothing about which is meant."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_name: dict[str, list[Entry]] = {}
        self._abbreviations: set[str] = set()
        self._longest: dict[str, int] = {}
        for entry in entries:
            for name in dict.fromkeys((entry.name, *entry.aliases)):
                self._add(name, entry)

    def _add(self, name: str, entry: Entry) -> None:
        key = _key(name)
        if not key:
            return
        holders = self._by_name.setdefault(key, [])
        if entry not in holders:
            holders.append(entry)
        if _abbreviated(name):
            self._abbreviations.add(key)
        first = key.split()[0]
        self._longest[first] = max(self._longest.get(first, 0), len(name.split()))

    def named(self, name: str) -> list[Entry]:
        """The places of that name; abbreviations must be in capitals ("US" is not "us")."""
        key = _key(name)
        if key in self._abbreviations and not name.isupper():
            return []
        return list(self._by_name.get(key, ()))

    def longest(self, first_word: str) -> int:
        """How many words the longest name that begins so has; 0 if none does."""
        return self._longest.get(_key(first_word), 0)


@lru_cache(maxsize=50_000)
def _key(name: str) -> str:
    """Names are alike if they differ in case, diacritics, full stops or apostrophes only."""
    spelt = re.sub(r"(?<=\w)\.(?=\w\.)", "", fold(name))
    return " ".join(_NOT_OF_NAMES.sub(" ", spelt.replace("-", " ")).split())


def _abbreviated(name: str) -> bool:
    return name.isupper() and len(name.replace(".", "")) <= 3


def read(path: Path) -> Gazetteer:
    """Raises ValueError with the line that cannot be read."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        return Gazetteer(_entry(row, number) for number, row in enumerate(rows, start=2))


def _entry(row: Mapping[str, str], line: int) -> Entry:
    try:
        return Entry(
            source_id=row["source_id"] or None,
            name=row["name"],
            kind=cast(PlaceKind, row["kind"]),
            country=row["country"] or None,
            latitude=float(row["lat"]),
            longitude=float(row["lon"]),
            population=int(float(row["population"] or 0)),
            aliases=tuple(alias.strip() for alias in row["aliases"].split(";") if alias.strip()),
        )
    except (KeyError, ValueError, AttributeError) as error:
        raise ValueError(f"line {line} of the gazetteer: {error}") from error


@cache
def shipped() -> Gazetteer:
    """The gazetteer that comes with the project."""
    with resources.as_file(resources.files("newsbase.extraction") / "data/places.csv") as path:
        return read(path)
