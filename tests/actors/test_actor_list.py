from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from actors.models import Actor
from tests.factories import (
    ActorFactory,
    AliasFactory,
    MentionFactory,
    ParticipantFactory,
    StatementFactory,
    article_with,
)

pytestmark = pytest.mark.django_db

URL = "/actors/"


def listed(client: Client, **query: Any) -> list[Actor]:
    return list(client.get(URL, query).context["page"])


def test_it_lists_in_the_order_of_folded_names(client: Client) -> None:
    for name in ("Zürich", "åland", "Berlin", "Élysée"):
        ActorFactory.create(name=name)
    assert [actor.name for actor in listed(client)] == ["åland", "Berlin", "Élysée", "Zürich"]


def test_it_finds_by_name_and_alias_case_and_accents_aside(client: Client) -> None:
    elysee, other = ActorFactory.create(name="Élysée"), ActorFactory.create(name="Matignon")
    AliasFactory.create(actor=other, text="the Elysee's neighbour")
    assert listed(client, q="ELYSEE") == [elysee, other]


def test_it_puts_what_fits_a_search_best_first(client: Client) -> None:
    party = ActorFactory.create(name="Future Party of Turkey")
    turkey = ActorFactory.create(name="Turkey")
    assert listed(client, q="turkey") == [turkey, party]


def test_it_leaves_out_curated_actors_that_no_article_names(client: Client) -> None:
    silent = ActorFactory.create(name="Kiribati", origin="curated")
    named = MentionFactory.create(actor=ActorFactory.create(name="Kenya", origin="curated")).actor
    assert listed(client) == [named]
    assert listed(client, all="on") == [named, silent]
    assert listed(client, q="kiri") == [silent]


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "igo"), ("country", "FI"), ("origin", "curated")]
)
def test_it_filters(client: Client, field: str, value: str) -> None:
    actor = ActorFactory.create(**{field: value})
    ActorFactory.create(country="SE")
    assert listed(client, **{field: value}) == [actor]


def test_it_counts_the_kinds_under_the_other_filters(client: Client) -> None:
    ActorFactory.create(kind="igo", country="FI")
    ActorFactory.create(kind="person", country="SE")
    kinds = client.get(URL, {"country": "FI", "kind": "person"}).context["kinds"]
    assert {value: number for value, _, number, _ in kinds if number} == {"igo": 1}


def test_it_names_the_countries_after_their_states(client: Client) -> None:
    ActorFactory.create(name="Finland", kind="state", country="FI")
    ActorFactory.create(country="SE")
    page = client.get(URL).content.decode()
    assert '<option value="FI">Finland</option>' in page
    assert '<option value="SE">SE</option>' in page


def test_it_leaves_out_the_rejected(client: Client) -> None:
    ActorFactory.create(decision="rejected")
    assert listed(client) == []


def test_it_counts_statements_events_and_articles_of_each(client: Client) -> None:
    actor = ActorFactory.create()
    statements = [
        StatementFactory.create(speaker_actor=actor, about=[actor]),
        StatementFactory.create(speaker_actor=actor),
        StatementFactory.create(speaker_actor=actor, decision="rejected"),
    ]
    for statement in statements:
        MentionFactory.create(article=statement.article, actor=actor)
    MentionFactory.create(article=statements[0].article, actor=actor, surface="Sweden")
    ParticipantFactory.create(actor=actor)
    (row,) = listed(client, q=actor.name)
    counts = {name: getattr(row, f"{name}_count") for name in ("statement", "about", "event")}
    assert counts == {"statement": 2, "about": 1, "event": 1}
    assert row.article_count == 3  # type: ignore[attr-defined]


def test_it_sorts_by_number_of_statements(client: Client) -> None:
    silent, heard = ActorFactory.create(name="A"), ActorFactory.create(name="B")
    StatementFactory.create(speaker_actor=heard)
    assert listed(client, sort="statements") == [heard, silent]


def test_it_asks_a_fixed_number_of_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    numbers = []
    for size in (2, 20):
        article_with(statements=size, events=size)
        with django_assert_max_num_queries(12) as captured:
            client.get(URL)
        numbers.append(len(captured))
    assert numbers[0] == numbers[1]


def test_htmx_gets_the_results_alone(client: Client, htmx: dict[str, str]) -> None:
    page = client.get(URL, headers=htmx).content.decode()
    assert '<section id="results"' in page
    assert "<html" not in page


def test_it_offers_adding_to_those_who_may(client: Client, staff_client: Client) -> None:
    assert "/admin/actors/actor/add/" not in client.get(URL).content.decode()
    assert "/admin/actors/actor/add/" in staff_client.get(URL).content.decode()


def test_it_sends_the_anonymous_to_the_login(anonymous_client: Client) -> None:
    assert anonymous_client.get(URL).headers["Location"].startswith("/accounts/login/")
