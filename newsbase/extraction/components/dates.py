"""Time expressions and their TIMEX3 values (TimeML 1.2.1), counted from the article's date.

Rules find, readers read, and this module walks through the article from left to right, keeping
the last date in mind for "a year later"; `date_joining` makes one of "between 2011 and 2018".
"""

from spacy.language import Language
from spacy.tokens import Doc

from newsbase.extraction import attributes
from newsbase.extraction.components.date_filters import stands
from newsbase.extraction.components.date_grammar import Found, candidates
from newsbase.extraction.components.date_joining import join
from newsbase.extraction.components.date_readers import Dated, expression, read
from newsbase.extraction.components.date_reading import Anchor
from newsbase.extraction.components.date_tense import tense
from newsbase.extraction.flat import flat
from newsbase.extraction.results import DateExpression

_WORDS_AROUND = 30
_REMEMBERED = 400  # code points behind which a date no longer is what "a year later" counts from


def find_dates(doc: Doc) -> list[DateExpression]:
    """Every time expression, in text order.

    Without `doc._.published` what is counted from it has no value, and says so.
    """
    text = flat(doc).text
    dated: list[Dated] = []
    for found in candidates(text):
        if dated and found.span.start < dated[-1].found.span.end:
            continue
        one = _dated(doc, found, dated)
        if one is not None:
            dated.append(one)
    return [expression(one) for one in join(text, dated)]


def _dated(doc: Doc, found: Found, before: list[Dated]) -> Dated | None:
    tokens = doc.char_span(found.span.start, found.span.end, alignment_mode="expand")
    if tokens is None or not stands(found, tokens):
        return None
    reference, text = _reference(found, before), flat(doc).text
    anchor = Anchor(
        published=attributes.published(doc),
        reference=reference.reading.value if reference else None,
        covered=reference.covered if reference else None,
        tense=tense(tokens.root),
        before=text[max(0, found.span.start - _WORDS_AROUND) : found.span.start].lower(),
        behind=text[found.span.end : found.span.end + _WORDS_AROUND].lower().lstrip(),
        modifier=found.modifier,
        attributive=tokens.root.dep_ in ("compound", "amod", "nmod", "nummod"),
    )
    return read(found, anchor)


def _reference(found: Found, before: list[Dated]) -> Dated | None:
    """The last expression with days of its own, if it is not too far behind.

    What is only compared with ("a year earlier") is not what the story goes on from.
    """
    for one in reversed(before):
        if found.span.start - one.found.span.end > _REMEMBERED:
            return None
        compared = one.found.kind == "year_ago" or one.found.groups.get("direction") == "earlier"
        if one.covered is not None and one.reading.type in ("DATE", "TIME") and not compared:
            return one
    return None


@Language.component("newsbase_dates", assigns=["doc._.dates"], requires=["token.tag", "token.dep"])
def newsbase_dates(doc: Doc) -> Doc:
    doc._.dates = find_dates(doc)
    return doc
