"""Of which state an article speaks at a place, where it does not say so: "the finance minister".

Each name of a state, and each seat of a government in which something happens, speaks for it; less
with every sentence in between, and what comes only later speaks least.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsbase.extraction.word_ids import ids

_SEATS = "newsbase seats of governments"  # in Doc.user_data
BY_NAME, BY_SEAT, BY_TOWN, BY_BODY, BY_PERSON = 1.0, 0.8, 0.5, 0.3, 0.4
_ASIDE = 0.65  # a name that is no subject
_FRONTED = 1.0  # more, in its sentence: "In Oslo a spokesman for the government said"
_BEHIND = 0.6  # what is left of a name that comes later in the sentence
_ACTING = 0.6  # more, where the state is the subject of the same sentence
_SUBJECTS = ids(("nsubj", "nsubjpass"))
_MODIFIERS = ids(("poss",))
_FADES = 0.75  # from one sentence to the next
_LASTING, _LEADING = 0.35, 0.8  # what is left of a name far away; of one in the first sentence
_LATER = 0.2
_NEAR = 1  # sentences
_BACKGROUND = 1.5  # so much counts all that is farther, at most
_CLEAR = 1.5  # times as much as the next state
_LEAST = 0.2


@dataclass(frozen=True, slots=True)
class Sign:
    """The token `at` speaks for the state with that key; a place only for what is near."""

    at: int
    state: str
    weight: float = BY_NAME
    is_place: bool = False
    is_fronted: bool = False


def state_at(signs: Iterable[Sign], at: int, sentence: Sequence[int]) -> str | None:
    """The key of the state that is spoken of at the token; None where no other is clearly behind.

    Nor where it is far and the sentence names another. `sentence` numbers the sentences by token.
    """
    signs = list(signs)
    near: dict[str, float] = defaultdict(float)
    far: dict[str, float] = defaultdict(float)
    for sign in signs:
        is_near = 0 <= sentence[at] - sentence[sign.at] <= _NEAR
        (near if is_near else far)[sign.state] += sign.weight * _share(sign, at, sentence)
    scores = {s: near[s] + min(far[s], _BACKGROUND) for s in near.keys() | far.keys()}
    best = _clear(scores)
    others = _beside(signs, at, sentence) - {best}
    return best if not others or near.get(best or "", 0.0) >= _ASIDE else None


def _clear(scores: dict[str, float]) -> str | None:
    ranked = sorted(scores, key=lambda state: (-scores[state], state))
    if not ranked or scores[ranked[0]] < _LEAST:
        return None
    if len(ranked) > 1 and scores[ranked[0]] < _CLEAR * scores[ranked[1]]:
        return None
    return ranked[0]


def _beside(signs: Iterable[Sign], at: int, sentence: Sequence[int]) -> set[str]:
    """The states named before it in the sentence, those of its people, the last subject."""
    found = {
        sign.state
        for sign in signs
        if sentence[sign.at] == sentence[at]
        and not sign.is_place
        and (sign.at < at or sign.weight == BY_PERSON)
    }
    subjects = [
        sign
        for sign in signs
        if sign.at < at and sign.weight == BY_NAME and sentence[at] - sentence[sign.at] <= _NEAR
    ]
    if subjects:
        found.add(max(subjects, key=lambda sign: sign.at).state)
    return found


def weight(name: Token) -> float:
    """Of the name of a state, by its part in the sentence: a subject, or whose it is."""
    subject = name.head if name.dep in _MODIFIERS else name
    return BY_NAME if subject.dep in _SUBJECTS else _ASIDE


def _share(sign: Sign, at: int, sentence: Sequence[int]) -> float:
    between = sentence[at] - sentence[sign.at]
    if not between and (sign.at < at or sign.is_place):
        if sign.at > at and not sign.is_place:
            return _BEHIND  # "the ministry said Chad was late"
        acts = sign.weight == BY_NAME  # "Chad will pay, the minister said"
        return 1.0 + sign.is_fronted * _FRONTED + acts * _ACTING
    if between <= 0:
        return 0.0 if sign.is_place else _LATER
    faded = float(_FADES**between)
    if sign.is_place:
        return faded
    return max(faded, _LASTING if sentence[sign.at] > sentence[0] else _LEADING)


def remember_seats(doc: Doc, seats: Iterable[Sign]) -> None:
    """For coreference, which does not know the table of states."""
    doc.user_data[_SEATS] = tuple(seats)


def seats_in(doc: Doc) -> tuple[Sign, ...]:
    seats: tuple[Sign, ...] = doc.user_data.get(_SEATS, ())
    return seats
