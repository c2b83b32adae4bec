"""When and where something of the text happened or was said: its own clause decides first.

A date or place elsewhere in the sentence is taken only if it is the only one and does not belong
to another saying or happening: in "said on Friday that troops had crossed the river", Friday is
when it was said.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from newsbase.extraction.results import DateExpression, Place, PlaceKind, Span
from newsbase.extraction.syntax import clause_of

PLACE_PREPOSITIONS = frozenset(
    (
        *("in", "at", "near", "off", "on", "inside", "outside", "around", "across", "over"),
        *("within", "throughout", "along", "above", "under", "beside", "from"),
    )
)
_PLACE_NOUNS = frozenset(
    (
        *("soil", "coast", "shore", "border", "capital", "city", "town", "village", "outskirts"),
        *("territory", "region", "province", "district", "waters", "airspace", "island", "north"),
        *("south", "east", "west", "northeast", "northwest", "southeast", "southwest", "centre"),
        *("center", "part", "area", "port", "suburb", "heart", "sea", "strait", "state", "edge"),
    )
)
# The clause that hangs on another in these ways tells of something of its own.
_APART = frozenset(("ccomp", "parataxis"))
_ASPECT = frozenset(("begin", "start", "continue", "resume", "keep", "stop", "cease", "finish"))
_SPECIFIC: dict[PlaceKind, int] = {"city": 0, "other": 1, "water": 1, "region": 2, "country": 3}


def date_for(doc: Doc, token: Token) -> DateExpression | None:
    """The date of what the token tells; None rather than a guess, and never the article's own.

    Lengths of time, repetitions and expressions without days ("recently") date nothing.
    """
    dated = [
        (head, date)
        for date in _dates(doc)
        if date.span and date.first and date.type in ("DATE", "TIME")
        for head in _heads(doc, date.span)
    ]
    own = [pair for pair in dated if _own(pair[0], token)]
    if own:
        return min(own, key=lambda pair: _distance(pair[0], token))[1]
    others = [date for head, date in dated if _may_share(head, token)]
    return others[0] if len(others) == 1 else None


def place_for(doc: Doc, token: Token) -> Place | None:
    """Where it happened: the place that "in", "near", "on the soil of" … ties to the token."""
    located = [
        (head, place)
        for place in _places(doc)
        for head in _heads(doc, place.span)
        if _tied_by_preposition(head)
    ]
    own = [pair for pair in located if _own(pair[0], token)]
    if own:
        return min(own, key=lambda pair: _place_rank(pair[0], pair[1], token))[1]
    others = [place for head, place in located if _may_share(head, token)]
    return min(others, key=lambda p: _SPECIFIC[p.kind]) if _one_spot(others) else None


def _dates(doc: Doc) -> list[DateExpression]:
    found: list[DateExpression] = doc._.dates
    return found


def _places(doc: Doc) -> list[Place]:
    found: list[Place] = doc._.places
    return found


def _heads(doc: Doc, span: Span) -> Iterator[Token]:
    """The head of the words at a span, if tokens stand there."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is not None:
        yield tokens.root


def _own(head: Token, token: Token) -> bool:
    return head.sent.start == token.sent.start and clause_of(head).i == clause_of(token).i


def _distance(head: Token, token: Token) -> tuple[bool, int]:
    """What hangs on the token itself comes first, then what stands nearest."""
    return not token.is_ancestor(head), abs(head.i - token.i)


def _place_rank(head: Token, place: Place, token: Token) -> tuple[bool, int, int]:
    return not token.is_ancestor(head), _SPECIFIC[place.kind], abs(head.i - token.i)


def _may_share(head: Token, token: Token) -> bool:
    """Whether clauses of one sentence tell of the same: neither is what the other says or plans."""
    if head.sent.start != token.sent.start:
        return False
    above_token = [token, *token.ancestors]
    above_head = [head, *head.ancestors]
    common = {t.i for t in above_token} & {t.i for t in above_head}
    up = [t for t in above_token if t.i not in common]
    down = [t for t in above_head if t.i not in common]
    if any(t.dep_ in _APART for t in (*up, *down)):
        return False
    return all(t.dep_ != "xcomp" or t.head.lemma_.lower() in _ASPECT for t in up)


def _tied_by_preposition(head: Token) -> bool:
    """Behind a place preposition, at once or through "the soil of", "the coast of"."""
    at = head
    while at.dep_ in ("conj", "appos", "compound") and at.head is not at:
        at = at.head
    if at.dep_ != "pobj":
        return False
    preposition = at.head
    if preposition.lower_ == "of" and preposition.head.lemma_.lower() in _PLACE_NOUNS:
        return _tied_by_preposition(preposition.head)
    return preposition.lower_ in PLACE_PREPOSITIONS


def _one_spot(places: list[Place]) -> bool:
    """Whether all name the same spot more or less exactly: a town and its country do."""
    return len({p.country or p.name for p in places}) == 1 and len(places) <= 2
