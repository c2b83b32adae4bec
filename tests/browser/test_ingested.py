"""The whole way: a seed file, read by the trained pipeline, worked on in a browser."""

import io

import pytest
from django.conf import settings
from django.core.management import call_command
from playwright.sync_api import Page, expect

from articles.models import Article
from newsbase.decisions import Decision
from tests.browser.conftest import Open

pytestmark = pytest.mark.pipeline

SEED = settings.BASE_DIR / "seeds/articles/13-scarborough-collision.txt"
QUOTE = "They did not try to stop us, they tried to sink"


@pytest.fixture
def article(transactional_db: None) -> Article:
    for command in (["load_actors"], ["ingest", str(SEED)]):
        call_command(*command, stdout=io.StringIO())
    return Article.objects.get()


@pytest.fixture
def page(open_page: Open, article: Article) -> Page:
    page = open_page("/")
    page.locator("#latest-articles").locator("xpath=../ol").get_by_role("link").click()
    page.wait_for_url(f"**{article.get_absolute_url()}")
    expect(page.locator("h1")).to_have_text(article.headline)
    return page


def marked(page: Page, selector: str) -> list[str]:
    """The words of the article under these marks."""
    found = page.locator("#article-text").locator(selector)
    return [str(words) for words in found.evaluate_all("all => all.map(m => m.textContent)")]


def test_it_marks_every_finding_in_its_words(page: Page, article: Article) -> None:
    shown = page.locator("#article-text p").evaluate_all("all => all.map(p => p.textContent)")
    assert "\n\n".join(shown) == article.text.strip()
    for statement in article.statements.prefetch_related("pieces"):
        words = [article.text[piece.start : piece.end] for piece in statement.pieces.all()]
        assert "".join(marked(page, f".said[data-of=s{statement.pk}]")) == "".join(words)
    for report in article.event_reports.all():
        trigger = article.text[report.trigger_start : report.trigger_end]
        assert "".join(marked(page, f".trigger[data-of=e{report.pk}]")) == trigger
    assert article.event_reports.exists()
    china = article.mentions.filter(actor__name="China").earliest("start")
    expect(page.locator(f"#m{china.pk} a").first).to_have_text(china.surface)


def test_it_lets_a_statement_be_accepted_by_keyboard(page: Page, article: Article) -> None:
    statements = list(article.statements.in_text_order())
    place, statement = next(
        (place, each) for place, each in enumerate(statements, 1) if each.quote == QUOTE
    )
    for _ in range(place):
        page.keyboard.press("j")
    expect(page.locator(f"#statement-{statement.pk}")).to_be_focused()
    page.keyboard.press("a")
    mark = page.locator(f"#s{statement.pk}")
    expect(mark).to_have_attribute("data-decision", "accepted")
    expect(mark).to_have_attribute("title", f"{statement.speaker_name}, say (accepted)")
    expect(page.locator("#article-counts")).to_contain_text("1 accepted")
    statement.refresh_from_db()
    assert statement.decision == Decision.ACCEPTED
