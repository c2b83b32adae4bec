from django.db import models

from actors.models import Actor
from articles.models.article import Article
from newsbase.guards import spans_inside_text
from newsbase.spans import span_check


class Mention(models.Model):
    """A place in the text that speaks of somebody: a name, a description or a pronoun.

    `actor` is null where nobody could be named, or several could (`why` says which).
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

    class Meta:
        constraints = [
            span_check("articles_mention_span"),
            models.UniqueConstraint(
                fields=["article", "start", "end"], name="articles_mention_once"
            ),
        ]
        triggers = [spans_inside_text("end")]

    def __str__(self) -> str:
        return self.surface
