"""Working through statements with the keyboard; what htmx swaps, and what stays in place."""

import re

import pytest
from playwright.sync_api import Page, expect

from articles.models import Annotation, Statement
from tests.browser.conftest import Open
from tests.factories import ActorFactory, ArticleFactory, StatementFactory, TopicFactory

LIST = "/statements/"


@pytest.fixture
def statements(db: None) -> list[Statement]:
    StatementFactory.create_batch(3)
    return list(Statement.objects.newest_first())


def row_of(statement: Statement) -> str:
    return f"#statement-{statement.pk}"


def number_of(page: Page, decision: str) -> str:
    return page.locator(f"label:has(#id_decision_{decision}) .num").inner_text()


def test_keys_move_accept_and_reject(open_page: Open, statements: list[Statement]) -> None:
    page = open_page(LIST)
    page.keyboard.press("j")
    page.keyboard.press("a")
    first, second = (page.locator(row_of(each)) for each in statements[:2])
    expect(first.locator(".badge.accepted")).to_be_visible()
    expect(first).to_be_focused()
    expect(page.locator("#live")).to_have_text("Statement accepted.")
    page.keyboard.press("j")
    page.keyboard.press("r")
    expect(second.locator(".badge.rejected")).to_be_visible()
    assert [number_of(page, each) for each in ("new", "accepted", "rejected")] == ["1", "1", "1"]


def test_a_second_press_takes_the_decision_back(
    open_page: Open, statements: list[Statement]
) -> None:
    page = open_page(LIST)
    button = page.locator(f"{row_of(statements[0])}-accept")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")


def test_the_speaker_is_corrected_with_the_keyboard(
    open_page: Open, statements: list[Statement]
) -> None:
    finland = ActorFactory.create(name="Finland", kind="state")
    page = open_page(LIST)
    page.keyboard.press("j")
    page.keyboard.press("s")
    field = page.get_by_role("combobox", name="Who said it")
    expect(field).to_be_focused()
    field.fill("")
    field.press_sequentially("finl")
    page.get_by_role("option", name="Finland").wait_for()
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    row = page.locator(row_of(statements[0]))
    expect(row.locator(".who")).to_contain_text("Finland")
    expect(row.locator(".badge.corrected")).to_be_visible()
    assert Statement.objects.get(speaker_actor=finland) == statements[0]


def test_the_speaker_is_corrected_on_a_page_of_its_own(
    open_page: Open, statements: list[Statement]
) -> None:
    """As a link opened in another tab."""
    ActorFactory.create(name="Finland", kind="state")
    page = open_page(f"/statements/{statements[0].pk}/speaker/?next=/statements/")
    page.get_by_role("combobox", name="Who said it").fill("Finland")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".messages")).to_have_text("Speaker corrected: Finland.")
    expect(page.locator("h1")).to_have_text("Statements")


def test_escape_closes_the_suggestions_and_then_the_form(
    open_page: Open, statements: list[Statement]
) -> None:
    ActorFactory.create(name="Finland")
    page = open_page(LIST)
    page.keyboard.press("j")
    page.keyboard.press("s")
    field = page.get_by_role("combobox", name="Who said it")
    field.fill("")
    field.press_sequentially("finl")
    page.get_by_role("option", name="Finland").wait_for()
    page.keyboard.press("Escape")
    expect(page.get_by_role("option", name="Finland")).to_have_count(0)
    expect(field).to_be_visible()
    page.keyboard.press("Escape")
    expect(field).to_have_count(0)
    expect(page.locator(row_of(statements[0]))).to_be_focused()


def test_an_annotation_is_written_in_place(open_page: Open, statements: list[Statement]) -> None:
    TopicFactory.create(name="borders")
    page = open_page(LIST)
    page.keyboard.press("j")
    page.keyboard.press("n")
    topics = page.get_by_label("Topics")
    topics.fill("trade, bo")
    offered = page.locator("datalist option").evaluate_all("all => all.map(each => each.value)")
    assert offered == ["trade, borders"]
    topics.fill(offered[0])
    page.get_by_label("Stance").select_option("opposes")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(f"{row_of(statements[0])} .annotations")).to_contain_text("opposes")
    assert set(Annotation.objects.get().topics.values_list("name", flat=True)) == {
        "borders",
        "trade",
    }


