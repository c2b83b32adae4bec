import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from actors.models import Actor
from articles.models import Statement
from newsbase.extraction.acts import attitudes
from tests.factories import (
    ActorFactory,
    AliasFactory,
    AnnotationFactory,
    ArticleFactory,
    StatementFactory,
    TopicFactory,
    article_with,
)

pytestmark = pytest.mark.django_db

URL = "/statements/"


def listed(client: Client, **query: Any) -> list[Statement]:
    return list(client.get(URL, query).context["page"])


def boxes(client: Client, name: str, **query: Any) -> dict[str, int]:
    """The values of a facet with the numbers beside them."""
    facet = client.get(URL, query).context["facets"][name]
    return {choice.value: choice.number for choice in facet}


def two(**fields: Any) -> tuple[Statement, Statement]:
    """A statement with these fields, and another without."""
    return StatementFactory.create(**fields), StatementFactory.create()


def test_it_shows_who_said_what_where_and_when(client: Client) -> None:
    article = ArticleFactory.create(source__name="Turku Gazette")
    statement = StatementFactory.create(article=article, about=[ActorFactory.create(name="Åland")])
    page = client.get(URL).content.decode()
    for words in (
        statement.speaker_name,
        f"“{statement.quote}”",
        statement.cue_surface,
        "Åland",
        "Turku Gazette",
        "5 Mar 2024",
        "0.90",
        "A quotation with its speaker.",
    ):
        assert escape(words) in page
    assert f'href="{statement.get_absolute_url()}"' in page


def test_it_names_the_target_that_the_content_leaves_out(client: Client) -> None:
    StatementFactory.create(
        article__text="Norway accused Denmark of breaking the treaty.",
        speaker="Norway",
        cue_start=7,
        cue_end=14,
        contents=["of breaking the treaty"],
        target_actor=ActorFactory.create(name="Denmark"),
        target_start=15,
        target_end=22,
    )
    said = client.get(URL).content.decode().split('<p class="said">')[1].split("</p>")[0]
    assert said.index("Denmark") < said.index("of breaking the treaty")


def test_it_escapes_what_articles_say(client: Client) -> None:
    article = ArticleFactory.create(text="“<b>bold</b>” the Finnish minister said.")
    StatementFactory.create(article=article, contents=("<b>bold</b>",))
    page = client.get(URL).content.decode()
    assert "&lt;b&gt;bold&lt;/b&gt;" in page
    assert "<b>bold</b>" not in page


def test_it_sends_the_anonymous_to_the_login(anonymous_client: Client) -> None:
    response = anonymous_client.get(URL)
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/accounts/login/")


def test_it_gives_readers_no_buttons(client: Client, reader_client: Client) -> None:
    statement = StatementFactory.create()
    act = f"/statements/{statement.pk}/decide/"
    assert act in client.get(URL).content.decode()
    assert act not in reader_client.get(URL).content.decode()


def test_it_puts_the_newest_first(client: Client) -> None:
    days = [datetime.date(2024, 3, day) for day in (2, 9, 5)]
    for day in days:
        StatementFactory.create(article=ArticleFactory.create(published=day))
    shown = [statement.article.published for statement in listed(client)]
    assert shown == sorted(days, reverse=True)


def test_it_asks_a_fixed_number_of_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    numbers = []
    for size in (2, 9):
        article = article_with(statements=size, published=datetime.date(2024, 1, size))
        for statement in article.statements.all():
            annotation = AnnotationFactory.create(statement=statement)
            annotation.topics.add(TopicFactory.create())
        with django_assert_max_num_queries(20) as captured:
            client.get(URL)
        numbers.append(len(captured))
    assert numbers[0] == numbers[1]


