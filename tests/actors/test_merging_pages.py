import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from actors.merging import RegroupingError, keep_apart, merge
from actors.models import Actor, Distinction, Regrouping, Suggestion
from actors.pointing import columns_to, columns_to_actors
from actors.row_words import in_words
from newsbase.decisions import Origin
from tests.factories import (
    ActorFactory,
    AffiliationFactory,
    AliasFactory,
    AnnotationFactory,
    MentionFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db

QUEUE = "/actors/suggestions/"


@pytest.fixture
def pair() -> tuple[Actor, Actor]:
    """The one that goes, the one that stays."""
    fields = {"kind": "person", "origin": Origin.MACHINE}
    return (
        ActorFactory.create(name="J. Holm", **fields),
        ActorFactory.create(name="Jan Holm", **fields),
    )


def suggest(one: Actor, other: Actor, score: float = 0.7) -> Suggestion:
    first, second = sorted((one, other), key=lambda actor: actor.pk)
    return Suggestion.objects.create(first=first, second=second, score=score, why="alike")


def merge_url(target: Actor, source: Actor) -> str:
    return f"/actors/{target.pk}/merge/?with={source.pk}"


def test_the_preview_tells_what_would_move(
    client: Client, pair: tuple[Actor, Actor], analyst: User
) -> None:
    source, target = pair
    statement = StatementFactory.create(speaker_actor=source, about=[source, target])
    AnnotationFactory.create(statement=statement)
    MentionFactory.create_batch(2, actor=source)
    AffiliationFactory.create(person=source, organisation=target)
    Actor.objects.filter(pk=source.pk).update(country="NO")
    keep_apart(source, target, analyst)
    page = client.get(merge_url(target, source))
    preview = page.context["preview"]
    assert dict(preview.moves) == {
        "mentions": 2,
        "statement by the actor": 1,
        "statement about the actor": 1,
        "affiliation": 1,
        "annotation": 1,
    }
    assert preview.folded == [("statement about the actor", 1)]
    assert preview.filled == [("country", "NO")]
    assert str(preview.apart).startswith("analyst said on")
    assert str(preview.apart).endswith("that J. Holm is not the same as Jan Holm.")
    assert "belongs to Jan Holm" in preview.warnings[0]
    assert "Merge into Jan Holm" in page.content.decode()
    assert not Regrouping.objects.exists()


def test_the_preview_warns_of_kinds_and_countries(client: Client) -> None:
    one = ActorFactory.create(kind="person", country="NO", curated_key="a")
    other = ActorFactory.create(kind="state", country="SE", curated_key="b")
    warnings = client.get(merge_url(one, other)).context["preview"].warnings
    assert [warning.split()[-1] for warning in warnings] == ["person.", "NO.", "apart."]


def test_the_preview_asks_a_fixed_number_of_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    numbers = []
    for size in (1, 12):
        one, other = ActorFactory.create_batch(2)
        for _ in range(size):
            MentionFactory.create(actor=one)
            StatementFactory.create(speaker_actor=one, about=[one, other])
            AffiliationFactory.create(person=one)
            AliasFactory.create(actor=one)
        with django_assert_max_num_queries(60) as captured:
            client.get(merge_url(other, one))
        numbers.append(len(captured))
    assert numbers[0] == numbers[1]


def test_without_another_it_asks_for_one(client: Client, pair: tuple[Actor, Actor]) -> None:
    page = client.get(f"/actors/{pair[1].pk}/merge/")
    assert "Which actor is the same" in page.content.decode()
    refused = client.get(f"/actors/{pair[1].pk}/merge/", {"with_name": "Nobody"})
    assert (refused.status_code, "No actor is called" in refused.content.decode()) == (422, True)


def test_it_merges_and_undoes(client: Client, pair: tuple[Actor, Actor]) -> None:
    source, target = pair
    mention = MentionFactory.create(actor=source)
    page = client.post(f"/actors/{target.pk}/merge/", {"with": source.pk}, follow=True)
    regrouping = Regrouping.objects.get()
    assert page.redirect_chain == [(f"/actors/regroupings/{regrouping.pk}/", 302)]
    mention.refresh_from_db()
    assert mention.actor == target
    page = client.post(f"/actors/regroupings/{regrouping.pk}/undo/", follow=True)
    assert "2 entries brought back" in page.content.decode()
    assert "all is as it was" in page.content.decode()
    again = client.post(f"/actors/regroupings/{regrouping.pk}/undo/", follow=True)
    assert "undone already" in again.content.decode()


def test_it_says_what_could_not_be_brought_back(
    client: Client, pair: tuple[Actor, Actor], analyst: User
) -> None:
    mention = MentionFactory.create(actor=pair[0])
    regrouping = merge(*pair, analyst)
    mention.delete()
    page = client.post(f"/actors/regroupings/{regrouping.pk}/undo/", follow=True)
    assert "1 mention could not be brought back: it is gone" in page.content.decode()


def test_a_refused_merge_changes_nothing(client: Client, pair: tuple[Actor, Actor]) -> None:
    Actor.objects.filter(pk=pair[1].pk).update(decision="rejected", decided_at="2024-01-01 00:00Z")
    page = client.post(f"/actors/{pair[1].pk}/merge/", {"with": pair[0].pk})
    assert page.status_code == 422
    assert "was rejected as an actor" in page.content.decode()
    assert not Regrouping.objects.exists()


def test_the_page_of_one_merged_is_that_of_the_survivor(
    client: Client, pair: tuple[Actor, Actor], analyst: User
) -> None:
    third = ActorFactory.create()
    merge(*pair, analyst)
    merge(pair[1], third, analyst)
    page = client.get(f"/actors/{pair[0].pk}/")
    assert (page.status_code, page["Location"]) == (302, f"/actors/{third.pk}/")


def test_several_are_merged_into_the_first(client: Client) -> None:
    first, *others = ActorFactory.create_batch(3)
    pks = {"actor": [each.pk for each in (first, *others)]}
    two = client.get("/actors/merge/", {"actor": pks["actor"][:2]})
    assert two["Location"] == merge_url(first, others[0])
    page = client.get("/actors/merge/", pks)
    assert f"Merge all into {first}" in page.content.decode()
    client.post("/actors/merge/", pks)
    assert set(Actor.objects.filter(merged_into=first)) == set(others)
    none = client.get(f"/actors/merge/?actor=x&actor={first.pk}&actor={'9' * 30}", follow=True)
    assert "two actors or more" in none.content.decode()


def test_of_several_none_is_merged_where_one_cannot(client: Client, analyst: User) -> None:
    first, second = ActorFactory.create_batch(2)
    with pytest.MonkeyPatch.context() as patch:
        calls: list[Actor] = []

        def refuse_second(source: Actor, target: Actor, user: User) -> Regrouping:
            calls.append(source)
            if len(calls) > 1:
                raise RegroupingError("That is not to be.")
            return merge(source, target, user)

        patch.setattr("actors.merging_views.merge", refuse_second)
        third = ActorFactory.create()
        page = client.post("/actors/merge/", {"actor": [first.pk, second.pk, third.pk]})
    assert page.status_code == 422
    assert not Actor.objects.filter(merged_into=first).exists()


def test_the_queue_has_two_profiles_a_row(client: Client, pair: tuple[Actor, Actor]) -> None:
    source, target = pair
    mention = MentionFactory.create(actor=target)
    AffiliationFactory.create(person=source, role="envoy", organisation=None)
    AliasFactory.create(actor=target, text="Holm the Elder")
    suggest(source, target)
    page = client.get(QUEUE).content.decode()
    assert "1 pair</p>" in page
    assert "<h1>Possible duplicates</h1>" in page
    assert ">Possible duplicates</a>" in client.get("/actors/").content.decode()
    assert f"#m{mention.pk}" in page
    for words in ("envoy", "Holm the Elder", "No article names them", "Merge into Jan Holm"):
        assert words in page


def test_the_stronger_one_stays_unless_swapped(client: Client, pair: tuple[Actor, Actor]) -> None:
    source, target = pair
    MentionFactory.create(actor=target)
    suggestion = suggest(source, target)
    url = f"/actors/suggestions/{suggestion.pk}/"
    assert client.get(url).context["pairing"].kept.actor == target
    assert client.get(url, {"keep": source.pk}).context["pairing"].kept.actor == source
    Actor.objects.filter(pk=source.pk).update(origin=Origin.PERSON)
    assert client.get(url).context["pairing"].kept.actor == source


def test_of_two_the_one_that_is_known_or_has_more_stays(
    client: Client, pair: tuple[Actor, Actor]
) -> None:
    """Each sign counts for more than those before it."""
    empty, other = pair
    suggestion = suggest(empty, other)

    def kept() -> Actor:
        page = client.get(f"/actors/suggestions/{suggestion.pk}/")
        actor: Actor = page.context["pairing"].kept.actor
        return actor

    assert kept() == empty  # the older
    AliasFactory.create(actor=other)
    assert kept() == other
    AffiliationFactory.create_batch(2, person=empty)
    assert kept() == empty
    StatementFactory.create(speaker_actor=other)
    assert kept() == other
    MentionFactory.create_batch(2, actor=empty)
    assert kept() == empty
    Actor.objects.filter(pk=other.pk).update(decision="accepted", decided_at="2024-01-01 00:00Z")
    assert kept() == other
    Actor.objects.filter(pk=empty.pk).update(curated_key="holm")
    assert kept() == empty


def test_the_queue_is_by_score_and_filters(client: Client) -> None:
    people = [ActorFactory.create(kind="person", country="NO") for _ in range(3)]
    states = [ActorFactory.create(kind="state", country="SE") for _ in range(2)]
    low, high = suggest(people[0], people[1], 0.6), suggest(people[1], people[2], 0.9)
    other = suggest(states[0], states[1], 0.7)

    def shown(**query: str) -> list[Suggestion]:
        return [each.suggestion for each in client.get(QUEUE, query).context["pairings"]]

    assert shown() == [high, other, low]
    assert shown(kind="state") == [other]
    assert shown(country="NO") == [high, low]
    assert shown(kind="zzz") == []
    assert "zzz is not one" in client.get(QUEUE, {"kind": "zzz"}).content.decode()


def test_a_page_of_the_queue_worked_through_is_shown_anew(client: Client) -> None:
    """The next page would pass over those that move up."""
    one, *others = ActorFactory.create_batch(22, kind="person")
    for other in others[:-1]:
        suggest(one, other)
    url = f"{QUEUE}?kind=person"
    assert "show the next ones here" not in client.get(url).content.decode()
    suggest(one, others[-1])
    assert f'<a href="{url}">show the next ones here' in client.get(url).content.decode()


def test_the_queue_asks_a_fixed_number_of_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    numbers = []
    for size in (1, 12):
        for _ in range(size):
            one, other = ActorFactory.create_batch(2, kind="person")
            suggest(one, other)
            for each in (one, other):
                MentionFactory.create(actor=each)
                AffiliationFactory.create(person=each)
                AliasFactory.create(actor=each)
        with django_assert_max_num_queries(25) as captured:
            client.get(QUEUE)
        numbers.append(len(captured))
    assert numbers[0] == numbers[1]


def test_a_row_is_replaced_by_what_was_done(
    client: Client, pair: tuple[Actor, Actor], htmx: dict[str, str]
) -> None:
    source, target = pair
    suggest(source, target)
    row = f'id="pair-{source.pk}-{target.pk}"'
    merged = client.post(f"/actors/{target.pk}/merge/", {"with": source.pk}, headers=htmx)
    page = merged.content.decode()
    assert (row in page, "J. Holm merged into Jan Holm." in page) == (True, True)
    undo = f"/actors/regroupings/{Regrouping.objects.get().pk}/undo/"
    assert undo in page
    again = client.post(undo, headers=htmx).content.decode()
    assert (row in again, "Not the same" in again) == (True, True)


def test_two_that_are_not_the_same(
    client: Client, pair: tuple[Actor, Actor], htmx: dict[str, str], analyst: User
) -> None:
    source, target = pair
    suggest(source, target)
    url = f"/actors/{target.pk}/not/{source.pk}/"
    line = client.post(url, headers=htmx).content.decode()
    assert "Jan Holm and J. Holm are not the same." in line
    assert Distinction.objects.get().made_by == analyst
    assert not Suggestion.objects.exists()
    client.post(url, {"undo": "1"}, headers=htmx)
    assert not Distinction.objects.exists()
    assert client.post(url)["Location"] == QUEUE


@pytest.mark.parametrize("method", ["get", "post"])
def test_readers_may_not_write(
    reader_client: Client, pair: tuple[Actor, Actor], analyst: User, method: str
) -> None:
    source, target = pair
    alias = AliasFactory.create()
    regrouping = merge(ActorFactory.create(), ActorFactory.create(), analyst)
    for url in (
        merge_url(target, source),
        f"/actors/merge/?actor={source.pk}&actor={target.pk}",
        f"/actors/{target.pk}/rename/",
        f"/actors/{target.pk}/decide/",
        f"/actors/{target.pk}/not/{source.pk}/",
        f"/actors/aliases/{alias.pk}/reject/",
        f"/actors/regroupings/{regrouping.pk}/undo/",
    ):
        assert getattr(reader_client, method)(url).status_code in {403, 405}, url
    assert reader_client.get(QUEUE).status_code == 200
    assert reader_client.get(f"/actors/regroupings/{regrouping.pk}/").status_code == 200


def test_every_row_that_may_move_has_words_of_its_own() -> None:
    """None of those that Django makes of the tables between two others."""
    columns = [*columns_to_actors()]
    for column in columns:
        columns += [each for each in columns_to(column.model) if each not in columns]
    assert len(columns) > 10
    for column in columns:
        for name in (column.name, ""):
            for number in (1, 2):
                assert "relationship" not in in_words(column.label, name, number)
    assert in_words("articles.nothing", "", 1) == "entry of an older version"
