"""What was said, by the grammar of the cue: clauses, infinitives, objects, prepositions."""

from spacy.tokens import Token

from newsbase.extraction.statements.lexicon import Cue, spelled, verbs
from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.statements.voices import is_person_or_body
from newsbase.extraction.syntax import agent, own_subject
from newsbase.extraction.word_lists import words

_INFINITIVES = ("xcomp", "ccomp", "advcl")
_PREPOSITIONS = ("prep", "agent", "dative", "prt")
_TO_A_TOPIC = ("say", "explain", "agree", "disagree")
_HEARSAY = ("say", "argue", "report", "accuse", "believe", "expect")
_SUPPOSED = ("supposed", "meant")
_LEAST_NAMED = 4  # tokens of a thing and its name, which the parser may take for one phrase
_FINITE = ("VBD", "VBZ", "VBP")
# Behind the content, these say when, where and how it was said, and not what.
_CIRCUMSTANCE = frozenset("in on at during after before by since until amid via while when".split())


def subtree(head: Token) -> set[int]:
    return set(range(head.left_edge.i, head.right_edge.i + 1))


def clause(verb: Token) -> set[int]:
    """The finite clause that is the verb's complement, behind or before it."""
    found: set[int] = set()
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and not is_infinitive(c)]
    for child in _behind_if_any(verb, clauses) or _finite_xcomp(verb):
        found |= subtree(child)
    for joined in next_cues(verb) if found else ():
        found -= set(range(joined.left_edge.i, max(found) + 1))
    if not found:
        found = _fronted(verb) or _what_is(verb) or _above(verb) or _of_medium(verb)
    found.discard(verb.i)
    return _of_relative(verb, found) or found


def _behind_if_any(verb: Token, clauses: list[Token]) -> list[Token]:
    """Of clauses on both sides, those behind the verb: "X denied it, said Y did not know"."""
    behind = [c for c in clauses if c.i > verb.i]
    quoted = any(t.is_quote for c in clauses if c.i < verb.i for t in c.subtree)
    return behind if behind and not quoted else clauses


def _finite_xcomp(verb: Token) -> list[Token]:
    """ "which investigators say caught fire": the parser takes the finite verb for a bare one."""
    return [
        c
        for c in verb.children
        if c.dep_ == "xcomp" and c.tag_ in ("VBD", "VBZ", "VBP", "VBN") and not is_infinitive(c)
        if any(s.tag_ in ("WDT", "WP") for s in verb.children)
    ]


def _what_is(verb: Token) -> set[int]:
    """ "what they believe is a bird": what stands in the clause above, behind the cue."""
    what = next((c for c in verb.children if c.lower_ == "what" and c.i < verb.i), None)
    if what is None or verb.dep_ != "csubj" or verb.head.i < verb.i:
        return set()
    return {what.i} | {i for i in subtree(verb.head) if i > verb.right_edge.i}


def next_cues(verb: Token) -> list[Token]:
    """ "said it was opposed and warned of …": the parser joins the second cue to the clause.

    A cue of the same tense, without a subject of its own, goes on where the first one stood.
    """
    return [
        joined
        for clause_head in verb.children
        if clause_head.dep_ == "ccomp" and clause_head.i > verb.i
        for joined in clause_head.conjuncts
        if joined.i > clause_head.i and _tense(joined) == _tense(verb)
        and own_subject(joined) is None and _spoken(joined)
    ]  # fmt: skip


def _tense(verb: Token) -> str:
    """The tag of the finite verb of its group."""
    auxiliary = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    return auxiliary.tag_


def _spoken(verb: Token) -> bool:
    return any(not cue.act.attitude and spelled(verb, cue) for cue in verbs().get(verb.lower_, ()))


def _of_relative(verb: Token, found: set[int]) -> set[int]:
    """ "which the minister said were too old": the pronoun, and the clause behind the cue."""
    if len(found) != 1 or verb.doc[min(found)].tag_ not in ("WDT", "WP"):
        return set()
    head = next((t for t in (verb, verb.head) if t.dep_ in ("relcl", "csubj", "pcomp")), None)
    if head is None or head.right_edge.i <= verb.i:
        return set()
    return found | set(range(verb.i + 1, head.right_edge.i + 1))


