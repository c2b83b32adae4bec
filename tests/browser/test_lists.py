"""Filters that refresh the results, addresses that can be shared, back and forth in history."""

import datetime
import re

from playwright.sync_api import expect

from actors.models import Actor
from tests.browser.conftest import Open
from tests.factories import ActorFactory, ArticleFactory, EventFactory, MentionFactory


def test_it_refreshes_the_results_while_typing(open_page: Open) -> None:
    ArticleFactory.create(title="Grain corridor reopens")
    ArticleFactory.create(title="Border stays open")
    page = open_page("/articles/")
    page.locator("#id_q").press_sequentially("grain")
    expect(page.locator("[data-announce]")).to_have_text("1 article")
    expect(page.locator("#live")).to_have_text("1 article")
    expect(page).to_have_url(re.compile(r"/articles/\?q=grain$"))
    expect(page.locator("#id_q")).to_be_focused()
    page.go_back()
    expect(page.locator("[data-announce]")).to_have_text("2 articles")


def test_it_keeps_focus_on_a_box_whose_counts_change(open_page: Open) -> None:
    EventFactory.create(type="AID")
    EventFactory.create(type="AGREE", status="planned")
    page = open_page("/events/")
    page.check("#id_status_planned")
    expect(page.locator("[data-announce]")).to_have_text("1 event")
    expect(page.locator("#id_status_planned")).to_be_focused()
    expect(page.locator("#id_status_planned")).to_be_checked()
    expect(page.locator("#id_type_AID")).to_have_count(0)


def test_it_suggests_actors(open_page: Open) -> None:
    finland = ActorFactory.create(name="Finland", kind=Actor.Kind.STATE)
    MentionFactory.create(actor=finland)
    MentionFactory.create()
    page = open_page("/articles/")
    page.locator("#id_actor").press_sequentially("fin")
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#id_actor")).to_have_value("Finland")
    expect(page.locator("[data-announce]")).to_have_text("1 article")
    expect(page).to_have_url(re.compile(rf"actor={finland.pk}\b"))


def test_it_turns_pages_in_place(open_page: Open) -> None:
    for day in range(52):
        EventFactory.create(
            date_from=datetime.date(2024, 1, 1), date_to=datetime.date(2024, 12, day % 28 + 1)
        )
    page = open_page("/events/")
    page.click("text='2'")
    expect(page.locator(".pager [aria-current]")).to_have_text("2")
    expect(page.locator(".event-row")).to_have_count(2)
    expect(page).to_have_url(re.compile(r"page=2$"))


def test_it_opens_the_row_with_focus(open_page: Open) -> None:
    article = ArticleFactory.create()
    page = open_page("/articles/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(article.get_absolute_url()))


def test_it_searches_from_anywhere(open_page: Open) -> None:
    ArticleFactory.create(title="Grain corridor reopens")
    page = open_page("/events/")
    page.keyboard.press("/")
    page.keyboard.type("grain")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/articles/\?q=grain"))
    expect(page.locator("[data-announce]")).to_have_text("1 article")


def test_it_goes_to_the_login_when_the_session_has_ended(open_page: Open) -> None:
    page = open_page("/articles/")
    page.context.clear_cookies()
    page.locator("#id_q").press_sequentially("grain")
    expect(page).to_have_url(re.compile(r"/accounts/login/\?next=/articles/"))


def test_it_keeps_the_chosen_theme(open_page: Open) -> None:
    page = open_page("/", color_scheme="light")
    page.click("[data-theme-toggle]")
    expect(page.locator("html")).to_have_css("color-scheme", "dark")
    page.goto("/events/")
    expect(page.locator("html")).to_have_css("color-scheme", "dark")
    expect(page.locator("[data-theme-toggle]")).to_have_attribute("aria-pressed", "true")
