from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.db.models import JSONField, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from actors.merging import RegroupingError
from actors.models import Actor, Affiliation, Alias, Regrouping
from actors.undoing import undo
from newsbase.admin import DecidedAdmin, link_to, number_of
from newsbase.decisions import DECISION_FIELDS, Decision, Origin


class ExternalIdsField(forms.JSONField):
    """An object of names and identifiers; an empty box is an empty object."""

    def clean(self, value: Any) -> dict[str, str]:
        ids = super().clean(value) or {}
        if not isinstance(ids, dict) or not all(isinstance(each, str) for each in ids.values()):
            raise forms.ValidationError('Enter identifiers by name, as in {"wikidata": "Q7184"}.')
        return ids


class AffiliationForm(forms.ModelForm[Affiliation]):
    class Meta:
        model = Affiliation
        fields = ["person", "organisation", "role"]

    def clean(self) -> dict[str, Any]:
        """Both inline and alone: in an inline the person is set only afterwards."""
        cleaned = super().clean() or self.cleaned_data
        person = cleaned.get("person", self.instance.person_id and self.instance.person)
        if person and person == cleaned.get("organisation"):
            raise forms.ValidationError("An actor does not belong to itself.")
        return cleaned


class AliasInline(admin.TabularInline[Alias, Actor]):
    model = Alias
    extra = 0
    fields = ["text", "type", "origin"]
    readonly_fields = ["origin"]


class AffiliationInline(admin.TabularInline[Affiliation, Actor]):
    """What the actor belongs to; `members` of an organisation are edited on the persons."""

    model = Affiliation
    fk_name = "person"
    extra = 0
    form = AffiliationForm
    autocomplete_fields = ["organisation"]
    fields = ["role", "organisation", "origin"]
    readonly_fields = ["origin"]
    verbose_name_plural = "belongs to"


class MergedFilter(admin.SimpleListFilter):
    """Those merged into others are in the list too: their row stays, so that it can be undone."""

    title = "merged into another"
    parameter_name = "merged"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("no", "No"), ("yes", "Yes")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Actor]) -> QuerySet[Actor]:
        if self.value() not in {"no", "yes"}:
            return queryset
        return queryset.filter(merged_into__isnull=self.value() == "no")


@admin.register(Actor)
class ActorAdmin(DecidedAdmin[Actor]):
    list_display = [
        "name", "kind", "country", "origin", "decision", "merged", "alias_number", "page",
    ]  # fmt: skip
    list_filter = ["kind", "origin", "decision", MergedFilter, "country"]
    list_select_related = ["merged_into"]
    search_fields = ["sort_key", "name", "aliases__text"]
    ordering = ["sort_key"]
    readonly_fields = ["origin", "curated_key", "decided_by", "decided_at", "created_at", "page"]
    fieldsets = [
        (None, {"fields": ["name", "kind", "country", "description", "external_ids", "page"]}),
        ("Decision", {"fields": ["decision", "decided_by", "decided_at"]}),
        ("Machine", {"fields": ["origin", "curated_key", "created_at"], "classes": ["collapse"]}),
    ]
    formfield_overrides = {
        JSONField: {
            "form_class": ExternalIdsField,
            "widget": forms.Textarea(attrs={"rows": 2, "cols": 60}),
        }
    }
    inlines = [AliasInline, AffiliationInline]
    list_per_page = 50
    actions = ["accept", "reject", "merge"]

    @admin.action(description="Merge the selected actors", permissions=["change"])
    def merge(self, request: HttpRequest, actors: QuerySet[Actor]) -> HttpResponse | None:
        """On the page that shows beforehand what would move, and who cannot be merged."""
        chosen = actors.order_by("curated_key", "pk")
        pks = [("actor", pk) for pk in chosen.values_list("pk", flat=True)]
        if len(pks) < 2:
            self.message_user(request, "Choose two actors or more to merge them.", messages.ERROR)
            return None
        return HttpResponseRedirect(f"{reverse('actors:merge-many')}?{urlencode(pks)}")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Actor]:
        aliases = number_of(Alias.objects.all(), "actor")
        return super().get_queryset(request).annotate(alias_number=aliases)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        for part in formset.forms:
            if part.has_changed():
                part.instance.origin = Origin.PERSON
        super().save_formset(request, form, formset, change)

    @admin.display(description="merged into", ordering="merged_into__sort_key", empty_value="")
    def merged(self, actor: Actor) -> SafeString | str | None:
        return link_to(actor.merged_into) if actor.merged_into else None

    @admin.display(description="aliases", ordering="alias_number")
    def alias_number(self, actor: Actor) -> int:
        return int(actor.alias_number)  # type: ignore[attr-defined]

    @admin.display(description="page")
    def page(self, actor: Actor) -> SafeString | str:
        return link_to(actor if actor.pk else None, "page")


