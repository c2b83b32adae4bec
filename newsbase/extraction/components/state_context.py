"""Whose ministry "the Foreign Ministry" is: that of the capital beside it, or of the state that the
text speaks of most. Without either it stays anybody's.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from spacy.tokens import Span, Token

from newsbase.extraction import gazetteer
from newsbase.extraction.alias_matching import Match
from newsbase.extraction.components import people, spoken_states
from newsbase.extraction.components.name_book import Found, NameBook
from newsbase.extraction.components.office_holders import states_of_officials
from newsbase.extraction.components.owned_bodies import body_key, known_body
from newsbase.extraction.components.spoken_states import (
    BY_BODY,
    BY_PERSON,
    BY_SEAT,
    BY_TOWN,
    Sign,
)
from newsbase.extraction.generic import is_anybodys
from newsbase.extraction.known import KnownActor
from newsbase.extraction.results import Actor, Affiliation
from newsbase.extraction.syntax import chars
from newsbase.extraction.word_ids import ids, ids_of
from newsbase.extraction.word_lists import words

_IN = ids(("in",))
_THE = ids(("the",))
_PLACES = ("GPE", "LOC")
_OF_STATES = ids_of("bodies", "heads", "generic_heads")
_LARGE, _FAR_LARGER = 100_000, 10  # people
# "The American Institute" is in a state and not of it.
_OF_NOBODY = ids(
    "institute university college school academy foundation society association party front "
    "movement centre center union club league group trust company corporation church".split()
)


def settle_bodies(book: NameBook) -> None:
    """Give the bodies that every state has the state that they are of."""
    seats = tuple(_seats(book))
    spoken_states.remember_seats(book.doc, seats)
    _see_states_of(book, seats)
    spoken = _Spoken(book, (*_named(book), *seats))
    _take_bare(book, spoken)
    _settle_named_after(book)
    before: dict[str, KnownActor] = {}
    for i, found in sorted(enumerate(book.found), key=lambda pair: pair[1].first):
        body = book.actors.get(found.key or "")
        if body is None or body.kind != "organization":
            continue
        beside = _state_beside(book, found.behind)
        if body.known:
            seated = _of_seat(book, found, body, beside)
            book.found[i] = _of_spoken(book, seated, body, spoken)
        elif not body.country and is_anybodys(body.name):
            told = beside or spoken.seat_in_front(found.first) or _state_that_acts(book, found)
            state = told or before.get(body.key) or spoken.at(found.first)
            if state is not None:
                before[body.key] = state
                sure = 0.9 if told else 0.75
                book.found[i] = _settled(book, found, body, state, sure)


def _of_seat(book: NameBook, found: Found, body: Actor, state: KnownActor | None) -> Found:
    """ "the Foreign Office in Berlin" is no British one."""
    if state is None or body.country in (None, state.country) or not body.country:
        return found
    prefix = f"org:{body.country.lower()}-"
    key = f"org:{(state.country or '').lower()}-{body.key.removeprefix(prefix)}"
    known = book.table.by_key.get(key)
    if known is None or not body.key.startswith(prefix):
        return found
    book.see(known)
    return replace(found, key=known.key, why=f"the {known.name}, by its seat", score=0.9)


def _of_spoken(book: NameBook, found: Found, body: Actor, spoken: "_Spoken") -> Found:
    """ "The Supreme Court", which is the American one by default, in a text on the Netherlands."""
    name = book.doc[found.first : found.behind].text
    state = spoken.at(found.first)
    if state is None or found.key != body.key or spoken.names(f"state:{body.country}"):
        return found
    if not is_anybodys(name) or state.country == body.country:
        return found
    return _settled(book, found, replace(body, name=name), state, 0.75)


def _state_that_acts(book: NameBook, found: Found) -> KnownActor | None:
    """ "Poland will close it, the Foreign Ministry said": the subject of the sentence."""
    sentence = book.doc[found.first].sent
    subjects = {
        other.key
        for other in book.found
        if other.key
        and other.key.startswith("state:")
        and sentence.start <= other.first < found.first
        and book.doc[other.behind - 1].dep_ in ("nsubj", "nsubjpass")
    }
    return book.table.by_key.get(subjects.pop()) if len(subjects) == 1 else None


def _take_bare(book: NameBook, spoken: "_Spoken") -> None:
    """ "the Senate", "the Supreme Court": written as names, where the model saw none."""
    doc = book.doc
    for i, lower in enumerate(book.column("LOWER")):
        if lower not in _THE or i + 1 >= len(doc) or not book.is_free(i + 1, i + 2):
            continue
        behind = i + 1
        while behind < len(doc) and doc[behind].is_title and behind not in book.taken:
            behind += 1
        name = doc[i + 1 : behind].text
        if behind == i + 1 or not is_anybodys(name) or _says_too_little(name):
            continue
        whole = book.longer_name(name)
        if whole is not None:
            book.take(Found(i + 1, behind, whole.key, f"short for {whole.name}", score=0.8))
        elif spoken.at(i) is not None:
            key = f"org:{people.slug(name)}"
            book.enter(key, name, "organization")
            book.take(Found(i + 1, behind, key, "named in the text", score=0.75))


def _says_too_little(name: str) -> bool:
    """ "the Council", "the State": some body's short name, or no body's; but "the Senate"."""
    return " " not in name and name.lower() not in words("bodies", "heads")


def _settle_named_after(book: NameBook) -> None:
    """ "the Brazilian Football Confederation", "the Bank of Uganda": the state in the name."""
    matches = [*book.all_matches(), *book.matches()]
    inner = {m.first: m for m in matches}
    behind = {m.behind: m for m in matches}
    for found in book.found:
        body = book.actors.get(found.key or "")
        if body is None or body.kind != "organization" or body.known or body.country:
            continue
        state = _state_in_front(book, found, inner.get(found.first))
        state = state or _state_behind_of(book, found, behind.get(found.behind))
        if state is None:
            continue
        own = book.doc[found.behind - 1].lower not in _OF_NOBODY
        link = Affiliation(state.key, None, chars(book.doc, found.first, found.behind))
        links = (*body.affiliations, link) if own else body.affiliations
        book.see(state)
        book.actors[body.key] = replace(body, country=state.country, affiliations=links)


def _state_in_front(book: NameBook, found: Found, match: Match | None) -> KnownActor | None:
    if match is None or match.behind >= found.behind or len(match.bearers) > 1:
        return None
    ((state, alias_type),) = match.bearers
    ends = book.doc[found.behind - 1].lower_
    fits = state.kind == "state" and ends in people.body_nouns()
    fits = fits and (alias_type == "adjective" or book.doc[match.first].text.isupper())
    return state if fits else None


def _state_behind_of(book: NameBook, found: Found, match: Match | None) -> KnownActor | None:
    """Of bodies that states have: unions and universities are of nobody."""
    if match is None or match.first < found.first + 2 or len(match.bearers) > 1:
        return None
    of = match.first - 1 - (book.doc[match.first - 1].lower_ == "the")
    ((state, alias_type),) = match.bearers
    fits = state.kind == "state" and alias_type in ("name", "official")
    if not fits or book.doc[of].lower_ != "of":
        return None
    return state if book.doc[of - 1].lower in _OF_STATES else None


def _state_beside(book: NameBook, behind: int) -> KnownActor | None:
    """ "… in Manila"."""
    doc = book.doc
    if behind + 1 >= len(doc) or doc[behind].lower not in _IN:
        return None
    return book.table.state_of_seat(doc[behind + 1].text) or book.table.state_of_seat(
        doc[behind + 1 : behind + 3].text
    )


class _Spoken:
    """The states that the article speaks of, by place; sentences are counted once."""

    def __init__(self, book: NameBook, signs: tuple[Sign, ...]) -> None:
        self._book = book
        self._signs = signs
        self._sentence = list(accumulate(book.column("SENT_START"), lambda n, s: n + (s == 1)))

    def names(self, state: str) -> bool:
        """Itself, or people who serve it; its bodies may be named anywhere."""
        return any(sign.state == state and sign.weight > BY_BODY for sign in self._signs)

    def seat_in_front(self, i: int) -> KnownActor | None:
        """ "In Oslo the Foreign Ministry said"."""
        number = self._sentence[i]
        seats = [s for s in self._signs if s.is_fronted and self._sentence[s.at] == number]
        return self._book.table.by_key.get(seats[-1].state) if seats else None

    def at(self, i: int) -> KnownActor | None:
        state = spoken_states.state_at(self._signs, i, self._sentence) if self._signs else None
        return self._book.table.by_key.get(state) if state else None


def _named(book: NameBook) -> Iterator[Sign]:
    """The names of states, of their bodies by the state in the name, and of known people."""
    served = states_of_officials(book.doc)
    for found in book.found:
        actor = book.actors.get(found.key or "")
        if actor is None:
            continue
        if actor.kind == "state":
            yield Sign(found.first, actor.key, spoken_states.weight(book.doc[found.behind - 1]))
        elif actor.kind == "person":
            state = served.get(actor.key) or f"state:{actor.country}"
            if state in book.table.by_key:
                yield Sign(found.first, state, BY_PERSON)
        elif actor.known and actor.country and actor.kind == "organization":
            yield Sign(found.first, f"state:{actor.country}", BY_BODY)
        else:
            for link in actor.affiliations:
                if link.actor and link.actor.startswith("state:"):
                    yield Sign(found.first, link.actor)


def _seats(book: NameBook) -> Iterator[Sign]:
    """ "said in Oslo", where the seat stands for no government; less so other towns."""
    for ent in book.doc.ents:
        if ent.label_ not in _PLACES or not book.is_free(ent.start, ent.end):
            continue
        seat = book.table.state_of_seat(ent.text)
        state = seat or book.table.by_key.get(f"state:{_country_of_town(ent.text)}")
        if state is not None:
            weight = BY_SEAT if seat and _is_where_it_happens(ent.root) else BY_TOWN
            yield Sign(ent.start, state.key, weight, is_place=True, is_fronted=_is_fronted(ent))


def _is_where_it_happens(place: Token) -> bool:
    """ "said in Oslo", but not "said that troops were in Oslo"."""
    at = place
    while at.head.i != at.i and at.pos_ not in ("VERB", "AUX"):
        at = at.head
    return at.dep_ in ("ROOT", "conj")


def _country_of_town(name: str) -> str | None:
    """The country of the only town of that name, or of one that is far larger than the others."""
    towns = [entry for entry in gazetteer.shipped().named(name) if entry.kind == "city"]
    towns.sort(key=lambda town: -town.population)
    if not towns or towns[0].population < _LARGE:
        return None
    others = [town for town in towns if town.country != towns[0].country]
    clear = not others or towns[0].population > _FAR_LARGER * others[0].population
    return towns[0].country if clear else None


def _is_fronted(seat: Span) -> bool:
    """ "In Oslo …"."""
    before = seat.doc[seat.start - 1]
    return seat.start > 0 and before.lower in _IN and bool(before.is_sent_start)


def _see_states_of(book: NameBook, seats: tuple[Sign, ...]) -> None:
    """Enter the states, for officials of whom the text says no more."""
    for seat in seats:
        book.see(book.table.by_key[seat.state])
        book.spoken_of.add(seat.state)


def _settled(book: NameBook, found: Found, body: Actor, state: KnownActor, sure: float) -> Found:
    why = f"the {body.name} of {state.name}"
    known = known_body(book, body.name, state)
    if known is not None:
        book.see(known)
        return Found(found.first, found.behind, known.key, why, score=sure)
    key = body_key(body.name, state)
    link = Affiliation(state.key, None, chars(book.doc, found.first, found.behind))
    book.see(state)
    book.enter(key, body.name, "organization", state.country, (link,))
    return Found(found.first, found.behind, key, why, score=sure)
