"""Mentions of one actor that mean somebody else: they move, with what hangs on them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q
from django.utils import timezone

from actors.merging import RegroupingError, locked, note_apart
from actors.models import Actor, Affiliation, Regrouping
from actors.pointing import Column, columns_to
from actors.recording import Recorder
from articles.models import (
    AffiliationEvidence,
    Article,
    EventReport,
    Mention,
    Participant,
    Statement,
)
from newsbase.decisions import Decision, Origin
from newsbase.locking import one_at_a_time
from newsbase.persons import as_person


@dataclass(frozen=True)
class NewActor:
    """One to be made for the mentions."""

    name: str
    kind: str


def split(
    actor: Actor, mentions: Collection[int], to: Actor | NewActor, user: AbstractBaseUser
) -> Regrouping:
    """Move the mentions with these ids to another actor, and what hangs on exactly these.

    In their articles: statements whose speaker or target stands in one of them; those about, to or
    carried by the actor, parts in events, and the evidence of its affiliations, where no other
    mention of it is near. A person chose, for the mentions that stay in these articles too, so no
    reading changes it. The two are not the same from then on.
    """
    with as_person(user):
        one_at_a_time("store articles")
        if isinstance(to, NewActor):
            (actor,) = locked(actor)
            target = Actor.objects.create(name=to.name, kind=to.kind, origin=Origin.PERSON)
        else:
            actor, target = locked(actor, to)
        _check(actor, target)
        regrouping = Regrouping.objects.create(
            kind=Regrouping.Kind.SPLIT,
            source=actor,
            target=target,
            made_by=user,  # type: ignore[misc]
        )
        record = Recorder(regrouping)
        if isinstance(to, NewActor):
            record.note_added(target)
        note_apart(record, actor, target)
        _Splitting(record, actor, target, mentions).do(user)
    return regrouping


def _check(actor: Actor, target: Actor) -> None:
    if actor.pk == target.pk:
        raise RegroupingError(f"The mentions are {actor}'s already.")
    if target.merged_into_id is not None or target.decision == Decision.REJECTED:
        raise RegroupingError(f"{target} is no actor to whom mentions could go.")


def assign(mention: Mention, actor: Actor | None, user: AbstractBaseUser) -> None:
    """Say who is meant by a mention of nobody known, or that nobody is."""
    with as_person(user):
        one_at_a_time("store articles")
        Mention.objects.filter(pk=mention.pk).update(
            actor=actor, chosen_by=user, chosen_at=timezone.now()
        )


class _Splitting:
    """One split at work."""

    def __init__(
        self, record: Recorder, actor: Actor, target: Actor, mentions: Collection[int]
    ) -> None:
        self._record = record
        self._actor = actor
        self._target = target
        chosen = Mention.objects.filter(pk__in=mentions, actor=actor).select_for_update()
        self._chosen = {mention.pk: mention for mention in chosen}
        if not self._chosen:
            raise RegroupingError("No mention was selected.")
        self._articles = {mention.article_id for mention in self._chosen.values()}
        self._near = self._mentions()
        self._texts = dict(Article.objects.filter(pk__in=self._articles).values_list("pk", "text"))

    def _mentions(self) -> dict[int, list[Mention]]:
        """All mentions of the actor in these articles."""
        found: dict[int, list[Mention]] = defaultdict(list)
        for mention in Mention.objects.filter(actor=self._actor, article__in=self._articles):
            found[mention.article_id].append(mention)
        return found

    def do(self, user: AbstractBaseUser) -> None:
        self._move_statements()
        self._move_concerned("about", self._content)
        self._move_concerned("addressees", self._paragraph)
        self._move_parts()
        self._move_affiliations()
        self._move(Mention, "actor", self._chosen)
        # Who leaves a mention where it is, beside those that go, has chosen there as well.
        seen = [mention.pk for near in self._near.values() for mention in near]
        open_ = Mention.objects.filter(pk__in=seen, chosen_at=None).values_list("pk", flat=True)
        going = {*self._chosen, *open_}
        self._record.change(Mention, going, chosen_by=user, chosen_at=timezone.now())

    def _move(self, model: Any, field: str, pks: Collection[int]) -> None:
        column = Column(model, model._meta.get_field(field))
        self._record.move(column, {self._actor.pk: self._target.pk}, only=list(pks))

    def _goes(self, article: int, start: int | None = None, end: int | None = None) -> bool:
        """Whether all mentions of the actor that touch the span were chosen.

        Where none does, or without a span, those of the whole article count.
        """
        near = self._near[article]
        if start is not None and end is not None:
            near = [m for m in near if m.start < end and start < m.end] or near
        return all(mention.pk in self._chosen for mention in near)

    def _move_statements(self) -> None:
        named = Q(speaker_actor=self._actor) | Q(target_actor=self._actor)
        rows = Statement.objects.filter(
            named | Q(medium_actor=self._actor), article__in=self._articles
        ).defer("search")
        going: dict[str, list[int]] = {name: [] for name in ("speaker", "target", "medium")}
        for row in rows:
            for part, pks in going.items():
                start, end = getattr(row, f"{part}_start", None), getattr(row, f"{part}_end", None)
                ours = getattr(row, f"{part}_actor_id") == self._actor.pk
                if ours and self._goes(row.article_id, start, end):
                    pks.append(row.pk)
        for part, pks in going.items():
            self._move(Statement, f"{part}_actor", pks)

    def _move_concerned(self, field: str, span: Any) -> None:
        """Those whom statements are about, or spoken to."""
        through = Statement._meta.get_field(field).remote_field.through  # type: ignore[union-attr]
        rows = through._base_manager.filter(
            actor=self._actor, statement__article__in=self._articles
        ).select_related("statement")
        going = [
            row.pk for row in rows if self._goes(row.statement.article_id, *span(row.statement))
        ]
        self._move(through, "actor", going)

    def _content(self, statement: Statement) -> tuple[int, int]:
        return statement.start, statement.end

    def _paragraph(self, statement: Statement) -> tuple[int, int]:
        """The lines that the statement stands in: hearers are named beside what is said."""
        text = self._texts[statement.article_id]
        end = text.find("\n", statement.end)
        return text.rfind("\n", 0, statement.start) + 1, len(text) if end < 0 else end

    def _move_parts(self) -> None:
        """Parts in events: whole where each report goes, else for the reports that do."""
        parts = Participant.objects.filter(
            actor=self._actor, reports__article__in=self._articles
        ).distinct()
        whole = []
        for part in parts.prefetch_related("reports"):
            reports = list(part.reports.all())
            going = [report for report in reports if self._report_goes(report)]
            if len(going) == len(reports):
                whole.append(part.pk)
            elif going:
                self._divide(part, going)
        self._move(Participant, "actor", whole)

    def _report_goes(self, report: EventReport) -> bool:
        ours = report.article_id in self._articles
        return ours and self._goes(report.article_id, report.start, report.end)

    def _divide(self, part: Participant, going: Iterable[EventReport]) -> None:
        """A part of the other actor in the same event, with these reports."""
        same = {"event": part.event, "actor": self._target, "role": part.role}
        other = Participant.objects.filter(**same).first()
        if other is None:
            other = Participant(**same, name=part.name)
            self._record.add([other])
        self._pass_on(Participant.reports.through, "participant", part.pk, other.pk, {
            "eventreport__in": [report.pk for report in going]
        })  # fmt: skip

    def _pass_on(self, model: Any, field: str, old: int, new: int, which: dict[str, Any]) -> None:
        rows = model._base_manager.filter(**{field: old}, **which).values_list("pk", flat=True)
        column = Column(model, model._meta.get_field(field))
        self._record.move(column, {old: new}, only=list(rows))

    def _move_affiliations(self) -> None:
        """With the evidence that speaks of the chosen mentions."""
        for column in columns_to(Actor):
            if column.model is Affiliation:
                ours = Affiliation.objects.filter(**{column.name: self._actor.pk})
                found = AffiliationEvidence.objects.filter(
                    affiliation__in=ours, article__in=self._articles
                )
                going = [row.pk for row in found if self._goes(row.article_id, row.start, row.end)]
                for affiliation in ours.filter(evidence__in=going).distinct():
                    self._move_affiliation(column, affiliation, going)

    def _move_affiliation(
        self, column: Column, affiliation: Affiliation, going: Collection[int]
    ) -> None:
        ends = {affiliation.person_id, affiliation.organisation_id}
        if self._target.pk in ends:
            return  # nobody belongs to itself
        rest = affiliation.evidence.exclude(pk__in=going)
        if not rest.exists() and affiliation.origin == Origin.MACHINE:
            self._record.move(column, {self._actor.pk: self._target.pk}, only=[affiliation.pk])
            return
        columns = {
            "person_id": affiliation.person_id,
            "organisation_id": affiliation.organisation_id,
            "role": affiliation.role,
            "since": affiliation.since,
            column.name: self._target.pk,
        }
        other = Affiliation.objects.filter(**columns).first()
        if other is None:
            other = Affiliation(**columns, until=affiliation.until, origin=Origin.MACHINE)
            self._record.add([other])
        which = {"pk__in": list(going)}
        self._pass_on(AffiliationEvidence, "affiliation", affiliation.pk, other.pk, which)
