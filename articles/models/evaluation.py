from typing import Self

from django.db import models
from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    def latest_runs(self, number: int) -> Self:
        """The last runs of each layer and data set, newest first, one query."""
        place = Window(
            RowNumber(), partition_by=["layer", "data_set"], order_by=["-made_at", "-pk"]
        )
        return (
            self.annotate(place=place)
            .filter(place__lte=number)
            .order_by("layer", "data_set", "place")
        )


class Evaluation(models.Model):
    """What the machine scored against a data set that people annotated, in one run.

    `figures` are those of newsbase.extraction.evaluation, by scope; `fingerprint` names the state
    of gold and language work, and is empty where predictions came from a file.
    """

    made_at = models.DateTimeField(default=timezone.now)
    data_set = models.CharField(max_length=200, help_text="The file of the gold, without ending")
    layer = models.CharField(max_length=30)
    pipeline_version = models.CharField(max_length=200)
    texts = models.PositiveIntegerField()
    words = models.PositiveIntegerField()
    items = models.PositiveIntegerField(help_text="Annotated statements, or what the layer has")
    figures = models.JSONField()
    fingerprint = models.CharField(max_length=64, blank=True, db_index=True)

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        get_latest_by = ["made_at", "pk"]
        indexes = [
            models.Index(
                F("layer"), F("data_set"), F("made_at").desc(), name="articles_evaluation_runs"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.layer} of {self.data_set}, {self.made_at:%Y-%m-%d %H:%M}"
