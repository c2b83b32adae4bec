from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from actors.merging import keep_apart, merge
from actors.models import Actor, Affiliation
from actors.portrait import COOPERATIVE, HOSTILE, NEUTRAL, REAL, Encounter
from articles.models import Event
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
    as_somebody,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor() -> Actor:
    return ActorFactory.create(
        name="Harbour Agency",
        country="FI",
        description="Runs the ports of the archipelago.",
        external_ids={"wikidata": "Q123"},
    )


def shown(client: Client, actor: Actor) -> str:
    return client.get(f"/actors/{actor.pk}/").content.decode()


def known_of(client: Client, actor: Actor) -> Any:
    return client.get(f"/actors/{actor.pk}/").context


def test_it_says_who_that_is(client: Client, actor: Actor) -> None:
    page = shown(client, actor)
    for words in (
        "<h1>Harbour Agency</h1>",
        "organisation",
        "country FI",
        "Runs the ports of the archipelago.",
        'href="https://www.wikidata.org/wiki/Q123"',
    ):
        assert words in page


def test_it_links_no_id_that_is_none(client: Client, actor: Actor) -> None:
    actor.external_ids = {"wikidata": "javascript:alert(1)"}
    actor.save()
    assert "wikidata.org" not in shown(client, actor)


def test_it_counts_how_often_articles_use_each_name(client: Client, actor: Actor) -> None:
    AliasFactory.create(actor=actor, text="Sweden")
    AliasFactory.create(actor=actor, text="Never used", type="official")
    for _ in range(2):
        MentionFactory.create(actor=actor, surface="Sweden")
    names = known_of(client, actor)["names"]
    assert [(name.text, name.type, name.origin, name.uses) for name in names] == [
        ("Harbour Agency", "name", "person", 0),
        ("Sweden", "name", "person", 2),
        ("Never used", "official name", "person", 0),
    ]


def test_a_mention_counts_for_the_alias_that_it_was_known_by(client: Client, actor: Actor) -> None:
    MentionFactory.create(actor=actor, surface="Sweden", alias="Harbour Agency")
    (name,) = known_of(client, actor)["names"]
    assert name.uses == 1


def test_it_shows_the_names_that_are_not_theirs_apart(client: Client, actor: Actor) -> None:
    AliasFactory.create(actor=actor, text="Port Agency", rejected=True)
    known = known_of(client, actor)
    assert [name.text for name in known["names"]] == ["Harbour Agency"]
    assert [name.text for name in known["not_theirs"]] == ["Port Agency"]
    assert "<s>Port Agency</s>" in shown(client, actor)


def test_it_shows_affiliations_with_the_words_that_say_so(client: Client, actor: Actor) -> None:
    affiliation = AffiliationFactory.create(organisation=actor, role="director")
    evidence = AffiliationEvidenceFactory.create(affiliation=affiliation)
    for page in (shown(client, actor), shown(client, affiliation.person)):
        assert "director" in page
        assert "“the Finnish minister”" in page
        address = evidence.article.get_absolute_url()
        assert f'href="{address}#:~:text=the%20Finnish%20minister"' in page


def test_it_cuts_evidence_at_characters_and_not_bytes(actor: Actor) -> None:
    article = ArticleFactory.create(text="😀 Ünï: the director")
    affiliation = AffiliationFactory.create(organisation=actor)
    AffiliationEvidenceFactory.create(
        affiliation=affiliation, article=article, words="the director"
    )
    (row,) = Affiliation.objects.all().evidence_rows(3)
    assert row["words"] == "the director"


def test_it_puts_affiliations_that_articles_tell_of_first(actor: Actor) -> None:
    AffiliationFactory.create(organisation=actor, person__name="Ada")
    told = AffiliationFactory.create(organisation=actor, person__name="Zoe")
    AffiliationEvidenceFactory.create(affiliation=told)
    assert Affiliation.objects.for_rows()[0] == told


def test_it_shows_the_latest_evidence_of_each_affiliation(actor: Actor) -> None:
    affiliation = AffiliationFactory.create(organisation=actor)
    for day in (1, 2, 3):
        article = ArticleFactory.create(published=f"2024-05-0{day}")
        AffiliationEvidenceFactory.create(affiliation=affiliation, article=article)
    rows = list(Affiliation.objects.all().evidence_rows(2))
    assert [row["published"].day for row in rows] == [3, 2]


def test_it_shows_what_the_actor_said_and_links_to_all_of_it(client: Client, actor: Actor) -> None:
    said = StatementFactory.create(speaker_actor=actor)
    StatementFactory.create(speaker_actor=actor, decision="rejected")
    assert list(known_of(client, actor)["statements"]) == [said]
    page = shown(client, actor)
    assert f'href="/statements/?speaker={actor.pk}"' in page
    assert "<b>1</b> statement<" in page


