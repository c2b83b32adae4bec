"""Who can speak: people, bodies, and texts by which they speak."""

from functools import cache

from spacy.tokens import Token

from newsbase.extraction.statements.inflection import noun_forms
from newsbase.extraction.word_lists import load, words

_NAMED = ("PERSON", "ORG", "NORP", "GPE")
_AGENTS = ("ists", "ians", "men", "women", "crats", "ees")
_NOBODY = frozenset("it there that this which what these one something everything nothing".split())


@cache
def _nouns(*tables: str) -> frozenset[str]:
    listed = " ".join(load("cues/voices")[table] for table in tables).split()
    if "people" in tables:
        listed += [*words("people", "roles"), *words("people", "somebody")]
    if "bodies" in tables:
        listed += words("bodies", "heads")
    return frozenset(form for noun in listed for form in noun_forms(noun))


def is_nobody(head: Token) -> bool:
    return head.lower_ in _NOBODY


def could_speak(head: Token) -> bool:
    """Somebody, a body, or a text, as far as the words tell."""
    if head.ent_type_ in _NAMED or head.pos_ in ("PROPN", "NUM", "ADJ", "DET"):
        return True
    if head.pos_ == "PRON":
        return head.lower_ not in _NOBODY or (
            head.tag_ in ("WDT", "WP") and could_speak_antecedent(head)
        )
    return head.lower_ in _nouns("people", "bodies", "texts") or _is_agent_noun(head)


def _is_agent_noun(head: Token) -> bool:
    """ "forecasters", "geologists": those who do what their name says."""
    return head.tag_ == "NNS" and head.lower_.endswith(_AGENTS)


def could_speak_antecedent(relative: Token) -> bool:
    """ "the group, which said": does what the relative pronoun stands for speak?"""
    verb = relative.head
    return verb.dep_ == "relcl" and verb.head != relative and could_speak(verb.head)


def is_person(head: Token) -> bool:
    """One person, named or referred to; states and armies attack otherwise than with words."""
    if head.tag_ in ("WDT", "WP") and head.head.dep_ == "relcl":
        head = head.head.head
    personal = head.lower_ in ("he", "she", "his", "her", "him", "who", "i")
    return personal or head.ent_type_ == "PERSON"


def is_person_or_body(head: Token) -> bool:
    """Somebody who can hold a position; no text."""
    return could_speak(head) and head.lower_ not in _nouns("texts")
