from django.contrib import admin
from django.db.models import JSONField, QuerySet
from django.forms import Textarea
from django.http import HttpRequest
from django.utils.safestring import SafeString

from actors.models import Actor, Affiliation, Alias
from newsbase.admin import DecidedAdmin, link_to, number_of


class AliasInline(admin.TabularInline[Alias, Actor]):
    model = Alias
    extra = 0
    fields = ["text", "type", "origin"]


class AffiliationInline(admin.TabularInline[Affiliation, Actor]):
    """What the actor belongs to; `members` of an organisation are edited on the persons."""

    model = Affiliation
    fk_name = "person"
    extra = 0
    autocomplete_fields = ["organisation"]
    fields = ["role", "organisation", "origin"]
    verbose_name_plural = "belongs to"


@admin.register(Actor)
class ActorAdmin(DecidedAdmin[Actor]):
    list_display = ["name", "kind", "country", "origin", "decision", "alias_number", "page"]
    list_filter = ["kind", "origin", "decision", "country"]
    search_fields = ["sort_key", "name", "aliases__text"]
    ordering = ["sort_key"]
    readonly_fields = ["origin", "curated_key", "decided_by", "decided_at", "created_at", "page"]
    fieldsets = [
        (None, {"fields": ["name", "kind", "country", "description", "external_ids", "page"]}),
        ("Decision", {"fields": ["decision", "decided_by", "decided_at"]}),
        ("Machine", {"fields": ["origin", "curated_key", "created_at"], "classes": ["collapse"]}),
    ]
    formfield_overrides = {JSONField: {"widget": Textarea(attrs={"rows": 2, "cols": 60})}}
    inlines = [AliasInline, AffiliationInline]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Actor]:
        aliases = number_of(Alias.objects.all(), "actor")
        return super().get_queryset(request).annotate(alias_number=aliases)

    @admin.display(description="aliases", ordering="alias_number")
    def alias_number(self, actor: Actor) -> int:
        return int(actor.alias_number)  # type: ignore[attr-defined]

    @admin.display(description="page")
    def page(self, actor: Actor) -> SafeString | str:
        return link_to(actor if actor.pk else None, "page")


@admin.register(Alias)
class AliasAdmin(admin.ModelAdmin[Alias]):
    list_display = ["text", "actor", "type", "origin"]
    list_filter = ["type", "origin", "actor__kind"]
    list_select_related = ["actor"]
    search_fields = ["text", "actor__name"]
    autocomplete_fields = ["actor"]
    ordering = ["folded", "pk"]


@admin.register(Affiliation)
class AffiliationAdmin(admin.ModelAdmin[Affiliation]):
    list_display = ["person", "role", "organisation", "origin"]
    list_display_links = ["person", "role"]
    list_filter = ["origin", "organisation__kind"]
    list_select_related = ["person", "organisation"]
    search_fields = ["person__name", "organisation__name", "role"]
    autocomplete_fields = ["person", "organisation"]
    ordering = ["person__sort_key", "pk"]
