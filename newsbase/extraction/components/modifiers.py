"""The words before a noun that tell which one it is: "Danish" of "the Danish minister"."""

from collections.abc import Iterator

from spacy.tokens import Token

from newsbase.extraction.components.chains import Page
from newsbase.extraction.components.entities import Entity

_MODIFIERS = frozenset(("amod", "compound", "nmod"))
_NO_DETAIL = frozenset("former then late current new same own other 's".split())


def details(token: Token) -> set[str]:
    found = {c.lower_ for c in token.children if c.dep_ in _MODIFIERS and c.is_alpha}
    return found - _NO_DETAIL


def agrees(page: Page, entity: Entity, token: Token) -> bool:
    """Does one of the words before the noun, if there are any, tell of the entity?

    The name of a state or body does if the entity belongs to it, another word if it has stood
    beside the entity's name.
    """
    words = details(token)
    return (
        not words
        or not words.isdisjoint(entity.details)
        or any(belongs(page, entity, body) for body in _bodies(page, token))
    )


def may_be_of(page: Page, entity: Entity, token: Token) -> bool:
    """ "The Austrian hydrologist": is nothing told of the person's own state, and nothing else?"""
    bodies = list(_bodies(page, token))
    alone = len(bodies) == len(details(token)) and all(body.kind == "state" for body in bodies)
    actor = entity.actor or ""
    told = actor in page.offices or actor in page.posts or page.actors[actor].country
    return bool(bodies) and alone and not told


def named(page: Page, token: Token) -> bool:
    """Is one of its modifiers a name of somebody: "the Danish", "the NATO"?"""
    return next(_bodies(page, token), None) is not None


def _bodies(page: Page, token: Token) -> Iterator[Entity]:
    for child in token.children:
        if child.dep_ in _MODIFIERS and (body := page.named(child)) is not None:
            yield body


def belongs(page: Page, entity: Entity, body: Entity) -> bool:
    """Has the text told that the person holds a post with the body, or serves the state?"""
    if entity.actor is None or body.actor is None:
        return False
    if body.actor in page.posts.get(entity.actor, ()):
        return True
    if page.offices.get(entity.actor) == body.actor:
        return True
    country = page.actors[entity.actor].country
    return body.kind == "state" and country is not None and body.actor == f"state:{country}"
