"""Which cue a quotation belongs to, by what stands directly before and behind it."""

from spacy.tokens import Token

from newsbase.extraction.statements.lexicon import Cue, spelled, verbs
from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.statements.voices import is_person_or_body
from newsbase.extraction.syntax import agent, is_passive

_PUT = ("asked", "told", "quoted")
_REACH = 16  # tokens between a quotation and its cue
_HOLDERS = (
    "ccomp",
    "dobj",
    "punct",
    "prep",
    "oprd",
    "attr",
    "acomp",
    "xcomp",
    "dep",
    "nsubj",
    "npadvmod",
    "dative",
    "parataxis",
)
_SENTENCE_END = (".", ";", "!", "?")
_OPEN_END = (",", "?", "!", "—", "…", "–", "--", "-", "...")


def quoting_cue(token: Token) -> tuple[Cue, list[Token]] | None:
    """The cue that the token is the head of, if it is a spoken one that takes a quotation."""
    for cue in verbs().get(token.lower_, ()):
        if "quote" in cue.takes and token.pos_ in ("VERB", "AUX") and not _is_idle(token):
            tokens = spelled(token, cue)
            if tokens is not None:
                return cue, tokens
    return None


def _is_idle(token: Token) -> bool:
    """ "it was written", "the plan is called": a passive by nobody says nothing itself."""
    return is_passive(token) and agent(token) is None and token.lower_ not in _PUT


def attached(reading: Reading) -> dict[int, tuple[int, str]]:
    """Number of a quotation -> the index of its cue and the side on which that stands."""
    found: dict[int, tuple[int, str]] = {}
    for number, tokens in enumerate(reading.quotations):
        if not tokens or not reading.speech[number]:
            continue
        behind = _behind(reading, tokens)
        before = _before(reading, tokens) if behind is None else None
        if behind is not None:
            found[number] = (behind, "behind")
        elif before is not None:
            found[number] = (before, "before")
    return found


def inner_end(reading: Reading, tokens: range) -> str:
    """The last sign of what is quoted, inside or directly behind the closing mark."""
    for i in (tokens.stop - 2, tokens.stop):
        if tokens.start < i < len(reading.doc) and reading.doc[i].is_punct:
            return reading.doc[i].text
    return ""


def _behind(reading: Reading, tokens: range) -> int | None:
    """ "“A,” said X", "“A,” X said": the first verb behind a quotation that a comma ends."""
    doc = reading.doc
    end = inner_end(reading, tokens)
    if end not in _OPEN_END:
        return None
    full = end != ","
    for i in range(tokens.stop, min(tokens.stop + _REACH, len(doc))):
        token = doc[i]
        if reading.quoted[i] >= 0 or reading.paragraph[i] != reading.paragraph[tokens.stop - 1]:
            return None
        if token.text in _SENTENCE_END or token.text == ":":
            return None
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("relcl", "aux", "auxpass", "acl"):
            mine = quoting_cue(token) and not _goes_on(reading, i)
            return i if mine and not (full and _says_else(token)) else None
    return None


def _says_else(verb: Token) -> bool:
    """Behind a question or an exclamation: does a sentence of its own begin, with an object?"""
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    return any(not is_person_or_body(noun) for noun in objects)


def _goes_on(reading: Reading, i: int) -> bool:
    """ "called it “absurd,” but said …": the second verb says something else."""
    before = reading.doc[i - 1]
    return before.dep_ == "cc" or before.text in ("and", "but")


def _before(reading: Reading, tokens: range) -> int | None:
    """ "X said: “A”", "X said, “A”", "X said that “A": the nearest cue to the left."""
    doc = reading.doc
    first = reading.skip_back(tokens.start)
    if first < 0:
        return None
    colon = doc[first].text == ":"
    for i in range(first, max(first - _REACH, -1), -1):
        token = doc[i]
        if reading.quoted[i] >= 0 or (token.text in _SENTENCE_END and token.is_sent_end):
            return None
        if not colon and reading.paragraph[i] != reading.paragraph[tokens.start]:
            return None
        if quoting_cue(token):
            return i if colon or _leads_to(reading, i, tokens) else None
    return None


def _leads_to(reading: Reading, cue: int, tokens: range) -> bool:
    """Is there nothing between cue and quotation but what belongs to the cue?"""
    doc = reading.doc
    last = doc[reading.skip_back(tokens.start)]
    if last.i == cue or last.text in (",", "that"):
        return True
    return any(
        c.dep_ in _HOLDERS and c.i > cue and c.left_edge.i <= tokens.start <= c.right_edge.i
        for c in doc[cue].children
    )
