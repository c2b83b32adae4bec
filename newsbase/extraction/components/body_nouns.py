"""Which organisation "the company", "the union" and "the Danish lender" are."""

from collections import Counter

from spacy.tokens import Token

from newsbase.extraction.components import epithets, modifiers, sorts
from newsbase.extraction.components.chains import Page
from newsbase.extraction.components.entities import Entity, Seen
from newsbase.extraction.components.personal_pronouns import barred_from
from newsbase.extraction.word_ids import ids, ids_of

_REACH = 4  # sentences
_HALF = 0.5
_MODIFIED = 0.6  # "the oil company": may well be another one
_OTHERS = ids(
    "another different foreign local other own parent private rival separate sister".split()
)
_OF_MANY_SORTS = ids(("group", "network", "movement", "trust", "fund", "club", "gang", "faction"))
_SORTS_OF_GROUPS = ids_of("sorts", "groups")
_OF_MANY_LEVELS = ids("court tribunal chamber assembly legislature parliament school".split())
_HIGHEST = ids(("high", "top", "highest", "supreme"))
_MODIFIERS = frozenset(("amod", "compound", "nmod"))


def describe(page: Page, token: Token) -> Entity | None:
    """The latest organisation that can be called so, if it is clear, or the text's own."""
    if token.lower not in sorts.noun_ids() or any(c.lower in _OTHERS for c in token.children):
        return None
    barred = barred_from(page, token)

    def fits(seen: Seen) -> float:
        if seen.entity in barred:
            return 0.0
        return sorts.fits(seen.entity, token.lower_) * _agrees(page, token, seen.entity)

    number = page.sentence[token.i]
    ranked = page.discourse.rank(token, number, page.speech.get(token.i), fits, _REACH)
    best, topic = ranked.clear(epithets.CLEAR), _topic(page, token)
    if best is not None and not (topic in ranked.entities and _is_passing(page, best)):
        return best
    return topic if not ranked.entities or topic in ranked.entities[:2] else None


def _is_passing(page: Page, entity: Entity) -> bool:
    """Has the text named it but once?"""
    return sum(seen.entity is entity for seen in page.discourse.seen) == 1


def _agrees(page: Page, token: Token, entity: Entity) -> float:
    """How well the words before the noun suit the entity: "Danish" one of Denmark."""
    share = 1.0
    for child in token.children:
        if child.dep_ not in _MODIFIERS:
            continue
        named = page.named(child)
        if named is not None:
            share *= _from(page, entity, named) if named.kind == "state" else named is entity
        elif child.lower_ not in entity.details:
            share *= _MODIFIED if _may_tell_nothing(token, child) else 0.0
    return share


def is_another(page: Page, token: Token, entity: Entity) -> bool:
    """ "The district court": do the words before the noun tell it from the entity?"""
    return _agrees(page, token, entity) == 0.0


def _may_tell_nothing(noun: Token, word: Token) -> bool:
    """ "The militant group", "the high court", not "the poor group", "the district court"."""
    if noun.lower in _OF_MANY_SORTS:
        return word.lower in _SORTS_OF_GROUPS
    return noun.lower not in _OF_MANY_LEVELS or word.lower in _HIGHEST


def _from(page: Page, entity: Entity, land: Entity) -> float:
    country = page.actors[entity.actor].country if entity.actor else None
    if country is None:
        return _MODIFIED
    return 1.0 if land.actor and page.actors[land.actor].country == country else 0.0


def _topic(page: Page, token: Token) -> Entity | None:
    """The organisation of which the text speaks far oftener than of any other it may be.

    "The Danish company" may have been named but once.
    """
    fitting = Counter[Entity]()
    for seen in page.discourse.seen:
        entity = seen.entity
        suits = sorts.fits(entity, token.lower_) * _agrees(page, token, entity)
        if seen.token.i < token.i and suits > _HALF:
            fitting[entity] += 1
    most = fitting.most_common(2)
    if not most or (len(most) > 1 and most[0][1] < 2 * most[1][1]):
        return None
    best, times = most[0]
    return best if times > 1 or modifiers.named(page, token) else None
