"""Quotations without a cue of their own continue the statement before them."""

from newsbase.extraction.statements.draft import Draft
from newsbase.extraction.statements.reading import Reading

_LEAST = 4  # words; a shorter quotation is a title or a scare quote
_REACH = 150  # tokens between a quotation and the statement that it continues


def continue_quotations(reading: Reading, chosen: list[Draft]) -> list[Draft]:
    """The drafts, with the quotations that nobody took added to the statement they continue."""
    owner = {i: d for d in chosen for i in [*d.tokens, *(t.i for t in d.cue_tokens)]}
    _join_open_ones(reading, owner)
    for tokens in reading.quotations:
        free = {i for i in tokens if i not in owner}
        if sum(reading.doc[i].is_alpha for i in free) < _LEAST:
            continue
        before = _statement_before(reading, owner, tokens.start)
        if before is not None:
            _add(owner, before, free)
    _join_open_ones(reading, owner)
    return chosen


def _join_open_ones(reading: Reading, owner: dict[int, Draft]) -> None:
    """A quotation over paragraphs: each opens with a mark, and only the last is closed."""
    pairs = list(zip(reading.quotations, reading.quotations[1:], reading.closed, strict=False))
    for first, second, closed in [*pairs, *reversed(pairs)]:
        if closed or not first or not second or reading.skip(first.stop) != second.start:
            continue
        for here, there in ((first, second), (second, first)):
            holder = owner.get(here[-1]) or owner.get(here[0])
            free = {i for i in there if i not in owner}
            if holder is not None and len(free) == len(there):
                _add(owner, holder, free)


def _add(owner: dict[int, Draft], draft: Draft, tokens: set[int]) -> None:
    draft.tokens |= tokens
    owner.update(dict.fromkeys(tokens, draft))


def _statement_before(reading: Reading, owner: dict[int, Draft], start: int) -> Draft | None:
    """The last statement before, in the same paragraph, that is or may be a quotation."""
    found = None
    for i in range(start - 1, max(start - _REACH, -1), -1):
        if reading.paragraph[i] != reading.paragraph[start]:
            break
        draft = owner.get(i)
        if draft is None or "quote" not in draft.cue.takes or _is_question_put(draft):
            continue
        if any(reading.quoted[j] >= 0 for j in draft.tokens):
            return draft
        found = found or draft
    return found


def _is_question_put(draft: Draft) -> bool:
    """ "X was asked, “A?” “B,”": what follows is the answer."""
    return draft.cue.act.name == "ask" and draft.speaker is None
