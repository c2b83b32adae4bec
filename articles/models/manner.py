"""Whether a statement was spoken, or is a position that somebody is said to hold."""

from django.db import models
from django.db.models import Case, Value, When

from newsbase.extraction.acts import attitudes


class Manner(models.TextChoices):
    SPOKEN = "spoken", "spoken"
    HELD = "held", "held, not spoken"

    @classmethod
    def of(cls, act: str) -> "Manner":
        return cls.HELD if act in attitudes() else cls.SPOKEN

    @classmethod
    def column(cls) -> Case:
        """The same in the database."""
        return Case(When(act__in=attitudes(), then=Value(cls.HELD)), default=Value(cls.SPOKEN))
