"""Who is meant: from the actors found in an article to the actors of the database."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from actors.candidates import Candidates
from actors.known import key_of
from actors.models import Actor, Alias
from newsbase.decisions import Decision, Origin
from newsbase.extraction import results
from newsbase.extraction.generic import is_anybodys
from newsbase.extraction.identity import HERE, SAME, Choice, Profile, choose, compare, profile

_MAX_NAME = 200
_CERTAIN: Choice[int] = Choice(None, 1.0, "")


@dataclass(slots=True)
class Resolution:
    """Who the found are, by their keys in the article.

    A key is absent from `actors` where nobody is meant for sure. `choices` tell how sure it is
    and why; where several fit equally, `perhaps` has them.
    """

    actors: dict[str, Actor] = field(default_factory=dict)
    choices: dict[str, Choice[int]] = field(default_factory=dict)
    perhaps: dict[str, tuple[Actor, ...]] = field(default_factory=dict)
    made: list[Actor] = field(default_factory=list)


def resolve(
    found: Sequence[results.Actor], wanted: Collection[str], before: Collection[int] = ()
) -> Resolution:
    """The actors of the database that were found in an article.

    A found actor is the known one if newsbase.extraction.identity says so; a known person, too,
    whose name the article gives to somebody of another country or walk of life, is another. If it
    is nobody known, and its key is in `wanted`, it is made, with origin machine. Nobody is meant
    where several fit equally, where every state has a body of that name, where a person rejected
    the name, and where there was no reason to make somebody new. `before` are the ids of those whom
    the article meant when it was last read: that speaks for them.

    The caller holds a transaction, and a lock if two may resolve at once.
    """
    return _Resolver(found, before).resolve(wanted)


class _Resolver:
    """The work of one article; those made can be found again by the next of the same name."""

    def __init__(self, found: Sequence[results.Actor], before: Collection[int]) -> None:
        self._found = found
        self._before = set(before)
        by_key = {actor.key: actor for actor in found}
        self._profiles = {
            actor.key: profile(actor, by_key, {HERE} if before else ()) for actor in found
        }
        self._known = _by_key([actor.key for actor in found if actor.known])
        compared = [a for a in found if a.key not in self._known or a.kind == "person"]
        self._candidates = Candidates([self._profiles[actor.key] for actor in compared])
        self._candidates.mark(before, HERE)
        self._result = Resolution()

    def resolve(self, wanted: Collection[str]) -> Resolution:
        for actor in self._found:
            match = self._match(actor, make=actor.key in wanted)
            if match is not None and match.decision != Decision.REJECTED:
                self._result.actors[actor.key] = match
        self._renew()
        Actor.objects.bulk_create(self._result.made)
        _add_aliases(self._found, self._result.actors)
        return self._result

    def _renew(self) -> None:
        """What the machine said of its own actors, where this article alone says who they are.

        It now says better; a country that was not known is filled in for all of them.
        """
        pairs = [(actor, self._result.actors.get(actor.key)) for actor in self._found]
        own = {
            match.pk: (actor, match)
            for actor, match in pairs
            if match is not None and match.pk and _is_machines(match)
        }
        here_alone = _without_mentions(own.keys() & self._before)
        changed = [
            match
            for pk, (actor, match) in own.items()
            if _take_over(match, actor, whole=pk in here_alone)
        ]
        Actor.objects.bulk_update(changed, ["name", "kind", "country"])

    def _match(self, actor: results.Actor, *, make: bool) -> Actor | None:
        known, told = self._known.get(actor.key), self._profiles[actor.key]
        if known is not None and not self._is_another(known, told):
            self._result.choices[actor.key] = _CERTAIN
            return known
        if _is_anybodys(actor):
            return None
        choice = choose(told, self._candidates.standing(told))
        self._result.choices[actor.key] = choice
        if choice.who is not None:
            self._candidates.tell(choice.who, told)
            return self._candidates.actor(choice.who)
        if choice.ambiguous:
            actors = (self._candidates.actor(who) for who in choice.perhaps)
            self._result.perhaps[actor.key] = tuple(actors)
            return None
        if self._candidates.is_rejected(told):
            return None
        return self._make(actor, told) if make and _can_be_named(actor) else None

    def _is_another(self, known: Actor, told: Profile) -> bool:
        """Does the article speak of somebody else who has the name of a known person?"""
        if known.kind != Actor.Kind.PERSON or not (before := self._candidates.profile(known)):
            return False
        judgement = compare(told, before)
        return 0 < judgement.score < SAME and "but" in judgement.why.split()

    def _make(self, found: results.Actor, told: Profile) -> Actor:
        actor = Actor(
            kind=found.kind, name=found.name, country=found.country or "", origin=Origin.MACHINE
        )
        self._result.made.append(actor)
        self._candidates.add(actor, told)
        return actor


def _is_machines(actor: Actor) -> bool:
    return actor.origin == Origin.MACHINE and not actor.is_decided


def _without_mentions(pks: Collection[int]) -> set[int]:
    """Those of them that no article names; of the one that is read again the mentions are gone."""
    return set(Actor.objects.filter(pk__in=pks, mentions=None).values_list("pk", flat=True))


def _take_over(actor: Actor, found: results.Actor, *, whole: bool) -> bool:
    """Let the actor be as it was found, or at least of the found country; did that change it?"""
    before = actor.name, actor.kind, actor.country
    if whole and len(found.name) <= _MAX_NAME:
        actor.name, actor.kind, actor.country = found.name, found.kind, found.country or ""
    actor.country = actor.country or found.country or ""
    return before != (actor.name, actor.kind, actor.country)


def _by_key(keys: Collection[str]) -> dict[str, Actor]:
    """The actors of known keys, the rejected included; of a merged one, whom it was merged into."""
    ids = [int(key[3:]) for key in keys if key.startswith("id:")]
    rows = Actor.objects.filter(Q(curated_key__in=keys) | Q(pk__in=ids))
    return {key_of(actor): _standing(actor) for actor in rows.select_related("merged_into")}


def _standing(actor: Actor) -> Actor:
    while actor.merged_into is not None:
        actor = actor.merged_into
    return actor


def _can_be_named(found: results.Actor) -> bool:
    """Only what has a proper name becomes an actor: "two diplomats" stays a description."""
    return len(found.name) <= _MAX_NAME and any(letter.isupper() for letter in found.name)


def _is_anybodys(found: results.Actor) -> bool:
    """ "The Foreign Ministry", "the Central Bank" of a state that the article left unsaid."""
    return found.kind == "organization" and not found.country and is_anybodys(found.name)


def _add_aliases(found: Iterable[results.Actor], resolved: dict[str, Actor]) -> None:
    """Enter the names used in the article, for actors that are the machine's own business."""
    texts: dict[int, set[str]] = {}
    for actor in found:
        match = resolved.get(actor.key)
        if match is not None and _is_machines(match):
            used = {actor.name, *actor.aliases} - {match.name}
            own = texts.setdefault(match.pk, set())
            own |= {text for text in used if text and len(text) <= _MAX_NAME}
    new = [
        Alias(actor_id=pk, text=text, origin=Origin.MACHINE)
        for pk, used in texts.items()
        for text in sorted(used)
    ]
    Alias.objects.bulk_create(new, ignore_conflicts=True)
