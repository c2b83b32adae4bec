"""What an actor went through, on its page, and the ways back."""

import pytest
from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from actors.history import history_of
from actors.merging import keep_apart, merge
from actors.models import Actor
from actors.undoing import undo
from newsbase.decisions import Origin
from tests.factories import ActorFactory, MentionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> tuple[Actor, Actor]:
    """The one that goes, the one that stays."""
    fields = {"kind": "person", "origin": Origin.MACHINE}
    return (
        ActorFactory.create(name="J. Holm", **fields),
        ActorFactory.create(name="Jan Holm", **fields),
    )


def merge_url(target: Actor, source: Actor) -> str:
    return f"/actors/{target.pk}/merge/?with={source.pk}"


def test_the_history_tells_merges_and_lets_undo(pair: tuple[Actor, Actor], analyst: User) -> None:
    source, target = pair
    MentionFactory.create(actor=source)
    merge(source, target, analyst)
    for actor, words in ((target, "merged into it"), (source, "merged into <a")):
        history = history_of(actor)
        context = {"history": history, "actor": actor, "can_decide": True}
        shown = render_to_string("actors/_history.html", context)
        assert words in shown
        assert "1 mention" in shown
        assert "Undo" in shown


def test_the_history_asks_a_fixed_number_of_queries(
    analyst: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    target = ActorFactory.create()
    for _ in range(4):
        merge(ActorFactory.create(), target, analyst)
    with django_assert_max_num_queries(2):
        assert len(history_of(target)) == 4


def test_the_history_folds_what_was_undone(
    client: Client, pair: tuple[Actor, Actor], analyst: User
) -> None:
    undo(merge(*pair, analyst), analyst)
    merge(ActorFactory.create(name="Petra Lund"), pair[1], analyst)
    page = client.get(f"/actors/{pair[1].pk}/").content.decode()
    assert page.count("<s>J. Holm</s> merged into it · undone") == 1
    assert page.count(">Undo</button>") == 1
    split = page.index("<s>J. Holm")
    assert "<summary>" in page[split - 20 : split]
    assert '<span class="actor organization">Petra Lund</span> merged into it' in page


def test_those_told_apart_are_listed_with_the_way_back(
    client: Client, reader_client: Client, pair: tuple[Actor, Actor], analyst: User
) -> None:
    one, other = pair
    keep_apart(one, other, analyst)
    merged = ActorFactory.create()
    keep_apart(one, merged, analyst)
    Actor.objects.filter(pk=merged.pk).update(merged_into=other)
    url = f"/actors/{one.pk}/not/{other.pk}/"
    for actor, left in ((one, other), (other, one)):
        address = f"/actors/{actor.pk}/"
        page = client.get(address).content.decode()
        assert page.count("not the same as <a") == 1
        assert f'href="/actors/{left.pk}/">{left}</a>' in page
        assert f'action="/actors/{actor.pk}/not/{left.pk}/"' in page
        assert ">Take back</button>" not in reader_client.get(address).content.decode()
    taken = client.post(url, {"undo": "1", "next": f"/actors/{one.pk}/"}, follow=True)
    assert taken.redirect_chain == [(f"/actors/{one.pk}/", 302)]
    assert "open again" in taken.content.decode()
    assert "not the same as <a" not in taken.content.decode()


def test_the_preview_of_those_told_apart_has_the_way_back(
    client: Client, pair: tuple[Actor, Actor], analyst: User
) -> None:
    source, target = pair
    keep_apart(source, target, analyst)
    url = merge_url(target, source)
    page = client.get(url).content.decode()
    assert f'<input type="hidden" name="next" value="{url}">' in page
    assert ">Not the same</button>" not in page
    client.post(f"/actors/{target.pk}/not/{source.pk}/", {"undo": "1", "next": url})
    assert ">Not the same</button>" in client.get(url).content.decode()
