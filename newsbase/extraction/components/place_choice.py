"""Which of several places of one name is meant.

Each candidate is weighed by its kind and size, by the countries the article speaks of, and by the
place that is named behind it as the one that holds it ("Springfield, Illinois").
"""

import math
from collections import Counter
from collections.abc import Sequence

from newsbase.extraction.gazetteer import Entry

_OF_KIND = {"country": 8.0, "water": 6.0, "region": 5.5, "other": 5.0, "city": 0.0}
_MOST_VOTES = 3
_HELD = 6.0
_NEAR_KM = 600.0


def votes(names: Sequence[Sequence[Entry]]) -> Counter[str]:
    """How often each country is spoken of, by names that leave no doubt."""
    sure = [
        {entry.country for entry in entries if entry.country}
        for entries in names
        if entries and (len(entries) == 1 or any(e.kind == "country" for e in entries))
    ]
    return Counter(countries.pop() for countries in sure if len(countries) == 1)


def choose(
    candidates: Sequence[Entry], spoken_of: Counter[str], holders: Sequence[Entry]
) -> Entry | None:
    """The best candidate; the first in the gazetteer's order of those that weigh the same."""
    return max(candidates, key=lambda e: _weight(e, spoken_of, holders), default=None)


def _weight(entry: Entry, spoken_of: Counter[str], holders: Sequence[Entry]) -> float:
    size = math.log10(entry.population + 1) if entry.kind == "city" else 0.0
    others = min(_MOST_VOTES, spoken_of[entry.country] if entry.country else 0)
    held = max((_held(entry, holder) for holder in holders), default=0.0)
    return _OF_KIND[entry.kind] + size + others + held


def _held(entry: Entry, holder: Entry) -> float:
    """A holder is of a higher kind, in the same country; a region must be near besides."""
    if entry.country != holder.country or entry.kind not in ("city", "region", "other"):
        return 0.0
    if holder.kind == "country":
        return _HELD
    if holder.kind == "region" and entry.kind == "city":
        return max(0.0, _HELD * (1 - kilometres(entry, holder) / _NEAR_KM))
    return 0.0


def kilometres(one: Entry, other: Entry) -> float:
    """Along a great circle (haversine), the earth a sphere of 6,371 km."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    apart = math.radians(other.longitude - one.longitude)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(apart / 2) ** 2
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(h)))
