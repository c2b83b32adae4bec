"""What the rules saw, in a sentence for the page."""

from spacy.tokens import Token

from newsbase.extraction import attributes
from newsbase.extraction.results import Party
from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.statements.saying import Saying
from newsbase.extraction.syntax import SUBJECTS

_MOST = 60  # characters of a phrase that is cited

_SAID = {
    "quotation": "a quotation with “{cue}”",
    "clause": "“{cue}” with a clause that tells what",
    "infinitive": "“{cue}” with what is to be done",
    "gerund": "“{cue}” with a verb in -ing",
    "named": "“{cue}” with what somebody or something is called",
    "object": "“{cue}” with its object",
    "preposition": "“{cue}” with what follows its preposition",
    "noun": "the noun “{cue}” with what follows it",
    "raised": "“{cue}” in the passive, with what is told of its subject",
    "passive": "“{cue}” in the passive, with what it was done to",
}


def why(reading: Reading, saying: Saying, speaker: Party | None) -> str:
    """As in: “urged” with what is to be done; its subject is “he” (refers back to Jan Nowak)."""
    parts = [_rule(saying), _speaker(reading, saying, speaker), _continued(reading, saying)]
    return "; ".join(part for part in parts if part)


def _rule(saying: Saying) -> str:
    draft = saying.draft
    pattern = _SAID.get(draft.rule)
    if pattern is None or not draft.cue_tokens:
        return _curly(draft.words)
    return pattern.format(cue=" ".join(token.text for token in draft.cue_tokens))


def _speaker(reading: Reading, saying: Saying, speaker: Party | None) -> str:
    """How the speaker hangs on the cue, and how it is known who that is."""
    head = saying.draft.speaker
    if head is None or speaker is None:
        return "no speaker is named"
    known = _known(reading, head)
    name = speaker.span.of(saying.flat.text)
    if known or len(name) > _MOST:
        name = head.text
    return f"{_role(saying, head.i)} “{name}”" + (f" ({known})" if known else "")


def _role(saying: Saying, head: int) -> str:
    flat = saying.flat
    above = flat.head[head]
    if saying.is_noun:
        return "it is that of"
    if not saying.is_verb:
        return "that is"
    if flat.dep[head] in SUBJECTS:
        if above == saying.at:
            return "its subject is"
        return f"it shares with “{flat.text[flat.start[above] : flat.end[above]]}” the subject"
    if flat.dep[head] == "pobj" and flat.dep[above] == "agent":
        return "behind “by” stands"
    return "beside it stands"


def _known(reading: Reading, head: Token) -> str:
    """ "refers back to Jan Nowak"; nothing where the speaker is named in full."""
    mention = attributes.mention_at(reading.doc, head)
    if mention is None or not mention.why:
        return ""
    if mention.type == "name" and not mention.why.startswith("short for"):
        return ""
    return _curly(mention.why).removeprefix(f"“{head.text}” ")


def _curly(words: str) -> str:
    return words.replace("«", "“").replace("»", "”")


def _continued(reading: Reading, saying: Saying) -> str:
    """Quotations in sentences behind the cue's own."""
    if saying.at < 0:
        return ""
    flat = saying.flat
    own = flat.sentence[saying.at]
    for i in saying.tokens:
        number = reading.quoted[i]
        if number >= 0 and i > saying.at and flat.sentence[reading.quotations[number][0]] > own:
            return "a quotation behind it goes on"
    return ""
