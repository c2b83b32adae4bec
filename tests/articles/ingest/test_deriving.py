"""An open event says what its reports say, and nothing that only a former report said."""

import datetime
from dataclasses import replace as changed
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.ingest.store import replace, store
from articles.models import Article, Event, EventReport, Participant
from newsbase.decisions import Decision, Origin
from newsbase.extraction.results import Actor, DateExpression, Extraction
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
)

pytestmark = pytest.mark.django_db

THIRD = Actor("person:ben-okri", "Ben Okri", "person", country="GB")
ENVOYS = Part(at("envoys"), None, "actor")
BOTH = (Part(at("Silva"), SILVA, "actor"), Part(at("Ruritania"), RURITANIA, "actor"))
THREE = (*BOTH, Part(at("Zenda"), THIRD.key, "actor"))


def found(number: int, **fields: Any) -> Extraction:
    """The meeting, some of it changed, in the text of that number."""
    text = f"{TEXT} {number}"
    return extraction(text=text, actors=(*actors(), THIRD), events=(meeting(**fields),))


def stored(number: int, **fields: Any) -> Article:
    return store(changed(ARTICLE, text=f"{TEXT} {number}"), found(number, **fields), "1")


def again(article: Article, number: int, **fields: Any) -> None:
    replace(article, found(number, **fields), "2")


def without_events(article: Article, number: int) -> None:
    replace(article, changed(found(number), events=()), "2")


def names() -> list[str]:
    return sorted(Event.objects.get().participants.values_list("name", flat=True))


def said() -> dict[str, object]:
    columns = ("title", "status", "confidence", "date_from", "precision", "place__name")
    return {**Event.objects.values(*columns).get(), "names": names()}


class TestReadingAgain:
    def test_all_that_no_report_says_any_more_goes(self) -> None:
        one, two = stored(1, participants=THREE), stored(2, participants=THREE)

        again(one, 1, participants=BOTH, status="planned")
        again(two, 2, participants=BOTH, status="planned")

        event = Event.objects.get()
        assert names() == ["Ruritania", "Silva"]
        assert (event.status, event.reports.count()) == ("planned", 2)
        assert "Okri" not in event.title

    def test_a_corrected_date_reaches_the_event(self) -> None:
        one, two = stored(1), stored(2)
        corrected = day(datetime.date(2024, 3, 1))

        again(one, 1, date=corrected)
        again(two, 2, date=corrected)

        event = Event.objects.get()
        assert (event.date_from, event.reports.count()) == (datetime.date(2024, 3, 1), 2)

    @pytest.mark.parametrize("first", [0, 1])
    def test_the_same_findings_leave_the_same_event(self, first: int) -> None:
        fields: tuple[dict[str, Any], ...] = (
            {"participants": (*THREE, ENVOYS), "place": None},
            {"participants": BOTH, "status": "planned", "confidence": 0.9},
        )
        articles = [stored(number, **fields[number]) for number in (0, 1)]
        before = said()

        for number in (first, 1 - first):
            again(articles[number], number, **fields[number])

        assert said() == before
        assert "envoys" in names()

    def test_of_an_article_alone_only_its_say_changes(self) -> None:
        one = stored(1, participants=(*THREE, ENVOYS), confidence=0.9, status="planned")
        two = stored(2, participants=BOTH, place=None)

        without_events(one, 1)

        event = Event.objects.get()
        assert event.reports.get().article == two
        assert names() == ["Ruritania", "Silva"]
        assert (event.status, event.confidence, event.place) == ("happened", 0.8, None)
        assert event.title == event.reports.get().title

    def test_a_participant_that_a_person_added_stays(self) -> None:
        one = stored(1)
        stored(2)
        Participant.objects.create(event=Event.objects.get(), name="the mayor", role="other")

        without_events(one, 1)

        assert "the mayor" in names()

    def test_a_decided_event_stays_as_it_is(self, analyst: User) -> None:
        one = stored(1, participants=THREE)
        two = stored(2, participants=THREE)
        event = Event.objects.get()
        with as_person(analyst):
            event.mark(Decision.ACCEPTED, analyst)
            event.save()
        before = said()

        again(one, 1, participants=BOTH, status="planned", confidence=1.0)
        without_events(two, 2)

        assert said() == before
        assert EventReport.objects.count() == 2


class TestWhoSpeaks:
    @pytest.mark.parametrize("order", [(1, 2), (2, 1)])
    def test_the_surest_report_does_whichever_came_first(self, order: tuple[int, int]) -> None:
        for number in order:
            sure = {"status": "planned", "confidence": 0.9} if number == 1 else {}
            stored(number, **sure)

        event = Event.objects.get()
        assert (event.status, event.confidence) == ("planned", 0.9)

    def test_the_next_says_what_the_surest_leaves_open(self) -> None:
        stored(1)
        stored(2, date=None, place=None, confidence=1.0)

        event = Event.objects.get()
        assert (event.confidence, event.precision, event.date_reason) == (1.0, "day", "")
        assert (event.date_from, str(event.place)) == (datetime.date(2024, 3, 4), "Zenda")

    def test_no_date_has_the_reason_of_the_surest(self) -> None:
        for number, reason in enumerate(("which March?", "which year?")):
            unclear = DateExpression(None, None, None, "unknown", reason=reason)
            stored(number, date=unclear, confidence=0.5 + number / 10)

        assert Event.objects.get().date_reason == "which year?"

    def test_a_report_keeps_what_it_says_itself(self) -> None:
        stored(1, status="planned")
        two = stored(2, place=None)

        report = EventReport.objects.get(article=two)
        assert (report.status, report.place) == ("happened", None)
        assert report.date_from == datetime.date(2024, 3, 4)
        assert report.title

    def test_an_event_that_a_person_entered_gains_the_report_only(self) -> None:
        stored(1, participants=BOTH, place=None)
        Event.objects.update(origin=Origin.PERSON, title="The talks of Zenda")

        stored(2, participants=(*THREE, ENVOYS), confidence=1.0)

        event = Event.objects.get()
        assert (event.title, event.place, event.reports.count()) == ("The talks of Zenda", None, 2)
        assert names() == ["Ruritania", "Silva"]
