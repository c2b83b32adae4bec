"""What a parse adds to a content, but was not said: asides, circumstances, the next clause."""

from spacy.tokens import Token

from newsbase.extraction.statements.reading import Reading

_DASHES = ("—", "–", "―", "--")
_LONGEST = 40  # tokens of an aside
_REACH = 12  # tokens from the end within which an occasion may be named
_ON = ("in", "during", "on")
_OCCASIONS = frozenset(
    "interview statement speech tweet letter release conference address testimony op-ed "
    "briefing memo".split()
)
_ASIDES = ("compared", "following", "according", "while", "although", "though", "whereas")


def trimmed(reading: Reading, verb: Token, said: set[int]) -> set[int]:
    """The content without what stands beyond a semicolon, and without asides at its end."""
    for rule in (_other_clauses, _behind_closed_quotation, _medium, _aside):
        if said:
            said = rule(reading, verb, said)
    return said


def _other_clauses(reading: Reading, verb: Token, said: set[int]) -> set[int]:
    """Cut at semicolons, and before a colon that stands left of the cue."""
    doc = reading.doc
    first, last = min(said), max(said)
    for i in range(first, last + 1):
        if reading.quoted[i] >= 0 or doc[i].text not in (";", ":"):
            continue
        if i < verb.i:
            first = i + 1
        elif doc[i].text == ";":
            last = i - 1
            break
    return {i for i in said if first <= i <= last}


def _behind_closed_quotation(reading: Reading, verb: Token, said: set[int]) -> set[int]:
    """ "said it was “absurd,” in an interview": the comma inside the marks ends what is said."""
    doc = reading.doc
    last = max(said)
    for i in sorted(said):
        number = reading.quoted[i]
        if number < 0 or i < verb.i:
            continue
        end = reading.quotations[number].stop
        if end - 1 != i or end > last or doc[end - 2].text != ",":
            continue
        if not any(reading.quoted[j] >= 0 for j in range(end, last + 1)):
            return {j for j in said if j < end}
    return said


def _medium(reading: Reading, verb: Token, said: set[int]) -> set[int]:
    """ "in an interview", "in a statement on Monday" at the end tell how it was said."""
    doc = reading.doc
    last = max(said)
    if last < verb.i:
        return said
    for i in range(last, max(min(said), last - _REACH), -1):
        token = doc[i]
        if reading.quoted[i] >= 0:
            return said
        if token.dep_ == "pobj" and token.lower_ in _OCCASIONS and token.head.lower_ in _ON:
            return {j for j in said if j < token.head.i} or said
    return said


def _aside(reading: Reading, verb: Token, said: set[int]) -> set[int]:
    """A relative clause, a concession or an apposition at the end, or what a lone dash adds."""
    doc = reading.doc
    last = max(said)
    if last < verb.i:
        return said
    dashes = [i for i in said if doc[i].text in _DASHES and reading.quoted[i] < 0]
    cuts = dashes if len(dashes) == 1 and dashes[0] > min(said) + 3 else []
    for i in sorted(said, reverse=True):
        if reading.quoted[i] >= 0 or i < last - _LONGEST:
            break
        if doc[i].text == "," and i + 1 in said and _begins_aside(doc[i + 1]):
            cuts = [i] if _reaches(doc[i + 1], last) else []
            break
    return {j for j in said if j < cuts[0]} or said if cuts and cuts[0] > verb.i else said


def _begins_aside(token: Token) -> bool:
    """ ", which …", ", whom …", ", compared with …"."""
    apposition = token.dep_ == "det" and token.head.dep_ == "appos"
    return apposition or token.tag_ in ("WDT", "WP", "WP$") or token.lower_ in _ASIDES


def _reaches(pronoun: Token, last: int) -> bool:
    """Does the relative clause go on to the end, so that nothing of the content is behind it?"""
    if pronoun.tag_ not in ("WDT", "WP", "WP$"):
        return True
    clause = next((t for t in pronoun.ancestors if t.dep_ == "relcl"), None)
    return clause is None or clause.right_edge.i >= last - 1


def object_trimmed(reading: Reading, verb: Token, said: set[int]) -> set[int]:
    """A noun phrase without what stands in apposition behind a comma: "its plan, a step that …"."""
    doc = reading.doc
    for i in sorted(said):
        if doc[i].text != "," or reading.quoted[i] >= 0 or i + 1 not in said:
            continue
        behind = doc[i + 1]
        apposed = any(t.dep_ == "appos" and t.left_edge.i == i + 1 for t in doc[i + 1 : i + 8])
        if apposed or (_begins_aside(behind) and _reaches(behind, max(said))):
            return {j for j in said if j < i} or said
    return said
