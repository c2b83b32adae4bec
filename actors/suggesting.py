"""Which actors may be one: pairs for a person to judge. How they are scored: actors.alike."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from actors.alike import SIMILAR, Likeness, Profile, Shared, likeness
from actors.models import Actor, Affiliation, Alias, Distinction, Suggestion
from newsbase.decisions import Origin

BATCH = 500
_MOST_SIMILAR = 20  # looked at for each actor
_MOST_OF_SURNAME = 20
_ACRONYM = range(3, 8)  # letters

_Pairs = dict[tuple[int, int], float]  # with the similarity of their letters, if it was asked for

# The threshold of % is the transaction's. Of each actor the most similar names.
_SIMILAR_SQL = """
    SELECT one.id, other.id, other.likeness FROM actors_actor one CROSS JOIN LATERAL (
        SELECT id, similarity(sort_key, one.sort_key) AS likeness FROM actors_actor
        WHERE sort_key %% one.sort_key AND id <> one.id
            AND merged_into_id IS NULL AND decision <> 'rejected'
            AND (kind = one.kind OR 'unknown' IN (kind, one.kind))
        ORDER BY likeness DESC, id LIMIT %s
    ) other WHERE one.id = ANY(%s)
"""
# «… holm», where the name before it begins alike or is left out. A space before the word lets the
# trigram index find it.
_SURNAME_SQL = """
    SELECT one.id, other.id FROM actors_actor one CROSS JOIN LATERAL (
        SELECT regexp_replace(one.sort_key, '^.* ', '') AS surname
    ) last CROSS JOIN LATERAL (
        SELECT id FROM actors_actor
        WHERE (
                sort_key LIKE '%% ' || last.surname AND
                (one.sort_key = last.surname OR left(sort_key, 1) = left(one.sort_key, 1))
                OR sort_key = last.surname
            )
            AND id <> one.id AND kind = one.kind
            AND merged_into_id IS NULL AND decision <> 'rejected'
        ORDER BY id LIMIT %s
    ) other WHERE one.id = ANY(%s) AND one.kind = 'person' AND length(last.surname) > 1
"""


def suggest_for(actors: Iterable[Actor]) -> None:
    """Renew the suggestions that one of these actors is part of, in a fixed number of queries.

    Pairs that a person told apart, merged or rejected ones, and two of the curated tables are
    never suggested. What is no longer like enough goes.
    """
    wanted = sorted({actor.pk for actor in actors})
    for start in range(0, len(wanted), BATCH):
        with transaction.atomic():
            _renew(wanted[start : start + BATCH])


@contextmanager
def suggesting() -> Iterator[None]:
    """Look afterwards for others like the actors that the machine makes meanwhile."""
    since = timezone.now()
    try:
        yield
    finally:
        suggest_for(Actor.objects.filter(origin=Origin.MACHINE, created_at__gte=since))


def _renew(pks: Sequence[int]) -> None:
    found = _likenesses(pks)
    ours = Suggestion.objects.filter(Q(first__in=pks) | Q(second__in=pks))
    present = {(s.first_id, s.second_id): s for s in ours}
    stale = [s.pk for pair, s in present.items() if pair not in found]
    Suggestion.objects.filter(pk__in=stale).delete()
    Suggestion.objects.bulk_create(
        [
            Suggestion(first_id=first, second_id=second, score=each.score, why=each.why)
            for (first, second), each in sorted(found.items())
            if not _is_same(present.get((first, second)), each)
        ],
        update_conflicts=True,
        unique_fields=["first", "second"],
        update_fields=["score", "why"],
    )


def _is_same(present: Suggestion | None, found: Likeness) -> bool:
    return present is not None and (present.score, present.why) == (found.score, found.why)


def _likenesses(pks: Sequence[int]) -> dict[tuple[int, int], Likeness]:
    own = _profiles(Actor.objects.standing().filter(pk__in=pks))
    pairs = _candidates(own)
    others = {pk for pair in pairs for pk in pair} - own.keys()
    profiles = own | _profiles(Actor.objects.standing().filter(pk__in=others))
    apart = _told_apart(own)
    shared = _shared(profiles.values())
    found = {}
    for (first, second), similarity in pairs.items():
        if (first, second) in apart or not {first, second} <= profiles.keys():
            continue
        one, other = profiles[first], profiles[second]
        if one.is_curated and other.is_curated:
            continue
        if alike := likeness(one, other, similarity, shared):
            found[first, second] = alike
    return found


def _profiles(actors: "QuerySet[Actor]") -> dict[int, Profile]:
    """In three queries, however many they are."""
    columns = ("pk", "kind", "sort_key", "skeleton", "country", "curated_key")
    rows = list(actors.order_by("pk").values_list(*columns))
    pks = [row[0] for row in rows]
    aliases: dict[int, set[str]] = defaultdict(set)
    for pk, text in _fitting_aliases().filter(actor__in=pks).values_list("actor", "folded"):
        aliases[pk].add(text)
    bodies: dict[int, set[int]] = defaultdict(set)
    belonging = Affiliation.objects.filter(person__in=pks, organisation__isnull=False)
    for pk, body in belonging.values_list("person", "organisation"):
        bodies[pk].add(body)
    return {
        pk: Profile(
            pk, kind, name, skeleton, country, frozenset(aliases[pk]), frozenset(bodies[pk]),
            curated is not None,
        )
        for pk, kind, name, skeleton, country, curated in rows
    }  # fmt: skip


def _fitting_aliases() -> "QuerySet[Alias]":
    """Names; what a state's adjective or capital is called is no sign of likeness."""
    return Alias.objects.filter(rejected=False, type__in=[Alias.Type.NAME, Alias.Type.OFFICIAL])


