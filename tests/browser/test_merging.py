"""Merging, undoing and refusing, as an analyst does it in a browser, on seeds that were read."""

import io

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from playwright.sync_api import Page, expect

from actors.merging import keep_apart, merge
from actors.models import Actor, Distinction, Regrouping, Suggestion
from actors.pointing import columns_to_actors
from actors.suggesting import suggest_for
from articles.models import Article, Mention, Statement
from newsbase.decisions import Origin
from tests.browser.conftest import Open
from tests.browser.test_every_page import problems
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
from tests.snapshots import differences, snapshot

SEED = settings.BASE_DIR / "seeds/articles/13-scarborough-collision.txt"
ROWS = 50
QUEUE = "/actors/suggestions/"


@pytest.fixture
def read_seeds(transactional_db: None) -> None:
    for command in (["load_actors"], ["ingest", str(SEED)]):
        call_command(*command, stdout=io.StringIO())


def person(name: str) -> Actor:
    return ActorFactory.create(name=name, kind="person", country="NO", origin=Origin.MACHINE)


def fill(actor: Actor, shared: list[Statement]) -> None:
    """50 rows that speak of the actor, of every sort; some of them shared with another."""
    body = ActorFactory.create()
    for number in range(8):
        MentionFactory.create(actor=actor)
        StatementFactory.create(speaker_actor=actor, about=[body], medium_actor=actor)
        StatementFactory.create(target_actor=actor, about=[actor], addressees=[actor])
        AliasFactory.create(actor=actor, text=f"Holm {number}")  # the same of both
    for statement in shared:
        statement.about.add(actor)
    event = EventFactory.create()
    ParticipantFactory.create(event=event, actor=actor).reports.add(
        EventReportFactory.create(event=event)
    )
    affiliation = AffiliationFactory.create(person=actor, organisation=body)
    AffiliationEvidenceFactory.create_batch(2, affiliation=affiliation)
    assert sum(number_of_rows(actor).values()) >= ROWS


def number_of_rows(actor: Actor) -> dict[str, int]:
    return {
        f"{column.label}.{column.name}": column.rows([actor.pk]).count()
        for column in columns_to_actors()
    }


@pytest.mark.pipeline
def test_a_merge_is_made_and_taken_back(open_page: Open, read_seeds: None) -> None:
    """Two actors of 50 rows; two moved statements are edited meanwhile. All else is as it was."""
    assert Statement.objects.exists()
    source, target = person("J. Holm"), person("Jan Holm")
    shared = [StatementFactory.create() for _ in range(4)]
    for actor in (source, target):
        fill(actor, shared)
    accepted, corrected = Statement.objects.said_by(source)[:2]
    new_speaker = person("Petra Lund")
    page = open_page(f"/actors/{target.pk}/merge/")
    before = snapshot()

    page.get_by_role("combobox", name="Which actor is the same").fill("J. Holm")
    page.get_by_role("button", name="Show what would move").click()
    expect(page.locator("h1")).to_have_text("Merge J. Holm into Jan Holm")
    expect(page.locator(".facts")).to_contain_text("8 statements by")
    page.get_by_role("button", name="Merge into Jan Holm").click()
    expect(page.locator(".messages")).to_have_text("J. Holm was merged into Jan Holm.")
    assert not any(number_of_rows(source).values())
    merged = page.url

    page.goto(accepted.get_absolute_url())
    page.locator(f"#statement-{accepted.pk}-accept").click()
    expect(page.locator("#article-counts")).to_contain_text("1 accepted")
    correct(page, corrected, new_speaker)
    page.goto(merged)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".messages")).to_contain_text("Merge undone")
    expect(page.locator(".facts")).to_contain_text(
        "1 statement by the actor stays where a person has put it"
    )

    decided = {"decision", "decided_by_id", "decided_at"}
    assert differences(before, snapshot()) == {
        *(("articles.statement", accepted.pk, name) for name in decided),
        *(("articles.statement", corrected.pk, name) for name in {*decided, "speaker_actor_id"}),
    }
    for statement, speaker in ((accepted, source), (corrected, new_speaker)):
        statement.refresh_from_db()
        assert statement.speaker_actor == speaker


def correct(page: Page, statement: Statement, speaker: Actor) -> None:
    page.goto(f"/statements/{statement.pk}/speaker/")
    page.get_by_role("combobox", name="Who said it").fill(speaker.name)
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".messages")).to_contain_text("Speaker corrected")


@pytest.mark.pipeline
def test_a_refused_suggestion_stays_refused(open_page: Open, read_seeds: None) -> None:
    """Though the article is read again, and all suggestions are worked out anew."""
    article = Article.objects.get()
    found = Actor.objects.filter(origin=Origin.MACHINE, kind="person", name__contains=" ")
    named = found.filter(mentions__article=article).order_by("pk").first()
    assert named is not None
    other = person(named.name)
    Actor.objects.filter(pk=other.pk).update(country=named.country)
    MentionFactory.create(actor=other)
    suggest_for([named])
    assert Suggestion.objects.with_both(named, other).exists()

    page = open_page(QUEUE)
    row = page.locator(f"#pair-{named.pk}-{other.pk}")
    row.focus()
    page.keyboard.press("n")
    expect(row).to_contain_text("are not the same.")

    call_command("reextract", stdout=io.StringIO())
    call_command("suggest", stdout=io.StringIO())
    assert Actor.objects.filter(pk__in=[named.pk, other.pk]).count() == 2
    assert Distinction.objects.with_both(named, other).exists()
    assert not Suggestion.objects.with_both(named, other).exists()
    page.goto(QUEUE)
    expect(row).to_have_count(0)


