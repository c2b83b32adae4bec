"""Whom a description means: "the minister", "the Texas senator", "the company", "both leaders"."""

from collections import Counter

from spacy.tokens import Token

from newsbase.extraction.components import body_nouns, epithets, genders, headlines, kin, sorts
from newsbase.extraction.components.chains import Link, Page
from newsbase.extraction.components.entities import Entity, Ranked, Seen, reports
from newsbase.extraction.results import ActorKind
from newsbase.extraction.syntax import prepositional
from newsbase.extraction.word_ids import ids, ids_of

GOVERNMENTS = ids(("government", "authorities", "administration"))
_LANDS = ids(("country", "nation", "republic", "kingdom"))
SPEAKS_FOR = ids_of("people", "speaks_for")
ROLES = ids_of("people", "roles")
PEOPLE = ids_of("people", "roles", "somebody", "epithets", "stations")
_OFFICES = ids_of("people", "roles")
_EPITHET_REACH = 5  # sentences
_LAND_REACH = 3
_ANY_BODY = ids_of("bodies", "any_organisation")
_CAPITAL = ids_of("bodies", "capital_heads")
BODIES = (
    ids_of("bodies", "heads", "continues_over_of", "other_heads", "capital_heads")
    | _ANY_BODY
    | ids_of("bodies", "any_bloc")
    | sorts.noun_ids()
)
_TEXTS = ids_of("media", "texts") | ids(("state", "world", "community", "news"))
OLD = ids(("old",))
ONE_VOICE = SPEAKS_FOR | GOVERNMENTS  # though some of them are plurals
NOUNS = PEOPLE | BODIES | GOVERNMENTS | _LANDS | SPEAKS_FOR | OLD | kin.KIN
_PHRASES = frozenset(("poss", "relcl", "acl", "appos"))
_WHERE = ids(("in", "on", "during", "after"))  # parsers hang on the noun what the verb has
_MODIFIERS = frozenset(("amod", "compound", "nmod"))
_KNOWN_SHARE = 0.7  # "his brother", "the star": may well be somebody named


def describe(page: Page, token: Token) -> Link | None:
    """The link of a noun that may speak of somebody; a new entity is entered on the page."""
    if token.dep_ in ("compound", "nmod", "amod") or _names(page, token):
        return None
    if token.lower in _CAPITAL and not token.is_title:
        return None
    if token.lower in OLD:
        return epithets.aged(page, token)
    if token.lower not in NOUNS and not _speaks(token):
        return None
    found = kin.describe(page, token) if token.lower in kin.KIN else None
    if token.lower in GOVERNMENTS:
        found = _led(page, token)
    if found is None:
        found = headlines.describe(page, token)
    if found is None and token.lower in SPEAKS_FOR:
        found = _speaks_for(page, token)
    if found is None and (first := definite_start(token)) is not None:
        found = _definite(page, token, first)
    if found is None and (token.lower in PEOPLE or token.lower in _ANY_BODY):
        _meet(page, token)
    return found


def _speaks(token: Token) -> bool:
    """Is it the subject of a verb of saying, and no text? ("The observatory said")."""
    says = token.dep_ == "nsubj" and reports(token.head)
    return says and token.lower not in _TEXTS


def _names(page: Page, token: Token) -> bool:
    """Is it but the title of a name, or joined to one ("Senator Lee", "Lee, the senator")?"""
    behind = token.i + 1
    return behind in page.covered and behind < len(page.doc) and (
        page.doc[behind].head.i == token.i or token.head.i == behind
    ) and page.doc[behind].dep_ not in ("relcl", "acl")  # fmt: skip


def _meet(page: Page, token: Token) -> None:
    """Enter somebody unnamed, who may be taken up and who blocks the way to earlier people."""
    if token.tag_ != "NN" or token.dep_ in ("attr", "ROOT", "appos") or _beside_name(token):
        return
    gender = genders.by_noun(token.lower_)
    kind: ActorKind = "person" if token.lower in PEOPLE else "organization"
    entity = Entity(f"«{token.text}»", kind, None, gender)
    known = any(c.dep_ == "poss" or c.lower in epithets.DEFINITE for c in token.children)
    if not known:  # "a senator": who is "the senator" later
        page.called[token.lower_].append(entity)
        entity.details.update(epithets.details(token))
    page.add(entity, token, _KNOWN_SHARE if known else 1.0)


def _beside_name(token: Token) -> bool:
    """ "Lee, chairman and president of X": another thing that somebody named is."""
    at = token
    while at.dep_ == "conj":
        at = at.head
    return at.dep_ in ("appos", "attr")


_ANOTHER = ids(("next", "new", "other", "first", "future", "second", "third", "previous"))


def _tells_another(child: Token) -> bool:
    """ "the next president", "the richest man"."""
    return child.lower in _ANOTHER or child.tag_ == "JJS" or child.lower_.endswith("est")


def definite_start(token: Token) -> int | None:
    """The article's index of "the ministry" or "the 54-year-old minister", else None.

    A noun with a phrase of its own ("the ministry of …") is no reference back but a description.
    """
    article = None
    for child in token.children:
        own_phrase = child.dep_ == "prep" and child.lower not in _WHERE
        if child.dep_ in _PHRASES or own_phrase or _tells_another(child):
            return None
        if child.tag_ == "NNP" == token.tag_ and child.i < token.i:  # "the White House"
            return None
        if child.dep_ == "det":
            article = child
    return article.i if article is not None and article.lower in epithets.DEFINITE else None


