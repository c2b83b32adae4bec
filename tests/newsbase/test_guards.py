"""The rules that the database keeps whoever writes, tried with bulk and raw writes."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Model, ProtectedError
from django.utils import timezone

from actors.models import Actor
from articles.models import (
    Annotation,
    Article,
    ContentPiece,
    Event,
    EventReport,
    Participant,
    Statement,
    Topic,
)
from newsbase.decisions import Decision
from newsbase.persons import as_person
from tests.factories import (
    ActorFactory,
    AffiliationFactory,
    AliasFactory,
    AnnotationFactory,
    ArticleFactory,
    EventFactory,
    EventReportFactory,
    MentionFactory,
    ParticipantFactory,
    StatementFactory,
    TopicFactory,
)
from tests.newsbase.waiting import Waiting

pytestmark = pytest.mark.django_db

DECIDED = [Decision.ACCEPTED, Decision.CORRECTED, Decision.REJECTED]


@contextmanager
def refused(message: str = "what a person decided") -> Iterator[None]:
    """The write fails with this message, and the transaction can go on."""
    with pytest.raises(DatabaseError, match=message), transaction.atomic():
        yield


def sql(statement: str, *values: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize("decision", DECIDED)
@pytest.mark.parametrize("factory", [StatementFactory, EventFactory, ActorFactory])
class TestDecidedRows:
    def test_it_refuses_the_machine_an_update(self, factory: Any, decision: Decision) -> None:
        row: Model = factory.create(decision=decision)
        with refused():
            type(row)._default_manager.filter(pk=row.pk).update(origin="curated")
        row.refresh_from_db()
        assert row.decision == decision  # type: ignore[attr-defined]

    def test_it_refuses_the_machine_to_take_the_decision_back(
        self, factory: Any, decision: Decision
    ) -> None:
        row: Model = factory.create(decision=decision)
        with refused():
            type(row)._default_manager.filter(pk=row.pk).update(decision="new", decided_at=None)

    def test_it_refuses_the_machine_a_deletion(self, factory: Any, decision: Decision) -> None:
        row: Model = factory.create(decision=decision)
        with refused():
            type(row)._default_manager.filter(pk=row.pk).delete()
        assert type(row)._default_manager.filter(pk=row.pk).exists()

    def test_it_refuses_raw_sql(self, factory: Any, decision: Decision) -> None:
        row: Model = factory.create(decision=decision)
        table = row._meta.db_table
        with refused():
            sql(f"UPDATE {table} SET origin = 'curated' WHERE id = %s", row.pk)  # noqa: S608
        with refused():
            sql(f"DELETE FROM {table} WHERE id = %s", row.pk)  # noqa: S608

    def test_it_lets_a_person_update_and_delete(
        self, factory: Any, decision: Decision, analyst: User
    ) -> None:
        row: Model = factory.create(decision=decision)
        rows = type(row)._default_manager.filter(pk=row.pk)
        with as_person(analyst):
            assert rows.update(origin="person") == 1
            rows.delete()
        assert not rows.exists()


@pytest.mark.parametrize("factory", [StatementFactory, EventFactory, ActorFactory])
def test_the_machine_may_change_what_nobody_decided(factory: Any) -> None:
    row: Model = factory.create()
    rows = type(row)._default_manager.filter(pk=row.pk)
    assert rows.update(origin="curated") == 1
    rows.delete()
    assert not rows.exists()


class TestAnnotatedStatements:
    def test_it_refuses_the_machine_an_update(self) -> None:
        statement = AnnotationFactory.create().statement
        with refused():
            Statement.objects.filter(pk=statement.pk).update(act="deny")

    def test_it_refuses_the_machine_a_deletion(self) -> None:
        statement = AnnotationFactory.create().statement
        with refused():
            sql("DELETE FROM articles_statement WHERE id = %s", statement.pk)

    def test_it_lets_a_person_delete_it_with_its_annotations(self, analyst: User) -> None:
        statement = AnnotationFactory.create().statement
        with as_person(analyst):
            statement.delete()
        assert not Annotation.objects.exists()

    def test_it_refuses_the_machine_to_change_its_parts(self) -> None:
        statement = AnnotationFactory.create().statement
        with refused():
            statement.pieces.all().delete()

    def test_it_refuses_the_machine_to_change_an_annotation(self) -> None:
        annotation = AnnotationFactory.create()
        with refused("what a person wrote"):
            Annotation.objects.filter(pk=annotation.pk).update(note="rewritten")
        with refused("what a person wrote"):
            annotation.delete()


class TestTopicsOfAnnotations:
    @pytest.fixture
    def annotation(self) -> Annotation:
        annotation: Annotation = AnnotationFactory.create()
        annotation.topics.add(TopicFactory.create(name="trade"))
        return annotation

    def test_it_refuses_the_machine_to_clear_them(self, annotation: Annotation) -> None:
        with refused("what a person wrote"):
            annotation.topics.clear()
        with refused("what a person wrote"):
            sql("UPDATE articles_annotation_topics SET topic_id = %s", TopicFactory.create().pk)

    def test_it_refuses_the_machine_to_delete_or_rename_a_topic(
        self, annotation: Annotation
    ) -> None:
        with refused("what a person wrote"):
            annotation.topics.get().delete()
        with refused("what a person wrote"):
            sql("DELETE FROM articles_topic")
        with refused("what a person wrote"):
            Topic.objects.update(name="tariffs")

    def test_it_lets_a_person_do_so(self, annotation: Annotation, analyst: User) -> None:
        with as_person(analyst):
            Topic.objects.update(name="tariffs")
            annotation.topics.get().delete()
        assert not annotation.topics.exists()


def test_an_account_with_annotations_is_not_deleted(staff: User) -> None:
    annotation = AnnotationFactory.create()
    with pytest.raises(ProtectedError), as_person(staff):
        annotation.analyst.delete()
    annotation.refresh_from_db()


class TestPartsOfDecidedStatements:
    @pytest.fixture
    def statement(self) -> Statement:
        return StatementFactory.create(
            decision=Decision.ACCEPTED,
            about=[ActorFactory.create()],
            addressees=[ActorFactory.create()],
        )

    def test_it_refuses_the_machine_another_piece(self, statement: Statement) -> None:
        with refused():
            ContentPiece.objects.create(statement=statement, start=0, end=1)

    def test_it_refuses_the_machine_to_move_a_piece(self, statement: Statement) -> None:
        with refused():
            statement.pieces.update(start=0)

    def test_it_refuses_the_machine_to_move_a_piece_here_or_away(
        self, statement: Statement
    ) -> None:
        other = StatementFactory.create(about=[ActorFactory.create()])
        for first, second in ((statement, other), (other, statement)):
            with refused():
                first.pieces.update(statement=second)
            with refused():
                Statement.about.through.objects.filter(statement=first).update(statement=second)

    def test_it_refuses_the_machine_to_delete_a_piece(self, statement: Statement) -> None:
        with refused():
            sql("DELETE FROM articles_contentpiece WHERE statement_id = %s", statement.pk)

    @pytest.mark.parametrize("relation", ["about", "addressees"])
    def test_it_refuses_the_machine_to_change_whom_it_is_about(
        self, statement: Statement, relation: str
    ) -> None:
        actors = getattr(statement, relation)
        other = ActorFactory.create()
        with refused():
            actors.add(other)
        with refused():
            actors.clear()
        assert actors.count() == 1

    def test_it_lets_a_person_change_them(self, statement: Statement, analyst: User) -> None:
        with as_person(analyst):
            statement.about.clear()
            statement.addressees.clear()
            statement.pieces.all().delete()
        assert not statement.pieces.exists()
        assert not statement.about.exists()

    def test_it_keeps_the_speaker_though_the_machine_drops_the_actor(
        self, statement: Statement
    ) -> None:
        speaker = statement.speaker_actor
        assert speaker is not None
        with refused():
            Actor.objects.filter(pk=speaker.pk).delete()
        assert Actor.objects.filter(pk=speaker.pk).exists()

    def test_it_keeps_the_statement_though_the_machine_drops_the_article(
        self, statement: Statement
    ) -> None:
        with refused():
            statement.article.delete()
        assert Statement.objects.filter(pk=statement.pk).exists()

    def test_a_person_may_delete_the_article(self, statement: Statement, analyst: User) -> None:
        with as_person(analyst):
            statement.article.delete()
        assert not Statement.objects.exists()


class TestPartsOfDecidedEvents:
    @pytest.fixture
    def event(self) -> Event:
        event: Event = EventFactory.create()
        ParticipantFactory.create(event=event)
        EventReportFactory.create(event=event)
        Event.objects.filter(pk=event.pk).update(
            decision=Decision.ACCEPTED, decided_at=event.reports.get().article.retrieved_at
        )
        return event

    def test_it_refuses_the_machine_another_participant(self, event: Event) -> None:
        with refused():
            Participant.objects.create(event=event, name="the mayor", role="other")

    def test_it_refuses_the_machine_to_change_a_participant(self, event: Event) -> None:
        with refused():
            event.participants.update(role="recipient")
        with refused():
            sql("DELETE FROM articles_participant WHERE event_id = %s", event.pk)

    def test_it_refuses_the_machine_to_move_a_part_here_or_away(self, event: Event) -> None:
        other = EventFactory.create()
        ParticipantFactory.create(event=other)
        EventReportFactory.create(event=other)
        for first, second in ((event, other), (other, event)):
            with refused():
                first.participants.update(event=second)
            with refused():
                first.reports.update(event=second)

    def test_it_refuses_the_machine_to_change_a_report(self, event: Event) -> None:
        with refused():
            event.reports.update(confidence=0.1)

    def test_it_lets_the_machine_add_the_report_of_another_article(self, event: Event) -> None:
        EventReportFactory.create(event=event, article=ArticleFactory.create())
        assert event.reports.count() == 2

    def test_it_lets_a_person_change_them(self, event: Event, analyst: User) -> None:
        with as_person(analyst):
            event.participants.all().delete()
            event.reports.all().delete()
        assert not EventReport.objects.exists()


@pytest.mark.parametrize(
    ("factory", "owner", "column"),
    [(AliasFactory, "actor", "text"), (AffiliationFactory, "person", "role")],
)
class TestAliasesAndAffiliations:
    @pytest.mark.parametrize(
        ("origin", "decision"),
        [("person", "new"), ("person", "accepted"), ("curated", "accepted")],
    )
    def test_it_refuses_the_machine_what_a_person_entered_or_vouched_for(
        self, factory: Any, owner: str, column: str, origin: str, decision: str
    ) -> None:
        row = factory.create(origin=origin, **{f"{owner}__decision": decision})
        rows = type(row).objects.filter(pk=row.pk)
        with refused("what a person"):
            rows.update(**{column: "Another"})
        with refused("what a person"):
            sql(f"DELETE FROM {row._meta.db_table} WHERE id = %s", row.pk)  # noqa: S608
        assert rows.exists()

    @pytest.mark.parametrize(
        ("origin", "decision"), [("machine", "new"), ("machine", "accepted"), ("curated", "new")]
    )
    def test_the_machine_may_add_and_replace_its_own_and_the_tables(
        self, factory: Any, owner: str, column: str, origin: str, decision: str
    ) -> None:
        row = factory.create(origin=origin, **{f"{owner}__decision": decision})
        rows = type(row).objects.filter(pk=row.pk)
        assert rows.update(**{column: "Another"}) == 1
        rows.delete()
        assert not rows.exists()

    def test_it_refuses_the_machine_to_claim_or_move_a_row_for_a_decided_actor(
        self, factory: Any, owner: str, column: str
    ) -> None:
        decided = ActorFactory.create(decision=Decision.ACCEPTED)
        own = factory.create(origin="machine", **{owner: decided})
        curated = factory.create(origin="curated")
        with refused():
            type(own).objects.filter(pk=own.pk).update(origin="curated")
        with refused():
            type(own).objects.filter(pk=curated.pk).update(**{owner: decided})

    def test_it_lets_a_person_change_them(
        self, factory: Any, owner: str, column: str, analyst: User
    ) -> None:
        row = factory.create(origin="person", **{f"{owner}__decision": Decision.ACCEPTED})
        rows = type(row).objects.filter(pk=row.pk)
        with as_person(analyst):
            assert rows.update(**{column: "Another"}) == 1
            rows.delete()
        assert not rows.exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestAtTheSameTime:
    def accept(self, row: Statement | Event, user: User) -> None:
        with as_person(user):
            row.mark(Decision.ACCEPTED, user)
            row.save()

    def test_the_machine_waits_for_a_decision_and_is_refused(self, analyst: User) -> None:
        event = EventFactory.create()

        with transaction.atomic():
            self.accept(event, analyst)
            machine = Waiting(lambda: ParticipantFactory.create(event=event, actor=None))

        assert "what a person decided" in str(machine.end())
        assert not event.participants.exists()

    def test_a_decision_waits_for_the_machine(self, analyst: User) -> None:
        statement = StatementFactory.create()

        with transaction.atomic():
            ContentPiece.objects.create(statement=statement, start=0, end=1)
            person = Waiting(lambda: self.accept(statement, analyst))
            assert not Statement.objects.exclude(decision=Decision.NEW).exists()

        assert person.end() is None
        assert Statement.objects.get().decision == Decision.ACCEPTED

    def test_a_person_waits_for_nobody_to_add_a_part(self, analyst: User) -> None:
        """Nor does the foreign key alone make anybody wait: the lock above is the trigger's."""
        event = EventFactory.create()

        with as_person(analyst):
            ParticipantFactory.create(event=event, actor=None)
            with pytest.raises(AssertionError, match="it did not wait: no error"):
                Waiting(lambda: self.accept(event, analyst))


