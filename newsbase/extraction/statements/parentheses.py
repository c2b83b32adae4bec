"""Cues set off by commas: "the talks, he said, failed", "the talks failed, said the minister"."""

from dataclasses import dataclass

from spacy.tokens import Token

from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.syntax import SUBJECTS

_STOPS = (".", "?", "!", ";", "…")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_LONGEST = 30  # tokens of a cue's clause


@dataclass(frozen=True, slots=True)
class SetOff:
    """A cue's clause between `first`, its comma or closing mark, and `last`, the sign behind."""

    speaker: Token
    first: int
    last: int


def set_off(reading: Reading, verb: Token) -> SetOff | None:
    """The clause of a finite cue that commas or quotation marks set off from what is said."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    start, end = reading.sentence(verb)
    head = _phrase_before(reading, verb, start)
    if head is not None:
        before, speaker = head
        last = _end_of_clause(reading, verb.i + 1, end)
    else:
        before = reading.skip_back(verb.i)
        speaker_behind = _phrase_behind(reading, verb, end)
        if speaker_behind is None:
            return None
        speaker, last = speaker_behind, _end_of_clause(reading, speaker_behind.i + 1, end)
    if last is None or not _sets_off(reading, before, start):
        return None
    return SetOff(speaker, before, last)


def _sets_off(reading: Reading, i: int, start: int) -> bool:
    """A comma, or a quotation mark behind which the cue's clause begins."""
    if i <= start:
        return False
    return reading.doc[i].text == "," or (
        reading.quoted[i] >= 0 and i == reading.quotations[reading.quoted[i]].stop - 1
    )


def _phrase_before(reading: Reading, verb: Token, start: int) -> tuple[int, Token] | None:
    """What stands before a noun phrase that ends where the verb begins, and its head."""
    at = verb.i
    while at - 1 > start and reading.doc[at - 1].pos_ in ("ADV", "AUX"):
        at -= 1
    chunk = reading.chunk_ending(at)
    if chunk is None or chunk.start <= start or chunk.root.tag_ in ("WDT", "WP"):
        return None
    return reading.skip_back(chunk.start), chunk.root


def _phrase_behind(reading: Reading, verb: Token, end: int) -> Token | None:
    chunk = reading.chunk_starting(verb.i + 1)
    if chunk is None or chunk.end > end or chunk.root.tag_ in ("WDT", "WP"):
        return None
    return chunk.root


def _end_of_clause(reading: Reading, at: int, end: int) -> int | None:
    """Index of the sign that ends the cue's clause; None where a clause follows it."""
    doc = reading.doc
    for i in range(at, min(end, at + _LONGEST)):
        token = doc[i]
        if token.text in (",", ":", *_STOPS) or token.is_space:
            return i
        if reading.quoted[i] >= 0 or token.lower_ == "that" or token.tag_ in _FINITE:
            return None
    return end


def around(reading: Reading, verb: Token, edges: SetOff, said: set[int]) -> set[int]:
    """What is said around the cue's clause: on its left, and behind it where it goes on.

    `said` is what the parse took for it; of its part on the left, that is kept.
    """
    start, end = reading.sentence(verb)
    left = {i for i in said if i <= edges.first}
    if left and len(left) < len(said):
        return said
    tail = set(range(edges.last + 1, end)) if goes_on(reading, edges.last, end) else set()
    if not left and not tail and not _has_verb(reading, start, edges.first):
        return set()
    return (left or set(range(reading.skip(start), edges.first))) | tail


def _has_verb(reading: Reading, start: int, end: int) -> bool:
    """A clause of its own, and not "asked whether it would", whose finite verb is another's."""
    first = reading.skip(start)
    asked = reading.doc[first].tag_ == "VBN"
    return not asked and any(t.tag_ in _FINITE for t in reading.doc[start:end])


def goes_on(reading: Reading, last: int, end: int) -> bool:
    """Does what is said go on behind the cue's clause: "…, he said, failed"?"""
    doc = reading.doc
    if last >= end - 2 or doc[last].text not in (",", ":") or reading.quoted[last + 1] >= 0:
        return False
    if doc[last].text == ":":
        return True
    behind = doc[last + 1]
    if behind.tag_ in ("VBG", "WP", "WDT", "WRB", "VBN", "WP$") or behind.dep_ in ("mark", "appos"):
        return False
    if behind.dep_ == "cc":
        return any(t.dep_ in SUBJECTS for t in doc[last + 2 : last + 7])
    ahead = doc[last + 1 : min(end, last + 9)]
    return any(t.tag_ in _FINITE and t.dep_ not in ("advcl", "relcl", "acl") for t in ahead)
