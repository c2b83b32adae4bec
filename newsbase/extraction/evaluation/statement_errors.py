"""What is wrong with found statements, by class."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsbase.extraction.evaluation.statement_details import checks
from newsbase.extraction.evaluation.statement_outcome import Match, Outcome, Scored

# In the order of the report.
CLASSES = {
    "missed": "nothing was found in the place of an annotated statement",
    "invented": "nothing is annotated in the place of a found statement",
    "wrong speaker": "the content is right, the speaker is another, is missing, or is one too many",
    "too long": "the content takes in more than twice what it should",
    "too short": "the content leaves out more than half of what it should take in",
    "split": "several were found for one that is annotated",
    "merged": "one was found for several that are annotated",
    "missed inside": "missed, where its words are part of another statement that was found",
    "invented inside": "invented, in the words of another annotated statement that was found",
    "wrong actor": "the words of the speaker are right, not who it is",
    "wrong act": "content and speaker are right, the act is another",
    "wrong detail": "medium, target or day is another than the gold says",
}
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Wrong:
    """An error; gold and found are the statements that it is about, either may be empty."""

    kind: str
    gold: tuple[Scored, ...] = ()
    found: tuple[Scored, ...] = ()

    @property
    def is_attitude(self) -> bool:
        """All of its gold is something other than reported speech."""
        return bool(self.gold) and not any(each.item.reported for each in self.gold)


def errors(outcome: Outcome) -> list[Wrong]:
    """Every unmatched statement once, and every match with something wrong, in text order."""
    wrong = [*_in_matches(outcome), *_unmatched(outcome)]
    return sorted(wrong, key=lambda each: min(min(s.content) for s in each.gold + each.found))


def _in_matches(outcome: Outcome) -> Iterator[Wrong]:
    for match in outcome.matches:
        kind = _kind(match)
        if kind:
            yield Wrong(kind, (match.gold,), (match.found,))


def _kind(match: Match) -> str | None:
    """The gravest class only."""
    if not match.right:
        return "wrong speaker"
    disagreeing = {name for name, agrees in checks(match) if not agrees}
    for name in ("actor", "act"):
        if name in disagreeing:
            return f"wrong {name}"
    return "wrong detail" if disagreeing else None


def _unmatched(outcome: Outcome) -> Iterator[Wrong]:
    met = {id(each) for match in outcome.matches for each in (match.gold, match.found)}
    gold = [each for each in outcome.gold if id(each) not in met]
    found = [each for each in outcome.found if id(each) not in met]
    for classed in (*_split(gold, found), *_merged(gold, found), *_misfits(gold, found)):
        if all(each in gold for each in classed.gold) and all(e in found for e in classed.found):
            gold = [each for each in gold if each not in classed.gold]
            found = [each for each in found if each not in classed.found]
            yield classed
    matched_gold = [match.gold for match in outcome.matches]
    matched_found = [match.found for match in outcome.matches]
    for each in gold:
        yield Wrong("missed inside" if _lies_in(each, matched_found) else "missed", (each,))
    for each in found:
        inside = _lies_in(each, matched_gold)
        yield Wrong("invented inside" if inside else "invented", (), (each,))


def _split(gold: Sequence[Scored], found: Sequence[Scored]) -> Iterator[Wrong]:
    for whole in gold:
        parts = tuple(part for part in found if _is_inside(part, whole))
        if len(parts) > 1:
            yield Wrong("split", (whole,), parts)


def _merged(gold: Sequence[Scored], found: Sequence[Scored]) -> Iterator[Wrong]:
    for whole in found:
        parts = tuple(part for part in gold if _is_inside(part, whole))
        if len(parts) > 1:
            yield Wrong("merged", parts, (whole,))


def _misfits(gold: Sequence[Scored], found: Sequence[Scored]) -> Iterator[Wrong]:
    """Pairs of which one lies in the other, those with most words in common first."""
    pairs = [
        (-len(g.content & f.content), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if _is_inside(g, f) or _is_inside(f, g)
    ]
    for _, i, j in sorted(pairs):
        kind = "too long" if len(found[j].content) > len(gold[i].content) else "too short"
        yield Wrong(kind, (gold[i],), (found[j],))


def _is_inside(part: Scored, whole: Scored) -> bool:
    return len(part.content & whole.content) >= _HALF * len(part.content)


def _lies_in(part: Scored, wholes: Sequence[Scored]) -> bool:
    return any(_is_inside(part, whole) for whole in wholes)
