"""Who belongs to whom, as articles say it: from what was found to rows."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from actors.models import Actor, Affiliation
from newsbase.decisions import Origin
from newsbase.extraction import results

_MAX_ROLE = 200


class _Triple(NamedTuple):
    person: int
    organisation: int | None
    role: str


@dataclass(frozen=True, slots=True)
class Link:
    """An affiliation, and the words of the article that say so."""

    affiliation: Affiliation
    evidence: results.Span


def affiliate(found: Iterable[results.Actor], resolved: Mapping[str, Actor]) -> list[Link]:
    """Enter the affiliations that the article states between resolved actors.

    Where the body is nobody that is known, the role alone is entered.
    """
    stated = [
        (triple, affiliation.evidence)
        for actor in found
        for affiliation in actor.affiliations
        if (triple := _triple(actor, affiliation, resolved))
    ]
    wanted = {triple for triple, _ in stated}
    present = _affiliations(wanted)
    if missing := sorted(wanted - set(present), key=_order):
        Affiliation.objects.bulk_create(
            (
                Affiliation(
                    person_id=t.person,
                    organisation_id=t.organisation,
                    role=t.role,
                    origin=Origin.MACHINE,
                )
                for t in missing
            ),
            ignore_conflicts=True,  # a person may be entering the same
        )
        present = _affiliations(wanted)
    return [Link(present[triple], evidence) for triple, evidence in stated]


def _triple(
    actor: results.Actor, affiliation: results.Affiliation, resolved: Mapping[str, Actor]
) -> _Triple | None:
    person, organisation = resolved.get(actor.key), resolved.get(affiliation.actor or "")
    role = (affiliation.role or "")[:_MAX_ROLE]
    if person is None or person == organisation or not (organisation or role):
        return None
    return _Triple(person.pk, organisation.pk if organisation else None, role)


def _order(triple: _Triple) -> tuple[int, int, str]:
    return triple.person, triple.organisation or 0, triple.role


def _affiliations(triples: Collection[_Triple]) -> dict[_Triple, Affiliation]:
    """Those that stand; of several of one role at different times, the latest."""
    rows = Affiliation.objects.filter(person__in={triple.person for triple in triples})
    rows = rows.order_by("since", "pk")
    return {_Triple(a.person_id, a.organisation_id, a.role): a for a in rows}
