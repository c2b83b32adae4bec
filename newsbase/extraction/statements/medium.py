"""Through what it was said: an outlet, a platform, or a kind of text."""

from collections.abc import Iterator

from newsbase.extraction.flat import Flat
from newsbase.extraction.statements.hearers import beside
from newsbase.extraction.statements.outlets import outlet
from newsbase.extraction.statements.parties import MEDIA, writer_of
from newsbase.extraction.statements.saying import Saying
from newsbase.extraction.syntax import chars, noun_phrase
from newsbase.extraction.word_lists import words

_OPENING = ("in", "on", "at", "during", "via", "through")
_OPENING_MARKS = "“\"‘'"
_REACH = 16  # tokens behind a speaker
_OF_OUTLET = ("with", "to", "on", "for", "in", "by")


def medium(saying: Saying, told: list[int]) -> str | None:
    """The key of the outlet, else the words: "press release"; `told` are the hearers."""
    if saying.draft.cue.act.attitude:
        return None
    if not saying.is_verb:
        return _text_that_says_it(saying)
    for noun in told:
        found = outlet(saying, noun, told=True)
        if found is not None:
            return found
    for noun in (*_beside_cue(saying), *_opening(saying), *_behind_speaker(saying)):
        found = _through(saying, noun)
        if found is not None:
            return found
    return _by_way(saying) or _text_that_says_it(saying)


def _beside_cue(saying: Saying) -> Iterator[int]:
    """The nouns that say how, behind the cue, its participles, and the verb it depends on."""
    flat = saying.flat
    yield from saying.how(saying.at)
    for clause in beside(saying):
        yield from saying.how(clause)
    head = flat.head[saying.at]
    if flat.dep[saying.at] == "acl" and flat.tag[saying.at] == "VBG":
        if flat.lemma[head].lower() in MEDIA:
            yield head  # "issued a statement saying"
    elif flat.dep[saying.at] in ("xcomp", "advcl", "conj") and head not in saying.tokens:
        participle = flat.tag[saying.at] in ("VBG", "VB")
        if participle and flat.lemma[head].lower() in words("media", "using"):
            yield from (i for i in flat.children[head] if flat.dep[i] == "dobj")
        if flat.dep[saying.at] != "advcl":
            yield from saying.how(head)


def _opening(saying: Saying) -> Iterator[int]:
    """ "In a statement, X said": at the start of the sentence, whatever the parse hangs it on."""
    flat = saying.flat
    if flat.dep[saying.at] in ("relcl", "acl"):
        return
    first = flat.sentence[saying.at]
    while first < saying.at and flat.pos[first] in ("SPACE", "PUNCT"):
        first += 1
    if first < saying.at and first not in saying.tokens and flat.lower[first] in _OPENING:
        yield from saying.governed(first)


def _behind_speaker(saying: Saying) -> Iterator[int]:
    """ "said the spokesman of the embassy in Oslo in a letter": the parse hangs it on a noun."""
    flat, speaker = saying.flat, saying.draft.speaker
    if speaker is None:
        return
    for i in range(speaker.i + 1, min(speaker.i + _REACH, len(flat))):
        if i in saying.tokens or flat.pos[i] in ("VERB", "PUNCT", "SPACE", "SCONJ"):
            return
        if flat.dep[i] == "pobj" and flat.lower[flat.head[i]] in _OPENING:
            yield i


def _through(saying: Saying, noun: int) -> str | None:
    flat = saying.flat
    name = flat.text[flat.start[noun] : flat.end[noun]]
    if name in words("media", "platforms"):
        return name
    if flat.lemma[noun].lower() in MEDIA or flat.lower[noun] in MEDIA:
        return _outlet_of_text(saying, noun) or _kind_of_text(flat, noun)
    return outlet(saying, noun) or _platform_of(flat, noun) or _programme(saying, noun)


def _outlet_of_text(saying: Saying, noun: int) -> str | None:
    """ "an interview with X", "an article in X", "a CNN interview"."""
    inside = outlet(saying, noun)
    if inside is not None:
        return inside
    for preposition in saying.prepositions(noun, _OF_OUTLET):
        told = saying.flat.lower[preposition] in ("with", "by")
        for i in saying.governed(preposition):
            found = outlet(saying, i, told)
            if found is not None:
                return found
    return None


def _kind_of_text(flat: Flat, noun: int) -> str:
    """ "press release", "radio message": the noun and the common nouns right before it."""
    first = noun
    while first - 1 in flat.children[noun] and flat.pos[first - 1] == "NOUN":
        first -= 1
    return flat.text[flat.start[first] : flat.end[noun]]


def _platform_of(flat: Flat, noun: int) -> str | None:
    """ "on her Facebook page"."""
    names = (flat.text[flat.start[i] : flat.end[i]] for i in flat.children[noun])
    return next((name for name in names if name in words("media", "platforms")), None)


def _programme(saying: Saying, noun: int) -> str | None:
    """ "on “The Morning Hour”": a title behind "on"."""
    flat, token = saying.flat, saying.doc[noun]
    title = chars(saying.doc, *noun_phrase(token))
    marked = flat.text[max(title.start - 1, 0)] in _OPENING_MARKS
    if flat.lower[flat.head[noun]] != "on" or flat.pos[noun] != "PROPN":
        return None
    return title.of(flat.text) if marked or flat.ent_type[noun] == "WORK_OF_ART" else None


def _by_way(saying: Saying) -> str | None:
    """ "said by phone", "via email"."""
    for preposition in saying.prepositions(saying.at, ("by", "via", "over")):
        for i in saying.governed(preposition):
            if saying.flat.lower[i] in words("media", "ways"):
                return saying.flat.lower[i]
    return None


def _text_that_says_it(saying: Saying) -> str | None:
    """ "a report by X says": what X says there is said through the report."""
    speaker = saying.draft.speaker
    if speaker is None or writer_of(speaker) is None:
        return None
    return _kind_of_text(saying.flat, speaker.i)
