"""Removing actors that the machine made and nothing refers to any more."""

from collections.abc import Collection

from actors.models import Actor
from newsbase.decisions import Decision, Origin

_OWN = {"aliases"}  # what goes with the actor and is no reason to keep it


def prune(candidates: Collection[int]) -> int:
    """Delete those of the candidates (ids) that nothing refers to; how many they were.

    Only undecided actors of origin machine to whom no person gave an alias. Any relation to an
    actor counts, whichever app declares it.
    """
    referring = {
        f"{relation.name}__isnull": True
        for relation in Actor._meta.related_objects
        if relation.name not in _OWN
    }
    unused = Actor.objects.filter(
        pk__in=candidates, origin=Origin.MACHINE, decision=Decision.NEW, **referring
    ).exclude(aliases__origin=Origin.PERSON)
    pks = list(unused.values_list("pk", flat=True))
    Actor.objects.filter(pk__in=pks).delete()
    return len(pks)
