"""When two reports are held for one event."""

import datetime
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.ingest.store import store
from articles.models import Article, Event, Participant
from newsbase.decisions import Decision
from newsbase.extraction import results
from newsbase.extraction.results import Actor, DateExpression
from newsbase.extraction.results import Participant as Part
from newsbase.persons import as_person
from tests.articles.ingest.findings import (
    ARTICLE,
    RURITANIA,
    SILVA,
    TEXT,
    actors,
    at,
    day,
    extraction,
    meeting,
    zenda,
)
from tests.newsbase.waiting import Waiting

pytestmark = pytest.mark.django_db

THIRD = Actor("person:ben-okri", "Ben Okri", "person")
COUNTRY = results.Place(at("Ruritania"), "Ruritania", country="RU", kind="country")


def report(
    number: int, published: datetime.date | None = ARTICLE.published, **fields: Any
) -> Article:
    """An article of its own that reports the meeting, some of it changed."""
    text = f"{TEXT} {number}"
    found = extraction(text=text, actors=(*actors(), THIRD), events=(meeting(**fields),))
    return store(replace(ARTICLE, text=text, published=published), found, "1/hand")


def parts(*keys: str) -> tuple[Part, ...]:
    return tuple(Part(at("envoys"), key, "actor") for key in keys)


def month(number: int) -> DateExpression:
    first = datetime.date(2024, number, 1)
    return DateExpression(None, first, first.replace(day=29), "month")


def test_two_articles_report_one_event() -> None:
    first, second = report(1), report(2)

    event = Event.objects.get()
    assert [r.article for r in event.reports.order_by("pk")] == [first, second]
    assert event.reports.get(article=first).why == "a verb of meeting"
    assert event.reports.get(article=second).why == (
        "a verb of meeting; one event with another report: same type, dates that fit, "
        "the same place, 2 actors the same"
    )
    assert event.participants.count() == 3


@pytest.mark.parametrize(
    "fields",
    [
        {"participants": parts(SILVA)},
        {"participants": parts(SILVA, RURITANIA, THIRD.key)},
        {"date": month(3)},
        {"date": None},
        {"place": None},
        {"place": COUNTRY},
        {"status": "planned"},
        {"participants": tuple(replace(p, role="other") for p in parts(SILVA))},
    ],
    ids=[
        "fewer actors",
        "more actors",
        "month",
        "no date",
        "no place",
        "country",
        "planned",
        "other role",
    ],
)
def test_what_fits_together_is_one_event(fields: dict[str, Any]) -> None:
    report(1)
    report(2, **fields)

    assert Event.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "COOPERATE"},
        {"participants": parts(SILVA, THIRD.key)},
        {"participants": parts(THIRD.key)},
        {"participants": ()},
        {"date": None, "participants": parts(SILVA)},
        {"date": None, "place": zenda(name="Strelsau", source_id="geonames:2")},
        {"date": day(datetime.date(2024, 3, 5))},
        {"date": month(2)},
        {"place": zenda(name="Strelsau", source_id="geonames:2")},
        {"place": zenda(name="Strelsau", kind="country", country="BR", source_id="")},
        {"status": "denied"},
        {"status": "hypothetical"},
        {
            "date": DateExpression(
                None, datetime.date(2024, 1, 1), datetime.date(2024, 12, 31), "year"
            )
        },
    ],
    ids=[
        "type", "another beside", "another", "nobody", "no date and one actor",
        "no date and elsewhere", "the day after", "other month", "other town",
        "other country", "denied", "hypothetical", "some day of the year",
    ],
)  # fmt: skip
def test_what_does_not_fit_is_another_event(fields: dict[str, Any]) -> None:
    report(1)
    report(2, **fields)

    assert Event.objects.count() == 2


def test_without_dates_only_news_of_the_same_days_is_one_event() -> None:
    report(1, date=None)
    report(2, date=None)
    report(3, published=datetime.date(2024, 5, 4), date=None)

    assert sorted(event.reports.count() for event in Event.objects.all()) == [1, 2]


def test_what_one_article_tells_apart_without_dates_stays_apart() -> None:
    elsewhere = replace(meeting(date=None), trigger=at("welcomed"))
    store(ARTICLE, extraction(events=(meeting(date=None), elsewhere)), "1/hand")

    assert Event.objects.count() == 2


def test_a_long_time_is_telling_when_both_say_the_same() -> None:
    year = DateExpression(None, datetime.date(2023, 1, 1), datetime.date(2023, 12, 31), "year")
    report(1, date=year)
    report(2, date=year)

    assert Event.objects.count() == 1


def test_a_report_adds_actors_and_a_place_to_an_undecided_event() -> None:
    report(1, place=None)
    report(2, participants=parts(SILVA, RURITANIA, THIRD.key))

    event = Event.objects.get()
    assert str(event.place) == "Zenda"
    assert set(event.actors.values_list("name", flat=True)) == {
        "Ana Silva",
        "Ruritania",
        "Ben Okri",
    }


def test_a_decided_event_gains_the_report_and_nothing_else(analyst: User) -> None:
    report(1, place=None)
    event = Event.objects.get()
    with as_person(analyst):
        event.mark(Decision.ACCEPTED, analyst)
        event.save()

    report(2, participants=parts(SILVA, RURITANIA, THIRD.key))

    event = Event.objects.get()
    assert (event.place, event.reports.count()) == (None, 2)
    assert event.participants.count() == 3


def test_a_rejected_event_is_nobody_elses() -> None:
    report(1)
    Event.objects.update(decision="rejected", decided_at="2024-01-01T00:00Z")

    report(2)

    assert sorted(Event.objects.values_list("decision", flat=True)) == ["new", "rejected"]


def test_three_articles_report_one_event() -> None:
    for number in range(3):
        report(number)

    assert Event.objects.get().reports.count() == 3
    assert Participant.objects.count() == 3


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("decision", [Decision.ACCEPTED, Decision.REJECTED])
def test_storing_waits_for_a_decision_and_respects_it(analyst: User, decision: Decision) -> None:
    report(1, place=None)
    event = Event.objects.get()

    with as_person(analyst):
        event.mark(decision, analyst)
        event.save()
        second = Waiting(lambda: report(2, participants=parts(SILVA, RURITANIA, THIRD.key)))

    assert second.end() is None
    event.refresh_from_db()
    assert (event.decision, event.place, event.participants.count()) == (decision, None, 3)
    joined = decision == Decision.ACCEPTED
    assert event.reports.count() == (2 if joined else 1)
    assert Event.objects.count() == (1 if joined else 2)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_decision_waits_for_what_is_being_joined(analyst: User) -> None:
    report(1, place=None)
    event = Event.objects.get()

    def accept() -> None:
        with as_person(analyst):
            Event.objects.filter(pk=event.pk).update(
                decision=Decision.ACCEPTED, decided_at=timezone.now()
            )

    with transaction.atomic():
        report(2)
        person = Waiting(accept)

    assert person.end() is None
    event.refresh_from_db()
    assert (event.decision, str(event.place)) == (Decision.ACCEPTED, "Zenda")
