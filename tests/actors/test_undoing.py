"""Undoing merges: everything as it was, whatever happened in between."""

from collections.abc import Sequence

import pytest
from django.contrib.auth.models import User

from actors.merging import RegroupingError, keep_apart, merge
from actors.models import Actor, Affiliation, Alias, Regrouping, Suggestion
from actors.undoing import undo
from articles.models import AffiliationEvidence, Mention, Participant
from newsbase.decisions import Decision, Origin
from newsbase.persons import as_person
from tests.factories import (
    ActorFactory,
    AffiliationEvidenceFactory,
    AffiliationFactory,
    AliasFactory,
    AnnotationFactory,
    EventFactory,
    EventReportFactory,
    MentionFactory,
    ParticipantFactory,
    StatementFactory,
)
from tests.snapshots import differences, snapshot

pytestmark = pytest.mark.django_db


def person(name: str, **fields: object) -> Actor:
    return ActorFactory.create(name=name, kind="person", origin=Origin.MACHINE, **fields)


@pytest.fixture
def three() -> list[Actor]:
    return [person("J. Holm", country="NO"), person("Jan Holm"), person("Jan Holmen")]


def fill(actors: Sequence[Actor], analyst: User) -> None:
    """Rows of each alone, rows that they share, and everything that hangs on those."""
    body, parent = ActorFactory.create_batch(2)
    event = EventFactory.create(decision=Decision.ACCEPTED)
    reports = EventReportFactory.create_batch(3, event=event)
    shared = StatementFactory.create(about=actors, addressees=actors, decision=Decision.ACCEPTED)
    AnnotationFactory.create(statement=shared)
    MentionFactory.create(actor=None).candidates.set(actors)
    for place, actor in enumerate(actors):
        MentionFactory.create(actor=actor)
        StatementFactory.create(speaker_actor=actor, target_actor=body, medium_actor=actor)
        StatementFactory.create(about=[actor, body], target_actor=actor)
        with as_person(analyst):
            part = ParticipantFactory.create(event=event, actor=actor)
            part.reports.set(reports[: place + 1])
            ParticipantFactory.create(event=event, actor=actor, role="recipient", name="he")
        AliasFactory.create(actor=actor, text="Holm")
        AliasFactory.create(actor=actor)
        same = AffiliationFactory.create(person=actor, organisation=body, origin="machine")
        AffiliationEvidenceFactory.create_batch(2, affiliation=same)
        AffiliationEvidenceFactory.create(affiliation=same, article=shared.article)
        AffiliationFactory.create(person=actor, organisation=parent, role=f"role {place}")
        AffiliationFactory.create(person=actor, organisation=None, role="envoy")
        for other in actors:
            if other != actor:
                inner = AffiliationFactory.create(person=actor, organisation=other)
                AffiliationEvidenceFactory.create(affiliation=inner)
    keep_apart(actors[0], body, analyst)
    keep_apart(actors[0], parent, analyst)
    keep_apart(actors[1], parent, analyst)
    keep_apart(actors[0], actors[1], analyst)
    for actor in actors:
        Suggestion.objects.create(first=body, second=actor, score=0.6) if body.pk < actor.pk else (
            Suggestion.objects.create(first=actor, second=body, score=0.6)
        )


def test_everything_is_as_it_was(three: list[Actor], analyst: User) -> None:
    fill(three, analyst)
    before = snapshot()
    regrouping = merge(three[0], three[1], analyst)
    assert differences(before, snapshot())

    undone = undo(regrouping, analyst)

    assert differences(before, snapshot()) == set()
    assert undone.could_not == []
    assert undone.brought_back["mentions"] == 1
    assert undone.brought_back["statements by the actor"] == 1
    assert (regrouping.undone_by, regrouping.remark) == (analyst, "")


def test_it_is_undone_once(three: list[Actor], analyst: User) -> None:
    regrouping = merge(three[0], three[1], analyst)
    undo(regrouping, analyst)
    with pytest.raises(RegroupingError, match="undone already"):
        undo(regrouping, analyst)


