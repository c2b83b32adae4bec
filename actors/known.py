"""The alias table that extraction reads: which names are whose, as plain data."""

from collections import defaultdict
from collections.abc import Mapping
from sys import intern
from typing import cast

from actors.curated import read_curated
from actors.curated_contexts import read_contexts, with_contexts
from actors.models import Actor, ActorQuerySet, Affiliation, Alias
from newsbase.decisions import Origin
from newsbase.extraction import results
from newsbase.extraction.known import AliasType, KnownActor, KnownAlias


def known_actors() -> tuple[KnownActor, ...]:
    """The actors that articles may be read with: the curated, and those a person vouched for.

    What the machine alone found is left out, so that its errors do not breed; `resolve` still
    recognises such an actor by its full name. Terms of office, and what a shared name means where,
    come from the curated tables. Raises CuratedDataError.
    """
    actors = Actor.objects.standing().vouched()
    rows = list(actors.order_by("pk").values_list("pk", "curated_key", "name", "kind", "country"))
    keys = {pk: key or f"id:{pk}" for pk, key, *_ in rows}
    parents, aliases = _parents(keys), _aliases(actors)
    curated = {each.key: each for each in read_curated()}
    known = (
        KnownActor(
            key=keys[pk],
            name=name,
            kind=cast(results.ActorKind, intern(kind)),
            aliases=tuple(aliases.pop(pk, ())),
            country=intern(country) or None,
            parent=parents.get(pk),
            terms=curated[keys[pk]].terms if keys[pk] in curated else (),
            sort=curated[keys[pk]].sort if keys[pk] in curated else "",
        )
        for pk, _, name, kind, country in rows
    )
    return with_contexts(known, read_contexts(), _not_theirs())


def key_of(actor: Actor) -> str:
    """The key by which extraction names a known actor."""
    return actor.curated_key or f"id:{actor.pk}"


def _not_theirs() -> set[tuple[str, str]]:
    """The keys of curated actors, and the names that a person took from them."""
    rejected = Alias.objects.filter(rejected=True).values_list("actor__curated_key", "text")
    return {(key, text) for key, text in rejected if key is not None}


def _parents(keys: Mapping[int, str]) -> dict[int, str]:
    """The bodies and states that curated bodies belong to, by the bodies' ids."""
    rows = Affiliation.objects.filter(origin=Origin.CURATED, role="").order_by("pk")
    pairs = rows.values_list("person_id", "organisation_id")
    return {body: keys[parent] for body, parent in pairs if parent in keys}


def _aliases(actors: ActorQuerySet) -> dict[int, list[KnownAlias]]:
    """By the actors' ids, as plain values: a table may hold hundreds of thousands."""
    found: dict[int, list[KnownAlias]] = defaultdict(list)
    rows = Alias.objects.filter(actor__in=actors, rejected=False).order_by("pk")
    columns = rows.values_list("actor_id", "actor__kind", "text", "type", "origin")
    for pk, kind, text, type_, origin in columns.iterator(chunk_size=10_000):
        if not _is_short_form(kind, text, origin):
            found[pk].append(KnownAlias(text, cast(AliasType, intern(type_))))
    return found


def _is_short_form(kind: str, text: str, origin: str) -> bool:
    """A surname that the machine met in one article means that person only there."""
    return " " not in text and kind == Actor.Kind.PERSON and origin == Origin.MACHINE
