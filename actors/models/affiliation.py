from django.db import models
from django.db.models import F, Q

from actors.models.actor import Actor
from newsbase.decisions import Origin


class Affiliation(models.Model):
    """A person (or body) that belongs to an organisation or state, in a role.

    The sentences that say so are `articles.AffiliationEvidence` rows: only articles know texts.
    """

    person = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="members")
    role = models.CharField(max_length=200, blank=True)
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.PERSON)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "role"], name="actors_affiliation_once"
            ),
            models.CheckConstraint(
                name="actors_affiliation_not_self", condition=~Q(person=F("organisation"))
            ),
        ]

    def __str__(self) -> str:
        role = f", {self.role}" if self.role else ""
        return f"{self.person}{role} ({self.organisation})"
