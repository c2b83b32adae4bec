"""Words for somebody just named: "the businessman", "the former banker", "the 60-year-old"."""

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Token

from newsbase.extraction.components import genders, modifiers, officials
from newsbase.extraction.components.appellations import FORMER
from newsbase.extraction.components.chains import Link, Page
from newsbase.extraction.components.definite import THE
from newsbase.extraction.components.entities import Entity, Seen, reports
from newsbase.extraction.word_ids import ids, ids_of

NEAR = 2  # sentences
CLEAR = 1.3
_EPITHETS = ids_of("people", "epithets") | ids_of(
    "walks", "economy", "scholarship", "sport", "arts", "faith", "medicine", "work"
)
_STATIONS = ids_of("people", "stations")
_OFFICES = ids_of("people", "roles")
_HIGH = ids(("president", "speaker", "judge", "justice"))  # many have been named as such


def epithet(page: Page, token: Token) -> Entity | None:
    """ "the businessman": whom the sentences just before spoke of, if that is clear.

    What is said of others as well ("the candidate") means the one whom the article is about.
    """
    past = _tells_past(token)
    if token.dep_ not in ("nsubj", "nsubjpass", "poss", "agent") or not (
        token.lower in _EPITHETS or token.lower in _STATIONS or past
    ):
        return None
    found = _just_spoken_of(page, token)
    if found is None or (past and _names_somebody_before(page, token)):
        return None
    if officials.holds_another(page, token, found):
        return None
    agrees = modifiers.agrees(page, found, token) or modifiers.may_be_of(page, found, token)
    if (token.lower in _EPITHETS or past) and agrees:
        return found
    alike = modifiers.named(page, token) and not agrees
    return found if not alike and found is _topic(page) else None


def _just_spoken_of(page: Page, token: Token) -> Entity | None:
    """The person who counts by far most in the sentences just before."""
    gender = genders.by_noun(token.lower_)
    number = page.sentence[token.i]

    def fits(seen: Seen) -> float:
        entity = seen.entity
        if entity.kind != "person" or entity.actor is None or seen.sentence == number:
            return 0.0
        return entity.fits(gender) if gender else 1.0

    best = page.discourse.rank(token, number, page.speech.get(token.i), fits, NEAR)
    least = 0.25 if reports(token.head) else 0.5
    return best.clear(CLEAR) if best.scores and best.scores[0] >= least else None


def _names_somebody_before(page: Page, token: Token) -> bool:
    number = page.sentence[token.i]
    return any(s.entity.kind == "person" for s in page.discourse.before(token, number, 0))


def _tells_past(token: Token) -> bool:
    """ "the former banker": so news tells more of somebody whom it has named by another role."""
    return (
        token.lower in _OFFICES
        and token.lower not in _STATIONS
        and token.lower not in _HIGH
        and any(c.lower in FORMER for c in token.children)
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
    if first < 0 or doc[first].lower not in THE or doc[token.i - 2].lower_ != "year":
        return None
    if token.i + 1 < len(doc) and doc[token.i + 1].pos_ in ("NOUN", "PROPN", "ADJ"):
        return None
    number, years = page.sentence[token.i], doc[token.i - 4].text
    told = dict(_ages(page))

    def fits(seen: Seen) -> float:
        entity = seen.entity
        if entity.kind != "person" or entity.actor is None or seen.sentence >= number:
            return 0.0
        return float(told.get(entity, years) == years)

    ranked = page.discourse.rank(token, number, None, fits, NEAR)
    of_age = [entity for entity, age in told.items() if age == years]
    topic = _topic(page)
    best = topic if topic in ranked.entities else ranked.clear(CLEAR)
    best = of_age[0] if len(of_age) == 1 else best
    if best is None:
        return None
    return Link(first, token.i + 1, "nominal", best, f"the age refers back to {best.label}")


def _ages(page: Page) -> Iterator[tuple[Entity, str]]:
    """The people whose age stands behind their name: "Holm, 54, …"."""
    doc = page.doc
    for last, mention in page.names.items():
        person = page.entities.get(mention.actor or "")
        if person is None or person.kind != "person" or last + 3 >= len(doc):
            continue
        comma, age, behind = doc[last + 1 : last + 4]
        if comma.text == "," and age.like_num and behind.text in (",", "."):
            yield person, age.text