@pytest.fixture
def pairs(db: None) -> list[Suggestion]:
    """Three, the likeliest first."""
    made = []
    for number in range(3):
        one, other = person(f"Holm {number}"), person(f"Jan Holm {number}")
        MentionFactory.create(actor=one)
        made.append(
            Suggestion.objects.create(first=one, second=other, score=0.9 - number / 10, why="alike")
        )
    return made


def row_of(pair: Suggestion) -> str:
    return f"#pair-{pair.first_id}-{pair.second_id}"


def test_the_queue_is_worked_by_keyboard(open_page: Open, pairs: list[Suggestion]) -> None:
    page = open_page(QUEUE)
    first, second, third = (page.locator(row_of(pair)) for pair in pairs)
    page.keyboard.press("j")
    page.keyboard.press("m")
    expect(first).to_contain_text("Jan Holm 0 merged into Holm 0.")
    expect(first).to_be_focused()
    expect(page.locator("#live")).to_have_text("Jan Holm 0 merged into Holm 0.")
    page.keyboard.press("j")
    page.keyboard.press("n")
    expect(second).to_contain_text("are not the same.")
    expect(page.locator("#live")).to_contain_text("are not the same.")  # once htmx has settled
    page.keyboard.press("u")
    expect(second).to_contain_text("open again")
    expect(page.locator("#live")).to_contain_text("open again")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(third.get_by_role("button", name="Merge into Jan Holm 2")).to_be_visible()
    expect(third).to_be_focused()
    page.keyboard.press("m")
    expect(third).to_contain_text("Holm 2 merged into Jan Holm 2.")
    expect(page.locator("#live")).to_have_text("Holm 2 merged into Jan Holm 2.")
    page.keyboard.press("u")
    expect(third.get_by_role("button", name="Not the same")).to_be_visible()
    assert Regrouping.objects.in_force().count() == 1
    page.keyboard.press("o")
    expect(page.locator("h1")).to_contain_text("Merge")


def test_what_another_settled_takes_the_pairs_place(
    open_page: Open, pairs: list[Suggestion], analyst: User
) -> None:
    """Nothing but the row is replaced, and the keys go on to the next pair."""
    page = open_page(QUEUE)
    merge(pairs[0].second, pairs[0].first, analyst)
    keep_apart(pairs[1].first, pairs[1].second, analyst)
    first, second, third = (page.locator(row_of(pair)) for pair in pairs)
    page.keyboard.press("j")
    page.keyboard.press("m")
    expect(first).to_contain_text("Jan Holm 0 was merged into Holm 0 by analyst on")
    expect(first).to_be_focused()
    expect(page.locator("#live")).to_contain_text("Jan Holm 0 was merged into Holm 0")
    page.keyboard.press("j")
    page.keyboard.press("m")
    expect(second).to_contain_text("analyst said on")
    page.keyboard.press("j")
    expect(third).to_be_focused()
    expect(page.locator("main")).to_have_count(1)
    expect(page.locator("h1")).to_have_text("Possible duplicates")
    assert problems(page) == []


def test_that_two_are_not_the_same_is_taken_back(
    open_page: Open, pairs: list[Suggestion], analyst: User
) -> None:
    """From the page of either, without JavaScript too."""
    for pair, scripts in ((pairs[0], True), (pairs[1], False)):
        keep_apart(pair.first, pair.second, analyst)
        page = open_page(pair.second.get_absolute_url(), java_script_enabled=scripts)
        words = f"Take back that {pair.second} and {pair.first} are not the same"
        page.get_by_role("button", name=words).click()
        expect(page.locator(".messages")).to_contain_text("is open again.")
        expect(page.locator("h1")).to_have_text(str(pair.second))
        assert not Distinction.objects.with_both(pair.first, pair.second).exists()


def test_it_works_without_javascript(open_page: Open, pairs: list[Suggestion]) -> None:
    page = open_page(QUEUE, java_script_enabled=False)
    page.get_by_role("button", name="Merge into Holm 0").click()
    expect(page.locator(".messages")).to_have_text("Jan Holm 0 was merged into Holm 0.")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".messages")).to_contain_text("Merge undone")
    page.goto(QUEUE)
    page.locator(row_of(pairs[1])).get_by_role("link", name="Swap").click()
    page.get_by_role("button", name="Not the same").click()
    expect(page.locator(".messages")).to_contain_text("are not the same.")
    page.goto(f"/actors/{pairs[2].first_id}/split/")
    page.locator("[data-pick]").first.check()
    page.fill("#id_name", "Nils Holm")
    page.get_by_role("button", name="Move the chosen").click()
    expect(page.locator(".messages")).to_have_text("1 mention moved to Nils Holm.")
    assert Mention.objects.filter(actor__name="Nils Holm").count() == 1
