"""A statement in the making."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from newsbase.extraction.statements.lexicon import Cue


@dataclass(slots=True)
class Draft:
    """One candidate: `cue` tokens (none for a quotation alone), the head noun of who speaks, and
    the indices of the tokens of its content.

    `rule` names the rule; `words` say to a reader why. `depth` is how deep the cue stands in its
    sentence: of two candidates that overlap, the one nearer the top holds the other.
    """

    cue: Cue
    cue_tokens: list[Token]
    speaker: Token | None
    tokens: set[int]
    rule: str
    words: str
    depth: int = 0
    traits: set[str] = field(default_factory=set)
