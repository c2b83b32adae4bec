from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from actors.pruning import prune
from articles.models import (
    AffiliationEvidence,
    Article,
    Event,
    EventReport,
    Ingestion,
    IngestionItem,
    Mention,
    Place,
    Source,
    Statement,
)
from newsbase.admin import HTTPS_URLS, FoundAdmin, link_to, number_of
from newsbase.decisions import Decision, Origin


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin[Source]):
    list_display = ["name", "country", "url", "article_number"]
    formfield_overrides = HTTPS_URLS
    list_filter = ["country"]
    search_fields = ["name", "url"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        articles = number_of(Article.objects.all(), "source")
        return super().get_queryset(request).annotate(article_number=articles)

    @admin.display(description="articles", ordering="article_number")
    def article_number(self, source: Source) -> int:
        return int(source.article_number)  # type: ignore[attr-defined]


@admin.register(Article)
class ArticleAdmin(FoundAdmin[Article]):
    """The text cannot change: every offset points into it.

    Deleting an article takes its findings along, and what the machine made of nothing else.
    """

    formfield_overrides = HTTPS_URLS
    list_display = ["headline", "source", "published", "section", "length", "found"]
    list_filter = ["source", "section", "language"]
    list_select_related = ["source"]
    date_hierarchy = "published"
    search_fields = ["title", "text", "url"]
    autocomplete_fields = ["source"]
    ordering = ["-published", "-pk"]
    list_per_page = 50
    readonly_fields = [
        "page", "found", "text", "length", "sha256", "language", "retrieved_at", "pipeline_version",
    ]  # fmt: skip
    fieldsets = [
        (None, {"fields": ["title", "source", "published", "section", "url", "page", "found"]}),
        ("Text", {"fields": ["text"]}),
        (
            "Machine",
            {
                "fields": ["length", "sha256", "language", "retrieved_at", "pipeline_version"],
                "classes": ["collapse"],
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        counts = {
            "statement_number": number_of(Statement.objects.all(), "article"),
            "report_number": number_of(EventReport.objects.all(), "article"),
        }
        return super().get_queryset(request).defer("search").annotate(**counts)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """The changed columns alone: the database refuses to have the text written again."""
        obj.save(update_fields=form.changed_data)

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        with _nothing_left_over(Article.objects.filter(pk=obj.pk)):
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        with _nothing_left_over(queryset):
            super().delete_queryset(request, queryset)

    @admin.display(description="found")
    def found(self, article: Article) -> SafeString | str:
        """Links to the lists of what was found in the article."""
        statements = reverse("admin:articles_statement_changelist")
        events = reverse("admin:articles_event_changelist")
        return format_html(
            '<a href="{}?article__id__exact={}">{} statements</a>, '
            '<a href="{}?reports__article__id__exact={}">{} reports of events</a>',
            *(statements, article.pk, article.statement_number),  # type: ignore[attr-defined]
            *(events, article.pk, article.report_number),  # type: ignore[attr-defined]
        )

    @admin.display(description="page")
    def page(self, article: Article) -> SafeString | str:
        return link_to(article, "page")


@contextmanager
def _nothing_left_over(articles: QuerySet[Article]) -> Iterator[None]:
    """While the articles are deleted: undecided events and actors of theirs alone go as well."""
    events = list(Event.objects.filter(reports__article__in=articles).values_list("pk", flat=True))
    mentions = Mention.objects.filter(article__in=articles, actor__isnull=False)
    actors = set(mentions.values_list("actor", flat=True))
    yield
    Event.objects.filter(
        pk__in=events, reports__isnull=True, decision=Decision.NEW, origin=Origin.MACHINE
    ).delete()
    prune(actors)


@admin.register(Mention)
class MentionAdmin(FoundAdmin[Mention]):
    list_display = ["surface", "type", "actor", "article", "why"]
    list_filter = ["type", ("actor", admin.EmptyFieldListFilter)]
    list_select_related = ["actor", "article"]
    search_fields = ["surface", "actor__name"]
    readonly_fields = ["article", "actor", "start", "end", "type", "surface", "why"]
    ordering = ["-article_id", "start"]
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Mention]:
        return super().get_queryset(request).defer("article__search")


@admin.register(AffiliationEvidence)
class AffiliationEvidenceAdmin(FoundAdmin[AffiliationEvidence]):
    list_display = ["affiliation", "article", "words"]
    list_select_related = ["affiliation__person", "affiliation__organisation", "article"]
    search_fields = ["affiliation__person__name", "affiliation__organisation__name"]
    readonly_fields = ["affiliation", "article", "start", "end", "words"]
    ordering = ["-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[AffiliationEvidence]:
        return super().get_queryset(request).defer("article__search")

    @admin.display(description="words")
    def words(self, evidence: AffiliationEvidence) -> str:
        return evidence.article.text[evidence.start : evidence.end]


@admin.register(Place)
class PlaceAdmin(admin.ModelAdmin[Place]):
    list_display = ["name", "kind", "country", "latitude", "longitude", "source_id"]
    list_filter = ["kind", "country"]
    search_fields = ["name", "source_id"]


@admin.register(IngestionItem)
class IngestionItemAdmin(FoundAdmin[IngestionItem]):
    list_display = ["name", "outcome", "reason", "article"]
    list_filter = ["outcome"]
    list_select_related = ["article"]
    search_fields = ["name", "reason"]
    readonly_fields = ["ingestion", "name", "outcome", "reason", "article"]
    ordering = ["-ingestion_id", "pk"]
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[IngestionItem]:
        return super().get_queryset(request).defer("article__search", "article__text")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """The page of an ingestion links to its items."""
        return lookup == "ingestion__id__exact" or super().lookup_allowed(lookup, value, request)


@admin.register(Ingestion)
class IngestionAdmin(FoundAdmin[Ingestion]):
    list_display = ["started_at", "finished_at", "paths", "added", "known", "refused"]
    date_hierarchy = "started_at"
    readonly_fields = ["started_at", "finished_at", "paths", "pipeline_version", "items"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Ingestion]:
        return (
            super()
            .get_queryset(request)
            .annotate(
                **{
                    outcome: Count("items", filter=Q(items__outcome=outcome))
                    for outcome in IngestionItem.Outcome.values
                }
            )
        )

    @admin.display(ordering="added")
    def added(self, ingestion: Ingestion) -> int:
        return int(ingestion.added)  # type: ignore[attr-defined]

    @admin.display(ordering="known")
    def known(self, ingestion: Ingestion) -> int:
        return int(ingestion.known)  # type: ignore[attr-defined]

    @admin.display(ordering="refused")
    def refused(self, ingestion: Ingestion) -> int:
        return int(ingestion.refused)  # type: ignore[attr-defined]

    @admin.display(description="what became of each input")
    def items(self, ingestion: Ingestion) -> SafeString:
        url = reverse("admin:articles_ingestionitem_changelist")
        return format_html('<a href="{}?ingestion__id__exact={}">list</a>', url, ingestion.pk)
