"""Bring the database's curated actors in line with the tables of actors/data."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from actors.curated import CuratedActor
from actors.loading_terms import enter_terms
from actors.merging import survivors
from actors.models import Actor, Affiliation, Alias
from newsbase.decisions import Origin
from newsbase.locking import one_at_a_time

_COLUMNS = ("kind", "name", "country", "description", "external_ids")


@dataclass(frozen=True, slots=True)
class Counts:
    """What a load did, in actors; `edited` were left alone because a person decided on them."""

    added: int
    updated: int
    unchanged: int
    edited: int


@dataclass(slots=True)
class _Changes:
    """Rows to write, gathered so that each kind takes one query; `keys` are the actors touched.

    `grown` are the ids of those that others were merged into.
    """

    grown: set[int] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    actors: list[Actor] = field(default_factory=list)
    new_aliases: list[Alias] = field(default_factory=list)
    changed_aliases: list[Alias] = field(default_factory=list)
    stale_aliases: list[int] = field(default_factory=list)


def load(curated: Sequence[CuratedActor]) -> Counts:
    """Add what is missing and update what differs, in one transaction.

    Actors that a person decided on, or merged into others, stay as they are, with their aliases;
    so do aliases that a person entered. Actors that the machine found are never taken over, even
    of the same name: whether two are one is a person's to say. Costs four queries when nothing
    changed.
    """
    with transaction.atomic():
        one_at_a_time("load curated actors")
        actors = {str(a.curated_key): a for a in Actor.objects.filter(curated_key__isnull=False)}
        added = _add_missing(curated, actors)
        records = [record for record in curated if not _is_settled(actors[record.key])]
        into = _survivors(actors.values())
        changed = _update(records, actors, into) | _affiliate(records, actors, into)
        changed = (changed | enter_terms(records, actors, into)) - added
    edited = len(curated) - len(records)
    return Counts(
        added=len(added),
        updated=len(changed),
        unchanged=len(records) - len(added) - len(changed),
        edited=edited,
    )


def _is_settled(actor: Actor) -> bool:
    """A person decided about it, or merged it into another."""
    return actor.is_decided or actor.merged_into_id is not None


def _survivors(actors: Iterable[Actor]) -> dict[int, int]:
    """Who stands now for those that were merged into others; costs nothing where none was."""
    return survivors([actor.pk for actor in actors if actor.merged_into_id is not None])


def _add_missing(curated: Sequence[CuratedActor], actors: dict[str, Actor]) -> set[str]:
    """Create the missing actors and enter them in `actors`; their keys."""
    missing = [
        Actor(curated_key=record.key, origin=Origin.CURATED, **_columns(record))
        for record in curated
        if record.key not in actors
    ]
    created = {str(a.curated_key): a for a in Actor.objects.bulk_create(missing, batch_size=500)}
    actors.update(created)
    return set(created)


def _columns(record: CuratedActor) -> dict[str, Any]:
    return {
        "kind": record.kind,
        "name": record.name,
        "country": record.country or "",
        "description": record.description,
        "external_ids": {"wikidata": record.wikidata} if record.wikidata else {},
    }


def _update(
    records: Iterable[CuratedActor], actors: dict[str, Actor], into: dict[int, int]
) -> set[str]:
    """Write all differences in columns and aliases; the keys of the actors that had some.

    An actor that others were merged into keeps the aliases that were theirs.
    """
    changes = _Changes(grown=set(into.values()))
    aliases = _aliases_of(actors.values())
    for record in records:
        actor = actors[record.key]
        _compare_columns(record, actor, changes)
        _compare_aliases(record, actor, aliases[actor.pk], changes)
    _write(changes)
    return changes.keys


def _aliases_of(actors: Iterable[Actor]) -> dict[int, dict[str, Alias]]:
    found: dict[int, dict[str, Alias]] = defaultdict(dict)
    for alias in Alias.objects.filter(actor__in=[actor.pk for actor in actors]).defer("folded"):
        found[alias.actor_id][alias.text] = alias
    return found


def _compare_columns(record: CuratedActor, actor: Actor, changes: _Changes) -> None:
    wanted = _columns(record)
    wanted["external_ids"] = {**actor.external_ids, **wanted["external_ids"]}
    if any(getattr(actor, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(actor, name, value)
        changes.actors.append(actor)
        changes.keys.add(record.key)


def _compare_aliases(
    record: CuratedActor, actor: Actor, present: dict[str, Alias], changes: _Changes
) -> None:
    wanted = {alias.text: alias.type for alias in record.aliases}
    new = [_alias(actor, text, wanted[text]) for text in wanted if text not in present]
    ours = [alias for alias in present.values() if alias.origin != Origin.PERSON]
    changed = [a for a in ours if a.text in wanted and _differs(a, wanted[a.text])]
    stale = [a.pk for a in ours if a.origin == Origin.CURATED and a.text not in wanted]
    if actor.pk in changes.grown:
        stale = []
    for alias in changed:
        alias.type, alias.origin = wanted[alias.text], Origin.CURATED
    changes.new_aliases += new
    changes.changed_aliases += changed
    changes.stale_aliases += stale
    if new or changed or stale:
        changes.keys.add(record.key)


def _alias(actor: Actor, text: str, type_: str) -> Alias:
    return Alias(actor=actor, text=text, type=type_, origin=Origin.CURATED)


def _differs(alias: Alias, type_: str) -> bool:
    return (alias.type, alias.origin) != (type_, Origin.CURATED)


def _write(changes: _Changes) -> None:
    if changes.actors:
        Actor.objects.bulk_update(changes.actors, _COLUMNS, batch_size=500)
    if changes.stale_aliases:
        Alias.objects.filter(pk__in=changes.stale_aliases).delete()
    if changes.changed_aliases:
        Alias.objects.bulk_update(changes.changed_aliases, ["type", "origin"], batch_size=500)
    if changes.new_aliases:
        Alias.objects.bulk_create(changes.new_aliases, batch_size=1000)


def _affiliate(
    records: Sequence[CuratedActor], actors: dict[str, Actor], into: dict[int, int]
) -> set[str]:
    """Enter each body as part of its parent; the keys of the bodies for which that was new."""
    bodies = {actors[record.key].pk: record for record in records}
    named = {pk: actors[r.parent].pk for pk, r in bodies.items() if r.parent}
    parents = {pk: into.get(parent, parent) for pk, parent in named.items()}
    parents = {pk: parent for pk, parent in parents.items() if parent != pk}
    grown = set(into.values())
    present = Affiliation.objects.filter(person__in=bodies, role="")
    stale = [
        a.pk
        for a in present
        if a.origin == Origin.CURATED
        and a.person_id not in grown
        and parents.get(a.person_id) != a.organisation_id
    ]
    entered = {(a.person_id, a.organisation_id) for a in present}
    missing = [pair for pair in parents.items() if pair not in entered]
    if stale:
        Affiliation.objects.filter(pk__in=stale).delete()
    Affiliation.objects.bulk_create(
        Affiliation(person_id=body, organisation_id=parent, origin=Origin.CURATED)
        for body, parent in missing
    )
    return {bodies[body].key for body, _ in missing}
