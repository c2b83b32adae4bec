"""axe-core finds nothing, and nothing sticks out, on any page, light and dark, wide and narrow."""

from collections.abc import Collection
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from actors.merging import keep_apart, merge
from actors.models import Actor, Suggestion
from actors.undoing import undo
from articles.models import Event, Statement
from newsbase.decisions import Decision
from tests.browser.conftest import Open
from tests.factories import (
    ActorFactory,
    AffiliationFactory,
    AnnotationFactory,
    EvaluationFactory,
    EventReportFactory,
    MentionFactory,
    ParticipantFactory,
    StatementFactory,
    article_with,
)

AXE = (Path(__file__).parent.parent / "vendor/axe.min.js").read_text()
PAGES = (
    "home articles article rejected held events event statements acts speaker annotation actors "
    "actor holder quality password changed lost queue pair merge merging together regrouping "
    "rename split"
).split()


@pytest.fixture
def addresses(analyst: User) -> dict[str, str]:
    """A little of everything, every decision among it, and where it is shown."""
    article = article_with(statements=2, events=2)
    rejected = StatementFactory.create(decision=Decision.REJECTED)
    MentionFactory.create(article=rejected.article, actor=None)
    EventReportFactory.create(article=rejected.article)
    for decision in (Decision.ACCEPTED, Decision.CORRECTED):
        StatementFactory.create(decision=decision)
    held = StatementFactory.create(act="believe", confidence=0.4)
    AnnotationFactory.create()
    EvaluationFactory.create_batch(2)
    EvaluationFactory.create_batch(2, of_actors=True)
    event = Event.objects.latest("pk")
    ParticipantFactory.create(event=event)
    statement = article.statements.all()[0]
    actor, holder = statement.speaker_actor, held.speaker_actor
    assert actor is not None
    assert holder is not None
    return {
        "home": "/",
        "articles": "/articles/?q=position",
        "article": article.get_absolute_url(),
        "rejected": rejected.article.get_absolute_url(),
        "held": held.article.get_absolute_url(),
        "events": "/events/",
        "event": event.get_absolute_url(),
        "statements": "/statements/",
        "acts": "/statements/acts/",
        "speaker": f"/statements/{statement.pk}/speaker/",
        "annotation": f"/statements/{statement.pk}/annotate/",
        "actors": "/actors/",
        "actor": actor.get_absolute_url(),
        "holder": holder.get_absolute_url(),
        **_merging(actor, holder, analyst),
        "quality": "/quality/",
        "password": "/accounts/password_change/",
        "changed": "/accounts/password_change/done/",
        "lost": "/nowhere/",
    }


def _merging(actor: Actor, other: Actor, analyst: User) -> dict[str, str]:
    """Two that may be one and were told apart, one that was merged twice, mentions of each sort."""
    third = ActorFactory.create(name="J. Envoy", kind="person", country="NO")
    undo(merge(third, actor, analyst), analyst)
    regrouping = merge(third, actor, analyst)
    MentionFactory.create(actor=None).candidates.add(actor, other)
    AffiliationFactory.create(person=other, organisation=actor)
    keep_apart(actor, other, analyst)
    first, second = sorted((actor, other), key=lambda each: each.pk)
    pair = Suggestion.objects.create(first=first, second=second, score=0.7, why="alike")
    return {
        "queue": "/actors/suggestions/",
        "pair": f"/actors/suggestions/{pair.pk}/",
        "merge": f"/actors/{actor.pk}/merge/",
        "merging": f"/actors/{actor.pk}/merge/?with={other.pk}",
        "together": "/actors/merge/?"
        + "&".join(f"actor={each.pk}" for each in (actor, other, third, ActorFactory.create())),
        "regrouping": f"/actors/regroupings/{regrouping.pk}/",
        "rename": f"/actors/{actor.pk}/rename/",
        "split": f"/actors/{actor.pk}/split/",
    }


