from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import CheckConstraint, UniqueConstraint
from pytest_django import DjangoAssertNumQueries

from actors.merging import RegroupingError, keep_apart, merge, survivors
from actors.models import (
    Actor,
    Affiliation,
    Alias,
    Distinction,
    Regrouping,
    Suggestion,
)
from actors.pointing import columns_to_actors
from actors.pruning import prune
from articles.models import AffiliationEvidence, Mention, Participant, Statement
from newsbase.decisions import Decision, Origin
from newsbase.persons import as_person
from tests.factories import (
    ActorFactory,
    AffiliationEvidenceFactory,
    AffiliationFactory,
    AliasFactory,
    EventFactory,
    EventReportFactory,
    MentionFactory,
    ParticipantFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> tuple[Actor, Actor]:
    """Two provisional people, the first to go."""
    fields = {"kind": "person", "origin": Origin.MACHINE}
    return (
        ActorFactory.create(name="J. Holm", **fields),
        ActorFactory.create(name="Jan Holm", **fields),
    )


def about_all(source: Actor) -> None:
    """A row in each column of each table that can speak of an actor."""
    MentionFactory.create(actor=source)
    MentionFactory.create(actor=None).candidates.add(source)
    StatementFactory.create(
        speaker_actor=source,
        target_actor=source,
        medium_actor=source,
        about=[source],
        addressees=[source],
    )
    ParticipantFactory.create(actor=source)
    AffiliationFactory.create(person=source)
    AffiliationFactory.create(organisation=source)
    AliasFactory.create(actor=source)


def test_every_column_of_every_table_moves(pair: tuple[Actor, Actor], analyst: User) -> None:
    source, target = pair
    about_all(source)
    columns = {
        (model._meta.label_lower, field.attname)
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is Actor
    }
    told = {(column.label, column.name) for column in columns_to_actors()}
    aside = {"actors.actor", "actors.suggestion", "actors.distinction", "actors.regrouping"}
    assert columns - told == {each for each in columns if each[0] in aside}
    assert all(column.rows([source.pk]).exists() for column in columns_to_actors())

    regrouping = merge(source, target, analyst)

    assert not any(column.rows([source.pk]).exists() for column in columns_to_actors())
    assert all(column.rows([target.pk]).exists() for column in columns_to_actors())
    source.refresh_from_db()
    assert source.merged_into == target
    assert (regrouping.source, regrouping.target, regrouping.made_by) == (source, target, analyst)
    assert {(row.model, row.column) for row in regrouping.rows.filter(act="moved")} == told


def test_rules_of_tables_are_of_sorts_that_a_merge_knows() -> None:
    """Constraints over expressions, and checks of two actors, would have to be taught to it."""
    for column in columns_to_actors():
        for rule in column.model._meta.constraints:
            if isinstance(rule, UniqueConstraint):
                assert rule.fields, rule
            if isinstance(rule, CheckConstraint) and column.field.name in str(rule.condition):
                known = ("actors_affiliation_not_self", "actors_affiliation_tells")
                assert rule.name in known, rule


def test_what_the_target_has_already_is_folded(pair: tuple[Actor, Actor], analyst: User) -> None:
    source, target = pair
    AliasFactory.create(actor=source, text="Holm")
    alias = AliasFactory.create(actor=target, text="Holm")
    about = StatementFactory.create(about=[source, target], addressees=[target, source])
    mention = MentionFactory.create(actor=None)
    mention.candidates.set([source, target])
    body = ActorFactory.create()
    double = AffiliationFactory.create(person=source, organisation=body)
    kept = AffiliationFactory.create(person=target, organisation=body)
    later = AffiliationFactory.create(person=source, organisation=body, since="2020")
    only_role = [AffiliationFactory.create(person=each, organisation=None) for each in pair]
    same = AffiliationEvidenceFactory.create(affiliation=double)
    AffiliationEvidenceFactory.create(affiliation=kept, article=same.article)
    other = AffiliationEvidenceFactory.create(affiliation=double)
    event = EventFactory.create()
    gone, stays = (ParticipantFactory.create(event=event, actor=each) for each in pair)
    recipient = ParticipantFactory.create(event=event, actor=source, role="recipient")
    reports = EventReportFactory.create_batch(2, event=event)
    gone.reports.set(reports)
    stays.reports.set(reports[:1])

    merge(source, target, analyst)

    assert list(Alias.objects.filter(text="Holm")) == [alias]
    assert (list(about.about.all()), list(about.addressees.all())) == ([target], [target])
    assert list(mention.candidates.all()) == [target]
    assert set(Affiliation.objects.filter(person=target)) == {kept, later, only_role[1]}
    assert set(AffiliationEvidence.objects.values_list("affiliation", "article")) == {
        (kept.pk, same.article_id),
        (kept.pk, other.article_id),
    }
    assert set(Participant.objects.filter(actor=target)) == {stays, recipient}
    assert set(stays.reports.all()) == set(reports)


def test_nobody_belongs_to_itself(pair: tuple[Actor, Actor], analyst: User) -> None:
    source, target = pair
    inner = AffiliationFactory.create(person=source, organisation=target)
    AffiliationFactory.create(person=target, organisation=source)
    AffiliationEvidenceFactory.create(affiliation=inner)
    merge(source, target, analyst)
    assert not Affiliation.objects.exists()
    assert not AffiliationEvidence.objects.exists()


def test_the_name_stays_an_alias(pair: tuple[Actor, Actor], analyst: User) -> None:
    source, target = pair
    merge(source, target, analyst)
    alias = Alias.objects.get(actor=target)
    assert (alias.text, alias.origin) == ("J. Holm", Origin.PERSON)


def test_a_name_rejected_as_an_alias_is_one_again(pair: tuple[Actor, Actor], analyst: User) -> None:
    source, target = pair
    alias = AliasFactory.create(actor=target, text=source.name, rejected=True)
    merge(source, target, analyst)
    alias.refresh_from_db()
    assert not alias.rejected


def test_blanks_are_filled_in_and_a_person_has_vouched(
    pair: tuple[Actor, Actor], analyst: User
) -> None:
    source, target = pair
    source.country, source.description = "NO", "Spokesman"
    source.external_ids = {"wikidata": "Q1", "viaf": "2"}
    target.description, target.external_ids = "Minister", {"wikidata": "Q7"}
    source.save()
    target.save()
    merge(source, target, analyst)
    target.refresh_from_db()
    assert (target.country, target.description) == ("NO", "Minister")
    assert target.external_ids == {"wikidata": "Q7", "viaf": "2"}
    assert (target.decision, target.decided_by) == (Decision.ACCEPTED, analyst)


def test_an_actor_known_before_is_not_decided_again(analyst: User) -> None:
    source = ActorFactory.create(origin=Origin.MACHINE)
    target = ActorFactory.create(origin=Origin.CURATED, curated_key="org:a")
    merge(source, target, analyst)
    target.refresh_from_db()
    assert target.decision == Decision.NEW


def test_what_persons_decided_stays_decided(pair: tuple[Actor, Actor], analyst: User) -> None:
    source, target = pair
    statement = StatementFactory.create(speaker_actor=source, decision=Decision.ACCEPTED)
    at = statement.decided_at
    merge(source, target, analyst)
    statement.refresh_from_db()
    assert (statement.speaker_actor, statement.decision) == (target, Decision.ACCEPTED)
    assert statement.decided_at == at


def test_distinctions_hold_for_the_target(pair: tuple[Actor, Actor], analyst: User) -> None:
    source, target = pair
    third, fourth = ActorFactory.create_batch(2)
    keep_apart(source, third, analyst)
    keep_apart(source, fourth, analyst)
    keep_apart(target, fourth, analyst)
    keep_apart(source, target, analyst)
    Suggestion.objects.create(first=target, second=third, score=0.7)
    merge(source, target, analyst)
    pairs = set(Distinction.objects.values_list("first", "second"))
    assert pairs == {(a.pk, b.pk) for a in pair for b in (third, fourth)}
    assert not Suggestion.objects.exists()


def test_suggestions_of_the_source_go(pair: tuple[Actor, Actor], analyst: User) -> None:
    source, target = pair
    third = ActorFactory.create()
    Suggestion.objects.create(first=source, second=target, score=0.7)
    Suggestion.objects.create(first=source, second=third, score=0.7)
    kept = Suggestion.objects.create(first=target, second=third, score=0.7)
    merge(source, target, analyst)
    assert list(Suggestion.objects.all()) == [kept]


def test_it_refuses_what_cannot_be(pair: tuple[Actor, Actor], analyst: User) -> None:
    source, target = pair
    third = ActorFactory.create()
    rejected = ActorFactory.create(decision=Decision.REJECTED)
    merge(source, target, analyst)
    for one, other, why in (
        (target, target, "with itself"),
        (source, third, "merged into Jan Holm already"),
        (third, source, "merged into Jan Holm already"),
        (target, rejected, "was rejected"),
    ):
        with pytest.raises(RegroupingError, match=why):
            merge(one, other, analyst)
    assert Regrouping.objects.count() == 1


def test_who_stands_for_whom(pair: tuple[Actor, Actor], analyst: User) -> None:
    source, target = pair
    third = ActorFactory.create()
    merge(source, target, analyst)
    merge(target, third, analyst)
    pks = [source.pk, target.pk, third.pk]
    assert survivors(pks) == dict.fromkeys(pks, third.pk)


def test_it_asks_as_much_of_many_rows_as_of_few(
    analyst: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    numbers = []
    for size in (2, 12):
        source, target = ActorFactory.create_batch(2)
        for _ in range(size):
            about_all(source)
            StatementFactory.create(about=[source, target])
            event = EventFactory.create()
            for each in (source, target):
                ParticipantFactory.create(event=event, actor=each)
        with django_assert_max_num_queries(150) as captured:
            merge(source, target, analyst)
        numbers.append(len(captured))
    assert numbers[0] == numbers[1]


def test_the_machine_may_not_forget_it(pair: tuple[Actor, Actor], analyst: User) -> None:
    """Nor may it prune actors that a person merged, or told apart."""
    source, target = pair
    third = ActorFactory.create(origin=Origin.MACHINE)
    fourth = ActorFactory.create(origin=Origin.MACHINE)
    merge(source, target, analyst)
    with as_person(analyst):
        target.decision = Decision.NEW
        target.save()
    keep_apart(third, target, analyst)
    Suggestion.objects.create(first=target, second=fourth, score=0.7)
    assert prune([source.pk, target.pk, third.pk, fourth.pk]) == 1
    assert Actor.objects.filter(pk__in=[source.pk, target.pk, third.pk]).count() == 3


def test_all_other_columns_stay(pair: tuple[Actor, Actor], analyst: User) -> None:
    source, target = pair
    about_all(source)

    def columns() -> list[dict[str, Any]]:
        mentions = Mention.objects.order_by("pk").values()
        statements = Statement.objects.order_by("pk").values()
        return [
            {name: value for name, value in row.items() if value not in (source.pk, target.pk)}
            for row in [*mentions, *statements]
        ]

    before = columns()
    merge(source, target, analyst)
    assert columns() == before
