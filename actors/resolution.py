"""Who is meant: the alias table that extraction reads, and the way back from keys to actors."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

from django.db import connection
from django.db.models import Prefetch, Q

from actors.models import Actor, Affiliation, Alias
from newsbase.decisions import CONFIRMED, Decision, Origin
from newsbase.extraction import results
from newsbase.extraction.known import AliasType, KnownActor, KnownAlias
from newsbase.extraction.text import fold
from newsbase.extraction.word_lists import words

_MAX_NAME = 200
_MAX_ROLE = 200
_OF_THE_WHOLE = ("central", "federal", "national", "state")


def known_actors() -> tuple[KnownActor, ...]:
    """The actors that articles may be read with: the curated, and those a person vouched for.

    What the machine alone found is left out, so that its errors do not breed; `resolve` still
    recognises such an actor by its full name.
    """
    actors = list(
        Actor.objects.standing()
        .vouched()
        .order_by("pk")
        .prefetch_related(Prefetch("aliases", Alias.objects.order_by("pk").defer("folded")))
    )
    keys = {actor.pk: key_of(actor) for actor in actors}
    parents = _parents(keys)
    return tuple(_known(actor, keys[actor.pk], parents.get(actor.pk)) for actor in actors)


def key_of(actor: Actor) -> str:
    """The key by which extraction names a known actor."""
    return actor.curated_key or f"id:{actor.pk}"


def _parents(keys: Mapping[int, str]) -> dict[int, str]:
    """The bodies and states that curated bodies belong to, by the bodies' ids."""
    rows = Affiliation.objects.filter(origin=Origin.CURATED).order_by("pk")
    pairs = rows.values_list("person_id", "organisation_id")
    return {body: keys[parent] for body, parent in pairs if parent in keys}


def _known(actor: Actor, key: str, parent: str | None) -> KnownActor:
    aliases = tuple(
        KnownAlias(alias.text, cast(AliasType, alias.type))
        for alias in actor.aliases.all()
        if not _is_short_form(actor, alias)
    )
    kind = cast(results.ActorKind, actor.kind)
    return KnownActor(key, actor.name, kind, aliases, actor.country or None, parent)


def _is_short_form(actor: Actor, alias: Alias) -> bool:
    """A surname that the machine met in one article means that person only there."""
    single = " " not in alias.text
    return single and actor.kind == Actor.Kind.PERSON and alias.origin == Origin.MACHINE


# From what was found to actors


def resolve(found: Sequence[results.Actor], wanted: Collection[str]) -> dict[str, Actor]:
    """The actors of the database that were found in an article, by their keys in it.

    An actor found without a known key is the one of the same full name and kind, if there is just
    one whose country does not speak against it. If there is none, and its key is in `wanted`, it
    is made, with origin machine. Keys are absent where nobody is meant for sure: several actors
    bear the name, every state has a body of that name, a person rejected it, or there was no
    reason to make one.

    The caller holds a transaction, and a lock if two may resolve at once.
    """
    known = _by_key([actor.key for actor in found if actor.known])
    namesakes = _Namesakes([actor.name for actor in found if actor.key not in known])
    resolved: dict[str, Actor] = {}
    for actor in found:
        match = known.get(actor.key) or namesakes.find(actor, make=actor.key in wanted)
        if match is not None and match.decision != Decision.REJECTED:
            resolved[actor.key] = match
    namesakes.save_new()
    _add_aliases(found, resolved)
    return resolved


def _by_key(keys: Collection[str]) -> dict[str, Actor]:
    """The actors of known keys, the rejected included."""
    ids = [int(key[3:]) for key in keys if key.startswith("id:")]
    actors = Actor.objects.filter(Q(curated_key__in=keys) | Q(pk__in=ids))
    return {key_of(actor): actor for actor in actors}


class _Namesakes:
    """The actors who bear one of some names, and those to be made because nobody does."""

    def __init__(self, names: Collection[str]) -> None:
        self._folded = _folded(names)
        self._bearers = _bearers(set(self._folded.values()))
        self._new: list[Actor] = []

    def find(self, found: results.Actor, *, make: bool) -> Actor | None:
        """Who that is; a rejected actor where the name was rejected, None where it is not clear."""
        if _is_anybodys(found):
            return None
        bearers = [a for a in self._bearers[self._folded[found.name]] if _may_be(a, found)]
        standing = [actor for actor in bearers if actor.decision != Decision.REJECTED]
        if standing:
            likely = [actor for actor in standing if actor.decision in CONFIRMED] or standing
            return likely[0] if len(likely) == 1 else None
        if bearers:
            return bearers[0]
        return self._make(found) if make and _can_be_named(found) else None

    def _make(self, found: results.Actor) -> Actor:
        actor = Actor(
            kind=found.kind, name=found.name, country=found.country or "", origin=Origin.MACHINE
        )
        self._new.append(actor)
        self._bearers[self._folded[found.name]].append(actor)
        return actor

    def save_new(self) -> None:
        Actor.objects.bulk_create(self._new)


