"""It and its: the subject of a clause above or before, if a body or a state can be meant."""

from collections.abc import Iterator

from spacy.tokens import Token

from newsbase.extraction.components import sorts
from newsbase.extraction.components.chains import Link, Page
from newsbase.extraction.components.entities import Entity, Seen, reports
from newsbase.extraction.components.personal_pronouns import barred_from, link
from newsbase.extraction.syntax import clause_of, own_subject, prepositional, subject
from newsbase.extraction.word_ids import ids, ids_of

IT = ids("it its itself".split())
BODIES = ("organization", "igo", "state", "group")
_RELATIVES = ids("who whom which that whose".split())
_NEAR = 2  # sentences
_CLEAR = 1.2
# Of what only bodies and states have: "its spokesman", "its board", "its soldiers".
_BODIES_OWN = ids_of("people", "roles", "stations", "speaks_for") | ids_of(
    "bodies", "owned_by_bodies", "owned_by_organisations", "owned_by_states"
)
_ORGANISATIONS_OWN = ids_of("bodies", "owned_by_organisations")
_ROLES, _PUBLIC = ids_of("people", "roles"), ids_of("walks", "public")
_STATES_OWN = ids_of("bodies", "owned_by_states")
_DONE_TO_BODIES = ids_of("bodies", "done_to_bodies")
_ANNOUNCING = ids(
    "said says announced added confirmed promised pledged denied insisted stressed warned".split()
)
_SPEAKING = sorts.noun_ids() | ids_of(
    "bodies", "heads", "generic_heads", "makers", "continues_over_of", "state_itself", "any_bloc",
    "owned_by_organisations", "owned_by_states",
)  # fmt: skip
# What no thing does.
_WILLING = ids(
    form
    for verb in "speak want plan refuse decide hope intend seek reject accept decline".split()
    for form in (verb, f"{verb}s", f"{verb}d", f"{verb}ed")
) | ids(("spoke", "spoken", "sought", "planned", "apologize", "apologized"))
_EMPTY = frozenset("be seem appear rain snow happen turn take matter".split())
_CLAUSES = frozenset(("ccomp", "csubj", "xcomp", "advcl", "acl"))


def resolve(page: Page, token: Token) -> Link | None:
    """The link of "it" or "its"; None where it means a thing or nothing."""
    found = None
    if _is_of_a_body(token):
        found = _owner_above(page, token) or _ranked(page, token)
    elif token.dep_ in ("nsubj", "nsubjpass", "poss") and not _is_empty(token):
        found = _by_subject(page, token)
    elif token.lower_ == "itself":
        found = _emphasised(page, token)
    if found is None or found.kind not in BODIES or found.plural:
        return None
    return link(token, found, f"refers back to {found.label}")


def _is_of_a_body(token: Token) -> bool:
    """ "Its spokesman", "they blamed it": what no thing has and what is done to no thing."""
    if token.dep_ == "poss":
        return token.head.lower in _BODIES_OWN
    return token.dep_ == "dobj" and token.lower_ == "it" and token.head.lower in _DONE_TO_BODIES


def _owner_above(page: Page, token: Token) -> Entity | None:
    """The subject above, if it is one that can have such a thing."""
    above = subject_above(token) if token.dep_ == "poss" else None
    found = page.entity(above) if above is not None else None
    return found if found and found.kind in BODIES and _can_own(found, token.head) else None


def _by_subject(page: Page, token: Token) -> Entity | None:
    """The nearest subject that is nobody, or the main one of the sentence before."""
    above = None
    for above in subjects_above(token):
        entity = page.entity(above)
        if entity is None and _speaks(token) and not _may_speak(above):
            return _ranked(page, token)
        if entity is None or entity.kind != "person":
            return entity
    if above is not None:
        return _voiced(page, page.entity(above)) if _is_announced(page, token) else None
    before = subject_before(page, token)
    return page.entity(before) if before is not None else None


def _is_announced(page: Page, token: Token) -> bool:
    """ "She said it would pay"."""
    told = token.dep_ == "nsubj" and token.head.dep_ == "ccomp" and token.i not in page.speech
    return told and token.head.head.lower in _ANNOUNCING


