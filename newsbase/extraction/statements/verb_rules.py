"""Candidates from verbs: "X said that …", "X urged Y to …", "X condemned Y"."""

from spacy.tokens import Token

from newsbase.extraction.flat import flat
from newsbase.extraction.statements.complements import next_cues
from newsbase.extraction.statements.contents import CueAt, content_of
from newsbase.extraction.statements.draft import Draft
from newsbase.extraction.statements.lexicon import NEAR, Cue, spelled, verbs
from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.statements.silence import is_asked, is_hypothetical, says_nothing
from newsbase.extraction.statements.speakers import speaker_of, subject
from newsbase.extraction.statements.voices import could_speak, is_person, is_person_or_body

_LEAST = 3  # words of a clause
_FRAMES = {
    "clause": "that",
    "infinitive": "to",
    "gerund": "ing",
    "named": "as",
    "object": "object",
    "passive": "object",
}
_FRONTED = 50  # a cue behind what is said holds all of that, however deep it stands


def verb_drafts(reading: Reading, attached: dict[int, tuple[int, str]]) -> list[Draft]:
    """All candidates; `attached` is what `quoting.attached` gave."""
    quotations: dict[int, set[int]] = {}
    for number, (cue, _) in attached.items():
        quotations.setdefault(cue, set()).update(reading.quotations[number])
    found = []
    known = verbs()
    first: dict[int, Token] = {}  # a cue that the parser joins to another's clause -> that other
    for i, form in enumerate(flat(reading.doc).lower):
        if form not in known or reading.quoted[i] >= 0:
            continue
        verb = reading.doc[i]
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        first.update({t.i: first.get(i, verb) for t in next_cues(verb)})
        quoted = quotations.get(i, set())
        draft = _from_verb(reading, verb, known[form], quoted, first.get(i, verb))
        if draft is not None:
            found.append(draft)
    return found


def _from_verb(
    reading: Reading, verb: Token, cues: tuple[Cue, ...], quoted: set[int], first: Token
) -> Draft | None:
    near = set(flat(reading.doc).lower[verb.i + 1 : verb.i + 1 + NEAR]) if len(cues) > 1 else None
    for cue in cues:
        if near is not None and len(cue.words) > 1 and cue.words[1] not in near:
            continue
        tokens = spelled(verb, cue)
        if tokens is None or says_nothing(verb, cue.act.attitude) or is_asked(reading, verb):
            continue
        draft = _draft(reading, CueAt(cue, verb, tokens, quoted), first)
        if draft is not None:
            return draft
    return None


def _draft(reading: Reading, at: CueAt, first: Token) -> Draft | None:
    """`first` is the cue whose subject speaks, the verb itself unless that goes on from another."""
    content, rule = content_of(reading, at)
    speaker = _speaker(reading, at, first) if content else None
    if speaker is not None and speaker.i in content and rule != "passive":
        content = _before_speaker(reading, at.verb, speaker, content)
    if not content or not _plausible(speaker, at.cue, rule):
        return None
    if rule != "quotation" and is_hypothetical(at.verb, speaker):
        return None
    depth = sum(1 for _ in at.verb.ancestors)
    if min(content) < at.verb.i and rule in ("quotation", "clause"):
        depth -= _FRONTED
    return Draft(at.cue, at.tokens, speaker, content, rule, f"«{at.verb.text}»", depth)


def _speaker(reading: Reading, at: CueAt, first: Token) -> Token | None:
    """Who speaks; in "is convinced" whose grammar is that of a passive, the one who is it."""
    if at.cue.words[0] == "be":
        holder = at.tokens[-1] if at.verb.dep_ == "auxpass" else at.verb
        return subject(holder)
    return speaker_of(first, reading)


def _before_speaker(reading: Reading, verb: Token, speaker: Token, content: set[int]) -> set[int]:
    """The parser took the speaker for a part of what is said: that ends before them."""
    left = {i for i in content if i < min(speaker.left_edge.i, verb.i)}
    return left if sum(reading.doc[i].is_alpha for i in left) >= _LEAST else set()


def _plausible(speaker: Token | None, cue: Cue, rule: str) -> bool:
    """Is there somebody to whom such words belong?"""
    if rule == "quotation":
        return True
    if speaker is None:
        return rule == "raised"
    if speaker.lower_ == "who" and speaker.head.dep_ != "relcl":
        return False
    if _FRAMES.get(rule) in cue.weak:
        return is_person(speaker)
    if rule == "clause" and not cue.act.attitude:
        return speaker.lower_ != "there"
    return is_person_or_body(speaker) if rule == "passive" else could_speak(speaker)
