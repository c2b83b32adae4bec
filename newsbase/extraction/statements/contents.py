"""The content of a verb cue: which of its complements, and of the quotations beside it, hold it."""

from dataclasses import dataclass

from spacy.tokens import Token

from newsbase.extraction.statements import complements
from newsbase.extraction.statements.lexicon import Cue
from newsbase.extraction.statements.parentheses import SetOff, around, set_off
from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.statements.trimming import object_trimmed, trimmed
from newsbase.extraction.syntax import is_passive

_WHOLE = 40  # tokens; a longer quotation stands for itself
_OF_SOMETHING = ("criticise", "praise", "accuse", "reject", "deny", "support")
_OTHER_COMPLEMENTS = ("dobj", "xcomp", "oprd", "attr", "acomp", "dative")
_RULES = (
    ("infinitive", "to", complements.infinitive),
    ("named", "as", complements.named),
    ("gerund", "ing", complements.gerund),
    ("object", "object", complements.noun_object),
    ("passive", "object", complements.passive_subject),
)
_CLAUSES = ("clause", "quotation", "infinitive")
_PHRASES = ("object", "preposition")


@dataclass(frozen=True, slots=True)
class CueAt:
    """A cue where it stands: its verb, all its tokens, and the tokens of quotations beside it."""

    cue: Cue
    verb: Token
    tokens: list[Token]
    quoted: set[int]


def content_of(reading: Reading, at: CueAt) -> tuple[set[int], str]:
    """The tokens of what is said, and the rule that found them; none where nothing is."""
    content, rule = _raised(at), "raised"
    if not content:
        content, rule = _untrimmed(reading, at)
    if rule in _CLAUSES:
        content = trimmed(reading, at.verb, content)
    elif rule in _PHRASES and content:
        content = object_trimmed(reading, at.verb, content)
    return content, rule


def _raised(at: CueAt) -> set[int]:
    held = at.cue.words[0] == "be"  # "is convinced": nobody convinces anybody
    if at.quoted or held or not is_passive(at.verb):
        return set()
    return complements.raised(at.verb, at.cue)


def _untrimmed(reading: Reading, at: CueAt) -> tuple[set[int], str]:
    if "that" in at.cue.takes:
        said = _clause(reading, at)
        edges = set_off(reading, at.verb) if "quote" in at.cue.takes and not at.quoted else None
        if edges is not None and _lies_left(at.verb, said, edges):
            said = around(reading, at.verb, edges, said)
        if said:
            return said | at.quoted, "quotation" if at.quoted else "clause"
    if at.quoted:
        return at.quoted | _called(at), "quotation"
    return _complement(at)


def _clause(reading: Reading, at: CueAt) -> set[int]:
    """The finite clause; of one on the far side of the cue from its quotation, nothing."""
    said = complements.clause(at.tokens[-1]) or complements.clause(at.verb)
    said = said or complements.behind_that(at.tokens[-1], reading)
    verb = at.verb.i
    if at.quoted and min(at.quoted) > verb:
        return {i for i in said if i > verb or reading.quoted[i] >= 0}
    if at.quoted and max(at.quoted) < verb:
        behind = {i for i in said if i > verb}
        return said if behind and _starts_with_that(reading, behind) else said - behind
    return said


def _starts_with_that(reading: Reading, said: set[int]) -> bool:
    return reading.doc[min(said)].lower_ in ("that", "whether")


def _lies_left(verb: Token, said: set[int], edges: SetOff) -> bool:
    """Does what is said stand before the cue's clause, at least in part?"""
    if said:
        return min(said) < edges.first
    return not any(c.dep_ in _OTHER_COMPLEMENTS and c.i > verb.i for c in verb.children)


def _called(at: CueAt) -> set[int]:
    """ "called the plan “absurd”": what is called so belongs to what is said."""
    if min(at.quoted) < at.verb.i or len(at.quoted) > _WHOLE:
        return set()
    if "as" in at.cue.takes:
        named = complements.named(at.verb, at.cue, at.tokens[:1])
        return named or complements.noun_object(at.verb, at.cue, at.tokens[:1])
    if "object" in at.cue.takes and at.cue.act.name in _OF_SOMETHING:
        return complements.noun_object(at.verb, at.cue, at.tokens[:1])
    return set()


def _complement(at: CueAt) -> tuple[set[int], str]:
    """What other complements the cue takes, the likeliest first."""
    for rule, frame, find in _RULES:
        said = find(at.verb, at.cue, at.tokens) if frame in at.cue.takes else set()
        if said:
            return said, rule
    return complements.behind_preposition(at.verb, at.cue, at.tokens), "preposition"
