"""Words for somebody just named: "the businessman", "the former banker", "the 60-year-old"."""

from collections import Counter

from spacy.tokens import Token

from newsbase.extraction.components import genders
from newsbase.extraction.components.chains import Link, Page
from newsbase.extraction.components.entities import Entity, Seen, reports
from newsbase.extraction.word_ids import ids, ids_of

DEFINITE = ids(("the", "this", "that"))
NEAR = 2  # sentences
CLEAR = 1.3
_EPITHETS = ids_of("people", "epithets")
_STATIONS = ids_of("people", "stations")
_OFFICES = ids_of("people", "roles")
_HIGH = ids(("president", "speaker", "judge", "justice"))  # many have been named as such
_FORMER = ids(("former", "onetime", "one-time", "ex", "erstwhile"))
_MODIFIERS = frozenset(("amod", "compound", "nmod"))
_NO_DETAIL = frozenset("former then late current new same own other 's".split())


def epithet(page: Page, token: Token) -> Entity | None:
    """ "the businessman": whom the sentences just before spoke of, if that is clear.

    What is said of others as well ("the candidate") means the one whom the article is about.
    """
    past = _tells_past(token)
    if token.dep_ not in ("nsubj", "nsubjpass", "poss", "agent") or not (
        token.lower in _EPITHETS or token.lower in _STATIONS or past
    ):
        return None
    gender = genders.by_noun(token.lower_)
    number = page.sentence[token.i]

    def fits(seen: Seen) -> float:
        entity = seen.entity
        if entity.kind != "person" or entity.actor is None or seen.sentence == number:
            return 0.0
        return entity.fits(gender) if gender else 1.0

    best = page.discourse.rank(token, number, page.speech.get(token.i), fits, NEAR)
    found = best.clear(CLEAR)
    if past and _names_somebody_before(page, token):
        return None
    least = 0.25 if reports(token.head) else 0.5
    if found is None or best.scores[0] < least:
        return None
    if (token.lower in _EPITHETS or past) and agrees(found, details(token)):
        return found
    alike = named_details(page, token) and not agrees(found, details(token))
    return found if not alike and found is _topic(page) else None


def _names_somebody_before(page: Page, token: Token) -> bool:
    number = page.sentence[token.i]
    return any(s.entity.kind == "person" for s in page.discourse.before(token, number, 0))


def _tells_past(token: Token) -> bool:
    """ "the former banker": so news tells more of somebody whom it has named by another role."""
    return (
        token.lower in _OFFICES
        and token.lower not in _STATIONS
        and token.lower not in _HIGH
        and any(c.lower in _FORMER for c in token.children)
    )


def _topic(page: Page) -> Entity | None:
    """The person of whom the text speaks twice as often as of any other so far."""
    times = Counter(s.entity for s in page.discourse.seen if s.entity.kind == "person")
    most = times.most_common(2)
    return most[0][0] if len(most) == 1 or most[0][1] >= 2 * most[1][1] else None


def aged(page: Page, token: Token) -> Link | None:
    """ "the 54-year-old": the person whose age was given so, or who was just spoken of."""
    doc = page.doc
    first = token.i - 5
    if first < 0 or doc[first].lower not in DEFINITE or doc[token.i - 2].lower_ != "year":
        return None
    if token.i + 1 < len(doc) and doc[token.i + 1].pos_ in ("NOUN", "PROPN", "ADJ"):
        return None
    number = page.sentence[token.i]

    def fits(seen: Seen) -> float:
        person = seen.entity.kind == "person" and seen.entity.actor is not None
        return 1.0 if person and seen.sentence < number else 0.0

    best = page.discourse.rank(token, number, None, fits, NEAR).clear(CLEAR)
    if best is None:
        return None
    return Link(first, token.i + 1, "nominal", best, f"the age refers back to {best.label}")


def details(token: Token) -> set[str]:
    """The words before a noun that tell which one it is: "Danish" of "the Danish minister"."""
    found = {c.lower_ for c in token.children if c.dep_ in _MODIFIERS and c.is_alpha}
    return found - _NO_DETAIL


def agrees(entity: Entity, words: set[str]) -> bool:
    """Has the text used one of the words of the entity, if there are any?"""
    return not words or not words.isdisjoint(entity.details)


def named_details(page: Page, token: Token) -> bool:
    """Is one of its modifiers a name of somebody: "the Danish", "the NATO"?"""
    return any(c.dep_ in _MODIFIERS and c.i in page.covered for c in token.children)
