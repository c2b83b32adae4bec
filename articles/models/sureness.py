"""Confidences in words, so that they can be read and filtered by."""

from collections.abc import Collection
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Case, Q, Value, When


class Sureness(models.TextChoices):
    """From the surest down; see FLOORS."""

    SURE = "sure", "sure"
    LIKELY = "likely", "likely"
    POSSIBLE = "possible", "possible"
    DOUBTFUL = "doubtful", "doubtful"

    @classmethod
    def of(cls, confidence: float) -> "Sureness":
        return next(word for word in cls if confidence >= FLOORS[word])

    @classmethod
    def column(cls) -> Case:
        """The same in the database."""
        steps = [When(confidence__gte=FLOORS[word], then=Value(word)) for word in cls]
        return Case(*steps)

    @property
    def ends(self) -> tuple[float, float | None]:
        """The least confidence, and the one that is too high; none where nothing is."""
        above = [floor for floor in FLOORS.values() if floor > FLOORS[self]]
        return FLOORS[self], min(above, default=None)

    @property
    def range(self) -> str:
        """«0.9 and more», «below 0.9»."""
        low, high = self.ends
        return f"{low:g} and more" if high is None else f"below {high:g}"


# The least confidence of each, the surest first. Confidences are shares of what was right, so of
# the sure ones nine in ten should be.
FLOORS = {
    Sureness.SURE: 0.9,
    Sureness.LIKELY: 0.7,
    Sureness.POSSIBLE: 0.5,
    Sureness.DOUBTFUL: 0.0,
}


def as_sure_as(words: Collection[str]) -> Q:
    """Statements of these words."""
    return reduce(or_, (_between(Sureness(word)) for word in words))


def _between(word: Sureness) -> Q:
    low, high = word.ends
    below = Q() if high is None else Q(confidence__lt=high)
    return Q(confidence__gte=low) & below
