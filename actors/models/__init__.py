"""Who: people, states, organisations, their names and their affiliations."""

from actors.models.actor import Actor, ActorQuerySet
from actors.models.affiliation import Affiliation, AffiliationQuerySet
from actors.models.alias import Alias

__all__ = ["Actor", "ActorQuerySet", "Affiliation", "AffiliationQuerySet", "Alias"]
