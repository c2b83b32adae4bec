"""Headlines in capitals, whose verbs taggers take for names: "Silva Slams Plan To Close Port"."""

from newsbase.extraction.flat import flat
from newsbase.extraction.statements.draft import Draft
from newsbase.extraction.statements.lexicon import Cue, verbs
from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.statements.voices import could_speak

_LONGEST_NAME = 6  # tokens before the verb
_FRAMES = {"that", "quote", "object"}


def headline_drafts(reading: Reading) -> list[Draft]:
    """The candidate of the first line, if capitals made the tagger take its verb for a noun."""
    parse = flat(reading.doc)
    end = next((i for i, at in enumerate(reading.paragraph) if at > 0), len(parse))
    letters = [i for i in range(end) if reading.doc[i].is_alpha]
    if len(letters) < 3 or not _in_capitals(reading, letters):
        return []
    for i in letters[1:]:
        if i > _LONGEST_NAME or parse.pos[i] in ("VERB", "AUX", "ADP"):
            return []
        cue = _cue(parse.lower[i])
        if cue is not None and parse.pos[i - 1] in ("PROPN", "NOUN"):
            return _draft(reading, i, end, cue)
    return []


def _in_capitals(reading: Reading, letters: list[int]) -> bool:
    words = [reading.doc[i].text for i in letters if len(reading.doc[i]) > 3]
    return len(words) > 2 and all(word[0].isupper() for word in words)


def _cue(form: str) -> Cue | None:
    """The spoken cue of which this is the third person ("slams"), as headlines use it."""
    if not form.endswith("s"):
        return None
    spoken = (c for c in verbs().get(form, ()) if len(c.words) == 1 and not c.act.attitude)
    return next((c for c in spoken if form != c.words[0] and c.takes & _FRAMES), None)


def _draft(reading: Reading, verb: int, end: int, cue: Cue) -> list[Draft]:
    doc = reading.doc
    speaker = doc[verb - 1]
    content = {i for i in range(verb + 1, end) if not doc[i].is_space}
    if not could_speak(speaker) or sum(doc[i].is_alpha for i in content) < 2:
        return []
    return [Draft(cue, [doc[verb]], speaker, content, "introduction", "a headline")]
