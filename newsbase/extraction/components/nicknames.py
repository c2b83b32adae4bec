"""People with a nickname: «Ismael "El Mayo" Zambada», "Adolfo Macías, known as Fito"."""

from spacy.tokens import Doc, Token

from newsbase.extraction.components import genders, people
from newsbase.extraction.components.name_book import Found, NameBook
from newsbase.extraction.word_ids import ids
from newsbase.extraction.word_lists import words

_CLOSED_BY = {'"': '"', "“": "”", "‘": "’", "'": "'", "«": "»"}
_OPENS = ids(_CLOSED_BY)
_CALLED = ids(("known", "nicknamed", "dubbed", "alias", "aka", "a.k.a."))
_REACH = 12  # words between the name and the nickname
_LONGEST = 3  # words of a nickname, and of the names on either side


def take_nicknamed(book: NameBook) -> None:
    """Enter them by the name without the nickname, and by the nickname."""
    for i, orth in enumerate(book.column("ORTH")):
        if orth in _OPENS and 0 < i < len(book.doc) - 3:
            _take(book, i)


def _take(book: NameBook, opening: int) -> None:
    doc = book.doc
    closing = _closing(doc, opening)
    if closing is None or not _is_of_person(doc[opening - 1]) or not _is_name(doc, closing + 1):
        return
    first = opening - 1
    while first > 0 and opening - first < _LONGEST and _is_of_person(doc[first - 1]):
        first -= 1
    behind = closing + 2
    while behind - closing <= _LONGEST and _is_name(doc, behind):
        behind += 1
    if not (book.is_free(first, behind) or book.replace_inside(first, behind)):
        return
    given, surname = (
        people.written(doc, *ends) for ends in ((first, opening), (closing + 1, behind))
    )
    _enter(book, first, behind, f"{given} {surname}", doc[opening + 1 : closing].text)


def _closing(doc: Doc, opening: int) -> int | None:
    """Where the nickname's quotation ends: capitalised words, but for articles."""
    mark = _CLOSED_BY[doc[opening].text]
    for i in range(opening + 1, min(opening + _LONGEST + 2, len(doc))):
        token = doc[i]
        if token.text == mark:
            return i if i > opening + 1 else None
        if not (token.text[:1].isupper() or token.lower_ in ("the", "el", "la", "of")):
            return None
    return None


def _is_name(doc: Doc, i: int) -> bool:
    if i >= len(doc):
        return False
    token = doc[i]
    return token.is_title and token.is_alpha and token.tag_ in ("NNP", "NNPS")


def _is_of_person(token: Token) -> bool:
    """A given name; titles are none."""
    if not _is_name(token.doc, token.i):
        return False
    if token.lower_ in words("people", "titles") | words("people", "roles"):
        return False
    return token.ent_type_ == "PERSON" or genders.by_given_name(token.text) is not None


def take_called(book: NameBook) -> None:
    """Enter what people are said to be called, behind their name in the same sentence."""
    for i, lower in enumerate(book.column("LOWER")):
        if lower in _CALLED and (start := _behind_calling(book.doc, i)) is not None:
            _take_called(book, i, start)


def _behind_calling(doc: Doc, i: int) -> int | None:
    """Where the nickname begins: behind "known as", "nicknamed", and a quotation mark."""
    start = i + 1
    if doc[i].lower_ == "known":
        if start >= len(doc) or doc[start].lower_ != "as":
            return None
        start += 1
    start += start < len(doc) and doc[start].text in _CLOSED_BY
    return start if start < len(doc) else None


def _take_called(book: NameBook, calling: int, start: int) -> None:
    doc = book.doc
    end = start
    while end < len(doc) and end - start < _LONGEST and _is_name(doc, end):
        end += 1
    person = _person_before(book, calling)
    if end == start or person is None or not book.is_free(start, end):
        return
    name = people.written(doc, start, end)
    book.people.add_full(person, name, start)
    book.take(Found(start, end, person, f"called so: {book.actors[person].name}", score=0.9))


def _person_before(book: NameBook, i: int) -> str | None:
    """The key of the last whom the sentence names in front, by a short form too, if a person."""
    named = {found.behind - 1: found.key for found in book.found}
    for at in range(i - 1, max(book.doc[i].sent.start, i - _REACH) - 1, -1):
        token = book.doc[at]
        if at in named:
            key = named[at]
            return key if key is not None and book.actors[key].kind == "person" else None
        bearers = book.people.bearers(token.text) if token.is_title else []
        if len(bearers) == 1:
            return bearers[0].key
    return None


def _enter(book: NameBook, first: int, behind: int, name: str, nickname: str) -> None:
    known = book.known(name)
    person = book.people.add_full(known.key if known else people.person_key(name), name, first)
    book.people.add_full(person.key, nickname, first)
    if known is not None:
        book.see(known)
    book.enter(person.key, person.name, "person")
    book.take(Found(first, behind, person.key, "named in full, with a nickname", score=0.95))
