"""Candidates from nouns: "the claim that …", "a call for …", "X's criticism of …"."""

from functools import cache

from spacy.tokens import Token

from newsbase.extraction.flat import flat
from newsbase.extraction.statements.complements import has_that, is_infinitive, subtree
from newsbase.extraction.statements.draft import Draft
from newsbase.extraction.statements.inflection import verb_forms
from newsbase.extraction.statements.lexicon import Cue, nouns
from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.statements.speakers import subject
from newsbase.extraction.statements.voices import is_person
from newsbase.extraction.syntax import prepositional
from newsbase.extraction.word_lists import words


@cache
def _light() -> frozenset[str]:
    regular = (form for verb in words("cues/words", "light") for form in verb_forms(verb))
    return frozenset(regular) | words("cues/words", "light_irregular")


def noun_drafts(reading: Reading) -> list[Draft]:
    found = []
    known = nouns()
    for i, form in enumerate(flat(reading.doc).lower):
        if form in known and reading.quoted[i] < 0 and reading.doc[i].pos_ == "NOUN":
            draft = _from_noun(reading.doc[i], known[form])
            if draft is not None:
                found.append(draft)
    return found


def _from_noun(noun: Token, cues: tuple[Cue, ...]) -> Draft | None:
    for cue in cues:
        content, frame = _content(noun, cue)
        if not content:
            continue
        owner = owner_of(noun)
        if owner is None or owner.i in content or (frame in cue.weak and not is_person(owner)):
            continue
        tokens = [noun]
        depth = sum(1 for _ in noun.ancestors)
        why = f"the noun «{noun.text}» {frame}"
        traits = {"participle"} if frame == "ing" else set()
        return Draft(cue, tokens, owner, content, "noun", why, depth, traits)
    return None


def _content(noun: Token, cue: Cue) -> tuple[set[int], str]:
    for child in noun.children:
        if child.i < noun.i:
            continue
        if "that" in cue.takes and child.dep_ in ("acl", "relcl", "ccomp") and has_that(child):
            return subtree(child), "that"
        if "to" in cue.takes and child.dep_ in ("acl", "xcomp") and is_infinitive(child):
            return subtree(child), "to"
        if "ing" in cue.takes and child.dep_ == "acl" and child.tag_ == "VBG":
            return subtree(child), "ing"
        if child.dep_ == "prep" and child.lower_ in cue.takes:
            return {i for part in child.children for i in subtree(part)}, child.lower_
    return set(), ""


def _who_does(noun: Token) -> Token | None:
    """ "she renewed her attacks on …": the subject of the verb whose object the noun is."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.pos_ != "VERB":
        return None
    return subject(verb)


def owner_of(noun: Token) -> Token | None:
    """Whose claim it is: the genitive, "by" or "from", or the subject that makes it."""
    genitive = next((c for c in noun.children if c.dep_ == "poss"), None)
    if genitive is not None and genitive.tag_ != "PRP$":
        return genitive
    if genitive is not None:
        return _who_does(noun) or genitive
    behind = next(prepositional(noun, "by", "from"), None)
    if behind is not None:
        return behind
    head = noun.head
    if noun.dep_ == "dobj" and head.lower_ in _light():
        return subject(head)
    return None
