from typing import Any, cast

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from articles.models import Annotation, ContentPiece, Manner, Statement, StatementQuerySet, Topic
from newsbase.admin import DecidedAdmin, FoundAdmin, link_to, number_of


class ContentPieceInline(admin.TabularInline[ContentPiece, Statement]):
    """Where the words stand; corrected on the article's page, not by typing offsets."""

    model = ContentPiece
    extra = 0
    can_delete = False
    fields = ["start", "end", "words"]
    readonly_fields = ["start", "end", "words"]
    verbose_name_plural = "content pieces"

    def get_queryset(self, request: HttpRequest) -> QuerySet[ContentPiece]:
        return super().get_queryset(request).select_related("statement__article")

    def has_add_permission(self, *args: Any) -> bool:
        return False

    @admin.display(description="words")
    def words(self, piece: ContentPiece) -> str:
        return piece.statement.article.text[piece.start : piece.end]


class AnnotationInline(admin.StackedInline[Annotation, Statement]):
    model = Annotation
    extra = 0
    autocomplete_fields = ["analyst", "topics"]
    is_part = False  # an annotation is the analyst's own word, not a correction of the statement


class MannerFilter(admin.SimpleListFilter):
    title = "spoken or held"
    parameter_name = "manner"

    def lookups(self, *args: Any) -> list[tuple[str, str]]:
        return [(manner.value, manner.label) for manner in Manner]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Statement]) -> QuerySet[Statement]:
        value = self.value()
        statements = cast(StatementQuerySet, queryset)
        return statements.in_manner([value] if value else [])


@admin.register(Statement)
class StatementAdmin(FoundAdmin[Statement], DecidedAdmin[Statement]):
    list_display = [
        "said", "speaker", "kind", "act", "decision", "confidence", "published",
    ]  # fmt: skip
    list_filter = ["decision", MannerFilter, "kind", "act", "origin", "article__source"]
    list_select_related = ["speaker_actor", "article"]
    date_hierarchy = "article__published"
    search_fields = ["quote", "speaker_surface", "speaker_actor__name"]
    autocomplete_fields = ["speaker_actor", "target_actor", "medium_actor", "about", "addressees"]
    ordering = ["-article__published", "-article_id", "start"]
    list_per_page = 50
    readonly_fields = [
        "page", "quote", "start", "end", "speaker_surface", "speaker_start", "speaker_end",
        "cue_surface", "cue_start", "cue_end", "target_start", "target_end", "confidence", "why",
        "origin", "decided_by", "decided_at",
    ]  # fmt: skip
    fieldsets = [
        (None, {"fields": ["quote", "page", "speaker_actor", "kind", "act", "plover"]}),
        ("Decision", {"fields": ["decision", "decided_by", "decided_at"]}),
        (
            "About whom, to whom",
            {"fields": ["about", "target_actor", "addressees", "medium_actor", "medium"]},
        ),
        (
            "Said on",
            {
                "fields": [
                    ("date_from", "date_to"), ("precision", "date_approximate"), "date_reason",
                ]
            },
        ),
        (
            "Machine",
            {
                "fields": [
                    "why", "confidence", "origin", "speaker_surface", "cue_surface",
                    ("start", "end"), ("speaker_start", "speaker_end"),
                    ("cue_start", "cue_end"), ("target_start", "target_end"),
                ],
                "classes": ["collapse"],
            },
        ),
    ]  # fmt: skip
    inlines = [ContentPieceInline, AnnotationInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        return super().get_queryset(request).defer("search", "article__search")

    @admin.display(description="statement", ordering="quote")
    def said(self, statement: Statement) -> str:
        return Truncator(statement.quote).chars(90)

    @admin.display(description="speaker", ordering="speaker_actor__sort_key")
    def speaker(self, statement: Statement) -> str:
        return statement.speaker_name

    @admin.display(ordering="article__published")
    def published(self, statement: Statement) -> object:
        return statement.article.published

    @admin.display(description="in the article")
    def page(self, statement: Statement) -> SafeString | str:
        return link_to(statement, statement.article.headline)


@admin.register(Annotation)
class AnnotationAdmin(admin.ModelAdmin[Annotation]):
    list_display = ["statement", "analyst", "stance", "note", "changed_at"]
    list_filter = ["stance", "topics", "analyst"]
    list_select_related = ["statement__speaker_actor", "analyst"]
    date_hierarchy = "changed_at"
    search_fields = ["note", "statement__quote", "topics__name"]
    autocomplete_fields = ["statement", "analyst", "topics"]
    readonly_fields = ["created_at", "changed_at"]
    ordering = ["-changed_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Annotation]:
        return super().get_queryset(request).defer("statement__search")


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin[Topic]):
    list_display = ["name", "annotation_number"]
    search_fields = ["name"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        annotations = number_of(Annotation.topics.through.objects.all(), "topic")
        return super().get_queryset(request).annotate(annotation_number=annotations)

    @admin.display(description="annotations", ordering="annotation_number")
    def annotation_number(self, topic: Topic) -> int:
        return int(topic.annotation_number)  # type: ignore[attr-defined]