def test_it_shows_what_others_said_about_it(client: Client, actor: Actor) -> None:
    others = StatementFactory.create(about=[actor])
    unnamed = StatementFactory.create(about=[actor], speaker_actor=None)
    StatementFactory.create(about=[actor], speaker_actor=actor)
    assert set(known_of(client, actor)["others"]) == {others, unnamed}


def test_it_shows_five_statements_and_counts_all(client: Client, actor: Actor) -> None:
    StatementFactory.create_batch(7, speaker_actor=actor)
    StatementFactory.create_batch(6, about=[actor])
    StatementFactory.create(about=[actor], decision="rejected")
    known = known_of(client, actor)
    assert (len(known["statements"]), known["activity"].statements) == (5, 7)
    assert (len(known["others"]), known["about_count"]) == (5, 6)
    page = shown(client, actor)
    assert ">all 7</a>" in page
    assert ">all 6</a>" in page


def test_it_shows_each_event_once(client: Client, actor: Actor) -> None:
    event = ParticipantFactory.create(actor=actor, role="actor").event
    ParticipantFactory.create(event=event, actor=actor, role="recipient")
    EventReportFactory.create(event=event)
    assert list(known_of(client, actor)["events"]).count(event) == 1


def test_it_shows_the_articles_with_their_number_of_mentions(client: Client, actor: Actor) -> None:
    article = ArticleFactory.create(title="", body="Sweden talked of Turku")
    for surface in ("Sweden", "Turku"):
        MentionFactory.create(article=article, actor=actor, surface=surface)
    (row,) = known_of(client, actor)["articles"]
    assert (row["article_id"], row["mentions_here"]) == (article.pk, 2)
    assert "Sweden talked of Turku" in shown(client, actor)


def together(actor: Actor, *others: Actor) -> None:
    """An article that names them all."""
    article = ArticleFactory.create()
    MentionFactory.create(article=article, actor=actor)
    for other, surface in zip(others, ("Sweden", "Turku"), strict=False):
        MentionFactory.create(article=article, actor=other, surface=surface)


def test_it_shows_with_whom_the_actor_appears(client: Client, actor: Actor) -> None:
    often, once, never = ActorFactory.create_batch(3)
    together(actor, often)
    together(actor, often, once)
    MentionFactory.create(actor=never)
    bonds = known_of(client, actor)["portrait"].bonds
    assert [(bond.actor, bond.articles) for bond in bonds] == [(often, 2), (once, 1)]
    page = shown(client, actor)
    assert f'href="/articles/?actor={actor.pk}&amp;other={often.pk}">2</a>' in page


def test_it_draws_those_around_the_actor(client: Client, actor: Actor) -> None:
    others = ActorFactory.create_batch(4)
    for other in others:
        together(actor, other)
    page = shown(client, actor)
    assert page.count('class="node"') == 4
    assert all(f'class="node" href="{other.get_absolute_url()}"' in page for other in others)
    assert f"<title>{others[0].name}: 1 article that names both</title>" in page
    assert "only named together" in page


def test_it_draws_no_picture_of_two(client: Client, actor: Actor) -> None:
    together(actor, ActorFactory.create(), ActorFactory.create())
    page = shown(client, actor)
    assert "With whom" in page
    assert 'class="network"' not in page


def test_it_tells_what_they_speak_about_and_how(client: Client, actor: Actor) -> None:
    often, once = ActorFactory.create_batch(2)
    for act in ("say", "say", "say", "deny", "say"):
        StatementFactory.create(speaker_actor=actor, about=[often], act=act)
    StatementFactory.create(speaker_actor=actor, about=[once, actor], act="warn")
    known = known_of(client, actor)
    assert [(row.what, row.number, row.share) for row in known["abouts"]] == [
        (often, 5, 100),
        (once, 1, 20),
    ]
    acts = [(row.what, row.number) for row in known["acts"]]
    assert acts == [("say", 4), ("deny", 1), ("warn", 1)]
    page = shown(client, actor)
    assert f'href="/statements/?speaker={actor.pk}&amp;about={often.pk}">5' in page
    assert f'href="/statements/?speaker={actor.pk}&amp;act=deny">1' in page


