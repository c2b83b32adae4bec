"""From an extraction made by hand to rows."""

import datetime
from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from actors.models import Actor, Affiliation
from articles.ingest.store import AlreadyKnownError, store
from articles.models import (
    AffiliationEvidence,
    Article,
    ContentPiece,
    Event,
    EventReport,
    Mention,
    Participant,
    Place,
    Source,
    Statement,
)
from newsbase.decisions import Decision, Origin
from newsbase.extraction import results
from newsbase.extraction.results import DateExpression, Extraction, Span
from tests.articles.ingest.findings import (
    ARTICLE,
    BANK,
    DAY,
    RURITANIA,
    SILVA,
    TEXT,
    actors,
    at,
    extraction,
    meeting,
    mentions,
    statement,
)
from tests.factories import ActorFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def stored(found: Extraction | None = None) -> Article:
    return store(ARTICLE, found or extraction(), "1/hand")


def test_the_article_is_stored_as_it_came() -> None:
    raw = replace(
        ARTICLE, title="T" * 501, section="Economy", url="https://a.example/1", source="Gazette"
    )

    article = store(raw, extraction(), "1/hand")

    article.refresh_from_db()
    assert (article.text, article.published) == (TEXT, DAY)
    assert (article.title, article.section) == ("T" * 500, "Economy")
    assert (article.url, article.source) == ("https://a.example/1", Source.objects.get())
    assert article.pipeline_version == "1/hand"
    assert len(article.sha256) == 64


def test_a_text_that_is_known_is_not_stored_again() -> None:
    article = stored()

    with pytest.raises(AlreadyKnownError) as known:
        store(replace(ARTICLE, name="two.txt", title="Other"), extraction(), "1/hand")

    assert known.value.pk == article.pk
    assert Article.objects.count() == 1


def test_an_article_without_a_date_is_an_error_and_stores_nothing() -> None:
    with pytest.raises(ValueError, match=r"one\.txt has no date"):
        store(replace(ARTICLE, published=None), extraction(), "1/hand")

    assert not Article.objects.exists()


def test_findings_in_another_text_are_an_error_and_store_nothing() -> None:
    with pytest.raises(ValueError, match="is not the text of article"):
        stored(extraction(text=TEXT + " "))

    assert not Article.objects.exists()


def test_a_failure_leaves_nothing_behind() -> None:
    beyond = statement(cue=Span(len(TEXT), len(TEXT) + 5))

    with pytest.raises(Exception, match="ends behind the text"):
        stored(extraction(statements=(beyond,)))

    assert not any(model.objects.exists() for model in (Article, Mention, Actor, Event))


# Mentions and actors


def test_mentions_point_at_their_words_and_actors() -> None:
    article = stored()

    rows = list(article.mentions.order_by("start"))
    assert [row.surface for row in rows] == ["Ana Silva", "Zenda Bank", "Ruritania", "envoys"]
    assert [TEXT[row.start : row.end] for row in rows] == [row.surface for row in rows]
    assert [row.actor and row.actor.name for row in rows] == [
        "Ana Silva",
        "Zenda Bank",
        "Ruritania",
        None,
    ]
    assert (rows[0].why, rows[3].why) == ("a full name", "several could be meant")


def test_a_mention_found_twice_is_stored_with_the_actor() -> None:
    twice = (results.Mention(at("Ana Silva"), "nominal", None), *mentions())

    article = stored(extraction(mentions=twice))

    assert article.mentions.get(start=at("Ana Silva").start).actor == Actor.objects.get(
        name="Ana Silva"
    )


def test_only_actors_with_a_reason_are_made() -> None:
    stored(extraction(statements=(), events=()))

    assert set(Actor.objects.values_list("name", flat=True)) == {"Ana Silva", "Zenda Bank"}
    assert Mention.objects.get(surface="Ruritania").actor is None


@pytest.mark.parametrize(
    "found",
    [
        extraction(statements=(statement(speaker=results.Party(at("Ruritania"), RURITANIA)),)),
        extraction(statements=(statement(target=results.Party(at("Ruritania"), RURITANIA)),)),
        extraction(events=(meeting(),)),
    ],
    ids=["speaks", "is spoken at", "takes part"],
)
def test_an_actor_of_one_word_is_made_for_a_reason(found: Extraction) -> None:
    stored(found)

    assert Actor.objects.filter(name="Ruritania").exists()