def _shared(profiles: Collection[Profile]) -> Shared:
    bodies = {pk for profile in profiles for pk in profile.bodies}
    names = Actor.objects.filter(pk__in=bodies).values_list("pk", "name")
    states = Actor.objects.standing().filter(kind=Actor.Kind.STATE).exclude(country="")
    return Shared(dict(states.values_list("country", "name")), dict(names))


def _told_apart(profiles: Collection[int]) -> set[tuple[int, int]]:
    pks = list(profiles)
    pairs = Distinction.objects.filter(Q(first__in=pks) | Q(second__in=pks))
    return set(pairs.values_list("first", "second"))


def _candidates(own: dict[int, Profile]) -> _Pairs:
    """Pairs of one of these and any other that are worth a closer look."""
    pairs: _Pairs = {}
    for one, other, similarity in _asked(_SIMILAR_SQL, _MOST_SIMILAR, own):
        pairs[min(one, other), max(one, other)] = similarity
    others = [
        *_asked(_SURNAME_SQL, _MOST_OF_SURNAME, own),
        *_by_skeleton(own),
        *_by_name(own),
        *_by_acronym(own),
    ]
    for one, other in others:
        if one != other:
            pairs.setdefault((min(one, other), max(one, other)), 0.0)
    return pairs


def _asked(sql: str, most: int, own: Collection[int]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(SIMILAR)]
        )
        cursor.execute(sql, [most, list(own)])
        return list(cursor.fetchall())


def _by_skeleton(own: dict[int, Profile]) -> Iterable[tuple[int, int]]:
    wanted = _by(own, lambda profile: {profile.skeleton})
    rows = Actor.objects.standing().filter(skeleton__in=wanted)
    for pk, skeleton in rows.values_list("pk", "skeleton"):
        yield from ((mine, pk) for mine in wanted[skeleton])


def _by_name(own: dict[int, Profile]) -> Iterable[tuple[int, int]]:
    """Who bears as a name or alias one of their names or aliases."""
    wanted = _by(own, lambda profile: profile.names)
    names = Actor.objects.standing().filter(sort_key__in=wanted).values_list("pk", "sort_key")
    aliases = _fitting_aliases().filter(folded__in=wanted).values_list("actor", "folded")
    for pk, name in [*names, *aliases]:
        yield from ((mine, pk) for mine in wanted[name])


def _by_acronym(own: dict[int, Profile]) -> Iterable[tuple[int, int]]:
    """Bodies called by the first letters of theirs; and whose first letters call them."""
    bodies = {pk: p for pk, p in own.items() if p.kind not in (Actor.Kind.PERSON, Actor.Kind.STATE)}
    wanted = _by(bodies, lambda profile: {profile.acronym})
    rows = Actor.objects.standing().filter(sort_key__in=wanted).values_list("pk", "sort_key")
    for pk, name in rows:
        yield from ((mine, pk) for mine in wanted[name])
    for profile in bodies.values():
        if profile.name.isalpha() and len(profile.name) in _ACRONYM:
            first, rest = profile.name[0], profile.name[1:]
            words = "".join(rf"[ -]((of|the|and|for|in|on|to) )*{letter}[^ -]*" for letter in rest)
            named = Actor.objects.standing().filter(
                sort_key__startswith=first, sort_key__regex=rf"^{first}[^ -]*{words}$"
            )
            kinds = {profile.kind, Actor.Kind.ORGANIZATION, Actor.Kind.IGO, Actor.Kind.GROUP}
            pks = named.filter(kind__in=kinds).values_list("pk", flat=True)
            yield from ((profile.pk, pk) for pk in pks[:_MOST_SIMILAR])


def _by(own: dict[int, Profile], keys: Any) -> dict[str, list[int]]:
    """The ids under each of their keys."""
    found: dict[str, list[int]] = defaultdict(list)
    for pk, profile in own.items():
        for key in keys(profile):
            if key:
                found[key].append(pk)
    return found
