"""Letters for a name: "Nordic Defence Council (NDC)", "the NDC (Nordic Defence Council)"."""

from dataclasses import replace

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from newsbase.extraction.components import people
from newsbase.extraction.components.name_book import Found, NameBook
from newsbase.extraction.text import fold
from newsbase.extraction.word_ids import ids

_BEFORE_SHORT = ids(("(", "or"))  # "Workers' Party (WP)", "Workers' Party, or WP"
_OPENING = ids(("(",))
_SMALL = frozenset("of the and for in on to de du des la del der & ' ’ 's ’s - , \"".split())
_LONGEST, _SHORTEST = 8, 2  # letters


def take_spelt_out(book: NameBook) -> None:
    """A name that the text abbreviates by its initials, whatever the model saw in it."""
    doc = book.doc
    for i, orth in enumerate(book.column("ORTH")):
        if orth not in _OPENING or not 0 < i < len(doc) - 2:
            continue
        name = None
        if _is_short(doc[i + 1]) and doc[i + 2].text in (")", ",", ";"):
            name = _spelt_before(doc, i, doc[i + 1].text)
        elif _is_short(doc[i - 1]):
            name = _spelt_behind(doc, i + 1, doc[i - 1].text)
        if name is not None:
            _take(book, *name)


def _is_short(token: Token) -> bool:
    return token.is_upper and token.is_alpha and _SHORTEST < len(token) <= _LONGEST


def _take(book: NameBook, first: int, behind: int) -> None:
    if not book.is_free(first, behind) and not book.replace_inside(first, behind):
        return
    name = book.doc[first:behind].text.replace("\n", " ")
    known = book.known(name)
    key = known.key if known else f"org:{people.slug(name)}"
    if known is not None:
        book.see(known)
    else:
        book.enter(key, name, "organization")
    book.take(Found(first, behind, key, "its initials behind it are its other name", score=0.95))


def _spelt_before(doc: Doc, bracket: int, letters: str) -> tuple[int, int] | None:
    """The capitalised words in front of the bracket that begin with the letters, in order."""
    at, left = bracket, list(letters)
    while at > 0 and left:
        token = doc[at - 1]
        if token.text[:1].isupper():
            if token.text[0] != left.pop():
                return None
        elif token.lower_ not in _SMALL:
            return None
        at -= 1
    return (at, bracket) if not left and doc[at].text[:1].isupper() else None


def _spelt_behind(doc: Doc, first: int, letters: str) -> tuple[int, int] | None:
    first += doc[first].lower_ == "the"
    at, left = first, list(letters)
    while at < len(doc) and left:
        token = doc[at]
        if token.text[:1].isupper():
            if token.text[0] != left.pop(0):
                return None
        elif token.lower_ not in _SMALL or at == first:
            return None
        at += 1
    closed = at < len(doc) and doc[at].text == ")"
    return (first, at) if not left and closed else None


def take_acronyms(book: NameBook) -> None:
    """ "Workers' Party (WP)": the letters in brackets are the organisation's other name.

    So are its initials, where nothing explains them and nobody else has them.
    """
    doc = book.doc
    by_end = {f.behind: f for f in book.found}
    by_start = {f.first: f for f in book.found}
    short = _initials(book)
    for i, orth in enumerate(book.column("ORTH")):
        if orth not in _BEFORE_SHORT or i + 2 >= len(doc):
            continue
        letters, owner = doc[i + 1], by_end.get(i - doc[i - 1].is_punct)
        if not letters.is_upper and i > 0 and _is_short(doc[i - 1]):
            letters, owner = doc[i - 1], by_start.get(i + 1) or by_start.get(i + 2)
            if owner is None or not _are_initials(doc, owner, letters.text):
                continue
        if owner is None or owner.key is None or len(letters) < _SHORTEST or not letters.is_upper:
            continue
        if book.actors[owner.key].kind in ("organization", "igo"):
            short[letters.orth] = _known_by(book, letters, owner.key) or owner.key
    if short:
        for i, orth in enumerate(book.column("ORTH")):
            if orth in short:
                _rename(book, doc[i], short[orth])


def _known_by(book: NameBook, letters: Token, key: str) -> str | None:
    """ "Freedom Party (FPÖ)": the known actor of these letters, if the name is a part of its own.

    All mentions of the name are then of that actor.
    """
    found = next((f.key for f in book.found if f.first == letters.i), None)
    known = book.table.by_key.get(found or "")
    if known is None or key in book.table.by_key:
        return None
    own = set(fold(book.actors[key].name).split()) - _SMALL
    names = [known.name, *(alias.text for alias in known.aliases)]
    if not any(own <= set(fold(name).split()) for name in names):
        return None
    book.found = [replace(f, key=known.key) if f.key == key else f for f in book.found]
    return known.key


def _are_initials(doc: Doc, name: Found, letters: str) -> bool:
    return "".join(t.text[0] for t in doc[name.first : name.behind] if t.is_title) == letters


def _initials(book: NameBook) -> dict[int, str]:
    """The number of "NDC" -> the key of "Nordic Defence Council", where but one has them."""
    found: dict[str, set[str]] = {}
    for name in book.found:
        if name.behind - name.first < 3 or name.key is None:
            continue
        capitals = [t.text[0] for t in book.doc[name.first : name.behind] if t.is_title]
        if book.actors[name.key].kind == "organization" and len(capitals) > 2:
            found.setdefault("".join(capitals), set()).add(name.key)
    return {get_string_id(word): keys.pop() for word, keys in found.items() if len(keys) == 1}


def _rename(book: NameBook, token: Token, key: str) -> None:
    book.found = [f for f in book.found if (f.first, f.behind) != (token.i, token.i + 1)]
    if all(not f.first <= token.i < f.behind for f in book.found):
        book.take(
            Found(token.i, token.i + 1, key, "an abbreviation that the text explains", score=0.9)
        )
