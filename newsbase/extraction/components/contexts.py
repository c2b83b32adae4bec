"""What a name with several meanings means in a text, by the words that speak for each."""

import re
from functools import cache

from newsbase.extraction.alias_matching import AliasTable, Match, Meaning
from newsbase.extraction.known import NO_ACTOR, KnownActor


class Contexts:
    """The names of one text that have several meanings; each is decided once.

    The meaning for which most words stand in the text is taken; of equally many, or where there is
    none, the default. A word in lower case counts in any case, any other as it is written.
    """

    def __init__(self, table: AliasTable, text: str) -> None:
        self._table = table
        self._text = text
        self._lower = text.lower()
        self._decided: dict[str, KnownActor | None] = {}

    def settle(self, match: Match, name: str) -> Match | None:
        """The match with the actor that is meant; None where no actor is.

        All of them stay where nothing tells.
        """
        meanings = self._table.meanings(name)
        if not meanings:
            return match
        meant = self._meant(name)
        if meant is None:
            real = tuple(b for b in match.bearers if not is_no_actor(b[0]))
            doubted = any(is_no_actor(meaning.actor) for meaning in meanings)
            if doubted and len(real) == 1:
                return Match(match.first, match.behind, (*real, *real))
            return Match(match.first, match.behind, real) if real else None
        if is_no_actor(meant):
            return None
        bearers = tuple(bearer for bearer in match.bearers if bearer[0] is meant)
        return Match(match.first, match.behind, bearers) if bearers else None

    def is_nobodys(self, name: str) -> bool:
        """Does context tell that the name means none of the known actors?"""
        meant = self._meant(name) if self._table.meanings(name) else None
        return meant is not None and is_no_actor(meant)

    def _meant(self, name: str) -> KnownActor | None:
        if name not in self._decided:
            self._decided[name] = self._choose(name)
        return self._decided[name]

    def _choose(self, name: str) -> KnownActor | None:
        meanings = self._table.meanings(name)
        hits = {i: self._hits(meaning) for i, meaning in enumerate(meanings)}
        most = max(hits.values())
        best = [meanings[i] for i, number in hits.items() if number == most]
        if len(best) == 1 and most:
            return best[0].actor
        return next((meaning.actor for meaning in best if meaning.default), None)

    def _hits(self, meaning: Meaning) -> int:
        return sum(
            _form(word).search(self._lower if word.islower() else self._text) is not None
            for word in meaning.words
        )


@cache
def _form(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")


def is_no_actor(actor: KnownActor) -> bool:
    return actor.key.startswith(NO_ACTOR)
