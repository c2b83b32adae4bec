"""Merges and splits know rows by their ids: what they remember passes to rows found anew.

Reading an article again deletes the machine's rows and writes others. One that stands in the same
place, and says the same of it, is the row that was moved; an undo then takes it back.
"""

from collections.abc import Collection, Hashable, Mapping
from typing import Any

from django.db.models import Model, Q

from actors.models import Affiliation, RegroupedRow, Regrouping
from articles.models import (
    AffiliationEvidence,
    Article,
    Event,
    EventReport,
    Mention,
    Participant,
    Statement,
)

# What of a row says which one it is, whatever its id. The row of another of these tables that a
# column names counts by what says the same of that row, so such tables come first.
_TABLES: tuple[tuple[type[Model], str, tuple[str, ...]], ...] = (
    (Mention, "article", ("start", "end")),
    (Mention.candidates.through, "mention__article", ("mention_id", "actor_id")),
    (Statement, "article", ("start", "end", "cue_start", "cue_end")),
    (Statement.about.through, "statement__article", ("statement_id", "actor_id")),
    (Statement.addressees.through, "statement__article", ("statement_id", "actor_id")),
    (EventReport, "article", ("trigger_start", "trigger_end")),
    (Event, "reports__article", ("reports__trigger_start", "reports__trigger_end")),
    (Participant, "event__reports__article", ("event_id", "actor_id", "role")),
    (Participant.reports.through, "eventreport__article", ("participant_id", "eventreport_id")),
    (Affiliation, "evidence__article", ("person_id", "organisation_id", "role", "since")),
    (AffiliationEvidence, "article", ("affiliation_id", "start", "end")),
)
_MODELS: dict[str, type[Model]] = {model._meta.label_lower: model for model, _, _ in _TABLES}

Place = tuple[Hashable, ...]
Places = dict[str, dict[int, Place]]
Moved = dict[str, dict[int, int]]


class Remembered:
    """What the merges and splits in force did to one article, over a reading of it."""

    def __init__(self, article: Article, actors: Collection[int]) -> None:
        """Before the reading; `actors` are the ids of whom the article's rows speak."""
        self._article = article
        self._regroupings = _that_led_to(actors)
        self._before = _places(article) if self._regroupings else {}

    def pass_on(self) -> None:
        """After it: the records of rows that went are those of the rows in their places."""
        if not self._regroupings:
            return
        moved = _successors(self._before, _places(self._article))
        records = list(self._records(moved))
        for record in records:
            record.row = moved.get(record.model, {}).get(record.row, record.row)
            record.values = record.values and _translated(record, moved)
        RegroupedRow.objects.bulk_update(records, ["row", "values"], batch_size=500)

    def _records(self, moved: Moved) -> Any:
        """Those of rows that went, and of rows removed before that belonged to such."""
        named = Q(pk__in=())
        for label, pks in moved.items():
            named |= Q(model=label, row__in=list(pks))
            for other, column in _columns_to(label):
                named |= Q(
                    model=other,
                    act=RegroupedRow.Act.REMOVED,
                    **{f"values__{column}__in": list(pks)},
                )
            named |= Q(model=label, values__twin__in=list(pks))
        return RegroupedRow.objects.filter(named, regrouping__in=self._regroupings)


def _that_led_to(actors: Collection[int]) -> list[int]:
    """The regroupings in force by which rows came to these actors, one after another."""
    found: dict[int, int] = {}
    while actors:
        rows = Regrouping.objects.in_force().filter(target__in=actors).exclude(pk__in=found)
        new = dict(rows.values_list("pk", "source"))
        found |= new
        actors = set(new.values())
    return list(found)


def _places(article: Article) -> Places:
    """By table and id, where the article's rows stand. The first of several is the row's."""
    places: Places = {}
    for model, path, columns in _TABLES:
        names = {field.attname: _label(field) for field in model._meta.concrete_fields}
        rows = model._base_manager.filter(**{path: article}).order_by(*columns, "pk")
        here: dict[int, Place] = {}
        for pk, *values in rows.values_list("pk", *columns):
            place = zip(columns, values, strict=True)
            here.setdefault(pk, tuple(places.get(names.get(c, ""), {}).get(v, v) for c, v in place))
        places[model._meta.label_lower] = here
    return places


def _successors(before: Places, after: Places) -> Moved:
    """By table, from the ids of rows that went to those of the rows found in their places."""
    moved: Moved = {}
    for label, rows in before.items():
        at = {place: pk for pk, place in reversed(after[label].items())}
        gone = {pk: at.get(place) for pk, place in rows.items() if pk not in after[label]}
        moved[label] = {pk: new for pk, new in gone.items() if new is not None}
    return {label: pks for label, pks in moved.items() if pks}


def _translated(record: RegroupedRow, moved: Moved) -> dict[str, Any]:
    """Columns that name rows, and the ends of a move, with the new ids."""
    labels = _labels_of(record)
    return {
        name: moved.get(labels.get(name, ""), {}).get(value, value)
        if isinstance(value, int)
        else value
        for name, value in (record.values or {}).items()
    }


def _labels_of(record: RegroupedRow) -> Mapping[str, str]:
    """Which table the ids in a record's values are of."""
    model = _MODELS[record.model]
    labels = {field.attname: _label(field) for field in model._meta.concrete_fields}
    pointed_to = labels.get(record.column, "")
    return labels | {"twin": record.model, "from": pointed_to, "to": pointed_to}


def _columns_to(label: str) -> list[tuple[str, str]]:
    return [
        (model._meta.label_lower, field.attname)
        for model, _, _ in _TABLES
        for field in model._meta.concrete_fields
        if _label(field) == label
    ]


def _label(field: Any) -> str:
    """The table that a column points to, if it does."""
    return str(field.related_model._meta.label_lower) if field.is_relation else ""
