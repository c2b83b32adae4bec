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
    return list(client.get(URL, query).context["actors"])


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


def test_words_that_begin_so_come_before_what_stands_inside_a_word(client: Client) -> None:
    by_alias = ActorFactory.create(name="Zeta")
    AliasFactory.create(actor=by_alias, text="Guards of Iran")
    names = ("Tirana", "The Army of Iran", "Miran-Port", "Anti-Iran Front", "Iran", "Iranian Navy")
    for name in names:
        ActorFactory.create(name=name)
    MentionFactory.create(actor=Actor.objects.get(name="Tirana"))
    MentionFactory.create(actor=by_alias)
    assert [each.name for each in listed(client, q="iran")] == [
        "Iran", "Iranian Navy", "Zeta", "Anti-Iran Front", "The Army of Iran", "Tirana",
        "Miran-Port",
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["h. (a", "h.+", "[h", "(h", "h\\", "h*"])
def test_marks_in_a_search_are_marks(client: Client, words: str) -> None:
    ActorFactory.create(name="Holm")
    assert listed(client, q=words) == []
    actor = ActorFactory.create(name=f"Of {words}")
    assert listed(client, q=words) == [actor]


@pytest.mark.parametrize("words", ["'", "- .", "%", "_", "’"])
def test_marks_alone_find_nobody_and_it_says_so(
    client: Client, htmx: dict[str, str], words: str
) -> None:
    ActorFactory.create(name=f"Cote d{words}Ivoire")
    assert listed(client, q=words) == []
    assert "a letter or a digit" in client.get(URL, {"q": words}, headers=htmx).content.decode()


@pytest.mark.parametrize("field", ["kind", "knowledge", "country", "decision", "origin", "sort"])
def test_a_wrong_filter_lists_nobody_and_it_says_so(
    client: Client, htmx: dict[str, str], field: str
) -> None:
    ActorFactory.create()
    page = client.get(URL, {field: "zzz"}, headers=htmx)
    assert (page.context["actors"], page.context["page"].paginator.count) == ([], 0)
    assert "Select a valid choice. zzz is not one" in page.content.decode()


def test_it_leaves_out_curated_actors_that_no_article_names(client: Client) -> None:
    silent = ActorFactory.create(name="Kiribati", origin="curated")
    named = MentionFactory.create(actor=ActorFactory.create(name="Kenya", origin="curated")).actor
    assert listed(client) == [named]
    assert listed(client, all="on") == [named, silent]
    assert listed(client, q="kiri") == [silent]


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "igo"), ("country", "FI"), ("origin", "curated"), ("decision", "accepted")],
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


def test_it_leaves_out_the_rejected_until_they_are_asked_for(client: Client) -> None:
    rejected = ActorFactory.create(decision="rejected")
    assert listed(client) == []
    assert listed(client, decision="rejected") == [rejected]
    assert 'class="badge rejected"' in client.get(URL, {"decision": "rejected"}).content.decode()


@pytest.mark.parametrize("query", [{}, {"decision": "new"}, {"q": "Harbour"}, {"all": "on"}])
def test_it_leaves_out_those_that_were_merged(client: Client, query: dict[str, str]) -> None:
    actor = ActorFactory.create(name="Harbour Agency")
    ActorFactory.create(name="The Harbour Agency", merged_into=actor)
    assert listed(client, **query) == [actor]


@pytest.mark.parametrize("knowledge", ["known", "provisional", "ambiguous"])
def test_it_filters_by_how_sure_it_is_who_that_is(client: Client, knowledge: str) -> None:
    actors = {
        "known": ActorFactory.create(origin="machine", decision="accepted"),
        "provisional": ActorFactory.create(origin="machine"),
        "ambiguous": ActorFactory.create(origin="machine", decision="corrected"),
    }
    MentionFactory.create(actor=None).candidates.add(actors["ambiguous"])
    found = listed(client, knowledge=knowledge)
    assert actors[knowledge] in found
    assert (actors["provisional"] in found) == (knowledge == "provisional")
    assert all(f'class="badge {knowledge}"' in shown(client, actor) for actor in found)


def shown(client: Client, actor: Actor) -> str:
    """The actor's row."""
    page = client.get(URL, {"q": actor.name}).content.decode()
    return page.split(f'<tr id="actor-{actor.pk}"')[1].split("</tr>")[0]


def test_it_finds_without_diacritics(client: Client) -> None:
    actor = ActorFactory.create(name="Recep Tayyip Erdoğan")
    assert listed(client, q="erdogan") == [actor]


