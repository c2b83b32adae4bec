"""Changing rows so that it can be taken back: each act is written down as it is done."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model

from actors.models import RegroupedRow, Regrouping
from actors.pointing import Column, columns_to, rows_of

T = TypeVar("T")
Act = RegroupedRow.Act

_ROWS = 5000  # written by one statement
_PAIRS = 200  # told apart within one statement


def settle() -> None:
    """Let the database check foreign keys now: a long list of checks to come slows all triggers."""
    connection.check_constraints()


def batches(items: Sequence[T], size: int = _ROWS) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def values_of(row: Model, names: Collection[str] | None = None) -> dict[str, Any]:
    """The row's columns (all, or these) as JSON can hold them, by their names in the database."""
    return {
        field.attname: _plain(field, row)
        for field in row._meta.concrete_fields
        if not field.generated and (names is None or field.attname in names)
    }


def _plain(field: Any, row: Model) -> Any:
    value = field.value_from_object(row)
    plain = value is None or isinstance(value, str | int | float | bool | dict | list)
    return value if plain else field.value_to_string(row)


def row_from(model: type[Model], values: Mapping[str, Any]) -> Model:
    """A row with these columns, as `values_of` gives them; not yet written."""
    return model(**read(model, values))


def read(model: type[Model], values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns as Python has them."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return {name: fields[name].to_python(value) for name, value in values.items() if name in fields}


class Recorder:
    """Does what a regrouping does to rows, and writes down each. Records come in order of doing."""

    def __init__(self, regrouping: Regrouping) -> None:
        self.regrouping = regrouping

    def move(
        self,
        column: Column,
        moves: Mapping[int, int | None],
        only: Collection[int] | None = None,
    ) -> None:
        """Let the rows (all, or `only` these ids) point to other ones: from an id to another.

        A row that would then be there twice is folded into its twin.
        """
        for some in batches(list(moves.items()), _PAIRS):
            self._move(column, dict(some), only)

    def _move(
        self, column: Column, moves: dict[int, int | None], only: Collection[int] | None
    ) -> None:
        rows = column.rows(moves)
        if only is not None:
            rows = rows.filter(pk__in=only)
        if twins := column.twins(rows, moves):
            self.fold(column.model, twins)
        standing = rows.order_by("pk").select_for_update(no_key=True)
        for some in batches(list(standing.values_list("pk", column.name))):
            self._save([self._moved(column, pk, old, moves[old]) for pk, old in some])
            moving = rows_of(column.model).filter(pk__in=[pk for pk, _ in some])
            moving.update(**{column.name: column.end_of(moves)})
            settle()

    def _moved(self, column: Column, pk: int, old: int, new: int | None) -> RegroupedRow:
        """Both ends are said where they are not the source and the target."""
        usual = (old, new) == (self.regrouping.source_id, self.regrouping.target_id)
        ends = None if usual else {"from": old, "to": new}
        return self._record(Act.MOVED, column.model, pk, ends, column.name)

    def fold(self, model: type[Model], twins: Mapping[int, int]) -> None:
        """Remove rows that stand for the same as others, to which all passes that hung on them."""
        for column in columns_to(model):
            self.move(column, twins)
        self._take_away(model, list(twins), twins)

    def remove(self, model: type[Model], pks: Sequence[int]) -> None:
        """Remove rows with all that cannot be without them."""
        for column in columns_to(model):
            if column.goes_with_it:
                rows = list(column.rows(pks).order_by("pk").values_list("pk", flat=True))
                if rows:
                    self.remove(column.model, rows)
            else:
                self.move(column, dict.fromkeys(pks))
        self._take_away(model, pks)

    def _take_away(
        self, model: type[Model], pks: Sequence[int], twins: Mapping[int, int] | None = None
    ) -> None:
        """The id of the twin, if there is one, is kept as one more column."""
        for some in batches(sorted(pks), 1000):
            rows = rows_of(model).filter(pk__in=some)
            values = {row.pk: values_of(row) for row in rows.order_by("pk")}
            if twins:
                values = {pk: columns | {"twin": twins[pk]} for pk, columns in values.items()}
            self._write_each(Act.REMOVED, model, values)
            rows.delete()

    def add(self, rows: Sequence[Model]) -> None:
        """Write new rows of one model."""
        if not rows:
            return
        model = type(rows[0])
        written = model._base_manager.bulk_create(rows)
        stored = rows_of(model).filter(pk__in=[row.pk for row in written]).order_by("pk")
        self._write_each(Act.ADDED, model, {row.pk: values_of(row) for row in stored})

    def note_added(self, row: Model) -> None:
        """A row that was written just now."""
        self._write_each(Act.ADDED, type(row), {row.pk: values_of(row)})

    def change(self, model: type[Model], pks: Collection[int], **values: Any) -> None:
        """Set columns of rows; what they were and what they are is kept."""
        rows = rows_of(model).filter(pk__in=list(pks)).order_by("pk")
        names = {model._meta.get_field(name).attname for name in values}  # type: ignore[union-attr]
        before = {row.pk: values_of(row, names) for row in rows.select_for_update(no_key=True)}
        rows.order_by().update(**values)
        after = {row.pk: values_of(row, names) for row in rows}
        changed = {
            pk: {"before": before[pk], "after": after[pk]}
            for pk in before
            if before[pk] != after[pk]
        }
        self._write_each(Act.CHANGED, model, changed)

    def _write_each(
        self, act: RegroupedRow.Act, model: type[Model], values: Mapping[int, dict[str, Any]]
    ) -> None:
        self._save([self._record(act, model, pk, each) for pk, each in values.items()])

    def _record(
        self,
        act: RegroupedRow.Act,
        model: type[Model],
        pk: int,
        values: dict[str, Any] | None,
        column: str = "",
    ) -> RegroupedRow:
        return RegroupedRow(
            regrouping=self.regrouping,
            model=model._meta.label_lower,
            row=pk,
            act=act,
            column=column,
            values=values,
        )

    def _save(self, records: list[RegroupedRow]) -> None:
        RegroupedRow.objects.bulk_create(records, batch_size=_ROWS)
