from django.db import models
from django.db.models import F, Q

from articles.models.article import Article


class Ingestion(models.Model):
    """One run of `manage.py ingest`."""

    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    paths = models.JSONField(default=list, help_text="What it was given")
    pipeline_version = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["-started_at"]
        constraints = [
            models.CheckConstraint(
                name="articles_ingestion_order",
                condition=Q(finished_at__isnull=True) | Q(finished_at__gte=F("started_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"ingestion of {self.started_at:%Y-%m-%d %H:%M}"


class IngestionItem(models.Model):
    """What became of one input: `name` is its path, with the line for files of many articles."""

    class Outcome(models.TextChoices):
        ADDED = "added", "added"
        KNOWN = "known", "already known"
        REFUSED = "refused", "refused"

    ingestion = models.ForeignKey(Ingestion, on_delete=models.CASCADE, related_name="items")
    name = models.CharField(max_length=1000)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    reason = models.CharField(max_length=500, blank=True)
    article = models.ForeignKey(
        Article, on_delete=models.SET_NULL, null=True, blank=True, related_name="ingestion_items"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="articles_ingestionitem_reason",
                condition=~Q(outcome="refused") | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_outcome_display()}"
