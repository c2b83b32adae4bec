"""Names of known actors, by the alias table; and bodies of states, by the state beside them."""

from spacy.tokens import Doc, Token

from newsbase.extraction import gazetteer
from newsbase.extraction.alias_matching import Match
from newsbase.extraction.components import languages, not_names, people, state_bodies
from newsbase.extraction.components.metonyms import acts
from newsbase.extraction.components.name_book import Found, NameBook
from newsbase.extraction.components.owned_bodies import bare_name, body_key, known_body
from newsbase.extraction.known import AliasType, KnownActor
from newsbase.extraction.results import Affiliation
from newsbase.extraction.syntax import chars
from newsbase.extraction.word_ids import ids
from newsbase.extraction.word_lists import words

_NAMES_OF_OTHERS = ("ORG", "PERSON", "FAC", "LOC")
_REGIONS = {"New", "Northern", "Southern", "Eastern", "Western", "Upper", "Lower"}
_WATERS = {"Sea", "Strait", "Straits", "Gulf", "Ocean", "Bay", "Peninsula", "Channel", "Islands"}
_CONTINENTS = {
    "American": ids("north south latin central native african asian arab pan".split()),
    "Indian": ids("american west east".split()),
}
_PLACING = ids("in at from near outside across inside around into toward towards".split())
_BODIES = ("organization", "igo")
_HALVES = ids(("North", "South"))
_SURE: dict[AliasType, float] = {
    "name": 1.0, "official": 1.0, "adjective": 0.95, "national": 0.9, "metonym": 0.85
}  # fmt: skip
_SPOKEN: tuple[AliasType, ...] = ("adjective", "national")  # languages are called so, too
_GENERATIONS = 3  # an army, its ministry, the state
_BODY, _SHORT = 0.95, 0.85
_WHY: dict[AliasType, str] = {
    "name": "a name of {}",
    "official": "the official name of {}",
    "adjective": "the adjective of {}",
    "national": "people of {}",
    "metonym": "stands for {}",
}


def take_bodies(book: NameBook, matches: list[Match]) -> None:
    """ "the Polish Ministry of Defence": a body of the state that is named beside it."""
    states: dict[int, state_bodies.StateName] = {}
    longer: set[int] = set()
    for match in matches:
        owners = [a for a, kind in match.bearers if a.kind == "state" and kind != "national"]
        owners = owners or [a for a, _ in match.bearers if a.kind == "state"]
        if len(owners) == 1:
            states[match.behind - 1] = (match.first, owners[0])
        else:
            longer.update(range(match.first, match.behind))
    own = [m for m in matches if len(m.bearers) == 1 and m.bearers[0][0].kind in _BODIES]
    for body in state_bodies.find_bodies(book.doc, states, longer):
        if body.is_state or not any(_is_described(body, match) for match in own):
            _take_body(book, body)


def _is_described(body: state_bodies.Body, match: Match) -> bool:
    """ "Ukraine's SBU security service": the words behind say what the known name is of."""
    return body.first < match.first and match.behind < body.behind


def _take_body(book: NameBook, body: state_bodies.Body) -> None:
    state = body.state
    if body.is_state:
        book.see(state)
        why = f"stands for {state.name}"
        book.take(Found(body.first, body.behind, state.key, why, nominal=True, score=_BODY))
        return
    known = book.known(body.name) or known_body(book, bare_name(body.name, state), state)
    if known is not None:
        book.see(known)
        key = known.key
    else:
        key = body_key(body.name, state)
        evidence = chars(book.doc, body.first, body.behind)
        book.see(state)
        link = Affiliation(state.key, None, evidence)
        book.enter(key, body.name, "organization", state.country, (link,))
    book.take(Found(body.first, body.behind, key, f"a body of {state.name}", score=_BODY))


def of_states(doc: Doc, matches: list[Match]) -> list[Match]:
    """Without "American" in "Latin American", "Indian" in "American Indian"."""
    return [m for m in matches if m.first == 0 or not _is_of_continent(doc, m)]


def _is_of_continent(doc: Doc, match: Match) -> bool:
    name = doc[match.first : match.behind].text.removesuffix("s")
    return doc[match.first - 1].lower in _CONTINENTS.get(name, ())


def take_known(book: NameBook, matches: list[Match]) -> None:
    """Names of the alias table that stand for themselves."""
    longer = _longer_names(book)
    surnames = _surnames(book.doc)
    whole = [m for m in matches if not _is_part(book, m, longer)]
    whole = [m for m in whole if not _is_persons(book, m, surnames)]
    clear = {m.bearers[0][0].key for m in whole if len(m.bearers) == 1}
    for match in whole:
        if book.is_free(match.first, match.behind):
            found = _of_known(book, match, clear)
            if found:
                book.take(found)


