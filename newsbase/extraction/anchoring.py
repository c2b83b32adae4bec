"""When and where something of the text happened or was said: its own clause decides first.

What is asked for may be a verb ("attacked") or a noun ("the attack"). A date or place ties to it
in one of these ways, the first that is found:

0. it hangs on the very word ("the attack of Monday", "attacked on Monday");
1. it hangs on the verb of the clause in which the noun has a part ("the attack began on Monday");
2. it hangs on a noun that has a part with the verb ("held talks in Geneva");
3. it hangs on another verb of the sentence that tells of the same, and is the only one to do so.

In "said on Friday that troops had crossed the river" Friday is when it was said and no more.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from newsbase.extraction import attributes
from newsbase.extraction.flat import Flat, flat
from newsbase.extraction.results import DateExpression, Place, PlaceKind, Span
from newsbase.extraction.statements.lexicon import verbs

_PLACE_PREPOSITIONS = frozenset(
    (
        *("in", "at", "near", "off", "on", "inside", "outside", "around", "across", "over"),
        *("within", "throughout", "along", "above", "under", "beside"),
    )
)
_WAY_PREPOSITIONS = frozenset(("from", "to", "into", "through", "towards", "toward"))
_PREPOSITIONS = _PLACE_PREPOSITIONS | _WAY_PREPOSITIONS
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
_VERBAL = ("VERB", "AUX")


_HEADS = "newsbase heads of dates and places"

Heads = dict[int, list[tuple[int, int]]]  # sentence -> (head, which of the findings), in order


def date_for(doc: Doc, token: Token) -> DateExpression | None:
    """The date of what the token tells; None rather than a guess, and never the article's own.

    Lengths of time, repetitions and expressions without days ("recently") date nothing.
    """
    words, dates = flat(doc), attributes.dates(doc)
    tied = []
    for head, which in _heads(doc, dates).get(words.sentence[token.i], ()):
        date = dates[which]
        if not date.first or date.type not in ("DATE", "TIME"):
            continue
        rank = _rank(words, head, _governor(words, head), token)
        if rank is not None:
            tied.append((rank, abs(head - token.i), date))
    own = [found for found in tied if found[0] < _ELSEWHERE]
    if own:
        return min(own, key=lambda found: found[:2])[2]
    return tied[0][2] if len(tied) == 1 else None


def place_for(doc: Doc, token: Token) -> Place | None:
    """Where it happened: the place that "in", "near", "on the soil of" … ties to the token.

    Of several the most exact is taken, a town before its country.
    """
    words, places = flat(doc), attributes.places(doc)
    tied = []
    for head, which in _heads(doc, places).get(words.sentence[token.i], ()):
        rank = _place_rank(words, head, token)
        if rank is not None:
            place = places[which]
            tied.append((rank, _SPECIFIC[place.kind], abs(head - token.i), place))
    own = [found for found in tied if found[0] < _ELSEWHERE]
    if own:
        return min(own, key=lambda found: found[:3])[3]
    return tied[0][3] if len(tied) == 1 else None


def _heads(doc: Doc, findings: Sequence[DateExpression] | Sequence[Place]) -> Heads:
    """The heads of the words at the findings' spans, made anew where the list is another one."""
    kept = doc.user_data.setdefault(_HEADS, {})
    known, size, heads = kept.get(id(findings), (None, 0, {}))
    if known is not findings or size != len(findings):
        heads = _read_heads(doc, (finding.span for finding in findings))
        kept[id(findings)] = (findings, len(findings), heads)
    found: Heads = heads
    return found


def _read_heads(doc: Doc, spans: Iterable[Span | None]) -> Heads:
    found: Heads = defaultdict(list)
    words = flat(doc)
    for which, span in enumerate(spans):
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand") if span else None
        if tokens is not None:
            head = tokens.root.i
            found[words.sentence[head]].append((head, which))
    return found


