from collections.abc import Collection
from typing import Any, Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from actors.models import Actor
from articles.models.article import Article
from articles.models.manner import Manner
from articles.models.sureness import Sureness, as_sure_as
from articles.quoting import quoted, runs
from newsbase.decisions import Decided, DecidedQuerySet, Decision, Origin
from newsbase.extraction.acts import acts, attitudes
from newsbase.guards import keep_decided, keep_part_of_decided, spans_inside_text
from newsbase.spans import span_check
from newsbase.when import DateRangeColumns, date_order_check

_NEWEST = ("-article__published", "-article_id", "start", "pk")

# What is told from other columns, and may be counted like one.
_TOLD = {"manner": Manner.column, "sureness": Sureness.column}

_KEEP_PART = keep_part_of_decided(
    "articles_statement", "statement_id", annotated_in="articles_annotation"
)


class StatementQuerySet(DecidedQuerySet["Statement"]):
    def newest_first(self) -> Self:
        return self.order_by(*_NEWEST)

    def surest_first(self) -> Self:
        return self.order_by("-confidence", *_NEWEST)

    def least_sure_first(self) -> Self:
        return self.order_by("confidence", *_NEWEST)

    def in_text_order(self) -> Self:
        return self.order_by("start", "-end", "pk")

    def undecided(self) -> Self:
        """What the machine may replace: nobody decided about it and nobody annotated it."""
        return self.filter(decision=Decision.NEW, annotations__isnull=True)

    def for_rows(self) -> Self:
        """With all that a row on a page shows, in a fixed number of queries.

        The articles come without their texts: each would be sent once for every statement.
        """
        return (
            self.select_related(
                "article__source", "speaker_actor", "medium_actor", "target_actor", "decided_by"
            )
            .prefetch_related("about", "addressees", "pieces")
            .prefetch_related("annotations__topics", "annotations__analyst")
            .defer("search", "article__search", "article__text")
        )

    def matching(self, words: str) -> Self:
        """Statements whose content has the words, in websearch syntax."""
        return self.filter(search=SearchQuery(words, search_type="websearch", config="english"))

    def said_by(self, actor: Actor) -> Self:
        return self.filter(speaker_actor=actor)

    def said_about(self, actor: Actor) -> Self:
        return self.filter(about=actor)

    def in_manner(self, manners: Collection[str]) -> Self:
        """Spoken or held; both where both, or neither, are named."""
        if set(manners) == {Manner.HELD}:
            return self.filter(act__in=attitudes())
        if set(manners) == {Manner.SPOKEN}:
            return self.exclude(act__in=attitudes())
        return self

    def as_sure_as(self, words: Collection[str]) -> Self:
        """With a confidence in the range of one of these words."""
        return self.filter(as_sure_as(words))

    def number_by(self, column: str) -> dict[str, int]:
        """As for any rows; `manner` and `sureness` are counted like columns."""
        if column not in _TOLD:
            return super().number_by(column)
        return self.annotate(told=_TOLD[column]()).number_by("told")

    def published_between(self, first: object, last: object) -> Self:
        """In articles published in the range; either end may be None."""
        chosen = self.filter(article__published__gte=first) if first else self
        return chosen.filter(article__published__lte=last) if last else chosen

    def said_between(self, first: object, last: object) -> Self:
        """Said, as far as that is known, on days that touch the range; either end may be None."""
        chosen = self.filter(date_to__gte=first) if first else self
        return chosen.filter(date_from__lte=last) if last else chosen

    def filed_under(self, topic: Any) -> Self:
        """Statements that some analyst filed under the topic."""
        return self.filter(pk__in=self.model.objects.filter(annotations__topics=topic).values("pk"))


