"""Firms and clubs that only stand in front of their people: "LaLiga president Javier Tebas"."""

from spacy.tokens import Doc

from newsbase.extraction.components import people
from newsbase.extraction.components.name_book import Found, NameBook
from newsbase.extraction.word_lists import words

_OF_LANDS = frozenset(("GPE", "LOC", "NORP", "FAC", "DATE", "LANGUAGE", "EVENT", "LAW", "ORDINAL"))
_LONGEST = 4  # words


def take_employers(book: NameBook) -> None:
    """Enter the capitalised words in front of a role with a person's name behind it."""
    employed = words("people", "employed") | words("people", "employed_at_clubs")
    persons = [f for f in book.found if f.key and book.actors[f.key].kind == "person"]
    for person in persons:
        role = person.first - 1
        if role > 0 and book.doc[role].is_lower and book.doc[role].lower_ in employed:
            _take_before(book, role)


def _take_before(book: NameBook, role: int) -> None:
    doc, first = book.doc, role
    while first > 0 and role - first < _LONGEST and _is_name_word(book, first - 1):
        first -= 1
    goes_on = first - 1 in book.taken  # "Commission" in "ECOWAS Commission president"
    if first == role or goes_on or not _is_name(doc, first, role):
        return
    name = doc[first:role].text
    known = book.known(name)
    if known is not None:
        book.see(known)
        book.take(Found(first, role, known.key, f"a name of {known.name}"))
        return
    key = f"org:{people.slug(name)}"
    book.enter(key, name, "organization")
    book.take(Found(first, role, key, "named in front of its people", score=0.75))


def _is_name_word(book: NameBook, i: int) -> bool:
    token = book.doc[i]
    named = token.tag_ in ("NNP", "NNPS") and token.ent_type_ not in ("DATE", "TIME")
    return named and token.text[:1].isupper() and i not in book.taken


def _is_name(doc: Doc, first: int, behind: int) -> bool:
    """Neither a place, nor a word of the role: "Vice president", "Chelsea resident"."""
    tokens = doc[first:behind]
    plain = {token.lower_.rstrip(".") for token in tokens}
    if plain & (words("people", "titles") | words("people", "roles") | words("people", "of_roles")):
        return False
    return any(token.ent_type_ not in _OF_LANDS for token in tokens)
