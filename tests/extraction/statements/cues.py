"""Cues made for a test, so that it holds whatever the lexicon says of the verb."""

from newsbase.extraction.statements.lexicon import Cue, acts


def cue(words: str, act: str = "say", takes: str = "that quote") -> Cue:
    """A line of the lexicon: head and what must follow it, act, complements."""
    return Cue(tuple(words.split()), acts()[act], frozenset(takes.split()), frozenset(), "", "")
