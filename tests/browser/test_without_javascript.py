"""Everything works in a browser that runs no script."""

import re

from django.contrib.auth.models import User
from playwright.sync_api import expect

from newsbase.decisions import Decision
from tests.browser.conftest import Open
from tests.factories import PASSWORD, ArticleFactory, EventFactory, StatementFactory


def test_it_logs_in_and_out(open_page: Open, analyst: User) -> None:
    page = open_page("/events/", user=None, java_script_enabled=False)
    page.fill("#id_username", analyst.username)
    page.fill("#id_password", PASSWORD)
    page.click("main button")
    expect(page.locator("h1")).to_have_text("Events")
    page.click(".menu summary")
    page.click("text=Log out")
    expect(page.locator("h1")).to_have_text("Log in to Newsbase")


def test_it_filters(open_page: Open) -> None:
    ArticleFactory.create(title="Grain corridor reopens")
    ArticleFactory.create(title="Border stays open")
    page = open_page("/articles/", java_script_enabled=False)
    page.fill("#id_q", "grain")
    page.click("main .filters button")
    expect(page.locator("[data-announce]")).to_have_text("1 article")


def test_it_decides_on_an_event(open_page: Open) -> None:
    event = EventFactory.create()
    page = open_page(event.get_absolute_url(), java_script_enabled=False)
    page.click("#event-accept")
    expect(page.locator(".messages")).to_have_text("Event accepted.")
    event.refresh_from_db()
    assert event.decision == Decision.ACCEPTED


def test_it_decides_on_a_statement(open_page: Open) -> None:
    statement = StatementFactory.create()
    page = open_page(statement.article.get_absolute_url(), java_script_enabled=False)
    page.click(f"#statement-{statement.pk}-reject")
    expect(page).to_have_url(re.compile(statement.article.get_absolute_url()))
    statement.refresh_from_db()
    assert statement.decision == Decision.REJECTED


def test_it_switches_marks_off(open_page: Open) -> None:
    statement = StatementFactory.create()
    page = open_page(statement.article.get_absolute_url(), java_script_enabled=False)
    page.uncheck("#show-said")
    expect(page.locator(f"#s{statement.pk}")).to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_it_leaves_out_held_positions(open_page: Open) -> None:
    held = StatementFactory.create(act="believe")
    page = open_page(held.article.get_absolute_url(), java_script_enabled=False)
    page.uncheck("#show-held")
    expect(page.locator(f"#statement-{held.pk}")).to_be_hidden()


def test_it_goes_to_a_card_and_back_on_a_phone(open_page: Open) -> None:
    statement = StatementFactory.create(confidence=0.4)
    url = statement.article.get_absolute_url()
    page = open_page(url, width=390, java_script_enabled=False)
    page.click(f"#s{statement.pk} > .ref")
    expect(page.locator(f"#statement-{statement.pk}")).to_be_in_viewport()
    page.click(".back:visible")
    expect(page.locator(f"#s{statement.pk}")).to_be_in_viewport()
    page.uncheck("#show-unsure")
    expect(page.locator(f"#statement-{statement.pk}")).to_be_hidden()


def test_it_filters_and_orders_statements(open_page: Open) -> None:
    StatementFactory.create(act="believe")
    spoken = StatementFactory.create()
    page = open_page("/statements/", java_script_enabled=False)
    page.check("#id_manner_spoken")
    page.select_option("#id_sort", "surest")
    page.click("main .filters button")
    expect(page).to_have_url(re.compile("manner=spoken.*sort=surest|sort=surest.*manner=spoken"))
    expect(page.locator("[data-row]")).to_have_count(1)
    expect(page.locator(f"#statement-{spoken.pk}")).to_be_visible()