def test_it_tells_who_speaks_about_them(client: Client, actor: Actor) -> None:
    critic = ActorFactory.create()
    StatementFactory.create_batch(5, about=[actor], speaker_actor=critic)
    StatementFactory.create(about=[actor], speaker_actor=None)
    StatementFactory.create(about=[actor], speaker_actor=actor)
    (row,) = known_of(client, actor)["speakers"]
    assert (row.what, row.number) == (critic, 5)
    assert f'href="/statements/?speaker={critic.pk}&amp;about={actor.pk}">5' in shown(client, actor)


def meeting(actor: Actor, other: Actor, type_: str, **fields: Any) -> None:
    event = EventFactory.create(type=type_, **fields)
    with as_somebody():
        for each in (actor, other):
            ParticipantFactory.create(event=event, actor=each)


def test_those_little_named_are_counted_in_full(
    client: Client, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actors.portrait.MOST_CANDIDATES", 1)
    met, named = ActorFactory.create_batch(2)
    meeting(actor, met, "AGREE")
    together(actor, named)
    together(actor, named, met)
    bonds = {bond.actor: bond for bond in known_of(client, actor)["portrait"].bonds}
    assert (bonds[met].articles, bonds[met].events) == (1, 1)
    assert (bonds[named].articles, bonds[named].events) == (2, 0)


def test_it_tells_meetings_from_clashes(client: Client, actor: Actor) -> None:
    other = ActorFactory.create()
    for type_ in ("AGREE", "CONSULT", "ASSAULT", "REQUEST"):
        meeting(actor, other, type_)
    meeting(actor, other, "ASSAULT", status="denied")
    meeting(actor, other, "ASSAULT", decision="rejected")
    (row,) = known_of(client, actor)["encounters"]
    assert (row.actor, row.cooperative, row.hostile, row.neutral) == (other, 2, 1, 1)
    assert row.tone == "cooperation"


@pytest.mark.parametrize("tone", ["cooperative", "hostile", "neutral"])
def test_the_links_of_encounters_list_what_they_count(
    client: Client, actor: Actor, tone: str
) -> None:
    other = ActorFactory.create()
    for type_ in ("AGREE", "ASSAULT", "ACCUSE", "OTHER"):
        meeting(actor, other, type_)
        meeting(actor, other, type_, status="hypothetical")
        meeting(actor, ActorFactory.create(), type_)
    known = known_of(client, actor)
    (row,) = [row for row in known["encounters"] if row.actor == other]
    narrowed = getattr(known["portrait"], tone)
    events = client.get(f"/events/?actor={actor.pk}&other={other.pk}{narrowed}").context["page"]
    assert events.paginator.count == getattr(row, tone)


@pytest.mark.parametrize(
    ("cooperative", "hostile", "tone"),
    [
        (1, 0, "cooperation"),
        (2, 1, "cooperation"),
        (3, 2, "mixed"),
        (1, 1, "mixed"),
        (2, 3, "mixed"),
        (1, 2, "conflict"),
        (0, 1, "conflict"),
        (0, 0, ""),
    ],
)
def test_a_tone_is_told_where_it_is_clear(cooperative: int, hostile: int, tone: str) -> None:
    encounter = Encounter(Actor(), cooperative=cooperative, hostile=hostile)
    assert encounter.tone == tone


def test_every_type_of_event_has_a_tone() -> None:
    assert sorted([*COOPERATIVE, *HOSTILE, *NEUTRAL]) == sorted(Event.Type.values)
    assert set(REAL) < set(Event.Status.values)


def test_neighbours_that_share_events_are_tied(client: Client, actor: Actor) -> None:
    one, other, alone = ActorFactory.create_batch(3)
    for each in (one, other, alone):
        meeting(actor, each, "CONSULT")
    meeting(one, other, "ASSAULT")
    meeting(one, alone, "CONSULT", decision="rejected")
    meeting(other, alone, "CONSULT", status="denied")
    (tie,) = known_of(client, actor)["portrait"].picture.ties
    assert {tie.one.key, tie.other.key} == {one.pk, other.pk}


@pytest.mark.parametrize("hidden", [{"decision": "rejected"}, {"merged_into": True}])
def test_it_names_no_actor_that_is_none(
    client: Client, actor: Actor, hidden: dict[str, Any]
) -> None:
    if "merged_into" in hidden:
        hidden = {"merged_into": ActorFactory.create()}
    other = ActorFactory.create(**hidden)
    meeting(actor, other, "AGREE")
    StatementFactory.create(speaker_actor=actor, about=[other])
    portrait = known_of(client, actor)["portrait"]
    assert (portrait.bonds, portrait.encounters, portrait.abouts) == ([], [], [])


def test_of_very_much_it_counts_the_last_months(
    client: Client, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actors.portrait.ENOUGH_ARTICLES", 2)
    early, late = ActorFactory.create_batch(2)
    days = ("2024-01-31", "2024-02-01", "2024-02-29")
    for day, other in zip(days, (early, late, late), strict=True):
        article = ArticleFactory.create(published=day)
        MentionFactory.create(article=article, actor=actor)
        MentionFactory.create(article=article, actor=other, surface="Sweden")
        for _ in range(2):
            StatementFactory.create(speaker_actor=actor, about=[other], article__published=day)
            StatementFactory.create(speaker_actor=other, about=[actor], article__published=day)
    known = known_of(client, actor)
    (bond,) = known["portrait"].bonds
    assert (bond.actor, bond.articles, bond.said_about, bond.said_by) == (late, 2, 4, 4)
    assert known["activity"].statements == 6
    assert [(row.what, row.number) for row in known["abouts"]] == [(late, 4)]
    page = shown(client, actor)
    assert "(since February 2024)" in page
    recently = "since=2024-02-01"
    for url, key in (
        (f"/articles/?actor={actor.pk}&other={late.pk}&{recently}", 2),
        (f"/statements/?speaker={actor.pk}&about={late.pk}&{recently}", 4),
        (f"/statements/?speaker={late.pk}&about={actor.pk}&{recently}", 4),
    ):
        assert url.replace("&", "&amp;") in page
        assert client.get(url).context["page"].paginator.count == key


def test_of_little_it_counts_everything(client: Client, actor: Actor) -> None:
    for published in ("2019-01-01", "2024-01-01"):
        MentionFactory.create(actor=actor, article__published=published)
    assert known_of(client, actor)["portrait"].since is None
    assert "(since" not in shown(client, actor)


def test_it_counts_mentions_and_statements_by_month(client: Client, actor: Actor) -> None:
    for day, number in (("2024-01-31", 1), ("2024-03-01", 2)):
        article = ArticleFactory.create(published=day)
        for surface in ("Sweden", "Turku")[:number]:
            MentionFactory.create(article=article, actor=actor, surface=surface)
    StatementFactory.create(speaker_actor=actor, article=article)
    spans = known_of(client, actor)["activity"].spans
    assert [(span.label, span.back, span.front) for span in spans] == [
        ("Jan 2024", 1, 0),
        ("Feb 2024", 0, 0),
        ("Mar 2024", 2, 1),
    ]
    page = shown(client, actor)
    march = "since=2024-03-01&amp;until=2024-03-31"
    assert page.count(f'href="/articles/?actor={actor.pk}&amp;{march}"') == 2  # bar and table
    assert page.count(f'href="/statements/?speaker={actor.pk}&amp;{march}"') == 2


def test_one_month_is_no_chart(client: Client, actor: Actor) -> None:
    MentionFactory.create(actor=actor)
    assert 'class="months"' not in shown(client, actor)


def test_it_links_events_to_the_sentence_that_tells_of_them(client: Client, actor: Actor) -> None:
    event = ParticipantFactory.create(actor=actor).event
    report = EventReportFactory.create(event=event)
    page = shown(client, actor)
    assert f'href="{report.get_absolute_url()}">“The ministers met in Turku for two days.”' in page


def test_it_shows_present_roles_first_and_when(client: Client, actor: Actor) -> None:
    person = ActorFactory.create(kind="person")
    for role, since, until in (
        ("envoy", "2015", "2019-04"),
        ("minister", "2021-05-03", ""),
        ("clerk", "", "2011"),
    ):
        AffiliationFactory.create(
            person=person, organisation=actor, role=role, since=since, until=until
        )
    general = AffiliationFactory.create(person=person, organisation=None, role="General")
    for published in ("2023-02-01", "2024-05-01"):
        article = ArticleFactory.create(published=published)
        AffiliationEvidenceFactory.create(affiliation=general, article=article)
    roles = [each for each, _ in known_of(client, person)["affiliations"]]
    assert [(each.role, each.period or each.told) for each in roles] == [
        ("General", "Feb 2023 – May 2024"),
        ("minister", "since 3 May 2021"),
        ("envoy", "2015 – Apr 2019"),
        ("clerk", "until 2011"),
    ]
    page = shown(client, person)
    assert "<b>General</b>" in page
    assert "since 3 May 2021" in page


def test_it_names_the_state(client: Client, actor: Actor) -> None:
    ActorFactory.create(name="Former Finland", kind="state", country="FI")
    state = ActorFactory.create(name="Finland", kind="state", country="FI", curated_key="state/FI")
    assert known_of(client, actor)["state"] == state
    assert f'href="{state.get_absolute_url()}">Finland</a>' in shown(client, actor)
    assert known_of(client, state)["state"] is None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"origin": "machine"}, ["provisional"]),
        ({"origin": "machine", "decision": "accepted"}, ["known"]),
        ({"origin": "curated", "curated_key": "a"}, ["known"]),
        ({"origin": "person"}, ["known"]),
        ({"origin": "machine", "decision": "rejected"}, ["rejected"]),
    ],
)
def test_it_says_how_sure_it_is_who_that_is(
    client: Client, fields: dict[str, str], words: list[str]
) -> None:
    actor = ActorFactory.create(**fields)
    page = shown(client, actor)
    badges = ("provisional", "known", "ambiguous", "rejected")
    assert [word for word in badges if f'class="badge {word}"' in page] == words


