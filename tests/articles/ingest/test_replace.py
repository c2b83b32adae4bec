"""Re-extraction: the machine's undecided findings are replaced, nothing else is touched."""

from dataclasses import replace as changed

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, transaction
from django.utils import timezone

from actors.models import Actor, Affiliation
from articles.ingest.store import replace, store
from articles.models import Article, Event, EventReport, Mention, Participant, Statement
from newsbase.decisions import Decided, Decision, Origin
from newsbase.extraction import results
from newsbase.extraction.results import Extraction
from newsbase.extraction.results import Mention as Found
from newsbase.persons import as_person
from tests.articles.ingest.findings import (
    ARTICLE,
    SILVA,
    TEXT,
    actors,
    at,
    extraction,
    meeting,
    statement,
)
from tests.factories import ActorFactory, AliasFactory, AnnotationFactory, StatementFactory

pytestmark = pytest.mark.django_db

# Three statements and three events in one text, so that their fates can differ.
THREE = (
    statement(),
    statement(cue=at("welcomed"), content=(at("welcomed that"),), about=(), addressees=()),
    statement(cue=at("met"), content=(at("envoys of Ruritania"),), about=(), addressees=()),
)
EVENTS = (
    meeting(date=None),
    meeting(trigger=at("welcomed"), evidence=at("Ruritania welcomed that."), date=None),
    meeting(trigger=at("rise"), evidence=at("Rates will rise"), date=None),
)
EVERYTHING = extraction(statements=THREE, events=EVENTS)
NOTHING = extraction(actors=(), mentions=(), statements=(), events=())


@pytest.fixture
def article() -> Article:
    return store(ARTICLE, EVERYTHING, "1/hand")


def decide(row: Statement | Event, decision: Decision, user: User) -> None:
    with as_person(user):
        row.mark(decision, user)
        row.save()


def texts(article: Article) -> list[str]:
    return [row.quote for row in article.statements.in_text_order()]


def test_the_same_findings_leave_the_same_rows(article: Article) -> None:
    before = Mention.objects.count(), texts(article), EventReport.objects.count()

    replace(article, EVERYTHING, "2/hand")

    assert (Mention.objects.count(), texts(article), EventReport.objects.count()) == before
    assert (Statement.objects.count(), Event.objects.count()) == (3, 3)
    assert Actor.objects.count() == 3
    article.refresh_from_db()
    assert article.pipeline_version == "2/hand"


def test_a_version_too_long_for_its_column_is_cut(article: Article) -> None:
    replace(article, NOTHING, "v" * 200)

    article.refresh_from_db()
    assert article.pipeline_version == "v" * 100


def test_new_findings_take_the_place_of_the_undecided(article: Article) -> None:
    other = extraction(
        statements=(statement(act="deny"),), events=(meeting(status="planned", date=None),)
    )

    replace(article, other, "2/hand")

    assert article.statements.get().act == "deny"
    assert Event.objects.get().status == "planned"


def test_findings_in_another_text_change_nothing(article: Article) -> None:
    with pytest.raises(ValueError, match="is not the text"):
        replace(article, Extraction(text="Another.", published=None), "2/hand")

    assert Statement.objects.count() == 3


def test_accepted_rejected_and_annotated_statements_stay_and_come_once(
    article: Article, analyst: User
) -> None:
    accepted, rejected, annotated = article.statements.in_text_order()
    decide(accepted, Decision.ACCEPTED, analyst)
    decide(rejected, Decision.REJECTED, analyst)
    annotation = AnnotationFactory.create(statement=annotated, analyst=analyst)

    replace(article, EVERYTHING, "2/hand")

    assert list(article.statements.in_text_order().values_list("pk", "decision")) == [
        (accepted.pk, "accepted"),
        (rejected.pk, "rejected"),
        (annotated.pk, "new"),
    ]
    assert [actor.name for actor in accepted.about.all()] == ["Zenda Bank"]
    assert accepted.pieces.count() == 2
    annotation.refresh_from_db()
    assert annotation.note


