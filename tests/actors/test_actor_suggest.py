import pytest
from django.test import Client

from actors.models import Actor
from tests.factories import ActorFactory, AliasFactory, MentionFactory

pytestmark = pytest.mark.django_db


def suggested(client: Client, words: str) -> list[Actor]:
    return list(client.get("/actors/suggest/", {"q": words}).context["actors"])


def test_it_finds_by_part_of_a_name_case_and_accents_aside(client: Client) -> None:
    actor = ActorFactory.create(name="José Muñoz")
    ActorFactory.create(name="Joe Miller")
    assert suggested(client, "MUNO") == [actor]


def test_it_finds_by_alias_and_says_which(client: Client) -> None:
    china = ActorFactory.create(name="China")
    AliasFactory.create(actor=china, text="Beijing")
    assert suggested(client, "beij") == [china]
    assert "“Beijing”" in client.get("/actors/suggest/", {"q": "beij"}).content.decode()


def test_it_puts_names_that_begin_so_first(client: Client) -> None:
    for name in ("Alba Iran", "Iran", "Iranian Navy"):
        ActorFactory.create(name=name)
    assert [actor.name for actor in suggested(client, "iran")] == [
        "Iran",
        "Iranian Navy",
        "Alba Iran",
    ]


def test_it_puts_who_is_called_exactly_so_before_all(client: Client) -> None:
    paper, usa = ActorFactory.create(name="USA Today"), ActorFactory.create(name="United States")
    AliasFactory.create(actor=usa, text="USA")
    MentionFactory.create(actor=paper)
    assert suggested(client, "usa") == [usa, paper]


def test_it_puts_those_that_articles_name_first(client: Client) -> None:
    for name in ("Financial Union", "Finland"):
        ActorFactory.create(name=name)
    MentionFactory.create(actor=Actor.objects.get(name="Finland"))
    assert [actor.name for actor in suggested(client, "fin")] == ["Finland", "Financial Union"]


def test_it_suggests_at_most_ten_and_none_that_was_rejected(client: Client) -> None:
    ActorFactory.create(name="Ministry of Nothing", decision="rejected")
    ActorFactory.create_batch(12)
    found = suggested(client, "ministry")
    assert len(found) == 10
    assert all(actor.decision == "new" for actor in found)


@pytest.mark.parametrize("words", ["", "  ", "\x00", "'", "-"])
def test_nothing_typed_suggests_nothing(client: Client, words: str) -> None:
    ActorFactory.create(name="Jeanne d'Arc-Cole")
    assert suggested(client, words) == []


@pytest.mark.parametrize("words", ["%", "_", "\\"])
def test_it_takes_wildcards_for_themselves(client: Client, words: str) -> None:
    ActorFactory.create(name="Plain")
    assert suggested(client, words) == []


def test_it_reads_the_parameter_that_the_field_names(client: Client) -> None:
    actor = ActorFactory.create(name="Ada")
    query = {"field": "speaker_name", "speaker_name": "ada"}
    assert list(client.get("/actors/suggest/", query).context["actors"]) == [actor]


def test_it_gives_options_of_a_listbox(client: Client) -> None:
    actor = ActorFactory.create(name="Ada <b>", kind=Actor.Kind.PERSON, country="FI")
    page = client.get("/actors/suggest/", {"q": "ada"}).content.decode()
    assert 'role="option"' in page
    assert f'data-value="{actor.pk}"' in page
    assert "Ada &lt;b&gt;" in page
    assert "person · FI" in page


def test_it_says_that_nobody_is_called_so(client: Client) -> None:
    page = client.get("/actors/suggest/", {"q": "xyz"}).content.decode()
    assert 'aria-disabled="true"' in page
    assert "No actor is called “xyz”" in page


def test_it_sends_the_anonymous_to_the_login(anonymous_client: Client) -> None:
    assert anonymous_client.get("/actors/suggest/").status_code == 302
