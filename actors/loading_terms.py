"""The terms of office of curated persons, as affiliations with dates."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from actors.curated import CuratedActor
from actors.models import Actor, Affiliation
from newsbase.decisions import Origin

_BATCH = 1000
_DECEMBER = 12


class _Office(NamedTuple):
    """What makes a term one: who, of whom, as what, since when."""

    person: int
    body: int | None
    role: str
    since: str


def enter_terms(
    records: Iterable[CuratedActor], actors: Mapping[str, Actor], into: Mapping[int, int]
) -> set[str]:
    """Bring the affiliations in line with the terms; the keys of the persons that changed.

    What a person or the machine entered stays. `into` tells who stands for merged bodies.
    """
    keys = {actors[record.key].pk: record.key for record in records if record.kind == "person"}
    wanted = _wanted([r for r in records if r.kind == "person"], actors, into)
    rows = Affiliation.objects.filter(person__in=keys).exclude(role="")
    present = {_office(row): row for row in rows}
    stale = [r for o, r in present.items() if r.origin == Origin.CURATED and o not in wanted]
    ended = [
        row
        for office, row in present.items()
        if row.origin == Origin.CURATED and wanted.get(office, row.until) != row.until
    ]
    for row in ended:
        row.until = wanted[_office(row)]
    missing = [office for office in wanted if office not in present]
    Affiliation.objects.filter(pk__in=[row.pk for row in stale]).delete()
    Affiliation.objects.bulk_update(ended, ["until"], batch_size=_BATCH)
    Affiliation.objects.bulk_create(
        (
            Affiliation(
                person_id=office.person,
                organisation_id=office.body,
                role=office.role,
                since=office.since,
                until=wanted[office],
                origin=Origin.CURATED,
            )
            for office in missing
        ),
        batch_size=_BATCH,
    )
    touched = {row.person_id for row in (*stale, *ended)} | {office.person for office in missing}
    return {keys[pk] for pk in touched}


def _wanted(
    records: Iterable[CuratedActor], actors: Mapping[str, Actor], into: Mapping[int, int]
) -> dict[_Office, str]:
    """Each term and until when it lasted, as text; of two that began together the longer."""
    wanted: dict[_Office, str] = {}
    for record in records:
        for term in record.terms:
            body = actors[term.body].pk
            office = _Office(
                actors[record.key].pk,
                into.get(body, body),
                term.title.lower(),
                _since(term.first),
            )
            wanted[office] = max(wanted.get(office, ""), _until(term.last))
    return wanted


def _office(row: Affiliation) -> _Office:
    return _Office(row.person_id, row.organisation_id, row.role, row.since)


def _since(day: date | None) -> str:
    """The month; the year alone for a January, as the table may know no more."""
    if day is None:
        return ""
    return f"{day:%Y}" if day.month == 1 else f"{day:%Y-%m}"


def _until(day: date | None) -> str:
    if day is None:
        return ""
    return f"{day:%Y}" if day.month == _DECEMBER else f"{day:%Y-%m}"