class TestArticleTexts:
    @pytest.mark.parametrize("column", ["text", "sha256"])
    def test_nobody_may_change_them(self, column: str, analyst: User) -> None:
        article = ArticleFactory.create()
        with refused("update"), as_person(analyst):
            Article.objects.filter(pk=article.pk).update(**{column: "x"})
        with refused("update"):
            sql(f"UPDATE articles_article SET {column} = 'x'")  # noqa: S608

    def test_the_title_may_change(self) -> None:
        article = ArticleFactory.create()
        assert Article.objects.filter(pk=article.pk).update(title="Another") == 1


SPANS: list[tuple[Callable[..., Any], str, str]] = [
    (MentionFactory.create, "start", "end"),
    (StatementFactory.create, "start", "end"),
    (StatementFactory.create, "speaker_start", "speaker_end"),
    (StatementFactory.create, "cue_start", "cue_end"),
    (StatementFactory.create, "target_start", "target_end"),
    (EventReportFactory.create, "start", "end"),
    (EventReportFactory.create, "trigger_start", "trigger_end"),
]


@pytest.mark.parametrize(("create", "start", "end"), SPANS)
class TestSpans:
    def test_it_refuses_one_that_is_empty_or_backwards(
        self, create: Any, start: str, end: str
    ) -> None:
        row = create()
        for first, last in ((5, 5), (6, 5)):
            with refused("check constraint"):
                type(row).objects.filter(pk=row.pk).update(**{start: first, end: last})

    def test_it_refuses_one_that_ends_behind_the_text(
        self, create: Any, start: str, end: str
    ) -> None:
        row = create()
        length = len(row.article.text)
        with refused("ends behind the text"):
            type(row).objects.filter(pk=row.pk).update(**{start: 0, end: length + 1})

    def test_it_takes_one_that_ends_with_the_text(self, create: Any, start: str, end: str) -> None:
        row = create()
        length = len(row.article.text)
        assert type(row).objects.filter(pk=row.pk).update(**{start: length - 1, end: length}) == 1


