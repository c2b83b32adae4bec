"""Who belongs to whom, from the whole article: "its governor", "the minister", "Holm of the fund".

`roles` finds what one noun phrase tells, before anything is known of pronouns. This looks again
with what coreference has found, and at names with a body behind "of".
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from newsbase.extraction.components import belonging_verbs, bodies_of_bodies
from newsbase.extraction.components.belonging_verbs import Belonging
from newsbase.extraction.components.chains import Page
from newsbase.extraction.components.owners import BODIES, Owners
from newsbase.extraction.components.roles import Role, is_private
from newsbase.extraction.results import Affiliation, Mention, Span
from newsbase.extraction.syntax import chars, prepositional, token_range
from newsbase.extraction.word_ids import ids

_BEHIND_NAMES = ("of", "from", "at")
# Who is so to somebody belongs where they do.
_BESIDE = ids(
    "deputy predecessor successor colleague aide adviser advisor assistant secretary spokesman "
    "spokeswoman spokesperson bodyguard chief".split()
)
_LIKE = ids(("colleague", "counterpart"))
_FORMER = ("former ", "ex-", "onetime ", "one-time ", "then ")
_PERSONAL = frozenset("personal private political campaign family legal closest longtime".split())


def find(page: Page, roles: list[Role]) -> list[Belonging]:
    """All that the text tells, the roles with the bodies found for them first."""
    owners = Owners(page)
    told = [_of_role(page, owners, role) for role in roles if role.person.actor]
    told = _without_private_colleagues(page, owners, roles, told)
    told += [*_behind_names(page, owners), *_whose_names(page)]
    told += belonging_verbs.find(page, owners)
    told += bodies_of_bodies.find(page, owners)
    bodies = _bodies(told)
    beside = [found for role in roles if (found := _beside(page, owners, role, bodies)) is not None]
    bodies |= _bodies(beside)
    told = [*told, *beside, *belonging_verbs.followed(page, bodies)]
    return [_left(page, each, told) for each in told]


def _left(page: Page, each: Belonging, told: list[Belonging]) -> Belonging:
    """A former office of a state tells where somebody is from, who is elsewhere now."""
    role, state = each.link.role or "", each.link.actor or ""
    if not role.startswith(_FORMER) or not state.startswith("state:"):
        return each
    now = any(
        t.who == each.who and t.link.actor and not (t.link.role or "").startswith(_FORMER)
        for t in told
    )
    if not now:
        return each
    words = f"{role} of {page.actors[state].name}"
    return replace(each, link=replace(each.link, actor=None, role=words), nation=state)


def _without_private_colleagues(
    page: Page, owners: Owners, roles: list[Role], told: list[Belonging]
) -> list[Belonging]:
    """ "her Libyan colleague": serves Libya only if she serves a state."""
    bodies = _bodies(told)
    of_roles = zip((r for r in roles if r.person.actor), told, strict=True)
    return [
        replace(each, link=replace(each.link, actor=None), nation=each.link.actor)
        if _is_private_colleague(page, owners, role, bodies, each.link.actor or "")
        else each
        for role, each in of_roles
    ]


def _is_private_colleague(
    page: Page, owners: Owners, role: Role, bodies: dict[str, str], state: str
) -> bool:
    noun = page.doc[role.noun]
    if noun.lower not in _LIKE or not state.startswith("state:"):
        return False
    owner = owners.of(noun, role.title, role.person.actor)
    known = bodies.get(owner.actor or "") if owner is not None else None
    return known is not None and page.actors[known].kind not in ("state", "igo")


def _bodies(told: list[Belonging]) -> dict[str, str]:
    """Keys -> the first body that each is said to belong to."""
    return {each.who: each.link.actor for each in reversed(told) if each.link.actor}


def _of_role(page: Page, owners: Owners, role: Role) -> Belonging:
    body = role.organisation
    if body is None and role.nation is None:
        body = _body(page, owners, role)
    if body is not None and body.startswith("state:") and is_private(page.doc[role.noun]):
        role, body = replace(role, nation=body), None
    title = None if page.doc[role.noun].lower in _LIKE else role.title  # "her Danish counterpart"
    link = Affiliation(body, title, role.evidence)
    return Belonging(role.person.actor or "", link, role.nation)


def _body(page: Page, owners: Owners, role: Role) -> str | None:
    """The body of the role: its owner by coreference, or the state spoken of.

    Who is known to serve or be of a state, holds no office of another.
    """
    noun, person = page.doc[role.noun], role.person.actor or ""
    own = _own_state(page, person)
    entity = owners.of(noun, role.title, person)
    if entity is not None and entity.kind in (*BODIES, "state"):
        foreign = entity.kind == "state" and own not in (None, entity.actor)
        return own if foreign else entity.actor
    if entity is not None or not owners.is_bare_office(noun, role.title):
        return None
    return own or owners.state_of(noun)


def _own_state(page: Page, person: str) -> str | None:
    """The state that a known person serves, or is of."""
    country = page.actors[person].country
    state = page.offices.get(person) or f"state:{country}"
    return state if state in page.actors else None


def _beside(page: Page, owners: Owners, role: Role, bodies: dict[str, str]) -> Belonging | None:
    """ "his deputy, Ida Holm": where he belongs."""
    noun, person = page.doc[role.noun], role.person.actor
    told = role.organisation or person in bodies
    if noun.lower not in _BESIDE or not person or told:
        return None
    if any(word in _PERSONAL for word in role.title.split()):
        return None
    owner = owners.of(noun, role.title, person)
    body = bodies.get(owner.actor or "") if owner is not None and owner.kind == "person" else None
    return Belonging(person, Affiliation(body, role.title, role.evidence)) if body else None


def _people(page: Page) -> Iterator[tuple[Mention, str, Token]]:
    """The mentions of people by name, whose they are, and each of their tokens.

    What stands behind a name may hang on any of them where the parse knows none of its words.
    """
    for last, mention in page.names.items():
        if mention.actor and page.actors[mention.actor].kind == "person":
            for i in range(page.first[last], last + 1):
                yield mention, mention.actor, page.doc[i]


def _behind_names(page: Page, owners: Owners) -> Iterator[Belonging]:
    """ "Ida Holm of the Volta Centre"; of a state only behind "of"."""
    for mention, person, token in _people(page):
        for preposition in _BEHIND_NAMES:
            for noun in prepositional(token, preposition):
                body = page.named(noun) or owners.called(noun)
                kinds = (*BODIES, "state") if preposition == "of" else BODIES
                if body is not None and body.actor and body.kind in kinds:
                    evidence = _evidence(page.doc, mention, noun)
                    yield Belonging(person, Affiliation(body.actor, None, evidence))


def _whose_names(page: Page) -> Iterator[Belonging]:
    """ "Human Rights Watch's Ida Holm", "Poland's Jan Nowak": a body's, or of a state."""
    for mention, person, token in _people(page):
        for owner in (child for child in token.children if child.dep_ == "poss"):
            body = page.named(owner)
            if body is None or not body.actor or owner.i >= token.i:
                continue
            evidence = _evidence(page.doc, mention, owner)
            if body.kind in BODIES:
                yield Belonging(person, Affiliation(body.actor, None, evidence))
            elif body.kind == "state" and page.actors[person].country is None:
                yield Belonging(person, Affiliation(None, None, evidence), body.actor)


def _evidence(doc: Doc, mention: Mention, noun: Token) -> Span:
    tokens = token_range(doc, mention.span.start, mention.span.end)
    return chars(doc, min(tokens[0], noun.i), max(tokens[-1], noun.i) + 1)
