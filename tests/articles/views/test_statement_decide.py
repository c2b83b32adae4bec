import json

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Statement
from tests.factories import ActorFactory, StatementFactory, article_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def statement() -> Statement:
    return StatementFactory.create()


def url(statement: Statement) -> str:
    return f"/statements/{statement.pk}/decide/"


@pytest.mark.parametrize("decision", ["accepted", "rejected"])
def test_it_keeps_the_decision_with_its_author_and_time(
    client: Client, analyst: User, statement: Statement, decision: str
) -> None:
    client.post(url(statement), {"decision": decision})
    statement.refresh_from_db()
    assert statement.decision == decision
    assert statement.decided_by == analyst
    assert statement.decided_at is not None


def test_it_takes_a_decision_back(client: Client, statement: Statement) -> None:
    client.post(url(statement), {"decision": "accepted"})
    client.post(url(statement), {"decision": "new"})
    statement.refresh_from_db()
    assert (statement.decision, statement.decided_by, statement.decided_at) == ("new", None, None)


def test_taking_back_leaves_a_corrected_speaker_corrected(
    client: Client, statement: Statement
) -> None:
    name = ActorFactory.create().name
    client.post(f"/statements/{statement.pk}/speaker/", {"speaker_name": name})
    client.post(url(statement), {"decision": "accepted"})
    client.post(url(statement), {"decision": "new"})
    statement.refresh_from_db()
    assert (statement.speaker_name, statement.decision) == (name, "corrected")


@pytest.mark.parametrize("decision", ["", "corrected", "maybe"])
def test_it_refuses_what_is_no_decision(
    client: Client, htmx: dict[str, str], statement: Statement, decision: str
) -> None:
    response = client.post(url(statement), {"decision": decision}, headers=htmx)
    assert response.status_code == 422
    assert 'class="errorlist"' in response.content.decode()
    assert response.headers["HX-Retarget"] == f"#statement-{statement.pk}-form"
    statement.refresh_from_db()
    assert statement.decision == "new"


def test_it_refuses_readers(reader_client: Client, statement: Statement) -> None:
    assert reader_client.post(url(statement), {"decision": "accepted"}).status_code == 403
    statement.refresh_from_db()
    assert statement.decision == "new"


def test_it_sends_the_anonymous_to_the_login(
    anonymous_client: Client, statement: Statement
) -> None:
    response = anonymous_client.post(url(statement), {"decision": "accepted"})
    assert response.headers["Location"].startswith("/accounts/login/")


def test_it_refuses_to_be_got(client: Client, statement: Statement) -> None:
    assert client.get(url(statement)).status_code == 405


def test_it_asks_for_a_csrf_token(analyst: User, statement: Statement) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(analyst)
    assert client.post(url(statement), {"decision": "accepted"}).status_code == 403


def test_it_misses_a_statement_that_is_gone(client: Client) -> None:
    assert client.post("/statements/999999/decide/", {"decision": "new"}).status_code == 404


class TestWithoutJavaScript:
    def test_it_goes_back_with_a_message(self, client: Client, statement: Statement) -> None:
        data = {"decision": "accepted", "next": "/statements/?kind=direct"}
        response = client.post(url(statement), data)
        assert response.headers["Location"] == "/statements/?kind=direct"
        page = client.get("/statements/").content.decode()
        assert "Statement accepted." in page

    @pytest.mark.parametrize(
        "elsewhere",
        [
            "https://elsewhere.example/",
            "//elsewhere.example",
            "/\\elsewhere.example",
            "foo",
            "?q=x",
            "javascript:alert(1)",
            "/statements/?q=" + "x" * 20_000,
            "",
        ],
    )
    def test_it_goes_to_the_article_rather_than_elsewhere(
        self, client: Client, statement: Statement, elsewhere: str
    ) -> None:
        response = client.post(url(statement), {"decision": "accepted", "next": elsewhere})
        assert response.headers["Location"] == statement.get_absolute_url()


class TestWithHtmx:
    def test_it_answers_with_the_row_as_it_now_stands(
        self, client: Client, htmx: dict[str, str], statement: Statement
    ) -> None:
        data = {"decision": "rejected", "look": "row"}
        page = client.post(url(statement), data, headers=htmx).content.decode()
        assert f'<tr class="statement rejected" id="statement-{statement.pk}"' in page
        assert "rejected by analyst" in page

    def test_it_counts_the_facets_of_the_list_anew(
        self, client: Client, htmx: dict[str, str]
    ) -> None:
        article = article_with(statements=2)
        first = article.statements.first()
        assert first is not None
        address = "http://testserver/statements/?decision=new"
        headers = htmx | {"HX-Current-URL": address}
        data = {"decision": "accepted", "look": "row"}
        response = client.post(url(first), data, headers=headers)
        facets = {box.value: box.number for box in response.context["facets"]["decision"]}
        assert facets == {"new": 1, "accepted": 1, "corrected": 0, "rejected": 0}
        assert 'id="facets" hx-swap-oob="true"' in response.content.decode()

    @pytest.mark.parametrize("look", ["row", "card"])
    @pytest.mark.parametrize(
        "address", ["http://[::1", "http://testserver/statements/?" + "act=say&" * 1100]
    )
    def test_it_decides_whatever_the_address_of_the_page(
        self, client: Client, htmx: dict[str, str], statement: Statement, look: str, address: str
    ) -> None:
        data = {"decision": "accepted", "look": look}
        response = client.post(url(statement), data, headers=htmx | {"HX-Current-URL": address})
        assert response.status_code == 200
        assert 'id="facets"' not in response.content.decode()
        statement.refresh_from_db()
        assert statement.decision == "accepted"

    def test_it_counts_the_article_anew_on_its_page(
        self, client: Client, htmx: dict[str, str], statement: Statement
    ) -> None:
        headers = htmx | {
            "HX-Current-URL": f"http://testserver{statement.article.get_absolute_url()}"
        }
        data = {"decision": "accepted", "look": "card"}
        page = client.post(url(statement), data, headers=headers).content.decode()
        assert (
            f'<article class="statement statement-card accepted" id="statement-{statement.pk}"'
            in page
        )
        assert 'id="article-counts" hx-swap-oob="true"' in page
        assert "1 accepted" in page

    def test_it_tells_the_marks(
        self, client: Client, htmx: dict[str, str], statement: Statement
    ) -> None:
        response = client.post(url(statement), {"decision": "accepted"}, headers=htmx)
        event = json.loads(response.headers["HX-Trigger-After-Settle"])["statement-decided"]
        assert event["id"] == statement.pk
        assert event["decision"] == "accepted"
        assert event["title"] == f"{statement.speaker_name}, say (accepted)"


class TestRow:
    """The statement alone, as Cancel asks for it."""

    @pytest.mark.parametrize(("look", "tag"), [("row", "<tr"), ("card", "<article"), ("x", "<art")])
    def test_it_shows_the_statement_as_asked(
        self, client: Client, htmx: dict[str, str], statement: Statement, look: str, tag: str
    ) -> None:
        response = client.get(f"/statements/{statement.pk}/", {"look": look}, headers=htmx)
        assert response.content.decode().strip().startswith(tag)

    def test_without_htmx_it_leads_to_the_characters(
        self, client: Client, statement: Statement
    ) -> None:
        response = client.get(f"/statements/{statement.pk}/")
        assert response.headers["Location"] == statement.get_absolute_url()
