"""Candidates from layout: "NAME: what they say" in transcripts, headlines and lists, and a
quotation that a dash and a name follow."""

from spacy.tokens import Span, Token

from newsbase.extraction.statements.draft import Draft
from newsbase.extraction.statements.lexicon import Cue, acts
from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.statements.speakers import subject
from newsbase.extraction.statements.voices import could_speak, is_person_or_body
from newsbase.extraction.word_lists import words

_COLON = Cue((":",), acts()["say"], frozenset({"quote"}), frozenset(), "", "")
_DASH = Cue(("—",), acts()["say"], frozenset({"quote"}), frozenset(), "", "")
_DASHES = ("—", "–", "―", "--", "-")
_SHORTEST = 3  # letters of a name: "Q:" and "A:" name nobody
_LONGEST = 9  # tokens of a name with title and party
_FEW_BEFORE = 3  # words before a headline's dash
_FEW = 3  # words before a headline's colon
_NAMES = ("PERSON", "ORG", "GPE", "NORP")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def introduced(reading: Reading, attached: dict[int, tuple[int, str]]) -> list[Draft]:
    """All candidates; `attached` are the quotations that belong to a cue."""
    found = [_named_before(reading, start) for start in _starts(reading)]
    found.append(_named_below_headline(reading))
    for number, tokens in enumerate(reading.quotations):
        if tokens:
            found.append(_named_behind(reading, tokens))
        if tokens and number not in attached and reading.speech[number]:
            found.append(_behind_colon(reading, tokens))
    return [draft for draft in found if draft is not None]


def _starts(reading: Reading) -> list[int]:
    """The first token of each paragraph."""
    doc = reading.doc
    return [
        reading.skip(i)
        for i in range(len(doc))
        if i == 0 or reading.paragraph[i] != reading.paragraph[i - 1]
        if reading.skip(i) < len(doc)
    ]


def _named_before(reading: Reading, start: int) -> Draft | None:
    """ "MINISTER: We shall see.": a name, a colon, and the rest of the paragraph."""
    doc = reading.doc
    colon = next((t for t in doc[start : start + _LONGEST] if t.text == ":"), None)
    if colon is None or colon.i == start:
        return None
    name = doc[start : colon.i]
    headline = reading.paragraph[start] == 0
    if not _is_name(name) and not (headline and _heads_a_headline(name)):
        return None
    end = colon.i + 1
    while end < len(doc) and reading.paragraph[end] == reading.paragraph[colon.i]:
        end += 1
    content = {i for i in range(colon.i + 1, end) if not doc[i].is_space}
    if sum(doc[i].is_alpha for i in content) < 2 or not _is_speech(reading, name, content):
        return None
    head = _head(doc[start : colon.i])
    return Draft(_COLON, [colon], head, content, "introduction", "a name and a colon introduce it")


def _is_speech(reading: Reading, name: Span, content: set[int]) -> bool:
    """A quotation; or whole sentences, in a headline or behind a name in capitals."""
    if reading.quoted[min(content)] >= 0:
        return True
    if reading.doc[max(content)].text == "?":
        return False
    if reading.paragraph[name.start] == 0 and any(reading.quoted[i] >= 0 for i in content):
        return True
    sentence = any(reading.doc[i].tag_ in _FINITE for i in content)
    capitals = all(t.is_upper for t in name if t.is_alpha and t.pos_ != "ADP")
    return sentence and (capitals or reading.paragraph[name.start] == 0)


def _is_name(span: Span) -> bool:
    letters = [t for t in span if t.is_alpha]
    if sum(map(len, letters)) < _SHORTEST or any(_is_no_name(t) for t in letters):
        return False
    if not any(t.ent_type_ in _NAMES for t in letters) and not all(t.is_upper for t in letters):
        return False
    return all(t.text[0].isupper() or t.pos_ in ("ADP", "DET") for t in letters)


def _is_no_name(token: Token) -> bool:
    return token.pos_ == "VERB" or token.lower_ in words("cues/words", "labels")


def _heads_a_headline(span: Span) -> bool:
    """ "Silva: We Shall See", "Poll: Voters Prefer …" """
    letters = [t for t in span if t.is_alpha]
    if not 1 <= len(letters) <= _FEW or any(_is_no_name(t) for t in letters):
        return False
    last = letters[-1]
    return last.ent_type_ not in ("DATE", "TIME") and could_speak(last)


def _head(span: Span) -> Token:
    named = [t for t in span if t.ent_type_ in _NAMES or t.is_upper]
    return named[-1] if named else span.root


def _named_behind(reading: Reading, tokens: range) -> Draft | None:
    """ "“We shall see.” — Ana Silva": a dash and a name behind a quotation."""
    doc = reading.doc
    dash = reading.skip(tokens.stop)
    if dash + 1 >= len(doc) or doc[dash].text not in _DASHES:
        return None
    name = doc[dash + 1]
    if name.pos_ != "PROPN" or name.ent_type_ not in _NAMES:
        return None
    behind = next((t for t in doc[dash + 1 :][:_LONGEST] if t.pos_ in ("VERB", "AUX")), None)
    if behind is not None:
        return None
    entity = next(e for e in name.sent.ents if e.start <= name.i < e.end)
    why = "a dash and a name follow the quotation"
    return Draft(_DASH, [doc[dash]], entity.root, set(tokens), "introduction", why)


def _behind_colon(reading: Reading, tokens: range) -> Draft | None:
    """ "The colonel was blunt: “…”": who the sentence before the colon is about."""
    doc = reading.doc
    colon = reading.skip_back(tokens.start)
    if colon < 1 or doc[colon].text != ":":
        return None
    root = doc[colon - 1].sent.root
    head = subject(root) if root.i < colon else None
    if head is None or not is_person_or_body(head):
        return None
    why = "a sentence about them and a colon introduce the quotation"
    return Draft(_COLON, [doc[colon]], head, set(tokens), "introduction", why)


def _named_below_headline(reading: Reading) -> Draft | None:
    """ "Cuba to Cut Rice Ration – Minister": a headline that ends with a dash and who says it."""
    doc = reading.doc
    end = next((i for i in range(len(doc)) if reading.paragraph[i] > 0), 0)
    end = next((i + 1 for i in range(end - 1, 0, -1) if doc[i].is_alpha), 0)
    dash = next((i for i in range(end - 1, 0, -1) if doc[i].text in _DASHES), 0)
    if not dash or not dash > _FEW_BEFORE or not 1 <= end - dash - 1 <= _FEW + 1:
        return None
    spaced = doc[dash].whitespace_ and doc[dash - 1].whitespace_
    head = doc[end - 1]
    if not spaced or any(t.pos_ == "VERB" for t in doc[dash:end]) or not could_speak(head):
        return None
    why = "a dash and a name end the headline"
    return Draft(_DASH, [doc[dash]], head, set(range(dash)), "introduction", why)