def test_a_rejected_actor_stays_away_and_its_mentions_without_actor() -> None:
    ActorFactory.create(name="Ana Silva", kind="person", decision=Decision.REJECTED)

    article = stored()

    assert Actor.objects.filter(name="Ana Silva").count() == 1
    assert article.mentions.get(surface="Ana Silva").actor is None
    row = article.statements.get()
    assert (row.speaker_actor, row.speaker_surface) == (None, "Ana Silva of Zenda Bank")


def test_affiliations_keep_the_words_that_say_so() -> None:
    article = stored()

    evidence = AffiliationEvidence.objects.get(article=article)
    assert str(evidence.affiliation) == "Ana Silva, governor (Zenda Bank)"
    assert TEXT[evidence.start : evidence.end] == "Ana Silva of Zenda Bank"
    assert Affiliation.objects.get().origin == Origin.MACHINE


# Statements


def test_a_statement_has_its_spans_pieces_and_actors() -> None:
    article = stored()

    row = Statement.objects.get(article=article)
    assert row.quote == "Rates will rise … and soon"
    assert [TEXT[p.start : p.end] for p in row.pieces.all()] == ["Rates will rise", "and soon"]
    assert (row.start, row.end) == (at("Rates will rise").start, at("and soon").end)
    assert TEXT[row.speaker_start : row.speaker_end] == "Ana Silva of Zenda Bank"
    assert (row.cue_surface, row.act, row.kind) == ("said", "predict", "direct")
    assert row.speaker_actor == Actor.objects.get(name="Ana Silva")
    assert [actor.name for actor in row.about.all()] == ["Zenda Bank"]
    assert [actor.name for actor in row.addressees.all()] == ["Ruritania"]
    assert (row.date_from, row.precision) == (datetime.date(2024, 3, 4), "day")
    assert (row.confidence, row.why, row.origin) == (
        0.9,
        "a quotation with its speaker",
        Origin.MACHINE,
    )
    assert row.decision == Decision.NEW


def test_a_statement_may_lack_nearly_everything() -> None:
    bare = statement(speaker=None, cue=None, about=(), addressees=(), said_on=None)

    row = stored(extraction(statements=(bare,))).statements.get()

    assert (row.speaker_start, row.cue_start, row.target_start) == (None, None, None)
    assert (row.speaker_surface, row.cue_surface) == ("", "")
    assert (row.date_from, row.date_reason) == (None, "the text gives no date")


@pytest.mark.parametrize(
    ("medium", "name", "words"),
    [(BANK, "Zenda Bank", ""), ("the evening news", None, "the evening news"), (None, None, "")],
)
def test_the_medium_is_an_actor_or_words(medium: str | None, name: str | None, words: str) -> None:
    row = stored(extraction(statements=(statement(medium=medium),))).statements.get()

    assert (row.medium_actor and row.medium_actor.name, row.medium) == (name, words)


def test_a_medium_that_was_made_no_actor_is_kept_by_name() -> None:
    found = extraction(statements=(statement(medium=RURITANIA),), events=())

    row = stored(found).statements.get()

    assert (row.medium_actor, row.medium) == (None, "Ruritania")


def test_a_verbal_act_has_its_target() -> None:
    accused = statement(target=results.Party(at("Ruritania"), RURITANIA), plover="ACCUSE")

    row = stored(extraction(statements=(accused,))).statements.get()

    assert (row.plover, row.target_actor) == ("ACCUSE", Actor.objects.get(name="Ruritania"))
    assert (row.target_start, row.target_end) == (at("Ruritania").start, at("Ruritania").end)


def test_of_two_findings_of_one_statement_the_surer_is_stored() -> None:
    doubtful = statement(confidence=0.2, act="say")

    article = stored(extraction(statements=(doubtful, statement())))

    assert article.statements.get().act == "predict"
    assert ContentPiece.objects.count() == 2


def test_words_too_long_for_their_column_are_cut_and_the_span_is_whole() -> None:
    text = "“A,” " + "the very " * 50 + "tired envoy said."
    found = Extraction(
        text=text,
        published=DAY,
        statements=(
            replace(
                statement(about=(), addressees=()),
                speaker=results.Party(Span(5, text.index(" said")), None),
                cue=at("said", text),
                content=(at("A", text),),
                why="w" * 301,
            ),
        ),
    )

    article = store(replace(ARTICLE, text=text), found, "1/hand")

    row = article.statements.get()
    assert len(row.speaker_surface) == 300
    assert row.speaker_end == text.index(" said")
    assert len(row.why) == 300