def test_merged_again_after_an_undo(three: list[Actor], analyst: User) -> None:
    fill(three, analyst)
    before = snapshot()
    undo(merge(three[0], three[1], analyst), analyst)
    undo(merge(three[1], three[0], analyst), analyst)
    assert differences(before, snapshot()) == set()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_merges_in_a_row_are_undone_in_both_orders(
    three: list[Actor], analyst: User, order: tuple[int, int]
) -> None:
    fill(three, analyst)
    before = snapshot()
    x, y, z = three
    merges = [merge(x, y, analyst), merge(y, z, analyst)]
    could_not = [undo(merges[place], analyst).could_not for place in order]
    assert differences(before, snapshot()) == set()
    assert could_not == [[], []]


def test_after_the_first_of_two_is_undone_the_second_holds(
    three: list[Actor], analyst: User
) -> None:
    x, y, z = three
    mentions = [MentionFactory.create(actor=each) for each in three]
    first = merge(x, y, analyst)
    merge(y, z, analyst)
    undo(first, analyst)
    for mention in mentions:
        mention.refresh_from_db()
    assert [mention.actor for mention in mentions] == [x, z, z]
    assert list(Actor.objects.standing().order_by("pk")) == [x, z]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_merges_into_one_are_undone_in_both_orders(
    three: list[Actor], analyst: User, order: tuple[int, int]
) -> None:
    fill(three, analyst)
    before = snapshot()
    x, y, z = three
    merges = [merge(x, z, analyst), merge(y, z, analyst)]
    for place in order:
        undo(merges[place], analyst)
    assert differences(before, snapshot()) == set()


def test_what_was_folded_into_a_row_that_goes_home_stands_again(
    three: list[Actor], analyst: User
) -> None:
    x, y, z = three
    about = StatementFactory.create(about=[x, y])
    for each in (x, y):
        AliasFactory.create(actor=each, text="Holm")
    first = merge(x, z, analyst)
    merge(y, z, analyst)
    assert list(about.about.all()) == [z]
    undo(first, analyst)
    assert set(about.about.all()) == {x, z}
    assert set(Alias.objects.filter(text="Holm").values_list("actor", flat=True)) == {x.pk, z.pk}


@pytest.mark.parametrize("later", [0, 1, 2])
def test_three_merges_are_undone_in_any_order(
    three: list[Actor], analyst: User, later: int
) -> None:
    people = [*three, person("Jan A. Holmen")]
    fill(people, analyst)
    before = snapshot()
    merges = [merge(people[i], people[i + 1], analyst) for i in range(3)]
    first = merges.pop(later)
    undo(first, analyst)
    for each in merges:
        undo(each, analyst)
    assert differences(before, snapshot()) == set()


def test_what_persons_wrote_meanwhile_stays(three: list[Actor], analyst: User) -> None:
    source, target, _ = three
    statement = StatementFactory.create(speaker_actor=source)
    regrouping = merge(source, target, analyst)
    with as_person(analyst):
        statement.refresh_from_db()
        statement.quote = "The border will stay"
        statement.mark(Decision.CORRECTED, analyst)
        statement.save()
    undo(regrouping, analyst)
    statement.refresh_from_db()
    assert statement.speaker_actor == source
    assert (statement.quote, statement.decision) == ("The border will stay", Decision.CORRECTED)


def test_a_row_that_a_person_gave_to_another_stays_there(three: list[Actor], analyst: User) -> None:
    source, target, third = three
    moved, cleared = (StatementFactory.create(speaker_actor=source) for _ in range(2))
    regrouping = merge(source, target, analyst)
    with as_person(analyst):
        for statement, actor in ((moved, third), (cleared, None)):
            statement.speaker_actor = actor
            statement.mark(Decision.CORRECTED, analyst)
            statement.save()
    undone = undo(regrouping, analyst)
    moved.refresh_from_db()
    cleared.refresh_from_db()
    assert (moved.speaker_actor, cleared.speaker_actor) == (third, None)
    assert undone.could_not == [
        "2 statements by the actor stay where a person has put them in the meantime."
    ]
    assert regrouping.remark == undone.could_not[0]


