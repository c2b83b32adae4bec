"""The article's page: marks and cards, the legend, decisions in place, keys."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, Statement
from newsbase.decisions import Decision
from tests.browser.conftest import Open
from tests.factories import StatementFactory, article_with


@pytest.fixture
def article() -> Article:
    return article_with(statements=3, events=1)


@pytest.fixture
def statement(article: Article) -> Statement:
    return article.statements.in_text_order()[1]


@pytest.fixture
def page(open_page: Open, article: Article) -> Page:
    return open_page(article.get_absolute_url())


def test_it_lights_the_card_of_a_mark(page: Page, statement: Statement) -> None:
    card = page.locator(f"#statement-{statement.pk}")
    page.hover(f"#s{statement.pk}")
    expect(card).to_have_class("statement statement-card new on")
    page.hover("h1")
    expect(card).to_have_class("statement statement-card new")


def test_it_lights_the_marks_of_a_card(page: Page, statement: Statement) -> None:
    page.hover(f"#statement-{statement.pk}")
    expect(page.locator(f"mark.on[data-of=s{statement.pk}]")).to_have_count(3)


def test_it_goes_from_a_mark_to_its_card_and_back(page: Page, statement: Statement) -> None:
    page.click(f"#s{statement.pk}")
    expect(page.locator(f"#statement-{statement.pk}")).to_be_focused()
    page.locator(f".nr[href='#s{statement.pk}']").click()
    expect(page.locator(f"#s{statement.pk}")).to_be_focused()


def test_it_switches_kinds_of_marks_off(page: Page, statement: Statement) -> None:
    mark = page.locator(f"#s{statement.pk}")
    expect(mark).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    page.uncheck("#show-said")
    expect(mark).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    page.reload()
    expect(page.locator("#show-said")).not_to_be_checked()


def test_it_hides_rejected_statements(open_page: Open) -> None:
    statement = StatementFactory.create(decision=Decision.REJECTED)
    page = open_page(statement.article.get_absolute_url())
    expect(page.locator(f"#s{statement.pk}")).to_have_css("text-decoration-line", "line-through")
    page.uncheck("#show-rejected")
    expect(page.locator(f"#s{statement.pk}")).to_have_css("text-decoration-line", "none")
    expect(page.locator(f"#statement-{statement.pk}")).to_be_hidden()


def test_it_leaves_out_held_positions(open_page: Open) -> None:
    held = StatementFactory.create(act="believe")
    spoken = StatementFactory.create(
        article=held.article, contents=("The ministers met",), speaker="Sweden", cue="welcomed"
    )
    page = open_page(held.article.get_absolute_url())
    expect(page.locator(f"#s{held.pk}")).to_have_css("border-bottom-style", "dashed")
    page.uncheck("#show-held")
    for mark in page.locator(f"mark[data-of=s{held.pk}]").all():
        expect(mark).to_have_css("border-bottom-style", "none")
    expect(page.locator(f"#statement-{held.pk}")).to_be_hidden()
    expect(page.locator(f"#statement-{spoken.pk}")).to_be_visible()
    page.reload()
    expect(page.locator(f"#statement-{held.pk}")).to_be_hidden()


def test_it_leaves_out_what_is_less_than_sure(open_page: Open) -> None:
    unsure = StatementFactory.create(confidence=0.4)
    page = open_page(unsure.article.get_absolute_url())
    card, mark = page.locator(f"#statement-{unsure.pk}"), page.locator(f"#s{unsure.pk}")
    expect(card).to_contain_text("doubtful")
    page.uncheck("#show-unsure")
    expect(card).to_be_hidden()
    expect(mark).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(page.locator(".switched-off")).to_be_visible()
    page.check("#show-unsure")
    page.click(f"#statement-{unsure.pk}-accept")
    expect(page.locator("#unsure-number")).to_have_text("0")
    page.uncheck("#show-unsure")
    expect(card).to_be_visible()
    expect(mark).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(page.locator(".switched-off")).to_be_hidden()


def test_it_hides_the_cards_of_what_is_switched_off(page: Page, statement: Statement) -> None:
    page.uncheck("#show-said")
    expect(page.locator(".statement-card:visible")).to_have_count(0)
    expect(page.locator(".report-card:visible")).to_have_count(1)
    page.uncheck("#show-event")
    expect(page.locator(".report-card:visible")).to_have_count(0)
    page.check("#show-said")
    expect(page.locator(".statement-card:visible")).to_have_count(3)


@pytest.fixture
def long(open_page: Open) -> Page:
    """An article whose text and list are both longer than the window."""
    return open_page(article_with(statements=30).get_absolute_url())


def test_it_brings_the_card_of_a_mark_into_the_list(long: Page) -> None:
    card = long.locator(".statement-card").last
    expect(card).not_to_be_in_viewport()
    long.locator("mark.said").last.evaluate("mark => mark.firstElementChild.focus()")
    expect(card).to_be_in_viewport(ratio=1)


def test_its_list_follows_the_text(long: Page) -> None:
    expect(long.locator(".statement-card").last).not_to_be_in_viewport()
    long.mouse.move(2, 2)
    long.evaluate("scrollTo(0, document.body.scrollHeight)")
    top = long.evaluate(
        """[...document.querySelectorAll('mark.said[id]')]
            .find(mark => mark.getBoundingClientRect().top >= 64).id"""
    )
    expect(long.locator(f"#statement-{top[1:]}")).to_be_in_viewport(ratio=1)


def test_its_list_stays_where_the_pointer_is(long: Page) -> None:
    long.hover(".statement-card >> nth=0")
    long.evaluate("scrollTo(0, document.body.scrollHeight)")
    long.wait_for_timeout(200)
    assert long.locator(".findings").evaluate("list => list.scrollTop") == 0


def test_it_selects_one_card(page: Page, article: Article) -> None:
    first, second, _ = article.statements.in_text_order()
    page.locator(f"#s{first.pk} > .ref").click()
    page.locator(f"#statement-{second.pk}").focus()
    cards = page.locator(".cards > li")
    shadows = cards.evaluate_all("all => all.map(each => getComputedStyle(each).boxShadow)")
    assert [shadow != "none" for shadow in shadows] == [False, True, False, False]
    expect(page.locator(f"#statement-{second.pk}")).to_have_css("outline-style", "none")


def test_it_goes_to_a_card_and_back_on_a_phone(open_page: Open, article: Article) -> None:
    second = article.statements.in_text_order()[1]
    page = open_page(article.get_absolute_url(), width=390)
    page.locator(f"#s{second.pk}").click(position={"x": 40, "y": 8})
    expect(page.locator(f"#statement-{second.pk}")).to_be_in_viewport(ratio=1)
    page.locator(".back:visible").click()
    expect(page.locator(f"#s{second.pk}")).to_be_in_viewport()


def test_it_accepts_in_place(page: Page, statement: Statement) -> None:
    page.click(f"#statement-{statement.pk}-accept")
    expect(page.locator(f"#s{statement.pk}")).to_have_attribute("data-decision", "accepted")
    expect(page.locator("#article-counts")).to_contain_text("1 accepted")
    expect(page.locator("#live")).to_have_text("Statement accepted.")
    expect(page.locator(f"#statement-{statement.pk}-accept")).to_be_focused()
    statement.refresh_from_db()
    assert statement.decision == Decision.ACCEPTED


def test_it_obeys_keys(page: Page, article: Article) -> None:
    first, second, _ = article.statements.in_text_order()
    page.keyboard.press("j")
    expect(page.locator(f"#statement-{first.pk}")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("r")
    expect(page.locator(f"#s{second.pk}")).to_have_attribute("data-decision", "rejected")
    expect(page.locator(f"#statement-{second.pk}")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(f"#statement-{first.pk}")).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()


def test_it_says_when_nothing_was_changed(
    page: Page, statement: Statement, complaints: list[str]
) -> None:
    page.route("**/decide/", lambda route: route.abort())
    page.click(f"#statement-{statement.pk}-accept")
    expect(page.locator("#toast")).to_have_text("The server cannot be reached.")
    complaints.clear()  # of the request that failed
