"""Whom the found may be: actors of the database with a name like theirs, and what is known of them.

A fixed number of queries for an article, each through an index.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import cast

from django.db import connection

from actors.models import Actor, Affiliation, Alias
from newsbase.decisions import Decision
from newsbase.extraction.given_forms import forms_of
from newsbase.extraction.identity import (
    NEUTRAL,
    Profile,
    body_key,
    compare,
    merged,
    surname,
    walks_of,
)
from newsbase.extraction.results import ActorKind
from newsbase.extraction.spelling import skeleton
from newsbase.extraction.text import fold

_NO_WILDCARDS = str.maketrans("", "", "\\%_")
_MOST = 500  # by a surname alone
# Each part through an index of its own; the last one, through that of trigrams, finds by an
# initial, whatever follows, and the surname.
_NAMED_LIKE = """
WITH folded AS (SELECT ARRAY(SELECT newsbase_fold(n) FROM unnest(%s::text[]) AS n) AS names)
SELECT id FROM actors_actor WHERE sort_key = ANY(SELECT unnest(names) FROM folded)
UNION
SELECT actor_id FROM actors_alias
WHERE folded = ANY(SELECT unnest(names) FROM folded) AND NOT rejected
UNION
SELECT id FROM actors_actor WHERE kind = 'person' AND skeleton = ANY(%s)
UNION
(SELECT id FROM actors_actor WHERE kind = 'person' AND sort_key LIKE ANY(%s) LIMIT %s)
"""


# Who is named beside an actor, in the latest of its articles.
_BESIDE = """
SELECT meant.id, other.actor_id
FROM unnest(%s::bigint[]) AS meant (id)
CROSS JOIN LATERAL (
    SELECT DISTINCT article_id
    FROM (SELECT article_id FROM {mentions} WHERE actor_id = meant.id ORDER BY id DESC LIMIT 200)
        AS latest
    LIMIT 10
) AS named
JOIN {mentions} AS other ON other.article_id = named.article_id
WHERE other.actor_id IS NOT NULL AND other.actor_id <> meant.id
GROUP BY 1, 2
"""


class Candidates:
    """Actors that may be meant by some profiles, by id; new ones have negative ids until saved."""

    def __init__(self, told: Collection[Profile]) -> None:
        self._actors = {actor.pk: actor for actor in _named_like(told)}
        self._profiles = _profiles(self._actors.values())
        self._by_word: dict[str, set[int]] = defaultdict(set)
        for pk, known in self._profiles.items():
            self._index(pk, known)

    def _index(self, pk: int, known: Profile) -> None:
        for name in known.names:
            self._by_word[skeleton(name)].add(pk)
            self._by_word[name].add(pk)
            self._by_word[surname(name)].add(pk)

    def _alike(self, told: Profile) -> list[tuple[int, Profile]]:
        found: set[int] = set()
        for name in told.names:
            keys = (skeleton(name), name, surname(name))
            found.update(*(self._by_word.get(key, ()) for key in keys))
        return [(pk, self._profiles[pk]) for pk in sorted(found)]

    def standing(self, told: Profile) -> list[tuple[int, Profile]]:
        """Those that nobody rejected, oldest first."""
        return [
            (pk, known)
            for pk, known in self._alike(told)
            if self._actors[pk].decision != Decision.REJECTED
        ]

    def is_rejected(self, told: Profile) -> bool:
        """Did a person reject an actor who, by name, is the same, and is not said to be another?"""
        return any(
            compare(told, known).score >= NEUTRAL
            for pk, known in self._alike(told)
            if self._actors[pk].decision == Decision.REJECTED
        )

    def actor(self, pk: int) -> Actor:
        return self._actors[pk]

    def profile(self, actor: Actor) -> Profile | None:
        return self._profiles.get(actor.pk)

    def mark(self, actors: Collection[int], mark: str) -> None:
        """Enter the mark as if it were the key of somebody named beside these actors."""
        for pk in self._profiles.keys() & set(actors):
            known = self._profiles[pk]
            self._profiles[pk] = replace(known, beside=known.beside | {mark})

    def tell(self, pk: int, told: Profile) -> None:
        """What the article tells of an actor counts for the rest of it."""
        self._profiles[pk] = merged(self._profiles[pk], told)

    def add(self, actor: Actor, told: Profile) -> None:
        """Enter an actor who is not saved yet."""
        pk = -1 - len(self._actors)
        self._actors[pk], self._profiles[pk] = actor, told
        self._index(pk, told)


def _named_like(told: Collection[Profile]) -> Iterable[Actor]:
    names = sorted({name for each in told for name in each.names})
    if not names:
        return ()
    people = [each for each in told if each.kind == "person"]
    skeletons = {skeleton(name) for each in people for name in each.names if " " in name}
    parameters = (names, sorted(skeletons), _patterns(people), _MOST)
    with connection.cursor() as cursor:
        cursor.execute(_NAMED_LIKE, parameters)
        pks = [pk for (pk,) in cursor.fetchall()]
    return Actor.objects.filter(pk__in=pks, merged_into__isnull=True).order_by("pk")


def _patterns(people: Iterable[Profile]) -> list[str]:
    """For LIKE: "j% okello" of John Okello, "% okello" of Okello, and the same with "Jr."."""
    patterns: set[str] = set()
    for each in people:
        for name in each.names:
            plain = name.translate(_NO_WILDCARDS)
            if last := surname(plain):
                for begun in _beginnings(plain):
                    ends = (last, f"{last} jr%", f"{last} sr%")
                    patterns |= {f"{begun}% {end}" for end in ends}
    return sorted(patterns)


def _beginnings(name: str) -> set[str]:
    """What a full name like it may begin with: "b", "w" for Bill, which is short for William."""
    given, space, _ = name.partition(" ")
    if not space:
        return {""}
    return {given[0], *(form[0] for form in forms_of(given))}


def _profiles(actors: Collection[Actor]) -> dict[int, Profile]:
    pks = [actor.pk for actor in actors]
    names = _names(pks)
    links: dict[int, list[Affiliation]] = defaultdict(list)
    rows = Affiliation.objects.filter(person__in=pks).select_related("organisation")
    for link in rows.order_by("pk"):
        links[link.person_id].append(link)
    beside = _beside([actor.pk for actor in actors if actor.kind == Actor.Kind.PERSON])
    return {
        actor.pk: _profile(actor, names[actor.pk], links[actor.pk], beside[actor.pk])
        for actor in actors
    }


def _beside(people: list[int]) -> dict[int, set[str]]:
    """By the people's ids, the keys of those whom articles name beside them."""
    beside: dict[int, set[str]] = defaultdict(set)
    if not people:
        return beside
    table = Actor._meta.get_field("mentions").related_model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(_BESIDE.format(mentions=connection.ops.quote_name(table)), [people])
        pairs = cursor.fetchall()
    others = Actor.objects.in_bulk({other for _, other in pairs})
    for person, other in pairs:
        beside[person].add(_body(others[other]))
    return beside


def _names(pks: Sequence[int]) -> dict[int, set[str]]:
    names: dict[int, set[str]] = defaultdict(set)
    aliases = Alias.objects.filter(actor__in=pks, rejected=False)
    for pk, text in aliases.values_list("actor", "text"):
        names[pk].add(fold(text))
    return names


def _profile(
    actor: Actor, aliases: set[str], links: Iterable[Affiliation], beside: set[str]
) -> Profile:
    bodies = [link.organisation for link in links if link.organisation is not None]
    countries = {actor.country, *(body.country for body in bodies)} - {""}
    name = fold(actor.name)
    offices = {
        (_body(link.organisation), link.role.lower())
        for link in links
        if link.organisation is not None and link.role
    }
    return Profile(
        name=name,
        kind=cast(ActorKind, actor.kind),
        names=frozenset({name, *aliases}),
        countries=frozenset(countries),
        bodies=frozenset(map(_body, bodies)),
        walks=walks_of(link.role for link in links),
        offices=frozenset(offices),
        beside=frozenset(beside),
    )


def _body(body: Actor) -> str:
    return body_key(body.curated_key or "", body.name, known=bool(body.curated_key))