@pytest.mark.parametrize("words", ["lukashenka", "Aliaksandr Lukashenka", "lukaschenko"])
def test_it_finds_other_spellings_behind_what_fits(client: Client, words: str) -> None:
    like = ActorFactory.create(name="Alexander Lukashenko", kind="person")
    ActorFactory.create(name="Alexander Dobrindt", kind="person")
    assert listed(client, q=words) == [like]
    exact = ActorFactory.create(name=f"Zoe {words}")
    assert listed(client, q=words) == [exact, like]
    page = client.get(URL, {"q": words}).content.decode()
    assert page.count('class="badge like"') == 1


def test_it_finds_other_spellings_of_aliases(client: Client) -> None:
    alias = AliasFactory.create(text="Lukashenko")
    assert listed(client, q="lukashenka") == [alias.actor]


def test_it_finds_nobody_by_a_name_that_is_not_theirs(client: Client) -> None:
    AliasFactory.create(text="Lukashenko", rejected=True)
    assert listed(client, q="lukashenko") == listed(client, q="lukashenka") == []


def test_too_few_letters_are_like_nothing(client: Client) -> None:
    ActorFactory.create(name="Anna")
    assert listed(client, q="anb") == []


def test_it_counts_statements_events_and_articles_of_each(client: Client) -> None:
    actor = ActorFactory.create(name="Harbour Agency")
    statements = [
        StatementFactory.create(speaker_actor=actor, about=[actor]),
        StatementFactory.create(speaker_actor=actor),
        StatementFactory.create(speaker_actor=actor, decision="rejected"),
    ]
    StatementFactory.create(about=[actor], decision="rejected")
    for statement in statements:
        MentionFactory.create(article=statement.article, actor=actor)
    MentionFactory.create(article=statements[0].article, actor=actor, surface="Sweden")
    ParticipantFactory.create(actor=actor)
    (row,) = listed(client, q=actor.name)
    counts = {name: getattr(row, f"{name}_count") for name in ("statement", "about", "event")}
    assert counts == {"statement": 2, "about": 1, "event": 1}
    assert row.article_count == 3  # type: ignore[attr-defined]
    assert f"{row.last_seen:%d %m %Y}" == "05 03 2024"  # type: ignore[attr-defined]


def test_it_sorts_by_number_of_statements(client: Client) -> None:
    silent, refused, heard = (ActorFactory.create(name=name) for name in "ABC")
    StatementFactory.create(speaker_actor=heard)
    StatementFactory.create_batch(2, speaker_actor=refused, decision="rejected")
    assert listed(client, sort="statements") == [heard, silent, refused]


def test_it_sorts_by_number_of_mentions(client: Client) -> None:
    silent, named = ActorFactory.create(name="A"), ActorFactory.create(name="B")
    MentionFactory.create(actor=named)
    assert listed(client, sort="activity") == [named, silent]


def test_it_sorts_by_the_last_article(client: Client) -> None:
    silent = ActorFactory.create(name="A")
    early, late = (
        MentionFactory.create(article__published=f"2024-05-0{day}", actor__name=name).actor
        for day, name in ((1, "B"), (2, "C"))
    )
    assert listed(client, sort="seen") == [late, early, silent]


def test_a_sort_goes_before_the_best_match(client: Client) -> None:
    exact, named = ActorFactory.create(name="Turku"), ActorFactory.create(name="Turku Port")
    MentionFactory.create(actor=named)
    assert listed(client, q="turku") == [exact, named]
    assert listed(client, q="turku", sort="activity") == [named, exact]


def test_it_gives_pages_of_all_that_the_filters_leave(client: Client) -> None:
    ActorFactory.create_batch(51, kind="group")
    ActorFactory.create_batch(2, kind="igo")
    context = client.get(URL, {"kind": "group", "page": "2"}).context
    assert context["page"].paginator.count == 51
    assert len(context["actors"]) == 1


def test_analysts_may_choose_some_to_merge(client: Client, reader_client: Client) -> None:
    actor = ActorFactory.create()
    box = f'<input type="checkbox" name="actor" value="{actor.pk}" form="merge-form"'
    page = client.get(URL).content.decode()
    assert box in page
    assert 'id="merge-form" method="get" action="/actors/merge/"' in page
    page = reader_client.get(URL).content.decode()
    assert box not in page
    assert "merge-form" not in page


def test_it_asks_a_fixed_number_of_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    numbers = []
    for size in (2, 20):
        article_with(statements=size, events=size)
        with django_assert_max_num_queries(20) as captured:
            client.get(URL, {"q": "envoy", "sort": "activity"})
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
