import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.models import Event
from tests.factories import EventFactory, EventReportFactory, ParticipantFactory, PlaceFactory

pytestmark = pytest.mark.django_db

QUERIES = 7


def test_it_sends_anonymous_visitors_to_the_login(anonymous_client: Client) -> None:
    url = EventFactory.create().get_absolute_url()
    assert anonymous_client.get(url)["Location"] == f"/accounts/login/?next={url}"


def test_it_says_what_when_where_and_who(client: Client) -> None:
    event = EventFactory.create(place=PlaceFactory.create(name="Turku"))
    ParticipantFactory.create(event=event, name="the Danes", actor=None, role="recipient")
    page = client.get(event.get_absolute_url()).text
    for words in (event.title, "4 March 2024", "Turku", "60.45, 22.27", "the Danes", "recipient"):
        assert words in page


def test_it_says_why_there_is_no_date(client: Client) -> None:
    event = EventFactory.create(
        date_from=None, date_to=None, precision="unknown", date_reason="“soon” names no day"
    )
    assert "“soon” names no day" in client.get(event.get_absolute_url()).text


def test_it_shows_each_report_with_its_trigger_and_place_in_the_text(client: Client) -> None:
    event = EventFactory.create()
    reports = [EventReportFactory.create(event=event) for _ in range(2)]
    page = client.get(event.get_absolute_url()).text
    assert page.count('The ministers <mark class="trigger">met</mark> in Turku for two days.') == 2
    for report in reports:
        assert f'href="/articles/{report.article_id}/#e{report.pk}"' in page


def test_it_offers_readers_no_decision(client: Client, reader_client: Client) -> None:
    url = EventFactory.create().get_absolute_url()
    assert 'name="decision"' in client.get(url).text
    assert 'name="decision"' not in reader_client.get(url).text


@pytest.mark.parametrize("size", [1, 6])
def test_it_costs_the_same_queries_for_any_size(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, size: int
) -> None:
    event: Event = EventFactory.create()
    for _ in range(size):
        EventReportFactory.create(event=event, article__title="")
        ParticipantFactory.create(event=event)
    with django_assert_num_queries(QUERIES):
        client.get(event.get_absolute_url())
