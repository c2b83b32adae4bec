"""When and where something of the text happened or was said: its own clause decides first.

What is asked for may be a verb ("attacked") or a noun ("the attack"). A date or place ties to it
in one of these ways, the first that is found:

0. it hangs on the very word ("the attack of Monday", "attacked on Monday");
1. it hangs on the verb of the clause in which the noun has a part ("the attack began on Monday");
2. it hangs on a noun that has a part with the verb ("held talks in Geneva");
3. it hangs on another verb of the sentence that tells of the same, and is the only one to do so.

In "said on Friday that troops had crossed the river" Friday is when it was said and no more.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from newsbase.extraction import attributes
from newsbase.extraction.results import DateExpression, Place, PlaceKind, Span
from newsbase.extraction.statements.lexicon import verbs
from newsbase.extraction.syntax import clause_of

_PLACE_PREPOSITIONS = frozenset(
    (
        *("in", "at", "near", "off", "on", "inside", "outside", "around", "across", "over"),
        *("within", "throughout", "along", "above", "under", "beside"),
    )
)
_WAY_PREPOSITIONS = frozenset(("from", "to", "into", "through", "towards", "toward"))
_PLACE_NOUNS = frozenset(
    (
        *("soil", "coast", "shore", "border", "capital", "city", "town", "village", "outskirts"),
        *("territory", "region", "province", "district", "waters", "airspace", "island", "north"),
        *("south", "east", "west", "northeast", "northwest", "southeast", "southwest", "centre"),
        *("center", "part", "area", "port", "suburb", "heart", "sea", "strait", "state", "edge"),
    )
)
_PARTS = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "npadvmod"))
_SETTING = frozenset(("in", "at", "during", "on", "for", "after"))
_ASPECT = frozenset(("begin", "start", "continue", "resume", "keep", "stop", "cease", "finish"))
_SPECIFIC: dict[PlaceKind, int] = {"city": 0, "other": 1, "water": 1, "region": 2, "country": 3}
_ELSEWHERE = 3


def date_for(doc: Doc, token: Token) -> DateExpression | None:
    """The date of what the token tells; None rather than a guess, and never the article's own.

    Lengths of time, repetitions and expressions without days ("recently") date nothing.
    """
    dates = attributes.dates(doc)
    tied = [
        (rank, abs(head.i - token.i), date)
        for date in dates
        if date.span and date.first and date.type in ("DATE", "TIME")
        for head in _heads(doc, date.span)
        if (rank := _rank(head, _governor(head), token)) is not None
    ]
    own = [found for found in tied if found[0] < _ELSEWHERE]
    if own:
        return min(own, key=lambda found: found[:2])[2]
    return tied[0][2] if len(tied) == 1 else None


def place_for(doc: Doc, token: Token) -> Place | None:
    """Where it happened: the place that "in", "near", "on the soil of" … ties to the token.

    Of several the most exact is taken, a town before its country.
    """
    places = attributes.places(doc)
    tied = [
        (rank, _SPECIFIC[place.kind], abs(head.i - token.i), place)
        for place in places
        for head in _heads(doc, place.span)
        if (rank := _place_rank(head, token)) is not None
    ]
    own = [found for found in tied if found[0] < _ELSEWHERE]
    if own:
        return min(own, key=lambda found: found[:3])[3]
    return tied[0][3] if len(tied) == 1 else None


def _heads(doc: Doc, span: Span) -> Iterator[Token]:
    """The head of the words at a span, if tokens stand there."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is not None:
        yield tokens.root


def _rank(head: Token, governor: Token, token: Token) -> int | None:
    """Which of the ways above ties them, None if none does."""
    verb = clause_of(token)
    if governor.i == token.i:
        return 0
    if head.sent.start != token.sent.start or head.dep_ in ("poss", "compound", "nmod"):
        return None
    if governor.i == verb.i:
        return 1 if _has_part(token, verb) and not _spoken_of(token) else None
    if token.i == verb.i and _has_part(governor, verb):
        return 2
    return _ELSEWHERE if governor.pos_ in ("VERB", "AUX") and _same_story(governor, token) else None


def _place_rank(head: Token, token: Token) -> int | None:
    at = _first_of_names(head)
    if at.dep_ in ("dobj", "nsubjpass") and at.head.i == token.i:
        return 1  # "shelled Kharkiv"
    preposition = _place_preposition(at)
    if preposition is None:
        return None
    on_the_way = preposition.lower_ in _WAY_PREPOSITIONS
    if on_the_way and preposition.head.i != token.i:
        return None
    return _rank(preposition, preposition.head, token)


def _governor(head: Token) -> Token:
    """What a date hangs on, through its preposition if there is one."""
    at = _first_of_names(head)
    if at.dep_ == "pobj":
        at = at.head
    return at.head


def _first_of_names(head: Token) -> Token:
    at = head
    while at.dep_ in ("conj", "appos") and at.head.pos_ == at.pos_:
        at = at.head
    return at


def _place_preposition(at: Token) -> Token | None:
    """The preposition before a place, or before "the soil of", "the coast of" it."""
    if at.dep_ != "pobj":
        return None
    preposition = at.head
    if preposition.lower_ == "of" and preposition.head.lemma_.lower() in _PLACE_NOUNS:
        return _place_preposition(preposition.head)
    known = preposition.lower_ in _PLACE_PREPOSITIONS | _WAY_PREPOSITIONS
    return preposition if known else None


def _has_part(noun: Token, verb: Token) -> bool:
    """The verb itself, its subject or object, or what it is set in ("in a statement")."""
    at = _first_of_names(noun)
    if noun.i == verb.i or (at.dep_ in _PARTS and at.head.i == verb.i):
        return True
    return at.dep_ == "pobj" and at.head.head.i == verb.i and at.head.lower_ in _SETTING


def _spoken_of(noun: Token) -> bool:
    """In "condemned the attack on Monday" the day is that of the condemning."""
    cues = verbs().get(noun.head.lower_, ())
    said = any("object" in cue.takes - cue.weak and not cue.act.attitude for cue in cues)
    return noun.dep_ == "dobj" and said


def _same_story(other: Token, token: Token) -> bool:
    """Whether the clauses of two verbs tell of the same: joined, or one going along with it."""
    above_token, above_other = _clauses(clause_of(token)), _clauses(other)
    common = {v.i for v in above_token} & {v.i for v in above_other}
    up = [v for v in above_token if v.i not in common]
    down = [v for v in above_other if v.i not in common]
    return all(_goes_along(v) for v in up) and all(_tells_on(v, token) for v in down)


def _clauses(verb: Token) -> list[Token]:
    """The verb and those of the clauses that hold its clause."""
    found = [verb]
    while found[-1].head != found[-1]:
        found.append(clause_of(found[-1].head))
    return found


def _goes_along(verb: Token) -> bool:
    """As in "met on Monday and signed", "fired, killing two", "began on Monday to withdraw"."""
    if verb.dep_ == "xcomp":
        return verb.head.lemma_.lower() in _ASPECT
    return verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")


def _tells_on(verb: Token, token: Token) -> bool:
    """As in "began to withdraw on Monday", "the blockade, which began on Monday"."""
    if verb.dep_ in ("relcl", "acl"):
        return verb.head.i == token.i
    return verb.dep_ in ("conj", "xcomp")
