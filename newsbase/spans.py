"""Columns for a span of an article's text: code-point offsets, end exclusive."""

from django.db import models
from django.db.models import F, Q


def span_check(name: str, prefix: str = "") -> models.CheckConstraint:
    """`start < end` for the columns `{prefix}start` and `{prefix}end`; both null or neither."""
    start, end = f"{prefix}start", f"{prefix}end"
    both = Q(**{f"{start}__isnull": False, f"{end}__isnull": False, f"{start}__lt": F(end)})
    neither = Q(**{f"{start}__isnull": True, f"{end}__isnull": True})
    return models.CheckConstraint(name=name, condition=both | neither)
