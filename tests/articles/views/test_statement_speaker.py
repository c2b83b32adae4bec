import pytest
from django.contrib.auth.models import User
from django.test import Client

from actors.models import Actor
from articles.models import Statement
from tests.factories import ActorFactory, AliasFactory, StatementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def statement() -> Statement:
    return StatementFactory.create(speaker_actor=ActorFactory.create(name="Ada Berg"))


@pytest.fixture
def nordin() -> Actor:
    actor = ActorFactory.create(name="Eva Nordin")
    AliasFactory.create(actor=actor, text="the Foreign Minister")
    return actor


def url(statement: Statement) -> str:
    return f"/statements/{statement.pk}/speaker/"


def test_it_shows_the_present_speaker(
    client: Client, htmx: dict[str, str], statement: Statement
) -> None:
    page = client.get(url(statement), headers=htmx).content.decode()
    assert 'value="Ada Berg"' in page
    assert f'value="{statement.speaker_actor_id}"' in page
    assert "<html" not in page


def test_without_htmx_it_is_a_page(client: Client, statement: Statement) -> None:
    page = client.get(url(statement)).content.decode()
    assert "<html" in page
    assert statement.quote in page
    assert "hx-post" not in page  # nothing to swap: the statement itself is not on it


def test_it_sets_the_speaker_and_marks_a_correction(
    client: Client, analyst: User, statement: Statement, nordin: Actor
) -> None:
    client.post(url(statement), {"speaker": nordin.pk, "speaker_name": nordin.name})
    statement.refresh_from_db()
    assert statement.speaker_actor == nordin
    assert (statement.decision, statement.decided_by) == ("corrected", analyst)


@pytest.mark.parametrize("name", ["Eva Nordin", "eva  nordin ", "The foreign minister"])
def test_it_takes_a_name_or_alias_typed_in_full(
    client: Client, statement: Statement, nordin: Actor, name: str
) -> None:
    client.post(url(statement), {"speaker": "", "speaker_name": name})
    statement.refresh_from_db()
    assert statement.speaker_actor == nordin


def test_it_takes_the_name_over_an_id_left_from_before(
    client: Client, statement: Statement, nordin: Actor
) -> None:
    """Without JavaScript the hidden id is that of the old speaker."""
    data = {"speaker": statement.speaker_actor_id, "speaker_name": nordin.name}
    client.post(url(statement), data)
    statement.refresh_from_db()
    assert statement.speaker_actor == nordin


def test_it_takes_that_nobody_can_be_named(client: Client, statement: Statement) -> None:
    client.post(url(statement), {"nobody": "1", "speaker_name": "Nobody Known"})
    statement.refresh_from_db()
    assert statement.speaker_actor is None
    assert statement.decision == "corrected"
    assert statement.speaker_name == "the Finnish minister"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("", "Choose an actor, or say that nobody can be named."),
        ("Nobody Known", "No actor is called “Nobody Known”."),
        ("Georgia", "Several actors are called “Georgia”: choose one."),
    ],
)
def test_it_says_what_is_wrong(
    client: Client, htmx: dict[str, str], statement: Statement, name: str, problem: str
) -> None:
    ActorFactory.create_batch(2, name="Georgia")
    response = client.post(url(statement), {"speaker_name": name}, headers=htmx)
    assert response.status_code == 422
    assert problem in response.content.decode()
    assert response.headers["HX-Retarget"] == f"#statement-{statement.pk}-form"
    assert response.headers["HX-Reswap"] == "innerHTML"
    statement.refresh_from_db()
    assert statement.decision == "new"


def test_it_does_not_offer_actors_that_were_rejected(client: Client, statement: Statement) -> None:
    ActorFactory.create(name="Not A Person", decision="rejected")
    response = client.post(url(statement), {"speaker_name": "Not A Person"})
    assert response.status_code == 422


def test_it_answers_htmx_with_the_corrected_statement(
    client: Client, htmx: dict[str, str], statement: Statement, nordin: Actor
) -> None:
    data = {"speaker": nordin.pk, "speaker_name": nordin.name, "look": "row"}
    page = client.post(url(statement), data, headers=htmx).content.decode()
    assert f'<tr class="statement corrected" id="statement-{statement.pk}"' in page
    assert nordin.get_absolute_url() in page


def test_without_htmx_it_goes_back(client: Client, statement: Statement, nordin: Actor) -> None:
    data = {"speaker": nordin.pk, "next": "/statements/?kind=direct"}
    response = client.post(url(statement), data)
    assert response.headers["Location"] == "/statements/?kind=direct"


@pytest.mark.parametrize("method", ["get", "post"])
def test_it_refuses_readers(reader_client: Client, statement: Statement, method: str) -> None:
    assert getattr(reader_client, method)(url(statement)).status_code == 403
