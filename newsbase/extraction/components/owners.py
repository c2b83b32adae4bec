"""Whose a role is where no body's name is beside it: "its governor", "the club's treasurer"."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from newsbase.extraction.components import spoken_states, state_signs
from newsbase.extraction.components.chains import Page
from newsbase.extraction.components.entities import Entity, Seen
from newsbase.extraction.components.spoken_states import Sign
from newsbase.extraction.syntax import clause_of, own_subject, prepositional
from newsbase.extraction.text import fold
from newsbase.extraction.word_ids import ids, ids_of

BODIES = ("organization", "igo", "group")
_IN_FRONT = ("poss", "compound", "nmod", "amod")
_OWN = ids(("its", "their"))
# Titles of offices that every state has, where no body is named: those of the state spoken of.
_OFFICE = re.compile(
    r"(?:(?:former|outgoing|acting|interim|deputy|vice|first|new|then|late|caretaker) )*"
    r"(?:president|vice-president|prime minister|premier|chancellor|king|queen|emir|sultan|"
    r"crown prince|attorney general|chief justice|supreme leader|head of state|ambassador|"
    r"(?:[a-z]+(?:(?: and|,)? [a-z]+)? )?minister|army chief|senator|lawmaker|"
    r"(?:foreign|home|defen[cs]e|treasury|state|interior|labou?r|health|energy|trade) secretary)"
)
_MINISTERS = re.compile(r".*\b(?:minister|premier|ambassador|consul|president)")
# Who leads or serves a body, and no state.
_OF_BODIES = ids(
    "director manager chairman chairwoman chair chairperson executive ceo treasurer editor coach "
    "captain founder co-founder owner rector dean shareholder steward".split()
)
# What every state has one of, so that its owner is the state spoken of.
# "The state" and "the police" are left out, as they may be of a part of it.
_OF_THE_STATE = (ids_of("bodies", "state_itself") | ids(("army", "military", "navy"))) - ids(
    ("state",)
)
_ANY = ids(("a", "an", "any", "every", "another", "no"))
_MEETING = ids(
    "met meet meets meeting hosted hosts received receives phoned telephoned visited visits "
    "welcomed greeted".split()
)
_ANY_BODY = ids_of("bodies", "any_organisation") | ids(("group", "service", "force", "mission"))
_BACK = 3  # sentences
_DEEP = 2


class Owners:
    """The owners of roles in one article; the signs of states are gathered where one is needed."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._signs: tuple[Sign, ...] | None = None

    def of(self, noun: Token, title: str, person: str | None) -> Entity | None:
        """Whose the role at the noun is by its genitive or preposition: a body, state, person."""
        for owner in _owners(noun):
            entity = self._meant(owner, noun, title)
            if entity is not None and entity.actor != person:
                return entity
        return None

    def is_bare_office(self, noun: Token, title: str) -> bool:
        """Is it an office that every state has, and no owner of it is named?"""
        any_of_them = any(c.lower in _ANY for c in noun.children)
        office = _OFFICE.fullmatch(title) is not None
        sent = not title.endswith("ambassador") or any(prepositional(noun, "to"))
        return office and sent and not any_of_them and not _has_owner(noun, title)

    def state_of(self, noun: Token) -> str | None:
        """The state spoken of, as that of a bare office."""
        return self.state_at(noun, self._who_meets(noun))

    def state_at(self, token: Token, not_of: str | None = None) -> str | None:
        if self._signs is None:
            self._signs = tuple(state_signs.of_page(self._page))
        beside = range(token.i + 1, token.right_edge.i + 1)  # "the ambassador to Chad"
        signs = [sign for sign in self._signs if sign.at not in beside]
        state = spoken_states.state_at(signs, token.i, self._page.sentence)
        return state if state != not_of else None

    def _who_meets(self, noun: Token) -> str | None:
        """ "Norway's minister met Prime Minister Holm": the state that is not Holm's."""
        verb = clause_of(noun)
        subject = own_subject(verb) if verb.lower in _MEETING else None
        entity = self._page.entity(subject) if subject is not None and subject.i < noun.i else None
        return self._page.offices.get(entity.actor or "") if entity is not None else None

    def body(self, noun: Token, depth: int = _DEEP) -> Entity | None:
        """The body that the noun means, or that has what the noun means: "the fund's office"."""
        entity = self._page.entity(noun) or self.called(noun)
        if entity is not None:
            return entity if entity.kind in BODIES else None
        if noun.lower in _ANY_BODY and noun.dep_ == "poss":
            return self._before(noun, BODIES)
        for owner in _owners(noun) if depth else ():
            if (found := self.body(owner, depth - 1)) is not None:
                return found
        return None

    def _meant(self, owner: Token, noun: Token, title: str) -> Entity | None:
        page = self._page
        entity = page.entity(owner)
        if entity is not None and entity.kind == "state" and noun.lower in _OF_BODIES:
            entity = None
        if entity is not None:
            return entity if entity.actor or entity.kind == "person" else None
        if owner.lower in _OWN:
            kinds = ("state",) if _MINISTERS.fullmatch(title) else BODIES
            return self._before(owner, kinds)
        behind_or_genitive = owner.dep_ in ("poss", "pobj")
        if behind_or_genitive and (called := self.called(owner)) is not None:
            return called
        if owner.lower in _OF_THE_STATE:
            return page.entities.get(self.state_at(owner) or "")
        return self._of_unnamed(owner) if owner.is_lower and behind_or_genitive else None

    def _of_unnamed(self, owner: Token) -> Entity | None:
        """ "the company's", of the body spoken of; "of its delegation", "of the fund's office"."""
        if owner.lower in _ANY_BODY and owner.dep_ == "poss":
            return self._before(owner, BODIES)
        for inner in _owners(owner):
            found = self._page.entity(inner) or self._own(inner)
            if found is not None and found.kind in (*BODIES, "state"):
                return found
        return None

    def _own(self, owner: Token) -> Entity | None:
        return self._before(owner, (*BODIES, "state")) if owner.lower in _OWN else None

    def _before(self, token: Token, kinds: tuple[str, ...]) -> Entity | None:
        """Of such entities the only one of the sentence, or the one that counts clearly most."""
        number = self._page.sentence[token.i]

        def fits(seen: Seen) -> float:
            entity = seen.entity
            return 1.0 if entity.kind in kinds and entity.actor and not entity.plural else 0.0

        near = {seen.entity for seen in self._page.discourse.before(token, number, 0) if fits(seen)}
        if len(near) == 1:
            return near.pop()
        speech = self._page.speech.get(token.i)
        return self._page.discourse.rank(token, number, speech, fits, _BACK).clear()

    def called(self, noun: Token) -> Entity | None:
        """ "the confederation" behind "the Football Confederation": the last whose name has it."""
        if not noun.is_lower or noun.tag_ != "NN":
            return None
        return next(
            (
                seen.entity
                for seen in reversed(self._page.discourse.seen)
                if seen.token.i < noun.i and _is_called(seen, noun)
            ),
            None,
        )


def _is_called(seen: Seen, noun: Token) -> bool:
    """ "the army" behind "Pakistan's army", whatever its name is elsewhere."""
    entity = seen.entity
    if entity.kind not in BODIES or not entity.actor:
        return False
    return seen.token.lower == noun.lower or noun.lower_ in fold(entity.label).split()


def _owners(noun: Token) -> Iterator[Token]:
    """Genitives first, then what stands behind, then modifiers."""
    front = [c for c in noun.children if c.dep_ in _IN_FRONT and c.i < noun.i]
    yield from (c for c in front if c.dep_ == "poss")
    yield from prepositional(noun, "of", "for", "at", "with")
    yield from (c for c in front if c.dep_ != "poss")


def _has_owner(noun: Token, title: str) -> bool:
    """Is it somebody's, though not known whose: "the club's president", "president of the club"?

    The fields of ministers and the destinations of ambassadors are no owners.
    """
    fields = _MINISTERS.fullmatch(title) is not None and not title.endswith("president")
    for child in noun.children:
        if child.dep_ == "poss" and child.i < noun.i:
            return True
        if child.dep_ == "prep" and not fields:
            return True
    return False
