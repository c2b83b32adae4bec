"""Two actors that are one: everything that speaks of the source then speaks of the target."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import F, Q
from django.utils import timezone

from actors.models import Actor, Affiliation, Alias, Distinction, Regrouping, Suggestion
from actors.pointing import columns_to_actors
from actors.recording import Recorder
from newsbase.decisions import Decision, Origin
from newsbase.locking import one_at_a_time
from newsbase.persons import as_person

# Filled in from the source where the target says nothing; the kind where it is not known.
_TAKEN_OVER = ("country", "description", "kind", "external_ids")


class RegroupingError(Exception):
    """What was asked for cannot be done; the message is a sentence for the page."""


def merge(source: Actor, target: Actor, user: AbstractBaseUser) -> Regrouping:
    """Move every row that speaks of the source to the target, which stays; one transaction.

    A row that the target has already (the same alias, the same part in an event) is folded into
    that one. Nothing is resolved meanwhile: articles are stored under the same lock.
    """
    with as_person(user):
        one_at_a_time("store articles")
        source, target = locked(source, target)
        if problem := objection(source, target):
            raise RegroupingError(problem)
        regrouping = Regrouping.objects.create(
            kind=Regrouping.Kind.MERGE,
            source=source,
            target=target,
            made_by=user,  # type: ignore[misc]
        )
        record = Recorder(regrouping)
        pass_on(record, source, target)
        _keep_name(record, source, target)
        _take_over(record, source, target, user)
        Actor.objects.filter(pk=source.pk).update(merged_into=target)
    return regrouping


def locked(*actors: Actor) -> list[Actor]:
    """The actors as they now are, in the order given, held until the transaction ends.

    Not against rows that come to point to them: those would wait for us while we wait for them.
    """
    pks = sorted(actor.pk for actor in actors)
    found = Actor.objects.filter(pk__in=pks).order_by("pk").select_for_update(no_key=True)
    rows = {actor.pk: actor for actor in found}
    if len(rows) < len(set(pks)):
        raise RegroupingError("One of the actors is gone.")
    return [rows[actor.pk] for actor in actors]


def objection(source: Actor, target: Actor) -> str:
    """Why the two cannot be merged, as a sentence; empty if they can."""
    if source.pk == target.pk:
        return f"{source} cannot be merged with itself."
    for actor in (source, target):
        if actor.merged_into_id is not None:
            return f"{actor} is merged into {actor.merged_into} already."
        if actor.decision == Decision.REJECTED:
            return f"{actor} was rejected as an actor: take that back first."
    return ""


def pass_on(record: Recorder, source: Actor, target: Actor) -> None:
    """All that speaks of the source speaks of the target."""
    _settle_pairs(record, source, target)
    _leave_out_itself(record, source, target)
    for column in columns_to_actors():
        record.move(column, {source.pk: target.pk})


def _settle_pairs(record: Recorder, source: Actor, target: Actor) -> None:
    """Whom the source was told apart from, the target is too; nobody from itself."""
    between = Distinction.objects.with_both(source, target)
    record.remove(Distinction, list(between.values_list("pk", flat=True)))
    about = Suggestion.objects.of(source).order_by("pk")
    record.remove(Suggestion, list(about.values_list("pk", flat=True)))
    others = [_other(pair, source) for pair in Distinction.objects.of(source).order_by("pk")]
    known = {_other(pair, target) for pair in Distinction.objects.of(target)}
    new = [distinction(target.pk, pk, record.regrouping.made_by) for pk in others]
    record.add([each for each, pk in zip(new, others, strict=True) if pk not in known])
    told_apart = Suggestion.objects.of(target).filter(
        Q(first__in=others) | Q(second__in=others)
    )  # the other one of a pair with the target
    record.remove(Suggestion, list(told_apart.order_by("pk").values_list("pk", flat=True)))


def note_apart(record: Recorder, one: Actor, other: Actor) -> None:
    """The two are told apart as a part of something larger, and no longer when that is undone."""
    suggested = Suggestion.objects.with_both(one, other).order_by("pk")
    record.remove(Suggestion, list(suggested.values_list("pk", flat=True)))
    if not Distinction.objects.with_both(one, other).exists():
        record.add([distinction(one.pk, other.pk, record.regrouping.made_by)])


def _other(pair: Distinction, actor: Actor) -> int:
    return pair.second_id if pair.first_id == actor.pk else pair.first_id


def distinction(one: int, other: int, user: Any) -> Distinction:
    first, second = sorted((one, other))
    return Distinction(first_id=first, second_id=second, made_by=user)


def _leave_out_itself(record: Recorder, source: Actor, target: Actor) -> None:
    """Nobody belongs to itself."""
    record.remove(Affiliation, list(between(source, target).values_list("pk", flat=True)))


def between(source: Actor, target: Actor) -> Any:
    """The affiliations that say that one of the two belongs to the other."""
    return Affiliation.objects.filter(
        Q(person=source, organisation=target) | Q(person=target, organisation=source)
    ).order_by("pk")


def _keep_name(record: Recorder, source: Actor, target: Actor) -> None:
    """The name that goes stays an alias, though somebody had rejected it as one."""
    if source.name == target.name:
        return
    known = Alias.objects.filter(actor=target, text=source.name).first()
    if known is None:
        record.add([Alias(actor=target, text=source.name, origin=Origin.PERSON)])
    elif known.rejected:
        record.change(Alias, [known.pk], rejected=False)


def _take_over(record: Recorder, source: Actor, target: Actor, user: AbstractBaseUser) -> None:
    """Blanks of the target are filled in; a person has now vouched for it."""
    filled = taken_over(source, target)
    for name, value in filled.items():
        record.change(Actor, [target.pk], **{name: value})
    vouched = Actor.objects.vouched().filter(pk=target.pk).exists()
    if not target.is_decided and (filled or not vouched):
        record.change(
            Actor,
            [target.pk],
            decision=Decision.ACCEPTED,
            decided_by=user,
            decided_at=timezone.now(),
        )


def taken_over(source: Actor, target: Actor) -> dict[str, Any]:
    """What the target does not say and the source does."""
    filled: dict[str, Any] = {}
    for name in _TAKEN_OVER:
        have, offered = getattr(target, name), getattr(source, name)
        if isinstance(have, dict):
            offered = {**offered, **have}
        elif have and have != Actor.Kind.UNKNOWN:
            continue
        if offered and offered != have:
            filled[name] = offered
    return filled


def keep_apart(one: Actor, other: Actor, user: AbstractBaseUser) -> None:
    """Store that the two are not the same; they are never suggested again."""
    if one.pk == other.pk:
        raise RegroupingError(f"{one} cannot be told apart from itself.")
    with as_person(user):
        for actor in locked(one, other):
            if actor.merged_into_id is not None:
                raise RegroupingError(
                    f"{actor} is merged into {actor.merged_into}: undo that first."
                )
        new = distinction(one.pk, other.pk, user)
        Distinction.objects.bulk_create([new], ignore_conflicts=True)
        Suggestion.objects.with_both(one, other).delete()


def take_together(one: Actor, other: Actor, user: AbstractBaseUser) -> None:
    """Take back that the two are not the same; whether they are is open again."""
    with as_person(user):
        Distinction.objects.with_both(one, other).delete()


def survivors(pks: Sequence[int]) -> dict[int, int]:
    """Who stands now for each of these actors: itself, or the last that it was merged into."""
    found = {pk: pk for pk in pks}
    while found:
        merged = Actor.objects.filter(pk__in=set(found.values()), merged_into__isnull=False)
        into = dict(merged.values_list("pk", F("merged_into_id")))
        if not into:
            break
        found = {pk: into.get(at, at) for pk, at in found.items()}
    return found