def test_a_content_piece_lies_in_the_text_of_its_statement() -> None:
    statement = StatementFactory.create()
    length = len(statement.article.text)
    with refused("ends behind the text"):
        ContentPiece.objects.create(statement=statement, start=0, end=length + 1)


def test_offsets_count_characters_and_not_bytes() -> None:
    article = ArticleFactory.create(text="Ünï😀")
    mention = MentionFactory.create(article=article, surface="Ünï😀")
    assert (mention.start, mention.end) == (0, 4)


@pytest.mark.parametrize("factory", [StatementFactory, EventFactory])
def test_a_date_range_does_not_run_backwards(factory: Any) -> None:
    first, last = datetime.date(2024, 3, 5), datetime.date(2024, 3, 4)
    with refused("check constraint"):
        factory.create(date_from=first, date_to=last)


@pytest.mark.parametrize("factory", [StatementFactory, EventFactory])
def test_a_date_range_has_both_ends_or_none(factory: Any) -> None:
    with refused("check constraint"):
        factory.create(date_from=datetime.date(2024, 3, 5), date_to=None)


@pytest.mark.parametrize("end", ["speaker_end", "cue_end", "target_start"])
def test_a_span_has_both_ends_or_none(end: str) -> None:
    statement = StatementFactory.create(target_start=1, target_end=2)
    with refused("check constraint"):
        Statement.objects.filter(pk=statement.pk).update(**{end: None})


def test_an_analyst_has_one_annotation_of_a_statement() -> None:
    first = AnnotationFactory.create()
    with pytest.raises(IntegrityError), transaction.atomic():
        Annotation.objects.create(statement=first.statement, analyst=first.analyst)
    AnnotationFactory.create(statement=first.statement)


@pytest.mark.parametrize(("decision", "decided_at"), [("accepted", None), ("new", timezone.now())])
def test_a_decision_and_its_time_go_together(decision: str, decided_at: object) -> None:
    statement = StatementFactory.create()
    with refused("check constraint"):
        Statement.objects.filter(pk=statement.pk).update(decision=decision, decided_at=decided_at)
