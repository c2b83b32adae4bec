"""From candidates to statements: which of those that overlap holds, and what continues it."""

from newsbase.extraction.statements.cueless import cueless
from newsbase.extraction.statements.draft import Draft
from newsbase.extraction.statements.following import continue_quotations
from newsbase.extraction.statements.headlines import headline_drafts
from newsbase.extraction.statements.introductions import introduced
from newsbase.extraction.statements.noun_rules import noun_drafts
from newsbase.extraction.statements.quoting import attached
from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.statements.source_rules import source_drafts
from newsbase.extraction.statements.verb_rules import verb_drafts
from newsbase.extraction.syntax import named_phrase


def drafts(reading: Reading) -> list[Draft]:
    """The drafts that hold, in text order; no token belongs to two of them."""
    quotations = attached(reading)
    found = [
        *introduced(reading, quotations),
        *headline_drafts(reading),
        *source_drafts(reading),
        *verb_drafts(reading, quotations),
        *noun_drafts(reading),
    ]
    found.sort(key=lambda d: (_rank(d), d.depth, min(d.tokens)))
    chosen = _choose(reading, found)
    chosen = continue_quotations(reading, chosen)
    return [*chosen, *cueless(reading, chosen)]


def _rank(draft: Draft) -> int:
    return {"introduction": 0, "source": 1, "noun": 3}.get(draft.rule, 2)


def _choose(reading: Reading, found: list[Draft]) -> list[Draft]:
    owner: dict[int, Draft] = {}
    chosen: list[Draft] = []
    for draft in found:
        cue = {t.i for t in draft.cue_tokens}
        if any(i in owner for i in cue):
            continue
        own = cue | _speaker_tokens(draft)
        tokens = {i for i in draft.tokens if i not in owner and i not in own}
        tokens |= _rest_of_quotations(reading, tokens, owner) - own
        if len(tokens) < 0.5 * len(draft.tokens - own) or not _says(reading, tokens):
            continue
        draft.tokens = tokens
        chosen.append(draft)
        owner.update(dict.fromkeys(tokens, draft))
        owner.update(dict.fromkeys(cue, draft))
    return chosen


def _speaker_tokens(draft: Draft) -> set[int]:
    return set(range(*named_phrase(draft.speaker))) if draft.speaker is not None else set()


def _rest_of_quotations(reading: Reading, tokens: set[int], owner: dict[int, Draft]) -> set[int]:
    """A quotation that the content touches belongs to it whole."""
    numbers = {reading.quoted[i] for i in tokens} - {-1}
    return {i for n in numbers for i in reading.quotations[n] if i not in owner}


def _says(reading: Reading, tokens: set[int]) -> bool:
    return any(reading.doc[i].is_alpha or reading.doc[i].like_num for i in tokens)
