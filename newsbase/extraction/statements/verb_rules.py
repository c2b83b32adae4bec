"""Candidates from verbs: "X said that …", "X urged Y to …", "X condemned Y"."""

from spacy.tokens import Token

from newsbase.extraction.flat import flat
from newsbase.extraction.statements import complements
from newsbase.extraction.statements.draft import Draft
from newsbase.extraction.statements.lexicon import Cue, spelled, verbs
from newsbase.extraction.statements.parentheses import SetOff, around, set_off
from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.statements.silence import is_asked, says_nothing
from newsbase.extraction.statements.speakers import speaker_of
from newsbase.extraction.statements.trimming import object_trimmed, trimmed
from newsbase.extraction.statements.voices import could_speak, is_nobody, is_person_or_body
from newsbase.extraction.syntax import is_passive

_FRAMES = {"clause": "that", "infinitive": "to", "gerund": "ing", "named": "as"}
_COMPLEMENT_RULES = (
    ("infinitive", "to", complements.infinitive),
    ("named", "as", complements.named),
    ("gerund", "ing", complements.gerund),
    ("object", "object", complements.noun_object),
    ("passive", "object", complements.passive_subject),
)
_COMPLEMENTS = ("dobj", "xcomp", "oprd", "attr", "acomp", "dative")
_LEAST = 3  # words of a clause
_WHOLE = 40  # tokens; a longer quotation stands for itself
_OF_SOMETHING = ("criticise", "praise", "accuse", "reject", "deny", "support")


def verb_drafts(reading: Reading, attached: dict[int, tuple[int, str]]) -> list[Draft]:
    """All candidates; `attached` is what `quoting.attached` gave."""
    quotations: dict[int, list[int]] = {}
    for number, (cue, _) in attached.items():
        quotations.setdefault(cue, []).append(number)
    found = []
    known = verbs()
    first: dict[int, Token] = {}  # a cue that the parser joins to another's clause -> that other
    for i, form in enumerate(flat(reading.doc).lower):
        if form not in known or reading.quoted[i] >= 0:
            continue
        verb = reading.doc[i]
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        first.update({t.i: first.get(i, verb) for t in complements.next_cues(verb)})
        draft = _from_verb(reading, verb, known[form], quotations.get(i, []), first.get(i, verb))
        if draft is not None:
            found.append(draft)
    return found


def _from_verb(
    reading: Reading, verb: Token, cues: tuple[Cue, ...], quotations: list[int], first: Token
) -> Draft | None:
    for cue in cues:
        tokens = spelled(verb, cue)
        draft = _draft(reading, verb, cue, tokens, quotations, first) if tokens else None
        if draft is not None:
            return draft
    return None


def _draft(
    reading: Reading,
    verb: Token,
    cue: Cue,
    cue_tokens: list[Token],
    quotations: list[int],
    first: Token,
) -> Draft | None:
    if says_nothing(verb, cue.act.attitude) or is_asked(reading, verb):
        return None
    edges = set_off(reading, verb) if {"that", "quote"} <= cue.takes else None
    content, rule = _content(reading, verb, cue, cue_tokens, quotations, edges)
    if not content and is_passive(verb):
        content, rule = complements.raised(verb, cue), "raised"
    if not content:
        return None
    if rule in ("clause", "quotation", "infinitive"):
        content = trimmed(reading, verb, content)
    elif rule in ("object", "preposition"):
        content = object_trimmed(reading, verb, content)
    if not content:
        return None
    speaker = speaker_of(first, reading)
    if speaker is not None and speaker.i in content and rule != "passive":
        content = {i for i in content if i < min(speaker.left_edge.i, verb.i)}
        if sum(reading.doc[i].is_alpha for i in content) < _LEAST:
            return None
    if not _plausible(speaker, cue, rule):
        return None
    depth = sum(1 for _ in verb.ancestors)
    if content and min(content) < verb.i and rule in ("quotation", "clause"):
        depth -= 50
    return Draft(cue, cue_tokens, speaker, content, rule, f"«{verb.text}»", depth)


def _plausible(speaker: Token | None, cue: Cue, rule: str) -> bool:
    if rule == "quotation":
        return True
    if speaker is None:
        return rule == "raised"
    if speaker.lower_ == "who" and speaker.head.dep_ != "relcl":
        return False
    if rule == "passive":
        return is_person_or_body(speaker)
    if rule == "clause" and not cue.act.attitude:
        return not is_nobody(speaker) or speaker.lower_ != "there"
    return could_speak(speaker)


def _content(
    reading: Reading,
    verb: Token,
    cue: Cue,
    cue_tokens: list[Token],
    quotations: list[int],
    edges: SetOff | None,
) -> tuple[set[int], str]:
    """The tokens of what is said, and the rule that found them."""
    quoted = {i for number in quotations for i in reading.quotations[number]}
    if "that" in cue.takes:
        said = _clause(reading, verb, cue_tokens, quoted)
        if edges is not None and not quoted and _lies_left(verb, said, edges):
            said = around(reading, verb, edges, said)
        if said:
            return said | quoted, "quotation" if quoted else "clause"
    if quoted:
        return quoted | _quoted_of(verb, cue, quoted), "quotation"
    return _complement(verb, cue, cue_tokens)


def _clause(reading: Reading, verb: Token, cue_tokens: list[Token], quoted: set[int]) -> set[int]:
    said = complements.clause(cue_tokens[-1]) or complements.clause(verb)
    said = said or complements.behind_that(cue_tokens[-1], reading)
    if quoted and max(quoted) < verb.i:
        behind = {i for i in said if i > verb.i}
        return said if behind and starts_with_that(verb, behind) else said - behind
    return said


def _complement(verb: Token, cue: Cue, cue_tokens: list[Token]) -> tuple[set[int], str]:
    """What other complements the cue takes, the likeliest first."""
    for rule, frame, find in _COMPLEMENT_RULES:
        said = find(verb, cue, cue_tokens) if frame in cue.takes else set()
        if said:
            return said, rule
    return complements.behind_preposition(verb, cue, cue_tokens), "preposition"


def starts_with_that(verb: Token, said: set[int]) -> bool:
    return verb.doc[min(said)].lower_ in ("that", "whether")


def _quoted_of(verb: Token, cue: Cue, quoted: set[int]) -> set[int]:
    """ "called the plan “absurd”": what is called so belongs to what is said."""
    if min(quoted) < verb.i or len(quoted) > _WHOLE:
        return set()
    if "as" in cue.takes:
        return complements.named(verb, cue, [verb])
    if "object" in cue.takes and cue.act.name in _OF_SOMETHING:
        return complements.noun_object(verb, cue, [verb])
    return set()


def _lies_left(verb: Token, said: set[int], edges: SetOff) -> bool:
    """Does what is said stand before the cue's clause, at least in part?"""
    if said:
        return min(said) < edges.first
    return not any(c.dep_ in _COMPLEMENTS and c.i > verb.i for c in verb.children)
