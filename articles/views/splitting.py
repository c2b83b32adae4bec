"""The mentions of an actor, to choose those that mean somebody else; and the doubtful ones."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import F
from django.db.models.functions import Greatest, Substr
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from actors.fates import led_to_survivor
from actors.forms import ActorField
from actors.merging import RegroupingError
from actors.models import Actor
from articles.models import Mention
from articles.splitting import NewActor, assign, split
from articles.views.access import AnalystRequest, analysts_only, way_back
from newsbase.pagination import ListPage, page_of
from newsbase.passages import from_word, to_word

PAGE = 100
_AROUND = 90  # characters on either side of a mention


class SplitForm(forms.Form):
    """Which mentions go, and to whom: an actor, or a new one with this name and kind."""

    mention = forms.ModelMultipleChoiceField(
        Mention.objects.all(), error_messages={"required": "No mention was selected."}
    )
    to = ActorField(label="To an actor", required=False)
    name = forms.CharField(label="Or to a new one, called", max_length=200, required=False)
    kind = forms.ChoiceField(label="Kind", choices=Actor.Kind.choices)

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if "to" not in self.errors and bool(cleaned.get("to")) == bool(cleaned.get("name")):
            self.add_error("to", "Choose an actor, or name a new one.")
        return cleaned

    def target(self) -> Actor | NewActor:
        to: Actor | None = self.cleaned_data["to"]
        if to is not None:
            return to
        name = " ".join(self.cleaned_data["name"].split())
        return NewActor(name, self.cleaned_data["kind"])


@require_http_methods(["GET", "HEAD", "POST"])
@analysts_only
def actor_split(request: AnalystRequest, pk: int) -> HttpResponse:
    actor = get_object_or_404(Actor, pk=pk)
    if elsewhere := led_to_survivor(request, actor):
        return elsewhere
    if request.method != "POST":
        return _page(request, actor, SplitForm(initial={"kind": actor.kind}))
    form = SplitForm(request.POST)
    if not form.is_valid():
        return _page(request, actor, form)
    mentions = [mention.pk for mention in form.cleaned_data["mention"]]
    try:
        regrouping = split(actor, mentions, form.target(), request.user)
    except RegroupingError as problem:
        form.add_error("mention", str(problem))
        return _page(request, actor, form)
    number = len(mentions)
    words = f"{number} mention{'' if number == 1 else 's'} moved to {regrouping.target}."
    messages.success(request, words)
    return redirect("actors:regrouping", regrouping.pk)


def _page(request: HttpRequest, actor: Actor, form: SplitForm) -> HttpResponse:
    words = request.GET.get("q", "").replace("\x00", "")[:200]
    rows = _in_words(Mention.objects.filter(actor=actor))
    page = page_of(rows.filter(surface__icontains=words) if words else rows, request, size=PAGE)
    doubtful = _in_words(Mention.objects.filter(actor=None, candidates=actor))
    context = {
        "actor": actor,
        "form": form,
        "words": words,
        "page": page,
        "articles": _by_article(page),
        "doubtful": [_cut(each) for each in doubtful.prefetch_related("candidates")[:PAGE]],
        "checked": _checked(request.POST),
    }
    status = 422 if form.is_bound else 200
    return render(request, "articles/actor_split.html", context, status=status)


def _checked(data: QueryDict) -> set[int]:
    return {int(pk) for pk in data.getlist("mention") if pk.isdecimal() and len(pk) < 19}


def _in_words(mentions: Any) -> Any:
    """The newest articles first; with the text around each, and no more of it."""
    begin = Greatest(F("start") - _AROUND, 0)
    text = "article__text"
    return (
        mentions.select_related("article__source")
        .defer("article__text", "article__search")
        .annotate(
            before=Substr(text, begin + 1, F("start") - begin),
            after=Substr(text, F("end") + 1, _AROUND),
            beginning=Substr(text, 1, 120),
        )
        .order_by("-article__published", "-article_id", "start")
    )


def _by_article(page: ListPage) -> list[tuple[Any, list[Any]]]:
    groups: dict[int, tuple[Any, list[Any]]] = {}
    for mention in page:
        _cut(mention)
        groups.setdefault(mention.article_id, (mention.article, []))[1].append(mention)
    return list(groups.values())


def _cut(mention: Any) -> Any:
    mention.before = from_word(mention.before, _AROUND)
    mention.after = to_word(mention.after, _AROUND)
    return mention


class AssignForm(forms.Form):
    actor = ActorField()


@require_POST
@analysts_only
def mention_assign(request: AnalystRequest, pk: int) -> HttpResponse:
    """Whom a doubtful mention means, unless that was said meanwhile."""
    mention = get_object_or_404(Mention.objects.select_related("actor"), pk=pk)
    back = way_back(request, mention.article.get_absolute_url())
    form = AssignForm(request.POST)
    if mention.actor is not None:
        messages.warning(request, f"“{mention.surface}” means {mention.actor} already.")
    elif not form.is_valid():
        messages.error(request, str(form.errors["actor"][0]))
    else:
        actor: Actor = form.cleaned_data["actor"]
        assign(mention, actor, request.user)
        messages.success(request, f"“{mention.surface}” means {actor}.")
    return HttpResponseRedirect(back)
