"""Gold and found statements of one text, side by side: what matches what, and what is right."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsbase.extraction.evaluation.layer import Scope
from newsbase.extraction.evaluation.matching import HALF, WHOLE, one_to_one, overlap
from newsbase.extraction.evaluation.statement_items import Item, joined
from newsbase.extraction.evaluation.words import NO_WORDS, Ids, Kind, Words

# Words that do not tell one speaker from another.
_FUNCTION = frozenset(
    """a an the this that these those of in on at to for from by with and or as is was 's his her
    its their my our your who which whom it's mr mrs ms dr sen rep gov""".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """A statement as sets of words; equal only to itself."""

    item: Item
    content: Ids
    speaker: Ids
    cue: Ids
    kind: Kind


@dataclass(frozen=True, slots=True)
class Match:
    """A found statement whose content is that of a gold one by half of their words at least.

    `right` says that the speaker is right too, or rightly missing.
    """

    gold: Scored
    found: Scored
    right: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one text: the statements that count, the matches, and the cues that count.

    `open_words` are words of gold that does not count; finding them is neither right nor wrong.
    """

    words: Words
    gold: tuple[Scored, ...]
    found: tuple[Scored, ...]
    matches: tuple[Match, ...]
    exact: tuple[Match, ...]
    open_words: Ids
    gold_cues: tuple[Ids, ...]
    found_cues: tuple[Ids, ...]


def outcome(words: Words, gold: Sequence[Item], found: Sequence[Item], scope: Scope) -> Outcome:
    """In the scope `reported`, gold that is not reported speech does not count, nor does what was
    found in its place: it is no miss, and finding it no false alarm.
    """
    golds, founds = _scored(words, gold), _scored(words, found)
    others = [each for each in golds if scope == "reported" and not each.item.reported]
    if others:
        founds = _without(founds, golds, others)
        golds = [each for each in golds if each.item.reported]
    beside = NO_WORDS.union(*(each.cue for each in others))
    return Outcome(
        words=words,
        gold=tuple(golds),
        found=tuple(founds),
        matches=_matches(words, golds, founds, HALF),
        exact=_matches(words, golds, founds, WHOLE),
        open_words=_content(others) - _content(golds),
        gold_cues=_cues(golds),
        found_cues=tuple(cue for cue in _cues(founds) if not cue & beside),
    )


def _scored(words: Words, items: Sequence[Item]) -> list[Scored]:
    """The statements that have words, those with one cue joined."""
    scored = []
    for item in joined(items):
        content = words.of_all(item.content)
        if content:
            speaker = words.of(item.speaker.span if item.speaker else None)
            cue = words.of(item.cue)
            scored.append(Scored(item, content, speaker, cue, words.kind(content)))
    return scored


def _without(
    founds: Sequence[Scored], golds: Sequence[Scored], others: Sequence[Scored]
) -> list[Scored]:
    """What was found, but for what stands in the place of `others`: what matches one of them, or
    matches none and has half of its words inside them.
    """
    pairs = one_to_one([g.content for g in golds], [f.content for f in founds], HALF)
    matched = {j: golds[i] for i, j in pairs}
    inside = _content(others)
    kept = []
    for j, found in enumerate(founds):
        if j in matched:
            beside = not matched[j].item.reported
        else:
            beside = len(found.content & inside) >= HALF * len(found.content)
        if not beside:
            kept.append(found)
    return kept


def _matches(
    words: Words, golds: Sequence[Scored], founds: Sequence[Scored], least: float
) -> tuple[Match, ...]:
    pairs = one_to_one([g.content for g in golds], [f.content for f in founds], least)
    return tuple(
        Match(golds[i], founds[j], is_speaker(words, golds[i].speaker, founds[j].speaker))
        for i, j in pairs
    )


def is_speaker(words: Words, gold: Ids, found: Ids) -> bool:
    """Both are missing, or they share a word: one that tells something, if gold has such."""
    if not gold or not found:
        return not gold and not found
    telling = {word for word in gold if words[word].lower() not in _FUNCTION}
    return bool(gold & found & telling) if telling else bool(gold & found)


def is_same_span(gold: Ids, found: Ids) -> bool:
    return overlap(gold, found) >= HALF


def _content(statements: Sequence[Scored]) -> Ids:
    return NO_WORDS.union(*(each.content for each in statements))


def _cues(statements: Sequence[Scored]) -> tuple[Ids, ...]:
    """Each cue once, in text order: one cue may serve several statements."""
    return tuple(sorted({each.cue for each in statements if each.cue}, key=min))
