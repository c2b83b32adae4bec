"""About whom a statement is: the actors of its content, and whom the cue names beside it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newsbase.extraction.results import Mention, Span
from newsbase.extraction.statements.parties import actor_of, party
from newsbase.extraction.statements.saying import Saying

_TOPIC = ("of", "about", "regarding", "concerning")
_ASKED = frozenset(
    "asked questioned pressed quizzed speaking talking commenting writing referring alluding "
    "responding reacting replying".split()
)
_REFERRING = ("to", "about", "of", "on", "regarding")
# "un-American" is about no state; "anti-American" and "pro-Russian" are.
_PREFIXED = re.compile(r"(?:un|non|quasi|neo|pan|all)-(?=[A-Z])", re.IGNORECASE)

Found = tuple[int, str]  # where in the text, and the key of the actor


class Meant:
    """The mentions of an article that mean somebody, in text order.

    A name inside a longer name does not: the Polish Ministry of Defence is not Poland.
    """

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._found: list[tuple[int, int, str]] = []
        covered = -1  # the end of the names so far
        for mention in sorted(mentions, key=_longest_first):
            inside = mention.span.end <= covered
            if mention.type == "name":
                covered = max(covered, mention.span.end)
            if mention.actor and not inside:
                self._found.append((mention.span.start, mention.span.end, mention.actor))

    def within(self, piece: Span) -> Iterator[Found]:
        at = bisect_left(self._found, (piece.start,))
        while at < len(self._found) and self._found[at][0] < piece.end:
            start, end, key = self._found[at]
            if end <= piece.end:
                yield start, key
            at += 1


def _longest_first(mention: Mention) -> tuple[int, int, bool]:
    return mention.span.start, -mention.span.end, mention.type != "name"


def about(
    meant: Meant, saying: Saying, content: Sequence[Span], beside_it: Sequence[Found]
) -> tuple[str, ...]:
    """The keys, each once, in text order, without the speaker's; `beside_it` is the target."""
    found = [*beside_it, *(f for piece in content for f in meant.within(piece)), *_named(saying)]
    found = [f for f in found if not _is_prefixed(saying.flat.text, f[0])]
    speaker = saying.draft.speaker
    own = party(speaker).actor if speaker is not None else None
    return tuple(dict.fromkeys(key for _, key in sorted(found) if key != own))


def _is_prefixed(text: str, at: int) -> bool:
    start = at
    while start and (text[start - 1].isalpha() or text[start - 1] == "-"):
        start -= 1
    return _PREFIXED.match(text, start) is not None


def _named(saying: Saying) -> Iterator[Found]:
    """ "said of X", "asked about X, he said": beside the cue, outside what is said."""
    flat = saying.flat
    if not (saying.is_verb or saying.is_noun):
        return
    heads: list[tuple[int, tuple[str, ...]]] = [(saying.at, _TOPIC)]
    heads += [
        (i, _REFERRING)
        for i in saying.children()
        if flat.dep[i] in ("advcl", "acl") and flat.lower[i] in _ASKED
    ]
    for head, prepositions in heads:
        for preposition in saying.prepositions(head, prepositions):
            for noun in saying.governed(preposition):
                yield from _actors(saying, noun)


def _actors(saying: Saying, noun: int) -> Iterator[Found]:
    for i in saying.joined(noun):
        key = actor_of(saying.doc[i])
        if key is not None:
            yield saying.flat.start[i], key
