from typing import Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from actors.models.actor import Actor
from newsbase.guards import persons_only

P = TypeVar("P", bound="Pair")


class PairQuerySet(models.QuerySet[P]):
    def of(self, actor: Actor) -> Self:
        """The pairs that the actor is one of."""
        return self.filter(Q(first=actor) | Q(second=actor))

    def with_both(self, one: Actor, other: Actor) -> Self:
        """The pair of the two, if there is one, in whichever order they come."""
        first, second = sorted((one.pk, other.pk))
        return self.filter(first=first, second=second)


class Pair(models.Model):
    """Two actors; the one with the lower id is `first`."""

    first = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"], name="%(app_label)s_%(class)s_once"
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_order", condition=Q(first__lt=F("second"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} and {self.second}"


class Suggestion(Pair):
    """Two actors that may be one, as the machine thinks; `score` from 0 to 1, `why` in words."""

    score = models.FloatField()
    why = models.CharField(max_length=300)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = PairQuerySet["Suggestion"].as_manager()

    class Meta(Pair.Meta):
        indexes = [models.Index(fields=["-score", "id"], name="actors_suggestion_best")]


class Distinction(Pair):
    """A person said that the two are not the same; they are never suggested again."""

    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    objects = PairQuerySet["Distinction"].as_manager()

    class Meta(Pair.Meta):
        triggers = [persons_only()]