def _definite(page: Page, token: Token, first: int) -> Link | None:
    person = token.lower in PEOPLE
    if token.lower in GOVERNMENTS:
        return _government(page, token, first)
    if token.lower in _LANDS:
        return _land(page, token, first)
    found, near = _called(page, token, person)
    if found is None and not near:
        found = epithets.epithet(page, token) if person else body_nouns.describe(page, token)
    if found is None:
        if near:
            return Link(first, token.i + 1, "nominal", None, "several are called so", near)
        return None
    said = "" if found.actor else "somebody unnamed, "
    return Link(
        first, token.i + 1, "nominal", found, f"«{token.lower_}» refers back to {said}{found.label}"
    )


def _called(page: Page, token: Token, person: bool) -> tuple[Entity | None, tuple[str, ...]]:
    """Who is called so: by the words around the noun, then by weight, then the only one."""
    noun, details = token.lower_, epithets.details(token)
    number = page.sentence[token.i]

    called = [e for e in page.called.get(noun, ()) if (e.kind == "person") == person]
    if not called:
        return None, ()
    shares = {e: 1.0 if epithets.agrees(e, details) else 0.05 for e in called}

    def fits(seen: Seen) -> float:
        return shares.get(seen.entity, 0.0)

    reach = number if token.lower in _OFFICES else _EPITHET_REACH if person else number
    ranked = page.discourse.rank(token, number, page.speech.get(token.i), fits, reach)
    if ranked.entities:
        return _choose(page, token, ranked, called)
    later = [e for e in called if e.actor and epithets.agrees(e, details)]
    return (later[0], ()) if len(later) == 1 and person else (None, ())


def _choose(
    page: Page, token: Token, ranked: Ranked, called: list[Entity]
) -> tuple[Entity | None, tuple[str, ...]]:
    best = ranked.clear(epithets.CLEAR)
    if best is None:
        return None, ranked.close()
    if epithets.agrees(best, epithets.details(token)):
        return best, ()
    # "the Vermont senator" is the only senator, but "the Danish minister" not the Greek one
    alone = len(called) == 1 and best.actor is not None and not epithets.named_details(page, token)
    return (best, ()) if alone else (None, ())


def _speaks_for(page: Page, token: Token) -> Link | None:
    """An unnamed spokesperson is the voice of the body they speak for."""
    if any(c.dep_ == "appos" and c.i in page.covered for c in token.children):
        return None
    bodies = (_owner(page, page.doc[i]) for i in owners(token))
    body = next((entity for entity in bodies if entity is not None), None)
    if body is None or body.kind == "person" or body.plural:
        return None
    voice = Entity(f"«{token.text}» of {body.label}", "person", body.actor, nouns={token.lower_})
    return Link(token.i, token.i + 1, "nominal", voice, f"speaks for {body.label}")


def _owner(page: Page, token: Token) -> Entity | None:
    if token.lower in GOVERNMENTS and (first := definite_start(token)) is not None:
        link = _government(page, token, first)
        return link.entity if link is not None else None
    return page.entity(token)


def owners(noun: Token) -> list[int]:
    """Nouns that the noun belongs to, by genitive, compound or "of", the nearest first."""
    found = [c.i for c in noun.children if c.dep_ in ("poss", "compound", "nmod", "amod")]
    found += [t.i for t in prepositional(noun, "of", "for", "at", "from", "with")]
    return sorted(found, key=lambda i: abs(i - noun.i))


def _led(page: Page, token: Token) -> Link | None:
    """ "The Holm administration", "her government": that of the state whose office she holds."""
    for child in token.children:
        if child.dep_ not in ("poss", "compound", "nmod"):
            continue
        leader = page.entity(child)
        state = page.entities.get(page.offices.get(leader.actor or "", "")) if leader else None
        if leader is not None and state is not None:
            why = f"the government of {leader.label}, of {state.label}"
            return Link(token.i, token.i + 1, "nominal", state, why)
    return None


def _land(page: Page, token: Token, first: int) -> Link | None:
    """ "The country": the state just spoken of, if that is clear, or the text's."""
    if epithets.details(token):
        return None
    number = page.sentence[token.i]

    def fits(seen: Seen) -> float:
        own = seen.sentence == number and seen.token.i > token.i
        return 1.0 if seen.entity.kind == "state" and seen.entity.actor and not own else 0.0

    ranked = page.discourse.rank(token, number, page.speech.get(token.i), fits, _LAND_REACH)
    state = ranked.clear(epithets.CLEAR)
    if state is None:
        return _government(page, token, first)
    return Link(first, token.i + 1, "nominal", state, f"the country is {state.label}")


def _government(page: Page, token: Token, first: int) -> Link | None:
    """ "the government": that of the state of which the text speaks most so far."""
    if any(c.dep_ in _MODIFIERS and c.i not in page.covered for c in token.children):
        return None
    states = Counter(s.entity for s in page.discourse.seen if s.entity.kind == "state")
    if not states:
        return None
    (state, times), *_ = states.most_common(1)
    if 2 * times <= states.total():
        return None
    return Link(first, token.i + 1, "nominal", state, f"the text speaks of {state.label} most")