def _surnames(doc: Doc) -> dict[str, int]:
    """The last words of the full names that the model sees, and where each stands first."""
    found: dict[str, int] = {}
    for ent in doc.ents:
        if ent.label_ == "PERSON":
            first, behind = people.name_tokens(ent)
            if behind - first > 1:
                found.setdefault(doc[behind - 1].text, first)
    return found


def _is_persons(book: NameBook, match: Match, surnames: dict[str, int]) -> bool:
    """ "Jordan said", behind "Ann Jordan": a person's surname, unless it stands for a place.

    As in news, whoever is called by the surname has been named in full before, or has a title.
    A given name is one whose surname the text goes on with.
    """
    token = book.doc[match.first]
    if match.behind - match.first == 1 and people.has_own_surname(book.doc, match.first):
        return True
    if match.behind - match.first > 1 or token.text not in surnames:
        return False
    titled = token.i > 0 and book.doc[token.i - 1].lower_.rstrip(".") in words("people", "titles")
    return titled or (surnames[token.text] < token.i and not is_placed(token))


def is_placed(token: Token) -> bool:
    """Behind a preposition of place: "in Washington", "from Jordan"."""
    return token.dep_ == "pobj" and token.head.lower in _PLACING


def _longer_names(book: NameBook) -> dict[int, tuple[int, int]]:
    """Token -> the first and the one behind the last of the model's name that holds it."""
    found: dict[int, tuple[int, int]] = {}
    doc = book.doc
    attested = not_names.attested(doc)
    for ent in doc.ents:
        if ent.label_ in ("ORG", "PERSON") and not attested(ent):
            continue  # "Voters Leave Labour Party"
        if ent.end - ent.start < 2 or not (
            ent.label_ in _NAMES_OF_OTHERS or _is_region(doc[ent.start])
        ):
            continue
        if ent.label_ == "ORG" and people.before_role(doc, ent.end):
            continue  # "EU Trade" in "EU Trade Commissioner Ann Lee" is no body of that name
        first, behind = people.name_tokens(ent)
        first += doc[first].lower_ == "the"
        found.update(dict.fromkeys(range(first, behind), (first, behind)))
    return found


def _is_region(first: Token) -> bool:
    """ "New Jersey" is not Jersey."""
    return first.ent_type_ == "GPE" and first.text in _REGIONS


def _is_part(book: NameBook, match: Match, longer: dict[int, tuple[int, int]]) -> bool:
    """Is the match but a word of somebody else's name ("China Daily", "East China Sea")?"""
    doc = book.doc
    if match.behind < len(doc) and doc[match.behind].text in _WATERS:
        return True
    if _is_in_place_name(doc, match):
        return True
    first, behind = longer.get(match.first, (match.first, match.behind))
    if match.behind > behind or (first, behind) == (match.first, match.behind):
        return False
    rest = [*range(first, match.first), *range(match.behind, behind)]
    return all(doc[i].text[:1].isupper() or doc[i].lower_ == "of" for i in rest)


def _is_in_place_name(doc: Doc, match: Match) -> bool:
    """ "Sudan" in "Port Sudan", "British" in "British Columbia"."""
    if all(actor.kind != "state" for actor, _ in match.bearers):
        return False
    name = doc[match.first : match.behind].text
    before = [t for t in doc[max(0, match.first - 1) : match.first] if t.is_title]
    behind = [t for t in doc[match.behind : match.behind + 1] if t.is_title]
    return any(
        t.text in not_names.BEFORE_PLACES or _is_place(f"{t.text} {name}") for t in before
    ) or any(_is_place(f"{name} {t.text}") for t in behind)


def _is_place(name: str) -> bool:
    return any(entry.kind != "country" for entry in gazetteer.shipped().named(name))


def _of_known(book: NameBook, match: Match, clear: set[str]) -> Found | None:
    bearers = match.bearers
    if len(bearers) > 1:
        bearers = tuple(b for b in bearers if b[0].key in clear) or bearers
    if len(bearers) > 1:
        keys = tuple(dict.fromkeys(actor.key for actor, _ in bearers))
        return Found(match.first, match.behind, None, "the name of several actors", keys)
    actor, alias_type = bearers[0]
    head = book.doc[match.first : match.behind].root
    if alias_type in _SPOKEN and languages.is_language(head):
        return None
    if alias_type == "metonym" and _is_town(book, match, actor, head):
        return None
    if actor.kind == "person":
        _enter_person(book, actor, match)
    if alias_type != "national":
        book.see(actor)
    key = None if alias_type == "national" else actor.key
    return Found(
        match.first, match.behind, key, _WHY[alias_type].format(actor.name),
        nominal=alias_type == "national", score=_SURE[alias_type],
    )  # fmt: skip


