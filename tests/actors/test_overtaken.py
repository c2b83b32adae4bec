"""Two people at the same actors at once: what one is told of what the other did."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from actors.merging import keep_apart, merge
from actors.models import Actor, Distinction, Regrouping, Suggestion
from actors.settling import decide
from actors.undoing import undo
from newsbase.decisions import Decision, Origin
from tests.factories import ActorFactory, UserFactory

pytestmark = pytest.mark.django_db

QUEUE = "/actors/suggestions/"


@pytest.fixture
def petra() -> User:
    return UserFactory.create(username="petra")


def person(name: str) -> Actor:
    return ActorFactory.create(name=name, kind="person", origin=Origin.MACHINE)


@pytest.fixture
def pair() -> tuple[Actor, Actor]:
    """The one that goes, the one that stays; suggested."""
    source, target = person("J. Holm"), person("Jan Holm")
    Suggestion.objects.create(first=source, second=target, score=0.7, why="alike")
    return source, target


def merge_url(target: Actor) -> str:
    return f"/actors/{target.pk}/merge/"


def apart_url(one: Actor, other: Actor) -> str:
    return f"/actors/{one.pk}/not/{other.pk}/"


@pytest.fixture
def merged(pair: tuple[Actor, Actor], petra: User) -> Regrouping:
    return merge(*pair, petra)


def line_of(client: Client, url: str, data: dict[str, Any], htmx: dict[str, str]) -> str:
    """The fragment in the place of the row."""
    response = client.post(url, data, headers=htmx)
    assert response.status_code == 200
    line = response.content.decode()
    assert "<html" not in line
    assert line.lstrip().startswith("<li id=")
    return line


class TestInTheQueue:
    def test_a_pair_merged_by_another(
        self, client: Client, pair: tuple[Actor, Actor], merged: Regrouping, htmx: dict[str, str]
    ) -> None:
        source, target = pair
        link = f'J. Holm was merged into <a href="/actors/{target.pk}/">Jan Holm</a> by petra on'
        for url, data in (
            (merge_url(target), {"with": source.pk}),
            (merge_url(source), {"with": target.pk}),
            (apart_url(source, target), {}),
        ):
            line = line_of(client, url, data, htmx)
            assert link in line
            assert "Undo" not in line
        assert Regrouping.objects.get() == merged
        assert not Distinction.objects.exists()

    def test_a_pair_told_apart_by_another(
        self, client: Client, pair: tuple[Actor, Actor], petra: User, htmx: dict[str, str]
    ) -> None:
        source, target = pair
        keep_apart(source, target, petra)
        line = line_of(client, merge_url(target), {"with": source.pk}, htmx)
        assert "petra said on" in line
        assert not Regrouping.objects.exists()
        assert "petra said on" in line_of(client, apart_url(source, target), {}, htmx)
        assert Distinction.objects.get().made_by == petra

    def test_one_that_another_rejected(
        self, client: Client, pair: tuple[Actor, Actor], petra: User, htmx: dict[str, str]
    ) -> None:
        source, target = pair
        decide(source, Decision.REJECTED, petra)
        line = line_of(client, merge_url(target), {"with": source.pk}, htmx)
        assert "was rejected as an actor by petra on" in line
        assert "was rejected" in line_of(client, apart_url(source, target), {}, htmx)
        assert not Distinction.objects.exists()

    def test_one_that_is_part_of_a_third_is_compared_with_that(
        self, client: Client, pair: tuple[Actor, Actor], petra: User, htmx: dict[str, str]
    ) -> None:
        source, target = pair
        third = person("Johan Holm")
        merge(source, third, petra)
        line = line_of(client, merge_url(target), {"with": source.pk}, htmx)
        assert f'href="/actors/{third.pk}/merge/?with={target.pk}"' in line

    def test_a_merge_that_another_undid(
        self, client: Client, merged: Regrouping, petra: User, htmx: dict[str, str]
    ) -> None:
        """The pair is open again and follows."""
        undo(merged, petra)
        line = line_of(client, f"/actors/regroupings/{merged.pk}/undo/", {}, htmx)
        assert "That merge was undone already by petra on" in line
        assert "Not the same" in line

    def test_a_pair_that_is_swapped_too_late(
        self, client: Client, pair: tuple[Actor, Actor], petra: User, htmx: dict[str, str]
    ) -> None:
        source, target = pair
        page = client.get(QUEUE).content.decode()
        swap = f"{QUEUE}{Suggestion.objects.get().pk}/?keep={target.pk}&other={source.pk}"
        assert swap.replace("&", "&amp;") in page
        merge(source, target, petra)
        line = client.get(swap, headers=htmx).content.decode()
        assert "J. Holm was merged into" in line
        assert client.get(swap)["Location"] == QUEUE
        assert client.get(f"{QUEUE}999999/").status_code == 404

    def test_a_pair_that_is_gone_altogether(
        self, client: Client, pair: tuple[Actor, Actor], htmx: dict[str, str]
    ) -> None:
        url = merge_url(pair[1])
        for pk in ("", "x", "9" * 30, "0"):
            assert client.post(url, {"with": pk}, headers=htmx).status_code == 404

    def test_on_a_page_of_its_own_the_next_pair_follows(
        self, client: Client, pair: tuple[Actor, Actor], htmx: dict[str, str]
    ) -> None:
        source, target = pair
        one, other = person("Nils Lund"), person("N. Lund")
        following = Suggestion.objects.create(first=one, second=other, score=0.6, why="alike")
        page = client.get(f"{QUEUE}{Suggestion.objects.exclude(pk=following.pk).get().pk}/")
        assert page.content.decode().count('name="alone"') == 2
        data = {"with": source.pk, "alone": "1"}
        line = line_of(client, merge_url(target), data, htmx)
        assert "J. Holm merged into Jan Holm." in line
        assert f'id="pair-{one.pk}-{other.pk}"' in line


class TestWithoutJavaScript:
    def test_a_merge_leads_to_who_stands_now(
        self, client: Client, pair: tuple[Actor, Actor], merged: Regrouping
    ) -> None:
        source, target = pair
        into = f'into <a href="/actors/{target.pk}/">Jan Holm</a> by petra'
        page = client.post(merge_url(target), {"with": source.pk})
        assert (page.status_code, into in page.content.decode()) == (422, True)
        page = client.post(merge_url(source), {"with": target.pk})
        assert (page.status_code, into in page.content.decode()) == (422, True)
        assert "Show what would move" not in page.content.decode()

    def test_telling_apart_leads_back_to_the_queue(
        self, client: Client, pair: tuple[Actor, Actor], merged: Regrouping
    ) -> None:
        page = client.post(apart_url(*pair), follow=True)
        assert page.redirect_chain == [(QUEUE, 302)]
        assert "by petra" in page.content.decode()

    def test_those_told_apart_are_merged_only_by_who_was_shown_that(
        self, client: Client, pair: tuple[Actor, Actor], petra: User
    ) -> None:
        source, target = pair
        keep_apart(source, target, petra)
        page = client.post(merge_url(target), {"with": source.pk})
        assert (page.status_code, Regrouping.objects.exists()) == (422, False)
        for words in ("Nothing was merged yet.", "petra said on", 'name="anyway"'):
            assert words in page.content.decode()
        client.post(merge_url(target), {"with": source.pk, "anyway": "1"})
        assert Regrouping.objects.exists()

    def test_an_undo_says_who_was_first(
        self, client: Client, merged: Regrouping, petra: User
    ) -> None:
        undo(merged, petra)
        page = client.post(f"/actors/regroupings/{merged.pk}/undo/", follow=True)
        assert "undone already by petra" in page.content.decode()


@pytest.mark.parametrize("page", ["rename", "decide", "split"])
def test_pages_of_a_merged_actor_lead_to_who_stands_now(
    client: Client, pair: tuple[Actor, Actor], merged: Regrouping, page: str
) -> None:
    source, target = pair
    answer = client.post(f"/actors/{source.pk}/{page}/", {"decision": "accepted"}, follow=True)
    assert answer.redirect_chain[-1] == (f"/actors/{target.pk}/", 302)
    assert "J. Holm was merged into" in answer.content.decode()
    source.refresh_from_db()
    assert source.decision == Decision.NEW


class TestChosenInAForm:
    def test_one_that_was_merged(
        self, client: Client, pair: tuple[Actor, Actor], merged: Regrouping
    ) -> None:
        for url, field in (("/statements/", "speaker"), ("/articles/", "actor")):
            page = client.get(url, {field: pair[0].pk}).content.decode()
            assert f'into <a href="/actors/{pair[1].pk}/">Jan Holm</a> by petra' in page
            assert "There is no such actor" not in page

    def test_one_that_was_rejected_by_id_or_name(
        self, client: Client, pair: tuple[Actor, Actor], petra: User
    ) -> None:
        decide(pair[0], Decision.REJECTED, petra)
        for query in ({"speaker": pair[0].pk}, {"speaker_name": "J. Holm"}):
            page = client.get("/statements/", query).content.decode()
            assert f'<a href="/actors/{pair[0].pk}/">J. Holm</a> was rejected' in page

    def test_names_in_links_are_escaped(self, client: Client, petra: User) -> None:
        actor = ActorFactory.create(name="<b>Holm")
        decide(actor, Decision.REJECTED, petra)
        page = client.get("/statements/", {"speaker": actor.pk}).content.decode()
        assert "&lt;b&gt;Holm</a> was rejected" in page


class TestSeveral:
    def test_those_left_out_are_named(
        self, client: Client, pair: tuple[Actor, Actor], merged: Regrouping, petra: User
    ) -> None:
        first, second, rejected = (person(name) for name in ("Ada", "Berta", "Carl"))
        decide(rejected, Decision.REJECTED, petra)
        pks = [first.pk, pair[0].pk, second.pk, rejected.pk]
        for ask in (client.get, client.post):
            page = ask("/actors/merge/", {"actor": pks}).content.decode()
            assert "J. Holm was merged into" in page
            assert "Carl</a> was rejected as an actor by petra" in page
            assert f"Merge into {first}" in page
        assert not Actor.objects.filter(merged_into=first).exists()

    def test_where_one_is_left_nothing_is_merged(
        self, client: Client, pair: tuple[Actor, Actor], merged: Regrouping
    ) -> None:
        pks = {"actor": [pair[0].pk, pair[1].pk]}
        page = client.get("/actors/merge/", pks, follow=True).content.decode()
        assert "J. Holm was merged into" in page
        assert "two actors or more" in page

    def test_more_than_can_be_shown_at_once(self, client: Client) -> None:
        actors = ActorFactory.create_batch(22)
        page = client.get("/actors/merge/", {"actor": [each.pk for each in actors]})
        assert "At most 20 actors" in page.content.decode()
        assert len(page.context["previews"]) == 19
