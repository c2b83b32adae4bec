"""Who: people, states, organisations, their names, affiliations, and who is the same as whom."""

from actors.models.actor import Actor, ActorQuerySet
from actors.models.affiliation import Affiliation, AffiliationQuerySet
from actors.models.alias import Alias
from actors.models.likeness import Distinction, Suggestion
from actors.models.regrouping import RegroupedRow, Regrouping

__all__ = [
    "Actor",
    "ActorQuerySet",
    "Affiliation",
    "AffiliationQuerySet",
    "Alias",
    "Distinction",
    "RegroupedRow",
    "Regrouping",
    "Suggestion",
]
