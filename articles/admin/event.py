from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles.models import Event, EventReport, Participant
from newsbase.admin import DecidedAdmin, link_to, number_of


class ParticipantFormSet(forms.BaseInlineFormSet[Participant, Event, Any]):
    def clean(self) -> None:
        """An actor has a role once: the database says so too, but not in words."""
        super().clean()
        seen = set()
        for form in self.forms:
            part = form.cleaned_data if hasattr(form, "cleaned_data") else {}
            role = (part.get("actor"), part.get("role"))
            if role in seen and role[0] and not part.get("DELETE"):
                raise forms.ValidationError(f"{role[0]} has the role “{role[1]}” twice.")
            if not part.get("DELETE"):
                seen.add(role)


class ParticipantInline(admin.TabularInline[Participant, Event]):
    model = Participant
    formset = ParticipantFormSet
    extra = 0
    autocomplete_fields = ["actor"]


class EventReportInline(admin.TabularInline[EventReport, Event]):
    """Which words of which articles report the event."""

    model = EventReport
    extra = 0
    can_delete = False  # reading the article again would only find it again
    fields = ["link", "words", "confidence", "why"]
    readonly_fields = ["link", "words", "confidence", "why"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[EventReport]:
        return super().get_queryset(request).select_related("article").defer("article__search")

    def has_add_permission(self, *args: Any) -> bool:
        return False

    @admin.display(description="article")
    def link(self, report: EventReport) -> SafeString | str:
        return link_to(report, report.article.headline)

    @admin.display(description="words")
    def words(self, report: EventReport) -> str:
        return report.article.text[report.start : report.end]


@admin.register(Event)
class EventAdmin(DecidedAdmin[Event]):
    list_display = ["title", "type", "status", "when", "place", "report_number", "decision"]
    list_filter = ["decision", "type", "status", "precision", "origin"]
    list_select_related = ["place"]
    date_hierarchy = "date_from"
    search_fields = ["title", "participants__name", "place__name"]
    autocomplete_fields = ["place"]
    ordering = ["-date_from", "-pk"]
    list_per_page = 50
    readonly_fields = ["page", "confidence", "origin", "decided_by", "decided_at"]
    fieldsets = [
        (None, {"fields": ["title", "type", "status", "place", "page"]}),
        ("Decision", {"fields": ["decision", "decided_by", "decided_at"]}),
        (
            "When",
            {
                "fields": [
                    ("date_from", "date_to"), ("precision", "date_approximate"), "date_reason",
                ]
            },
        ),
        ("Machine", {"fields": ["confidence", "origin"], "classes": ["collapse"]}),
    ]  # fmt: skip
    inlines = [ParticipantInline, EventReportInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        reports = number_of(EventReport.objects.all(), "event")
        return super().get_queryset(request).annotate(report_number=reports)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """The page of an article links to the events that it reports."""
        ours = lookup == "reports__article__id__exact"
        return ours or super().lookup_allowed(lookup, value, request)

    @admin.display(description="date", ordering="date_from")
    def when(self, event: Event) -> str:
        return event.when or "–"

    @admin.display(description="reports", ordering="report_number")
    def report_number(self, event: Event) -> int:
        return int(event.report_number)  # type: ignore[attr-defined]

    @admin.display(description="page")
    def page(self, event: Event) -> SafeString | str:
        return link_to(event if event.pk else None, "page")
