from typing import Self

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import (
    SearchHeadline,
    SearchQuery,
    SearchVector,
    SearchVectorField,
)
from django.db import models
from django.db.models import Case, Count, F, Func, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Left, Length
from django.urls import reverse

from actors.models import Actor
from articles.models.sureness import FLOORS, Sureness
from newsbase.decisions import Decision
from newsbase.extraction.acts import attitudes
from newsbase.snippets import HIT_END, HIT_START

HEADLINE_LENGTH = 90
BEGINNING_LENGTH = 240


class Source(models.Model):
    """Who published articles: an outlet, an agency, a ministry's site."""

    name = models.CharField(max_length=200, unique=True)
    url = models.URLField(blank=True)
    country = models.CharField(
        max_length=2, blank=True, help_text="ISO 3166-1 alpha-2 code in capitals"
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="articles_source_country",
                condition=Q(country="") | Q(country__regex=r"^[A-Z]{2}$"),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ArticleQuerySet(models.QuerySet["Article"]):
    def newest_first(self) -> Self:
        return self.order_by("-published", "-pk")

    def matching(self, words: str) -> Self:
        """Articles whose title or text has the words, in websearch syntax."""
        return self.filter(search=SearchQuery(words, search_type="websearch", config="english"))

    def published_between(self, first: object, last: object) -> Self:
        """Published in the range; either end may be None."""
        chosen = self.filter(published__gte=first) if first else self
        return chosen.filter(published__lte=last) if last else chosen

    def mentioning(self, actor: Actor) -> Self:
        return self.filter(
            pk__in=self.model.objects.filter(mentions__actor=actor).order_by().values("pk")
        )

    def without_text(self) -> Self:
        """With the source and what the headline needs; the text itself stays in the database."""
        return (
            self.select_related("source")
            .defer("text", "search")
            .annotate(opening=Left("text", HEADLINE_LENGTH + 1))
        )

    def for_rows(self, words: str = "") -> Self:
        """With what a row of the list shows: counts without the rejected, and a `snippet`.

        The snippet is the passage that has the words, between HIT_START and HIT_END where they
        stand, or the beginning of the text, with an ellipsis if there is more.
        """
        standing = ~Q(statements__decision=Decision.REJECTED)
        happened = ~Q(event_reports__event__decision=Decision.REJECTED)
        return self.without_text().annotate(
            statement_count=_count("statements", standing),
            event_count=_count("event_reports__event", happened),
            snippet=_passage(words) if words else _beginning(),
        )

    def number_by(self, column: str) -> dict[str, int]:
        """How many articles have which value of the column, in the order of the values."""
        rows = self.order_by(column).values_list(column).annotate(number=Count("pk"))
        return dict(rows)


def _count(relation: str, only: Q) -> Coalesce:
    """How many different rows the outer article has behind a relation: a join would multiply."""
    rows = (
        Article.objects.filter(pk=OuterRef("pk"))
        .order_by()
        .values("pk")
        .annotate(number=Count(relation, filter=only, distinct=True))
    )
    return Coalesce(Subquery(rows.values("number"), output_field=IntegerField()), 0)


def _beginning() -> Case:
    """The first words of the text, the last of them whole."""
    whole_words = Func(
        Left("text", BEGINNING_LENGTH),
        Value(r"(\s+\S*)?$"),
        Value(" …"),
        function="regexp_replace",
        output_field=models.TextField(),
    )
    return Case(When(length__lte=BEGINNING_LENGTH, then=F("text")), default=whole_words)


def _passage(words: str) -> SearchHeadline:
    return SearchHeadline(
        "text",
        SearchQuery(words, search_type="websearch", config="english"),
        config="english",
        start_sel=HIT_START,
        stop_sel=HIT_END,
        max_fragments=2,
        fragment_delimiter=" … ",
        max_words=22,
        min_words=12,
    )


class Article(models.Model):
    """One news article. `text` never changes: every offset in the knowledge base points into it."""

    source = models.ForeignKey(
        Source, on_delete=models.SET_NULL, null=True, blank=True, related_name="articles"
    )
    title = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    length = models.GeneratedField(
        expression=Length("text"), output_field=models.IntegerField(), db_persist=True
    )
    sha256 = models.CharField(
        max_length=64, unique=True, help_text="Of the text's UTF-8 bytes, in hexadecimal"
    )
    published = models.DateField(db_index=True)
    section = models.CharField(max_length=100, blank=True, db_index=True)
    language = models.CharField(max_length=8, default="en")
    url = models.URLField(max_length=1000, blank=True)
    retrieved_at = models.DateTimeField()
    pipeline_version = models.CharField(
        max_length=100, blank=True, help_text="What read it last: pipeline and model"
    )
    search = models.GeneratedField(
        expression=SearchVector("title", "text", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["search"], name="articles_article_search"),
            models.Index(fields=["-published", "-id"], name="articles_article_newest"),
        ]
        constraints = [
            models.CheckConstraint(name="articles_article_text", condition=~Q(text="")),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="text_is_immutable", fields=["text", "sha256"]),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return reverse("articles:article-detail", args=[self.pk])

    @property
    def headline(self) -> str:
        """The title, or the beginning of the text where the article came without one."""
        if self.title:
            return self.title
        first = (getattr(self, "opening", "") or self.text).split("\n", 1)[0]
        if len(first) <= HEADLINE_LENGTH:
            return first
        return first[:HEADLINE_LENGTH].rsplit(" ", 1)[0] + " …"

    def statement_counts(self) -> dict[str, int]:
        """How many of its statements there are: by decision (every decision is a key), in all.

        `held` are positions held, `unsure` those less than sure of which nobody decided. Costs a
        query.
        """
        by_decision = {word: Count("pk", filter=Q(decision=word)) for word in Decision.values}
        unsure = Q(decision=Decision.NEW, confidence__lt=FLOORS[Sureness.SURE])
        return self.statements.order_by().aggregate(
            **by_decision,
            all=Count("pk"),
            held=Count("pk", filter=Q(act__in=attitudes())),
            unsure=Count("pk", filter=unsure),
        )
