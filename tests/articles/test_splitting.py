"""Splitting an actor: the chosen mentions go, with what hangs on exactly these."""

import pytest
from django.contrib.auth.models import User

from actors.merging import RegroupingError, merge
from actors.models import Actor, Affiliation, Regrouping
from actors.undoing import undo
from articles.models import AffiliationEvidence, Article, Mention, Participant
from articles.splitting import NewActor, assign, split
from newsbase.decisions import Origin
from tests.factories import (
    ActorFactory,
    AffiliationEvidenceFactory,
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    EventReportFactory,
    MentionFactory,
    ParticipantFactory,
    StatementFactory,
)
from tests.snapshots import differences, snapshot

pytestmark = pytest.mark.django_db

BODY = (
    "“Trade will grow,” Jan Holm said.\n\n"
    "“We trust Minister Holm,” Petra Lund told Envoy Holm.\n\n"
    "Holm met Petra Lund in Turku."
)


@pytest.fixture
def holm() -> Actor:
    return ActorFactory.create(name="Holm", kind="person", origin=Origin.MACHINE)


@pytest.fixture
def article() -> Article:
    return ArticleFactory.create(body=BODY)


def mention(article: Article, surface: str, actor: Actor | None) -> Mention:
    return MentionFactory.create(article=article, surface=surface, actor=actor)


def report_of_meeting(article: Article, actor: Actor) -> Participant:
    event = EventFactory.create()
    report = EventReportFactory.create(
        event=event, article=article, evidence="Holm met Petra Lund in Turku."
    )
    part = ParticipantFactory.create(event=event, actor=actor)
    part.reports.add(report)
    return part


def test_mentions_go_to_a_new_actor(holm: Actor, article: Article, analyst: User) -> None:
    speaker, inside = (mention(article, words, holm) for words in ("Jan Holm", "Minister Holm"))
    said = StatementFactory.create(
        article=article, contents=("Trade will grow",), speaker="Jan Holm", speaker_actor=holm
    )
    about = StatementFactory.create(
        article=article,
        contents=("We trust Minister Holm",),
        speaker="Petra Lund",
        cue="told",
        about=[holm],
    )
    regrouping = split(holm, [speaker.pk], NewActor("Jan Holm", "person"), analyst)
    new = Actor.objects.get(name="Jan Holm")
    assert (new.kind, new.origin, regrouping.target) == ("person", Origin.PERSON, new)
    for row in (speaker, inside, said):
        row.refresh_from_db()
    assert (speaker.actor, speaker.chosen_by, inside.actor) == (new, analyst, holm)
    assert inside.chosen_by == analyst  # it was left where it is
    assert said.speaker_actor == new
    assert list(about.about.all()) == [holm]


def test_what_statements_are_about_goes_with_the_mention_inside(
    holm: Actor, article: Article, analyst: User
) -> None:
    inside, hearer = (mention(article, words, holm) for words in ("Minister Holm", "Envoy Holm"))
    statement = StatementFactory.create(
        article=article,
        contents=("We trust Minister Holm",),
        speaker="Petra Lund",
        cue="told",
        about=[holm],
        addressees=[holm],
    )
    other = ActorFactory.create(name="Minister Holm")
    split(holm, [inside.pk], other, analyst)
    assert list(statement.about.all()) == [other]
    assert list(statement.addressees.all()) == [holm]
    split(holm, [hearer.pk], other, analyst)
    assert list(statement.addressees.all()) == [other]


def test_parts_in_events_go_with_the_mentions_in_their_sentences(
    holm: Actor, article: Article, analyst: User
) -> None:
    part = report_of_meeting(article, holm)
    start = article.text.index("Holm met")
    met = MentionFactory.create(
        article=article, surface="Holm", actor=holm, start=start, end=start + 4
    )
    speaker = mention(article, "Jan Holm", holm)
    other = ActorFactory.create()
    split(holm, [speaker.pk], other, analyst)
    part.refresh_from_db()
    assert part.actor == holm
    split(holm, [met.pk], other, analyst)
    part.refresh_from_db()
    assert part.actor == other


def test_a_part_reported_elsewhere_too_is_divided(
    holm: Actor, article: Article, analyst: User
) -> None:
    part = report_of_meeting(article, holm)
    here = part.reports.get()
    elsewhere = EventReportFactory.create(event=part.event)
    part.reports.add(elsewhere)
    met = mention(article, "Jan Holm", holm)
    other = ActorFactory.create()
    before = snapshot()
    regrouping = split(holm, [met.pk], other, analyst)
    new = Participant.objects.get(actor=other)
    assert (list(new.reports.all()), list(part.reports.all())) == ([here], [elsewhere])
    undo(regrouping, analyst)
    assert differences(before, snapshot()) == set()


