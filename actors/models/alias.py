from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from actors.models.actor import Actor
from newsbase.decisions import Origin
from newsbase.folding import Fold
from newsbase.guards import keep_entered


class Alias(models.Model):
    """A name that an actor goes by. The same text may be the alias of several actors.

    A `rejected` one is not theirs, as a person said; it stays, so that nobody enters it again.
    """

    class Type(models.TextChoices):
        NAME = "name", "name"
        OFFICIAL = "official", "official name"
        ADJECTIVE = "adjective", "adjective"
        NATIONAL = "national", "nationals"
        METONYM = "metonym", "metonym"

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=200)
    folded = models.GeneratedField(
        expression=Fold(F("text")), output_field=models.CharField(max_length=400), db_persist=True
    )
    type = models.CharField(max_length=9, choices=Type.choices, default=Type.NAME)
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.PERSON)
    rejected = models.BooleanField("not theirs", default=False)

    class Meta:
        verbose_name_plural = "aliases"
        constraints = [
            models.UniqueConstraint(fields=["actor", "text"], name="actors_alias_once"),
            models.CheckConstraint(name="actors_alias_text", condition=~Q(text="")),
        ]
        indexes = [
            models.Index(fields=["folded"], name="actors_alias_folded"),
            GinIndex(fields=["folded"], name="actors_alias_trgm", opclasses=["gin_trgm_ops"]),
        ]
        triggers = [keep_entered("actors_actor", "actor_id")]

    def __str__(self) -> str:
        return self.text
