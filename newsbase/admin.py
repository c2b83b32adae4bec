"""What all admin pages share: the site's name, and rows that a person's saving decides."""

from typing import Any, TypeVar

from django import forms
from django.contrib import admin, messages
from django.db.models import (
    Count,
    IntegerField,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    URLField,
)
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsbase.decisions import DECISION_FIELDS, Decided, Decision, Origin

admin.site.site_header = "Newsbase admin"
admin.site.site_title = "Newsbase admin"
admin.site.index_title = "Tables"

# The type checker knows these classes as generic; Django itself does not (it does QuerySet).
for _generic in (
    admin.ModelAdmin,
    admin.StackedInline,
    admin.TabularInline,
    forms.ModelForm,
    forms.BaseInlineFormSet,
):
    _generic.__class_getitem__ = classmethod(lambda cls, *_: cls)  # type: ignore[union-attr]

HTTPS_URLS: dict[Any, dict[str, Any]] = {URLField: {"assume_scheme": "https"}}

M = TypeVar("M", bound=Model)
D = TypeVar("D", bound=Decided)


class FoundAdmin(admin.ModelAdmin[M]):
    """Rows that only ingestion makes, since they point into a text: none is added by hand."""

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False


class DecidedAdmin(admin.ModelAdmin[D]):
    """Saving with a change marks the row as corrected by that user, adding one as accepted."""

    actions = ["accept", "reject"]

    @admin.action(description="Accept the selected %(verbose_name_plural)s", permissions=["change"])
    def accept(self, request: HttpRequest, rows: QuerySet[D]) -> None:
        self._decide(request, rows, Decision.ACCEPTED)

    @admin.action(description="Reject the selected %(verbose_name_plural)s", permissions=["change"])
    def reject(self, request: HttpRequest, rows: QuerySet[D]) -> None:
        self._decide(request, rows, Decision.REJECTED)

    def _decide(self, request: HttpRequest, rows: QuerySet[D], decision: Decision) -> None:
        number = rows.decide(decision, request.user)  # type: ignore[attr-defined]
        name = self.opts.verbose_name if number == 1 else self.opts.verbose_name_plural
        self.message_user(request, f"{number} {name} {decision.label}.", messages.SUCCESS)

    def save_model(self, request: HttpRequest, obj: D, form: Any, change: bool) -> None:
        if not change:
            obj.origin = Origin.PERSON  # type: ignore[attr-defined]
            obj.mark(Decision.ACCEPTED, request.user)  # type: ignore[arg-type]
        elif "decision" in form.changed_data:
            chosen = Decision(obj.decision)
            obj.decision = form.initial["decision"]  # what `mark` has to remember
            obj.mark(chosen, request.user)  # type: ignore[arg-type]
        elif form.changed_data:
            obj.mark(Decision.CORRECTED, request.user)  # type: ignore[arg-type]
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Rows that belong to this one, say its aliases, are corrections of it too."""
        super().save_related(request, form, formsets, change)
        corrected = any(each.has_changed() for each in formsets if each.model in self.parts())
        if change and corrected and not form.changed_data:
            form.instance.mark(Decision.CORRECTED, request.user)
            form.instance.save(update_fields=DECISION_FIELDS)

    def parts(self) -> set[type[Model]]:
        """The models of the inlines whose change corrects the row."""
        return {inline.model for inline in self.inlines if getattr(inline, "is_part", True)}


def number_of(rows: QuerySet[Any], column: str) -> Coalesce:
    """How many of the rows point by the column to the outer row: a subquery, for `annotate`."""
    own = rows.filter(**{column: OuterRef("pk")}).order_by().values(column)
    number = own.annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


def link_to(row: Model | None, text: str = "") -> SafeString | str:
    """A link to the row's page on the site; a dash for none."""
    if row is None:
        return "–"
    return format_html('<a href="{}">{}</a>', row.get_absolute_url(), text or str(row))  # type: ignore[attr-defined]