class TestFilters:
    def test_it_filters_by_speaker(self, client: Client) -> None:
        said, _ = two()
        assert listed(client, speaker=said.speaker_actor_id) == [said]

    def test_it_filters_by_the_name_of_the_speaker(self, client: Client) -> None:
        """Without JavaScript only the text field is sent."""
        said, _ = two(speaker_actor=ActorFactory.create(name="Jürgen Åkesson"))
        assert listed(client, speaker="", speaker_name="jurgen akesson") == [said]

    @pytest.mark.parametrize("pk", ["9" * 19, "9" * 5000, "²", "-1", "x"])
    def test_it_says_that_there_is_no_such_speaker(self, client: Client, pk: str) -> None:
        StatementFactory.create()
        assert "There is no such actor." in client.get(URL, {"speaker": pk}).text

    def test_a_name_typed_over_the_chosen_actor_counts(self, client: Client) -> None:
        first, second = two(speaker_actor=ActorFactory.create(name="Ada"))
        second_name = second.speaker_actor.name  # type: ignore[union-attr]
        query = {"speaker": first.speaker_actor_id, "speaker_name": second_name}
        assert listed(client, **query) == [second]

    def test_an_emptied_name_means_anybody(self, client: Client) -> None:
        said, _ = two()
        assert len(listed(client, speaker=said.speaker_actor_id, speaker_name="")) == 2

    def test_it_offers_a_choice_between_namesakes(self, client: Client) -> None:
        state = ActorFactory.create(name="Georgia", kind=Actor.Kind.STATE)
        other = ActorFactory.create(name="State of Georgia")
        AliasFactory.create(actor=other, text="Georgia")
        response = client.get(URL, {"speaker_name": "Georgia"})
        assert response.context["form"].errors["speaker"] == [
            "Several actors are called “Georgia”: choose one."
        ]
        for actor in (state, other):
            assert f'<option value="{actor.pk}">' in response.content.decode()

    def test_it_takes_the_choice_between_namesakes(self, client: Client) -> None:
        namesakes = ActorFactory.create_batch(2, name="Georgia")
        said, _ = two(speaker_actor=namesakes[1])
        assert listed(client, speaker=namesakes[1].pk, speaker_name="Georgia") == [said]

    @pytest.mark.parametrize("name", ["Nobody Atall", "\x00", "%"])
    def test_it_says_when_nobody_is_called_so(self, client: Client, name: str) -> None:
        StatementFactory.create()
        response = client.get(URL, {"speaker_name": name})
        assert "No actor is called" in response.context["form"].errors["speaker"][0]

    @pytest.mark.parametrize("pk", ["0", "x", "99999999999999999999", "²"])
    def test_it_says_when_there_is_no_such_actor(self, client: Client, pk: str) -> None:
        response = client.get(URL, {"speaker": pk})
        assert response.context["form"].errors["speaker"] == ["There is no such actor."]

    def test_it_filters_by_whom_it_is_about(self, client: Client) -> None:
        norway = ActorFactory.create()
        said, _ = two(about=[norway, ActorFactory.create()])
        assert listed(client, about=norway.pk) == [said]

    @pytest.mark.parametrize(("name", "value"), [("act", "deny"), ("kind", "mixed")])
    def test_it_filters_by_act_and_kind(self, client: Client, name: str, value: str) -> None:
        said, _ = two(**{name: value})
        assert listed(client, **{name: value}) == [said]

    def test_several_values_of_one_filter_widen_it(self, client: Client) -> None:
        two(act="deny")
        assert len(listed(client, act=["deny", "say"])) == 2

    @pytest.mark.parametrize("act", sorted(attitudes()))
    def test_it_tells_the_held_from_the_spoken(self, client: Client, act: str) -> None:
        held, spoken = two(act=act)
        assert listed(client, manner="held") == [held]
        assert listed(client, manner="spoken") == [spoken]
        assert len(listed(client, manner=["held", "spoken"])) == len(listed(client)) == 2

    def test_it_joins_manner_and_act(self, client: Client) -> None:
        two(act="oppose")
        assert listed(client, manner="spoken", act="oppose") == []

    @pytest.mark.parametrize(
        ("word", "confidences"),
        [
            ("sure", [1.0, 0.9]),
            ("likely", [0.85, 0.7]),
            ("possible", [0.65, 0.5]),
            ("doubtful", [0.45, 0.0]),
        ],
    )
    def test_it_filters_by_confidence(
        self, client: Client, word: str, confidences: list[float]
    ) -> None:
        for confidence in (1.0, 0.9, 0.85, 0.7, 0.65, 0.5, 0.45, 0.0):
            StatementFactory.create(confidence=confidence)
        shown = listed(client, sureness=word, sort="surest")
        assert [statement.confidence for statement in shown] == confidences
        assert {statement.sureness.value for statement in shown} == {word}
        assert boxes(client, "sureness")[word] == 2

    def test_several_words_of_confidence_widen_it(self, client: Client) -> None:
        two(confidence=0.75)
        StatementFactory.create(confidence=0.5)
        assert len(listed(client, sureness=["sure", "likely"])) == 2

    def test_it_leaves_out_the_rejected_unless_asked(self, client: Client) -> None:
        rejected, new = two(decision="rejected")
        assert listed(client) == [new]
        assert listed(client, decision="rejected") == [rejected]

    def test_it_filters_by_the_day_published(self, client: Client) -> None:
        said, _ = two(article=ArticleFactory.create(published=datetime.date(2023, 5, 1)))
        assert listed(client, since="2023-05-01", until="2023-05-01") == [said]

    def test_it_filters_by_the_days_said(self, client: Client) -> None:
        week = {"date_from": datetime.date(2022, 5, 2), "date_to": datetime.date(2022, 5, 8)}
        said, _ = two(**week)
        assert listed(client, by="said", since="2022-05-08", until="2022-06-01") == [said]
        assert listed(client, by="said", since="2022-05-09") == []

    def test_it_filters_by_source_and_section(self, client: Client) -> None:
        said, _ = two(article=ArticleFactory.create(section="Economy"))
        assert listed(client, source=said.article.source_id) == [said]
        assert listed(client, section="Economy") == [said]

    def test_it_filters_by_topic_once_though_two_analysts_chose_it(self, client: Client) -> None:
        said, _ = two()
        topic = TopicFactory.create()
        for annotation in AnnotationFactory.create_batch(2, statement=said):
            annotation.topics.add(topic)
        assert listed(client, topic=topic.pk) == [said]

    def test_it_searches_the_words_said(self, client: Client) -> None:
        talks = StatementFactory.create(contents=("for two days",), cue="welcomed")
        StatementFactory.create()
        assert listed(client, q="day") == [talks]

    @pytest.mark.parametrize("words", ["'", '"', "& | !", "\\", "<->"])
    def test_any_words_can_be_searched(self, client: Client, words: str) -> None:
        assert client.get(URL, {"q": words}).status_code == 200

    def test_it_joins_filters(self, client: Client) -> None:
        said = StatementFactory.create(act="deny", kind="mixed")
        StatementFactory.create(act="deny")
        assert listed(client, act="deny", kind="mixed") == [said]

    @pytest.mark.parametrize(
        ("query", "problem"),
        [
            ({"since": "soon"}, "Enter a valid date."),
            ({"since": "2024-03-05", "until": "2024-03-04"}, "This day is before the first one."),
            ({"kind": "sung"}, "Select a valid choice."),
            ({"manner": "sung"}, "Select a valid choice."),
            ({"sureness": "0.9"}, "Select a valid choice."),
            ({"sort": "-pk"}, "Select a valid choice."),
        ],
    )
    def test_it_says_what_is_wrong_with_a_filter(
        self, client: Client, htmx: dict[str, str], query: dict[str, str], problem: str
    ) -> None:
        StatementFactory.create()
        assert problem in client.get(URL, query, headers=htmx).content.decode()
        assert len(listed(client, **query)) == 1