def test_an_undecided_statement_is_replaced_beside_decided_ones(
    article: Article, analyst: User
) -> None:
    first, *others = article.statements.in_text_order()
    decide(first, Decision.ACCEPTED, analyst)

    replace(article, EVERYTHING, "2/hand")

    pks = set(article.statements.values_list("pk", flat=True))
    assert first.pk in pks
    assert len(pks) == 3
    assert not pks & {other.pk for other in others}


@pytest.mark.parametrize(
    ("found", "same"),
    [
        (statement(content=(at("Ana Silva"),)), True),  # the same cue
        (statement(cue=None, content=(at("Rates will"),)), True),
        (statement(cue=None, content=(at("will rise,” Ana Silva of Zenda Bank"),)), False),
        (statement(cue=at("welcomed"), content=(at("welcomed that"),)), False),
    ],
)
def test_a_kept_statement_is_recognised_by_cue_or_content(
    article: Article, analyst: User, found: results.Statement, same: bool
) -> None:
    decide(article.statements.in_text_order()[0], Decision.REJECTED, analyst)

    replace(article, changed(NOTHING, statements=(found,)), "2/hand")

    assert article.statements.count() == (1 if same else 2)


def test_a_statement_that_a_person_entered_stays(article: Article) -> None:
    entered = StatementFactory.create(
        article=article, contents=("Rates",), speaker="Ana Silva", cue="said", origin=Origin.PERSON
    )

    replace(article, NOTHING, "2/hand")

    assert list(article.statements.all()) == [entered]


def test_decided_events_stay_and_are_not_found_again(article: Article, analyst: User) -> None:
    accepted, rejected, undecided = Event.objects.order_by("pk")
    decide(accepted, Decision.ACCEPTED, analyst)
    decide(rejected, Decision.REJECTED, analyst)

    replace(article, EVERYTHING, "2/hand")

    assert Event.objects.count() == 3
    assert dict(Event.objects.exclude(decision="new").values_list("pk", "decision")) == {
        accepted.pk: "accepted",
        rejected.pk: "rejected",
    }
    assert not Event.objects.filter(pk=undecided.pk).exists()
    assert article.event_reports.count() == 3


def test_a_rejected_event_does_not_come_back_at_another_trigger(analyst: User) -> None:
    article = store(ARTICLE, extraction(), "1/hand")
    decide(Event.objects.get(), Decision.REJECTED, analyst)
    elsewhere = meeting(trigger=at("welcomed"), evidence=at("Ruritania welcomed that."))

    replace(article, extraction(events=(elsewhere,)), "2/hand")

    assert Event.objects.get().decision == Decision.REJECTED
    assert EventReport.objects.count() == 1


def test_an_event_that_another_article_reports_loses_one_report_only() -> None:
    article = store(ARTICLE, extraction(), "1/hand")
    text = TEXT + " Again."
    other = store(changed(ARTICLE, text=text), extraction(text=text), "1/hand")
    event = Event.objects.get()

    replace(article, NOTHING, "2/hand")

    assert Event.objects.get() == event
    assert EventReport.objects.get().article == other
    replace(other, changed(NOTHING, text=text), "2/hand")
    assert not Event.objects.exists()
    assert not Participant.objects.exists()


def test_actors_that_nothing_refers_to_any_more_go(article: Article) -> None:
    replace(article, NOTHING, "2/hand")

    assert not Actor.objects.exists()
    assert not Affiliation.objects.exists()


def test_actors_that_a_kept_row_refers_to_stay(article: Article, analyst: User) -> None:
    decide(article.statements.in_text_order()[0], Decision.ACCEPTED, analyst)

    replace(article, NOTHING, "2/hand")

    assert set(Actor.objects.values_list("name", flat=True)) == {
        "Ana Silva",
        "Zenda Bank",
        "Ruritania",
    }


