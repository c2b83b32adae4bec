from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from actors.models import Actor, Affiliation
from tests.factories import (
    ActorFactory,
    AffiliationEvidenceFactory,
    AffiliationFactory,
    AliasFactory,
    ArticleFactory,
    EventReportFactory,
    MentionFactory,
    ParticipantFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor() -> Actor:
    return ActorFactory.create(
        name="Harbour Agency",
        country="FI",
        description="Runs the ports of the archipelago.",
        external_ids={"wikidata": "Q123"},
    )


def shown(client: Client, actor: Actor) -> str:
    return client.get(f"/actors/{actor.pk}/").content.decode()


def known_of(client: Client, actor: Actor) -> Any:
    return client.get(f"/actors/{actor.pk}/").context


def test_it_says_who_that_is(client: Client, actor: Actor) -> None:
    page = shown(client, actor)
    for words in (
        "<h1>Harbour Agency</h1>",
        "organisation",
        "country FI",
        "Runs the ports of the archipelago.",
        'href="https://www.wikidata.org/wiki/Q123"',
    ):
        assert words in page


def test_it_links_no_id_that_is_none(client: Client, actor: Actor) -> None:
    actor.external_ids = {"wikidata": "javascript:alert(1)"}
    actor.save()
    assert "wikidata.org" not in shown(client, actor)


def test_it_counts_how_often_articles_use_each_name(client: Client, actor: Actor) -> None:
    AliasFactory.create(actor=actor, text="Sweden")
    AliasFactory.create(actor=actor, text="Never used", type="official")
    for _ in range(2):
        MentionFactory.create(actor=actor, surface="Sweden")
    assert known_of(client, actor)["names"] == [
        ("Harbour Agency", "name", 0),
        ("Sweden", "name", 2),
        ("Never used", "official name", 0),
    ]


def test_it_shows_affiliations_with_the_words_that_say_so(client: Client, actor: Actor) -> None:
    affiliation = AffiliationFactory.create(organisation=actor, role="director")
    evidence = AffiliationEvidenceFactory.create(affiliation=affiliation)
    for page in (shown(client, actor), shown(client, affiliation.person)):
        assert "director" in page
        assert "“the Finnish minister”" in page
        address = evidence.article.get_absolute_url()
        assert f'href="{address}#:~:text=the%20Finnish%20minister"' in page


def test_it_cuts_evidence_at_characters_and_not_bytes(actor: Actor) -> None:
    article = ArticleFactory.create(text="😀 Ünï: the director")
    affiliation = AffiliationFactory.create(organisation=actor)
    AffiliationEvidenceFactory.create(
        affiliation=affiliation, article=article, words="the director"
    )
    (row,) = Affiliation.objects.all().evidence_rows(3)
    assert row["words"] == "the director"


def test_it_puts_affiliations_that_articles_tell_of_first(actor: Actor) -> None:
    AffiliationFactory.create(organisation=actor, person__name="Ada")
    told = AffiliationFactory.create(organisation=actor, person__name="Zoe")
    AffiliationEvidenceFactory.create(affiliation=told)
    assert Affiliation.objects.for_rows()[0] == told


def test_it_shows_the_latest_evidence_of_each_affiliation(actor: Actor) -> None:
    affiliation = AffiliationFactory.create(organisation=actor)
    for day in (1, 2, 3):
        article = ArticleFactory.create(published=f"2024-05-0{day}")
        AffiliationEvidenceFactory.create(affiliation=affiliation, article=article)
    rows = list(Affiliation.objects.all().evidence_rows(2))
    assert [row["published"].day for row in rows] == [3, 2]


def test_it_shows_what_the_actor_said_and_links_to_all_of_it(client: Client, actor: Actor) -> None:
    said = StatementFactory.create(speaker_actor=actor)
    StatementFactory.create(speaker_actor=actor, decision="rejected")
    assert list(known_of(client, actor)["statements"]) == [said]
    page = shown(client, actor)
    assert f'href="/statements/?speaker={actor.pk}"' in page
    assert "all 1</a>" in page


def test_it_shows_what_others_said_about_it(client: Client, actor: Actor) -> None:
    others = StatementFactory.create(about=[actor])
    unnamed = StatementFactory.create(about=[actor], speaker_actor=None)
    StatementFactory.create(about=[actor], speaker_actor=actor)
    assert set(known_of(client, actor)["others"]) == {others, unnamed}


def test_it_shows_ten_statements_and_counts_all(client: Client, actor: Actor) -> None:
    StatementFactory.create_batch(12, speaker_actor=actor)
    known = known_of(client, actor)
    assert len(known["statements"]) == 10
    assert known["actor"].statement_count == 12


def test_it_shows_each_event_once(client: Client, actor: Actor) -> None:
    event = ParticipantFactory.create(actor=actor, role="actor").event
    ParticipantFactory.create(event=event, actor=actor, role="recipient")
    EventReportFactory.create(event=event)
    assert list(known_of(client, actor)["events"]).count(event) == 1


def test_it_shows_the_articles_with_their_number_of_mentions(client: Client, actor: Actor) -> None:
    article = ArticleFactory.create(title="", body="Sweden talked of Turku")
    for surface in ("Sweden", "Turku"):
        MentionFactory.create(article=article, actor=actor, surface=surface)
    (row,) = known_of(client, actor)["articles"]
    assert (row["article_id"], row["mentions_here"]) == (article.pk, 2)
    assert "Sweden talked of Turku" in shown(client, actor)


def test_it_shows_with_whom_the_actor_appears(client: Client, actor: Actor) -> None:
    often, once, never = ActorFactory.create_batch(3)
    for others in ([often], [often, once]):
        article = ArticleFactory.create()
        MentionFactory.create(article=article, actor=actor)
        for other, surface in zip(others, ("Sweden", "Turku"), strict=False):
            MentionFactory.create(article=article, actor=other, surface=surface)
    MentionFactory.create(actor=never)
    companions = known_of(client, actor)["companions"]
    assert [(other, other.shared) for other in companions] == [(often, 2), (once, 1)]


def test_a_page_without_findings_says_so(client: Client, actor: Actor) -> None:
    page = shown(client, actor)
    assert "No article quotes Harbour Agency yet." in page
    assert "Appears with" not in page


def test_it_links_to_the_spoken_and_the_held_alone(client: Client, actor: Actor) -> None:
    for act in ("say", "say", "believe"):
        StatementFactory.create(speaker_actor=actor, act=act)
    StatementFactory.create(about=[actor], act="oppose")
    StatementFactory.create(about=[actor], act="oppose", decision="rejected")
    page = shown(client, actor)
    for field, manner, words in (
        ("speaker", "spoken", "2 spoken"),
        ("speaker", "held", "1 held"),
        ("about", "held", "1 held"),
    ):
        address = f"/statements/?{field}={actor.pk}&amp;manner={manner}"
        assert f'<a href="{address}">{words}</a>' in page
    assert f"about={actor.pk}&amp;manner=spoken" not in page


def test_it_does_not_tell_apart_what_is_all_spoken(client: Client, actor: Actor) -> None:
    StatementFactory.create(speaker_actor=actor)
    page = shown(client, actor)
    assert f'/statements/?speaker={actor.pk}">all 1</a>' in page
    assert "manner=" not in page


def everything_of(actor: Actor) -> None:
    """One more of each thing that the page shows."""
    statement = StatementFactory.create(speaker_actor=actor, about=[ActorFactory.create()])
    StatementFactory.create(about=[actor])
    MentionFactory.create(article=statement.article, actor=actor)
    MentionFactory.create(article=statement.article, surface="Sweden")
    EventReportFactory.create(event=ParticipantFactory.create(actor=actor).event)
    AliasFactory.create(actor=actor)
    AffiliationEvidenceFactory.create(affiliation=AffiliationFactory.create(person=actor))
    AffiliationEvidenceFactory.create(affiliation=AffiliationFactory.create(organisation=actor))


def test_it_asks_a_fixed_number_of_queries(
    client: Client, actor: Actor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    numbers = []
    for size in (1, 4):
        for _ in range(size):
            everything_of(actor)
        with django_assert_max_num_queries(32) as captured:
            client.get(f"/actors/{actor.pk}/")
        numbers.append(len(captured))
    assert numbers[0] == numbers[1]


def test_it_misses_an_actor_that_is_gone(client: Client) -> None:
    assert client.get("/actors/999999/").status_code == 404


def test_it_offers_editing_to_those_who_may(
    client: Client, staff_client: Client, actor: Actor
) -> None:
    address = f"/admin/actors/actor/{actor.pk}/change/"
    assert address not in shown(client, actor)
    assert address in shown(staff_client, actor)


def test_it_sends_the_anonymous_to_the_login(anonymous_client: Client, actor: Actor) -> None:
    assert anonymous_client.get(f"/actors/{actor.pk}/").status_code == 302
