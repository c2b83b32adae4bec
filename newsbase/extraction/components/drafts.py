"""A statement in the making."""

from dataclasses import dataclass

from spacy.tokens import Token

from newsbase.extraction.reporting import Cue
from newsbase.extraction.results import Party


@dataclass(slots=True)
class Draft:
    """`tokens` are those of the content; `cue_tokens` is empty for a quotation without a cue.

    `strength` is how often the rule is right, between 0 and 1.
    """

    cue_tokens: list[Token]
    cue: Cue | None
    speaker: Party | None
    tokens: set[int]
    rule: str
    strength: float
