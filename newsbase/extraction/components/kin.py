"""Relatives: "her brother, Jan Holm, …" tells whom "her brother" means from there on."""

from spacy.tokens import Token

from newsbase.extraction.components import genders
from newsbase.extraction.components.chains import Link, Page
from newsbase.extraction.components.entities import Entity
from newsbase.extraction.syntax import prepositional
from newsbase.extraction.word_ids import ids, ids_of

KIN = ids_of("people", "kin")
_ANOTHER = ids(("first", "second", "third", "former", "ex", "future", "estranged", "then"))
_REACH = 6  # tokens
_LEAST = 0.5  # of agreement in sex
_BACK = {"wife": "husband", "husband": "wife"}
_TITLE = frozenset(("compound", "nmod", "appos"))


def learn(page: Page, token: Token) -> None:
    """Whose brother the person named beside the noun is; "his first wife" is not "his wife"."""
    if any(c.lower in _ANOTHER for c in token.children):
        return
    owner, relative = _owner(page, token), _named_beside(page, token)
    if owner is None or relative is None or owner is relative:
        return
    noun = token.lower_
    gender = genders.by_noun(noun)
    if gender is not None and relative.fits(gender) < _LEAST:
        return
    page.kin[owner, noun] = relative
    if noun in _BACK:
        page.kin.setdefault((relative, _BACK[noun]), owner)


def describe(page: Page, token: Token) -> Link | None:
    """ "Her brother", whose name the text has told."""
    owner = _owner(page, token)
    found = page.kin.get((owner, token.lower_)) if owner is not None else None
    if owner is None or found is None or _named_beside(page, token) not in (None, found):
        return None
    why = f"the {token.lower_} of {owner.label} is {found.label}"
    return Link(token.i, token.i + 1, "nominal", found, why)


def _owner(page: Page, token: Token) -> Entity | None:
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    owner = owner or next(prepositional(token, "of"), None)
    found = page.entity(owner) if owner is not None else None
    return found if found is not None and found.kind == "person" and found.actor else None


def _named_beside(page: Page, token: Token) -> Entity | None:
    beside = [c for c in token.children if c.dep_ == "appos"]
    beside += [
        c for t in beside for c in t.children if c.dep_ == "appos"
    ]  # "…, the judge Ida Holm"
    if token.dep_ in _TITLE:
        beside.append(token.head)
    beside += _behind_comma(page, token)
    named = (page.entity(t) for t in beside)
    return next((e for e in named if e is not None and e.kind == "person" and e.actor), None)


def _behind_comma(page: Page, token: Token) -> list[Token]:
    """The name in commas right behind the noun, wherever the parse has hung it."""
    doc = page.doc
    at = token.i + 2
    if at >= len(doc) or doc[token.i + 1].text != ",":
        return []
    while at < min(len(doc), token.i + _REACH) and at not in page.covered:
        if doc[at].pos_ not in ("DET", "ADJ", "NOUN", "PROPN"):
            return []
        at += 1
    behind = at
    while behind in page.covered:
        behind += 1
    closed = behind < len(doc) and doc[behind].text in (",", ".", ";")
    return [doc[behind - 1]] if behind > at and closed else []
