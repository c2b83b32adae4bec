"""The list of actors, an actor's page, and the suggestions of the combobox.

Statements, events and articles are reached from the actor by its reverse managers: the app
`articles` knows this one, never the other way round.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from actors.forms import ActorFilterForm
from actors.models import Actor, Affiliation, AffiliationQuerySet
from newsbase.htmx import render_page, wants_fragment
from newsbase.pagination import page_of
from newsbase.persons import is_analyst

MOST_SUGGESTIONS = 10
LATEST = 10
MOST_COMPANIONS = 16
MOST_AFFILIATIONS = 60
MOST_SENTENCES = 3


@require_GET
def actor_list(request: HttpRequest) -> HttpResponse:
    form = ActorFilterForm(request.GET, countries=Actor.objects.countries())
    form.is_valid()  # what is valid filters; what is not says so beside its field
    visible = Actor.objects.standing()
    kinds = form.chosen(visible, but="kind").number_by("kind")
    context = {
        "form": form,
        "kinds": [
            (value, label, kinds.get(value, 0), value in form.cleaned_data.get("kind", []))
            for value, label in Actor.Kind.choices
        ],
        "fragment": wants_fragment(request),
        "page": page_of(form.in_order(form.chosen(visible).with_counts()), request),
    }
    return render_page(request, "actors/actor_list.html", context)


@require_GET
def actor_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A fixed number of queries, however much is known of the actor."""
    actor = get_object_or_404(Actor.objects.select_related("decided_by").with_counts(), pk=pk)
    context = {
        "actor": actor,
        "names": _names(actor),
        "affiliations": _with_sentences(actor.affiliations.all()),
        "members": _with_sentences(actor.members.all()),
        "statements": actor.statements.standing().newest_first().for_rows()[:LATEST],
        "others": _by_others(actor),
        "manners": actor.statements.standing().number_by("manner"),
        "manners_about": actor.statements_about.standing().number_by("manner"),
        "events": actor.events.standing().latest_first().for_rows().distinct()[:LATEST],
        "articles": actor.articles()[:LATEST],
        "companions": Actor.objects.standing().named_with(actor)[:MOST_COMPANIONS],
        "can_decide": is_analyst(request.user),
        "look": "cited",
    }
    return render(request, "actors/actor_detail.html", context)


def _by_others(actor: Actor) -> QuerySet[Any]:
    """The latest statements about the actor; its own stand among those by it."""
    about = actor.statements_about.standing().exclude(speaker_actor=actor)
    return about.newest_first().for_rows()[:LATEST]


def _names(actor: Actor) -> list[tuple[str, str, int]]:
    """The name and the aliases, each with its type and how often articles use it."""
    uses = actor.surfaces()
    aliases = actor.aliases.exclude(text=actor.name).order_by("type", "folded")
    named = [(alias.text, alias.get_type_display()) for alias in aliases]
    return [
        (text, type_, uses.get(text.casefold(), 0))
        for text, type_ in [(actor.name, "name"), *named]
    ]


def _with_sentences(
    affiliations: AffiliationQuerySet,
) -> list[tuple[Affiliation, list[dict[str, Any]]]]:
    """Affiliations, each with the latest words of articles that say so."""
    shown = list(affiliations.for_rows()[:MOST_AFFILIATIONS])
    sentences: dict[int, list[dict[str, Any]]] = {each.pk: [] for each in shown}
    for row in Affiliation.objects.filter(pk__in=sentences).evidence_rows(MOST_SENTENCES):
        sentences[row["affiliation"]].append(row)
    return [(each, sentences[each.pk]) for each in shown]


@require_GET
def actor_suggest(request: HttpRequest) -> HttpResponse:
    """Options of a listbox. `field` names the parameter that holds what was typed."""
    typed = request.GET.get(request.GET.get("field", "q"), "")
    words = " ".join(typed.replace("\x00", "").split())[:200]
    actors = Actor.objects.standing().suggested_for(words)[:MOST_SUGGESTIONS] if words else []
    return render(request, "actors/_suggestions.html", {"actors": actors, "words": words})
