import datetime
from collections.abc import Iterator
from typing import Any, Self

from django.db import models
from django.db.models import F, Max, Min, Q, Window
from django.db.models.functions import RowNumber, Substr

from actors.models.actor import Actor
from newsbase.decisions import Origin
from newsbase.guards import keep_entered

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()

_DATE = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    def for_rows(self) -> Self:
        """With both ends and the days of the first and the last article that says so.

        First those that did not end, then those that articles tell of, the latest first.
        """
        told = F("last_told").desc(nulls_last=True)
        return (
            self.select_related("person", "organisation")
            .annotate(
                first_told=Min("evidence__article__published"),
                last_told=Max("evidence__article__published"),
                ended=~Q(until=""),
            )
            .order_by(
                "ended", "-until", told, "organisation__sort_key", "person__sort_key", "role", "pk"
            )
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

    @property
    def period(self) -> str:
        """«since May 2019», «2019–2021»; empty where neither end is known."""
        since, until = _date_in_words(self.since), _date_in_words(self.until)
        if since and until:
            return f"{since} – {until}" if " " in since + until else f"{since}–{until}"
        return f"since {since}" if since else f"until {until}" if until else ""

    @property
    def told(self) -> str:
        """When articles say so, from the first to the last; needs `for_rows`."""
        first, last = getattr(self, "first_told", None), getattr(self, "last_told", None)
        if first is None or last is None:
            return ""
        return _told(first, last)


def _date_in_words(date: str) -> str:
    """«2019», «May 2019», «31 May 2019» of an ISO date that is as precise."""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = f"{_MONTHS[int(rest[0]) - 1]} {year}" if 1 <= int(rest[0]) <= 12 else year
    return f"{int(rest[1])} {month}" if len(rest) == 2 else month


def _told(first: datetime.date, last: datetime.date) -> str:
    if first == last:
        return f"{first.day} {first:%b %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%b %Y}"
    begin = f"{first:%b}" if first.year == last.year else f"{first:%b %Y}"
    return f"{begin} – {last:%b %Y}"
