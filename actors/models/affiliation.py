from collections.abc import Iterator
from typing import Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Window
from django.db.models.functions import RowNumber, Substr

from actors.models.actor import Actor
from newsbase.decisions import Origin
from newsbase.guards import keep_entered

_DATE = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    def for_rows(self) -> Self:
        """With both ends; first those that some article tells of."""
        told = self.model.objects.filter(pk=OuterRef("pk"), evidence__isnull=False)
        return (
            self.select_related("person", "organisation")
            .annotate(told=Exists(told))
            .order_by("-told", "organisation__sort_key", "person__sort_key", "role", "pk")
        )

    def evidence_rows(self, most: int) -> Iterator[Any]:
        """The words of articles behind these affiliations, the `most` latest of each.

        As plain values: evidence belongs to articles, which this app does not import. Substr
        counts from 1, offsets from 0.
        """
        latest: list[Any] = [F("evidence__article__published").desc(), F("evidence__pk")]
        rank = Window(RowNumber(), partition_by=F("pk"), order_by=latest)
        words = Substr(
            "evidence__article__text",
            F("evidence__start") + 1,
            F("evidence__end") - F("evidence__start"),
        )
        found = self.filter(evidence__isnull=False).annotate(rank=rank).filter(rank__lte=most)
        return (
            found.order_by(*latest)
            .values(
                affiliation=F("pk"),
                article_id=F("evidence__article"),
                published=F("evidence__article__published"),
                words=words,
            )
            .iterator()
        )


class Affiliation(models.Model):
    """A person (or body) that belongs to an organisation or state, in a role.

    `organisation` is null where only the role is known: "General Ivan Holm". `since` and `until`
    are ISO dates as precise as known ("2019", "2019-05"), empty where unknown or still so.

    The sentences that say so are `articles.AffiliationEvidence` rows: only articles know texts.
    """

    person = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(
        Actor, on_delete=models.CASCADE, null=True, blank=True, related_name="members"
    )
    role = models.CharField(max_length=200, blank=True)
    since = models.CharField(max_length=10, blank=True, help_text="2019, 2019-05 or 2019-05-31")
    until = models.CharField(max_length=10, blank=True, help_text="2019, 2019-05 or 2019-05-31")
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.PERSON)

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "role", "since"],
                name="actors_affiliation_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="actors_affiliation_not_self",
                condition=Q(organisation__isnull=True) | ~Q(person=F("organisation")),
            ),
            models.CheckConstraint(
                name="actors_affiliation_tells",
                condition=Q(organisation__isnull=False) | ~Q(role=""),
            ),
            models.CheckConstraint(
                name="actors_affiliation_dates",
                condition=Q(since__regex=_DATE) & Q(until__regex=_DATE),
            ),
        ]
        triggers = [keep_entered("actors_actor", "person_id")]

    def __str__(self) -> str:
        role = f", {self.role}" if self.role else ""
        organisation = f" ({self.organisation})" if self.organisation else ""
        return f"{self.person}{role}{organisation}"
