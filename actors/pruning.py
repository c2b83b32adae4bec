"""Removing actors that the machine made and nothing refers to any more."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q

from actors.models import Actor, Distinction, Regrouping
from newsbase.decisions import Decision, Origin

_OWN = {"aliases"}  # what goes with the actor and is no reason to keep it


def prune(candidates: Collection[int]) -> int:
    """Delete those of the candidates (ids) that nothing refers to; how many they were.

    Only undecided actors of origin machine to whom no person gave an alias, and whom none told
    apart from others, merged or split. Any relation to an actor counts, whichever app declares it.
    """
    referring = {
        f"{relation.name}__isnull": True
        for relation in Actor._meta.related_objects
        if relation.name not in _OWN
    }
    told_apart = Distinction.objects.filter(Q(first=OuterRef("pk")) | Q(second=OuterRef("pk")))
    regrouped = Regrouping.objects.filter(Q(source=OuterRef("pk")) | Q(target=OuterRef("pk")))
    unused = Actor.objects.filter(
        ~Exists(told_apart),
        ~Exists(regrouped),
        pk__in=candidates,
        origin=Origin.MACHINE,
        decision=Decision.NEW,
        merged_into=None,
        **referring,
    ).exclude(aliases__origin=Origin.PERSON)
    pks = list(unused.values_list("pk", flat=True))
    Actor.objects.filter(pk__in=pks).delete()
    return len(pks)
