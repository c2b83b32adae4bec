"""Quotations without any cue: whoever the sentence beside them is about says them."""

from spacy.tokens import Token

from newsbase.extraction.statements.draft import Draft
from newsbase.extraction.statements.lexicon import Cue, acts
from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.statements.speakers import subject
from newsbase.extraction.statements.voices import is_person_or_body

_QUOTED = Cue((), acts()["say"], frozenset({"quote"}), frozenset(), "", "")
_FULL_STOPS = (".", "!", "?", "…")
_LEAST = 4  # words


def cueless(reading: Reading, chosen: list[Draft]) -> list[Draft]:
    """Whole sentences in quotation marks that none of the chosen statements holds."""
    owner = {i: draft for draft in chosen for i in draft.tokens}
    found = []
    for number, tokens in enumerate(reading.quotations):
        if not tokens or any(i in owner for i in tokens) or not _is_utterance(reading, number):
            continue
        speaker = _beside(reading, tokens)
        why = "a quotation without a cue, beside a sentence about them"
        if speaker is None:
            speaker = _speaker_above(reading, owner, tokens)
            why = "a paragraph of quotation behind one of the same speaker"
        if speaker is not None:
            found.append(Draft(_QUOTED, [], speaker, set(tokens), "cueless", why))
    return found


def _speaker_above(reading: Reading, owner: dict[int, Draft], tokens: range) -> Token | None:
    """Of a paragraph that is nothing but a quotation: who is quoted in the paragraph before."""
    here = reading.paragraph[tokens.start]
    behind = reading.skip(tokens.stop)
    if behind < len(reading.doc) and reading.paragraph[behind] == here:
        return None
    at = reading.skip_back(tokens.start)
    above = reading.paragraph[at] if at >= 0 else here
    while at >= 0 and above != here and reading.paragraph[at] == above:
        draft = owner.get(at)
        if draft is not None and draft.rule == "quotation":
            return draft.speaker
        at -= 1
    return None


def _is_utterance(reading: Reading, number: int) -> bool:
    """Whole sentences: begun where a sentence may begin, ended inside the marks."""
    doc, tokens = reading.doc, reading.quotations[number]
    if sum(doc[i].is_alpha for i in tokens) < _LEAST or not reading.closed[number]:
        return False
    before = reading.skip_back(tokens.start)
    fresh = before < 0 or doc[before].text in (*_FULL_STOPS, ":") or doc[before].is_quote
    fresh = fresh or reading.paragraph[before] != reading.paragraph[tokens.start]
    first = next((doc[i] for i in tokens if doc[i].is_alpha), None)
    ended = any(doc[i].text in _FULL_STOPS for i in tokens[-2:])
    return fresh and ended and first is not None and first.text[:1].isupper()


def _beside(reading: Reading, tokens: range) -> Token | None:
    """Whom the sentence before, or else behind, in the same paragraph is about."""
    behind = reading.skip(tokens.stop)
    for i in (reading.skip_back(tokens.start), behind):
        if not 0 <= i < len(reading.doc) or reading.quoted[i] >= 0:
            continue
        if reading.paragraph[i] == reading.paragraph[tokens.start]:
            return _about(reading, reading.doc[i])
    return None


def _about(reading: Reading, token: Token) -> Token | None:
    """The subject of the token's sentence, if it is somebody; else the only person named there."""
    start, end = reading.sentence(token)
    head = subject(token.sent.root)
    if head is not None and (head.ent_type_ == "PERSON" or head.tag_ == "PRP"):
        return head if head.lower_ not in ("it", "i", "we", "you") else None
    people = [e.root for e in reading.doc[start:end].ents if e.label_ == "PERSON"]
    if len(people) == 1:
        return people[0]
    return head if head is not None and not people and is_person_or_body(head) else None
