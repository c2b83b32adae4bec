"""All rows of all tables, to be compared before and after."""

from collections.abc import Collection
from typing import Any

from django.apps import apps

# What tells of the regrouping itself, and what Django writes beside any request.
_ASIDE = {"actors.regrouping", "actors.regroupedrow", "sessions.session", "admin.logentry"}

Snapshot = dict[str, dict[Any, dict[str, Any]]]


def snapshot(aside: Collection[str] = ()) -> Snapshot:
    """By table and id the columns of every row; tables named in `aside` are left out."""
    models = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.label_lower not in {*_ASIDE, *aside}
    ]
    return {
        model._meta.label_lower: {
            row["pk"]: row for row in model._base_manager.values("pk", *_names(model))
        }
        for model in models
    }


def _names(model: Any) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def differences(before: Snapshot, after: Snapshot) -> set[tuple[str, Any, str]]:
    """Table, id and column of all that differs; the column is "" where a row came or went."""
    found = set()
    for table, rows in before.items():
        others = after[table]
        found |= {(table, pk, "") for pk in rows.keys() ^ others.keys()}
        found |= {
            (table, pk, name)
            for pk in rows.keys() & others.keys()
            for name, value in rows[pk].items()
            if others[pk][name] != value
        }
    return found