def test_it_says_that_mentions_may_mean_another(client: Client, actor: Actor) -> None:
    MentionFactory.create(actor=None).candidates.add(actor)
    assert 'class="badge ambiguous"' in shown(client, actor)


def test_one_that_was_merged_leads_to_the_other(client: Client, actor: Actor) -> None:
    merged = ActorFactory.create(merged_into=actor)
    response = client.get(f"/actors/{merged.pk}/")
    assert (response.status_code, response.headers["Location"]) == (302, actor.get_absolute_url())


def test_a_page_without_findings_says_so(client: Client, actor: Actor) -> None:
    page = shown(client, actor)
    assert "No article quotes Harbour Agency yet." in page
    for title in ("With whom", "Over time", "Meets and clashes", "Roles", "Events", "Articles"):
        assert f">{title}" not in page.split('id="main"')[1]


def test_it_links_to_the_spoken_and_the_held_alone(client: Client, actor: Actor) -> None:
    for act in ("say", "say", "say", "say", "say", "believe"):
        StatementFactory.create(speaker_actor=actor, act=act)
    page = shown(client, actor)
    for manner, words in (("spoken", "5 spoken"), ("held", "1 held")):
        address = f"/statements/?speaker={actor.pk}&amp;manner={manner}"
        assert f'<a href="{address}">{words}</a>' in page


