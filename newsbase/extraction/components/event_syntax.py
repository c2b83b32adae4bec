"""Who does it and to whom it is done, in grammar: the places that event patterns name.

Labels are CLEAR's, as in `newsbase.extraction.syntax`.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from newsbase.extraction import syntax

_RELATIVES = ("WDT", "WP", "WP$")
_OWN_OBJECTS = ("dobj", "obj")
_UNEXPRESSED = ("xcomp", "advcl", "pcomp", "conj", "ccomp", "acl", "prep")
_HOLDING = ("make", "take", "have", "announce", "reach", "approve", "sign", "give", "keep")
_OBJECT_CONTROL = ("of", "for", "from", "into")  # accuse X of, blame X for, stop X from doing
_CUT_BEHIND = ("cc", "conj", "relcl", "advcl", "parataxis", "acl", "punct", "case")


def done_by(verb: Token) -> list[Token]:
    """The nouns that do what the verb says, coordinated ones included."""
    if is_passive(verb):
        by = syntax.agent(verb)
        return syntax.coordinated(by) if by is not None else []
    found = _subject(verb)
    return syntax.coordinated(found) if found is not None else []


def done_to(verb: Token) -> list[Token]:
    """The nouns to which it is done, coordinated ones included."""
    direct = [o for o in _direct_objects(verb) if o.tag_ not in _RELATIVES]
    if direct:
        return [o for d in direct for o in syntax.coordinated(d)]
    if is_passive(verb):
        found = _passive_subject(verb)
        return syntax.coordinated(found) if found is not None else []
    if verb.dep_ == "relcl" and _lacks_object(verb):
        return [verb.head]
    return []


def is_passive(verb: Token) -> bool:
    """Also of participles behind a noun ("soldiers killed by") and coordinated ones."""
    if syntax.is_passive(verb):
        return True
    if any(c.dep_ in _OWN_OBJECTS or c.dep_ == "nsubj" for c in verb.children):
        return False
    if verb.dep_ in ("acl", "amod") and verb.tag_ == "VBN":
        return True
    shares = verb.dep_ == "conj" and verb.tag_ == "VBN" and not _auxiliaries(verb)
    return shares and verb.head.tag_ == "VBN" and is_passive(verb.head)


def infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def behind(head: Token, preposition: str) -> Iterator[Token]:
    """Nouns behind a preposition on the head; "to" finds the receiver of "gave them aid" too."""
    for child in head.children:
        if child.dep_ == "dative" and preposition == "to" and child.pos_ != "ADP":
            yield from syntax.coordinated(child)
        elif child.dep_ in ("prep", "agent", "dative") and child.lower_ == preposition:
            for noun in child.children:
                if noun.dep_ == "pobj":
                    yield from syntax.coordinated(noun)


def counted(noun: Token, quantities: frozenset[str]) -> Token:
    """What a word of number counts: the missiles of "dozens of missiles", "11 of the men"."""
    if noun.pos_ not in ("NUM", "DET", "PRON") and noun.lemma_.lower() not in quantities:
        return noun
    return next(behind(noun, "of"), noun)


def possessors(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ == "poss":
            yield from syntax.coordinated(child)


def modifiers(noun: Token) -> Iterator[Token]:
    """Adjectives and nouns in front: "Israeli strikes", "Chinese-Belarusian drills"."""
    for child in noun.lefts:
        if child.dep_ in ("amod", "compound", "nmod") and child.pos_ != "VERB":
            yield from (t for t in child.subtree if t.pos_ in ("ADJ", "PROPN", "NOUN"))


def governor(token: Token) -> Token | None:
    """The verb that the token's clause or phrase hangs on, through prepositions and nouns."""
    at = token
    while at.head != at:
        at = at.head
        if at.pos_ in ("VERB", "AUX"):
            return at
    return None


