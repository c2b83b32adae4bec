"""Who says it: the noun that a cue hangs on."""

from spacy.tokens import Token

from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.statements.voices import is_person_or_body
from newsbase.extraction.syntax import SUBJECTS, agent, is_passive

_PASSED_UP = ("conj", "xcomp", "pcomp", "advcl", "prep", "aux", "parataxis", "dep", "ccomp")
_STEPS = 5  # clauses that a subject may stand above its verb


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
    for _ in range(_STEPS):
        own = _own(at)
        if own is not None:
            return own
        if at.dep_ == "relcl":
            return at.head
        if at.dep_ == "acl":
            return _of_participle(at)
        controller = _controller(at)
        if controller is not None:
            return controller
        if at.dep_ not in _PASSED_UP or at.head == at or (at.dep_ == "ccomp" and at == verb):
            return None
        at = at.head
    return None


def _own(verb: Token) -> Token | None:
    """The verb's own subject, the nearest where the parse gives it several."""
    found = [c for c in verb.children if c.dep_ in SUBJECTS and c.tag_ != "EX"]
    own = [c for c in found if c.ent_type_ not in ("DATE", "TIME")] or found
    return min(own, key=lambda c: abs(c.i - verb.i), default=None)


def _of_participle(verb: Token) -> Token | None:
    """ "a woman saying", but "issued a statement saying", "his decision to say"."""
    noun = verb.head
    if verb.tag_ == "VBG" and is_person_or_body(noun):
        return noun
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:
        return owner
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ in ("dobj", "pobj", "attr") and above.pos_ in ("VERB", "AUX"):
        return subject(above) or noun
    return noun if noun.pos_ in ("NOUN", "PROPN", "PRON") else None


def _controller(verb: Token) -> Token | None:
    """ "led the minister to say": the object of the verb above."""
    if verb.dep_ != "xcomp":
        return None
    objects = [c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i]
    return next((o for o in objects if is_person_or_body(o)), None)


def _of_clause_before(verb: Token) -> Token | None:
    """ "X denied it, said Y …": the parser takes the first of two verbs for what is said."""
    before = [c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i]
    return _own(before[0]) if before and not before[0].is_quote else None


def _apposed(verb: Token, reading: Reading) -> Token | None:
    """ "…, its governor, Ana Silva, said": the parse may hang them on what was said."""
    comma = verb.i - 1
    name = reading.chunk_ending(comma) if verb.doc[comma].text == "," else None
    if name is None or name.root.dep_ != "appos":
        return None
    office = reading.chunk_ending(name.start - 1) if verb.doc[name.start - 1].text == "," else None
    return office.root if office is not None else name.root


def _beside(verb: Token, reading: Reading) -> Token | None:
    """The noun phrase right behind the verb, or right before it, however it was parsed."""
    start, _ = reading.sentence(verb)
    apposed = _apposed(verb, reading)
    if apposed is not None:
        return apposed
    behind = reading.chunk_starting(verb.i + 1) if verb.i > start else None
    for chunk in (behind, reading.chunk_ending(verb.i)):
        if chunk is None or reading.quoted[chunk.root.i] >= 0:
            continue
        elsewhere = chunk.root.dep_ in SUBJECTS and chunk.root.head != verb
        if chunk.root.tag_ not in ("WDT", "WP") and not (chunk is behind and elsewhere):
            return chunk.root
    return _of_clause_before(verb)
