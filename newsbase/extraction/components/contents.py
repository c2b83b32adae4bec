"""What was said: the tokens of a cue's complements, and of the quotations it touches."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from newsbase.extraction.reporting import Cue, cue_of
from newsbase.extraction.results import Span, StatementKind
from newsbase.extraction.syntax import chars, own_subject, prepositional

# Behind an object, these say when, where and how it was said, and not what.
_CIRCUMSTANCE = {
    "in",
    "on",
    "at",
    "during",
    "after",
    "before",
    "by",
    "since",
    "until",
    "amid",
    "via",
}
_REACH = 14  # tokens between a cue and a quotation that is its content
LEAST_WORDS = 4  # a shorter quotation inside a sentence is a title or a scare quote
_PUNCTUATION = "“”„«»\"＂‘’' \t\n,.;:—–-…"


def clause(verb: Token) -> set[int]:
    """The clause complement, also one that stands before the verb without "that"."""
    found: set[int] = set()
    for child in verb.children:
        before = child.dep_ in ("parataxis", "advcl") and child.left_edge.i < verb.i
        if child.dep_ == "ccomp" or (before and child.right_edge.i < verb.i and not _marked(child)):
            found |= {t.i for t in child.subtree}
    for parallel in next_cues(verb):
        found -= {t.i for t in parallel.subtree}
    return found or _clause_above(verb) or _clause_of_medium(verb)


def next_cues(verb: Token) -> list[Token]:
    """ "said it was opposed and warned of …": the parser joins the second cue to the clause.

    A cue of the same tense, without a subject of its own, goes on where the first one stood.
    """
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i]
    return [
        joined
        for clause_head in clauses
        for joined in clause_head.conjuncts
        if joined.i > clause_head.i
        and joined.tag_ == verb.tag_
        and own_subject(joined) is None
        and _is_spoken_cue(joined)
    ]


def _is_spoken_cue(verb: Token) -> bool:
    found = cue_of(verb)
    return found is not None and not found[0].attitude and not found[0].strict


def _marked(clause_head: Token) -> bool:
    return any(c.dep_ in ("mark", "advmod") and c.i < clause_head.i for c in clause_head.children)


def _clause_above(verb: Token) -> set[int]:
    """ "The talks failed, he said": the parser may hang the cue on what was said."""
    head = verb.head
    if verb.dep_ not in ("parataxis", "intj") or head.i > verb.i:
        return set()
    own = {t.i for t in verb.subtree}
    return {t.i for t in head.subtree} - own


def _clause_of_medium(verb: Token) -> set[int]:
    """ "said in a letter that …": the parser hangs the clause on the letter."""
    for noun in prepositional(verb, "in", "on", "at", "to", "during"):
        for child in noun.children:
            if child.dep_ in ("acl", "relcl", "ccomp") and has_that(child):
                return {t.i for t in child.subtree}
    return set()


def has_that(clause_head: Token) -> bool:
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in clause_head.children)


def complements(verb: Token, cue: Cue) -> set[int]:
    """Infinitives, objects and prepositional complements, as far as the cue takes them."""
    found: set[int] = set()
    for child in verb.children:
        if child.i > verb.i and _is_content(child, cue):
            found |= {t.i for t in child.subtree}
    if found and "object" in cue.content:
        found |= _behind_object(verb, found)
    return found


def _is_content(child: Token, cue: Cue) -> bool:
    kind = child.dep_
    if kind in ("xcomp", "ccomp") or (kind == "advcl" and _is_infinitive(child)):
        return "infinitive" in cue.content or kind == "ccomp" or "object" in cue.content
    if kind in ("dobj", "obj", "oprd", "attr"):
        return "object" in cue.content and not (cue.target == "object" and cue.plover == "ACCUSE")
    if kind in ("prep", "dative"):
        return child.lower_ in cue.content or child.lower_ in cue.words
    return False


def _is_infinitive(head: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in head.children)


def _behind_object(verb: Token, found: set[int]) -> set[int]:
    """Phrases behind the object that belong to what is said ("condemned X as Y")."""
    more: set[int] = set()
    for child in verb.children:
        if child.dep_ == "prep" and child.i > max(found) and child.lower_ not in _CIRCUMSTANCE:
            more |= {t.i for t in child.subtree}
    return more


def within_reach(quotation: range, cue: Token) -> bool:
    return abs(quotation.start - cue.i) < _REACH or abs(cue.i - quotation.stop) < _REACH


def adjoins(quotation: range, said: set[int]) -> bool:
    """Does the quotation stand directly before or behind what is said?"""
    return 0 <= min(said) - quotation.stop <= 2 or 0 <= quotation.start - max(said) <= 2


def splits(quotation: range, cue: Token) -> bool:
    """ "“A,” said X, “B”": is it the first half, which a comma ends before the cue?"""
    near = 0 <= cue.i - quotation.stop < _REACH
    return near and any(t.text == "," for t in cue.doc[quotation.stop - 2 : quotation.stop])


def is_speech(doc: Doc, tokens: range) -> bool:
    """Is the quotation a thing said, and not a title or a scare quote inside a sentence?"""
    words = [i for i in tokens if doc[i].is_alpha]
    ends = doc[tokens.stop - 2].text if len(tokens) > 2 else ""
    return len(words) >= LEAST_WORDS or (bool(words) and ends in (",", ".", "!", "?", "—", "…"))


def pieces(doc: Doc, tokens: Iterable[int]) -> tuple[Span, ...]:
    """The tokens as unbroken runs, each in one paragraph, without outer punctuation."""
    runs: list[range] = []
    for i in sorted(i for i in tokens if not doc[i].is_space):
        if runs and i - runs[-1].stop <= 0:
            runs[-1] = range(runs[-1].start, i + 1)
        else:
            runs.append(range(i, i + 1))
    spans = (_piece(doc, run, len(runs)) for run in runs)
    return tuple(s for s in spans if s is not None)


def _piece(doc: Doc, run: range, runs: int) -> Span | None:
    """The run without joining words and punctuation at its ends; None where nothing is left."""
    first, last = run[0], run[-1]
    while last > first and doc[last].pos_ in ("CCONJ", "PUNCT", "SPACE"):
        last -= 1
    while first < last and _joins(doc[first]):
        first += 1
    if _is_leftover(doc, first, last, runs):
        return None
    return _trimmed(doc.text, chars(doc, first, last + 1), chars(doc, run.start, run.stop))


def _joins(token: Token) -> bool:
    """Punctuation, or a conjunction that does not begin a sentence of its own ("But …")."""
    return token.pos_ in ("PUNCT", "SPACE") or (token.pos_ == "CCONJ" and token.is_lower)


def _is_leftover(doc: Doc, first: int, last: int, runs: int) -> bool:
    """One small word between cue and content is nothing that was said."""
    return runs > 1 and first == last and doc[first].pos_ in ("PRON", "DET", "CCONJ", "ADP", "PART")


def _trimmed(text: str, span: Span, whole: Span) -> Span | None:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(_PUNCTUATION))
    end = span.end - (len(words) - len(words.rstrip(_PUNCTUATION)))
    if end - start < 2 or not any(c.isalnum() for c in text[start:end]):
        return None
    return Span(*_with_inner_marks(text, start, end, whole))


def _with_inner_marks(text: str, start: int, end: int, whole: Span) -> tuple[int, int]:
    """Take back a mark whose partner is inside: "a “frank” talk" and "it was “frank”"."""
    for opening, closing in ("“”", "«»", "„“"):
        inside = text[start:end]
        if inside.count(opening) > inside.count(closing) and closing in text[end : whole.end]:
            end = text.index(closing, end) + 1
        elif inside.count(closing) > inside.count(opening) and opening in text[whole.start : start]:
            start = text.rindex(opening, whole.start, start)
    if text[start:end].count('"') % 2 and '"' in text[end : whole.end]:
        end = text.index('"', end) + 1
    elif text[start:end].count('"') % 2 and '"' in text[whole.start : start]:
        start = text.rindex('"', whole.start, start)
    return start, end


def kind_of(doc: Doc, tokens: Iterable[int], quoted: dict[int, int]) -> StatementKind:
    """direct: nine words in ten are inside quotation marks; indirect: none; else mixed."""
    words = [i for i in tokens if doc[i].is_alpha or doc[i].like_num]
    share = sum(i in quoted for i in words) / len(words) if words else 0.0
    if share >= 0.9:
        return "direct"
    return "mixed" if share else "indirect"