def own_phrase(head: Token) -> tuple[int, int]:
    """The noun phrase of one side: without what is coordinated with it, clauses, and times.

    A name keeps only "of" behind it ("the Ministry of Defence of Poland"), as other prepositions
    behind a name mostly belong to the verb.
    """
    first = head.left_edge.i
    while first < head.i and (head.doc[first].is_punct or head.doc[first].is_space):
        first += 1
    cut = [c.left_edge.i for c in head.rights if _ends_phrase(head, c)]
    brackets = [t.i for t in head.doc[head.i : head.right_edge.i + 1] if t.text == "("]
    stop = min([head.right_edge.i + 1, *cut, *brackets])
    while stop - 1 > head.i and (head.doc[stop - 1].is_punct or head.doc[stop - 1].is_space):
        stop -= 1
    return first, max(stop, head.i + 1)


def _ends_phrase(head: Token, child: Token) -> bool:
    if child.dep_ == "prep":
        named = head.pos_ == "PROPN" and child.lower_ != "of"
        return named or any(n.ent_type_ in ("DATE", "TIME") for n in child.children)
    if child.dep_ == "appos":  # "the journalist Ana Silva" is one name, "Ana Silva, the …" not
        return bool(head.doc[child.left_edge.i - 1].is_punct)
    return child.dep_ in _CUT_BEHIND or child.ent_type_ in ("DATE", "TIME")


def _subject(verb: Token) -> Token | None:
    """Through coordination, control, relatives and participles, four steps at most."""
    at = verb
    for _ in range(4):
        own = _own_subject(at)
        if own is not None:
            return own if own.tag_ not in _RELATIVES else _antecedent(at)
        if at.dep_ == "relcl" or (at.dep_ == "acl" and not infinitive(at)):
            return at.head
        if at.dep_ == "acl":
            return _holder(at.head)
        up = _upper(at)
        if up is None:
            return None
        controlled = _controller(at, up)
        if controlled is not None:
            return controlled
        at = up
    return None


def _own_subject(verb: Token) -> Token | None:
    found = syntax.own_subject(verb)
    return found if found is not None and found.tag_ != "EX" else None


def _antecedent(verb: Token) -> Token | None:
    """What "who" or "which" stands for."""
    at = verb
    while at.dep_ in ("conj", "xcomp", "ccomp") and at.head != at:
        at = at.head
    return at.head if at.dep_ == "relcl" else None


def _upper(verb: Token) -> Token | None:
    """The verb whose subject an unexpressed one is."""
    if verb.dep_ not in _UNEXPRESSED or verb.head == verb:
        return None
    if verb.dep_ == "ccomp" and not (infinitive(verb) or verb.tag_ == "VBG"):
        return None
    if verb.dep_ == "pcomp" and verb.head.lower_ == "against":
        return None  # who is against it does not do it
    return verb.head if verb.head.pos_ in ("VERB", "AUX") else governor(verb)


def _controller(verb: Token, upper: Token) -> Token | None:
    """The object as doer: "urged China to stop", "accused Russia of attacking"."""
    by_object = verb.dep_ in ("xcomp", "ccomp") and infinitive(verb)
    if verb.dep_ == "pcomp":
        by_object = verb.head.lower_ in _OBJECT_CONTROL
    if not by_object or verb.head.pos_ == "NOUN":
        return None
    if is_passive(upper):
        return _passive_subject(upper)
    return next((o for o in _direct_objects(upper) if o.tag_ not in _RELATIVES), None)


def _holder(noun: Token) -> Token | None:
    """Whose noun it is: "Russia's decision to", "Russia made a decision to"."""
    owner = next(possessors(noun), None)
    if owner is not None:
        return owner
    verb = noun.head if noun.dep_ in _OWN_OBJECTS else None
    if verb is None or verb.lemma_.lower() not in _HOLDING:
        return None  # who rejects a proposal to act does not act
    return _subject(verb)


def _passive_subject(verb: Token) -> Token | None:
    own = _own_subject(verb)
    if own is not None:
        return own if own.tag_ not in _RELATIVES else _antecedent(verb)
    if verb.dep_ in ("acl", "amod", "relcl"):
        return verb.head
    return _subject(verb)


def _direct_objects(verb: Token) -> Iterable[Token]:
    return [c for c in verb.children if c.dep_ in _OWN_OBJECTS]


def _lacks_object(verb: Token) -> bool:
    """A relative clause whose relative word, written or not, is the object."""
    own = syntax.own_subject(verb)
    return own is not None and own.tag_ not in _RELATIVES


def _auxiliaries(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
