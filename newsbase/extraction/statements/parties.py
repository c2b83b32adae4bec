"""The people and bodies of a statement: a noun's whole phrase, and whom it stands for."""

from functools import cache

from spacy.tokens import Token

from newsbase.extraction import attributes
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
    """The actor of the noun phrase's head, or of a name in apposition to it.

    A relative pronoun stands for the noun that its clause describes.
    """
    if head.tag_ in ("WDT", "WP") and head.head.dep_ == "relcl":
        head = head.head.head
    mention = attributes.mention_at(head.doc, head)
    if mention is not None and mention.actor:
        return mention.actor
    for child in head.children:
        if child.dep_ == "appos":
            beside = attributes.mention_at(head.doc, child)
            if beside is not None and beside.actor:
                return beside.actor
    return None


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
