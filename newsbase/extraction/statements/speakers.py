"""Who says it: the noun that a cue hangs on."""

from spacy.tokens import Token

from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.syntax import SUBJECTS, agent, is_passive

_EMPTY = frozenset("it there that this which what these those".split())
_PASSED_UP = ("conj", "xcomp", "pcomp", "advcl", "prep", "aux", "parataxis", "dep")
_CLAUSAL = ("ccomp",)


def speaker_of(verb: Token, reading: Reading) -> Token | None:
    """The head noun of who speaks: the subject, or the agent of a passive; None if nobody."""
    if is_passive(verb) or _is_bare_participle(verb):
        return agent(verb)
    found = subject(verb)
    if found is not None and reading.quoted[found.i] >= 0 and not found.ent_type_:
        found = None
    return found if found is not None else _beside(verb, reading)


def _is_bare_participle(verb: Token) -> bool:
    """ "asked about it, …", "a plan announced in May": a past participle without "have"."""
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in ("advcl", "acl")
        and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    )


def subject(verb: Token) -> Token | None:
    """The subject, through coordination, control, participles and relative clauses."""
    at = verb
    for _ in range(5):
        own = next((c for c in at.children if c.dep_ in SUBJECTS), None)
        if own is not None and own.dep_ == "nsubjpass" and at != verb:
            return _controlled(at, own)
        if own is not None and own.tag_ != "EX":
            return own
        if at.dep_ in ("relcl", "acl"):
            return at.head if at.head.pos_ in ("NOUN", "PROPN", "PRON") else None
        if at.dep_ not in _PASSED_UP or at.head == at:
            return None
        at = at.head
    return None


def _controlled(at: Token, own: Token) -> Token:
    """ "X was quoted as saying", "X is expected to say": the subject of the passive speaks."""
    return own


def _beside(verb: Token, reading: Reading) -> Token | None:
    """The noun phrase right behind the verb, or right before it, however it was parsed."""
    doc = verb.doc
    start, end = reading.sentence(verb)
    for chunk in doc[start:end].noun_chunks:
        if reading.quoted[chunk.root.i] >= 0 or chunk.root.tag_ in ("WDT", "WP"):
            continue
        if chunk.start == verb.i + 1 and verb.i > start:
            return chunk.root
        if chunk.end == verb.i:
            return chunk.root
    return None
