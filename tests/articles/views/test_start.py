import datetime

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from newsbase.decisions import Decision
from tests.factories import EventFactory, StatementFactory, article_with

pytestmark = pytest.mark.django_db


def test_it_sends_anonymous_visitors_to_the_login(anonymous_client: Client) -> None:
    response = anonymous_client.get("/")
    assert response.status_code == 302
    assert response["Location"] == "/accounts/login/?next=/"


def test_it_says_what_to_do_when_nothing_is_here(client: Client) -> None:
    assert "manage.py ingest" in client.get("/").text


def test_it_counts_what_is_here_without_the_rejected(client: Client) -> None:
    article_with(statements=3, events=2)
    StatementFactory.create(decision=Decision.REJECTED)
    numbers = client.get("/").context["numbers"]
    assert numbers["articles"] == 2
    assert numbers["statements"] == 3
    assert numbers["waiting"] == 3
    assert numbers["events"] == 2


def test_it_shows_the_latest_article_first(client: Client) -> None:
    article_with(title="The earlier one", published=datetime.date(2023, 1, 1))
    article_with(title="The later one", published=datetime.date(2025, 1, 1))
    page = client.get("/").text
    assert page.index("The later one") < page.index("The earlier one")


def test_it_parts_coming_from_past_events(client: Client) -> None:
    day = timezone.localdate() + datetime.timedelta(days=7)
    coming = EventFactory.create(date_from=day, date_to=day)
    past = EventFactory.create()
    context = client.get("/").context
    assert list(context["upcoming"]) == [coming]
    assert list(context["events"]) == [past]


def test_it_marks_positions_that_are_held(client: Client) -> None:
    StatementFactory.create()
    assert "badge held" not in client.get("/").text
    StatementFactory.create(act="believe")
    assert client.get("/").text.count("badge held") == 1


def test_it_leaves_out_decided_statements_from_those_waiting(client: Client) -> None:
    waiting = StatementFactory.create()
    StatementFactory.create(decision=Decision.ACCEPTED)
    assert list(client.get("/").context["waiting"]) == [waiting]


def test_it_names_who_speaks_most(client: Client) -> None:
    once = StatementFactory.create().speaker_actor
    twice = StatementFactory.create().speaker_actor
    StatementFactory.create(speaker_actor=twice)
    speakers = client.get("/").context["speakers"]
    assert [(s.actor, s.number, s.share) for s in speakers] == [(twice, 2, 100), (once, 1, 50)]


@pytest.mark.parametrize("size", [1, 6])
def test_it_costs_the_same_queries_for_any_size(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, size: int
) -> None:
    for _ in range(size):
        article_with(statements=size, events=size)
    with django_assert_num_queries(QUERIES):
        client.get("/")


QUERIES = 12
