"""Where time expressions may stand: the rules of `date_rules` over a text.

The text and not the tokens is read, because models cut "third-quarter", "8–20" and "mid-July" in
different ways. What the grammar of the sentence has to say is asked later, in `dates`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsbase.extraction.components.date_openings import FIGURE, by_word
from newsbase.extraction.components.date_rules import (
    JOINTS,
    LENGTH_MODIFIERS,
    LENGTHS,
    MODIFIERS,
    RULES,
    expand,
)
from newsbase.extraction.results import Span

Groups = dict[str, str]
_BEFORE = r"(?<![\w$€£¥#@])(?<!\d[.,:/])(?<!\d[-–])"
_BEHIND = r"(?!\w|-(?:ago|earlier)\b)"
PATTERNS = {
    kind: re.compile(f"{_BEFORE}(?:{expand(rule)}){_BEHIND}", re.IGNORECASE)
    for kind, rule in RULES.items()
}
_OPENED = {
    word: tuple((kind, PATTERNS[kind].match) for kind in kinds) for word, kinds in by_word().items()
}
_WORD = re.compile(r"[A-Za-z]+|\d\w*|['’]")
_ORDER = {kind: rank for rank, kind in enumerate(RULES)}
_JOINTS = [
    (re.compile(rf"(?<!\w){expand(before)}\Z", re.IGNORECASE), re.compile(expand(between)))
    for before, between in JOINTS.items()
]
_LONGEST_MODIFIER = 25
_ARTICLE_OF_NOUN = re.compile(r"the\s(?=\S+-\S+\Z)", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|this|that|last|next|past|coming|previous)\b", re.IGNORECASE)


def _modifiers(rules: dict[str, str]) -> re.Pattern[str]:
    """One group for each, so that the name of the one that fits is the match's `lastgroup`."""
    either = "|".join(f"(?P<{name}>{expand(rule)})" for name, rule in rules.items())
    return re.compile(rf"(?<!\w)(?:{either})\Z", re.IGNORECASE)


_OF_DATES, _OF_LENGTHS = _modifiers(MODIFIERS), _modifiers(LENGTH_MODIFIERS)


@dataclass(frozen=True, slots=True)
class Found:
    """A run of text that a rule took for a time expression, with its parts by name.

    `modifier` names the words at its beginning that qualify the rest ("mid", "end", "about" …).
    """

    kind: str
    span: Span
    groups: Groups
    modifier: str = ""


def candidates(text: str) -> list[Found]:
    """All that the rules find, from left to right, the longest first where several begin."""
    found = [_found(text, kind, match) for kind, match in matches(text)]
    return sorted(found, key=lambda f: (f.span.start, -f.span.end, _ORDER[f.kind]))


def matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """What fits a rule, with the rule's kind; of one kind the first, where several overlap."""
    behind = dict.fromkeys(RULES, 0)
    for word in _WORD.finditer(text):
        first, start = word.group(), word.start()
        for kind, match_at in _OPENED.get(FIGURE if first[0].isdecimal() else first.lower(), ()):
            match = match_at(text, start) if start >= behind[kind] else None
            if match is not None:
                behind[kind] = match.end()
                yield kind, match


def _found(text: str, kind: str, match: re.Match[str]) -> Found:
    parts = {k.rstrip("0123456789"): v for k, v in match.groupdict().items() if v}
    article = _ARTICLE_OF_NOUN.match(match.group())  # "the [two-day] talks"
    core = match.start() + len(article.group() if article else "")
    start, modifier = _modified(text, core, kind)
    return Found(kind, Span(start, match.end()), parts, modifier)


def _modified(text: str, core: int, kind: str) -> tuple[int, str]:
    """Where the expression begins with the words before it that qualify it, and their name.

    "about" and "over" qualify a figure and not what is definite ("over the past year").
    """
    before = text[max(0, core - _LONGEST_MODIFIER) : core]
    match = (_OF_LENGTHS if kind in LENGTHS else _OF_DATES).search(before)
    name = (match.lastgroup or "") if match else ""
    if match is None or (name == "about" and _DEFINITE.match(text, core)):
        return core, ""
    return core - len(match.group()), name


def joined(text: str, first: Span, last: Span) -> int | None:
    """Where "between A and B", "from A to B" or "A–B" begins; None if the two are not joined."""
    between = text[first.end : last.start]
    before = text[max(0, first.start - _LONGEST_MODIFIER) : first.start]
    for opening, joint in _JOINTS:
        opened = opening.search(before)
        if opened and joint.fullmatch(between):
            return first.start - len(opened.group())
    return None
