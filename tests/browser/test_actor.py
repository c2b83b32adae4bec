"""An actor's page with all that it can show: its pictures can be read, and led by the keyboard."""

from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from actors.models import Actor
from tests.browser.conftest import Open
from tests.browser.test_every_page import problems
from tests.factories import (
    ActorFactory,
    AffiliationEvidenceFactory,
    AffiliationFactory,
    AliasFactory,
    ArticleFactory,
    EventFactory,
    EventReportFactory,
    MentionFactory,
    ParticipantFactory,
    StatementFactory,
)

TYPES = ["CONSULT", "ASSAULT", "REQUEST", "AGREE"]
KINDS = Actor.Kind.values


@pytest.fixture
def actor(transactional_db: None) -> Actor:
    """A minister in the middle of fourteen others with long names, over many months."""
    minister = ActorFactory.create(name="Sunniva Holm", kind="person", country="NO")
    ActorFactory.create(name="Norway", kind="state", country="NO")
    for number in range(14):
        name = f"Permanent Committee for Harbour and Fisheries Affairs {number}"
        other = ActorFactory.create(name=name, kind=KINDS[number % len(KINDS)])
        article = ArticleFactory.create(published=f"202{number % 5}-0{number % 9 + 1}-01")
        MentionFactory.create(article=article, actor=minister)
        MentionFactory.create(article=article, actor=other, surface="Sweden")
        if number < 8:
            StatementFactory.create(article=article, speaker_actor=minister, about=[other])
            StatementFactory.create(about=[minister], speaker_actor=other)
        if number < 6:
            event = EventFactory.create(type=TYPES[number % len(TYPES)])
            ParticipantFactory.create(event=event, actor=minister)
            ParticipantFactory.create(event=event, actor=other)
            EventReportFactory.create(event=event)
    role = AffiliationFactory.create(person=minister, role="minister of fisheries", since="2021")
    AffiliationEvidenceFactory.create(affiliation=role)
    AffiliationFactory.create(person=minister, organisation=None, role="Captain", until="2019")
    AliasFactory.create_batch(9, actor=minister)
    AliasFactory.create(actor=minister, text="Sunniva Holms", rejected=True)
    MentionFactory.create(actor=None).candidates.add(minister)
    return minister


def test_it_is_accessible(open_page: Open, actor: Actor) -> None:
    page = open_page(actor.get_absolute_url())
    expect(page.locator(".network .node")).to_have_count(14)
    page.locator("details").evaluate_all("all => all.forEach(each => (each.open = true))")
    assert problems(page) == []


def test_the_list_is_accessible_and_marks_what_is_similar(open_page: Open, actor: Actor) -> None:
    page = open_page("/actors/?q=suniva+holm")
    expect(page.locator(f"#actor-{actor.pk} .badge.like")).to_have_text("similar")
    assert problems(page) == []


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    script = "all => all.map(each => each.getBoundingClientRect().toJSON())"
    return list(page.locator(selector).evaluate_all(script))


def meet(one: dict[str, float], other: dict[str, float]) -> bool:
    across = one["left"] < other["right"] and other["left"] < one["right"]
    return across and one["top"] + 2 < other["bottom"] and other["top"] + 2 < one["bottom"]


@pytest.mark.parametrize("width", [390, 1440])
def test_names_and_labels_lie_apart(open_page: Open, actor: Actor, width: int) -> None:
    page = open_page(actor.get_absolute_url(), width=width)
    (frame,) = boxes(page, "svg.network")
    for selector in (".network text", ".months .time"):
        found = boxes(page, selector)
        assert len(found) > 3
        assert not any(meet(one, other) for one, other in combinations(found, 2))
    for name in boxes(page, ".network text"):
        assert frame["left"] <= name["left"]
        assert name["right"] <= frame["right"]


def test_the_keyboard_leads_to_a_neighbour(open_page: Open, actor: Actor) -> None:
    page = open_page(actor.get_absolute_url())
    node = page.locator(".network .node").first
    address = node.get_attribute("href")
    node.focus()
    expect(node).to_be_focused()
    assert node.locator("circle").evaluate("each => getComputedStyle(each).strokeWidth") == "4px"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")


def test_a_bar_leads_to_the_articles_of_its_time(open_page: Open, actor: Actor) -> None:
    page = open_page(actor.get_absolute_url(), java_script_enabled=False)
    page.locator(".months .slot").first.click(position={"x": 1, "y": 2})
    expect(page.locator("h1")).to_have_text("Articles")
    expect(page.locator("[data-announce]")).to_have_text("1 article")


def test_what_was_said_of_a_bond_is_listed(open_page: Open, actor: Actor) -> None:
    page = open_page(actor.get_absolute_url(), java_script_enabled=False)
    row = page.locator(".network-pair tbody tr").first
    row.locator("td.num a").last.click()
    expect(page.locator("h1")).to_have_text("Events")
    expect(page.locator("[data-announce]")).to_have_text("1 event")


def test_the_list_narrows_without_script(open_page: Open, actor: Actor) -> None:
    page = open_page("/actors/", java_script_enabled=False)
    page.fill("#id_q", "sunniva")
    page.select_option("#id_knowledge", "ambiguous")
    page.click("main .filters button")
    expect(page.locator("[data-announce]")).to_have_text("1 actor")
    page.locator("tbody th a").click()
    expect(page.locator("h1")).to_have_text(actor.name)


def test_the_list_narrows_in_place(open_page: Open, actor: Actor) -> None:
    page = open_page("/actors/?q=sunniva")
    expect(page.locator("[data-announce]")).to_have_text("1 actor")
    page.locator("#id_kind_group").check()
    expect(page.locator("[data-announce]")).to_have_text("0 actors")
    expect(page.locator("#facets .check", has_text="Person").locator(".num")).to_have_text("1")
    expect(page.locator("#id_kind_group")).to_be_checked()
    assert "kind=group" in page.url