def _fronted(verb: Token) -> set[int]:
    for child in verb.children:
        before = child.dep_ in ("parataxis", "advcl") and child.right_edge.i < verb.i
        if before and not _spoken(child) and not _marked(child) and own_subject(child) is not None:
            return subtree(child)
    return set()


def _marked(head: Token) -> bool:
    return any(c.dep_ in ("mark", "advmod") and c.i < head.i for c in head.children)


def _above(verb: Token) -> set[int]:
    """ "The talks failed, he said", "The talks, he said, failed": the cue hangs on what is said."""
    if not (verb.dep_ == "advcl" and _as_clause(verb)) and not _hangs_on_speech(verb):
        return set()
    return subtree(verb.head) - subtree(verb)


def _hangs_on_speech(verb: Token) -> bool:
    """Is it a finite verb put into, or behind, the clause it tells of?"""
    if verb.tag_ not in _FINITE:
        return False
    if verb.dep_ in ("ccomp", "advcl"):
        return is_parenthesis(verb)
    return verb.dep_ in ("parataxis", "intj")


def _as_clause(verb: Token) -> bool:
    """ "as the minister said": does "as" begin the cue's clause, with nothing said in it?"""
    begins = any(c.lower_ == "as" and c.dep_ == "mark" for c in verb.children)
    empty = not any(
        c.dep_ in ("ccomp", "dobj", "xcomp") and c.i > verb.i and c.lower_ != "it"
        for c in verb.children
    )
    return begins and empty


def is_parenthesis(verb: Token) -> bool:
    """Does the cue's clause stand between commas, or between a comma and the sentence's end?"""
    doc = verb.doc
    first, last = verb.left_edge.i, verb.right_edge.i
    before = doc[first - 1].text if first > verb.sent.start else ""
    behind = doc[last + 1].text if last + 1 < verb.sent.end else "."
    marked = any(c.dep_ == "mark" or c.tag_ in ("WDT", "WP", "WRB") for c in verb.children)
    return before == "," and behind in (",", ".", ";", "—") and not marked


def _of_medium(verb: Token) -> set[int]:
    """ "said in a letter that …": the parser hangs the clause on the letter, or its day."""
    for child in verb.children:
        if child.dep_ in ("prep", "npadvmod", "dobj", "dative", "agent") and child.i > verb.i:
            for token in child.subtree:
                if token.dep_ in ("acl", "relcl", "ccomp", "appos") and has_that(token):
                    return subtree(token)
    return set()


def has_that(head: Token) -> bool:
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in head.children)


def is_infinitive(head: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in head.children)


def behind_that(verb: Token, reading: Reading) -> set[int]:
    """ "said that …", "said only that …", however it was parsed: up to the sentence's end."""
    end = reading.sentence(verb)[1]
    at = verb.i + 1
    while at + 1 < end and verb.doc[at].pos_ == "ADV":
        at += 1
    is_that = at < end and verb.doc[at].lower_ == "that" and verb.doc[at].dep_ != "dobj"
    return set(range(at, end)) if is_that else set()


def infinitive(verb: Token, cue: Cue, cue_tokens: list[Token]) -> set[int]:
    """ "promised to leave"; of what somebody else is to do, also who: "urged the army to leave"."""
    found: set[int] = set()
    last = cue_tokens[-1]  # "is willing to": the infinitive hangs on the adjective
    for child in (*verb.children, *(last.children if last != verb else ())):
        if child.i > verb.i and child.dep_ in _INFINITIVES and is_infinitive(child):
            found |= subtree(child)
    if not found or cue.act.name not in ("ask", "demand"):
        return found
    asked = [c for c in verb.children if c.dep_ in ("dobj", "dative") and verb.i < c.i < min(found)]
    asked += [c for c in cue_tokens[-1].children if c.dep_ == "pobj" and c.i < min(found)]
    for child in asked[:1]:
        found |= set(range(child.left_edge.i, min(found)))
    return found


