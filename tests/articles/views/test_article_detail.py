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
    as_somebody,
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
    assert f'title="{held.speaker_name}, believe, held"' in page
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
    decisions = {"new": 2, "accepted": 0, "corrected": 0, "rejected": 0}
    assert counts == decisions | {"all": 2, "held": 0, "unsure": 0}
    page = client.get(article.get_absolute_url()).text
    assert "2 statements</b>" in page
    assert "not decided" not in page


def test_it_counts_what_is_held_and_what_nobody_decided(client: Client) -> None:
    article = ArticleFactory.create()
    StatementFactory.create(article=article, act="believe", decision=Decision.ACCEPTED)
    StatementFactory.create(
        article=article, contents=("The ministers met",), speaker="Sweden", cue="welcomed"
    )
    page = client.get(article.get_absolute_url()).text
    assert "2 statements, 1 of them held" in page
    assert "1 not decided" in page
    assert "1 accepted" in page


@pytest.mark.parametrize(
    ("confidence", "word"), [(0.89, "likely"), (0.6, "possible"), (0.4, "doubtful")]
)
def test_it_says_how_sure_it_is_where_it_is_not(
    client: Client, confidence: float, word: str
) -> None:
    statement = StatementFactory.create(confidence=confidence)
    page = client.get(statement.article.get_absolute_url()).text
    assert f'title="confidence {confidence:.2f}">{word}</span>' in page
    assert f'class="said unsure" data-of="s{statement.pk}"' in page
    assert f'title="{statement.speaker_name}, say ({word})"' in page
    assert 'id="unsure-number">1</span>' in page


@pytest.mark.parametrize("facts", [{}, {"confidence": 0.4, "decision": Decision.ACCEPTED}])
def test_it_says_nothing_of_what_is_sure_or_decided(
    client: Client, facts: dict[str, object]
) -> None:
    page = client.get(StatementFactory.create(**facts).article.get_absolute_url()).text
    assert 'class="sureness' not in page
    assert 'id="unsure-number">0</span>' in page


def test_it_shows_decisions_only_where_there_are_any(client: Client) -> None:
    statement = StatementFactory.create()
    url = statement.article.get_absolute_url()
    assert "badge new" not in client.get(url).text
    with as_somebody():
        statement.mark(Decision.REJECTED, None)
        statement.save()
    assert '<span class="badge rejected">rejected</span>' in client.get(url).text


def test_it_says_to_whom_at_whom_and_through_what(client: Client) -> None:
    addressee, target, medium = (ActorFactory.create(name=name) for name in ("Ahti", "Oslo", "HS"))
    statement = StatementFactory.create(
        addressees=[addressee], target_actor=target, medium_actor=medium
    )
    page = client.get(statement.article.get_absolute_url()).text
    for word, actor in (("to", addressee), ("at", target), ("in", medium)):
        assert re.search(rf'muted">{word}</span>\s*<a class="actor[^>]*>{actor.name}</a>', page)


def test_it_names_a_medium_that_is_no_actor(client: Client) -> None:
    statement = StatementFactory.create(medium="a letter")
    page = client.get(statement.article.get_absolute_url()).text
    assert '<span class="muted">in</span> a letter</p>' in page


def test_it_quotes_the_text_where_no_speaker_is_named(client: Client) -> None:
    statement = StatementFactory.create(speaker_actor=None)
    page = client.get(statement.article.get_absolute_url()).text
    assert '“the Finnish minister”</span> <span class="muted small">not named</span>' in page


def test_it_shows_the_pieces_of_a_quote_between_marks(client: Client) -> None:
    article = ArticleFactory.create(body="“We stay,” Envoy Ahti said. “We wait.”")
    StatementFactory.create(article=article, contents=("We stay", "We wait"), speaker="Envoy Ahti")
    assert "“We stay” “We wait”</a>" in client.get(article.get_absolute_url()).text


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
