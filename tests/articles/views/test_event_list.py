import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Event
from newsbase.decisions import Decision
from tests.factories import (
    ActorFactory,
    EventFactory,
    EventReportFactory,
    ParticipantFactory,
    PlaceFactory,
)

pytestmark = pytest.mark.django_db

URL = "/events/"
QUERIES = 9


def listed(client: Client, **query: str | int | list[str]) -> list[Event]:
    return list(client.get(URL, query).context["page"])


def on(day: str, **fields: object) -> Event:
    date = datetime.date.fromisoformat(day)
    return EventFactory.create(date_from=date, date_to=date, **fields)


def test_it_sends_anonymous_visitors_to_the_login(anonymous_client: Client) -> None:
    assert anonymous_client.get(URL)["Location"] == "/accounts/login/?next=/events/"


def test_it_groups_by_month_the_latest_first(client: Client) -> None:
    march, earlier, may = on("2024-03-09"), on("2024-03-02"), on("2024-05-01")
    unknown = EventFactory.create(date_from=None, date_to=None, precision="unknown")
    assert client.get(URL).context["months"] == [
        ("May 2024", [may]),
        ("March 2024", [march, earlier]),
        ("Date not known", [unknown]),
    ]


def test_it_filters_by_type_and_status(client: Client) -> None:
    aid = EventFactory.create(type="AID", status="planned")
    EventFactory.create(type="AID", status="denied")
    EventFactory.create(type="AGREE", status="planned")
    assert listed(client, type="AID", status="planned") == [aid]
    assert len(listed(client, type=["AID", "AGREE"])) == 3


def test_it_finds_events_that_touch_the_days(client: Client) -> None:
    inside = on("2024-03-05")
    long = EventFactory.create(
        date_from=datetime.date(2024, 1, 1), date_to=datetime.date(2024, 12, 31), precision="year"
    )
    on("2024-04-05")
    EventFactory.create(date_from=None, date_to=None)
    assert listed(client, since="2024-03-01", until="2024-03-31") == [inside, long]


def test_it_filters_by_actor(client: Client) -> None:
    actor = ActorFactory.create()
    event = ParticipantFactory.create(actor=actor, role="actor").event
    ParticipantFactory.create(event=event, actor=actor, role="recipient")
    ParticipantFactory.create()
    assert listed(client, actor=actor.pk) == [event]


def test_it_filters_by_two_actors(client: Client) -> None:
    one, other = ActorFactory.create_batch(2)
    event = ParticipantFactory.create(actor=one).event
    ParticipantFactory.create(event=event, actor=other)
    ParticipantFactory.create(actor=one)
    ParticipantFactory.create(actor=other)
    assert listed(client, actor=one.pk, other=other.pk) == [event]


def test_it_searches_titles_places_and_participants(client: Client) -> None:
    event = EventFactory.create(title="Summit on grain", place=PlaceFactory.create(name="Izmir"))
    ParticipantFactory.create(event=event, actor=None, name="the shipowners")
    EventFactory.create()
    for words in ("GRAIN", "izmir", "shipowners", "summit izmir"):
        assert listed(client, q=words) == [event], words
    assert listed(client, q="grain helsinki") == []


def test_it_leaves_out_the_rejected_unless_asked(client: Client) -> None:
    standing = EventFactory.create()
    rejected = EventFactory.create(decision=Decision.REJECTED)
    assert listed(client) == [standing]
    assert listed(client, decision="rejected") == [rejected]


def test_it_counts_what_each_box_would_leave(client: Client) -> None:
    EventFactory.create(type="AID", status="planned")
    EventFactory.create(type="AGREE", status="planned")
    EventFactory.create(type="AID", status="happened")
    facets = client.get(URL, {"status": "planned"}).context["facets"]
    assert [(c.value, c.number) for c in facets["type"]] == [("AGREE", 1), ("AID", 1)]
    numbers = {c.value: (c.number, c.checked) for c in facets["status"]}
    assert numbers["planned"] == (2, True)
    assert numbers["happened"] == (1, False)


def test_it_gives_htmx_the_results_and_the_new_counts(client: Client, htmx: dict[str, str]) -> None:
    response = client.get(URL, headers=htmx)
    assert response.text.strip().startswith("<section")
    assert 'id="facets" hx-swap-oob="true"' in response.text
    assert 'hx-swap-oob="true"' not in client.get(URL).text


@pytest.mark.parametrize(
    "query", [{"type": "NONE"}, {"since": "x"}, {"page": "-1"}, {"decision": "x"}, {"actor": "0"}]
)
def test_it_shows_events_despite_wrong_filters(client: Client, query: dict[str, str]) -> None:
    EventFactory.create()
    assert len(listed(client, **query)) == 1


def test_it_counts_reports(client: Client) -> None:
    event = EventFactory.create()
    for _ in range(3):
        EventReportFactory.create(event=event)
        ParticipantFactory.create(event=event)
    alone = EventFactory.create()
    numbers = {row: row.report_count for row in listed(client)}  # type: ignore[attr-defined]
    assert numbers == {event: 3, alone: 0}
    assert "3 reports" in client.get(URL).text


@pytest.mark.parametrize("size", [1, 6])
def test_it_costs_the_same_queries_for_any_size(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, size: int
) -> None:
    for _ in range(size):
        event = EventReportFactory.create().event
        ParticipantFactory.create(event=event)
        ParticipantFactory.create(event=event)
    with django_assert_num_queries(QUERIES):
        client.get(URL)
