"""One decision about one row and about many: both ways write the same."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries

from actors.models import Actor
from articles.models import Event, Statement
from newsbase.decisions import DECISION_FIELDS, Decided, Decision
from newsbase.persons import as_person
from tests.factories import ActorFactory, EventFactory, StatementFactory

pytestmark = pytest.mark.django_db

NEW, ACCEPTED, CORRECTED, REJECTED = Decision
Decide = Callable[[Decided, Decision, User], None]


def one(row: Decided, decision: Decision, user: User) -> None:
    row.refresh_from_db()
    row.mark(decision, user)
    row.save(update_fields=DECISION_FIELDS)


def many(row: Decided, decision: Decision, user: User) -> None:
    assert isinstance(row, Statement)
    Statement.objects.filter(pk=row.pk).decide(decision, user)


@pytest.mark.parametrize("decide", [one, many])
@pytest.mark.parametrize(
    ("decisions", "last"),
    [
        ([ACCEPTED], ACCEPTED),
        ([ACCEPTED, NEW], NEW),
        ([REJECTED, ACCEPTED, NEW], NEW),
        ([CORRECTED], CORRECTED),
        ([CORRECTED, NEW], CORRECTED),
        ([CORRECTED, ACCEPTED], ACCEPTED),
        ([CORRECTED, ACCEPTED, NEW], CORRECTED),
        ([CORRECTED, REJECTED, ACCEPTED, NEW], CORRECTED),
        ([CORRECTED, REJECTED, NEW, NEW], CORRECTED),
    ],
)
def test_a_decision_taken_back_leaves_a_correction(
    analyst: User, decide: Decide, decisions: list[Decision], last: Decision
) -> None:
    statement = StatementFactory.create()
    with as_person(analyst):
        for decision in decisions:
            decide(statement, decision, analyst)
    statement.refresh_from_db()
    assert statement.decision == last
    assert statement.decided_by == (None if last == NEW else analyst)
    assert (statement.decided_at is None) == (last == NEW)


def test_taking_back_leaves_the_author_of_a_correction(analyst: User, staff: User) -> None:
    statement = StatementFactory.create()
    with as_person(analyst):
        one(statement, CORRECTED, analyst)
        many(statement, NEW, staff)
    statement.refresh_from_db()
    assert statement.decided_by == analyst


@pytest.mark.parametrize("decision", [ACCEPTED, REJECTED, NEW])
def test_many_rows_take_one_query(
    analyst: User, decision: Decision, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    StatementFactory.create_batch(3, decision=ACCEPTED)
    with as_person(analyst), django_assert_num_queries(1):
        assert Statement.objects.newest_first().decide(decision, analyst) == 3


def test_it_says_how_many_rows_it_changed(analyst: User) -> None:
    for decision in (NEW, ACCEPTED, CORRECTED, REJECTED):
        StatementFactory.create(decision=decision)
    with as_person(analyst):
        assert Statement.objects.decide(NEW, analyst) == 2


def test_it_decides_on_events_and_actors_too(analyst: User) -> None:
    EventFactory.create()
    ActorFactory.create()
    with as_person(analyst):
        assert Event.objects.for_rows().latest_first().decide(ACCEPTED, analyst) == 1
        assert Actor.objects.with_ambiguity().decide(REJECTED, analyst) == Actor.objects.count()
    assert not Actor.objects.standing().exists()
    assert Event.objects.decided_as([ACCEPTED]).exists()


def test_it_numbers_rows_by_a_column_the_most_frequent_first() -> None:
    for kind in ("state", "group", "group", "person"):
        ActorFactory.create(kind=kind)
    assert list(Actor.objects.number_by("kind").items()) == [
        ("group", 2),
        ("person", 1),
        ("state", 1),
    ]


def test_a_row_whose_decision_was_taken_back_is_open_again(analyst: User) -> None:
    statement = StatementFactory.create(decision=Decision.ACCEPTED)
    assert statement.outcome == "accepted"
    statement.mark(Decision.NEW, analyst)
    assert statement.outcome == "open again"
