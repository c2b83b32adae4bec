"""Newspapers, agencies, broadcasters: who passes on what is said."""

from newsbase.extraction import attributes
from newsbase.extraction.flat import Flat
from newsbase.extraction.results import Actor
from newsbase.extraction.statements.parties import actor_of, is_body_noun
from newsbase.extraction.statements.saying import Saying
from newsbase.extraction.word_lists import words

_PARTS = ("compound", "poss", "nmod", "appos", "amod")


def outlet(saying: Saying, head: int, told: bool = False) -> str | None:
    """The key of the outlet that the noun names, else its words; None where it is no outlet.

    An organisation that nobody knows and that is `told` something is taken for one, unless its
    name is that of a body.
    """
    flat = saying.flat
    key = actor_of(saying.doc[head])
    actor = _actor(saying, key)
    if actor is not None and _is_outlet(actor, told):
        return actor.key
    parts = [i for i in flat.children[head] if flat.dep[i] in _PARTS]
    named = (attributes.mention_at(saying.doc, saying.doc[i]) for i in parts)
    for mention in named:
        actor = _actor(saying, mention.actor if mention is not None else None)
        if actor is not None and _is_outlet(actor, told=False):
            return actor.key
    return _words(flat, head) if _is_outlet_noun(flat, head) else None


def _actor(saying: Saying, key: str | None) -> Actor | None:
    actors: dict[str, Actor] = saying.doc._.actors
    return actors.get(key) if key is not None else None


def _is_outlet(actor: Actor, told: bool) -> bool:
    if actor.kind not in ("organization", "unknown"):
        return False
    if actor.name in words("media", "outlets"):
        return True
    parts = set(actor.name.lower().replace("-", " ").split())
    if parts & words("media", "outlet_words"):
        return True
    return told and not actor.known and not any(is_body_noun(part) for part in parts)


def _is_outlet_noun(flat: Flat, head: int) -> bool:
    lemma = flat.lemma[head].lower()
    if lemma == "agency":
        return any(flat.lower[i] in ("news", "press") for i in flat.children[head])
    return lemma in words("media", "outlet_nouns")


def _words(flat: Flat, head: int) -> str:
    """ "state television", "a local newspaper": the noun and what stands right before it."""
    first = head
    while (
        first
        and flat.dep[first - 1] in ("compound", "amod")
        and first <= flat.head[first - 1] <= head
    ):
        first -= 1
    return flat.text[flat.start[first] : flat.end[head]]
