"""The list of actors, an actor's page, and the suggestions of the combobox.

Statements, events and articles are reached from the actor by its reverse managers: the app
`articles` knows this one, never the other way round.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject, Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from actors.forms import ActorFilterForm, has_letters
from actors.history import apart_from, history_of
from actors.listing import rows_of
from actors.merging import survivors
from actors.models import Actor, Affiliation, AffiliationQuerySet
from actors.portrait import Activity, activity_of, frequent, portrait_of
from newsbase.decisions import Decision
from newsbase.htmx import render_page, wants_fragment
from newsbase.pagination import page_of
from newsbase.persons import is_analyst

MOST_SUGGESTIONS = 10
LATEST = 5
LATEST_ROWS = 8
MOST_BARS = 8
MOST_ENCOUNTERS = 12
MOST_AFFILIATIONS = 60
MOST_SENTENCES = 3


@require_GET
def actor_list(request: HttpRequest) -> HttpResponse:
    form = ActorFilterForm(request.GET, countries=Actor.objects.countries())
    form.is_valid()  # if it is not, nobody is listed, and the page says what is wrong
    everybody = Actor.objects.all()
    kinds = form.chosen(everybody, but="kind").number_by("kind")
    chosen_kinds = form.cleaned_data.get("kind") or kinds
    page = page_of(
        form.in_order(form.chosen(everybody)).values_list("pk", flat=True),
        request,
        number=sum(kinds.get(kind, 0) for kind in chosen_kinds),
    )
    context = {
        "form": form,
        "kinds": _boxes(Actor.Kind.choices, kinds, form.cleaned_data.get("kind", [])),
        "decisions": _boxes(
            Decision.choices,
            form.chosen(everybody, but="decision").number_by("decision"),
            form.cleaned_data.get("decision", []),
        ),
        "fragment": wants_fragment(request),
        "page": page,
        "actors": rows_of(list(page)),
        "can_decide": is_analyst(request.user),
    }
    return render_page(request, "actors/actor_list.html", context)


def _boxes(
    choices: list[tuple[str, Any]], numbers: dict[str, int], checked: list[str]
) -> list[tuple[str, str, int, bool]]:
    return [
        (value, str(label), numbers.get(value, 0), value in checked) for value, label in choices
    ]


@require_GET
def actor_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A fixed number of queries, however much is known of the actor."""
    actors = Actor.objects.select_related("decided_by").with_ambiguity()
    actor = get_object_or_404(actors, pk=pk)
    if actor.merged_into_id:
        return redirect("actors:actor-detail", survivors([pk])[pk])
    activity = activity_of(actor)
    portrait = portrait_of(actor, activity.recent)
    names = _names(actor)
    context = {
        "actor": actor,
        "history": history_of(actor),
        "apart": apart_from(actor),
        "state": actor.state(),
        "activity": activity,
        "portrait": portrait,
        "acts": _acts(activity),
        "about_count": _about_count(actor),
        "event_count": _events(actor).count(),
        "abouts": portrait.abouts[:MOST_BARS],
        "speakers": portrait.speakers[:MOST_BARS],
        "encounters": portrait.encounters[:MOST_ENCOUNTERS],
        "names": [name for name in names if not name.rejected],
        "not_theirs": [name for name in names if name.rejected],
        "affiliations": _with_sentences(actor.affiliations.all()),
        "members": _with_sentences(actor.members.all()),
        "statements": actor.statements.standing().newest_first().for_rows()[:LATEST],
        "others": _by_others(actor),
        "events": _with_reports(_events(actor).latest_first().for_rows())[:LATEST_ROWS],
        "articles": actor.articles()[:LATEST_ROWS],
        "can_decide": is_analyst(request.user),
        "look": "cited",
    }
    return render(request, "actors/actor_detail.html", context)


def _acts(activity: Activity) -> list[Any]:
    """The acts of the actor's statements, where there are more than the page shows."""
    if activity.statements <= LATEST:
        return []
    return frequent(activity.acts.items())[:MOST_BARS]


def _about_count(actor: Actor) -> int:
    """All but the rejected, which are few: so the statements themselves need not be read."""
    links = actor.statements_about.through.objects.filter(actor=actor)
    return links.count() - links.filter(statement__decision=Decision.REJECTED).count()


def _by_others(actor: Actor) -> QuerySet[Any]:
    """The latest statements about the actor; its own stand among those by it."""
    about = actor.statements_about.standing().exclude(speaker_actor=actor)
    return about.newest_first().for_rows()[:LATEST]


def _events(actor: Actor) -> Any:
    """Those that it took part in, with the query set of events."""
    return actor.events.model.objects.standing().with_actor(actor)


def _with_reports(events: Any) -> Any:
    """Each event with where the last article reports it, and in which words.

    Substr counts from 1, offsets from 0.
    """
    length = F("reports__end") - F("reports__start")
    told = JSONObject(
        pk="reports__pk",
        article="reports__article",
        words=Substr("reports__article__text", F("reports__start") + 1, length),
    )
    own = events.model.objects.filter(pk=OuterRef("pk"), reports__isnull=False)
    last = own.order_by("-reports__article__published", "-reports__pk").values(told=told)
    return events.annotate(report=Subquery(last[:1]))


@dataclass(frozen=True)
class Name:
    """A name of an actor: its type, where it comes from, and how often articles use it.

    `alias` is the row's id; the actor's own name has none.
    """

    text: str
    type: str
    origin: str
    uses: int
    alias: int | None = None
    rejected: bool = False


def _names(actor: Actor) -> list[Name]:
    """The actor's name, then the aliases, the most used first."""
    uses = actor.surfaces()
    aliases = [
        Name(
            alias.text,
            alias.get_type_display(),
            alias.get_origin_display(),
            uses.get(alias.text.casefold(), 0),
            alias.pk,
            alias.rejected,
        )
        for alias in actor.aliases.order_by("type", "folded")
        if alias.text != actor.name
    ]
    own = uses.get(actor.name.casefold(), 0)
    first = Name(actor.name, "name", actor.get_origin_display(), own)
    return [first, *sorted(aliases, key=lambda name: -name.uses)]


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
    actors = Actor.objects.standing() if has_letters(words) else Actor.objects.none()
    actors = actors.suggested_for(words)[:MOST_SUGGESTIONS]
    return render(request, "actors/_suggestions.html", {"actors": actors, "words": words})
