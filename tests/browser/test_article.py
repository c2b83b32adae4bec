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
