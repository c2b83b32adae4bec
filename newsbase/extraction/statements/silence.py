"""Cues that say that nothing was said: refusals, negations, questions, conditions."""

from spacy.tokens import Token

from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.syntax import negated

_NEAR_NOR = 5  # tokens between "nor" and its verb: "nor did the court explain"
_REFUSALS = frozenset("decline refuse fail neglect".split())
_TALK = frozenset(
    "comment say answer respond speak talk discuss elaborate disclose reveal name identify "
    "confirm specify give provide explain be".split()
)
_NAMING = frozenset("name identify quote be".split())
_ANYBODY = frozenset("you one anyone anybody whoever nobody none few".split())
_FEW = ("few", "no", "neither")
_HELD = frozenset(
    "believe think believes thinks want wants expect see know knows believed thought wanted "
    "expected knew support oppose agree like trust consider mind rule deny dispute hide".split()
)


def is_hypothetical(verb: Token, speaker: Token | None) -> bool:
    """ "if you ask", "anyone who says", "few believe": nobody in particular said anything."""
    if speaker is None:
        return False
    if speaker.lower_ in _ANYBODY or any(c.lower_ in _FEW for c in speaker.children):
        return True
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in verb.children)


def _yet(verb: Token) -> bool:
    """ "has yet to say"."""
    return any(c.lower_ == "yet" for c in verb.children)


def is_asked(reading: Reading, verb: Token) -> bool:
    """Does the cue stand in a question of the article's own, "Did the minister say …?"."""
    end = reading.sentence(verb)[1] - 1
    while end > verb.i and (reading.doc[end].is_space or reading.doc[end].is_quote):
        end -= 1
    return reading.doc[end].text == "?" and reading.quoted[end] < 0


def says_nothing(verb: Token, attitude: bool) -> bool:
    """ "declined to comment", "did not say", "asked not to be named" have no content."""
    low = verb.lemma_.lower()
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _REFUSALS:
        return True
    if low in _REFUSALS and any(
        c.dep_ == "xcomp" and c.lemma_.lower() in _TALK for c in verb.children
    ):
        return True
    if any(c.dep_ == "xcomp" and negated(c) and c.lemma_ in _NAMING for c in verb.children):
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "have" and _yet(verb.head):
        return True
    if any(t.lower_ == "nor" for t in verb.doc[max(verb.sent.start, verb.i - _NEAR_NOR) : verb.i]):
        return True
    return not attitude and negated(verb) and low not in _HELD
