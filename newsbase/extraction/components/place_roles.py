"""Whether a toponym stands for a place or for somebody who acts: its place in the sentence tells.

"Moscow said", "sanctions on Russia", "talks between France and Italy" speak of sides; "in Russia",
"a strike on Moscow", "the border of Poland" of places (Markert and Nissim, 2002, call the first
the place-for-people metonymy).
"""

from collections.abc import Callable

from spacy.tokens import Token

from newsbase.extraction.results import PlaceKind

_ALWAYS = frozenset(
    (
        *("near", "off", "inside", "outside", "around", "across", "within", "throughout", "along"),
        *("into", "onto", "via", "through", "towards", "toward", "beyond", "above", "under"),
    )
)
_STRIKES = frozenset(
    (
        *("attack", "strike", "assault", "raid", "bombing", "bombardment", "shelling", "airstrike"),
        *("march", "offensive", "missile", "fire", "drop", "fall", "land", "advance", "siege"),
        *("bomb", "shell", "invade", "storm", "hit", "descend", "occupation", "invasion"),
    )
)
_MOTION = frozenset(
    (
        *("go", "come", "travel", "fly", "flight", "trip", "visit", "tour", "journey", "move"),
        *("send", "deploy", "deployment", "ship", "shipment", "export", "import", "flee", "return"),
        *("arrive", "withdraw", "withdrawal", "withdrew", "head", "leave", "depart", "retreat"),
        *("drive", "sail", "cross", "enter", "reach", "escape", "bring", "carry", "transport"),
        *("evacuate", "launch", "fire", "spread", "extend", "road", "route", "migrate", "pull"),
    )
)
_PLACE_NOUNS = frozenset(
    (
        *("soil", "coast", "shore", "border", "capital", "city", "town", "village", "outskirts"),
        *("territory", "region", "province", "district", "waters", "airspace", "island", "north"),
        *("south", "east", "west", "northeast", "northwest", "southeast", "southwest", "centre"),
        *("center", "part", "area", "port", "suburb", "heart", "state", "edge", "frontier", "map"),
        *("airport", "street", "streets", "base", "strait", "gulf", "desert", "mountain", "valley"),
    )
)
_HELD_THERE = frozenset(
    (
        *("war", "summit", "earthquake", "flood", "conference", "conflict", "front", "talks"),
        *("meeting", "attack", "protest", "election", "negotiation", "office", "embassy"),
    )
)
# A capital that is the object of these is the government in it.
_ADDRESSED = frozenset(
    (
        *("accuse", "urge", "tell", "warn", "blame", "criticise", "criticize", "thank", "ask"),
        *("sanction", "help", "support", "praise", "condemn", "threaten", "pressure", "persuade"),
        *("press", "call", "order", "force", "lead", "allow", "prompt", "anger", "invite", "join"),
    )
)
_MOVED_OVER = frozenset(("fly", "flight", "sky", "airspace", "jet", "drone", "plane", "balloon"))
_REACHED = _STRIKES | _MOTION | {"occupy", "capture", "seize", "take", "leave", "annex", "shell"}
_FEELINGS = frozenset(
    ("trust", "confidence", "interest", "faith", "belief", "believe", "invest", "anger", "aim")
)
_STATES_OF_A_TOWN = frozenset(
    ("be", "have", "lie", "suffer", "see", "remain", "become", "lose", "fall", "sit", "stand")
)


def stands_for_place(head: Token, kind: PlaceKind) -> bool:
    """`head` is the head of the toponym. Seas, mountains and the like are always places."""
    if kind in ("water", "other"):
        return True
    at = _above_name(head)
    judge = _JUDGES.get(at.dep_)
    return judge(at, kind) if judge else kind != "country"


def _above_name(head: Token) -> Token:
    """The token whose place in the sentence counts for a coordinated or apposed name."""
    at = head
    while at.dep_ in ("conj", "appos", "npadvmod") and at.head.tag_.startswith("NNP"):
        at = at.head
    return at


def _object_of_preposition(at: Token, kind: PlaceKind) -> bool:
    preposition, governor = at.head.lower_, at.head.head
    if preposition in _ALWAYS:
        return True
    tied = _TIED_TO.get(preposition)
    if tied is not None:
        return governor.lemma_.lower() in tied or (kind == "city" and preposition != "against")
    if preposition in ("in", "at"):
        return kind == "city" or governor.lemma_.lower() not in _FEELINGS
    return False


def _subject(at: Token, kind: PlaceKind) -> bool:
    """Who is the subject acts; a town may also just lie there."""
    return kind == "city" and at.head.lemma_.lower() in _STATES_OF_A_TOWN


def _direct_object(at: Token, kind: PlaceKind) -> bool:
    verb = at.head.lemma_.lower()
    return verb in _REACHED if kind != "city" else verb not in _ADDRESSED


def _modifier(at: Token, kind: PlaceKind) -> bool:
    return kind == "city" or at.head.lemma_.lower() in _PLACE_NOUNS | _HELD_THERE


def _possessor(at: Token, kind: PlaceKind) -> bool:
    return at.head.lemma_.lower() in _PLACE_NOUNS


_TIED_TO: dict[str, frozenset[str]] = {
    "on": _STRIKES | _PLACE_NOUNS,
    "to": _MOTION | _STRIKES,
    "from": _MOTION,
    "for": frozenset(("leave", "depart", "head")),
    "of": _PLACE_NOUNS | _STRIKES | _REACHED,
    "over": _MOVED_OVER,
    "between": frozenset(("border", "strait", "sea", "road", "route", "flight", "frontier")),
    "against": frozenset(),
}
_JUDGES: dict[str, Callable[[Token, PlaceKind], bool]] = {
    "pobj": _object_of_preposition,
    "nsubj": _subject,
    "dobj": _direct_object,
    "compound": _modifier,
    "nmod": _modifier,
    "poss": _possessor,
    "agent": lambda at, kind: False,
}
