"""Two actors side by side: what tells whether they are one."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Max, Min, Q
from django.db.models.functions import Greatest, Substr

from actors.models import Actor, Affiliation, Alias, Suggestion
from newsbase.decisions import Decision
from newsbase.passages import from_word, to_word

_AROUND = 110  # characters of the article on either side of a mention
MOST_ROLES = 3
MOST_ALIASES = 6


@dataclass
class Look:
    """An actor with what articles say of it; `sentence` is a passage around its latest mention."""

    actor: Actor
    mentions: int = 0
    statements: int = 0
    first: Any = None
    last: Any = None
    sentence: dict[str, Any] | None = None
    roles: list[Affiliation] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)

    @property
    def strength(self) -> tuple[bool, bool, int, int, int]:
        """The stronger of two is the one to keep.

        One of the curated tables, else one that a person vouched for; else the one of which more
        is on record. Of two with nothing between them the older.
        """
        curated = self.actor.curated_key is not None
        said = self.mentions + self.statements
        return curated, self.actor.is_vouched, said, len(self.roles + self.aliases), -self.actor.pk


@dataclass(frozen=True)
class Pairing:
    """A suggestion, with the one to keep first."""

    suggestion: Suggestion
    kept: Look
    other: Look


def pairings(suggestions: Collection[Suggestion], keep: str = "") -> list[Pairing]:
    """In a fixed number of queries. `keep` is the id of one that stays, though it be the weaker."""
    actors = {a.pk: a for each in suggestions for a in (each.first, each.second)}
    looks = looks_at(actors.values())
    found = []
    for each in suggestions:
        two = sorted(
            (looks[each.first_id], looks[each.second_id]),
            key=lambda look: (str(look.actor.pk) == keep, look.strength),
            reverse=True,
        )
        found.append(Pairing(each, two[0], two[1]))
    return found


def looks_at(actors: Iterable[Actor]) -> dict[int, Look]:
    looks = {actor.pk: Look(actor) for actor in actors}
    own = Actor.objects.filter(pk__in=looks).order_by()
    seen = own.values("pk").annotate(
        number=Count("mentions"),
        first=Min("mentions__article__published"),
        last=Max("mentions__article__published"),
        latest=Max("mentions", filter=Q(mentions__type="name")),
    )
    latest = []
    for row in seen:
        look = looks[row["pk"]]
        look.mentions, look.first, look.last = row["number"], row["first"], row["last"]
        latest.append(row["latest"])
    spoken = ~Q(statements__decision=Decision.REJECTED)
    said = own.values_list("pk").annotate(number=Count("statements", filter=spoken))
    for pk, number in said:
        looks[pk].statements = number
    _add_names(looks)
    _add_sentences(looks, [pk for pk in latest if pk])
    return looks


def _add_names(looks: dict[int, Look]) -> None:
    roles = Affiliation.objects.filter(person__in=looks).select_related("person", "organisation")
    for role in roles.order_by("pk"):
        looks[role.person_id].roles.append(role)
    aliases: dict[int, list[str]] = defaultdict(list)
    named = Alias.objects.filter(actor__in=looks, rejected=False).order_by("type", "folded")
    for pk, text in named.values_list("actor", "text"):
        aliases[pk].append(text)
    for pk, look in looks.items():
        look.roles = look.roles[:MOST_ROLES]
        look.aliases = [text for text in aliases[pk] if text != look.actor.name][:MOST_ALIASES]


def _add_sentences(looks: dict[int, Look], mentions: Collection[int]) -> None:
    """Substr counts from 1, offsets from 0."""
    start, end = F("mentions__start"), F("mentions__end")
    begin = Greatest(start - _AROUND, 0)
    text = "mentions__article__text"
    rows = Actor.objects.filter(mentions__in=mentions).values(
        "pk",
        mention=F("mentions"),
        article=F("mentions__article"),
        published=F("mentions__article__published"),
        before=Substr(text, begin + 1, start - begin),
        words=Substr(text, start + 1, end - start),
        after=Substr(text, end + 1, _AROUND),
    )
    for row in rows:
        cut = {"before": from_word(row["before"], _AROUND), "after": to_word(row["after"], _AROUND)}
        looks[row["pk"]].sentence = {**row, **cut}
