"""Drafts on hand-built Docs, so that details are tested without a trained model."""

from spacy.tokens import Doc

from newsbase.extraction.flat import flat
from newsbase.extraction.results import Actor, ActorKind, Mention, Span
from newsbase.extraction.statements.draft import Draft
from newsbase.extraction.statements.lexicon import nouns, verbs
from newsbase.extraction.statements.saying import Saying


def draft(doc: Doc, cue: int, speaker: int | None, content: range, rule: str = "clause") -> Draft:
    """A draft whose cue is the one word at `cue`, by the first line of the lexicon for it."""
    known = verbs() if doc[cue].pos_ == "VERB" else nouns()
    entry = next(c for c in known[doc[cue].lower_] if len(c.words) == 1)
    who = doc[speaker] if speaker is not None else None
    return Draft(entry, [doc[cue]], who, set(content), rule, f"«{doc[cue].text}»")


def saying(doc: Doc, cue: int, speaker: int | None, content: range) -> Saying:
    return Saying(doc, flat(doc), draft(doc, cue, speaker, content))


def name(doc: Doc, first: int, last: int, key: str, kind: ActorKind = "person") -> None:
    """Enter the words from `first` to `last`, that too, as the name of a known actor."""
    span = Span(doc[first].idx, doc[last].idx + len(doc[last]))
    doc._.actors = {**doc._.actors, key: Actor(key, span.of(doc.text), kind, known=True)}
    doc._.mentions = [*doc._.mentions, Mention(span, "name", key)]
