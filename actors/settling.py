"""What a person says of one actor: its name and kind, whether it is one, what is not its name."""

from django.contrib.auth.models import AbstractBaseUser

from actors.models import Actor, Alias, RegroupedRow
from newsbase.decisions import DECISION_FIELDS, Decision, Origin
from newsbase.persons import as_person


def rename(actor: Actor, name: str, kind: str, user: AbstractBaseUser) -> list[str]:
    """Give it another name, or kind, everywhere at once; which of the two were changed.

    The name that it had stays an alias; one that it has now needs none.
    """
    with as_person(user):
        actor = Actor.objects.select_for_update(no_key=True).get(pk=actor.pk)
        wanted = {"name": name, "kind": kind}
        changed = [field for field, value in wanted.items() if getattr(actor, field) != value]
        if not changed:
            return []
        if "name" in changed:
            _keep_former_name(actor)
            _drop_alias(actor, name)
        actor.name, actor.kind = name, kind
        actor.mark(Decision.CORRECTED, user)
        actor.save(update_fields=["name", "kind", *DECISION_FIELDS])
    return changed


def _keep_former_name(actor: Actor) -> None:
    alias, new = Alias.objects.get_or_create(
        actor=actor, text=actor.name, defaults={"origin": Origin.PERSON}
    )
    if not new and alias.rejected:
        alias.rejected = False
        alias.save(update_fields=["rejected"])


def _drop_alias(actor: Actor, name: str) -> None:
    """Not one that a merge brought: undoing that takes it back."""
    brought = RegroupedRow.objects.filter(model=Alias._meta.label_lower).values("row")
    aliases = actor.aliases.filter(text=name, origin=Origin.PERSON)
    aliases.exclude(pk__in=brought).delete()


def decide(actor: Actor, decision: Decision, user: AbstractBaseUser) -> Actor:
    """Accept it, reject it, or take that back; as it then is."""
    with as_person(user):
        actor = Actor.objects.select_for_update(no_key=True).get(pk=actor.pk)
        actor.mark(decision, user)
        actor.save(update_fields=DECISION_FIELDS)
    return actor


def reject_alias(alias: Alias, rejected: bool, user: AbstractBaseUser) -> None:
    """Say that the name is not theirs, or take that back."""
    with as_person(user):
        alias.rejected = rejected
        alias.save(update_fields=["rejected"])
