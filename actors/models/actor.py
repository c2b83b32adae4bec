from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q, Value
from django.urls import reverse

from newsbase.decisions import Decided, Decision, Origin
from newsbase.folding import Fold
from newsbase.guards import keep_decided


class ActorQuerySet(models.QuerySet["Actor"]):
    def visible(self) -> Self:
        """All but the rejected."""
        return self.exclude(decision=Decision.REJECTED)

    def named_like(self, words: str) -> Self:
        """Actors with a name or alias that contains the words, case and accents aside."""
        needle = Fold(Value(words))
        by_alias = self.model.objects.filter(aliases__folded__contains=needle).values("pk")
        return self.filter(Q(sort_key__contains=needle) | Q(pk__in=by_alias))

    def in_name_order(self) -> Self:
        return self.order_by("sort_key", "pk")


class Actor(Decided):
    """A person, state, organisation or group that articles speak of.

    `curated_key` is the row's key in the tables of actors/data; the machine and the loader leave
    a row alone once a person has decided about it.
    """

    class Kind(models.TextChoices):
        PERSON = "person", "person"
        STATE = "state", "state"
        IGO = "igo", "international organisation"
        ORGANIZATION = "organization", "organisation"
        GROUP = "group", "group"
        UNKNOWN = "unknown", "unknown"

    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.UNKNOWN)
    name = models.CharField(max_length=200)
    sort_key = models.GeneratedField(
        expression=Fold(F("name")), output_field=models.CharField(max_length=400), db_persist=True
    )
    country = models.CharField(
        max_length=2, blank=True, help_text="ISO 3166-1 alpha-2 code in capitals"
    )
    description = models.CharField(max_length=500, blank=True)
    external_ids = models.JSONField(
        default=dict, blank=True, help_text='For instance {"wikidata": "Q7184"}'
    )
    curated_key = models.CharField(
        max_length=100, null=True, blank=True, unique=True, editable=False
    )
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.PERSON)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ActorQuerySet.as_manager()

    class Meta(Decided.Meta):
        constraints = [
            *Decided.Meta.constraints,
            models.CheckConstraint(name="actors_actor_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="actors_actor_country",
                condition=Q(country="") | Q(country__regex=r"^[A-Z]{2}$"),
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "sort_key"], name="actors_actor_kind_name"),
            models.Index(fields=["sort_key"], name="actors_actor_sort_key"),
            GinIndex(fields=["sort_key"], name="actors_actor_trgm", opclasses=["gin_trgm_ops"]),
        ]
        triggers = [keep_decided()]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("actors:actor-detail", args=[self.pk])