def test_all_rows_of_the_page_are_decided_together(
    open_page: Open, statements: list[Statement]
) -> None:
    page = open_page(LIST)
    together = page.locator("#decide-many")
    expect(together).to_be_hidden()
    page.get_by_label("Select all on this page").check()
    together.get_by_role("button", name="Accept").click()
    expect(page.locator(".messages")).to_have_text("3 statements accepted.")
    assert Statement.objects.filter(decision="accepted").count() == len(statements)


def test_in_the_article_all_marks_name_the_corrected_speaker(open_page: Open) -> None:
    article = ArticleFactory.create(body="“We stay,” Envoy Ahti said. “We wait.”")
    statement = StatementFactory.create(
        article=article, contents=("We stay", "We wait"), speaker="Envoy Ahti"
    )
    ActorFactory.create(name="Finland", kind="state")
    page = open_page(article.get_absolute_url())
    page.locator(f"{row_of(statement)}-speak").click()
    page.get_by_role("combobox", name="Who said it").fill("Finland")
    page.get_by_role("button", name="Save").click()
    marks = page.locator(f"mark.said[data-of=s{statement.pk}]")
    expect(marks).to_have_count(2)
    for mark in marks.all():
        expect(mark).to_have_attribute("title", "Finland, say (corrected)")
        expect(mark).to_have_attribute("data-decision", "corrected")
    expect(page.locator(f"#s{statement.pk} > .ref")).to_have_attribute(
        "aria-label", "Finland, say (corrected)"
    )
    expect(page.locator("mark.speaker")).not_to_have_attribute("title", "Finland, say (corrected)")


def test_in_the_article_the_marks_follow_the_decision(
    open_page: Open, statements: list[Statement]
) -> None:
    statement = statements[0]
    page = open_page(statement.article.get_absolute_url())
    mark = page.locator(f'mark.said[data-of="s{statement.pk}"]').first
    expect(mark).to_have_attribute("data-decision", "new")
    page.locator(f"{row_of(statement)}-accept").click()
    expect(mark).to_have_attribute("data-decision", "accepted")
    expect(page.locator("#article-counts")).to_contain_text("1 accepted")


def test_held_positions_and_unsure_ones_are_left_out_in_place(open_page: Open) -> None:
    StatementFactory.create(act="believe")
    StatementFactory.create(confidence=0.5)
    sure = StatementFactory.create(confidence=0.95)
    page = open_page(LIST)
    page.check("#id_manner_spoken")
    expect(page.locator("[data-announce]")).to_have_text("2 statements")
    expect(page.locator("#id_manner_spoken")).to_be_focused()
    page.check("#id_sureness_sure")
    expect(page.locator("[data-announce]")).to_have_text("1 statement")
    expect(page.locator(row_of(sure))).to_be_visible()
    expect(page).to_have_url(re.compile(r"/statements/\?manner=spoken&sureness=sure$"))
    page.goto(page.url)
    expect(page.locator("#id_manner_spoken")).to_be_checked()
    expect(page.locator("[data-announce]")).to_have_text("1 statement")


def test_the_order_is_chosen_in_place(open_page: Open) -> None:
    least, most = (StatementFactory.create(confidence=number) for number in (0.4, 0.95))
    page = open_page(LIST)
    page.select_option("#id_sort", "unsure")
    expect(page).to_have_url(re.compile(r"/statements/\?sort=unsure$"))
    expect(page.locator("[data-row]").first).to_have_id(row_of(least)[1:])
    page.select_option("#id_sort", "surest")
    expect(page.locator("[data-row]").first).to_have_id(row_of(most)[1:])


def test_an_act_leads_to_its_meaning_and_from_there_to_its_statements(open_page: Open) -> None:
    StatementFactory.create(act="oppose")
    page = open_page(LIST)
    page.click("details.why summary")
    page.click(".facts >> text=oppose")
    expect(page).to_have_url(re.compile(r"/statements/acts/#oppose$"))
    row = page.locator("#oppose")
    expect(row).to_be_in_viewport()
    row.locator("td.num a").click()
    expect(page.locator("#id_act_oppose")).to_be_checked()
    expect(page.locator("[data-announce]")).to_have_text("1 statement")
