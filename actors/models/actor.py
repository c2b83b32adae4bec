import re
from collections.abc import Collection
from typing import Any, Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    FilteredRelation,
    Max,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Substr
from django.urls import reverse

from newsbase.decisions import CONFIRMED, Decided, DecidedQuerySet, Decision, Origin
from newsbase.folding import Fold, Skeleton, WordStart
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
        return self.filter(_perhaps_meant())

    def with_ambiguity(self) -> Self:
        """With `is_ambiguous`."""
        return self.annotate(is_ambiguous=_perhaps_meant())

    def met(self) -> Self:
        """All but the curated ones that no article names and no person touched."""
        named = Exists(self.model.objects.filter(pk=OuterRef("pk"), mentions__isnull=False))
        return self.filter(~Q(origin=Origin.CURATED, decision=Decision.NEW) | named)

    def named_like(self, words: str, also: Collection[int] = ()) -> Self:
        """Actors with a name or alias that contains the words, case and accents aside.

        And those with one of the ids of `also`.
        """
        needle = Fold(Value(words))
        by_alias = self.model.objects.filter(
            aliases__folded__contains=needle, aliases__rejected=False
        )
        has = Q(sort_key__contains=needle) | Q(pk__in=by_alias.values("pk"))
        return self.filter(has | Q(pk__in=also))

    def called(self, name: str) -> Self:
        """Actors with exactly this name or alias, case and accents aside."""
        needle = Fold(Value(name))
        by_alias = self.model.objects.filter(aliases__folded=needle, aliases__rejected=False)
        return self.filter(Q(sort_key=needle) | Q(pk__in=by_alias.values("pk")))

    def best_first(self, words: str, last: Collection[int] = ()) -> Self:
        """Who is called exactly so, whose name begins so, of which a word does; then by name.

        Whom articles name comes before others of the same rank. Behind all of them those with one
        of the ids of `last`, in its order.
        """
        needle, word = Fold(Value(words)), WordStart(Value(words))
        own = self.model.objects.filter(pk=OuterRef("pk"))
        named = own.filter(aliases__rejected=False)
        return self.annotate(
            exact=Q(sort_key=needle) | Exists(named.filter(aliases__folded=needle)),
            begins=Q(sort_key__startswith=needle),
            word=Q(sort_key__regex=word) | Exists(named.filter(aliases__folded__regex=word)),
            heard=Exists(own.filter(mentions__isnull=False)),
            behind=_place_in(last),
        ).order_by("behind", "-exact", "-begins", "-word", "-heard", "sort_key", "pk")

    def suggested_for(self, words: str) -> Self:
        """Named like the words, the best first; `alias` is a name of theirs that fits."""
        needle = Fold(Value(words))
        fitting = self.model.objects.filter(
            pk=OuterRef("pk"), aliases__folded__contains=needle, aliases__rejected=False
        )
        alias = Subquery(fitting.order_by("aliases__folded").values("aliases__text")[:1])
        return self.named_like(words).annotate(alias=alias).best_first(words)

    def in_name_order(self) -> Self:
        return self.order_by("sort_key", "pk")

    def most_heard_first(self) -> Self:
        """By number of statements; counted, as mentions are, by the column that an index holds."""
        not_rejected = ~Q(statements__decision=Decision.REJECTED)
        heard = self.annotate(
            valid_statements=FilteredRelation("statements", condition=not_rejected),
            heard_in=Count("valid_statements__speaker_actor"),
        )
        return heard.order_by("-heard_in", "sort_key", "pk")

    def most_named_first(self) -> Self:
        """By number of mentions."""
        named = self.annotate(named_in=Count("mentions__actor"))
        return named.order_by("-named_in", "sort_key", "pk")

    def last_seen_first(self) -> Self:
        """By the day of the last article that names them; those that none names come last."""
        seen = self.annotate(last_seen=Max("mentions__article__published"))
        return seen.order_by(F("last_seen").desc(nulls_last=True), "sort_key", "pk")

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

    def spelt_like(self, words: str) -> Self:
        """Actors with a name or alias spelt much like the words, the most alike first.

        Alike are trigrams of a part of the name, or the skeleton of all of it.
        """
        needle = Fold(Value(words))
        aliases = self.model.objects.filter(
            aliases__folded__trigram_word_similar=needle, aliases__rejected=False
        )
        alike = Q(sort_key__trigram_word_similar=needle) | Q(pk__in=aliases.values("pk"))
        skeleton = Q(skeleton=Skeleton(Value(words))) & ~Q(skeleton="")
        return (
            self.filter(alike | skeleton)
            .annotate(alike=TrigramWordSimilarity(needle, "sort_key"))  # type: ignore[arg-type]
            .order_by("-alike", "sort_key", "pk")
        )


def _place_in(pks: Collection[int]) -> Case | Value:
    """From 1 for the first of these ids; 0 for all others."""
    if not pks:
        return Value(0)
    return Case(*(When(pk=pk, then=Value(n)) for n, pk in enumerate(pks, 1)), default=Value(0))


def _perhaps_meant() -> Exists:
    own = Actor.objects.filter(pk=OuterRef("pk"))
    return Exists(own.filter(perhaps__type="name", perhaps__actor__isnull=True))


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
    def is_vouched(self) -> bool:
        """As `ActorQuerySet.vouched` tells."""
        entered = self.origin == Origin.PERSON or self.curated_key is not None
        return entered or self.decision in CONFIRMED

    @property
    def is_provisional(self) -> bool:
        """As `ActorQuerySet.provisional` tells."""
        return not self.is_vouched and not self.is_decided

    @property
    def wikidata_url(self) -> str:
        """The item's page; empty where the id is unknown or is not one."""
        item = str(self.external_ids.get("wikidata", ""))
        return f"https://www.wikidata.org/wiki/{item}" if re.fullmatch(r"Q\d+", item) else ""

    def state(self) -> "Actor | None":
        """The state of its country, unless it is a state itself; the curated one if there is."""
        if not self.country or self.kind == self.Kind.STATE:
            return None
        states = Actor.objects.standing().filter(kind=self.Kind.STATE, country=self.country)
        return states.order_by(F("curated_key").asc(nulls_last=True), "pk").first()

    def surfaces(self) -> dict[str, int]:
        """How often articles name the actor by which words; the keys are folded as in Python.

        A mention counts for the alias that it was known by; else for its own words.
        """
        counts: dict[str, int] = {}
        rows = Actor.objects.filter(pk=self.pk, mentions__type="name").order_by()
        words = rows.values_list("mentions__alias", "mentions__surface")
        for alias, surface, number in words.annotate(Count("mentions")):
            key = (alias or surface).casefold()
            counts[key] = counts.get(key, 0) + number
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
