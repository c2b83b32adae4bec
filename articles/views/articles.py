"""The list of articles, and one article with everything found in its text."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from actors.models import Actor
from articles.filters import ArticleFilterForm
from articles.marks import marks
from articles.models import Article, Mention
from articles.segments import segments
from newsbase.htmx import render_page
from newsbase.pagination import ListPage, page_of
from newsbase.persons import is_analyst

ACTORS_A_ROW = 5


@require_GET
def article_list(request: HttpRequest) -> HttpResponse:
    form = ArticleFilterForm(request.GET)
    form.is_valid()  # what is valid filters; what is not says so
    words = form.cleaned_data.get("q", "")
    articles = form.chosen(Article.objects.all()).for_rows(words).newest_first()
    page = page_of(articles, request)
    context = {"form": form, "rows": _with_actors(page), "page": page}
    return render_page(request, "articles/article_list.html", context)


def _with_actors(page: ListPage) -> list[tuple[Article, list[Actor]]]:
    """The articles of the page, each with the actors that it mentions most; one query for all."""
    articles = list(page)
    number = Count("mentions")
    rows = (
        Actor.objects.standing()
        .filter(mentions__article__in=[article.pk for article in articles])
        .values_list("mentions__article", "pk", "name", "kind")
        .annotate(number=number)
        .order_by("-number", "sort_key", "pk")
    )
    most: dict[int, list[Actor]] = {article.pk: [] for article in articles}
    for article_pk, pk, name, kind, _ in rows:
        if len(most[article_pk]) < ACTORS_A_ROW:
            most[article_pk].append(Actor(pk=pk, name=name, kind=kind))
    return [(article, most[article.pk]) for article in articles]


@require_GET
def article_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A fixed number of queries, however much was found in the text."""
    article = get_object_or_404(Article.objects.select_related("source").defer("search"), pk=pk)
    statements = article.statements.for_rows().in_text_order()
    reports = article.event_reports.select_related("event__place").prefetch_related(
        "event__participants__actor"
    )
    mentions = list(article.mentions.select_related("actor").order_by("start", "pk"))
    context = {
        "article": article,
        "counts": article.statement_counts(),
        "paragraphs": segments(article.text, marks(statements, reports, mentions)),
        "statements": statements,
        "reports": reports,
        "actors": _named(mentions),
        "legend": _legend(mentions),
        "can_decide": is_analyst(request.user),
        "look": "card",
    }
    return render(request, "articles/article_detail.html", context)


def _named(mentions: list[Mention]) -> list[tuple[Actor, int]]:
    """The actors of the article, each with how often it is mentioned, most often first."""
    return Counter(mention.actor for mention in mentions if mention.actor).most_common()


@dataclass(frozen=True)
class Kind:
    """One kind of actor in the legend of the marks."""

    value: str
    label: str
    number: int


def _legend(mentions: list[Mention]) -> list[Kind]:
    """The kinds of actors that the text mentions, with the number of mentions."""
    numbers = Counter(mention.actor.kind if mention.actor else "unknown" for mention in mentions)
    return [Kind(v, label, numbers[v]) for v, label in Actor.Kind.choices if numbers[v]]