def _folded(names: Collection[str]) -> dict[str, str]:
    """The names as the database folds them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT n, newsbase_fold(n) FROM unnest(%s::text[]) AS n", [list(names)])
        return dict(cursor.fetchall())


def _bearers(folded: set[str]) -> dict[str, list[Actor]]:
    """The actors of each folded name. An alias counts if it is of two words or more."""
    long = [name for name in folded if " " in name]
    bearers: dict[str, dict[int, Actor]] = defaultdict(dict)
    for actor in Actor.objects.filter(sort_key__in=folded).order_by("pk"):
        bearers[actor.sort_key][actor.pk] = actor
    for alias in Alias.objects.filter(folded__in=long).select_related("actor").order_by("pk"):
        bearers[alias.folded].setdefault(alias.actor_id, alias.actor)
    return defaultdict(list, {name: list(found.values()) for name, found in bearers.items()})


def _may_be(actor: Actor, found: results.Actor) -> bool:
    countries = {actor.country, found.country or ""} - {""}
    return actor.kind == found.kind and len(countries) < 2


def _can_be_named(found: results.Actor) -> bool:
    """Only what has a proper name becomes an actor: "two diplomats" stays a description."""
    return len(found.name) <= _MAX_NAME and any(letter.isupper() for letter in found.name)


def _is_anybodys(found: results.Actor) -> bool:
    """ "The Foreign Ministry", "the Central Bank" of a state that the article left unsaid."""
    if found.kind != "organization" or found.country:
        return False
    first, *rest = fold(found.name).split() or [""]
    bodies = words("bodies", "pairs")
    return (
        "ministry" in (first, *rest[-1:])
        or " ".join([first, *rest]) in bodies
        or (first in _OF_THE_WHOLE and " ".join(rest) in bodies)
    )


def _add_aliases(found: Iterable[results.Actor], resolved: Mapping[str, Actor]) -> None:
    """Enter the names used in the article, for actors that are the machine's own business."""
    texts: dict[int, set[str]] = defaultdict(set)
    for actor in found:
        match = resolved.get(actor.key)
        if match is not None and match.origin == Origin.MACHINE and not match.is_decided:
            used = {actor.name, *actor.aliases} - {match.name}
            texts[match.pk] |= {text for text in used if text and len(text) <= _MAX_NAME}
    new = [
        Alias(actor_id=pk, text=text, origin=Origin.MACHINE)
        for pk, used in texts.items()
        for text in sorted(used)
    ]
    Alias.objects.bulk_create(new, ignore_conflicts=True)


# Who belongs to whom


class _Triple(NamedTuple):
    person: int
    organisation: int | None
    role: str


@dataclass(frozen=True, slots=True)
class Link:
    """An affiliation, and the words of the article that say so."""

    affiliation: Affiliation
    evidence: results.Span


def affiliate(found: Iterable[results.Actor], resolved: Mapping[str, Actor]) -> list[Link]:
    """Enter the affiliations that the article states between resolved actors."""
    stated = [
        (triple, affiliation.evidence)
        for actor in found
        for affiliation in actor.affiliations
        if (triple := _triple(actor, affiliation, resolved))
    ]
    wanted = {triple for triple, _ in stated}
    present = _affiliations(wanted)
    if missing := sorted(wanted - set(present)):
        Affiliation.objects.bulk_create(
            (
                Affiliation(
                    person_id=t.person,
                    organisation_id=t.organisation,
                    role=t.role,
                    origin=Origin.MACHINE,
                )
                for t in missing
            ),
            ignore_conflicts=True,  # a person may be entering the same
        )
        present = _affiliations(wanted)
    return [Link(present[triple], evidence) for triple, evidence in stated]


def _triple(
    actor: results.Actor, affiliation: results.Affiliation, resolved: Mapping[str, Actor]
) -> _Triple | None:
    person, organisation = resolved.get(actor.key), resolved.get(affiliation.actor)
    if person is None or organisation is None or person == organisation:
        return None
    return _Triple(person.pk, organisation.pk, (affiliation.role or "")[:_MAX_ROLE])


def _affiliations(triples: Collection[_Triple]) -> dict[_Triple, Affiliation]:
    rows = Affiliation.objects.filter(person__in={triple.person for triple in triples})
    return {_Triple(a.person_id, a.organisation_id, a.role): a for a in rows}