class Statement(Decided, DateRangeColumns):
    """Somebody said something: speaker, cue and content as spans of the article.

    `start` and `end` bound the content pieces; `date_from` and `date_to` are when it was said.
    """

    class Kind(models.TextChoices):
        DIRECT = "direct", "direct"
        MIXED = "mixed", "mixed"
        INDIRECT = "indirect", "indirect"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="statements")
    speaker_actor = models.ForeignKey(
        Actor, on_delete=models.SET_NULL, null=True, blank=True, related_name="statements"
    )
    speaker_start = models.PositiveIntegerField(null=True, blank=True)
    speaker_end = models.PositiveIntegerField(null=True, blank=True)
    speaker_surface = models.CharField(max_length=300, blank=True)
    cue_start = models.PositiveIntegerField(null=True, blank=True)
    cue_end = models.PositiveIntegerField(null=True, blank=True)
    cue_surface = models.CharField(max_length=200, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField(help_text="The content pieces, joined by an ellipsis")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    act = models.CharField(max_length=30, db_index=True, help_text="The speech act of the cue")
    plover = models.CharField(max_length=12, blank=True, help_text="PLOVER root of the act")
    target_actor = models.ForeignKey(
        Actor, on_delete=models.SET_NULL, null=True, blank=True, related_name="targeted_by"
    )
    target_start = models.PositiveIntegerField(null=True, blank=True)
    target_end = models.PositiveIntegerField(null=True, blank=True)
    about = models.ManyToManyField(Actor, blank=True, related_name="statements_about")
    addressees = models.ManyToManyField(Actor, blank=True, related_name="statements_to")
    medium_actor = models.ForeignKey(
        Actor, on_delete=models.SET_NULL, null=True, blank=True, related_name="statements_carried"
    )
    medium = models.CharField(max_length=200, blank=True)
    confidence = models.FloatField(default=1.0)
    why = models.CharField(max_length=300, blank=True, help_text="The rule that found it")
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.PERSON)
    search = models.GeneratedField(
        expression=SearchVector("quote", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = StatementQuerySet.as_manager()

    class Meta(Decided.Meta):
        constraints = [
            *Decided.Meta.constraints,
            span_check("articles_statement_span"),
            span_check("articles_statement_speaker", "speaker_"),
            span_check("articles_statement_cue", "cue_"),
            span_check("articles_statement_target", "target_"),
            date_order_check("articles_statement_dates"),
            models.CheckConstraint(
                name="articles_statement_confidence", condition=Q(confidence__range=(0, 1))
            ),
            models.UniqueConstraint(
                fields=["article", "start", "end", "cue_start"],
                name="articles_statement_once",
                nulls_distinct=False,
            ),
        ]
        indexes = [
            GinIndex(fields=["search"], name="articles_statement_search"),
            models.Index(fields=["date_from"], name="articles_statement_date"),
            models.Index(
                fields=["speaker_actor", "article", "act"],
                condition=~Q(decision=Decision.REJECTED),
                name="articles_statement_speaker_act",
            ),
        ]
        triggers = [
            keep_decided(annotated_in="articles_annotation"),
            spans_inside_text("end", "speaker_end", "cue_end", "target_end"),
        ]

    def __str__(self) -> str:
        return f"{self.speaker_name} {self.cue_surface or 'said'}: {self.quote}"

    @property
    def speaker_name(self) -> str:
        """Who that is, else the words that stand there, else what an analyst should know."""
        if self.speaker_actor:
            return self.speaker_actor.name
        return self.speaker_surface or "unknown speaker"

    @property
    def words(self) -> str:
        """The quote as it is shown: between marks where it is direct; reads the pieces."""
        pieces = [(piece.start, piece.end) for piece in self.pieces.all()]
        cue = None
        if self.cue_start is not None and self.cue_end is not None:
            cue = self.cue_start, self.cue_end
        return quoted(runs(self.quote, pieces), pieces, cue, self.kind == self.Kind.DIRECT)

    @property
    def manner(self) -> Manner:
        return Manner.of(self.act)

    @property
    def is_held(self) -> bool:
        return self.manner == Manner.HELD

    @property
    def sureness(self) -> Sureness:
        return Sureness.of(self.confidence)

    @property
    def is_unsure(self) -> bool:
        """Less than sure, and nobody has decided about it yet."""
        return not self.is_decided and self.sureness != Sureness.SURE

    @property
    def act_in_words(self) -> str:
        """What the act means, if it is one that this version knows."""
        act = acts().get(self.act)
        return act.means if act else ""

    @property
    def target_beside(self) -> Actor | None:
        """The target where the content leaves it out: «accused Norway of …»."""
        end = self.target_end
        return self.target_actor if end is not None and end <= self.start else None

    def get_absolute_url(self) -> str:
        return f"{reverse('articles:article-detail', args=[self.article_id])}#s{self.pk}"


class ContentPiece(models.Model):
    """One run of the words that were said; “A,” he said, “B” has two."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="pieces")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["start"]
        constraints = [
            span_check("articles_contentpiece_span"),
            models.UniqueConstraint(
                fields=["statement", "start"], name="articles_contentpiece_once"
            ),
        ]
        triggers = [
            _KEEP_PART,
            spans_inside_text(
                "end",
                article="(SELECT article_id FROM articles_statement WHERE id = NEW.statement_id)",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"


class StatementAbout(Statement.about.through):  # type: ignore[name-defined,misc]
    """The rows of `Statement.about`, under the rule that decided statements keep theirs."""

    class Meta:
        proxy = True
        triggers = [_KEEP_PART]


class StatementAddressee(Statement.addressees.through):  # type: ignore[name-defined,misc]
    """The rows of `Statement.addressees`, under the same rule."""

    class Meta:
        proxy = True
        triggers = [_KEEP_PART]
