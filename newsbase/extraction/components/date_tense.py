"""The tense that a time expression stands in, read off the verb that governs it."""

from spacy.tokens import Token

from newsbase.extraction.components.date_reading import Tense
from newsbase.extraction.components.date_words import listed

_FUTURE = ("will", "'ll", "’ll", "wo", "shall", "would", "could", "may", "might", "can", "should",
           "must")  # fmt: skip
# What is planned lies ahead, whatever the tense of the verb that says so.
_PLANNED = frozenset(
    listed(
        "plan expect intend schedule hope vow agree due set want aim decide order ask call urge "
        "promise threaten likely ready slate prepare pledge need seek offer propose bind poise "
        "want require continue extend postpone delay"
    )
)
_LONGEST_CLIMB = 8


def tense(head: Token) -> Tense | None:
    """The tense of the nearest verb above the token that has one, None where there is none.

    A present counts only for what modifies its verb: "votes on Sunday", not "likes Sunday's vote".
    """
    at = head
    for _ in range(_LONGEST_CLIMB):
        found = _own_tense(at)
        if found is not None:
            return None if found == "present" and not _adverbial(head, at) else found
        if at.head == at:
            break
        at = at.head
    return None


def _adverbial(head: Token, verb: Token) -> bool:
    if head.dep_ == "npadvmod":
        return head.head.i == verb.i
    return head.dep_ == "pobj" and head.head.dep_ == "prep" and head.head.head.i == verb.i


def _own_tense(token: Token) -> Tense | None:
    if token.tag_ == "MD":
        return "future" if token.lower_ in _FUTURE else None
    if token.lower_ == "due" and token.dep_ in ("acomp", "amod", "acl"):
        return "future"
    if not token.tag_.startswith("VB"):
        return None
    helpers = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
    if helpers & set(_FUTURE):
        return "past" if "have" in helpers else "future"
    return _finite(token, helpers)


def _finite(verb: Token, helpers: set[str]) -> Tense | None:
    if verb.tag_ == "VB":
        return _infinitive(verb, helpers)
    if verb.tag_ == "VBG" and not helpers:
        return None
    if verb.lemma_.lower() in _PLANNED and verb.tag_ == "VBN" and "have" not in helpers:
        return "future"
    if verb.tag_ == "VBD" or helpers & {"was", "were", "had", "did", "has", "have"}:
        return "past"
    if verb.tag_ == "VBN" and not helpers:
        return "past"
    return "present"


def _infinitive(verb: Token, helpers: set[str]) -> Tense | None:
    if "did" in helpers:
        return "past"
    above = verb.head
    ahead = above.lemma_.lower() in (*_PLANNED, "be") or above.lower_ == "going"
    if "to" not in helpers or not ahead:
        return None
    return "past" if _long_past(above) else "future"


def _long_past(planned: Token) -> bool:
    """After "had been due to end" what was planned then lies behind by now."""
    verbs = [planned, planned.head] if planned.dep_ == "acomp" else [planned]
    return any(c.lower_ == "had" for verb in verbs for c in verb.children)
