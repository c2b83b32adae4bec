"""When it was said: a date beside the cue, or one that dates the whole occasion.

A date inside what is said dates what is spoken of, and the article's own date dates nothing here.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from newsbase.extraction.flat import Flat
from newsbase.extraction.results import DateExpression, Party
from newsbase.extraction.statements.parties import is_text_noun
from newsbase.extraction.statements.saying import Saying
from newsbase.extraction.word_lists import words

_UPWARD = ("pobj", "prep", "npadvmod", "advmod", "appos", "compound", "nummod", "dobj", "dative",
           "agent", "attr", "amod", "poss", "nmod", "obl", "pcomp")  # fmt: skip
_STEPS = 8
# Behind these a day bounds what is spoken of ("expects rain until Friday"), or is the topic.
_ELSEWHERE = frozenset("until till by before from for through to since of about regarding".split())
_OTHER_DAY = frozenset(("earlier", "previously", "later", "once", "repeatedly", "often", "before"))


class Days:
    """The dates of an article that name days. `quoted` is that of the Reading."""

    def __init__(self, flat: Flat, dates: Sequence[DateExpression], quoted: Sequence[int]) -> None:
        self._flat, self._quoted = flat, quoted
        self._dates = [
            (date.span.start, date)
            for date in dates
            if date.span and date.first and date.type in ("DATE", "TIME")
        ]
        self._starts = [start for start, _ in self._dates]

    def said(self, saying: Saying) -> DateExpression | None:
        """The day of the cue's own clause, else one that stands in its sentence and dates it."""
        if saying.at < 0:
            return None
        beside = None
        for date in self._of_sentence(saying):
            tie = self._tie(saying, date)
            if tie == "cue":
                return date
            if tie == "sentence" and beside is None:
                beside = date
        return beside

    def _of_sentence(self, saying: Saying) -> list[DateExpression]:
        first = self._flat.sentence[saying.at]
        last = saying.at
        while last + 1 < len(self._flat) and self._flat.sentence[last + 1] == first:
            last += 1
        low = bisect_left(self._starts, self._flat.start[first])
        high = bisect_left(self._starts, self._flat.end[last])
        return [date for _, date in self._dates[low:high]]

    def _tie(self, saying: Saying, date: DateExpression) -> str | None:
        """How a date belongs to the cue: as part of its clause, by the sentence, or not."""
        if date.span is None:
            return None
        flat = self._flat
        first, last = flat.at(date.span.start), flat.at(date.span.end - 1)
        inside = any(i in saying.tokens for i in range(first, last + 1))
        if inside or self._quoted[first] >= 0:
            return None
        at = _head(flat, first, last)
        for step in range(_STEPS):
            if at == saying.at or _opens(flat, at, saying):
                return "cue"
            if at in saying.tokens or flat.head[at] == at:
                return "sentence" if _stands_beside(flat, first, last, saying) else None
            if not _leads_up(flat, at, saying) or (step > 1 and _is_of_noun(flat, at)):
                return None
            at = flat.head[at]
        return None


def _head(flat: Flat, first: int, last: int) -> int:
    return next((i for i in range(first, last + 1) if not first <= flat.head[i] <= last), last)


def _is_of_noun(flat: Flat, at: int) -> bool:
    """ "a report on the crash of 2019": the preposition says more of a noun."""
    return flat.dep[at] == "prep" and flat.pos[flat.head[at]] in ("NOUN", "PROPN")


def _opens(flat: Flat, at: int, saying: Saying) -> bool:
    """Is it the verb that the cue depends on: "issued a statement on Friday saying"?"""
    if at != flat.head[saying.at]:
        return False
    return flat.dep[saying.at] in ("xcomp", "conj") or (
        flat.dep[saying.at] in ("acl", "advcl")
        and flat.tag[saying.at] == "VBG"
        and flat.lemma[at].lower() in words("media", "using")
    )


def _leads_up(flat: Flat, at: int, saying: Saying) -> bool:
    """Does the word only say more of its head, so that a date in it dates that?"""
    dep, lower = flat.dep[at], flat.lower[at]
    if dep == "prep" and lower in _ELSEWHERE:
        return flat.lower[flat.head[at]] == "according"
    if dep == "advcl":
        return lower in words("media", "speaking") and flat.head[at] == saying.at
    if dep in ("acl", "relcl"):
        published = flat.lemma[at].lower() in words("media", "published")
        return published and is_text_noun(flat.lemma[flat.head[at]].lower())
    if dep in ("nsubj", "nsubjpass"):
        return is_text_noun(flat.lemma[at].lower())
    return dep in _UPWARD


def _stands_beside(flat: Flat, first: int, last: int, saying: Saying) -> bool:
    """At the start of the sentence, or right behind the cue or its speaker."""
    begin = flat.sentence[saying.at]
    if first - begin <= 1 and min(saying.tokens) > last:
        return True
    return saying.at < first <= saying.at + 3 or (
        saying.draft.speaker is not None and 0 < first - saying.draft.speaker.i <= 3
    )


class Occasion:
    """Carries the day of a speech to what the same person goes on to say in the paragraph."""

    def __init__(self) -> None:
        self._speaker: str | None = None
        self._paragraph = -1
        self._day: DateExpression | None = None

    def day(
        self, saying: Saying, paragraph: int, speaker: Party | None, own: DateExpression | None
    ) -> DateExpression | None:
        """To be asked in text order. A day that was carried has no span: it stands elsewhere."""
        key = speaker.actor if speaker is not None else None
        same = key is not None and key == self._speaker and paragraph == self._paragraph
        if own is not None or not same:
            self._speaker, self._paragraph, self._day = key, paragraph, own
            return own
        if self._day is None or not _goes_on(saying):
            return None
        return replace(self._day, span=None)


def _goes_on(saying: Saying) -> bool:
    """Told in the simple past, and not of another day."""
    if saying.at < 0 or saying.draft.cue.act.attitude:
        return saying.at < 0
    flat = saying.flat
    return flat.tag[saying.at] == "VBD" and not any(
        flat.lower[i] in _OTHER_DAY for i in saying.children()
    )