def _enter_person(book: NameBook, person: KnownActor, match: Match) -> None:
    """By the name as it stands here too, of which the article may go on with a part."""
    book.people.add_full(person.key, person.name, match.first)
    if match.behind - match.first > 1:
        book.people.add_full(
            person.key, people.written(book.doc, match.first, match.behind), match.first
        )


def _is_town(book: NameBook, match: Match, actor: KnownActor, head: Token) -> bool:
    """Is a town's name there just the town?"""
    ent = book.doc[match.first].ent_type_
    may_be = ent in ("GPE", "LOC", "FAC", "PERSON", "") or actor.kind == "state"
    return may_be and (
        not acts(head) or not_names.is_town_of_dateline(book.doc, match.first, match.behind)
    )


def take_halves(book: NameBook) -> None:
    """ "the North" in an article on North Korea."""
    for i, orth in enumerate(book.column("ORTH")):
        if orth not in _HALVES or not book.is_free(i, i + 1):
            continue
        token = book.doc[i]
        if (whole := _joined_half(book, i)) is not None:
            book.see(whole)
            book.take(Found(i, i + 1, whole.key, f"short for {whole.name}", score=_BODY))
            continue
        if i == 0:
            continue
        goes_on = i + 1 < len(book.doc) and book.doc[i + 1].is_title
        if goes_on or book.doc[i - 1].lower_ != "the":
            continue
        states = [a for a in book.actors.values() if a.kind == "state"]
        meant = [a for a in states if a.name.startswith(f"{token.text} ")]
        if len(meant) == 1:
            book.take(Found(i, i + 1, meant[0].key, f"short for {meant[0].name}", score=_SHORT))


def _joined_half(book: NameBook, i: int) -> KnownActor | None:
    """ "North and South Korea": North Korea."""
    doc = book.doc
    if i + 2 >= len(doc) or doc[i + 1].lower_ != "and":
        return None
    other = next((f for f in book.found if f.first == i + 2 and f.behind - f.first > 1), None)
    if other is None or not other.key:
        return None
    rest = doc[other.first + 1 : other.behind].text
    return book.known(f"{doc[i].text} {rest}")


def take_nested(book: NameBook) -> None:
    """Whom a longer name speaks of: "China’s mission to the EU" names China and the EU."""
    longer = [(f.first, f.behind) for f in book.found if f.behind - f.first > 1]
    taken = {(f.first, f.behind) for f in book.found}
    for match in of_states(book.doc, book.all_matches()):
        inside = any(
            a <= match.first and match.behind <= b and match.behind - match.first < b - a
            for a, b in longer
        )
        (actor, alias_type), *others = match.bearers
        if actor.kind == "state" and _is_in_state(book, match):
            continue
        if not inside or others or (match.first, match.behind) in taken:
            continue
        apart = alias_type in ("name", "official") and _stands_apart(book, match)
        if (apart and not _is_own_name(book, match, actor)) or (
            alias_type != "metonym" and _opens_body(book, match, actor)
        ):
            book.see(actor)
            book.take(
                Found(match.first, match.behind, actor.key, f"names {actor.name}", score=_BODY)
            )


def _is_in_state(book: NameBook, match: Match) -> bool:
    """ "Sudan" in "South Sudan"."""
    return any(
        (f.key or "").startswith("state:") and f.first < match.first < f.behind for f in book.found
    )


def _is_own_name(book: NameBook, match: Match, actor: KnownActor) -> bool:
    """ "China" in "the People's Republic of China"."""
    return any(
        f.key == actor.key and f.first <= match.first and match.behind <= f.behind
        for f in book.found
    )


def _opens_body(book: NameBook, match: Match, owner: KnownActor) -> bool:
    """ "Norwegian" in "the Norwegian Armed Forces", "UN" in "the UN Security Council"."""
    if book.doc[match.behind].lower_ == "the":
        return False  # "Polish the Ministry of …": parsers take the adjective for the noun
    owners = [f.key for f in book.found if f.first == match.first and f.behind > match.behind]
    return owner.kind in ("state", "igo") and any(
        key is not None and _belongs_to(book, key, owner.key) for key in owners
    )


def _belongs_to(book: NameBook, body: str, owner: str) -> bool:
    known = book.table.by_key.get(body)
    if known is None:
        return any(link.actor == owner for link in book.actors[body].affiliations)
    for _ in range(_GENERATIONS):
        if known is None or known.parent == owner:
            return known is not None
        known = book.table.by_key.get(known.parent or "")
    return False


def _stands_apart(book: NameBook, match: Match) -> bool:
    """Behind a preposition, or as a genitive: not just a word of the longer name."""
    doc = book.doc
    before = match.first - 1
    if before >= 0 and doc[before].lower_ == "the":
        before -= 1
    genitive = match.behind < len(doc) and doc[match.behind].tag_ == "POS"
    return genitive or (before >= 0 and doc[before].lower_ in ("of", "to", "for", "in"))
