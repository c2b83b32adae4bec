"""Who belongs to what, as the text says: "Polish Foreign Minister Jan Nowak", "an analyst at X"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from newsbase.extraction.results import Mention, Span
from newsbase.extraction.syntax import chars, noun_phrase, prepositional, token_range
from newsbase.extraction.word_lists import load, words

_LINKS = ("of", "at", "in", "for", "from", "with")
_SERVES = frozenset(("adviser", "advisor", "aide", "assistant", "counsel", "secretary", "mission"))
# Who is sent to a state, or is in it for a while, is not of it.
_AWAY = frozenset("ambassador envoy consul correspondent reporter rapporteur delegate".split())
# Who is for a state speaks or plays for it; a director or an envoy for it works on it.
_FOR_STATES = frozenset(
    "spokesman spokeswoman spokesperson negotiator agent player striker goalkeeper midfielder "
    "defender winger captain footballer cricketer".split()
)
_HONORIFICS = frozenset(("dr", "doctor", "prof", "sir", "dame", "lord", "lady"))
# With the adjective of a state they tell where somebody is from: "an American banker".
_PRIVATE_WALKS = ("economy", "scholarship", "media", "sport", "arts", "faith", "medicine", "work")
_PRIVATE = frozenset(
    "activist campaigner dissident lawyer analyst expert strategist resident witness survivor "
    "volunteer specialist consultant observer owner founder co-founder warlord unionist".split()
)


@dataclass(frozen=True, slots=True)
class Role:
    """The person mentioned at `person` is, in the words `title`, something at `organisation`.

    `noun` is the index of the role's head token; `organisation` is None where none is named;
    `nation` is the state that somebody is from without serving it.
    """

    person: Mention
    noun: int
    title: str
    organisation: str | None
    evidence: Span
    nation: str | None = None


@cache
def _nouns() -> frozenset[str]:
    """What somebody may be, in one word."""
    walks = (noun for nouns in load("walks").values() for noun in nouns)
    return (
        words(
            "people",
            "roles",
        )
        | words("people", "beside")
        | (frozenset(walks) - words("people", "no_roles"))
    )


def is_role(token: Token) -> bool:
    return token.lower_ in _nouns() or (token.lemma_.lower() in _nouns() and token.tag_ == "NN")


def _is_title(token: Token) -> bool:
    """A role, or a short form of it in front of a name: "Gov."."""
    return is_role(token) or _is_short_title(token)


def _is_short_title(token: Token) -> bool:
    short = token.lower_.rstrip(".")
    known = short in load("people")["short_titles"] and short not in _HONORIFICS
    return token.is_title and known


def find_roles(doc: Doc, people: list[Mention], heads: dict[int, Mention]) -> list[Role]:
    """The roles of the people; `heads` maps the last token of each mention to it."""
    found = []
    for mention in people:
        name = token_range(doc, mention.span.start, mention.span.end)
        if not name:
            continue
        head = doc[name.start : name.stop].root
        found += [
            _role(doc, mention, name, noun, heads) for noun in _role_nouns(doc, name.start, head)
        ]
    return found


def _role(doc: Doc, person: Mention, name: range, noun: Token, heads: dict[int, Mention]) -> Role:
    root = doc[name.start : name.stop].root
    body = organisation(doc, noun, heads, person.actor) or _behind_name(root, heads)
    first, last = min(noun.i, name.start), max(noun.i, name[-1])
    if body is not None:
        first, last = _around(doc, body, first, last)
    if body is not None and _is_post(doc, body, noun):
        body = None
    serves = body is not None and not (_is_land(body) and is_private(noun))
    return Role(
        person,
        noun.i,
        role_title(noun, heads),
        body.actor if body and serves else None,
        chars(doc, first, last + 1),
        body.actor if body and not serves else None,
    )


def _is_post(doc: Doc, body: Mention, noun: Token) -> bool:
    """ "Moscow correspondent Ida Holm", "a White House reporter": where, not of which nation."""
    if not _is_land(body) or noun.lower_ not in ("correspondent", "reporter"):
        return False
    tokens = token_range(doc, body.span.start, body.span.end)
    return bool(tokens) and doc[tokens[-1]].tag_ in ("NNP", "NNPS")


def is_private(noun: Token) -> bool:
    """Does nobody hold that from a state: a banker, a singer, an analyst?"""
    return noun.lower_ in _private() or noun.lemma_.lower() in _private()


@cache
def _private() -> frozenset[str]:
    return _PRIVATE.union(*(load("walks")[walk] for walk in _PRIVATE_WALKS))


def _role_nouns(doc: Doc, start: int, head: Token) -> Iterator[Token]:
    """The role nouns before the name, and beside it, or of which it is the apposition."""
    at = start - 1
    if at > 0 and doc[at].text == "." and _is_short_title(doc[at - 1]):
        at -= 1
    titled = at >= 0 and _is_title(doc[at])
    if titled:
        yield doc[at]
    beside = [noun for noun in _roles_beside(doc, start, head) if not (titled and noun.i == at)]
    yield from beside
    if not titled and not beside:
        yield from _displaced(doc, start, head)


def _roles_beside(doc: Doc, start: int, head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in ("appos", "nmod") and child.i > head.i and is_role(child):
            yield child
    if head.dep_ in ("appos", "conj"):
        beside = head.dep_ == "appos" and is_role(head.head)
        noun = head.head if beside else _far_role(head, start)
        if noun is not None:
            yield noun


def _far_role(name: Token, start: int) -> Token | None:
    """ "a spokeswoman for the company Solvik, Ida Holm, …": the parse hangs her on the company.

    Or joins her to it, if more follow: "the president of Chad, Ida Holm, and …".
    """
    at = name.head
    doc = name.doc
    if start < 2 or doc[start - 1].text != "," or at.ent_type_ == "PERSON" or at.i != start - 2:
        return None
    for _ in range(2):
        if at.dep_ != "pobj" or at.head.dep_ != "prep":
            return None
        at = at.head.head
        if is_role(at):
            closed = at.dep_ in ("nsubj", "nsubjpass") and name.i + 1 < len(doc)
            return at if closed and doc[name.i + 1].text == "," else None
    return None


def _displaced(doc: Doc, start: int, head: Token) -> Iterator[Token]:
    """Machine translation: "Analyst at X by NAME"; a NAME alone behind "an expert at X said."."""
    if head.dep_ == "pobj" and head.head.lower_ == "by" and is_role(head.head.head):
        yield head.head.head
    elif stands_alone(head) and start > 0:
        before = doc[start - 1]
        for token in before.sent:
            if token.dep_ == "nsubj" and is_role(token) and token.head.dep_ == "ROOT":
                yield token


def stands_alone(head: Token) -> bool:
    """Is the name a sentence of its own, as when translation broke it off the one before?"""
    if head.dep_ != "ROOT":
        return False
    sentence = [t for t in head.sent if not t.is_punct and not t.is_space]
    return (
        len(sentence) <= 4
        and all(t.pos_ == "PROPN" for t in sentence)
        and head.sent.start > 0
        and "\n" not in head.doc[head.sent.start - 1].text
    )


def organisation(
    doc: Doc, noun: Token, heads: dict[int, Mention], person: str | None
) -> Mention | None:
    """The organisation or state that the role is with: a modifier, or behind a preposition.

    Behind the noun a state counts only if the role can be of it: an ambassador's is the state in
    front alone ("the Danish ambassador to Chad"), and who is in a state, is not therefore of it.
    """
    first, behind = noun_phrase(noun)
    within = [
        (i, mention)
        for i in range(max(0, first - 3), min(len(doc), behind + 12))
        if (mention := heads.get(i)) is not None and mention.actor not in (None, person)
        and not (mention.actor or "").startswith("person:") and _belongs(doc[i], noun)
    ]  # fmt: skip
    within = [(i, m) for i, m in within if not _is_inside(m, within)]
    behind_it = [m for i, m in within if i > noun.i and _may_serve(doc[i], noun, m)]
    before = [m for i, m in within if i < noun.i]
    if behind_it:
        return behind_it[0]
    return before[-1] if before else None


def _is_inside(mention: Mention, others: list[tuple[int, Mention]]) -> bool:
    """ "Chinese" in "the Chinese Foreign Ministry"."""
    return any(o.span != mention.span and o.span.contains(mention.span) for _, o in others)


def _may_serve(token: Token, noun: Token, body: Mention) -> bool:
    """May the role be of the state behind it: "of Chad" and "for Chad", but not "in Chad"?"""
    if not _is_land(body):
        return True
    if noun.lower_ in _AWAY:
        return False
    at = token
    while at.head.i not in (noun.i, at.i):
        at = at.head
    link = at.lower_
    return link not in ("in", "for", "at", "with") or (link == "for" and noun.lower_ in _FOR_STATES)


def _behind_name(name: Token, heads: dict[int, Mention]) -> Mention | None:
    """ "President Ida Holm of Norway"."""
    behind = (token for token in prepositional(name, "of") if token.i in heads)
    return next((heads[token.i] for token in behind if heads[token.i].actor), None)


def _is_land(mention: Mention) -> bool:
    """ "The Reuters correspondent in Oslo", "the envoy for Syria"."""
    return (mention.actor or "").startswith("state:")


def _belongs(token: Token, noun: Token) -> bool:
    """Is the token a modifier of the noun, or what its own preposition governs?"""
    at = token
    for _ in range(5):
        if at.head == noun:
            links = at.lower_ in _LINKS or (at.lower_ == "to" and noun.lower_ in _SERVES)
            return at.i < noun.i or (at.dep_ == "prep" and links)
        if at.dep_ not in ("pobj", "prep", "compound", "amod", "poss", "nmod", "appos"):
            break
        at = at.head
    between = noun.doc[min(token.i, noun.i) + 1 : max(token.i, noun.i)]
    return (
        token.i < noun.i
        and noun.i - token.i <= 3
        and all(t.pos_ in ("ADJ", "NOUN", "PROPN", "PART") and not t.is_space for t in between)
    )


def role_title(noun: Token, heads: dict[int, Mention]) -> str:
    """The role in words: "foreign minister", without article and without names in it."""
    first = noun.i
    while first > 0:
        before = noun.doc[first - 1]
        if before.i in heads or before.pos_ not in ("ADJ", "NOUN", "PROPN") or before.is_space:
            break
        if before.ent_type_ in ("GPE", "ORG", "PERSON", "NORP"):
            break
        first -= 1
    title = noun.doc[first : noun.i + 1].text.lower().replace("\n", " ")
    short = noun.lower_.rstrip(".")
    whole = load("people")["short_titles"].get(short)
    return (title.rstrip(".").removesuffix(short) + whole if whole else title)[:200]


def _around(doc: Doc, mention: Mention, first: int, last: int) -> tuple[int, int]:
    tokens = token_range(doc, mention.span.start, mention.span.end)
    return (min(first, tokens[0]), max(last, tokens[-1])) if tokens else (first, last)
