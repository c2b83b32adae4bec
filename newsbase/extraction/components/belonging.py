"""Who belongs to whom where the role's body is not beside it: "its governor", "the minister".

`roles` finds what one noun phrase tells, before anything is known of pronouns. This looks again
with what coreference has found, at names with a body behind "of", and at verbs of leading.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from newsbase.extraction.components.chains import Page
from newsbase.extraction.components.entities import Seen
from newsbase.extraction.components.roles import Role
from newsbase.extraction.results import Affiliation, Mention, Span
from newsbase.extraction.syntax import chars, coordinated, own_subject, prepositional, token_range
from newsbase.extraction.word_ids import ids

_BODIES = ("organization", "igo", "group")
_BEHIND_NAMES = ("of", "from", "at")
_OWNERS = ("poss", "compound", "nmod", "amod")
# Titles of offices that every state has, where no body is named: those of the state spoken of.
_OFFICE = re.compile(
    r"(?:(?:former|outgoing|acting|interim|deputy|vice|first|new|then|late) )*"
    r"(?:president|vice-president|prime minister|premier|chancellor|king|queen|emir|sultan|"
    r"crown prince|attorney general|minister|(?:[a-z]+(?:(?: and|,)? [a-z]+)? )?minister|"
    r"(?:foreign|home|defen[cs]e|treasury|state|interior|labou?r|health|energy|trade) secretary)"
)
_LEADING = {
    "lead": "leader", "head": "head", "chair": "chair", "run": "head", "found": "founder",
    "own": "owner", "represent": "representative", "command": "commander", "direct": "director",
}  # fmt: skip
_LEADING_IDS = ids(form for verb in _LEADING for form in (verb, f"{verb}s", f"{verb}ed")) | ids(
    ("led", "leading", "heading", "chairing", "running", "ran", "owning", "representing")
)
_SPEAKS_OR_WORKS = ids(("speaks", "spoke", "works", "worked", "working", "speaking"))
_LEAST = 2  # mentions
_NEAR = 1  # sentence
_CLEARLY = 1.5
_CLEAR = 1.5  # times as many mentions as the next state


@dataclass(frozen=True, slots=True)
class Belonging:
    """Somebody (a key) and what the text says they belong to."""

    person: str
    link: Affiliation


def find(page: Page, roles: list[Role]) -> list[Belonging]:
    """All that the text tells, the roles with the bodies found for them first."""
    main = main_state(page)
    told = [replace(role, organisation=_body(page, role, main)) for role in roles]
    found = [_of_role(role) for role in told if role.person.actor]
    return [*found, *_behind_names(page), *_leaders(page)]


def _of_role(role: Role) -> Belonging:
    return Belonging(
        role.person.actor or "", Affiliation(role.organisation, role.title, role.evidence)
    )


def _body(page: Page, role: Role, main: str | None) -> str | None:
    """The body of the role: beside it, its owner by coreference, or the state spoken of."""
    if role.organisation:
        return role.organisation
    noun = page.doc[role.noun]
    owners = [c for c in noun.children if c.dep_ in _OWNERS and c.i < noun.i]
    owners += prepositional(noun, "of", "for", "at", "with")
    for owner in owners:
        entity = page.entity(owner)
        body = entity is not None and entity.kind in (*_BODIES, "state")
        if entity is not None and body and entity.actor != role.person.actor:
            return entity.actor
    named = any(c.dep_ in ("poss", "prep") for c in noun.children)
    if named or not _OFFICE.fullmatch(role.title):
        return None
    served = page.offices.get(role.person.actor or "")
    return served or _state_spoken_of(page, noun, main)


def _state_spoken_of(page: Page, noun: Token, main: str | None) -> str | None:
    """The text's main state, unless another has just been spoken of; without one, the other."""
    number = page.sentence[noun.i]

    def fits(seen: Seen) -> float:
        return 1.0 if seen.entity.kind == "state" and seen.token.i < noun.i else 0.0

    best = page.discourse.rank(noun, number, page.speech.get(noun.i), fits, _NEAR)
    near = {entity.actor for entity in best.entities}
    if main is None:
        clear = best.clear(_CLEARLY)
        return clear.actor if clear is not None else None
    return main if not near or near == {main} else None


def main_state(page: Page) -> str | None:
    """The state that the text names clearly more often than any other."""
    named = Counter(
        mention.actor
        for mention in page.names.values()
        if mention.actor and page.actors[mention.actor].kind == "state"
    )
    most = named.most_common(2)
    if not most or most[0][1] < _LEAST or (len(most) > 1 and most[0][1] < _CLEAR * most[1][1]):
        return None
    return most[0][0]


def _people(page: Page) -> Iterator[tuple[Mention, str, Token]]:
    """The mentions of people by name, whose they are, and their head tokens."""
    for last, mention in page.names.items():
        if mention.actor and page.actors[mention.actor].kind == "person":
            yield mention, mention.actor, page.head(last)


def _behind_names(page: Page) -> Iterator[Belonging]:
    """ "Ida Holm of the Volta Centre"; of a state only behind "of"."""
    for mention, person, head in _people(page):
        for preposition in _BEHIND_NAMES:
            for noun in prepositional(head, preposition):
                body = page.named(noun)
                kinds = (*_BODIES, "state") if preposition == "of" else _BODIES
                if body is not None and body.actor and body.kind in kinds:
                    evidence = _evidence(page.doc, mention, noun)
                    yield Belonging(person, Affiliation(body.actor, None, evidence))


def _leaders(page: Page) -> Iterator[Belonging]:
    """ "Ida Holm, who leads the union", "Holm runs the bank", "speaks for the drivers"."""
    columns = page.doc.to_array(["LOWER"]).ravel().tolist()
    for i, lower in enumerate(columns):
        if lower in _LEADING_IDS or lower in _SPEAKS_OR_WORKS:
            yield from _leader(page, page.doc[i])


def _leader(page: Page, verb: Token) -> Iterator[Belonging]:
    subject = own_subject(verb)
    who = page.entity(subject) if subject is not None else None
    if subject is None or who is None or who.kind != "person" or not who.actor:
        return
    role = _LEADING.get(verb.lemma_)
    objects = [o for c in verb.children if c.dep_ == "dobj" for o in coordinated(c)]
    if verb.lower in _SPEAKS_OR_WORKS:
        role = "spokesperson" if verb.lemma_ == "speak" else None
        objects = list(prepositional(verb, "for", *(("at",) if verb.lemma_ == "work" else ())))
    for noun in objects:
        body = page.entity(noun)
        if body is not None and body.actor and body.kind in _BODIES:
            first, last = sorted((subject.i, noun.i))
            yield Belonging(
                who.actor, Affiliation(body.actor, role, chars(page.doc, first, last + 1))
            )


def _evidence(doc: Doc, mention: Mention, noun: Token) -> Span:
    tokens = token_range(doc, mention.span.start, mention.span.end)
    return chars(doc, min(tokens[0], noun.i), max(tokens[-1], noun.i) + 1)
