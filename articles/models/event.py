from typing import Any, Self

from django.db import models
from django.db.models import Count, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce, Substr
from django.urls import reverse

from actors.models import Actor
from articles.models.article import Article
from articles.models.place import Place
from newsbase.decisions import Decided, DecidedQuerySet, Origin
from newsbase.guards import keep_decided, keep_part_of_decided, spans_inside_text
from newsbase.spans import span_check
from newsbase.when import DateRangeColumns, date_order_check


class EventQuerySet(DecidedQuerySet["Event"]):
    def latest_first(self) -> Self:
        """By date, the latest first; events without a date come last."""
        return self.order_by(F("date_from").desc(nulls_last=True), "-pk")

    def for_rows(self) -> Self:
        """With all that a row on a page shows, in a fixed number of queries."""
        reports = EventReport.objects.filter(event=OuterRef("pk")).order_by().values("event")
        number = Subquery(reports.annotate(number=Count("pk")).values("number"))
        return (
            self.select_related("place", "decided_by")
            .prefetch_related("participants__actor")
            .annotate(report_count=Coalesce(number, 0))
        )

    def matching(self, words: str) -> Self:
        """Events that have each of the words in their title, place or participants."""
        chosen = self
        for word in words.split():
            taking_part = self.model.objects.filter(participants__name__icontains=word)
            chosen = chosen.filter(
                Q(title__icontains=word)
                | Q(place__name__icontains=word)
                | Q(pk__in=taking_part.order_by().values("pk"))
            )
        return chosen

    def between(self, first: object, last: object) -> Self:
        """On days that touch the range; either end may be None. Without a date, never."""
        chosen = self.filter(date_to__gte=first) if first else self
        return chosen.filter(date_from__lte=last) if last else chosen

    def with_actor(self, actor: Actor) -> Self:
        part = self.model.objects.filter(participants__actor=actor)
        return self.filter(pk__in=part.order_by().values("pk"))


class Event(Decided, DateRangeColumns):
    """Something that happened, or is planned, whoever reports it."""

    class Type(models.TextChoices):
        """The roots of PLOVER, and OTHER for what analysts want and PLOVER has no root for."""

        AGREE = "AGREE", "agree"
        CONSULT = "CONSULT", "consult"
        SUPPORT = "SUPPORT", "support"
        CONCEDE = "CONCEDE", "concede"
        COOPERATE = "COOPERATE", "cooperate"
        AID = "AID", "aid"
        RETREAT = "RETREAT", "retreat"
        REQUEST = "REQUEST", "request"
        ACCUSE = "ACCUSE", "accuse"
        REJECT = "REJECT", "reject"
        THREATEN = "THREATEN", "threaten"
        PROTEST = "PROTEST", "protest"
        SANCTION = "SANCTION", "sanction"
        MOBILIZE = "MOBILIZE", "mobilise"
        COERCE = "COERCE", "coerce"
        ASSAULT = "ASSAULT", "assault"
        OTHER = "OTHER", "other"

    class Status(models.TextChoices):
        HAPPENED = "happened", "happened"
        ONGOING = "ongoing", "ongoing"
        PLANNED = "planned", "planned"
        HYPOTHETICAL = "hypothetical", "hypothetical"
        DENIED = "denied", "denied"

    type = models.CharField(max_length=9, choices=Type.choices)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.HAPPENED)
    title = models.CharField(max_length=300)
    place = models.ForeignKey(
        Place, on_delete=models.SET_NULL, null=True, blank=True, related_name="events"
    )
    confidence = models.FloatField(default=1.0)
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.PERSON)
    actors = models.ManyToManyField(Actor, through="Participant", related_name="events")

    objects = EventQuerySet.as_manager()

    class Meta(Decided.Meta):
        constraints = [
            *Decided.Meta.constraints,
            date_order_check("articles_event_dates"),
            models.CheckConstraint(
                name="articles_event_confidence", condition=Q(confidence__range=(0, 1))
            ),
        ]
        indexes = [
            models.Index(fields=["type", "date_from"], name="articles_event_type_date"),
            models.Index(fields=["date_from"], name="articles_event_date"),
        ]
        triggers = [keep_decided()]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("articles:event-detail", args=[self.pk])


class Participant(models.Model):
    """Who took part. `actor` is null for those only described; `name` is the words of the text.

    `reports` are those that name the participant; there are none where a person entered it.
    """

    class Role(models.TextChoices):
        ACTOR = "actor", "actor"
        RECIPIENT = "recipient", "recipient"
        OTHER = "other", "other"

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="participants")
    actor = models.ForeignKey(
        Actor, on_delete=models.SET_NULL, null=True, blank=True, related_name="participations"
    )
    name = models.CharField(max_length=300)
    role = models.CharField(max_length=9, choices=Role.choices)
    reports: "models.ManyToManyField[EventReport, Any]" = models.ManyToManyField(
        "EventReport", editable=False, related_name="participants"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "actor", "role"],
                condition=Q(actor__isnull=False),
                name="articles_participant_once",
            ),
        ]
        triggers = [keep_part_of_decided("articles_event", "event_id")]

    def __str__(self) -> str:
        return self.name


class EventReportQuerySet(models.QuerySet["EventReport"]):
    def with_words(self) -> Self:
        """With the evidence, cut at its trigger into `before`, `trigger` and `after`.

        The articles come without their texts, for there may be many.
        """
        return self.prefetch_related(Prefetch("article", Article.objects.without_text())).annotate(
            before=_words("start", "trigger_start"),
            trigger=_words("trigger_start", "trigger_end"),
            after=_words("trigger_end", "end"),
        )


def _words(start: str, end: str) -> Substr:
    """The article's text from one column to the other; Substr counts from 1."""
    return Substr("article__text", F(start) + 1, F(end) - F(start))


class EventReport(DateRangeColumns):
    """The words of one article that report an event: `trigger` inside the `evidence` sentence.

    `title`, `status`, `place` and the date are what this report says. The machine's event is
    derived from its reports until a person decides on it.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="reports")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="event_reports")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    trigger_start = models.PositiveIntegerField()
    trigger_end = models.PositiveIntegerField()
    title = models.CharField(max_length=300, blank=True)
    status = models.CharField(
        max_length=12, choices=Event.Status.choices, default=Event.Status.HAPPENED
    )
    place = models.ForeignKey(
        Place, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    confidence = models.FloatField(default=1.0)
    why = models.CharField(max_length=300, blank=True, help_text="The rule that found it")

    objects = EventReportQuerySet.as_manager()

    class Meta:
        ordering = ["start"]
        constraints = [
            span_check("articles_eventreport_span"),
            span_check("articles_eventreport_trigger", "trigger_"),
            date_order_check("articles_eventreport_dates"),
            models.CheckConstraint(
                name="articles_eventreport_confidence", condition=Q(confidence__range=(0, 1))
            ),
            models.UniqueConstraint(
                fields=["article", "trigger_start", "trigger_end"],
                name="articles_eventreport_once",
            ),
        ]
        triggers = [
            keep_part_of_decided("articles_event", "event_id", may_grow=True),
            spans_inside_text("end", "trigger_end"),
        ]

    def __str__(self) -> str:
        return f"{self.event} in {self.article}"

    def get_absolute_url(self) -> str:
        return f"{reverse('articles:article-detail', args=[self.article_id])}#e{self.pk}"
