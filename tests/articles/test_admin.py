from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from actors.models import Actor
from articles.models import (
    AffiliationEvidence,
    Annotation,
    Article,
    ContentPiece,
    Evaluation,
    Event,
    EventReport,
    Ingestion,
    IngestionItem,
    Mention,
    Participant,
    Place,
    Source,
    Statement,
    Topic,
)
from tests.admin_forms import form_of
from tests.factories import (
    ActorFactory,
    AffiliationEvidenceFactory,
    AnnotationFactory,
    ArticleFactory,
    EvaluationFactory,
    EventReportFactory,
    IngestionItemFactory,
    MentionFactory,
    ParticipantFactory,
    PlaceFactory,
    SourceFactory,
    StatementFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

# What makes one row of each table, with all that hangs on it.
ROWS: dict[type[Model], Any] = {
    AffiliationEvidence: AffiliationEvidenceFactory.create,
    Annotation: AnnotationFactory.create,
    Article: lambda: StatementFactory.create().article,
    Evaluation: EvaluationFactory.create,
    Event: lambda: ParticipantFactory.create(event=EventReportFactory.create().event).event,
    Ingestion: lambda: IngestionItemFactory.create(article=ArticleFactory.create()).ingestion,
    IngestionItem: lambda: IngestionItemFactory.create(article=ArticleFactory.create()),
    Mention: MentionFactory.create,
    Place: PlaceFactory.create,
    Source: SourceFactory.create,
    Statement: lambda: (
        AnnotationFactory.create(
            statement=StatementFactory.create(about=[ActorFactory.create()])
        ).statement
    ),
    Topic: TopicFactory.create,
}
INLINE = {ContentPiece, EventReport, Participant}
BY_HAND = {Annotation, Event, Place, Source, Topic}


def url_of(row: Model, page: str = "change") -> str:
    return f"{list_of(type(row))}{row.pk}/{page}/"


def list_of(model: type[Model]) -> str:
    return f"/admin/articles/{model._meta.model_name}/"


def test_every_table_has_its_pages_or_is_part_of_another() -> None:
    registered = {model for model in admin.site._registry if model._meta.app_label == "articles"}
    assert registered == set(ROWS)
    inlines = {inline.model for each in admin.site._registry.values() for inline in each.inlines}
    assert inlines >= INLINE


@pytest.mark.parametrize("model", ROWS)
class TestEachTable:
    def test_its_list_and_rows_open_for_staff(
        self, staff_client: Client, model: type[Model]
    ) -> None:
        row = ROWS[model]()
        assert staff_client.get(list_of(model)).status_code == 200
        assert staff_client.get(list_of(model), {"q": "minister"}).status_code == 200
        assert staff_client.get(url_of(row)).status_code == 200

    def test_it_sends_others_away(
        self, client: Client, anonymous_client: Client, model: type[Model]
    ) -> None:
        row = ROWS[model]()
        for url in (list_of(model), url_of(row)):
            assert client.get(url).status_code == 302
            assert anonymous_client.get(url).status_code == 302

    def test_only_what_needs_no_text_is_added_by_hand(
        self, staff_client: Client, model: type[Model]
    ) -> None:
        status = staff_client.get(f"{list_of(model)}add/").status_code
        assert status == (200 if model in BY_HAND else 403)

    def test_its_list_asks_a_fixed_number_of_queries(
        self,
        staff_client: Client,
        model: type[Model],
        django_assert_max_num_queries: DjangoAssertNumQueries,
    ) -> None:
        numbers = []
        for size in (2, 6):
            for _ in range(size):
                ROWS[model]()
            with django_assert_max_num_queries(16) as captured:
                staff_client.get(list_of(model))
            numbers.append(len(captured))
        assert numbers[0] == numbers[1]

    def test_saving_a_row_unchanged_changes_nothing(
        self, staff_client: Client, model: type[Model]
    ) -> None:
        row = ROWS[model]()
        before = model._default_manager.filter(pk=row.pk).values().get()
        url = url_of(row)
        response = staff_client.post(url, form_of(staff_client, url))
        assert response.status_code == 302, response.context["errors"]
        after = model._default_manager.filter(pk=row.pk).values().get()
        assert after | {"changed_at": None} == before | {"changed_at": None}

    def test_a_row_can_be_deleted(self, staff_client: Client, model: type[Model]) -> None:
        row = ROWS[model]()
        staff_client.post(url_of(row, "delete"), {"post": "yes"})
        assert not model._default_manager.filter(pk=row.pk).exists()


class TestArticle:
    def test_its_text_is_not_in_the_form(self, staff_client: Client) -> None:
        article = ArticleFactory.create()
        response = staff_client.get(url_of(article))
        fields = response.context["adminform"].form.fields
        assert set(fields) == {"title", "source", "published", "section", "url"}
        assert "Sweden welcomed the talks." in response.content.decode()

    def test_its_title_can_be_changed(self, staff_client: Client) -> None:
        article = ArticleFactory.create()
        url = url_of(article)
        staff_client.post(url, form_of(staff_client, url, title="Another title"))
        article.refresh_from_db()
        assert article.title == "Another title"

    def test_deleting_it_takes_even_decided_findings_along(self, staff_client: Client) -> None:
        statement = StatementFactory.create(decision="accepted")
        AnnotationFactory.create(statement=statement)
        staff_client.post(url_of(statement.article, "delete"), {"post": "yes"})
        assert not Statement.objects.exists()
        assert not Article.objects.exists()

    def test_deleting_it_takes_what_the_machine_made_of_it_alone(
        self, staff_client: Client
    ) -> None:
        article = ArticleFactory.create()
        lonely, shared = (
            EventReportFactory.create(
                article=article, event__origin="machine", trigger_start=start, trigger_end=start + 2
            ).event
            for start in (1, 4)
        )
        EventReportFactory.create(event=shared)
        kept = EventReportFactory.create(
            article=article, event__decision="accepted", trigger_start=7, trigger_end=9
        ).event
        actor = ActorFactory.create(origin="machine")
        MentionFactory.create(article=article, actor=actor)
        staff_client.post(url_of(article, "delete"), {"post": "yes"})
        assert set(Event.objects.all()) == {shared, kept}
        assert lonely not in Event.objects.all()
        assert not Actor.objects.filter(pk=actor.pk).exists()

    def test_it_links_to_what_was_found_in_it(self, staff_client: Client) -> None:
        statement = StatementFactory.create()
        StatementFactory.create()
        page = staff_client.get(url_of(statement.article)).content.decode()
        query = f"/admin/articles/statement/?article__id__exact={statement.article_id}"
        assert f'href="{query}">1 statements' in page
        found = staff_client.get(query).context["cl"].result_list
        assert list(found) == [statement]

    def test_it_links_to_the_events_reported_in_it(self, staff_client: Client) -> None:
        report = EventReportFactory.create()
        EventReportFactory.create()
        query = f"/admin/articles/event/?reports__article__id__exact={report.article_id}"
        assert (
            f'href="{query}">1 reports' in staff_client.get(url_of(report.article)).content.decode()
        )
        assert list(staff_client.get(query).context["cl"].result_list) == [report.event]


class TestStatement:
    def test_it_can_be_listed_as_spoken_or_held(self, staff_client: Client) -> None:
        held, spoken = (StatementFactory.create(act=act) for act in ("doubt", "deny"))
        for manner, statements in {"held": {held}, "spoken": {spoken}, "": {held, spoken}}.items():
            changes = staff_client.get(list_of(Statement), {"manner": manner}).context["cl"]
            assert set(changes.queryset) == statements

    def test_a_change_is_a_correction(self, staff_client: Client, staff: User) -> None:
        statement = StatementFactory.create()
        speaker = ActorFactory.create()
        url = url_of(statement)
        staff_client.post(url, form_of(staff_client, url, speaker_actor=speaker.pk))
        statement.refresh_from_db()
        assert statement.speaker_actor == speaker
        assert (statement.decision, statement.decided_by) == ("corrected", staff)

    def test_whom_it_is_about_can_be_corrected(self, staff_client: Client) -> None:
        statement = StatementFactory.create(decision="accepted")
        norway = ActorFactory.create()
        url = url_of(statement)
        staff_client.post(url, form_of(staff_client, url, about=[norway.pk]))
        assert list(statement.about.all()) == [norway]

    def test_an_annotation_corrects_nothing(self, staff_client: Client, staff: User) -> None:
        statement = StatementFactory.create()
        url = url_of(statement)
        data = form_of(staff_client, url) | {
            "annotations-TOTAL_FORMS": 1,
            "annotations-0-statement": statement.pk,
            "annotations-0-analyst": staff.pk,
            "annotations-0-stance": "opposes",
        }
        staff_client.post(url, data)
        statement.refresh_from_db()
        assert statement.annotations.get().stance == "opposes"
        assert statement.decision == "new"

    @pytest.mark.parametrize("field", ["quote", "start", "end", "why", "confidence", "origin"])
    def test_the_machines_fields_are_not_in_the_form(
        self, staff_client: Client, field: str
    ) -> None:
        page = staff_client.get(url_of(StatementFactory.create()))
        assert field not in page.context["adminform"].form.fields

    @pytest.mark.parametrize(
        ("action", "decision"), [("accept", "accepted"), ("reject", "rejected")]
    )
    def test_its_actions_decide(
        self, staff_client: Client, staff: User, action: str, decision: str
    ) -> None:
        statements = StatementFactory.create_batch(2)
        data = {"action": action, "_selected_action": [each.pk for each in statements]}
        page = staff_client.post(list_of(Statement), data, follow=True).content.decode()
        assert f"2 statements {decision}." in page
        assert Statement.objects.filter(decision=decision, decided_by=staff).count() == 2

    def test_it_shows_the_words_of_its_pieces(self, staff_client: Client) -> None:
        statement = StatementFactory.create(contents=("The border", "stay open"))
        page = staff_client.get(url_of(statement)).content.decode()
        assert "The border" in page
        assert "stay open" in page


class TestEvent:
    def test_one_added_is_a_persons_and_accepted(self, staff_client: Client, staff: User) -> None:
        url = f"{list_of(Event)}add/"
        data = form_of(staff_client, url, title="A treaty is signed", type="AGREE")
        assert staff_client.post(url, data).status_code == 302
        event = Event.objects.get()
        assert (event.origin, event.decision, event.decided_by) == ("person", "accepted", staff)

    def test_a_change_of_a_participant_is_a_correction(self, staff_client: Client) -> None:
        event = ParticipantFactory.create().event
        url = url_of(event)
        staff_client.post(url, form_of(staff_client, url, **{"participants-0-role": "recipient"}))
        event.refresh_from_db()
        assert event.participants.get().role == "recipient"
        assert event.decision == "corrected"

    def test_a_participant_entered_twice_is_refused_with_words(self, staff_client: Client) -> None:
        part = ParticipantFactory.create()
        url = url_of(part.event)
        again = {"actor": part.actor_id, "role": part.role, "name": "the same", "event": ""}
        data = form_of(staff_client, url, **{"participants-TOTAL_FORMS": 2})
        data |= {f"participants-1-{name}": value for name, value in again.items()}
        response = staff_client.post(url, data)
        assert response.status_code == 200
        assert "twice" in response.content.decode()

    def test_its_reports_cannot_be_deleted(self, staff_client: Client) -> None:
        report = EventReportFactory.create()
        page = staff_client.get(url_of(report.event)).content.decode()
        assert "reports-0-DELETE" not in page

    def test_dates_in_the_wrong_order_are_refused_with_words(self, staff_client: Client) -> None:
        event = EventReportFactory.create().event
        url = url_of(event)
        data = form_of(staff_client, url, date_from="2024-03-05", date_to="2024-03-04")
        response = staff_client.post(url, data)
        assert response.status_code == 200
        assert response.context["errors"]


def test_an_ingestion_links_to_its_items(staff_client: Client) -> None:
    item = IngestionItemFactory.create()
    IngestionItemFactory.create()
    query = f"/admin/articles/ingestionitem/?ingestion__id__exact={item.ingestion_id}"
    assert query in staff_client.get(url_of(item.ingestion)).content.decode()
    assert list(staff_client.get(query).context["cl"].result_list) == [item]


def test_the_actor_of_a_mention_is_the_machines(staff_client: Client) -> None:
    form = staff_client.get(url_of(MentionFactory.create())).context["adminform"].form
    assert "actor" not in form.fields


@pytest.mark.parametrize("url", ["/admin/", "/admin/articles/statement/", "/admin/logout/"])
def test_every_page_has_a_content_security_policy(staff_client: Client, url: str) -> None:
    policy = staff_client.get(url).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
