"""Whether the words that a rule found speak of time at all: the sentence decides."""

from collections.abc import Callable

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from newsbase.extraction.components.date_grammar import Found
from newsbase.extraction.components.date_words import listed

_NUMBERED = frozenset(
    listed(
        "resolution article route highway flight room section chapter page no. number nr. "
        "paragraph order model boeing airbus area volume interstate"
    )
)
_YEAR_WORDS = frozenset(
    listed(
        "in since by until till during from before after between of through throughout to early "
        "late mid around about circa year fiscal and for into the"
    )
)
_YEAR_ENDS = (",", ".", ";", ":", ")", "?", "!", "'s", "’s", "”", '"', "-", "–", "—")


def stands(found: Found, tokens: Tokens) -> bool:
    """False for "May" that is a verb or a name, "2000" that counts something, and their like."""
    judge = _JUDGES.get(found.kind)
    return judge is None or judge(found, tokens)


def _month(found: Found, tokens: Tokens) -> bool:
    if set(found.groups) != {"month"}:
        return True
    name = tokens[-1]
    surname = name.i > 0 and name.nbor(-1).tag_ == "NNP" and name.nbor(-1).head.i == name.i
    return name.tag_ not in ("MD", "VB", "VBP", "VBD") and not surname and not _of_a_name(name)


def _weekday(found: Found, tokens: Tokens) -> bool:
    return not any(_of_a_name(token) for token in tokens)


def _of_a_name(token: Token) -> bool:
    return token.ent_type_ in ("PERSON", "WORK_OF_ART")


def _year(found: Found, tokens: Tokens) -> bool:
    """A bare number is a year behind "in", "since" … or where nothing is there to be counted."""
    if len(tokens) > 1 and tokens[0].lower_ != "the":
        return True
    year, doc = tokens[-1], tokens.doc
    before = doc[tokens.start - 1] if tokens.start > tokens.sent.start else None
    if before is not None and (before.lower_ in _NUMBERED or before.is_currency):
        return False
    if not 1800 <= int(year.text if year.text.isdigit() else 0) <= 2100:
        return not year.text.isdigit() or (before is not None and before.lower_ in ("in", "since"))
    if year.ent_type_ == "DATE":
        return True
    counting = year.dep_ == "nummod" and year.head.tag_ == "NNS" and year.head.i > year.i
    if counting and len(tokens) == 1 and not _determined(before):
        return False
    return _dated(before, year)


def _determined(before: Token | None) -> bool:
    return before is not None and before.tag_ in ("DT", "PRP$", "POS") and before.lower_ != "some"


def _dated(before: Token | None, year: Token) -> bool:
    behind = year.nbor() if year.i + 1 < len(year.doc) else None
    if _determined(before) or (before is not None and before.lower_ in _YEAR_WORDS):
        return True
    return behind is None or behind.text in _YEAR_ENDS


def _current(found: Found, tokens: Tokens) -> bool:
    """The noun "current" is not meant."""
    return tokens[0].lower_ != "current" or not tokens[0].tag_.startswith("NN")


def _future(found: Found, tokens: Tokens) -> bool:
    """Not "soon after the vote", "the future of Europe"."""
    behind = tokens.doc[tokens.end].lower_ if tokens.end < len(tokens.doc) else ""
    return behind not in ("of", "after", "before", "as", "thereafter", "afterwards")


def _title(found: Found, tokens: Tokens) -> bool:
    """A programme or a newspaper may be called "This Week" or "Today"."""
    return tokens.root.ent_type_ not in ("WORK_OF_ART", "ORG", "PERSON")


def _clock(found: Found, tokens: Tokens) -> bool:
    return "hour" in found.groups or tokens[0].tag_ in ("NN", "RB")


_JUDGES: dict[str, Callable[[Found, Tokens], bool]] = {
    "month": _month,
    "weekday": _weekday,
    "year": _year,
    "present": _current,
    "future": _future,
    "period": _title,
    "day": _title,
    "clock": _clock,
}
