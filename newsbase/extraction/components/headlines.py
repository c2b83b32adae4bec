"""Who "minister" in a headline is: the one of the text who is called so."""

from spacy.tokens import Token

from newsbase.extraction.components.chains import Link, Page
from newsbase.extraction.components.entities import Entity
from newsbase.extraction.word_ids import ids_of
from newsbase.extraction.word_lists import words

_ROLES = ids_of("people", "roles", "stations")
_MODIFIERS = frozenset(("amod", "compound", "nmod"))
_DETERMINED = frozenset(("det", "poss", "nummod", "relcl", "acl", "appos"))
_HEADLINE = 30  # tokens
_NO_DETAIL = words("people", "titles") | {"then", "late", "current", "ex", "top", "ex-"}


def _is_bare(token: Token) -> bool:
    return (
        token.tag_ in ("NN", "NNP")  # taggers take "minister" in a headline for a name
        and token.is_lower
        and not any(c.dep_ in _DETERMINED or c.dep_ == "prep" for c in token.children)
    )


def describe(page: Page, token: Token) -> Link | None:
    """ "Trade minister says": the only one named in the text who is called so."""
    if token.i >= _HEADLINE or token.lower not in _ROLES or not _is_bare(token):
        return None
    doc = page.doc
    if not any("\n" in t.text for t in doc[token.i + 1 : token.i + _HEADLINE]) or any(
        "\n" in t.text for t in doc[: token.i]
    ):
        return None
    details = {c.lower_ for c in token.children if c.dep_ in _MODIFIERS} - _NO_DETAIL
    called = [e for e in _called(page, token) if details <= e.details]
    if len(called) != 1:
        return None
    why = f"«{token.lower_}» in the headline is {called[0].label}"
    return Link(token.i, token.i + 1, "nominal", called[0], why)


def _called(page: Page, token: Token) -> list[Entity]:
    found = page.called.get(token.lower_, ())
    return [e for e in found if e.kind == "person" and e.actor is not None]
