"""A short name for an event, from what happened and who took part."""

from collections.abc import Mapping

from newsbase.extraction.results import Event, Participant, Role

LONGEST = 300
_LONGEST_SIDE = 80
_NAMED_SIDES = 4
_PRONOUNS = frozenset(
    ("he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "we", "us", "i", "me")
)


def title_of(event: Event, text: str, names: Mapping[str, str]) -> str:
    """ "Attack: Russia → Ukraine", "Joint military exercises: China, Belarus"; 300 characters.

    `names` gives the actors' names by key; a participant who is in nobody's key is named as the
    text does. Without participants the place stands in for them. The words of what happened are
    those in front of the first colon of `event.why`, where the rules write them.
    """
    label = event.why.partition(":")[0].strip() or event.trigger.of(text)
    actors = _side(event, "actor", text, names)
    recipients = _side(event, "recipient", text, names)
    sides = " → ".join(side for side in (actors, recipients) if side)
    if not sides and event.place is not None:
        sides = event.place.name
    label = label[:1].upper() + label[1:]
    return _cut(f"{label}: {sides}" if sides else label, LONGEST)


def _side(event: Event, role: Role, text: str, names: Mapping[str, str]) -> str:
    own = [p for p in event.participants if p.role == role and not _unnamed(p, text, names)]
    found = dict.fromkeys(_name(p, text, names) for p in own)
    named = list(found)[:_NAMED_SIDES]
    more = len(found) - len(named)
    return ", ".join([*named, f"{more} more"] if more else named)


def _unnamed(participant: Participant, text: str, names: Mapping[str, str]) -> bool:
    return participant.actor not in names and participant.span.of(text).lower() in _PRONOUNS


def _name(participant: Participant, text: str, names: Mapping[str, str]) -> str:
    known = names.get(participant.actor) if participant.actor is not None else None
    return _cut(known or " ".join(participant.span.of(text).split()), _LONGEST_SIDE)


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
