"""Whom the article has spoken of so far, and how much they stand in the reader's mind.

After Lappin and Leass (1994): a mention counts by its part in the sentence, and fades from one
sentence to the next.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from newsbase.extraction.components.genders import Gender
from newsbase.extraction.results import ActorKind
from newsbase.extraction.word_ids import ids, ids_of

REACH = 5  # sentences that a pronoun reaches back
BY_NAME, BY_PRONOUN = 0.8, 0.5  # faith in a gender that a name or a pronoun suggests
CLEARLY = 1.15  # how much more than the second the first must count, not to be doubtful
_FADES = 0.5  # from one sentence to the next
_QUOTED = 0.3  # somebody in a quotation, for those outside it
_AGAIN = 0.1  # for every further mention within reach
_REPORTING = ids_of("people", "reporting")
_SUBJECTS = ids(("nsubj", "nsubjpass"))
_GRADES = {
    "nsubj": 1.0, "nsubjpass": 0.95, "agent": 0.7, "dobj": 0.6, "dative": 0.6, "poss": 0.5,
    "ROOT": 0.7, "attr": 0.5, "compound": 0.25, "amod": 0.15, "nmod": 0.3,
}  # fmt: skip
_SUBORDINATE = {"relcl": 0.7, "acl": 0.6, "advcl": 0.9, "ccomp": 0.85, "pcomp": 0.7}
_OTHERWISE = 0.4


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody of the article. `actor` is None for the unnamed: "a man", "two diplomats".

    `nouns` are those by which the text calls it ("senator"), `details` the words around them and
    around the name, for telling one senator from another; by those `former` it is called as what it
    was. `members` are the keys of a group.
    `faith` is how sure the gender is, from 0 to 1; `sort` that of a known organisation.
    """

    label: str
    kind: ActorKind
    actor: str | None = None
    gender: Gender | None = None
    faith: float = 1.0
    plural: bool = False
    nouns: set[str] = field(default_factory=set)
    details: set[str] = field(default_factory=set)
    former: set[str] = field(default_factory=set)
    members: tuple[str, ...] = ()
    sort: str = ""

    def fits(self, gender: Gender) -> float:
        """From 0, not at all, to 1."""
        if self.gender is None:
            return 0.9 if gender == "m" or self.actor is None else 0.75
        return 1.0 if self.gender == gender else 1.0 - self.faith


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention of an entity: its head token, sentence, weight, and quotation or None.

    `verb` is that of which it is the subject, alone or with others.
    """

    entity: Entity
    token: Token
    sentence: int
    weight: float
    quotation: int | None
    verb: Token | None


@dataclass(frozen=True, slots=True)
class Ranked:
    """The best first."""

    entities: list[Entity]
    scores: list[float]

    def clear(self, times: float = CLEARLY) -> Entity | None:
        """The best, if no other comes near it."""
        if not self.entities or (
            len(self.entities) > 1 and self.scores[0] < times * self.scores[1]
        ):
            return None
        return self.entities[0]

    def close(self) -> tuple[str, ...]:
        """The keys of those that come near the best."""
        near = [
            e.actor
            for e, score in zip(self.entities, self.scores, strict=True)
            if CLEARLY * score >= self.scores[0] and e.actor
        ]
        return tuple(dict.fromkeys(near))


def weight(token: Token, first: Token) -> float:
    """How much a mention counts by the part that the first of its group has in the sentence."""
    grade = _GRADES.get(first.dep_, _OTHERWISE)
    if first.dep in _SUBJECTS:
        grade = _subject_weight(first.head)
    elif first.dep_ == "poss" and first.head.dep in _SUBJECTS:
        grade = 0.8 * _subject_weight(first.head.head)  # "Lee's success shows how he …"
    elif first.dep_ == "pobj" and _fronted(first):
        grade = 0.8
    return grade if first.i == token.i else 0.97 * grade


def _subject_weight(verb: Token) -> float:
    grade = 1.0
    at = verb
    for _ in range(4):
        grade *= _SUBORDINATE.get(at.dep_, 1.0)
        if at.head.i == at.i:
            break
        at = at.head
    return 1.2 * grade if reports(verb) else grade


def _fronted(noun: Token) -> bool:
    """ "As for Lee, …", "For Lee, …"."""
    at = noun
    for _ in range(3):
        if at.head.pos_ in ("VERB", "AUX"):
            return at.dep_ == "prep" and at.i < at.head.i and at.left_edge.i == at.sent.start
        at = at.head
    return False


def _first_of_group(token: Token) -> Token:
    at = token
    for _ in range(6):
        if at.dep_ not in ("conj", "appos"):
            break
        at = at.head
    return at


def reports(verb: Token) -> bool:
    return verb.lower in _REPORTING


class Discourse:
    """The mentions so far, in text order."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []

    def add(
        self,
        entity: Entity,
        token: Token,
        sentence: int,
        quotation: int | None,
        share: float = 1.0,
    ) -> None:
        first = _first_of_group(token)
        verb = first.head if first.dep in _SUBJECTS else None
        counts = share * weight(token, first)
        self.seen.append(Seen(entity, token, sentence, counts, quotation, verb))

    def before(self, token: Token, sentence: int, reach: int = REACH) -> Iterator[Seen]:
        """The mentions in front of the token, the latest first."""
        for seen in reversed(self.seen):
            if seen.sentence < sentence - reach:
                return
            if seen.token.i < token.i:
                yield seen

    def rank(
        self,
        token: Token,
        sentence: int,
        quotation: int | None,
        fits: Callable[[Seen], float],
        reach: int = REACH,
    ) -> Ranked:
        """Those in front of the token by how much they count, times `fits` (0: not at all)."""
        best: dict[Entity, float] = {}
        for seen in self.before(token, sentence, reach):
            share = fits(seen)
            if share <= 0:
                continue
            score = share * seen.weight * _FADES ** (sentence - seen.sentence)
            if seen.quotation is not None and seen.quotation != quotation:
                score *= _QUOTED
            known = best.get(seen.entity)
            best[seen.entity] = (
                score if known is None else max(known, score) + _AGAIN * min(known, score)
            )
        entities = sorted(best, key=lambda e: -best[e])
        return Ranked(entities, [best[e] for e in entities])
