import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Article
from newsbase.decisions import Decision
from tests.factories import (
    ActorFactory,
    ArticleFactory,
    MentionFactory,
    SourceFactory,
    StatementFactory,
    article_with,
)

pytestmark = pytest.mark.django_db

URL = "/articles/"
QUERIES = 7


def listed(client: Client, **query: str | int | list[str]) -> list[Article]:
    return list(client.get(URL, query).context["page"])


def test_it_sends_anonymous_visitors_to_the_login(anonymous_client: Client) -> None:
    assert anonymous_client.get(URL)["Location"] == "/accounts/login/?next=/articles/"


def test_it_lists_the_newest_first(client: Client) -> None:
    old = ArticleFactory.create(published=datetime.date(2023, 1, 1))
    new = ArticleFactory.create(published=datetime.date(2025, 1, 1))
    assert listed(client) == [new, old]


def test_it_searches_titles_and_texts(client: Client) -> None:
    by_title = ArticleFactory.create(title="Grain corridor reopens")
    by_text = ArticleFactory.create(body="Ships carry grain again.")
    ArticleFactory.create()
    assert set(listed(client, q="grain")) == {by_title, by_text}


def test_it_shows_the_passage_with_the_words(client: Client) -> None:
    ArticleFactory.create(body="Nothing here.\n\nShips & boats carry grain again, said Kyiv.")
    page = client.get(URL, {"q": "grain"}).text
    assert 'Ships &amp; boats carry <mark class="hit">grain</mark> again' in page


def test_it_keeps_a_hit_at_the_end_of_a_passage(client: Client) -> None:
    ArticleFactory.create(text="The ships of Kyiv carry grain", title="Ships")
    page = client.get(URL, {"q": "grain"}).text
    assert 'Kyiv carry <mark class="hit">grain</mark>' in page


def test_it_goes_on_where_the_beginning_heads_the_row(client: Client) -> None:
    words = " ".join(f"word{n}" for n in range(40))
    ArticleFactory.create(text=words, title="")
    page = client.get(URL, {"q": "word3"}).text
    assert page.count("word3 ") == 1


def test_it_filters_by_two_mentioned_actors(client: Client) -> None:
    one, other = ActorFactory.create_batch(2)
    for actor in (one, other):
        MentionFactory.create(actor=actor)
    article = MentionFactory.create(actor=one).article
    MentionFactory.create(article=article, actor=other, surface="Sweden")
    assert listed(client, actor=one.pk, other=other.pk) == [article]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("No more than this", "No more than this</p>"),
        ("words " * 40 + "unfinished", "words …</p>"),
        ("x" * 300, "x" * 240 + " …</p>"),
    ],
)
def test_it_shows_the_beginning_in_whole_words(client: Client, text: str, shown: str) -> None:
    ArticleFactory.create(text=text)
    assert shown in client.get(URL).text


def test_it_shows_an_article_whose_text_is_its_headline(client: Client) -> None:
    ArticleFactory.create(text="Talks ended", title="")
    assert 'class="snippet"' not in client.get(URL).text


def test_it_leaves_texts_in_the_database(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ArticleFactory.create(title="")
    with django_assert_num_queries(QUERIES):
        (row,) = listed(client)
    assert {"text", "search"} <= row.get_deferred_fields()


def test_it_filters_by_source(client: Client) -> None:
    source = SourceFactory.create()
    article = ArticleFactory.create(source=source)
    ArticleFactory.create()
    assert listed(client, source=source.pk) == [article]


def test_it_filters_by_section(client: Client) -> None:
    article = ArticleFactory.create(section="Economy")
    ArticleFactory.create(section="Security")
    assert listed(client, section="Economy") == [article]


def test_it_filters_by_the_days_of_publication(client: Client) -> None:
    days = [datetime.date(2024, 1, day) for day in (1, 2, 3, 4)]
    articles = [ArticleFactory.create(published=day) for day in days]
    assert listed(client, since="2024-01-02", until="2024-01-03") == articles[2:0:-1]


def test_it_filters_by_a_mentioned_actor(client: Client) -> None:
    actor = ActorFactory.create()
    article = MentionFactory.create(actor=actor).article
    MentionFactory.create()
    assert listed(client, actor=actor.pk) == [article]
    assert listed(client, actor_name=actor.name) == [article]


@pytest.mark.parametrize(
    "query",
    [
        {"since": "tomorrow"},
        {"source": "none"},
        {"section": "Nowhere"},
        {"actor": "x"},
        {"page": "abc"},
        {"page": "99"},
        {"since": "2024-02-01", "until": "2024-01-01"},
    ],
)
def test_it_shows_articles_despite_wrong_filters(client: Client, query: dict[str, str]) -> None:
    ArticleFactory.create(published=datetime.date(2024, 2, 3))
    response = client.get(URL, query)
    assert response.status_code == 200
    assert len(response.context["page"]) == 1


def test_it_says_what_is_wrong_with_a_filter(client: Client) -> None:
    response = client.get(URL, {"since": "2024-02-01", "until": "2024-01-01"})
    assert "This day is before the first one." in response.text


def test_it_counts_standing_statements_only(client: Client) -> None:
    article = article_with(statements=2)
    StatementFactory.create(
        article=article,
        contents=("This was report",),
        speaker="Envoy 000",
        cue_start=None,
        cue_end=None,
        cue="",
        decision=Decision.REJECTED,
    )
    (row,) = listed(client)
    assert row.statement_count == 2  # type: ignore[attr-defined]


def test_it_names_the_actors_mentioned_most(client: Client) -> None:
    article = article_with(statements=7)
    ((row, actors),) = client.get(URL).context["rows"]
    assert row == article
    assert [actor.name for actor in actors] == [f"Envoy {i:03}" for i in range(5)]


def test_it_keeps_filters_in_the_links_to_other_pages(client: Client) -> None:
    for _ in range(51):
        ArticleFactory.create(section="Economy")
    page = client.get(URL, {"section": "Economy"}).text
    assert "?section=Economy&amp;page=2" in page


def test_it_gives_htmx_the_results_only(client: Client, htmx: dict[str, str]) -> None:
    response = client.get(URL, headers=htmx)
    assert response.text.strip().startswith("<section")
    assert "HX-Request" in response["Vary"]


def test_it_gives_everyone_else_a_page(client: Client, htmx: dict[str, str]) -> None:
    for headers in ({}, htmx | {"HX-Boosted": "true"}):
        assert "<!DOCTYPE html>" in client.get(URL, headers=headers).text


@pytest.mark.parametrize("size", [1, 6])
def test_it_costs_the_same_queries_for_any_size(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, size: int
) -> None:
    for _ in range(size):
        article_with(statements=size, events=1)
    with django_assert_num_queries(QUERIES):
        client.get(URL)
