import re
from typing import Any, Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Substr
from django.urls import reverse

from newsbase.decisions import CONFIRMED, Decided, DecidedQuerySet, Decision, Origin
from newsbase.folding import Fold, Skeleton
from newsbase.guards import keep_decided


class ActorQuerySet(DecidedQuerySet["Actor"]):
    def standing(self) -> Self:
        """All but the rejected, and those that were merged into others."""
        return super().standing().filter(merged_into__isnull=True)

    def vouched(self) -> Self:
        """The curated, and those that a person entered, accepted or corrected."""
        curated = Q(curated_key__isnull=False)
        return self.filter(curated | Q(decision__in=CONFIRMED) | Q(origin=Origin.PERSON))

    def provisional(self) -> Self:
        """Those that the machine alone knows."""
        return self.filter(curated_key__isnull=True, origin=Origin.MACHINE, decision=Decision.NEW)

    def ambiguous(self) -> Self:
        """Those whom some mention may mean of which it is not known who is meant."""
        own = self.model.objects.filter(pk=OuterRef("pk"))
        return self.filter(Exists(own.filter(perhaps__isnull=False, perhaps__actor__isnull=True)))

    def met(self) -> Self:
        """All but the curated ones that no article names and no person touched."""
        named = Exists(self.model.objects.filter(pk=OuterRef("pk"), mentions__isnull=False))
        return self.filter(~Q(origin=Origin.CURATED, decision=Decision.NEW) | named)

    def named_like(self, words: str) -> Self:
        """Actors with a name or alias that contains the words, case and accents aside."""
        needle = Fold(Value(words))
        by_alias = self.model.objects.filter(aliases__folded__contains=needle).values("pk")
        return self.filter(Q(sort_key__contains=needle) | Q(pk__in=by_alias))

    def called(self, name: str) -> Self:
        """Actors with exactly this name or alias, case and accents aside."""
        needle = Fold(Value(name))
        by_alias = self.model.objects.filter(aliases__folded=needle).values("pk")
        return self.filter(Q(sort_key=needle) | Q(pk__in=by_alias))

    def best_first(self, words: str) -> Self:
        """Who is called exactly so, whose name begins so, whom articles name; then by name."""
        needle = Fold(Value(words))
        own = self.model.objects.filter(pk=OuterRef("pk"))
        return self.annotate(
            exact=Q(sort_key=needle) | Exists(own.filter(aliases__folded=needle)),
            begins=Q(sort_key__startswith=needle),
            heard=Exists(own.filter(mentions__isnull=False)),
        ).order_by("-exact", "-begins", "-heard", "sort_key", "pk")

    def suggested_for(self, words: str) -> Self:
        """Named like the words, the best first; `alias` is a name of theirs that fits."""
        needle = Fold(Value(words))
        fitting = self.model.objects.filter(pk=OuterRef("pk"), aliases__folded__contains=needle)
        alias = Subquery(fitting.order_by("aliases__folded").values("aliases__text")[:1])
        return self.named_like(words).annotate(alias=alias).best_first(words)

    def in_name_order(self) -> Self:
        return self.order_by("sort_key", "pk")

    def most_heard_first(self) -> Self:
        """By number of statements; needs `with_counts`."""
        return self.order_by("-statement_count", "sort_key", "pk")

    def countries(self) -> list[tuple[str, str]]:
        """Code and name of every country that has an actor; the code where no state bears it."""
        names = dict(
            self.model.objects.filter(kind=Actor.Kind.STATE)
            .order_by("-sort_key")
            .values_list("country", "name")
        )
        codes = self.standing().exclude(country="").order_by("country")
        pairs = [
            (code, names.get(code, code))
            for code in codes.values_list("country", flat=True).distinct()
        ]
        return sorted(pairs, key=lambda pair: pair[1].casefold())

    def with_counts(self) -> Self:
        """How many statements by and about, events and articles, the rejected left out.

        One subquery a count: joins would multiply the rows.
        """
        return self.annotate(
            statement_count=_count("statements", ~Q(statements__decision=Decision.REJECTED)),
            about_count=_count(
                "statements_about", ~Q(statements_about__decision=Decision.REJECTED)
            ),
            event_count=_count("events", ~Q(events__decision=Decision.REJECTED)),
            article_count=_count("mentions__article"),
        )

    def named_with(self, actor: "Actor") -> Self:
        """Actors that the same articles mention, with `shared`, the number of those articles."""
        articles = Actor.objects.filter(pk=actor.pk).values("mentions__article")
        return (
            self.filter(mentions__article__in=articles)
            .exclude(pk=actor.pk)
            .annotate(shared=Count("mentions__article", distinct=True))
            .order_by("-shared", "sort_key", "pk")
        )


