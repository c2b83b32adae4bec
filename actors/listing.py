"""What a row of the list of actors says: counts for the actors of one page.

One grouped query a count, each over the index of its actors: a subquery in the list's own query
would count for every actor that the order passes over.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Max, Q

from actors.models import Actor
from newsbase.decisions import Decision


def rows_of(pks: Sequence[int]) -> list[Actor]:
    """These actors in this order, with counts (the rejected left out) and `last_seen`."""
    actors = Actor.objects.filter(pk__in=pks).order_by()
    found = {actor.pk: actor for actor in actors.with_ambiguity()}
    statements = _numbers(
        actors, Count("statements", filter=~Q(statements__decision=Decision.REJECTED))
    )
    about = _numbers(actors, Count("statements_about"))
    # The rejected are few: to find them is quicker than to read all.
    refused = actors.filter(statements_about__decision=Decision.REJECTED)
    not_about = _numbers(refused, Count("statements_about"))
    events = _numbers(
        actors, Count("events", filter=~Q(events__decision=Decision.REJECTED), distinct=True)
    )
    named = actors.values_list("pk").annotate(
        number=Count("mentions__article", distinct=True), last=Max("mentions__article__published")
    )
    articles = {pk: (number, last) for pk, number, last in named}
    for pk, actor in found.items():
        counts = {
            "statement_count": statements.get(pk, 0),
            "about_count": about.get(pk, 0) - not_about.get(pk, 0),
            "event_count": events.get(pk, 0),
            "article_count": articles[pk][0],
            "last_seen": articles[pk][1],
        }
        for name, number in counts.items():
            setattr(actor, name, number)
    return [found[pk] for pk in pks if pk in found]


def _numbers(actors: Any, number: Any) -> dict[int, Any]:
    return dict(actors.values_list("pk").annotate(number=number))
