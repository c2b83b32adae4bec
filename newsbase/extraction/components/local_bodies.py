"""Bodies known by what they are and where: "the Italian bankers' association", "Scottish police".

Neither the model nor the alias table knows them; their words alone show that they are named.
"""

from spacy.tokens import Doc, Token

from newsbase.extraction.components import people
from newsbase.extraction.components.metonyms import acts
from newsbase.extraction.components.name_book import Found, NameBook
from newsbase.extraction.results import Affiliation
from newsbase.extraction.syntax import chars
from newsbase.extraction.word_ids import ids, ids_of
from newsbase.extraction.word_lists import words

_UNIONS = ids_of("bodies", "unions")
_RULERS = ids_of("bodies", "local_rulers")
_LANDS = ids_of("bodies", "lands")
_PLACES = ("GPE", "NORP", "LOC")
_LINKS = ids(("without", "beyond", "against", "before"))
_REACH = 5  # words


def take_local_bodies(book: NameBook) -> None:
    for i, lower in enumerate(book.column("LOWER")):
        if lower in _UNIONS:
            _take_union(book, i)
        elif lower in _RULERS:
            _take_rulers(book, i)
        elif lower in _LANDS:
            _take_land(book, i)
        elif lower in _LINKS:
            _take_linked(book, i)


def _take_union(book: NameBook, last: int) -> None:
    """ "the Italian bankers' association": a state, whom it unites, and the noun."""
    doc = book.doc
    if not doc[last].is_lower or doc[last].dep_ in ("compound", "nmod"):
        return
    states = {f.behind: f for f in book.found if f.key and f.key.startswith("state:")}
    first = next((i for i in range(last - 1, max(0, last - _REACH), -1) if i in states), None)
    if first is None or doc[states[first].first - 1].lower_ != "the":
        return
    between = doc[first:last]
    if not between or any(t.tag_ not in ("NN", "NNS", "POS", "JJ", "HYPH") for t in between):
        return
    if not any(t.tag_ in ("NN", "NNS") for t in between):
        return  # "the French union" is any
    state = states[first]
    _enter(book, state.first, last + 1, state.key)


def _take_rulers(book: NameBook, last: int) -> None:
    """ "the Scottish government": of a land that is no state of its own."""
    doc = book.doc
    place = last - 1
    if place < 1 or doc[last].dep_ in ("compound", "nmod"):
        return
    token = doc[place]
    if token.tag_ == "POS":
        place -= 1
        token = doc[place]
    first = place
    while first > 0 and doc[first].ent_iob_ == "I" and doc[first - 1].text[:1].isupper():
        first -= 1  # "New Hampshire government"
    named = token.is_title and token.ent_type_ in _PLACES and not _is_faith_or_party(token)
    if named and book.is_free(first, last + 1):
        _enter(book, first, last + 1, None)


def _is_faith_or_party(token: Token) -> bool:
    known = words("people", "epithets") | words("bodies", "faiths_and_parties")
    return token.lower_ in known or token.lower_.rstrip("s") in known


def _take_land(book: NameBook, head: int) -> None:
    """ "the province of Ben Tre", where it says or does something."""
    doc = book.doc
    if head < 1 or head + 2 >= len(doc) or doc[head + 1].lower_ != "of":
        return
    if doc[head - 1].lower_ != "the" or doc[head].dep_ != "nsubj" or not acts(doc[head]):
        return
    behind = head + 2
    while behind < len(doc) and doc[behind].is_title and doc[behind].is_alpha:
        behind += 1
    free = book.is_free(head, behind) or book.replace_inside(head, behind)
    if behind == head + 2 or not free:
        return
    name = doc[head + 2 : behind].text
    known = book.known(name)
    if known is not None:
        book.see(known)
    key = known.key if known else f"org:{people.slug(name)}"
    if known is None:
        book.enter(key, name, "organization")
    book.take(Found(head, behind, key, f"a {doc[head].lower_} that acts", score=0.7))


def _take_linked(book: NameBook, link: int) -> None:
    """ "Doctors Beyond Borders of Malta": capitals over a preposition, in a sentence of others."""
    doc = book.doc
    if not doc[link].is_title or link < 1 or link + 1 >= len(doc):
        return
    first, behind = link, link + 1
    while first > 0 and _is_capital(doc, first - 1):
        first -= 1
    while behind < len(doc) and _is_capital(doc, behind):
        behind += 1
    if behind + 1 < len(doc) and doc[behind].lower_ == "of" and _is_capital(doc, behind + 1):
        behind += 2
    if first == link or behind == link + 1:
        return
    head = doc[first:behind].root
    if head.dep_ != "nsubj" or not head.head.is_lower:
        return  # a headline, or the title of a film
    if book.is_free(first, behind) or book.replace_inside(first, behind):
        _enter(book, first, behind, None)


def _is_capital(doc: Doc, i: int) -> bool:
    return doc[i].is_title and doc[i].is_alpha and doc[i].tag_ in ("NNP", "NNPS", "NNS", "NN")


def _enter(book: NameBook, first: int, behind: int, state: str | None) -> None:
    doc = book.doc
    name = doc[first:behind].text.replace("\n", " ")
    known = book.known(name)
    key = known.key if known else f"org:{people.slug(name)}"
    if known is not None:
        book.see(known)
    elif state is None:
        book.enter(key, name, "organization")
    else:
        link = Affiliation(state, None, chars(doc, first, behind))
        book.enter(key, name, "organization", book.actors[state].country, (link,))
    if book.is_free(first, behind) or book.replace_inside(first, behind):
        book.take(Found(first, behind, key, "a body known by its kind and its place", score=0.8))
