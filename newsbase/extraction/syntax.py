"""Questions to a dependency parse (CLEAR labels, as spaCy's English pipelines use them).

Token ranges are `(first, behind the last)` indices; `chars` turns them into results.Span.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from newsbase.extraction.results import Span

_PHRASES = "newsbase noun phrases"
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OUTSIDE_NOUN_PHRASE = ("relcl", "appos", "advcl", "parataxis", "acl")
_CLAUSES = ("ccomp", "advcl", "parataxis", "csubj", "relcl")
_LONGEST_APPOSITION = 20  # tokens
_PASSED_UP = ("conj", "xcomp", "pcomp", "advcl", "prep")


def chars(doc: Doc, first: int, behind: int) -> Span:
    """Token range to code points, without space at the edges."""
    while first < behind - 1 and doc[first].is_space:
        first += 1
    while behind - 1 > first and doc[behind - 1].is_space:
        behind -= 1
    return Span(doc[first].idx, doc[behind - 1].idx + len(doc[behind - 1]))


def token_range(doc: Doc, start: int, end: int) -> range:
    """Code points to the tokens that hold any of them, the inverse of `chars`; maybe empty."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return range(span.start, span.end) if span is not None else range(0)


def noun_phrase(head: Token) -> tuple[int, int]:
    """The phrase of a noun as it stands, without relative clauses, appositions, end punctuation.

    Coordinated nouns belong to it: "China and Belarus" is one phrase of "China". Asked for again
    and again, so it is remembered with the Doc.
    """
    known: dict[int, tuple[int, int]] = head.doc.user_data.setdefault(_PHRASES, {})
    if head.i not in known:
        known[head.i] = _noun_phrase(head)
    return known[head.i]


def _noun_phrase(head: Token) -> tuple[int, int]:
    outside = [c for c in head.children if c.dep_ in _OUTSIDE_NOUN_PHRASE and c.i > head.i]
    behind = min([head.right_edge.i + 1, *(c.left_edge.i for c in outside)])
    while behind - 1 > head.i and (head.doc[behind - 1].is_punct or head.doc[behind - 1].is_space):
        behind -= 1
    before = [c.right_edge.i + 1 for c in head.children if c.i < head.i and c.dep_ in _CLAUSES]
    first = max([head.left_edge.i, *before])
    while first < head.i and (head.doc[first].is_space or head.doc[first].is_punct):
        first += 1
    return first, _with_bracket(head.doc, first, max(behind, head.i + 1))


def _with_bracket(doc: Doc, first: int, behind: int) -> int:
    """ "Senator Silva (Ind.)": the sign that closes what opens in the phrase."""
    if behind >= len(doc) or doc[behind].text != ")":
        return behind
    opened = sum((doc[i].text == "(") - (doc[i].text == ")") for i in range(first, behind))
    return behind + 1 if opened == 1 else behind


def named_phrase(head: Token) -> tuple[int, int]:
    """The noun phrase with the apposition that says more of whom it means.

    "Ana Silva, the minister" and "the minister, Ana Silva"; a relative clause stays outside.
    """
    first, behind = noun_phrase(head)
    for child in head.children:
        if child.dep_ == "appos" and behind <= child.left_edge.i <= behind + 1:
            last = noun_phrase(child)[1]
            if last - behind <= _LONGEST_APPOSITION:
                behind = _with_bracket(head.doc, first, last)
    return first, behind


def coordinated(head: Token) -> list[Token]:
    """The token and those joined to it by "and", "or" or commas, in text order."""
    return sorted([head, *head.conjuncts], key=lambda t: t.i)


def own_subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in SUBJECTS), None)


def is_passive(verb: Token) -> bool:
    return any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)


def agent(verb: Token) -> Token | None:
    """Who did it, in a passive: the noun behind "by"."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def subject(verb: Token) -> Token | None:
    """The subject in grammar: the verb's own, or through coordination, control and relatives.

    In a passive this is who it was done to; `agent` is who did it.
    """
    at: Token | None = verb
    for _ in range(4):
        if at is None:
            return None
        found = own_subject(at)
        if found is not None and found.tag_ not in ("WDT", "WP", "EX"):
            return found
        if at.dep_ in ("relcl", "acl"):
            return at.head
        at = at.head if at.dep_ in _PASSED_UP and at.head != at else None
    return None


def objects(verb: Token) -> list[Token]:
    """Direct objects, coordinated ones included."""
    return [o for c in verb.children if c.dep_ in ("dobj", "obj") for o in coordinated(c)]


def prepositional(head: Token, *prepositions: str) -> Iterator[Token]:
    """Nouns behind the prepositions that hang on the head, coordinated ones included."""
    for child in head.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in prepositions:
            for noun in child.children:
                if noun.dep_ == "pobj":
                    yield from coordinated(noun)


def clause_of(token: Token) -> Token:
    """The verb (or root) of the smallest clause that holds the token."""
    at = token
    while at.head != at and at.pos_ not in ("VERB", "AUX"):
        at = at.head
    return at


def negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)
