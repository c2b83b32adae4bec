"""Who belongs to whom by verbs: leading, working for, being, joining, following somebody."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from newsbase.extraction.components.chains import Page
from newsbase.extraction.components.owners import BODIES, Owners
from newsbase.extraction.components.roles import is_private, is_role, organisation, role_title
from newsbase.extraction.results import Affiliation
from newsbase.extraction.syntax import chars, coordinated, own_subject, prepositional, subject
from newsbase.extraction.word_ids import ids

_LEADING = {
    "lead": "leader", "head": "head", "chair": "chair", "run": "head", "found": "founder",
    "own": "owner", "represent": "representative", "command": "commander", "direct": "director",
}  # fmt: skip
_LEADING_IDS = ids(form for verb in _LEADING for form in (verb, f"{verb}s", f"{verb}ed")) | ids(
    "led leading heading chairing running ran owning representing commanding directing".split()
)
# Verb -> the prepositions behind which the body stands.
_SERVING = {
    "speak": ("for",), "work": ("for", "at"), "serve": ("in", "on", "with"), "sit": ("on",),
    "travel": ("for",), "fly": ("for",), "go": ("for",), "negotiate": ("for",), "sign": ("for",),
    "act": ("for",), "lobby": ("for",), "campaign": ("for",),
}  # fmt: skip
_SERVING_IDS = ids(
    "speaks spoke spoken speaking speak works worked working work serves served serving serve "
    "sits sat sitting sit travels travelled traveled travelling traveling flies flew flown flying "
    "goes went going negotiates negotiated negotiating signs signed signing acts acted acting "
    "lobbies lobbied lobbying campaigns campaigned campaigning".split()
)
_FOR_STATES = ("speak", "negotiate", "sign")
_BEING = ids("is was are were be been being become becomes became remain remains remained".split())
_MADE = ids(
    "elected appointed named chosen chose appoint elect name hired tapped picked reelected "
    "re-elected sworn confirmed".split()
)
_FOLLOWING = ids(
    "succeeds succeeded succeed replaces replaced replace succeeding replacing".split()
)
_UNREAL = ids("would could may might should can if unless whether never not n't n’t".split())
_FORMERLY = ids("once formerly previously earlier".split())


@dataclass(frozen=True, slots=True)
class Belonging:
    """Somebody (a key) and what the text says they belong to.

    `nation` is the state they are from, without an office of it.
    """

    who: str
    link: Affiliation
    nation: str | None = None


def find(page: Page, owners: Owners) -> Iterator[Belonging]:
    """ "Ida Holm, who leads the union", "speaks for the drivers", "was its director"."""
    columns = page.doc.to_array(["LOWER"]).ravel().tolist()
    for i, lower in enumerate(columns):
        if lower in _LEADING_IDS:
            yield from _leads(page, owners, page.doc[i])
        elif lower in _SERVING_IDS:
            yield from _serves(page, owners, page.doc[i])
        elif lower in _BEING or lower in _MADE:
            yield from _is(page, owners, page.doc[i])


def _person(page: Page, verb: Token) -> tuple[Token, str] | None:
    found = own_subject(verb) or subject(verb)
    who = page.entity(found) if found is not None else None
    if found is None or who is None or who.kind != "person" or not who.actor:
        return None
    return found, who.actor


def _leads(page: Page, owners: Owners, verb: Token) -> Iterator[Belonging]:
    if _is_unreal(verb) or (person := _person(page, verb)) is None:
        return
    for noun in (o for c in verb.children if c.dep_ == "dobj" for o in coordinated(c)):
        body = owners.body(noun)
        if body is not None and body.actor:
            whole = page.entity(noun) is body
            role = _LEADING.get(verb.lemma_) if whole else None
            yield _told(page, person, body.actor, role, noun)


def _is_unreal(verb: Token) -> bool:
    """ "may lead it", "if she leads it", "hoped to lead it"; not "was chosen to lead it"."""
    at = verb
    while at.dep_ in ("conj", "relcl", "acl", "auxpass") and at.head.pos_ in ("VERB", "AUX"):
        at = at.head
    if any(c.lower in _UNREAL for each in (verb, at) for c in each.children):
        return True
    wished = verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.children)
    return wished and verb.head.lower not in _MADE


def _serves(page: Page, owners: Owners, verb: Token) -> Iterator[Belonging]:
    if any(c.lower in _FORMERLY for c in verb.children) or _is_unreal(verb):
        return
    if verb.lemma_ not in _SERVING:
        return
    if (person := _person(page, verb)) is None:
        return
    for noun in prepositional(verb, *_SERVING[verb.lemma_]):
        body = owners.body(noun) if not _is_seat(noun) else owners.body(_behind_of(noun))
        if body is None and verb.lemma_ in _FOR_STATES:
            body = page.entity(noun)
            body = body if body is not None and body.kind == "state" else None
        if body is not None and body.actor:
            role = "spokesperson" if verb.lemma_ == "speak" else None
            yield _told(page, person, body.actor, role, noun)


def _is_seat(noun: Token) -> bool:
    """ "sits on the board of the club"."""
    return noun.lower_ in ("board", "staff", "committee", "council") and noun.is_lower and any(
        True for _ in prepositional(noun, "of")
    )  # fmt: skip


def _behind_of(noun: Token) -> Token:
    return next(prepositional(noun, "of"), noun)


def _is(page: Page, owners: Owners, verb: Token) -> Iterator[Belonging]:
    """ "Holm was the finance minister of Chad", "she was elected president of the club"."""
    nouns = [c for c in verb.children if c.dep_ in ("attr", "oprd") and is_role(c)]
    nouns += [noun for noun in prepositional(verb, "as") if is_role(noun)]
    if not nouns or _is_unreal(verb):
        return
    if (person := _person(page, verb)) is None:
        return
    for noun in nouns:
        title = role_title(noun, page.names)
        named = organisation(page.doc, noun, page.names, person[1])
        body = named.actor if named is not None else None
        if body is None:
            entity = owners.of(noun, title, person[1])
            fits = entity is not None and entity.kind in (*BODIES, "state")
            body = entity.actor if entity is not None and fits else None
        if body is not None and not (body.startswith("state:") and is_private(noun)):
            yield _told(page, person, body, title, noun)


def _told(
    page: Page, person: tuple[Token, str], body: str, role: str | None, noun: Token
) -> Belonging:
    first, last = sorted((person[0].i, noun.i))
    return Belonging(person[1], Affiliation(body, role, chars(page.doc, first, last + 1)))


def followed(page: Page, bodies: Mapping[str, str]) -> Iterator[Belonging]:
    """ "Holm replaces Keller": at the same body, where that of one of them is known."""
    for i, lower in enumerate(page.doc.to_array(["LOWER"]).ravel().tolist()):
        if lower not in _FOLLOWING:
            continue
        verb = page.doc[i]
        person = _person(page, verb)
        for noun in (c for c in verb.children if c.dep_ == "dobj") if person else ():
            other = page.entity(noun)
            if person is None or other is None or other.kind != "person" or not other.actor:
                continue
            mine, theirs = bodies.get(person[1]), bodies.get(other.actor)
            if theirs and not mine:
                yield _told(page, person, theirs, None, noun)
            elif mine and not theirs:
                yield _told(page, (noun, other.actor), mine, None, person[0])