class PersonalAdmin(admin.ModelAdmin[Any]):
    """Rows beside actors: what a person enters or changes is theirs, and corrects the actor."""

    readonly_fields = ["origin"]
    actor_field = "actor"

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if form.changed_data:
            obj.origin = Origin.PERSON
        super().save_model(request, obj, form, change)
        if form.changed_data:
            self._correct(request, [getattr(obj, self.actor_field)])

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        self._correct(request, [getattr(obj, self.actor_field)])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        keys = list(queryset.values_list(self.actor_field, flat=True))
        super().delete_queryset(request, queryset)
        self._correct(request, Actor.objects.filter(pk__in=keys))

    def _correct(self, request: HttpRequest, actors: Iterable[Actor]) -> None:
        for actor in actors:
            if actor.decision != Decision.REJECTED:
                actor.mark(Decision.CORRECTED, request.user)  # type: ignore[arg-type]
                actor.save(update_fields=DECISION_FIELDS)


@admin.register(Alias)
class AliasAdmin(PersonalAdmin):
    list_display = ["text", "actor", "type", "origin"]
    list_filter = ["type", "origin", "actor__kind"]
    list_select_related = ["actor"]
    search_fields = ["text", "actor__name"]
    autocomplete_fields = ["actor"]
    ordering = ["folded", "pk"]


@admin.register(Affiliation)
class AffiliationAdmin(PersonalAdmin):
    form = AffiliationForm
    actor_field = "person"
    list_display = ["person", "role", "organisation", "origin"]
    list_display_links = ["person", "role"]
    list_filter = ["origin", "organisation__kind"]
    list_select_related = ["person", "organisation"]
    search_fields = ["person__name", "organisation__name", "role"]
    autocomplete_fields = ["person", "organisation"]
    ordering = ["person__sort_key", "pk"]


@admin.register(Regrouping)
class RegroupingAdmin(admin.ModelAdmin[Regrouping]):
    """What was merged and split: to look at, and to undo."""

    list_display = ["made_at", "kind", "source", "target", "made_by", "undone_at", "page"]
    list_display_links = None
    list_filter = ["kind", ("undone_at", admin.EmptyFieldListFilter)]
    list_select_related = ["source", "target", "made_by"]
    search_fields = ["source__name", "target__name"]
    ordering = ["-made_at", "-pk"]
    list_per_page = 50
    actions = ["undo"]

    @admin.action(description="Undo the selected merges and splits", permissions=["undo"])
    def undo(self, request: HttpRequest, regroupings: QuerySet[Regrouping]) -> None:
        """The last first."""
        for regrouping in regroupings.order_by("-pk"):
            try:
                undone = undo(regrouping, request.user)  # type: ignore[arg-type]
            except RegroupingError as problem:
                self.message_user(request, f"{regrouping}: {problem}", messages.ERROR)
                continue
            left = " ".join(undone.could_not) or "all is as it was."
            level = messages.WARNING if undone.could_not else messages.SUCCESS
            self.message_user(request, f"{regrouping}: undone; {left}", level)

    def has_undo_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("actors.change_regrouping")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Regrouping | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Regrouping | None = None) -> bool:
        return False

    @admin.display(description="page")
    def page(self, regrouping: Regrouping) -> SafeString:
        url = reverse("actors:regrouping", args=[regrouping.pk])
        return format_html('<a href="{}">what moved</a>', url)
