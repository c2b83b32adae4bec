"""Names, kinds and decisions of one actor, as an analyst gives them."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from actors.merging import merge
from actors.models import Actor, Alias
from actors.undoing import undo
from newsbase.decisions import Decision, Origin
from tests.factories import ActorFactory, AliasFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> tuple[Actor, Actor]:
    """The one that goes, the one that stays."""
    fields = {"kind": "person", "origin": Origin.MACHINE}
    return (
        ActorFactory.create(name="J. Holm", **fields),
        ActorFactory.create(name="Jan Holm", **fields),
    )


def test_rename_and_kind(client: Client, pair: tuple[Actor, Actor], analyst: User) -> None:
    actor = pair[0]
    client.post(f"/actors/{actor.pk}/rename/", {"name": " Johan  Holm ", "kind": "group"})
    actor.refresh_from_db()
    assert (actor.name, actor.kind) == ("Johan Holm", "group")
    assert (actor.decision, actor.decided_by) == (Decision.CORRECTED, analyst)
    alias = actor.aliases.get()
    assert (alias.text, alias.origin) == ("J. Holm", Origin.PERSON)
    assert client.post(f"/actors/{actor.pk}/rename/", {"name": " "}).status_code == 422
    assert "Johan Holm" in client.get(f"/actors/{actor.pk}/rename/").content.decode()


def test_only_what_was_changed_is_said(client: Client) -> None:
    actor = ActorFactory.create(name="J. Holm", kind="person", origin=Origin.MACHINE)

    def said(name: str, kind: str) -> list[str]:
        url = f"/actors/{actor.pk}/rename/"
        page = client.post(url, {"name": name, "kind": kind}, follow=True)
        return [str(message) for message in page.context["messages"]]

    assert said(" J.  Holm ", "person") == [
        "Nothing was changed: that is the name and kind of J. Holm already."
    ]
    actor.refresh_from_db()
    assert actor.decision == Decision.NEW
    assert said("J. Holm", "group") == ["The kind of J. Holm is now “group”."]
    assert said("Jan Holm", "group") == ["J. Holm is now called Jan Holm."]
    assert len(said("Holm", "person")) == 2


def test_a_name_taken_back_is_no_alias(client: Client, pair: tuple[Actor, Actor]) -> None:
    actor = pair[0]
    curated = AliasFactory.create(actor=actor, text="Holm", origin=Origin.CURATED)
    for name in ("Jan Holm", "Holm", "J. Holm"):
        client.post(f"/actors/{actor.pk}/rename/", {"name": name, "kind": "person"})
    assert set(actor.aliases.values_list("text", flat=True)) == {"Jan Holm", curated.text}
    names = client.get(f"/actors/{actor.pk}/").context["names"]
    assert [name.text for name in names] == ["J. Holm", "Holm", "Jan Holm"]


def test_an_alias_that_a_merge_brought_goes_back(
    client: Client, pair: tuple[Actor, Actor], analyst: User
) -> None:
    source, target = pair
    AliasFactory.create(actor=source, text="Holm", origin=Origin.PERSON)
    regrouping = merge(source, target, analyst)
    client.post(f"/actors/{target.pk}/rename/", {"name": "Holm", "kind": "person"})
    assert not any("alias" in sentence for sentence in undo(regrouping, analyst).could_not)
    assert source.aliases.get().text == "Holm"


def test_decisions(client: Client, pair: tuple[Actor, Actor]) -> None:
    actor = pair[0]
    for decision in ("accepted", "rejected", "new"):
        page = client.post(f"/actors/{actor.pk}/decide/", {"decision": decision})
        assert page["Location"] == f"/actors/{actor.pk}/"
        actor.refresh_from_db()
        assert actor.decision == decision
    wrong = client.post(f"/actors/{actor.pk}/decide/", {"decision": "corrected"})
    assert wrong.status_code == 400


def test_an_alias_that_is_not_theirs(client: Client) -> None:
    alias = AliasFactory.create(origin=Origin.MACHINE)
    for data, rejected in (({}, True), ({"undo": "1"}, False)):
        client.post(f"/actors/aliases/{alias.pk}/reject/", data)
        assert Alias.objects.get().rejected is rejected
