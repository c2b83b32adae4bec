"""What a person decided about a row that the machine, or another person, made."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Decision(models.TextChoices):
    NEW = "new", "new"
    ACCEPTED = "accepted", "accepted"
    CORRECTED = "corrected", "corrected"
    REJECTED = "rejected", "rejected"


class Origin(models.TextChoices):
    CURATED = "curated", "curated table"
    MACHINE = "machine", "machine"
    PERSON = "person", "person"


class Decided(models.Model):
    """A row that a person may accept, correct or reject; `new` means nobody has yet."""

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

    def mark(self, decision: Decision, user: AbstractBaseUser | None) -> None:
        """Set the decision, its author and time; the caller saves."""
        self.decision = decision
        undone = decision == Decision.NEW
        self.decided_by = None if undone else user  # type: ignore[assignment]
        self.decided_at = None if undone else timezone.now()
