"""What in an article speaks for a state: its names, bodies, officials, and the places named."""

from collections.abc import Iterator

from newsbase.extraction.components.chains import Page
from newsbase.extraction.components.spoken_states import (
    BY_BODY,
    BY_PERSON,
    Sign,
    seats_in,
    weight,
)
from newsbase.extraction.results import Actor
from newsbase.extraction.syntax import token_range


def of_page(page: Page) -> Iterator[Sign]:
    yield from seats_in(page.doc)
    states = {actor.name: actor.key for actor in page.actors.values() if actor.kind == "state"}
    for last, mention in page.names.items():
        actor = page.actors.get(mention.actor or "")
        if actor is None:
            continue
        if actor.kind == "state":
            yield Sign(last, actor.key, weight(page.doc[last]))
        elif actor.kind == "organization" and not _names_state(page, last):
            yield from _of_body(page, last, actor, states)
    for i, entity in page.at.items():
        if entity.kind == "person" and entity.actor:
            country = page.actors[entity.actor].country
            state = page.offices.get(entity.actor) or (f"state:{country}" if country else None)
            if state is not None:
                yield Sign(i, state, BY_PERSON)


def _of_body(page: Page, last: int, body: Actor, states: dict[str, str]) -> Iterator[Sign]:
    """ "the Bank of Uganda"; a company speaks less for the state that it has its seat in."""
    token = page.doc[last]
    own = {link.actor for link in body.affiliations if link.actor in states.values()}
    state = states.get(token.text) or (own.pop() if len(own) == 1 else None)
    if state is not None:
        yield Sign(last, state, weight(token))
    elif body.country:
        yield Sign(last, f"state:{body.country}", BY_BODY)


def _names_state(page: Page, last: int) -> bool:
    """Does the name hold that of a state, which counts by itself?"""
    mention = page.names[last]
    for i in token_range(page.doc, mention.span.start, mention.span.end):
        other = page.names.get(i)
        inner = page.actors.get(other.actor or "") if other and other is not mention else None
        if inner is not None and inner.kind == "state":
            return True
    return False
