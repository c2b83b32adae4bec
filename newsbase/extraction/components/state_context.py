"""Whose ministry "the Foreign Ministry" is: that of the capital beside it, or of the state that the
text speaks of most. Without either it stays anybody's.
"""

from collections import Counter
from dataclasses import replace

from newsbase.extraction.components import people
from newsbase.extraction.components.name_book import Found, NameBook
from newsbase.extraction.generic import is_anybodys
from newsbase.extraction.known import KnownActor
from newsbase.extraction.results import Actor, Affiliation
from newsbase.extraction.syntax import chars
from newsbase.extraction.word_ids import ids

_IN = ids(("in",))
_THE = ids(("the",))
_CLEAR = 1.5  # times as many mentions as the next state


def settle_bodies(book: NameBook) -> None:
    """Give the bodies that every state has the state that they are of."""
    main = _main_state(book)
    _take_bare(book)
    _settle_named_after(book)
    for i, found in enumerate(book.found):
        body = book.actors.get(found.key or "")
        if body is None or body.kind != "organization":
            continue
        beside = _state_beside(book, found.behind)
        if body.known:
            book.found[i] = _of_seat(book, found, body, beside)
        elif not body.country and is_anybodys(body.name):
            state = beside or _state_that_acts(book, found) or main
            if state is not None:
                sure = 0.75 if state is main else 0.9
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


def _state_that_acts(book: NameBook, found: Found) -> KnownActor | None:
    """ "Poland will close it, the Foreign Ministry said": the subject of the sentence."""
    sentence = book.doc[found.first].sent
    subjects = {
        other.key
        for other in book.found
        if other.key
        and other.key.startswith("state:")
        and sentence.start <= other.first < sentence.end
        and book.doc[other.behind - 1].dep_ in ("nsubj", "nsubjpass")
    }
    return book.table.by_key.get(subjects.pop()) if len(subjects) == 1 else None


def _take_bare(book: NameBook) -> None:
    """ "the Senate", "the Supreme Court": written as names, where the model saw none."""
    doc = book.doc
    for i, lower in enumerate(book.column("LOWER")):
        if lower not in _THE or i + 1 >= len(doc) or not book.is_free(i + 1, i + 2):
            continue
        behind = i + 1
        while behind < len(doc) and doc[behind].is_title and behind not in book.taken:
            behind += 1
        name = doc[i + 1 : behind].text
        if behind > i + 1 and is_anybodys(name) and _main_state(book) is not None:
            key = f"org:{people.slug(name)}"
            book.enter(key, name, "organization")
            book.take(Found(i + 1, behind, key, "named in the text", score=0.75))


def _settle_named_after(book: NameBook) -> None:
    """ "the Brazilian Football Confederation": a body of the state in its name."""
    states = {m.first: m for m in book.matches()}
    inner = {m.first: m for m in book.all_matches()} | states
    for found in book.found:
        body, match = book.actors.get(found.key or ""), inner.get(found.first)
        if body is None or match is None or body.known or body.country:
            continue
        if body.kind != "organization" or match.behind >= found.behind or len(match.bearers) > 1:
            continue
        ((state, alias_type),) = match.bearers
        ends = book.doc[found.behind - 1].lower_
        if state.kind == "state" and alias_type == "adjective" and ends in people.body_nouns():
            link = Affiliation(state.key, None, chars(book.doc, found.first, found.behind))
            book.see(state)
            book.actors[body.key] = replace(
                body, country=state.country, affiliations=(*body.affiliations, link)
            )


def _state_beside(book: NameBook, behind: int) -> KnownActor | None:
    """ "… in Manila"."""
    doc = book.doc
    if behind + 1 >= len(doc) or doc[behind].lower not in _IN:
        return None
    return book.table.state_of_seat(doc[behind + 1].text) or book.table.state_of_seat(
        doc[behind + 1 : behind + 3].text
    )


def _main_state(book: NameBook) -> KnownActor | None:
    """The state that is named clearly more often than any other."""
    named = Counter(
        found.key for found in book.found if found.key and found.key.startswith("state:")
    )
    most = named.most_common(2)
    if not most or (len(most) > 1 and most[0][1] < _CLEAR * most[1][1]):
        return None
    return book.table.by_key.get(most[0][0] or "")


def _settled(book: NameBook, found: Found, body: Actor, state: KnownActor, sure: float) -> Found:
    why = f"the {body.name} of {state.name}"
    known = _known(book, body.name, state)
    if known is not None:
        book.see(known)
        return Found(found.first, found.behind, known.key, why, score=sure)
    key = f"org:{(state.country or state.key).lower()}-{people.slug(body.name)}"
    link = Affiliation(state.key, None, chars(book.doc, found.first, found.behind))
    book.see(state)
    book.enter(key, body.name, "organization", state.country, (link,))
    return Found(found.first, found.behind, key, why, score=sure)


def _known(book: NameBook, name: str, state: KnownActor) -> KnownActor | None:
    """The curated body of the state that goes by the name with the state's before it."""
    names = [state.name, *(a.text for a in state.aliases if a.type in ("name", "adjective"))]
    for owner in names:
        known = book.known(f"{owner} {name}")
        if known is not None and known.parent == state.key:
            return known
    return None
