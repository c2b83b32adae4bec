import re
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from actors.models import Actor
from newsbase.decisions import Decision
from tests.factories import (
    QUOTE,
    ActorFactory,
    ArticleFactory,
    EventReportFactory,
    MentionFactory,
    StatementFactory,
    article_with,
)

pytestmark = pytest.mark.django_db

QUERIES = 14


def test_it_sends_anonymous_visitors_to_the_login(anonymous_client: Client) -> None:
    url = ArticleFactory.create().get_absolute_url()
    assert anonymous_client.get(url)["Location"] == f"/accounts/login/?next={url}"


def test_it_knows_no_article_of_another_number(client: Client) -> None:
    assert client.get("/articles/1/").status_code == 404


def test_it_keeps_every_character_of_the_text(client: Client) -> None:
    """What a browser shows is what is stored: later offsets of a selection depend on it."""
    article = ArticleFactory.create(body="«A & B» <said> 🛰 this.\n\nThe ministers met in Turku.")
    MentionFactory.create(article=article, surface="B» <said> 🛰")
    EventReportFactory.create(
        article=article, evidence="The ministers met in Turku.", trigger="met"
    )
    page = client.get(article.get_absolute_url()).text
    (text,) = re.findall(r'id="article-text"[^>]*>(.*?)</div>', page, re.DOTALL)
    paragraphs = re.findall(r'<p data-start="(\d+)">(.*?)</p>', text, re.DOTALL)
    for start, html in paragraphs:
        shown = unescape(re.sub(r"<[^>]*>", "", html))
        assert article.text[int(start) : int(start) + len(shown)] == shown
    assert len(paragraphs) == 3


def test_it_marks_statements_with_their_decision(client: Client) -> None:
    statement = StatementFactory.create(decision=Decision.ACCEPTED)
    page = client.get(statement.article.get_absolute_url()).text
    assert f'<mark class="said" data-of="s{statement.pk}" data-decision="accepted"' in page
    assert page.count(f'id="s{statement.pk}"') == 1
    assert f'href="#statement-{statement.pk}"' in page
    assert page.count(f'id="statement-{statement.pk}"') == 1


def test_it_marks_held_positions_more_quietly(client: Client) -> None:
    article = ArticleFactory.create()
    held = StatementFactory.create(article=article, act="believe")
    page = client.get(article.get_absolute_url()).text
    for part in ("said", "speaker", "cue"):
        assert f'<mark class="{part} held" data-of="s{held.pk}"' in page
    assert f'title="{held.speaker_name}, believe, held (new)"' in page
    assert 'id="show-held"' in page
    assert 'class="statement statement-card new held"' in page


def test_it_offers_no_switch_for_held_positions_where_there_are_none(client: Client) -> None:
    page = client.get(StatementFactory.create().article.get_absolute_url()).text
    assert "show-held" not in page
    assert not re.search(r'class="[^"]* held', page)


def test_it_gives_a_statement_of_two_pieces_one_anchor(client: Client) -> None:
    article = ArticleFactory.create(body="“We stay,” Envoy Ahti said. “We wait.”")
    statement = StatementFactory.create(
        article=article, contents=("We stay", "We wait"), speaker="Envoy Ahti"
    )
    page = client.get(article.get_absolute_url()).text
    assert page.count(f'class="said" data-of="s{statement.pk}"') == 2
    assert page.count(f'id="s{statement.pk}"') == 1


def test_it_links_mentions_to_their_actors_by_kind(client: Client) -> None:
    actor = ActorFactory.create(kind=Actor.Kind.STATE, name="Finland")
    mention = MentionFactory.create(actor=actor)
    page = client.get(mention.article.get_absolute_url()).text
    assert f'<mark class="mention state name" id="m{mention.pk}"' in page
    assert f'<a href="{actor.get_absolute_url()}">the Finnish minister</a>' in page


def test_it_marks_those_whom_nobody_could_name(client: Client) -> None:
    mention = MentionFactory.create(actor=None, why="two actors bear this name")
    page = client.get(mention.article.get_absolute_url()).text
    assert 'class="mention unknown name"' in page
    assert 'title="two actors bear this name"' in page


def test_it_never_nests_links(client: Client) -> None:
    article = ArticleFactory.create()
    MentionFactory.create(article=article)
    MentionFactory.create(article=article, surface="Finnish")
    StatementFactory.create(article=article)
    page = client.get(article.get_absolute_url()).text
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", page, re.DOTALL)


def test_it_marks_events_and_links_them_both_ways(client: Client) -> None:
    report = EventReportFactory.create()
    page = client.get(report.article.get_absolute_url()).text
    assert page.count(f'id="e{report.pk}"') == 1
    assert f'href="#e{report.pk}"' in page
    assert f'href="#report-{report.pk}"' in page
    assert report.event.get_absolute_url() in page


def test_it_reads_the_text_once(client: Client) -> None:
    """A join would send it again with every statement."""
    statement = StatementFactory.create()
    context = client.get(statement.article.get_absolute_url()).context
    (shown,) = context["statements"]
    assert {"text", "search"} <= shown.article.get_deferred_fields()
    assert "text" not in context["article"].get_deferred_fields()


def test_it_counts_statements_by_decision(client: Client) -> None:
    article = article_with(statements=2)
    counts = article.statement_counts()
    assert counts == {"new": 2, "accepted": 0, "corrected": 0, "rejected": 0, "all": 2}
    page = client.get(article.get_absolute_url()).text
    assert "2 statements" in page
    assert "2 new" in page


def test_it_offers_readers_no_decision(client: Client, reader_client: Client) -> None:
    url = StatementFactory.create().article.get_absolute_url()
    assert 'name="decision"' in client.get(url).text
    assert 'name="decision"' not in reader_client.get(url).text


def test_it_escapes_what_articles_bring(client: Client) -> None:
    article = ArticleFactory.create(title="<script>alert(1)</script>", body=f"{QUOTE} <b>x</b>")
    page = client.get(article.get_absolute_url()).text
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page


@pytest.mark.parametrize("size", [2, 9])
def test_it_costs_the_same_queries_for_any_size(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, size: int
) -> None:
    url = article_with(statements=size, events=size).get_absolute_url()
    with django_assert_num_queries(QUERIES):
        client.get(url)
