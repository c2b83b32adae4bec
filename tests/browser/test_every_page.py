"""axe-core finds nothing, and nothing sticks out, on any page, light and dark, wide and narrow."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from articles.models import Event
from newsbase.decisions import Decision
from tests.browser.conftest import Open
from tests.factories import (
    AnnotationFactory,
    EventReportFactory,
    MentionFactory,
    ParticipantFactory,
    StatementFactory,
    article_with,
)

AXE = (Path(__file__).parent.parent / "vendor/axe.min.js").read_text()
PAGES = "home articles article rejected events event statements actors actor password lost".split()


@pytest.fixture
def addresses() -> dict[str, str]:
    """A little of everything, every decision among it, and where it is shown."""
    article = article_with(statements=2, events=2)
    rejected = StatementFactory.create(decision=Decision.REJECTED)
    MentionFactory.create(article=rejected.article, actor=None)
    EventReportFactory.create(article=rejected.article)
    for decision in (Decision.ACCEPTED, Decision.CORRECTED):
        StatementFactory.create(decision=decision)
    AnnotationFactory.create()
    event = Event.objects.latest("pk")
    ParticipantFactory.create(event=event)
    actor = article.statements.all()[0].speaker_actor
    return {
        "home": "/",
        "articles": "/articles/?q=position",
        "article": article.get_absolute_url(),
        "rejected": rejected.article.get_absolute_url(),
        "events": "/events/",
        "event": event.get_absolute_url(),
        "statements": "/statements/",
        "actors": "/actors/",
        "actor": actor.get_absolute_url() if actor else "",
        "password": "/accounts/password_change/",
        "lost": "/nowhere/",
    }


def problems(page: Page) -> list[str]:
    """What axe finds, in both themes and in a wide and a narrow window; and what sticks out."""
    page.evaluate(AXE)
    found = []
    for width, theme in ((1440, "light"), (1440, "dark"), (390, "dark"), (390, "light")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        for rule in page.evaluate("axe.run().then(result => result.violations)"):
            found += [f"{theme} {width} {rule['id']}: {node['html']}" for node in rule["nodes"]]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{width}: something sticks out")
    return found


@pytest.mark.parametrize("name", PAGES)
def test_it_is_accessible(
    open_page: Open, addresses: dict[str, str], complaints: list[str], name: str
) -> None:
    page = open_page(addresses[name])
    assert problems(page) == []
    if name == "lost":
        complaints.clear()  # of the status 404


def test_the_login_is_accessible(open_page: Open) -> None:
    assert problems(open_page("/accounts/login/", user=None)) == []
