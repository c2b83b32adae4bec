"""Cues made for a test, so that it holds whatever the lexicon says of the verb; drafts shown."""

from spacy.tokens import Doc

from newsbase.extraction.statements.draft import Draft
from newsbase.extraction.statements.lexicon import Cue, acts
from tests.extraction.trees import text_of


def cue(words: str, act: str = "say", takes: str = "that quote", weak: str = "") -> Cue:
    """A line of the lexicon: head and what must follow it, act, complements."""
    frames = frozenset(takes.split())
    return Cue(tuple(words.split()), acts()[act], frames, frozenset(weak.split()), "", "")


def shown(built: Doc, draft: Draft) -> tuple[str | None, str, str]:
    """Who speaks, the cue, and what is said."""
    return (
        draft.speaker.text if draft.speaker is not None else None,
        " ".join(t.text for t in draft.cue_tokens),
        text_of(built, draft.tokens),
    )