def test_actors_that_a_person_decided_on_stay(article: Article, analyst: User) -> None:
    silva = Actor.objects.get(name="Ana Silva")
    with as_person(analyst):
        silva.mark(Decision.ACCEPTED, analyst)
        silva.save()

    replace(article, NOTHING, "2/hand")

    assert list(Actor.objects.all()) == [silva]


def test_an_actor_that_a_person_named_stays(article: Article) -> None:
    silva = Actor.objects.get(name="Ana Silva")
    AliasFactory.create(actor=silva, text="Governor Silva", origin=Origin.PERSON)

    replace(article, NOTHING, "2/hand")

    assert list(Actor.objects.all()) == [silva]


def test_an_affiliation_that_a_person_entered_stays(article: Article) -> None:
    Affiliation.objects.update(origin=Origin.PERSON)

    replace(article, NOTHING, "2/hand")

    assert Affiliation.objects.get().evidence.count() == 1


def test_actors_of_another_article_stay(article: Article) -> None:
    text = "Ana Silva left."
    mention = Found(at("Ana Silva", text), "name", SILVA)
    silva = changed(actors()[0], affiliations=())
    other = Extraction(text=text, published=None, actors=(silva,), mentions=(mention,))
    store(changed(ARTICLE, text=text), other, "1/hand")

    replace(article, NOTHING, "2/hand")

    assert Actor.objects.get().name == "Ana Silva"


def test_whom_a_person_chose_stays_meant(article: Article, analyst: User) -> None:
    other = ActorFactory.create(name="Ana Maria Silva", kind="person")
    with as_person(analyst):
        article.mentions.filter(actor__name="Ana Silva").update(
            actor=other, chosen_by=analyst, chosen_at=timezone.now()
        )

    replace(article, EVERYTHING, "2/hand")

    chosen = article.mentions.get(surface="Ana Silva")
    assert (chosen.actor, chosen.chosen_by) == (other, analyst)
    assert {row.speaker_actor for row in article.statements.all()} == {other}


def test_the_machine_cannot_change_whom_a_person_chose(article: Article, analyst: User) -> None:
    with as_person(analyst):
        article.mentions.update(chosen_by=analyst, chosen_at=timezone.now())

    for spoil in (article.mentions.all().delete, lambda: article.mentions.update(score=0.5)):
        with pytest.raises(DatabaseError, match="a person chose"), transaction.atomic():
            spoil()


@pytest.mark.parametrize("model", [Statement, Event])
def test_the_database_itself_protects_what_a_person_decided(
    article: Article, analyst: User, model: type[Statement] | type[Event]
) -> None:
    row: Decided = model.objects.order_by("pk")[0]
    decide(row, Decision.ACCEPTED, analyst)  # type: ignore[arg-type]

    for spoil in (
        lambda: model.objects.filter(pk=row.pk).update(confidence=0.0),
        lambda: model.objects.filter(pk=row.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match="a person decided"), transaction.atomic():
            spoil()


def test_a_name_that_is_not_theirs_links_nobody(article: Article, analyst: User) -> None:
    """Nor does what hangs on the mention; the rest of the article stays theirs."""
    silva = Actor.objects.get(name="Ana Silva")
    with as_person(analyst):
        silva.aliases.filter(text="Silva").update(rejected=True)
    short = Found(at("Silva", behind="On Monday, "), "name", SILVA, "a surname", alias="Silva")
    found = changed(EVERYTHING, mentions=(*EVERYTHING.mentions, short))

    replace(article, found, "2/hand")

    refused = article.mentions.get(start=short.span.start)
    assert (refused.actor, refused.why) == (None, "a person said that this is not their name")
    assert article.mentions.get(surface="Ana Silva").actor == silva
    assert not Participant.objects.filter(actor=silva).exists()
    assert article.statements.filter(speaker_actor=silva).count() == len(THREE)
