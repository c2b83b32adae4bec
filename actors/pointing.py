"""Which columns of which tables point to a row, and what there may be only one of.

Read from the models, whichever app declares them: `actors` knows nothing of `articles`.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import BooleanField, Case, F, Func, OuterRef, Q, Subquery, Value, When

from actors.models import Actor, Distinction, Regrouping, Suggestion
from newsbase.decisions import Decision, Origin

# What is about the records of actors themselves: it tells of both sides, and is not passed on.
_OF_RECORDS = (Actor, Distinction, Regrouping, Suggestion)


class _NotDistinct(Func):
    """Equal, or both null."""

    template = "(%(expressions)s)"
    arg_joiner = " IS NOT DISTINCT FROM "
    output_field = BooleanField()
    conditional = True


@dataclass(frozen=True)
class Column:
    """A foreign key: the table that has it, and its field."""

    model: type[models.Model]
    field: Any

    @property
    def name(self) -> str:
        return str(self.field.attname)

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    @property
    def goes_with_it(self) -> bool:
        """Whether the row is deleted with what it points to."""
        return bool(self.field.remote_field.on_delete is models.CASCADE)

    def rows(self, pks: Collection[int]) -> "models.QuerySet[Any]":
        """Those that point to one of these."""
        return rows_of(self.model).filter(**{f"{self.name}__in": list(pks)})

    def twins(
        self, rows: "models.QuerySet[Any]", moves: Mapping[int, int | None]
    ) -> dict[int, int]:
        """The rows that would be there twice once they point elsewhere: their ids and their twins'.

        `moves` says from which id to which other the column goes. One query for each rule of the
        model that the column is part of.
        """
        wanted = {old: new for old, new in moves.items() if new is not None}
        found: dict[int, int] = {}
        for rule in self._rules() if wanted else ():
            pairs = rows.filter(rule.condition).annotate(
                moved_to=_case(self.name, wanted), twin=Subquery(rule.twin(self))
            )
            found |= dict(pairs.filter(twin__isnull=False).values_list("pk", "twin"))
        return found

    def end_of(self, moves: Mapping[int, int | None]) -> Any:
        """An expression: where the column of a row goes."""
        wanted = {old: new for old, new in moves.items() if new is not None}
        return _case(self.name, wanted) if wanted else None

    def _rules(self) -> "Iterator[_Rule]":
        meta = self.model._meta
        for names in meta.unique_together:
            yield _Rule(tuple(names), Q(), nulls_alike=False)
        for rule in meta.constraints:
            if isinstance(rule, models.UniqueConstraint):
                alike = rule.nulls_distinct is False
                yield _Rule(tuple(rule.fields), rule.condition or Q(), nulls_alike=alike)
        if self.field.unique:
            yield _Rule((self.field.name,), Q(), nulls_alike=False)


@dataclass(frozen=True)
class _Rule:
    """These fields together are unique among the rows of which the condition holds."""

    fields: tuple[str, ...]
    condition: Q
    nulls_alike: bool

    def twin(self, column: Column) -> "models.QuerySet[Any]":
        """Of a row with `moved_to` outside: the id of the one that stands where it would go."""
        if column.field.name not in self.fields:
            return rows_of(column.model).none().values("pk")
        others = [name for name in self.fields if name != column.field.name]
        same = [
            Q(_NotDistinct(F(name), OuterRef(name)))
            if self.nulls_alike
            else Q(**{name: OuterRef(name)})
            for name in others
        ]
        rows = rows_of(column.model).filter(self.condition, *same)
        there = rows.filter(**{column.name: OuterRef("moved_to")}).exclude(pk=OuterRef("pk"))
        return there.order_by("pk").values("pk")[:1]


def _case(name: str, moves: Mapping[int, int]) -> Any:
    if len(moves) == 1:
        return Value(next(iter(moves.values())), output_field=models.BigIntegerField())
    whens = [When(**{name: old}, then=Value(new)) for old, new in moves.items()]
    return Case(*whens, output_field=models.BigIntegerField())


def rows_of(model: type[models.Model]) -> "models.QuerySet[Any]":
    """All of them: a model's own manager may leave some out."""
    return model._base_manager.order_by()


# What a table may say of who wrote a row: a person, if it is so.
_BY_A_PERSON = {
    "origin": Q(origin=Origin.PERSON),
    "decision": ~Q(decision=Decision.NEW),
    "chosen_at": Q(chosen_at__isnull=False),
}


def by_persons(rows: "models.QuerySet[Any]") -> "models.QuerySet[Any]":
    """Those of the rows that a person entered, chose or decided on, where the table says it."""
    names = {field.name for field in rows.model._meta.concrete_fields}
    said = [condition for name, condition in _BY_A_PERSON.items() if name in names]
    return rows.filter(reduce(or_, said)) if said else rows.none()


@cache
def columns_to(model: type[models.Model]) -> tuple[Column, ...]:
    """All columns of all tables that point to the model, the tables of many-to-many included."""
    return tuple(
        Column(other, field)
        for other in apps.get_models(include_auto_created=True)
        if other._meta.managed and not other._meta.proxy
        for field in other._meta.local_concrete_fields
        if field.is_relation and field.related_model is model
    )


@cache
def columns_to_actors() -> tuple[Column, ...]:
    """Those by which rows speak of an actor, and which a merge therefore moves."""
    return tuple(each for each in columns_to(Actor) if each.model not in _OF_RECORDS)
