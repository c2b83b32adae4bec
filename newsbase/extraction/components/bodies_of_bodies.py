"""To whom bodies belong: "the bank's arm, Hansa Research", "which belongs to the ministry"."""

from collections.abc import Iterator

from spacy.tokens import Token

from newsbase.extraction.components.belonging_verbs import Belonging
from newsbase.extraction.components.chains import Page
from newsbase.extraction.components.entities import Entity
from newsbase.extraction.components.owners import BODIES, Owners
from newsbase.extraction.results import Affiliation
from newsbase.extraction.syntax import chars, own_subject, prepositional
from newsbase.extraction.word_ids import ids, ids_of

_PARTS = ids(
    "arm unit subsidiary division branch wing affiliate offshoot department organ agency mission "
    "parliament legislature assembly newspaper broadcaster service organ mouthpiece army force "
    "bank ministry regulator watchdog".split()
) | ids_of("bodies", "local_rulers")
_BELONGING = ids("belongs belong belonged".split())
_WHICH = ids("which that who".split())


def find(page: Page, owners: Owners) -> Iterator[Belonging]:
    for last, mention in page.names.items():
        actor = page.actors.get(mention.actor or "")
        if actor is None or actor.kind != "organization" or actor.known:
            continue
        for noun in prepositional(page.head(last), "of"):
            whole = page.named(noun)
            if whole is not None and whole.kind in BODIES and whole.actor != actor.key:
                yield _told(page, actor.key, whole, last, noun.i)
        for noun in _beside(page.head(last)):
            owner = _owner(page, owners, noun)
            if owner is not None and owner.actor != actor.key:
                yield _told(page, actor.key, owner, last, noun.i)
    for i, lower in enumerate(page.doc.to_array(["LOWER"]).ravel().tolist()):
        if lower in _BELONGING:
            yield from _belongs(page, page.doc[i])


def _beside(head: Token) -> Iterator[Token]:
    """The nouns in apposition to the name."""
    if head.dep_ == "appos" and head.head.lower in _PARTS:
        yield head.head
    for child in head.children:
        if child.dep_ == "appos" and child.lower in _PARTS:
            yield child


def _owner(page: Page, owners: Owners, noun: Token) -> Entity | None:
    """The body or the state that the noun is a part of, by genitive or behind "of"."""
    named = [c for c in noun.children if c.dep_ == "poss"] + list(prepositional(noun, "of"))
    for owner in named:
        entity = page.entity(owner)
        entity = entity if entity is not None and entity.kind == "state" else owners.body(owner)
        if entity is not None and entity.actor:
            return entity
    return None


def _belongs(page: Page, verb: Token) -> Iterator[Belonging]:
    subject = own_subject(verb)
    if subject is not None and subject.lower in _WHICH and verb.dep_ == "relcl":
        subject = verb.head
    who = page.entity(subject) if subject is not None else None
    if subject is None or who is None or who.kind not in BODIES or not who.actor:
        return
    for noun in prepositional(verb, "to"):
        owner = page.entity(noun)
        if owner is not None and owner.kind in (*BODIES, "state") and owner is not who:
            yield _told(page, who.actor, owner, subject.i, noun.i)


def _told(page: Page, who: str, owner: Entity, one: int, other: int) -> Belonging:
    first, last = sorted((one, other))
    return Belonging(who, Affiliation(owner.actor, None, chars(page.doc, first, last + 1)))
