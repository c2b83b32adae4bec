import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from actors.models import Actor, Regrouping
from articles.models import Mention
from tests.factories import ActorFactory, MentionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor() -> Actor:
    return ActorFactory.create(name="Holm", kind="person")


def url_of(actor: Actor) -> str:
    return f"/actors/{actor.pk}/split/"


def test_it_lists_mentions_by_article(client: Client, actor: Actor) -> None:
    mentions = [MentionFactory.create(actor=actor) for _ in range(2)]
    MentionFactory.create()
    page = client.get(url_of(actor))
    assert "2 mentions" in page.content.decode()
    assert [len(group) for _, group in page.context["articles"]] == [1, 1]
    for mention in mentions:
        assert f'value="{mention.pk}"' in page.content.decode()
    assert "0 mentions" in client.get(url_of(actor), {"q": "Swedish"}).content.decode()


def test_the_chosen_go_to_a_new_actor(client: Client, actor: Actor, analyst: User) -> None:
    chosen, kept = (MentionFactory.create(actor=actor) for _ in range(2))
    data = {"mention": [chosen.pk], "name": "Jan  Holm", "kind": "person"}
    response = client.post(url_of(actor), data)
    regrouping = Regrouping.objects.get()
    assert response["Location"] == f"/actors/regroupings/{regrouping.pk}/"
    for row in (chosen, kept):
        row.refresh_from_db()
    assert (str(chosen.actor), chosen.chosen_by, kept.actor) == ("Jan Holm", analyst, actor)


def test_the_chosen_go_to_another_actor(client: Client, actor: Actor) -> None:
    chosen, other = MentionFactory.create(actor=actor), ActorFactory.create()
    client.post(url_of(actor), {"mention": [chosen.pk], "to_name": other.name, "kind": "person"})
    assert Mention.objects.get().actor == other


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"name": "Jan Holm"}, "No mention was selected."),
        ({"mention": True}, "Choose an actor, or name a new one."),
        ({"mention": True, "to_name": "Nobody"}, "No actor is called"),
        ({"mention": True, "to_name": "Holm"}, "already"),
    ],
)
def test_what_cannot_be_is_said(
    client: Client, actor: Actor, data: dict[str, object], words: str
) -> None:
    mention = MentionFactory.create(actor=actor)
    sent = {**data, "kind": "person"}
    if "mention" in data:
        sent["mention"] = mention.pk
    page = client.post(url_of(actor), sent)
    assert page.status_code == 422
    shown = page.content.decode()
    assert words in shown
    assert ("checked" in shown) is ("mention" in data)
    assert not Regrouping.objects.exists()


def test_a_doubtful_mention_is_given_to_a_candidate(client: Client, actor: Actor) -> None:
    mention, other = MentionFactory.create(actor=None), ActorFactory.create()
    mention.candidates.set([actor, other])
    page = client.get(url_of(actor)).content.decode()
    assert "who is meant?" in page
    assign = f"/mentions/{mention.pk}/assign/"
    nobody = client.post(assign, {"actor": "nobody"}, follow=True)
    assert "There is no such actor." in nobody.content.decode()
    gone = ActorFactory.create(name="J. Holm", merged_into=other)
    page = client.post(assign, {"actor": gone.pk}, follow=True).content.decode()
    assert f'was merged into <a href="/actors/{other.pk}/">' in page
    assert client.post(assign, {"actor": other.pk}).status_code == 302
    mention.refresh_from_db()
    assert mention.actor == other
    again = client.post(assign, {"actor": actor.pk}, follow=True)
    assert f"means {other} already" in again.content.decode()


def test_it_asks_a_fixed_number_of_queries(
    client: Client, actor: Actor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    numbers = []
    for size in (1, 12):
        for _ in range(size):
            MentionFactory.create(actor=actor)
            MentionFactory.create(actor=None).candidates.add(actor)
        with django_assert_max_num_queries(15) as captured:
            client.get(url_of(actor))
        numbers.append(len(captured))
    assert numbers[0] == numbers[1]


def test_readers_may_not(reader_client: Client, actor: Actor) -> None:
    mention = MentionFactory.create(actor=None)
    assert reader_client.get(url_of(actor)).status_code == 403
    assert reader_client.post(f"/mentions/{mention.pk}/assign/").status_code == 403