def _count(relation: str, only: Q | None = None) -> Coalesce:
    """How many different rows the outer actor has behind a relation (named, not imported)."""
    rows = (
        Actor.objects.filter(pk=OuterRef("pk"))
        .order_by()
        .values("pk")
        .annotate(number=Count(relation, filter=only, distinct=True))
    )
    return Coalesce(Subquery(rows.values("number"), output_field=IntegerField()), 0)


class Actor(Decided):
    """A person, state, organisation or group that articles speak of.

    `curated_key` is the row's key in the tables of actors/data; the machine and the loader leave
    a row alone once a person has decided about it. One that was merged into another stays, so that
    the merge can be undone; nothing refers to it meanwhile.
    """

    class Kind(models.TextChoices):
        PERSON = "person", "person"
        STATE = "state", "state"
        IGO = "igo", "international organisation"
        ORGANIZATION = "organization", "organisation"
        GROUP = "group", "group"
        UNKNOWN = "unknown", "unknown"

    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.UNKNOWN)
    name = models.CharField(max_length=200)
    sort_key = models.GeneratedField(
        expression=Fold(F("name")), output_field=models.CharField(max_length=400), db_persist=True
    )
    skeleton = models.GeneratedField(
        expression=Skeleton(F("name")),
        output_field=models.CharField(max_length=400),
        db_persist=True,
    )
    country = models.CharField(
        max_length=2, blank=True, help_text="ISO 3166-1 alpha-2 code in capitals"
    )
    description = models.CharField(max_length=500, blank=True)
    external_ids = models.JSONField(
        default=dict, blank=True, help_text='For instance {"wikidata": "Q7184"}'
    )
    curated_key = models.CharField(
        max_length=100, null=True, blank=True, unique=True, editable=False
    )
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.PERSON)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False,
        related_name="absorbed",
    )  # fmt: skip
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ActorQuerySet.as_manager()

    class Meta(Decided.Meta):
        constraints = [
            *Decided.Meta.constraints,
            models.CheckConstraint(name="actors_actor_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="actors_actor_country",
                condition=Q(country="") | Q(country__regex=r"^[A-Z]{2}$"),
            ),
            models.CheckConstraint(
                name="actors_actor_not_into_self",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("pk")),
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "sort_key"], name="actors_actor_kind_name"),
            models.Index(fields=["sort_key"], name="actors_actor_sort_key"),
            models.Index(fields=["skeleton"], name="actors_actor_skeleton"),
            GinIndex(fields=["sort_key"], name="actors_actor_trgm", opclasses=["gin_trgm_ops"]),
        ]
        triggers = [keep_decided(or_if="OLD.merged_into_id IS NOT NULL")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("actors:actor-detail", args=[self.pk])

    @property
    def wikidata_url(self) -> str:
        """The item's page; empty where the id is unknown or is not one."""
        item = str(self.external_ids.get("wikidata", ""))
        return f"https://www.wikidata.org/wiki/{item}" if re.fullmatch(r"Q\d+", item) else ""

    def surfaces(self) -> dict[str, int]:
        """How often articles name the actor by which words; the keys are folded as in Python."""
        counts: dict[str, int] = {}
        rows = Actor.objects.filter(pk=self.pk, mentions__type="name").order_by()
        for surface, number in rows.values_list("mentions__surface").annotate(Count("mentions")):
            counts[surface.casefold()] = counts.get(surface.casefold(), 0) + number
        return counts

    def articles(self) -> "models.QuerySet[Any, Any]":
        """The articles that mention the actor, newest first, as rows of plain values."""
        return (
            Actor.objects.filter(pk=self.pk, mentions__isnull=False)
            .values(
                article_id=F("mentions__article"),
                title=F("mentions__article__title"),
                beginning=Substr("mentions__article__text", 1, 200),
                published=F("mentions__article__published"),
                source=F("mentions__article__source__name"),
            )
            .annotate(mentions_here=Count("mentions"))
            .order_by("-published", "-article_id")
        )
