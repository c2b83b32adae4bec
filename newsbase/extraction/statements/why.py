"""What the rules saw, in a sentence for the page."""

from spacy.tokens import Token

from newsbase.extraction import attributes
from newsbase.extraction.flat import flat
from newsbase.extraction.results import Party
from newsbase.extraction.statements.parties import stands_for
from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.statements.saying import Saying
from newsbase.extraction.syntax import SUBJECTS, chars, noun_phrase

_MOST = 60  # characters of a phrase that is cited

_SAID = {
    "quotation": "a quotation with “{cue}”",
    "clause": "“{cue}” with a clause that tells what",
    "infinitive": "“{cue}” with what is to be done",
    "gerund": "“{cue}” with a verb in -ing",
    "named": "“{cue}” with what somebody or something is called",
    "object": "“{cue}” with its object",
    "preposition": "“{cue}” with what follows its preposition",
    "noun": "the noun “{cue}”",
    "raised": "“{cue}” in the passive, with what is told of its subject",
    "passive": "“{cue}” in the passive, with what it was done to",
}


def why(reading: Reading, saying: Saying, speaker: Party | None) -> str:
    """As in: “urged” with what is to be done; its subject is “he” (refers back to Jan Nowak)."""
    parts = [_rule(saying), _speaker(reading, saying, speaker), _continued(reading, saying)]
    if saying.is_noun:
        parts[:2] = [" of ".join(parts[:2])]
    elif _is_for(saying):
        parts[0] = ""
    return "; ".join(part for part in parts if part)


def _rule(saying: Saying) -> str:
    draft = saying.draft
    pattern = _SAID.get(draft.rule)
    if pattern is None or not draft.cue_tokens:
        return _curly(draft.words)
    if draft.rule == "clause" and min(draft.tokens) < saying.at:
        pattern = "“{cue}” beside the sentence that tells what"
    return pattern.format(cue=" ".join(token.text for token in draft.cue_tokens))


def _is_for(saying: Saying) -> bool:
    return saying.draft.rule == "source" and saying.flat.lower[saying.at] == "for"


def _speaker(reading: Reading, saying: Saying, speaker: Party | None) -> str:
    """How the speaker hangs on the cue, and how it is known who that is."""
    head = saying.draft.speaker
    if head is None or speaker is None:
        return "no speaker is named"
    name = _phrase(head)
    known = _known(reading, head)
    if not known or stands_for(head) != [head]:
        other = _named_otherwise(reading, name + known, speaker)
        known = ", ".join(part for part in (known, other) if part)
    if _is_for(saying):
        said = f"“For {name},” is taken as the view of “{name}”"
    else:
        said = f"{_role(saying, head.i)} “{name}”".lstrip()
    return said + (f" ({known})" if known else "")


def _phrase(head: Token) -> str:
    """The noun phrase as it stands, without its apposition; of a long one, up to its head."""
    name = _words(head, noun_phrase(head)[1])
    if len(name) > _MOST:
        name = _words(head, head.i + 1)
    return name if len(name) <= _MOST else head.text


def _words(head: Token, behind: int) -> str:
    """From the start of the head's phrase on, on one line and without a genitive's ending."""
    phrase = chars(head.doc, noun_phrase(head)[0], behind)
    start = phrase.start
    named = attributes.mention_at(head.doc, head)
    if named is not None and named.type == "name":
        start = min(start, named.span.start)  # the parse may hang on the last word of a name
    words = flat(head.doc).text[start : phrase.end]
    return " ".join(words.split()).removesuffix("'s").removesuffix("’s")


def _named_otherwise(reading: Reading, name: str, speaker: Party) -> str:
    """ "that is NATO", where the phrase does not say so itself."""
    actor = reading.doc._.actors.get(speaker.actor)
    return f"that is {actor.name}" if actor is not None and actor.name not in name else ""


def _role(saying: Saying, head: int) -> str:
    parse = saying.flat
    above = parse.head[head]
    if saying.is_noun:
        return ""
    if not saying.is_verb:
        return "that is"
    if parse.dep[head] in SUBJECTS:
        if above == saying.at:
            return "its subject is"
        return f"same subject as “{parse.text[parse.start[above] : parse.end[above]]}”:"
    if parse.dep[head] == "pobj" and parse.dep[above] == "agent":
        return "behind “by” stands"
    return "beside it stands"


def _known(reading: Reading, head: Token) -> str:
    """ "refers back to Jan Nowak"; nothing where the speaker is named in full."""
    meant = stands_for(head)
    if meant != [head]:
        names = f"stands for “{_words(meant[0], noun_phrase(meant[-1])[1])}”"
        return names if len(meant) == 1 else names + ", or one of them"
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
    parse = saying.flat
    own = parse.sentence[saying.at]
    for i in saying.tokens:
        number = reading.quoted[i]
        if number >= 0 and i > saying.at and parse.sentence[reading.quotations[number][0]] > own:
            return "a quotation behind it goes on"
    return ""
