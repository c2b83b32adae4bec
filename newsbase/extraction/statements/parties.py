"""The people and bodies of a statement: a noun's whole phrase, and whom it stands for."""

from functools import cache

from spacy.tokens import Token

from newsbase.extraction import attributes
from newsbase.extraction.flat import flat
from newsbase.extraction.results import Party
from newsbase.extraction.statements.voices import is_person_or_body
from newsbase.extraction.syntax import chars, named_phrase
from newsbase.extraction.word_lists import load, words

# What people speak in or through.
MEDIA = words("media", "texts")
_NAMED = ("PERSON", "ORG", "NORP", "GPE")
_PEOPLE = frozenset("he she they we i you him her them us me who whom".split())


def party(head: Token) -> Party:
    """The whole noun phrase of the head, and whom it stands for."""
    first, behind = named_phrase(head)
    for child in head.children:
        by_medium = child.dep_ == "prep" and any(c.lemma_.lower() in MEDIA for c in child.children)
        if by_medium and child.i > head.i:
            behind = min(behind, child.i)  # "in a statement" tells how, and not who
    return Party(chars(head.doc, first, behind), actor_of(head))


def actor_of(head: Token) -> str | None:
    """The actor of the noun phrase: the person named in apposition to it, else that of its head.

    A relative pronoun stands for the noun that its clause describes.
    """
    head = _antecedent(head)
    named = _named_behind_comma(head)
    if named is not None:
        return named
    mention = attributes.mention_at(head.doc, head)
    if mention is not None and mention.actor:
        return mention.actor
    beside = (attributes.mention_at(head.doc, c) for c in head.children if c.dep_ == "appos")
    return next((m.actor for m in beside if m is not None and m.actor), None)


def _antecedent(head: Token) -> Token:
    if head.tag_ not in ("WDT", "WP", "WP$"):
        return head
    clause = next((t for t in (head, *head.ancestors) if t.dep_ == "relcl"), None)
    return clause.head if clause is not None else head


def _named_behind_comma(head: Token) -> str | None:
    """ "the mayor of Guayaquil, Ana Silva": the person whose name ends the phrase."""
    _, behind = named_phrase(head)
    if behind <= head.i + 1 or head.ent_type_ == "PERSON":
        return None
    mention = attributes.mention_at(head.doc, head.doc[behind - 1])
    if mention is None or not mention.actor or mention.type != "name":
        return None
    first = flat(head.doc).at(mention.span.start)
    person = head.doc._.actors[mention.actor].kind == "person"
    return mention.actor if person and head.doc[first - 1].text == "," else None


def is_somebody(head: Token) -> bool:
    """Is the noun one for people or bodies, or a name of such, known or not?"""
    if head.pos_ == "NOUN":
        return is_person_or_body(head)
    if head.pos_ == "PRON":
        return head.lower_ in _PEOPLE
    return head.pos_ == "PROPN" and head.ent_type_ in _NAMED


@cache
def is_text_noun(word: str) -> bool:
    """ "study", "statement" …, in lower case."""
    return word in MEDIA or word in load("cues/voices")["texts"].split()


@cache
def is_body_noun(word: str) -> bool:
    """ "council", "ministry" …, in lower case."""
    return word in words("bodies", "heads") or word in load("cues/voices")["bodies"].split()