def test_affiliations_go_where_no_mention_is_left(
    holm: Actor, article: Article, analyst: User
) -> None:
    one, two = (mention(article, words, holm) for words in ("Jan Holm", "Envoy Holm"))
    only_here = AffiliationFactory.create(person=holm, origin="machine")
    evidence = AffiliationEvidenceFactory.create(
        affiliation=only_here, article=article, words="Envoy Holm"
    )
    both = AffiliationFactory.create(person=holm, origin="machine")
    mine = AffiliationEvidenceFactory.create(affiliation=both, article=article, words="Envoy Holm")
    elsewhere = AffiliationEvidenceFactory.create(affiliation=both)
    other = ActorFactory.create()
    split(holm, [one.pk], other, analyst)
    assert not Affiliation.objects.filter(person=other).exists()
    split(holm, [two.pk], other, analyst)
    only_here.refresh_from_db()
    assert only_here.person == other
    for row in (evidence, mine, elsewhere):
        row.refresh_from_db()
    assert evidence.affiliation == only_here
    assert mine.affiliation == Affiliation.objects.exclude(pk=only_here.pk).get(person=other)
    assert elsewhere.affiliation == both
    assert AffiliationEvidence.objects.count() == 3


def test_a_split_is_undone(holm: Actor, article: Article, analyst: User) -> None:
    everything = [mention(article, words, holm) for words in ("Jan Holm", "Minister Holm")]
    StatementFactory.create(
        article=article, contents=("Trade will grow",), speaker="Jan Holm", speaker_actor=holm
    )
    report_of_meeting(article, holm)
    AffiliationEvidenceFactory.create(
        affiliation=AffiliationFactory.create(person=holm, origin="machine"),
        article=article,
        words="Jan Holm",
    )
    before = snapshot()
    pks = [each.pk for each in everything]
    regrouping = split(holm, pks, NewActor("Jan Holm", "person"), analyst)
    assert undo(regrouping, analyst).could_not == []
    new = Actor.objects.get(name="Jan Holm")
    assert differences(before, snapshot()) == {("actors.actor", new.pk, "")}
    assert new.merged_into == holm


def test_a_split_stays_when_an_earlier_merge_is_undone(
    holm: Actor, article: Article, analyst: User
) -> None:
    source, third = ActorFactory.create_batch(2)
    moved = mention(article, "Jan Holm", source)
    first = merge(source, holm, analyst)
    split(holm, [moved.pk], third, analyst)
    undone = undo(first, analyst)
    moved.refresh_from_db()
    assert moved.actor == third
    assert undone.could_not == ["1 mention stays where a person has put it in the meantime."]


def test_a_split_is_undone_after_both_were_merged_on(
    holm: Actor, article: Article, analyst: User
) -> None:
    """The rows go to who stands for the old actor now, and home with it."""
    moved = mention(article, "Jan Holm", holm)
    kept = mention(article, "Envoy Holm", holm)
    other, third, fourth = ActorFactory.create_batch(3)
    first = split(holm, [moved.pk], other, analyst)
    merge(other, third, analyst)
    later = merge(holm, fourth, analyst)
    undo(first, analyst)
    for row, actor in ((moved, fourth), (kept, fourth)):
        row.refresh_from_db()
        assert row.actor == actor
    undo(later, analyst)
    for row in (moved, kept):
        row.refresh_from_db()
        assert row.actor == holm


def test_it_refuses_what_cannot_be(holm: Actor, article: Article, analyst: User) -> None:
    ours, theirs = mention(article, "Jan Holm", holm), mention(article, "Envoy Holm", None)
    rejected = ActorFactory.create(decision="rejected")
    for pks, to, why in (
        ([ours.pk], holm, "already"),
        ([theirs.pk], ActorFactory.create(), "No mention was selected"),
        ([ours.pk], rejected, "is no actor"),
    ):
        with pytest.raises(RegroupingError, match=why):
            split(holm, pks, to, analyst)
    assert not Regrouping.objects.exists()


def test_a_doubtful_mention_is_given_to_somebody(
    holm: Actor, article: Article, analyst: User
) -> None:
    doubtful = mention(article, "Envoy Holm", None)
    doubtful.candidates.set([holm, ActorFactory.create()])
    assign(doubtful, holm, analyst)
    doubtful.refresh_from_db()
    assert (doubtful.actor, doubtful.chosen_by) == (holm, analyst)
    assert doubtful.chosen_at is not None
