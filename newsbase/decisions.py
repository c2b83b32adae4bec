"""What a person decided about a row that the machine, or another person, made."""

from collections.abc import Collection
from typing import Any, Self, TypeVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.db.models import Case, Count, F, Q, Value, When
from django.utils import timezone


class Decision(models.TextChoices):
    NEW = "new", "new"
    ACCEPTED = "accepted", "accepted"
    CORRECTED = "corrected", "corrected"
    REJECTED = "rejected", "rejected"


# A person vouches for what these mark.
CONFIRMED = (Decision.ACCEPTED, Decision.CORRECTED)


class Origin(models.TextChoices):
    CURATED = "curated", "curated table"
    MACHINE = "machine", "machine"
    PERSON = "person", "person"


# What a decision writes, for `save(update_fields=...)`.
DECISION_FIELDS = ["decision", "was_corrected", "decided_by", "decided_at"]


class Decided(models.Model):
    """A row that a person may accept, correct or reject; `new` means nobody has yet.

    A correction stays whatever is decided later, so taking that back leaves the row corrected.
    """

    decision = models.CharField(
        max_length=10, choices=Decision.choices, default=Decision.NEW, db_index=True
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    was_corrected = models.BooleanField(
        default=False, editable=False, help_text="Before the present decision"
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_decided_at",
                condition=Q(decision=Decision.NEW, decided_at__isnull=True)
                | (~Q(decision=Decision.NEW) & Q(decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_decision",
                condition=Q(decision__in=Decision.values),
            ),
        ]

    @property
    def is_decided(self) -> bool:
        return self.decision != Decision.NEW

    @property
    def outcome(self) -> str:
        """What the last decision came to, to be said behind the kind of row: "accepted"."""
        return self.get_decision_display() if self.is_decided else "open again"

    def mark(self, decision: Decision, user: AbstractBaseUser | None) -> None:
        """Set the decision, its author and time; the caller saves DECISION_FIELDS.

        `new` takes the last decision back; of a corrected row that changes nothing.
        """
        corrected = self.decision == Decision.CORRECTED
        if decision == Decision.NEW and corrected:
            return
        self.was_corrected = self.was_corrected or corrected
        if decision == Decision.NEW and self.was_corrected:
            decision = Decision.CORRECTED
        self.decision = decision
        undone = decision == Decision.NEW
        self.decided_by = None if undone else user  # type: ignore[assignment]
        self.decided_at = None if undone else timezone.now()


D = TypeVar("D", bound=Decided)


class DecidedQuerySet(models.QuerySet[D]):
    """Rows by what was decided about them, and one decision about all of them."""

    def standing(self) -> Self:
        """All but the rejected."""
        return self.exclude(decision=Decision.REJECTED)

    def decided_as(self, decisions: Collection[str]) -> Self:
        """With one of these decisions; with none named, all but the rejected."""
        return self.filter(decision__in=decisions) if decisions else self.standing()

    def number_by(self, column: str) -> dict[str, int]:
        """How many rows have which value of the column, most frequent first."""
        rows = self.order_by().values_list(column).annotate(number=Count("pk"))
        return dict(rows.order_by("-number", column))

    def decide(self, decision: Decision, user: AbstractBaseUser) -> int:
        """Mark all of them as `Decided.mark` marks one; gives how many it changed.

        One UPDATE; the writer must be a person (newsbase.persons).
        """
        if decision == Decision.NEW:
            return self._take_back(user)
        corrected = Case(When(decision=Decision.CORRECTED, then=True), default=F("was_corrected"))
        return self.update(
            decision=decision,
            was_corrected=corrected,
            decided_by=user,
            decided_at=timezone.now(),
        )

    def _take_back(self, user: AbstractBaseUser) -> int:
        def if_corrected(value: Any, otherwise: Any) -> Case:
            return Case(When(was_corrected=True, then=Value(value)), default=Value(otherwise))

        return self.exclude(decision__in=[Decision.NEW, Decision.CORRECTED]).update(
            decision=if_corrected(Decision.CORRECTED, Decision.NEW),
            decided_by=if_corrected(user.pk, None),
            decided_at=if_corrected(timezone.now(), None),
        )
