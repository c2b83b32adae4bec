"""What gold says of a statement besides speaker and content: is it right where it is found?"""

from collections.abc import Callable, Iterator

from newsbase.extraction.evaluation.statement_items import NOBODY, Party, plain
from newsbase.extraction.evaluation.statement_outcome import Match

Check = Callable[[Match, str], bool]


def checks(match: Match) -> Iterator[tuple[str, bool]]:
    """The name of each field that the gold statement gives, and whether the found one agrees."""
    for name, expected in match.gold.item.expected:
        yield name, CHECKS[name](match, expected)


def _act(match: Match, expected: str) -> bool:
    return match.found.item.act == expected


def _actor(match: Match, expected: str) -> bool:
    return _is(match.found.item.speaker, expected)


def _is(party: Party | None, expected: str) -> bool:
    names = party.names if party else frozenset()
    return not names if expected == NOBODY else plain(expected) in names


def _medium(match: Match, expected: str) -> bool:
    return plain(expected) in match.found.item.medium


def _target(match: Match, expected: str) -> bool:
    """The actor goes by that name, or the words stand in the target as it was found."""
    target = match.found.item.target
    if target is None:
        return False
    return _is(target, expected) or plain(expected) in plain(target.surface)


def _said_on(match: Match, expected: str) -> bool:
    """One day, or the first and last of several: 2024-07-10 or 2024-07-08/2024-07-14."""
    first, _, last = expected.partition("/")
    return match.found.item.said_on == (first, last or first)


CHECKS: dict[str, Check] = {
    "act": _act,
    "actor": _actor,
    "medium": _medium,
    "target": _target,
    "said_on": _said_on,
}
