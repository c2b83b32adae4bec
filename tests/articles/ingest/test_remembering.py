"""Merges and splits hold over a reading of their articles, and are undone after it all the same."""

from collections.abc import Callable
from dataclasses import replace as changed

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection

from actors.merging import merge
from actors.models import Actor, Affiliation, RegroupedRow, Regrouping
from actors.undoing import Undone, undo
from articles.ingest.store import replace, store
from articles.models import AffiliationEvidence, Article, Mention, Participant, Statement
from articles.splitting import NewActor, assign, split
from newsbase.extraction.results import Mention as Found
from tests.articles.ingest.findings import (
    ARTICLE,
    BANK,
    RURITANIA,
    SILVA,
    actors,
    at,
    extraction,
    mentions,
    statement,
)
from tests.factories import ActorFactory

pytestmark = pytest.mark.django_db

SHORT = Found(at("Silva", behind="On Monday, "), "name", SILVA)
EVERYTHING = extraction(
    mentions=(*mentions(), SHORT), statements=(statement(about=(BANK, RURITANIA)),)
)


@pytest.fixture
def article() -> Article:
    return store(ARTICLE, EVERYTHING, "1/hand")


def silva() -> Actor:
    return Actor.objects.get(name="Ana Silva")


def read_again(article: Article) -> None:
    replace(article, EVERYTHING, "2/hand")


def links() -> set[tuple[object, ...]]:
    """Who is linked with what, told without the ids of rows that a reading replaces."""
    statements = Statement.objects.values_list("quote", "speaker_actor", "about", "addressees")
    parts = Participant.objects.values_list("name", "role", "actor", "reports__trigger_start")
    return {
        *Mention.objects.values_list("start", "end", "actor"),
        *(("statement", *row) for row in statements),
        *(("part", *row) for row in parts),
        *Affiliation.objects.values_list("person", "organisation", "role"),
        *AffiliationEvidence.objects.values_list("affiliation__person", "start", "end"),
    }


def somebody(name: str = "Anna Sylva", kind: str = "person") -> Actor:
    return ActorFactory.create(name=name, kind=kind)


@pytest.mark.parametrize("merged", ["Ana Silva", "Zenda Bank", "Ruritania"])
def test_a_merge_is_undone_after_a_reading(article: Article, analyst: User, merged: str) -> None:
    before = links()
    source = Actor.objects.get(name=merged)
    regrouping = merge(source, somebody(kind=source.kind), analyst)
    read_again(article)
    assert not Actor.objects.standing().filter(name=merged).exists()
    assert undo(regrouping, analyst).could_not == []
    assert links() == before
    read_again(article)
    assert links() == before
    assert Actor.objects.count() == len(actors()) + 1


def test_what_was_folded_comes_back_after_a_reading(article: Article, analyst: User) -> None:
    """The statement is about both."""
    before = links()
    bank, state = (Actor.objects.get(name=name) for name in ("Zenda Bank", "Ruritania"))
    regrouping = merge(bank, state, analyst)
    assert RegroupedRow.objects.filter(act="removed").exists()
    read_again(article)
    assert undo(regrouping, analyst).could_not == []
    assert links() == before


def test_two_merges_are_undone_after_two_readings(article: Article, analyst: User) -> None:
    before = links()
    second, third = somebody(), somebody("A. Sylva")
    first = merge(silva(), second, analyst)
    read_again(article)
    then = merge(second, third, analyst)
    read_again(article)
    undo(first, analyst)
    undo(then, analyst)
    assert links() == before


def test_it_says_what_was_not_found_again(article: Article, analyst: User) -> None:
    regrouping = merge(silva(), somebody(), analyst)
    replace(article, changed(EVERYTHING, statements=()), "2/hand")
    remarks = undo(regrouping, analyst).could_not
    assert len(remarks) == 1
    assert "statement" in remarks[0]


def _split(article: Article, user: User, of: Callable[[Mention], bool]) -> Regrouping:
    chosen = [m.pk for m in article.mentions.filter(actor=silva()) if of(m)]
    return split(silva(), chosen, NewActor("Ana Silva (the banker)", "person"), user)


def test_a_split_holds_over_a_reading_and_is_undone_after_it(
    article: Article, analyst: User
) -> None:
    before = links()
    regrouping = _split(article, analyst, lambda m: m.surface == "Ana Silva")
    apart = links()
    read_again(article)
    assert links() == apart
    undone: Undone = undo(regrouping, analyst)
    assert undone.could_not == []
    assert links() == before
    read_again(article)
    assert links() == before


def test_what_the_machine_gave_to_a_split_off_actor_goes_back_too(
    article: Article, analyst: User
) -> None:
    """Nothing would be found of the new actor otherwise, and so it would not go."""
    regrouping = _split(article, analyst, lambda m: True)
    more = statement(cue=at("met"), content=(at("envoys of Ruritania"),))
    replace(article, changed(EVERYTHING, statements=(*EVERYTHING.statements, more)), "2/hand")
    assert undo(regrouping, analyst).could_not == []
    assert set(article.statements.values_list("speaker_actor", flat=True)) == {silva().pk}
    assert not Actor.objects.standing().filter(pk=regrouping.target_id).exists()


def test_what_a_person_gave_to_a_split_off_actor_stays(article: Article, analyst: User) -> None:
    regrouping = _split(article, analyst, lambda m: m.surface == "Ana Silva")
    assign(article.mentions.get(surface="Silva"), regrouping.target, analyst)
    assert any("actor stays" in remark for remark in undo(regrouping, analyst).could_not)
    assert Actor.objects.standing().filter(pk=regrouping.target_id).exists()


def test_the_machine_may_change_ids_but_nothing_else_of_what_is_remembered(
    article: Article, analyst: User
) -> None:
    merge(silva(), ActorFactory.create(), analyst)
    record = RegroupedRow.objects.filter(model="articles.mention").first()
    assert record is not None
    RegroupedRow.objects.filter(pk=record.pk).update(row=record.row + 1)
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="may not change"):
        cursor.execute("UPDATE actors_regroupedrow SET act = 'added' WHERE id = %s", [record.pk])


def test_a_reading_asks_no_more_for_an_actor_that_nobody_merged(
    article: Article, analyst: User, django_assert_max_num_queries: Callable[..., object]
) -> None:
    merge(somebody(), somebody("A. Sylva"), analyst)
    with django_assert_max_num_queries(80) as captured:  # type: ignore[attr-defined]
        read_again(article)
    assert not any("regroupedrow" in query["sql"] for query in captured)
