from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.statement import Statement
from newsbase.guards import persons_only


class Topic(models.Model):
    """A subject that analysts file statements under."""

    name = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(name="articles_topic_name", condition=~Q(name=""))]
        triggers = [persons_only()]

    def __str__(self) -> str:
        return self.name


class Annotation(models.Model):
    """What one analyst thinks of one statement. Analysts may disagree: each has their own row."""

    class Stance(models.TextChoices):
        SUPPORTS = "supports", "supports"
        OPPOSES = "opposes", "opposes"
        NEUTRAL = "neutral", "neutral"
        MIXED = "mixed", "mixed"

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="annotations")
    analyst = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="annotations"
    )
    stance = models.CharField(max_length=8, choices=Stance.choices, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="annotations")
    note = models.TextField(blank=True, max_length=5000)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "analyst"], name="articles_annotation_one_each"
            ),
        ]
        triggers = [persons_only()]

    def __str__(self) -> str:
        return f"{self.analyst} on statement {self.statement_id}"


class AnnotationTopic(Annotation.topics.through):  # type: ignore[name-defined,misc]
    """The rows of `Annotation.topics`, under the same rule as the annotation itself."""

    class Meta:
        proxy = True
        triggers = [persons_only()]