def gerund(verb: Token, cue: Cue, cue_tokens: list[Token]) -> set[int]:
    found: set[int] = set()
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("xcomp", "pcomp") and child.tag_ == "VBG":
            found |= subtree(child)
    return found


def named(verb: Token, cue: Cue, cue_tokens: list[Token]) -> set[int]:
    """ "called X Y", "described X as Y": from the object to the end of what it is called."""
    parts = [c for c in verb.children if c.i > verb.i and c.dep_ in (
        "dobj", "oprd", "ccomp", "xcomp", "attr", "acomp", "dative")]  # fmt: skip
    parts += [c for c in verb.children if c.i > verb.i and c.dep_ == "prep" and c.lower_ == "as"]
    found = {i for part in parts for i in subtree(part)}
    bare = all(part.dep_ in ("dobj", "dative") for part in parts)
    if bare and (len(found) < _LEAST_NAMED or _is_indefinite(parts[0])):
        return set()  # "called a meeting"
    return set(range(min(found), max(found) + 1))


def _is_indefinite(noun: Token) -> bool:
    return any(c.lower_ in ("a", "an") for c in noun.children)


def noun_object(verb: Token, cue: Cue, cue_tokens: list[Token]) -> set[int]:
    """The object, and the phrases behind it that belong to what is said."""
    found: set[int] = set()
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("dobj", "oprd", "attr") and not _is_courtesy(child):
            found |= subtree(child)
    for child in verb.children if found else ():
        if child.i > max(found) and _belongs_to_object(child):
            found |= subtree(child)
    return found | behind_preposition(verb, cue, cue_tokens)


def _is_courtesy(noun: Token) -> bool:
    return noun.lower_ in words("cues/words", "courtesies")


def _belongs_to_object(child: Token) -> bool:
    if child.dep_ == "prep":
        return child.lower_ not in _CIRCUMSTANCE
    return child.dep_ in ("xcomp", "acl")


def behind_preposition(verb: Token, cue: Cue, cue_tokens: list[Token]) -> set[int]:
    """What the cue's preposition governs: "warned of X", "called for X"."""
    found: set[int] = set()
    last = cue_tokens[-1]
    if len(cue_tokens) > 1 and last.dep_ in _PREPOSITIONS and "object" in cue.takes:
        return {i for child in last.children for i in subtree(child)}
    if len(cue_tokens) > 1 and last.dep_ == "mark":  # "called for X to leave"
        return {i for i in subtree(last.head) if i > last.i}
    hearers = [t for c in verb.children if c.lower_ == "to" for t in c.children]
    for head in {t.i: t for t in (verb, last, *hearers)}.values():
        for child in head.children:
            if child.i > verb.i and child.dep_ in _PREPOSITIONS and _is_taken(child, cue):
                found |= {i for part in child.children for i in subtree(part)}
    return found


def _is_taken(preposition: Token, cue: Cue) -> bool:
    """Does the cue take it? "To" may be one: "referred to X", but not "proposed to the council"."""
    if preposition.lower_ != "to" or "to" not in cue.takes:
        return preposition.lower_ in cue.prepositions
    if cue.act.name == "reply":
        return False
    return cue.act.name in _TO_A_TOPIC or not any(map(is_person_or_body, preposition.children))


def passive_subject(verb: Token, cue: Cue, cue_tokens: list[Token]) -> set[int]:
    """ "the plan was condemned by X": what it was done to, if the text says by whom."""
    if agent(verb) is None:
        return set()
    for child in verb.children:
        if child.dep_ == "nsubjpass":
            return subtree(child)
    return set()


def raised(verb: Token, cue: Cue) -> set[int]:
    """ "the general is said to have left", "it was reported that …": a passive by nobody."""
    lifted = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if lifted is None or agent(verb) is not None or cue.act.name not in _HEARSAY:
        return set()
    if verb.lower_ in _SUPPOSED:
        return set()
    rest = infinitive(verb, cue, [verb]) if cue.takes & {"that", "to"} else set()
    if cue.act.name == "accuse":
        rest |= behind_preposition(verb, cue, [verb])
    if rest:
        return subtree(lifted) | rest
    return clause(verb) if lifted.lower_ == "it" and "that" in cue.takes else set()
