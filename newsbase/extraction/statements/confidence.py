"""How sure a statement is: measured shares, by rule and trait."""

from newsbase.extraction.statements.draft import Draft
from newsbase.extraction.statements.reading import Reading

_BY_RULE = {"quotation": 0.9, "clause": 0.85, "source": 0.85, "introduction": 0.8}


def confidence(draft: Draft, reading: Reading) -> float:
    return _BY_RULE.get(draft.rule, 0.6)
