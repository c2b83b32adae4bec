from django.db import models

from actors.models import Affiliation
from articles.models.article import Article
from newsbase.guards import spans_inside_text
from newsbase.spans import span_check


class AffiliationEvidence(models.Model):
    """The words of an article that say that a person belongs to an organisation."""

    affiliation = models.ForeignKey(Affiliation, on_delete=models.CASCADE, related_name="evidence")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="affiliations")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "affiliation evidence"
        constraints = [
            span_check("articles_affiliationevidence_span"),
            models.UniqueConstraint(
                fields=["affiliation", "article", "start", "end"],
                name="articles_affiliationevidence_once",
            ),
        ]
        triggers = [spans_inside_text("end")]

    def __str__(self) -> str:
        return f"{self.affiliation} in {self.article}"
