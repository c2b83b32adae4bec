"""manage.py suggest: which actors may be one, worked out anew for all of them."""

from typing import Any

from django.core.management.base import BaseCommand

from actors.models import Actor, Suggestion
from actors.suggesting import BATCH, suggest_for


class Command(BaseCommand):
    help = "Renew the suggestions which actors may be one; ingestion does it for those it touches."

    def handle(self, *args: Any, **options: Any) -> None:
        last = 0
        # Pairs of curated actors are never suggested: what is left of them, the others find.
        waiting = Actor.objects.standing().filter(curated_key__isnull=True).order_by("pk")
        while some := list(waiting.filter(pk__gt=last)[:BATCH]):
            suggest_for(some)
            last = some[-1].pk
        self.stdout.write(f"{Suggestion.objects.count()} pairs of actors may be one")