def _voiced(page: Page, person: Entity | None) -> Entity | None:
    """ "The chairwoman of Boeing said it would pay": the only body that she is with."""
    posts = page.posts.get(person.actor or "", set()) if person is not None else set()
    return page.entities.get(next(iter(posts))) if len(posts) == 1 else None


def _speaks(token: Token) -> bool:
    """ "The deal failed, it said": no deal speaks, and none refuses."""
    return token.dep_ == "nsubj" and (reports(token.head) or token.head.lower in _WILLING)


def _may_speak(noun: Token) -> bool:
    """Is it a body after all, though nobody knows which?"""
    return noun.pos_ == "PROPN" or noun.lower in _SPEAKING


def _emphasised(page: Page, token: Token) -> Entity | None:
    """ "The bank itself", "Chad wants to choose the builder itself"."""
    before = token.nbor(-1) if token.i > 0 else None
    named = page.entity(before) if before is not None else None
    doer = subject(clause_of(token)) if named is None else None
    return page.entity(doer) if doer is not None else named


def _ranked(page: Page, token: Token) -> Entity | None:
    """Who counts most of those that can have it, or to whom it can be done."""
    barred = barred_from(page, token)

    def fits(seen: Seen) -> float:
        entity = seen.entity
        if entity.kind not in BODIES or entity.plural or entity.actor is None or entity in barred:
            return 0.0
        return _can_own(entity, token.head) if token.dep_ == "poss" else 1.0

    number = page.sentence[token.i]
    ranked = page.discourse.rank(token, number, page.speech.get(token.i), fits, _NEAR)
    return ranked.clear(_CLEAR)


def _can_own(entity: Entity, noun: Token) -> float:
    if noun.lower in _ORGANISATIONS_OWN:
        return float(entity.kind != "state")
    if noun.lower in _STATES_OWN:
        return float(entity.kind == "state")
    told = noun.lower in _ROLES and noun.lower not in _PUBLIC and entity.kind == "state"
    return 0.5 if told else 1.0


def _is_empty(token: Token) -> bool:
    """ "It is clear that", "it seems", "it rained"; not "Israel says it is ready"."""
    verb = token.head
    if token.dep_ == "poss":
        return False
    clauses = {c.dep_ for c in verb.children} & _CLAUSES
    if verb.lemma_ == "be" and verb.dep_ == "ccomp" and not clauses:
        told = [c for c in verb.children if c.dep_ == "acomp"]
        return not told or any(c.dep_ in _CLAUSES for c in told[0].children)
    if verb.lemma_ in _EMPTY:
        return True
    return token.dep_ == "nsubjpass" and not clauses.isdisjoint(("ccomp", "csubj"))


def subject_above(token: Token) -> Token | None:
    """The subject of the nearest clause that holds the pronoun, in front of it."""
    return next(subjects_above(token), None)


def subjects_above(token: Token) -> Iterator[Token]:
    """Those of all clauses that hold the pronoun, in front of it, the nearest first."""
    at = clause_of(token)
    for _ in range(8):
        if at.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
            found = own_subject(at)
            if found is not None and found.i < token.i and found.lower not in _RELATIVES:
                yield found
        if at.head.i == at.i or at.dep_ == "parataxis":
            return
        if at.dep_ == "relcl" and _describes_its_subject(at):
            yield at.head
        if at.dep_ in ("xcomp", "advcl", "ccomp") and (asked := _asked(at)) is not None:
            yield asked
        at = at.head


def _describes_its_subject(verb: Token) -> bool:
    """ "the bank that lost its way", but not "the way it lost"."""
    own = own_subject(verb)
    return own is not None and own.lower in _RELATIVES and verb.head.i < own.i


def _asked(infinitive: Token) -> Token | None:
    """ "urged Oslo to cut its debt": who is to do it."""
    if own_subject(infinitive) is not None or infinitive.tag_ != "VB":
        return None
    asking = infinitive.head
    found = [c for c in asking.children if c.dep_ in ("dobj", "dative")]
    found += prepositional(asking, "on", "upon")
    return next((t for t in found if asking.i < t.i < infinitive.i), None)


def subject_before(page: Page, token: Token) -> Token | None:
    """The main subject of the sentence before, in the article's own words."""
    start = token.sent.start
    if start == 0:
        return None
    root = page.doc[start - 1].sent.root
    found = own_subject(root)
    if found is None or page.speech.get(found.i) != page.speech.get(token.i):
        return None
    return found