class TestOrder:
    def test_it_puts_the_surest_or_the_least_sure_first(self, client: Client) -> None:
        for confidence in (0.7, 0.95, 0.4):
            StatementFactory.create(confidence=confidence)
        shown = [statement.confidence for statement in listed(client, sort="surest")]
        assert shown == [0.95, 0.7, 0.4]
        shown = [statement.confidence for statement in listed(client, sort="unsure")]
        assert shown == [0.4, 0.7, 0.95]

    def test_it_puts_the_newest_of_equals_first(self, client: Client) -> None:
        days = [datetime.date(2024, 3, day) for day in (2, 9, 5)]
        for day in days:
            StatementFactory.create(article=ArticleFactory.create(published=day))
        for sort in ("surest", "unsure"):
            shown = [statement.article.published for statement in listed(client, sort=sort)]
            assert shown == sorted(days, reverse=True)


class TestDetail:
    """What a row tells on demand."""

    def test_it_says_what_the_act_means_and_how_sure_it_is(self, client: Client) -> None:
        StatementFactory.create(act="deny", plover="REJECT", confidence=0.95, why="by its verb")
        page = client.get(URL).text
        assert '<a href="/statements/acts/#deny">deny</a>: denies or disputes something' in page
        assert "(spoken; PLOVER REJECT)" in page
        assert "<dd>sure 0.95</dd>" in page
        assert "<dd>By its verb.</dd>" in page
        assert "badge held" not in page

    def test_it_marks_a_position_that_is_held(self, client: Client) -> None:
        StatementFactory.create(act="oppose", confidence=0.5)
        page = client.get(URL).text
        assert "is against somebody or something (held, not spoken)" in page
        assert "<dd>possible 0.50</dd>" in page
        assert "badge held" in page

    def test_it_says_to_whom_at_whom_and_through_what(self, client: Client) -> None:
        to, at, through = (
            ActorFactory.create(name=name) for name in ("Åbo", "Oslo", "Radio Turku")
        )
        StatementFactory.create(
            addressees=[to],
            target_actor=at,
            medium_actor=through,
            date_from=datetime.date(2024, 3, 4),
            date_to=datetime.date(2024, 3, 4),
            precision="day",
        )
        facts = client.get(URL).text.split('<dl class="facts">')[1].split("</dl>")[0]
        for name, words in {
            "Said to": "Åbo",
            "Directed at": "Oslo",
            "Through": "Radio Turku",
            "Said": "4 March 2024",
        }.items():
            assert words in facts.split(f"<dt>{name}</dt>")[1].split("</dd>")[0]

    def test_an_act_that_is_no_longer_known_is_shown_by_name(self, client: Client) -> None:
        StatementFactory.create(act="sing")
        assert '<a href="/statements/acts/#sing">sing</a> (spoken)' in client.get(URL).text


