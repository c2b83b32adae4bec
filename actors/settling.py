"""What a person says of one actor: its name and kind, whether it is one, what is not its name."""

from django.contrib.auth.models import AbstractBaseUser

from actors.models import Actor, Alias
from newsbase.decisions import DECISION_FIELDS, Decision, Origin
from newsbase.persons import as_person


def rename(actor: Actor, name: str, kind: str, user: AbstractBaseUser) -> None:
    """Give it another name, or kind, everywhere at once; the name that it had stays an alias."""
    with as_person(user):
        actor = Actor.objects.select_for_update(no_key=True).get(pk=actor.pk)
        if (actor.name, actor.kind) == (name, kind):
            return
        if actor.name != name:
            alias, new = Alias.objects.get_or_create(
                actor=actor, text=actor.name, defaults={"origin": Origin.PERSON}
            )
            if not new and alias.rejected:
                alias.rejected = False
                alias.save(update_fields=["rejected"])
        actor.name, actor.kind = name, kind
        actor.mark(Decision.CORRECTED, user)
        actor.save(update_fields=["name", "kind", *DECISION_FIELDS])


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
