"""Taking a merge or a split back: exactly its rows, whatever became of them since."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import F, Model
from django.utils import timezone

from actors.merging import RegroupingError, locked, pass_on, survivors
from actors.models import Actor, RegroupedRow, Regrouping, Suggestion
from actors.pointing import by_persons, columns_to, columns_to_actors, rows_of
from actors.recording import Act, Recorder, batches, read, row_from, settle, values_of
from actors.row_words import in_words
from newsbase.locking import one_at_a_time
from newsbase.persons import as_person

_RUN = 2000  # records taken back together

GONE = (
    "{} could not be brought back: {they} {is_} gone,"
    " deleted or replaced when the article was read again."
)
ELSEWHERE = "{} {stay} where a person has put {them} in the meantime."
CHANGED = "{} {stay} as {they} {is_} now, after changes made in the meantime."
NEEDED = "{} {stay}, because other entries depend on {them}."
ORPHAN = "{} could not be brought back: the article, event or actor {they} belonged to is gone."
IN_THE_WAY = "{} could not be brought back: the same has been entered again in the meantime."


@dataclass(frozen=True)
class Undone:
    """What an undo did: numbers of rows by what they are, and sentences on what stayed."""

    brought_back: dict[str, int]
    could_not: list[str]


def undo(regrouping: Regrouping, user: AbstractBaseUser) -> Undone:
    """Bring back every row that it moved, removed, added or changed, the last first.

    What persons wrote into moved rows since stays: only the column goes back. A row that a later
    merge moved on comes back too, and the later merge forgets it. One transaction.
    """
    with as_person(user):
        one_at_a_time("store articles")
        held = Regrouping.objects.select_for_update().get(pk=regrouping.pk)
        if held.undone_at is not None:
            raise RegroupingError("That was undone already.")
        source, target = locked(held.source, held.target)
        if held.kind == Regrouping.Kind.MERGE and source.merged_into_id == target.pk:
            Actor.objects.filter(pk=source.pk).update(merged_into=None)
        undone = _Undoing(held).done()
        regrouping.undone_by = user  # type: ignore[assignment]
        regrouping.undone_at = timezone.now()
        regrouping.remark = "\n".join(undone.could_not)
        regrouping.save(update_fields=["undone_by", "undone_at", "remark"])
    return undone


class _Undoing:
    """One undo at work."""

    def __init__(self, regrouping: Regrouping) -> None:
        self._regrouping = regrouping
        self._back: Counter[tuple[str, str]] = Counter()
        self._left: Counter[tuple[str, str, str]] = Counter()
        self._touched: set[int] = set()  # actors that rows came back to
        self._later = _later_merges(regrouping)

    def done(self) -> Undone:
        acts = {
            Act.MOVED: self._move_back,
            Act.REMOVED: self._make_again,
            Act.ADDED: self._take_out,
            Act.CHANGED: self._change_back,
        }
        for (act, label, column), records in self._runs():
            try:
                model = apps.get_model(label)
            except LookupError:  # a table that this version no longer has
                self._left[GONE, label, column] += len(records)
                continue
            acts[Act(act)](model, column, records)
            settle()
        self._pass_on()
        back = Counter[str]()
        for (label, column), number in self._back.items():
            back[in_words(label, column)] += number
        return Undone(dict(back), [_sentence(*why, n) for why, n in sorted(self._left.items())])

    def _runs(self) -> Iterator[tuple[tuple[str, str, str], list[RegroupedRow]]]:
        """The records from the last to the first, in runs of the same sort."""
        records = self._regrouping.rows.order_by("-pk").iterator(chunk_size=_RUN)
        for sort, run in groupby(records, key=lambda r: (r.act, r.model, r.column)):
            some: list[RegroupedRow] = []
            for record in run:
                some.append(record)
                if len(some) == _RUN:
                    yield sort, some
                    some = []
            if some:
                yield sort, some

    # A moved row

    def _move_back(self, model: type[Model], column: str, records: Sequence[RegroupedRow]) -> None:
        pks = [record.row for record in records]
        held = rows_of(model).filter(pk__in=pks).order_by("pk").select_for_update(no_key=True)
        now = dict(held.values_list("pk", column))
        back: dict[int, list[int]] = {}
        for record in records:
            old, new = _ends(record)
            if record.row not in now:
                self._find(model, column, record)
            elif now[record.row] == new or self._moved_on(record, now[record.row]):
                back.setdefault(old, []).append(record.row)
            elif now[record.row] != old:
                self._left[ELSEWHERE, record.model, column] += 1
        for old, pks in back.items():
            self._unfold(model, pks)
            self._point(model, column, pks, old)

    def _point(self, model: type[Model], column: str, pks: Sequence[int], old: int) -> None:
        """All at once; one by one where the database refuses some."""
        label = model._meta.label_lower
        self._touched.add(old)
        try:
            with transaction.atomic():
                rows_of(model).filter(pk__in=pks).update(**{column: old})
                self._back[label, column] += len(pks)
        except IntegrityError:
            if len(pks) == 1:
                self._left[IN_THE_WAY, label, column] += 1
                return
            for pk in pks:
                self._point(model, column, [pk], old)

    def _moved_on(self, record: RegroupedRow, now: int | None) -> bool:
        """Whether later merges alone took the row to where it is; then they forget it."""
        at, moves = _followed(record, _later(record))
        if at != now or not moves:
            return False
        _forget(moves)
        return True

    def _find(self, model: type[Model], column: str, record: RegroupedRow) -> None:
        """A row that is gone: a later merge may have folded it into its twin."""
        later = _later(record)
        at, moves = _followed(record, later)
        for each in later:
            merge = each.regrouping.kind == Regrouping.Kind.MERGE
            if merge and each.act == Act.REMOVED and (each.values or {}).get(column) == at:
                if self._restore(model, each, {column: _ends(record)[0]}):
                    self._back[record.model, column] += 1
                self._bring_along(model, each)
                _forget([*moves, each])
                return
        self._left[GONE, record.model, column] += 1

    def _bring_along(self, model: type[Model], removed: RegroupedRow) -> None:
        """What the later merge passed to the twin, or removed with the row, comes back with it."""
        same = RegroupedRow.objects.filter(regrouping=removed.regrouping_id).order_by("-pk")
        for column in columns_to(model):
            label, name = column.label, column.name
            of_table = same.filter(model=label).select_related("regrouping")
            for each in of_table.filter(act=Act.REMOVED, **{f"values__{name}": removed.row}):
                self._restore(column.model, each, {})
                self._bring_along(column.model, each)
                _forget([each])
            moved = list(of_table.filter(act=Act.MOVED, column=name, values__from=removed.row))
            self._move_back(column.model, name, moved)
            _forget(moved)

    def _unfold(self, model: type[Model], pks: Sequence[int]) -> None:
        """Rows that later merges folded into these, which now go, stand for themselves again."""
        if not self._later:
            return
        folded = RegroupedRow.objects.filter(regrouping__in=self._later, act=Act.REMOVED)
        of_table = folded.filter(model=model._meta.label_lower, values__twin__in=list(pks))
        for each in of_table.select_related("regrouping").order_by("-pk"):
            self._restore(model, each, {})
            self._bring_along(model, each)
            _forget([each])

    # A removed row

    def _make_again(self, model: type[Model], column: str, records: Sequence[RegroupedRow]) -> None:
        for record in records:
            if self._restore(model, record, {}):
                self._back[record.model, column] += 1

    def _restore(self, model: type[Model], record: RegroupedRow, instead: dict[str, Any]) -> bool:
        """Write the row with its old id and columns, some of them others."""
        values = (record.values or {}) | instead
        reason = ""
        self._touched |= {values[name] for name in _actor_columns(model) if values.get(name)}
        if _points_to_nothing(model, values):
            reason = ORPHAN
        else:
            try:
                with transaction.atomic():
                    row_from(model, values).save_base(raw=True, force_insert=True)
            except IntegrityError:
                reason = IN_THE_WAY
        if reason and model is not Suggestion:  # those are only guesses, made anew at any time
            self._left[reason, record.model, ""] += 1
        return not reason

    # Rows that now point to an actor merged since

    def _pass_on(self) -> None:
        """Later merges take such rows along, and count them as their own."""
        named = self._touched
        while merges := _merges_of(named):
            for merge in merges:
                pass_on(Recorder(merge), merge.source, merge.target)
            named = {merge.target_id for merge in merges}

    # An added row

    def _take_out(self, model: type[Model], column: str, records: Sequence[RegroupedRow]) -> None:
        for some in batches([record.row for record in records], 200):
            rows = {row.pk: row for row in rows_of(model).filter(pk__in=some)}
            for record in records:
                if record.row in some:
                    self._take_out_one(record, rows.get(record.row))

    def _take_out_one(self, record: RegroupedRow, row: Model | None) -> None:
        later = _later(record)
        if row is None:
            _forget([each for each in later if each.act == Act.REMOVED])
            return
        if isinstance(row, Actor):
            self._hide(row)
            return
        moves = _explained(record, row, later)
        if moves is None:
            self._left[CHANGED, record.model, ""] += 1
        elif any(column.rows([row.pk]).exists() for column in columns_to(type(row))):
            self._left[NEEDED, record.model, ""] += 1
        else:
            self._unfold(type(row), [row.pk])
            row.delete()
            _forget(moves)
            self._back[record.model, "added"] += 1

    def _hide(self, actor: Actor) -> None:
        """A new actor of a split stays as a row, merged into the old: the history names it.

        What the machine gave it since goes to the old one as well.
        """
        source = self._regrouping.source
        if actor.merged_into_id is not None:
            return
        if _is_in_use(actor):
            self._left[NEEDED, actor._meta.label_lower, ""] += 1
            return
        pass_on(Recorder(self._regrouping), actor, source)
        self._touched.add(source.pk)
        Actor.objects.filter(pk=actor.pk).update(merged_into=source)

    # A changed row

    def _change_back(
        self, model: type[Model], column: str, records: Sequence[RegroupedRow]
    ) -> None:
        rows = rows_of(model).filter(pk__in=[record.row for record in records])
        found = {row.pk: row for row in rows.select_for_update(no_key=True)}
        stays: set[int] = set()  # a row may have been changed several times
        for record in records:
            values = record.values or {}
            row = found.get(record.row)
            if row is None:
                continue  # said already where it was moved
            if values_of(row, values["after"]) != values["after"]:
                self._left[CHANGED, record.model, ""] += record.row not in stays
                stays.add(record.row)
                continue
            rows_of(model).filter(pk=row.pk).update(**read(model, values["before"]))


def _is_in_use(actor: Actor) -> bool:
    """Did a person give it rows, or merge another into it?"""
    merged = Regrouping.objects.in_force().filter(kind=Regrouping.Kind.MERGE, target=actor)
    return merged.exists() or any(
        by_persons(column.rows([actor.pk])).exists() for column in columns_to_actors()
    )


def _ends(record: RegroupedRow) -> tuple[int, int | None]:
    """From where a moved row was taken, and to where."""
    if record.values:
        return record.values["from"], record.values["to"]
    return record.regrouping.source_id, record.regrouping.target_id


def _later(record: RegroupedRow) -> list[RegroupedRow]:
    """What regroupings in force did to the row afterwards, in that order."""
    since = RegroupedRow.objects.filter(model=record.model, row=record.row)
    since = since.filter(regrouping__gt=record.regrouping_id, regrouping__undone_at=None)
    return list(since.select_related("regrouping").order_by("regrouping_id", "pk"))


def _followed(
    record: RegroupedRow, later: Sequence[RegroupedRow]
) -> tuple[int | None, list[RegroupedRow]]:
    """Where later merges took a moved row, and by which of their records.

    Not later splits: those say of these very rows whose they are.
    """
    at, moves = _ends(record)[1], []
    for each in later:
        moved = each.act == Act.MOVED and each.column == record.column
        if moved and each.regrouping.kind == Regrouping.Kind.MERGE and _ends(each)[0] == at:
            at = _ends(each)[1]
            moves.append(each)
    return at, moves


def _explained(
    record: RegroupedRow, row: Model, later: Sequence[RegroupedRow]
) -> list[RegroupedRow] | None:
    """The later moves that account for all that is different in an added row; None if none do."""
    used: list[RegroupedRow] = []
    for name, now in values_of(row).items():
        at = (record.values or {}).get(name)
        for each in later:
            if each.act == Act.MOVED and each.column == name and _ends(each)[0] == at:
                at = _ends(each)[1]
                used.append(each)
        if now != at:
            return None
    return used


def _forget(records: Sequence[RegroupedRow]) -> None:
    RegroupedRow.objects.filter(pk__in=[record.pk for record in records]).delete()


def _later_merges(regrouping: Regrouping) -> list[int]:
    """The merges in force, made since, into the target or into who stands for it now."""
    target = regrouping.target_id
    standing = {target, *survivors([target]).values()}
    in_force = Regrouping.objects.in_force().filter(kind=Regrouping.Kind.MERGE)
    since = in_force.filter(pk__gt=regrouping.pk, target__in=standing)
    return list(since.values_list("pk", flat=True))


def _merges_of(pks: Collection[int]) -> list[Regrouping]:
    """The merges in force by which these actors went into others, in the order they were made."""
    in_force = Regrouping.objects.in_force().filter(kind=Regrouping.Kind.MERGE)
    merged = in_force.filter(source__in=pks, source__merged_into=F("target"))
    return list(merged.select_related("source", "target", "made_by").order_by("pk"))


def _actor_columns(model: type[Model]) -> list[str]:
    return [each.name for each in columns_to(Actor) if each.model is model]


def _points_to_nothing(model: type[Model], values: dict[str, Any]) -> bool:
    """Whether a row that one of the columns names is gone."""
    fields: list[Any] = [field for field in model._meta.concrete_fields if field.is_relation]
    return any(
        values.get(field.attname) is not None
        and not rows_of(field.related_model).filter(pk=values[field.attname]).exists()
        for field in fields
    )


def _sentence(reason: str, label: str, column: str, number: int) -> str:
    one = number == 1
    return reason.format(
        f"{number:,} {in_words(label, column, number)}",
        is_="is" if one else "are",
        stay="stays" if one else "stay",
        them="it" if one else "them",
        they="it" if one else "they",
    )