def _rank(words: Flat, head: int, governor: int, token: Token) -> int | None:
    """Which of the ways above ties them, None if none does. They are of one sentence."""
    if governor == token.i:
        return 0
    if words.dep[head] in ("poss", "compound", "nmod"):
        return None
    verb = _clause_of(words, token.i)
    if governor == verb:
        return 1 if _has_part(words, token.i, verb) and not _spoken_of(token) else None
    if token.i == verb and _has_part(words, governor, verb):
        return 2
    if words.pos[governor] not in _VERBAL:
        return None
    return _ELSEWHERE if _same_story(words, governor, token.i) else None


def _place_rank(words: Flat, head: int, token: Token) -> int | None:
    at = _first_of_names(words, head)
    if words.dep[at] in ("dobj", "nsubjpass") and words.head[at] == token.i:
        return 1  # "shelled Kharkiv"
    preposition = _place_preposition(words, at)
    if preposition is None:
        return None
    governor = words.head[preposition]
    if words.lower[preposition] in _WAY_PREPOSITIONS and governor != token.i:
        return None
    return _rank(words, preposition, governor, token)


def _governor(words: Flat, head: int) -> int:
    """What a date hangs on, through its preposition if there is one."""
    at = _first_of_names(words, head)
    if words.dep[at] == "pobj":
        at = words.head[at]
    return words.head[at]


def _first_of_names(words: Flat, head: int) -> int:
    at, above = head, words.head[head]
    while words.dep[at] in ("conj", "appos") and words.pos[above] == words.pos[at]:
        at, above = above, words.head[above]
    return at


def _place_preposition(words: Flat, at: int) -> int | None:
    """The preposition before a place, or before "the soil of", "the coast of" it."""
    if words.dep[at] != "pobj":
        return None
    preposition = words.head[at]
    above = words.head[preposition]
    if words.lower[preposition] == "of" and words.lemma[above].lower() in _PLACE_NOUNS:
        return _place_preposition(words, above)
    return preposition if words.lower[preposition] in _PREPOSITIONS else None


def _has_part(words: Flat, noun: int, verb: int) -> bool:
    """The verb itself, its subject or object, or what it is set in ("in a statement")."""
    at = _first_of_names(words, noun)
    above = words.head[at]
    if noun == verb or (words.dep[at] in _PARTS and above == verb):
        return True
    setting = words.dep[at] == "pobj" and words.lower[above] in _SETTING
    return setting and words.head[above] == verb


def _spoken_of(noun: Token) -> bool:
    """In "condemned the attack on Monday" the day is that of the condemning."""
    cues = verbs().get(noun.head.lower_, ())
    said = any("object" in cue.takes - cue.weak and not cue.act.attitude for cue in cues)
    return noun.dep_ == "dobj" and said


def _same_story(words: Flat, other: int, token: int) -> bool:
    """Whether the clauses of two verbs tell of the same: joined, or one going along with it."""
    above_token, above_other = _clauses(words, _clause_of(words, token)), _clauses(words, other)
    common = set(above_token).intersection(above_other)
    up = (verb for verb in above_token if verb not in common)
    down = (verb for verb in above_other if verb not in common)
    return all(_goes_along(words, v) for v in up) and all(_tells_on(words, v, token) for v in down)


def _clauses(words: Flat, verb: int) -> list[int]:
    """The verb and those of the clauses that hold its clause."""
    found = [verb]
    while words.head[found[-1]] != found[-1]:
        found.append(_clause_of(words, words.head[found[-1]]))
    return found


def _clause_of(words: Flat, token: int) -> int:
    at = token
    while words.head[at] != at and words.pos[at] not in _VERBAL:
        at = words.head[at]
    return at


def _goes_along(words: Flat, verb: int) -> bool:
    """As in "met on Monday and signed", "fired, killing two", "began on Monday to withdraw"."""
    if words.dep[verb] == "xcomp":
        return words.lemma[words.head[verb]].lower() in _ASPECT
    participle = words.dep[verb] == "advcl" and words.tag[verb] == "VBG"
    return words.dep[verb] == "conj" or participle


def _tells_on(words: Flat, verb: int, token: int) -> bool:
    """As in "began to withdraw on Monday", "the blockade, which began on Monday"."""
    if words.dep[verb] in ("relcl", "acl"):
        return words.head[verb] == token
    return words.dep[verb] in ("conj", "xcomp")
