import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Event
from newsbase.decisions import Decision
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return EventFactory.create()


def url(event: Event) -> str:
    return f"/events/{event.pk}/decide/"


def test_it_sends_anonymous_visitors_to_the_login(anonymous_client: Client, event: Event) -> None:
    response = anonymous_client.post(url(event), {"decision": "accepted"})
    assert response["Location"].startswith("/accounts/login/")


def test_it_refuses_readers(reader_client: Client, event: Event) -> None:
    assert reader_client.post(url(event), {"decision": "accepted"}).status_code == 403
    event.refresh_from_db()
    assert event.decision == Decision.NEW


def test_it_rejects_get(client: Client, event: Event) -> None:
    assert client.get(url(event)).status_code == 405


def test_it_keeps_the_decision_with_who_and_when(
    client: Client, analyst: User, event: Event
) -> None:
    response = client.post(url(event), {"decision": "accepted"})
    assert response["Location"] == event.get_absolute_url()
    event.refresh_from_db()
    assert event.decision == Decision.ACCEPTED
    assert event.decided_by == analyst
    assert event.decided_at is not None


def test_it_takes_a_decision_back(client: Client, event: Event) -> None:
    client.post(url(event), {"decision": "rejected"})
    client.post(url(event), {"decision": "new"})
    event.refresh_from_db()
    assert (event.decision, event.decided_by, event.decided_at) == (Decision.NEW, None, None)


def test_taking_back_leaves_a_corrected_event_corrected(client: Client) -> None:
    event = EventFactory.create(decision=Decision.CORRECTED)
    client.post(url(event), {"decision": "rejected"})
    client.post(url(event), {"decision": "new"})
    event.refresh_from_db()
    assert event.decision == Decision.CORRECTED


@pytest.mark.parametrize("decision", ["", "corrected", "maybe"])
def test_it_refuses_other_decisions(client: Client, event: Event, decision: str) -> None:
    assert client.post(url(event), {"decision": decision}).status_code == 400
    event.refresh_from_db()
    assert event.decision == Decision.NEW


def test_it_gives_htmx_the_head_only(client: Client, event: Event, htmx: dict[str, str]) -> None:
    response = client.post(url(event), {"decision": "rejected"}, headers=htmx)
    assert response.text.strip().startswith(f'<header id="event-{event.pk}"')
    assert "Event rejected." in response["HX-Trigger-After-Settle"]


def test_it_wants_a_token(event: Event, analyst: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(analyst)
    response = strict.post(url(event), {"decision": "accepted"})
    assert response.status_code == 403
    assert "The form is out of date" in response.text


def test_it_knows_no_event_of_another_number(client: Client) -> None:
    assert client.post("/events/1/decide/", {"decision": "accepted"}).status_code == 404