def test_it_says_what_is_gone(three: list[Actor], analyst: User) -> None:
    source, target, _ = three
    mentions = [MentionFactory.create(actor=source) for _ in range(2)]
    regrouping = merge(source, target, analyst)
    mentions[0].delete()
    new = MentionFactory.create(article=mentions[0].article, actor=target)
    undone = undo(regrouping, analyst)
    assert undone.could_not == [
        (
            "1 mention could not be brought back: it is gone,"
            " deleted or replaced when the article was read again."
        )
    ]
    assert undone.brought_back == {"mentions": 1, "added aliases": 1}
    new.refresh_from_db()
    assert new.actor == target


def test_a_removed_row_whose_place_is_gone_is_not_made_again(
    three: list[Actor], analyst: User
) -> None:
    source, target, _ = three
    event = EventFactory.create()
    for each in (source, target):
        ParticipantFactory.create(event=event, actor=each)
    regrouping = merge(source, target, analyst)
    event.delete()
    assert undo(regrouping, analyst).could_not == [
        (
            "1 part in an event could not be brought back:"
            " the article, event or actor it belonged to is gone."
        )
    ]
    assert not Participant.objects.exists()


def test_a_removed_row_entered_again_meanwhile_is_not_made_twice(
    three: list[Actor], analyst: User
) -> None:
    source, target, _ = three
    for each in (source, target):
        AliasFactory.create(actor=each, text="Holm")
    regrouping = merge(source, target, analyst)
    AliasFactory.create(actor=source, text="Holm")  # as an import might
    undone = undo(regrouping, analyst)
    assert undone.could_not == [
        "1 alias could not be brought back: the same has been entered again in the meantime."
    ]
    assert Alias.objects.filter(actor=source).count() == 1


def test_a_moved_row_entered_again_meanwhile_stays(three: list[Actor], analyst: User) -> None:
    source, target, _ = three
    mine, other = (AliasFactory.create(actor=source, text=text) for text in ("Holm", "Johan"))
    regrouping = merge(source, target, analyst)
    AliasFactory.create(actor=source, text="Holm")
    undone = undo(regrouping, analyst)
    assert undone.could_not == [
        "1 alias could not be brought back: the same has been entered again in the meantime."
    ]
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.actor, other.actor) == (target, source)


def test_what_was_added_and_changed_since_stays(three: list[Actor], analyst: User) -> None:
    source, target, _ = three
    regrouping = merge(source, target, analyst)
    with as_person(analyst):
        Alias.objects.filter(actor=target, text=source.name).update(type="official")
        target.refresh_from_db()
        target.country = "SE"
        target.mark(Decision.CORRECTED, analyst)
        target.save()
    undone = undo(regrouping, analyst)
    assert undone.could_not == [
        "1 actor stays as it is now, after changes made in the meantime.",
        "1 alias stays as it is now, after changes made in the meantime.",
    ]
    target.refresh_from_db()
    assert (target.country, target.decision) == ("SE", Decision.CORRECTED)


def test_evidence_found_since_stays_with_the_twin(three: list[Actor], analyst: User) -> None:
    source, target, _ = three
    body = ActorFactory.create()
    mine, theirs = (
        AffiliationFactory.create(person=each, organisation=body) for each in (source, target)
    )
    old = AffiliationEvidenceFactory.create(affiliation=mine)
    regrouping = merge(source, target, analyst)
    new = AffiliationEvidenceFactory.create(affiliation=theirs)
    undo(regrouping, analyst)
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.affiliation, new.affiliation) == (mine, theirs)
    assert Affiliation.objects.count() == 2
    assert AffiliationEvidence.objects.count() == 2


def test_the_machine_may_read_on_meanwhile(three: list[Actor], analyst: User) -> None:
    """Rows that came to the target after the merge are the target's."""
    source, target, _ = three
    regrouping = merge(source, target, analyst)
    mention = MentionFactory.create(actor=target)
    undo(regrouping, analyst)
    assert Mention.objects.get() == mention
    assert mention.actor == target
    assert Regrouping.objects.in_force().count() == 0
