"""Quotations that are speech of their own, and who speaks them, as far as the parse shows.

In such a quotation "I" is its speaker and "he" is not; a quoted fragment («he "regrets his
choice"») is read like the words around it.
"""

from spacy.tokens import Doc, Token

from newsbase.extraction.components.entities import reports
from newsbase.extraction.syntax import own_subject
from newsbase.extraction.word_ids import ids

_FIRST_PERSON = ids("i me my mine myself we us our ours ourselves".split())
_LEAST = 4  # words
_GAP = 12  # tokens between the halves of a quotation


def whole_speeches(doc: Doc, quoted: dict[int, int]) -> dict[int, int]:
    """Token index -> number of the quotation, for quotations that are whole utterances."""
    whole: dict[int, int] = {}
    last = -_GAP
    for number, tokens in ranges(quoted).items():
        goes_on = tokens.start - last <= _GAP and doc[tokens.start].sent.start < last
        if goes_on or _is_utterance(doc, tokens):
            whole.update(dict.fromkeys(tokens, number))
            last = tokens.stop
    return whole


def ranges(quoted: dict[int, int]) -> dict[int, range]:
    found: dict[int, range] = {}
    for i, number in quoted.items():
        known = found.get(number)
        found[number] = range(known.start if known else i, i + 1)
    return found


def _is_utterance(doc: Doc, tokens: range) -> bool:
    words = [t for t in doc[tokens.start : tokens.stop] if t.is_alpha]
    if len(words) < _LEAST:
        return False
    if doc[tokens.start].sent.end < tokens.stop - 1:
        return _is_closed(doc, tokens)
    begins = words[0].text[0].isupper() and not all(t.text[0].isupper() for t in words)
    return begins or any(t.lower in _FIRST_PERSON for t in words)


def _is_closed(doc: Doc, tokens: range) -> bool:
    """Is there a mark at its end, or does it fill its paragraph?"""
    fills = tokens.start == 0 or "\n" in doc[tokens.start - 1].text
    last = doc[tokens.stop - 1]
    return fills or not (last.is_alpha or last.text in ".?!…")


def speakers(doc: Doc, speech: dict[int, int]) -> dict[int, Token]:
    """Number of a quotation -> the subject of the verb that reports it.

    A quotation with no verb of its own belongs to who spoke last in its paragraph.
    """
    found: dict[int, Token] = {}
    before: tuple[int, Token] | None = None
    for number, tokens in ranges(speech).items():
        subject = _reported_by(doc, tokens, speech)
        if subject is None and before is not None and not _breaks(doc, before[0], tokens.start):
            subject = before[1]
        if subject is not None:
            found[number] = subject
            before = (tokens.stop, subject)
    return found


def _reported_by(doc: Doc, tokens: range, speech: dict[int, int]) -> Token | None:
    """The nearest reporting verb's subject, in the sentences at the quotation's edges."""
    first, last = doc[tokens.start].sent.start, doc[tokens.stop - 1].sent.end
    if tokens.stop < len(doc) and last == tokens.stop and doc[tokens.stop].is_lower:
        last = doc[tokens.stop].sent.end
    near: list[tuple[int, Token]] = []
    for i in (*range(tokens.start - 1, first - 1, -1), *range(tokens.stop, last)):
        verb = doc[i]
        if i not in speech and reports(verb):
            subject = own_subject(verb)
            if subject is not None and subject.i not in speech:
                near.append((min(abs(i - tokens.start), abs(i - tokens.stop)), subject))
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _breaks(doc: Doc, first: int, behind: int) -> bool:
    return any("\n" in t.text for t in doc[first:behind])