# What Django's admin does by itself, so that its pages are checked without these rules: columns of
# inlines without a heading (empty-table-header), their fields named by the heading alone (label,
# select-name), and fields of Select2 without a name (aria-input-field-name, label).
OF_DJANGO = (
    "aria-input-field-name",
    "empty-table-header",
    "label",
    "select-name",
)
SETTLED = "Promise.all(document.getAnimations().map(each => each.finished))"


def problems(page: Page, but: Collection[str] = ()) -> list[str]:
    """What axe finds, in both themes and in a wide and a narrow window; and what sticks out."""
    page.evaluate(AXE)
    rules = {rule: {"enabled": False} for rule in but}
    options = {"rules": rules, "preload": False}  # its copies of style sheets breach the policy
    found = []
    for width, theme in ((1440, "light"), (1440, "dark"), (390, "dark"), (390, "light")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        page.evaluate(SETTLED)  # colours of links in the admin fade from theme to theme
        for rule in page.evaluate("o => axe.run(o).then(result => result.violations)", options):
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


@pytest.mark.parametrize("name", ["held", "statements", "acts", "holder"])
def test_what_is_told_on_demand_is_accessible(
    open_page: Open, addresses: dict[str, str], name: str
) -> None:
    page = open_page(addresses[name])
    details = page.locator("details.why")
    details.first.wait_for()
    details.evaluate_all("all => all.forEach(each => (each.open = true))")
    assert problems(page) == []


@pytest.mark.parametrize("look", ["/statements/", "article"])
@pytest.mark.parametrize("key", ["s", "n"])
def test_a_form_opened_in_place_is_accessible(
    open_page: Open, addresses: dict[str, str], look: str, key: str
) -> None:
    page = open_page(addresses.get(look, look))
    page.keyboard.press("j")
    page.keyboard.press(key)
    page.locator(".statement-form").wait_for()
    if key == "s":
        page.get_by_role("combobox", name="Who said it").fill("envoy")
        page.locator(".statement-form [role=option]").first.wait_for()
        page.keyboard.press("ArrowDown")
    assert problems(page) == []


def test_a_form_with_a_problem_is_accessible(
    open_page: Open, addresses: dict[str, str], complaints: list[str]
) -> None:
    page = open_page(addresses["speaker"])
    page.get_by_role("combobox", name="Who said it").fill("Nobody Known")
    page.get_by_role("button", name="Save").click()
    page.locator(".errorlist").wait_for()
    assert problems(page) == []
    complaints.clear()  # of the status 422


def test_a_refused_decision_is_accessible(
    open_page: Open, addresses: dict[str, str], complaints: list[str]
) -> None:
    page = open_page(addresses["statements"])
    page.locator("#decide-many").evaluate("form => form.requestSubmit(form.elements.decision[0])")
    expect(page.locator("h1")).to_have_text("Nothing was decided")
    assert problems(page) == []
    complaints.clear()  # of the status 422


def test_the_page_of_what_is_not_allowed_is_accessible(
    open_page: Open, addresses: dict[str, str], reader: User, complaints: list[str]
) -> None:
    page = open_page(addresses["speaker"], user=reader)
    expect(page.locator("h1")).to_have_text("Not allowed")
    assert problems(page) == []
    complaints.clear()  # of the status 403


@pytest.mark.parametrize("name", ["index", "list", "change", "event"])
def test_the_admin_is_accessible(
    open_page: Open, addresses: dict[str, str], staff: User, name: str
) -> None:
    statement, event = Statement.objects.latest("pk"), Event.objects.latest("pk")
    urls = {
        "index": "/admin/",
        "list": "/admin/articles/statement/",
        "change": f"/admin/articles/statement/{statement.pk}/change/",
        "event": f"/admin/articles/event/{event.pk}/change/",
    }
    assert problems(open_page(urls[name], user=staff), but=OF_DJANGO) == []


def test_the_login_is_accessible(open_page: Open) -> None:
    assert problems(open_page("/accounts/login/", user=None)) == []
