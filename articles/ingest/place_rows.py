"""Places found in articles as rows of the knowledge base."""

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.db.models import Q

from articles.ingest.columns import cut
from articles.models import Place
from newsbase.extraction import results


class _Key(NamedTuple):
    """What makes a place the same: its entry in the gazetteer, or else all that is known."""

    name: str
    kind: str
    country: str
    source_id: str


def places_for(found: Iterable[results.Place]) -> dict[results.Place, Place]:
    """The row of each place, made where there is none.

    A row with the same `source_id` is used as it is, since a person may have renamed it.
    """
    keys = {place: _key(place) for place in found}
    rows = _rows(keys.values())
    missing = {key: place for place, key in keys.items() if key not in rows}
    Place.objects.bulk_create(
        (_new(place, key) for key, place in missing.items()),
        ignore_conflicts=True,  # a person may be entering the same
    )
    if missing:
        rows = _rows(keys.values())
    return {place: rows[key] for place, key in keys.items()}


def _key(place: results.Place) -> _Key:
    if place.source_id:
        return _Key("", "", "", cut(Place, "source_id", place.source_id))
    return _Key(cut(Place, "name", place.name), place.kind, _country(place), "")


def _rows(keys: Collection[_Key]) -> dict[_Key, Place]:
    rows = Place.objects.filter(
        Q(source_id__in={key.source_id for key in keys} - {""})
        | Q(source_id="", name__in={key.name for key in keys})
    ).order_by("-pk")
    found: dict[_Key, Place] = {}
    for row in rows:
        if row.source_id:
            found[_Key("", "", "", row.source_id)] = row
        else:
            found[_Key(row.name, row.kind, row.country, "")] = row
    return found


def _new(place: results.Place, key: _Key) -> Place:
    latitude, longitude = _coordinates(place)
    return Place(
        name=cut(Place, "name", place.name),
        kind=place.kind,
        country=_country(place),
        latitude=latitude,
        longitude=longitude,
        source_id=key.source_id,
    )


def _country(place: results.Place) -> str:
    return place.country if place.country and re.fullmatch("[A-Z]{2}", place.country) else ""


def _coordinates(place: results.Place) -> tuple[float | None, float | None]:
    """Both or neither."""
    if place.latitude is None or place.longitude is None:
        return None, None
    return place.latitude, place.longitude
