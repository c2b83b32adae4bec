from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from actors.models.actor import Actor
from newsbase.guards import persons_only


class RegroupingQuerySet(models.QuerySet["Regrouping"]):
    def in_force(self) -> Self:
        return self.filter(undone_at__isnull=True)

    def of(self, actor: Actor) -> Self:
        """Those that took rows from the actor or gave it some, the latest first."""
        return self.filter(Q(source=actor) | Q(target=actor)).order_by("-made_at", "-pk")


class Regrouping(models.Model):
    """A person moved rows from one actor to another: all of them (a merge), or some (a split).

    `remark` says, once it is undone, what could not be brought back.
    """

    class Kind(models.TextChoices):
        MERGE = "merge", "merge"
        SPLIT = "split", "split"

    kind = models.CharField(max_length=5, choices=Kind.choices)
    source = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="+")
    target = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="+")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    remark = models.TextField(blank=True)

    objects = RegroupingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="actors_regrouping_two", condition=~Q(source=F("target"))),
        ]
        triggers = [persons_only()]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.source} → {self.target}"


class RegroupedRow(models.Model):
    """What a regrouping did to one row of some table, so that it can be taken back.

    `model` is a label ("articles.mention"), `row` the row's id; records stand in the order of what
    was done. A row `moved` from the source to the target in its `column`, or between the ids `from`
    and `to` of its `values`. One `removed` stood for the same as a row of the target; `values` has
    all its columns. So they do for one `added`, which was not there before. The values of one
    `changed` are its columns `before` and `after`.
    """

    class Act(models.TextChoices):
        MOVED = "moved", "moved"
        REMOVED = "removed", "removed"
        ADDED = "added", "added"
        CHANGED = "changed", "changed"

    regrouping = models.ForeignKey(Regrouping, on_delete=models.CASCADE, related_name="rows")
    model = models.CharField(max_length=100)
    row = models.BigIntegerField()
    act = models.CharField(max_length=7, choices=Act.choices)
    column = models.CharField(max_length=63, blank=True)
    values = models.JSONField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["model", "row"], name="actors_regroupedrow_row"),
            models.Index(
                fields=["regrouping", "model"],
                condition=Q(act="removed"),
                name="actors_regroupedrow_removed",
            ),
        ]
        triggers = [persons_only(but=("row", "values"))]  # ids of rows found anew

    def __str__(self) -> str:
        return f"{self.act} {self.model} {self.row}"