class TestFacets:
    def test_it_counts_the_held_and_the_spoken_under_the_other_filters(
        self, client: Client
    ) -> None:
        two(act="believe", kind="mixed")
        assert boxes(client, "manner") == {"spoken": 1, "held": 1}
        assert boxes(client, "manner", manner="held", kind="mixed") == {"spoken": 0, "held": 1}
        assert boxes(client, "act", manner="held") == {"believe": 1}

    def test_it_counts_confidences_under_the_other_filters(self, client: Client) -> None:
        two(confidence=0.5, kind="mixed")
        none = {"sure": 0, "likely": 0, "possible": 0, "doubtful": 0}
        assert boxes(client, "sureness", sureness="sure") == none | {"sure": 1, "possible": 1}
        assert boxes(client, "sureness", kind="mixed") == none | {"possible": 1}

    def test_it_counts_each_choice_under_the_other_filters(self, client: Client) -> None:
        two(act="deny", kind="mixed")
        assert boxes(client, "act") == {"deny": 1, "say": 1}
        assert boxes(client, "act", kind="mixed") == {"deny": 1}

    def test_its_own_boxes_do_not_change_its_numbers(self, client: Client) -> None:
        two(kind="mixed")
        assert boxes(client, "kind", kind="mixed") == {"direct": 1, "mixed": 1, "indirect": 0}

    def test_it_counts_the_rejected_under_decision_only(self, client: Client) -> None:
        two(decision="rejected")
        assert boxes(client, "decision")["rejected"] == 1
        assert boxes(client, "kind")["direct"] == 1

    def test_it_keeps_a_checked_act_that_no_statement_has(self, client: Client) -> None:
        assert boxes(client, "act", act="deny") == {"deny": 0}


class TestFragments:
    def test_htmx_gets_the_results_and_the_facets(
        self, client: Client, htmx: dict[str, str]
    ) -> None:
        StatementFactory.create()
        response = client.get(URL, headers=htmx)
        page = response.content.decode()
        assert '<section id="results"' in page
        assert 'id="facets" hx-swap-oob="true"' in page
        assert "<html" not in page
        assert "HX-Request" in response.headers["Vary"]

    def test_a_page_restored_from_history_is_whole(
        self, client: Client, htmx: dict[str, str]
    ) -> None:
        headers = htmx | {"HX-History-Restore-Request": "true"}
        page = client.get(URL, headers=headers).content.decode()
        assert "<html" in page
        assert "hx-swap-oob" not in page

    def test_it_turns_pages(self, client: Client) -> None:
        article_with(statements=51)
        assert len(listed(client)) == 50
        assert len(listed(client, page=2)) == 1
        assert len(listed(client, page="last")) == 50


class TestDecideMany:
    URL = "/statements/decide/"

    def test_it_decides_on_the_checked_rows_alone(self, client: Client) -> None:
        statements = StatementFactory.create_batch(3)
        checked = [statement.pk for statement in statements[:2]]
        back = "/statements/?kind=direct"
        response = client.post(self.URL, {"pk": checked, "decision": "accepted", "next": back})
        assert response.headers["Location"] == back
        accepted = Statement.objects.filter(decision="accepted")
        assert set(accepted.values_list("pk", flat=True)) == set(checked)
        assert {row.decided_by.username for row in accepted if row.decided_by} == {"analyst"}

    def test_it_takes_decisions_back(self, client: Client) -> None:
        statement = StatementFactory.create(decision="rejected")
        client.post(self.URL, {"pk": statement.pk, "decision": "new"})
        statement.refresh_from_db()
        assert (statement.decision, statement.decided_at) == ("new", None)

    @pytest.mark.parametrize(
        ("data", "problem"),
        [
            ({"decision": "accepted"}, "No statement was selected."),
            ({"pk": "999999", "decision": "accepted"}, "Select a valid choice"),
            ({"pk": "1", "decision": "corrected"}, "is not a decision"),
        ],
    )
    def test_it_says_what_is_wrong(
        self, client: Client, data: dict[str, str], problem: str
    ) -> None:
        response = client.post(self.URL, data)
        assert response.status_code == 422
        assert problem in response.content.decode()

    def test_it_refuses_readers(self, reader_client: Client) -> None:
        statement = StatementFactory.create()
        response = reader_client.post(self.URL, {"pk": statement.pk, "decision": "accepted"})
        assert response.status_code == 403
        statement.refresh_from_db()
        assert statement.decision == "new"
