from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from actors.models import Actor
from articles.models.article import Article
from newsbase.guards import keep_chosen, spans_inside_text
from newsbase.spans import span_check


class Mention(models.Model):
    """A place in the text that speaks of somebody: a name, a description or a pronoun.

    `actor` is null where nobody could be named, or several could: those are the `candidates`.
    `score`, from 0 to 1, is how sure the link is, `alias` the name by which the actor was known,
    `why` the reasons. Once a person chose who is meant (`chosen_at`), it stays so.
    """

    class Type(models.TextChoices):
        NAME = "name", "name"
        NOMINAL = "nominal", "description"
        PRONOUN = "pronoun", "pronoun"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="mentions")
    actor = models.ForeignKey(
        Actor, on_delete=models.SET_NULL, null=True, blank=True, related_name="mentions"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    type = models.CharField(max_length=7, choices=Type.choices)
    surface = models.CharField(max_length=300, help_text="The words, as they stand in the text")
    why = models.CharField(max_length=300, blank=True)
    score = models.FloatField(default=1.0)
    alias = models.CharField(max_length=200, blank=True)
    candidates: "models.ManyToManyField[Actor, Any]" = models.ManyToManyField(
        Actor, blank=True, related_name="perhaps"
    )
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    chosen_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        constraints = [
            span_check("articles_mention_span"),
            models.UniqueConstraint(
                fields=["article", "start", "end"], name="articles_mention_once"
            ),
            models.CheckConstraint(name="articles_mention_score", condition=Q(score__range=(0, 1))),
        ]
        indexes = [models.Index(fields=["actor", "article"], name="articles_mention_actor")]
        triggers = [keep_chosen(), spans_inside_text("end")]

    def __str__(self) -> str:
        return self.surface
