"""People's names: titles off, and short forms to the full name in the same article."""

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from newsbase.extraction.text import fold
from newsbase.extraction.word_lists import words

_PARTICLES = frozenset(
    "van von den der ter ten zu de del della di da do dos das la le af av al el bin ibn ben".split()
)


@dataclass(slots=True)
class Person:
    """A person of one article. `first_seen` is a token index."""

    key: str
    name: str
    first_seen: int
    parts: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.parts = fold(self.name).split()


def slug(name: str) -> str:
    """Lower case words joined by hyphens, for keys."""
    return re.sub(r"[^\w]+", "-", fold(name)).strip("-")


def name_tokens(span: Span) -> tuple[int, int]:
    """The tokens of the name itself: no titles in front, no genitive, no line break behind.

    Nor an abbreviation in front, as of the employer in "RAND Ann Lee" (initials have two letters).
    """
    first, behind = span.start, span.end
    doc = span.doc
    titles = words("people", "titles")
    while first < behind - 1 and (
        doc[first].lower_.rstrip(".") in titles
        or doc[first].is_punct
        or doc[first].is_space
        or (span.label_ == "PERSON" and _is_abbreviation(doc[first]) and doc[first + 1].is_title)
    ):
        first += 1
    for i in range(first, behind):
        if "\n" in doc[i].text or doc[i].tag_ == "POS":
            behind = i
            break
    while behind - 1 > first and (doc[behind - 1].is_punct or doc[behind - 1].is_space):
        behind -= 1
    return first, max(behind, first + 1)


def over_particles(doc: Doc, behind: int) -> int:
    """Behind the rest of a name that goes on over particles: "Carla" + "van den Berg"."""
    at = behind
    while at < len(doc) and doc[at].text in _PARTICLES:
        at += 1
    goes_on = behind < at < len(doc) and doc[at].is_title and doc[at].is_alpha
    return at + 1 if goes_on else behind


def before_role(doc: Doc, i: int) -> bool:
    """Is the token a role: a minister, a spokeswoman?"""
    return i < len(doc) and doc[i].lower_ in words("people", "roles")


def _is_abbreviation(token: Token) -> bool:
    return token.is_upper and token.is_alpha and len(token) > 2


def looks_like_name(doc: Doc, first: int, behind: int) -> bool:
    """Every word capitalised but for particles, and letters only."""
    tokens = doc[first:behind]
    return all(
        token.text[:1].isupper() or token.lower_ in _PARTICLES or token.is_punct for token in tokens
    ) and any(token.is_alpha and len(token) > 1 for token in tokens)


class People:
    """The people named in one article, to whom short forms are joined."""

    def __init__(self) -> None:
        self.everyone: list[Person] = []

    def add_full(self, key: str | None, name: str, at: int) -> Person:
        """The person of this full name; the same first and last name are one person."""
        parts = fold(name).split()
        for person in self.everyone:
            known = person.parts
            if known == parts or (
                len(parts) > 1 and (known[0], known[-1]) == (parts[0], parts[-1])
            ):
                return person
        person = Person(key or f"person:{slug(name)}", name, at)
        self.everyone.append(person)
        return person

    def bearers(self, short: str) -> list[Person]:
        """Who a surname (or, failing that, a first name) may mean, in order of appearance."""
        wanted = fold(short).split()
        longer = [p for p in self.everyone if len(p.parts) > len(wanted)]
        by_end = [p for p in longer if p.parts[-len(wanted) :] == wanted]
        return by_end or [p for p in longer if p.parts[: len(wanted)] == wanted]