def test_it_does_not_tell_apart_what_is_all_spoken(client: Client, actor: Actor) -> None:
    StatementFactory.create_batch(6, speaker_actor=actor)
    page = shown(client, actor)
    assert f'/statements/?speaker={actor.pk}">all 6</a>' in page
    assert "manner=" not in page


def everything_of(actor: Actor, user: User) -> None:
    """One more of each thing that the page shows."""
    statement = StatementFactory.create(speaker_actor=actor, about=[ActorFactory.create()])
    StatementFactory.create(about=[actor])
    MentionFactory.create(article=statement.article, actor=actor)
    MentionFactory.create(article=statement.article, surface="Sweden")
    event = ParticipantFactory.create(actor=actor).event
    ParticipantFactory.create(event=event)
    EventReportFactory.create(event=event)
    AliasFactory.create(actor=actor)
    AffiliationEvidenceFactory.create(affiliation=AffiliationFactory.create(person=actor))
    AffiliationEvidenceFactory.create(affiliation=AffiliationFactory.create(organisation=actor))
    keep_apart(actor, ActorFactory.create(), user)
    merge(ActorFactory.create(), actor, user)


def test_it_asks_a_fixed_number_of_queries(
    client: Client,
    actor: Actor,
    analyst: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    numbers = []
    for size in (1, 4):
        for _ in range(size):
            everything_of(actor, analyst)
        with django_assert_max_num_queries(41) as captured:
            client.get(f"/actors/{actor.pk}/")
        numbers.append(len(captured))
    assert numbers[0] == numbers[1]


def test_it_misses_an_actor_that_is_gone(client: Client) -> None:
    assert client.get("/actors/999999/").status_code == 404


def test_it_offers_to_split_what_can_be_split(client: Client, actor: Actor) -> None:
    split = f'href="/actors/{actor.pk}/split/">'
    MentionFactory.create(actor=actor)
    assert split not in shown(client, actor)
    MentionFactory.create(actor=None).candidates.add(actor)
    assert f"{split}Doubtful mentions …" in shown(client, actor)
    MentionFactory.create(actor=actor)
    assert f"{split}Split …" in shown(client, actor)


def test_it_offers_editing_to_those_who_may(
    client: Client, staff_client: Client, actor: Actor
) -> None:
    address = f"/admin/actors/actor/{actor.pk}/change/"
    assert address not in shown(client, actor)
    assert address in shown(staff_client, actor)


def test_it_sends_the_anonymous_to_the_login(anonymous_client: Client, actor: Actor) -> None:
    assert anonymous_client.get(f"/actors/{actor.pk}/").status_code == 302
