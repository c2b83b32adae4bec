"""Pages hold together when an article is long, has no findings, or has words without an end."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from tests.browser.conftest import Open
from tests.factories import (
    ActorFactory,
    ArticleFactory,
    EventReportFactory,
    MentionFactory,
    StatementFactory,
    article_with,
)

LISTS = [
    "/",
    "/articles/",
    "/articles/?q=said",
    "/statements/",
    "/events/",
    "/actors/",
    "/quality/",
]
WIDTHS = [390, 768, 1440]


def sticking_out(page: Page) -> list[str]:
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{page.url} {width}")
    return found


def endless() -> Article:
    """Every name and title is one word of hundreds of letters."""
    address = "https://gazette.example/" + "archive" * 60
    speaker = "Long" * 45
    article = ArticleFactory.create(
        title="Ab" * 240,
        body=f"“{address},” {speaker} said.\n\nThe ministers met in Turku for two days.",
        section="Section" * 10,
    )
    actor = ActorFactory.create(name=speaker)
    StatementFactory.create(
        article=article, contents=(address,), speaker=speaker, speaker_actor=actor, about=[actor]
    )
    MentionFactory.create(article=article, surface=speaker, actor=actor)
    EventReportFactory.create(
        article=article, event__title="Meet" * 70, event__place__name="P" * 99
    )
    return article


def test_words_without_an_end_are_broken(open_page: Open) -> None:
    article = endless()
    statement, report = article.statements.get(), article.event_reports.get()
    assert statement.speaker_actor is not None
    page = open_page(article.get_absolute_url())
    found = sticking_out(page)
    for url in (
        *LISTS,
        f"/statements/{statement.pk}/speaker/",
        f"/statements/{statement.pk}/annotate/",
        statement.speaker_actor.get_absolute_url(),
        report.event.get_absolute_url(),
    ):
        page.goto(url)
        found += sticking_out(page)
    assert found == []


def test_a_long_article_holds_together(open_page: Open) -> None:
    article = article_with(statements=100, events=50, title="")
    page = open_page(article.get_absolute_url())
    expect(page.locator(".statement-card")).to_have_count(100)
    found = sticking_out(page)
    last = article.statements.in_text_order().reverse()[0]
    page.goto(last.get_absolute_url())
    expect(page.locator(f"#s{last.pk}")).to_be_in_viewport()
    for url in LISTS:
        page.goto(url)
        found += sticking_out(page)
    assert found == []


@pytest.mark.parametrize("texts", [[], ["Nothing happened."]])
def test_it_says_that_nothing_was_found(open_page: Open, texts: list[str]) -> None:
    articles = [ArticleFactory.create(title="", text=text) for text in texts]
    page = open_page("/")
    found = sticking_out(page)
    for url in LISTS:
        page.goto(url)
        found += sticking_out(page)
    for article in articles:
        page.goto(article.get_absolute_url())
        found += sticking_out(page)
        for words in ("No statement was found.", "No event was found."):
            expect(page.get_by_text(words)).to_be_visible()
    assert found == []