@pytest.mark.parametrize(
    ("date", "reason"),
    [
        (DateExpression(None, None, None, "unknown", reason="no year"), "no year"),
        (DateExpression(None, DAY, None, "range"), "the text gives one end of a range only"),
        (DateExpression(None, None, None, "unknown"), "the text gives no date"),
    ],
)
def test_a_date_that_is_not_known_is_null_with_a_reason(date: DateExpression, reason: str) -> None:
    found = extraction(statements=(statement(said_on=date),), events=(meeting(date=date),))

    article = stored(found)

    for row in (article.statements.get(), Event.objects.get()):
        assert (row.date_from, row.date_to, row.precision) == (None, None, "unknown")
        assert row.date_reason == reason


# Events


def test_an_event_has_participants_place_date_and_a_report() -> None:
    article = stored()

    event = Event.objects.get()
    assert (event.type, event.status, event.confidence) == ("CONSULT", "happened", 0.8)
    assert event.title
    assert (event.date_from, event.origin) == (datetime.date(2024, 3, 4), Origin.MACHINE)
    assert (str(event.place), event.place and event.place.country) == ("Zenda", "RU")
    parts = Participant.objects.order_by("pk").values_list("name", "actor__name", "role")
    assert list(parts) == [
        ("Silva", "Ana Silva", "actor"),
        ("envoys", None, "actor"),
        ("Ruritania", "Ruritania", "actor"),
    ]
    report = EventReport.objects.get(event=event, article=article)
    assert TEXT[report.trigger_start : report.trigger_end] == "met"
    assert TEXT[report.start : report.end].startswith("On Monday")
    assert (report.why, report.confidence) == ("a verb of meeting", 0.8)


def test_two_findings_at_one_trigger_are_one_event() -> None:
    stored(extraction(events=(meeting(confidence=0.1), meeting())))

    assert EventReport.objects.get().confidence == 0.8


def test_an_event_that_the_article_reports_twice_has_two_reports() -> None:
    again = meeting(trigger=at("welcomed"), evidence=at("Ruritania welcomed that."))

    article = stored(extraction(events=(again, meeting())))

    assert Event.objects.get().reports.filter(article=article).count() == 2
    assert Participant.objects.count() == 3


def test_an_actor_takes_part_once_in_a_role() -> None:
    twice = meeting(participants=meeting().participants * 2)

    stored(extraction(events=(twice,)))

    assert Participant.objects.count() == 3


def test_a_place_of_the_gazetteer_is_used_even_when_renamed() -> None:
    renamed = PlaceFactory.create(name="Old Zenda", source_id="geonames:1")

    stored()

    assert Event.objects.get().place == renamed
    assert Place.objects.count() == 1


def test_a_place_without_an_entry_is_the_same_by_name_kind_and_country() -> None:
    unlisted = results.Place(at("Zenda Bank"), "Zenda", kind="city", country="RU")
    elsewhere = results.Place(at("Zenda Bank"), "Zenda", kind="city", country="BR")
    for number, place in enumerate((unlisted, unlisted, elsewhere)):
        text = f"{TEXT} {number}"
        found = extraction(text=text, events=(meeting(place=place, date=None),))
        store(replace(ARTICLE, text=text), found, "1/hand")

    assert sorted(Place.objects.values_list("name", "country")) == [
        ("Zenda", "BR"),
        ("Zenda", "RU"),
    ]


def test_half_a_pair_of_coordinates_is_none() -> None:
    half = results.Place(at("Zenda Bank"), "Zenda", latitude=50.0, country="Ruritania")

    stored(extraction(events=(meeting(place=half),)))

    place = Place.objects.get()
    assert (place.latitude, place.longitude, place.country) == (None, None, "")


def test_the_number_of_queries_does_not_grow_with_the_findings(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    text = "".join(f"“Word {n:03},” Ana Silva said. " for n in range(200))
    many = tuple(
        statement(
            content=(at(f"Word {n:03}", text),),
            cue=Span(at(f"Word {n:03}", text).end + 13, at(f"Word {n:03}", text).end + 17),
            speaker=results.Party(at("Ana Silva", text), SILVA),
        )
        for n in range(200)
    )
    found = Extraction(text=text, published=DAY, actors=actors()[:1], statements=many)

    with django_assert_max_num_queries(30):
        store(replace(ARTICLE, text=text), found, "1/hand")

    assert Statement.objects.count() == 200
