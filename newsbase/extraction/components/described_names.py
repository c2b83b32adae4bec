"""Names that the model did not see, known by the description beside them.

"Pramudya, the immigration chief," and "the newspaper La Voz" say themselves what they name; foreign
names are where models fail most. Only words that no other name has taken are looked at.
"""

from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from newsbase.extraction.components import genders, people
from newsbase.extraction.components.name_book import Found, NameBook
from newsbase.extraction.word_ids import ids
from newsbase.extraction.word_lists import load, words

Sort = Literal["person", "organization"]
_OPENING = "newsbase first words of bodies"  # in Doc.user_data
_NO_NAMES = ("DATE", "TIME", "NORP", "LANGUAGE")
_COMMA = ids((",",))
_PROPER = frozenset(("NNP", "NNPS", "NN", "NNS", "JJ", "FW", "VB", "VBP", "UH"))
_INNER = frozenset("de del della di du da dos das la le lo al el of van von bin ibn".split())
_LONGEST_NAME, _LONGEST_PERSON, _SHORTEST_FULL = 5, 4, 2  # tokens
_PHRASE = 9  # tokens of a description, up to its noun
_STARTS = frozenset("a an the its his her their our my another one then now formerly".split())
_ENDS = frozenset((",", ".", ";", ":", ")", "”", '"', "—", "–"))


@cache
def _sorts() -> dict[str, Sort]:
    """Nouns -> what they describe."""
    persons = words("people", "roles") | {n for nouns in load("walks").values() for n in nouns}
    persons |= words("people", "beside") | words("people", "kin")
    persons -= words("people", "no_roles")
    bodies = words("bodies", "any_organisation") | words("bodies", "unions")
    bodies |= words("media", "outlet_nouns") | words("bodies", "makers") | words("bodies", "parts")
    bodies |= {"site", "law firm"}
    found: dict[str, Sort] = dict.fromkeys(bodies, "organization")
    return found | dict.fromkeys(persons - bodies, "person")


def take_described(book: NameBook) -> None:
    """Enter the names described behind a comma, before a comma, or by the noun in front."""
    titled = book.column("IS_TITLE")
    i = 0
    while i < len(titled):
        behind = _name_end(book, i) if titled[i] else i
        sort = _described(book.doc, i, behind) if behind > i else None
        if sort is not None and _is_name(book, i, behind, sort):
            _take(book, i, behind, sort)
        i = max(behind, i + 1)


def _name_end(book: NameBook, first: int) -> int:
    """Behind the capitalised words from `first` on that are nobody's; `first` where it is none."""
    doc, at = book.doc, first
    while at < len(doc) and at - first < _LONGEST_NAME and at not in book.taken:
        token = doc[at]
        goes_on = at > first and token.lower_ in _INNER and _is_capital(doc, at + 1)
        if not (_is_capital(doc, at) or goes_on):
            break
        at += 1
    return at


def _is_capital(doc: Doc, i: int) -> bool:
    if i >= len(doc):
        return False
    token = doc[i]
    return token.text[:1].isupper() and token.tag_ in _PROPER and any(map(str.isalpha, token.text))


def _described(doc: Doc, first: int, behind: int) -> Sort | None:
    if _is_person_by_grammar(doc, first, behind):
        return "person"
    if behind - first > 1 and doc[behind - 1].lower_ in words("bodies", "parties"):
        return "organization"  # "the opposition Future Party"
    return (
        _by_noun_before(doc, first)
        or _behind_comma(doc, behind)
        or _before_comma(doc, first, behind)
    )


def _is_person_by_grammar(doc: Doc, first: int, behind: int) -> bool:
    """ "Prosper Itoua of the Teachers' Federation", "Outi Rask, who …"."""
    tokens = doc[first:behind]
    if not 1 < len(tokens) <= _LONGEST_PERSON or any(_is_body_noun(t) for t in tokens):
        return False
    if first > 1 and doc[first - 1].lower_ == "of":
        return doc[first - 2].lower_ in words("people", "befalls")  # "the murder of Ann Lee"
    after = [t.lower_ for t in doc[behind : behind + 2]]
    if "who" in after[: 1 + (after[:1] == [","])]:
        return True
    return after[:1] == ["of"] and _names_body(doc, behind + 1)


def _names_body(doc: Doc, first: int) -> bool:
    """Does a name of a body begin there: "the Volta Policy Centre"?"""
    for token in doc[first : first + _PHRASE]:
        if token.is_title and _is_body_noun(token):
            return True
        if not (token.is_title or token.lower_ in ("the", "'s", "’s", "'", "’", "of", "for")):
            return False
    return False


def _is_body_noun(token: Token) -> bool:
    return token.lower_ in people.body_nouns()


def _by_noun_before(doc: Doc, first: int) -> Sort | None:
    """ "the newspaper La Voz", "the journalist Ida Holm"."""
    if first == 0 or not doc[first - 1].is_lower:
        return None
    noun = doc[first - 1].lower_
    if noun == "major" and doc[first - 2].lower_ in words("bodies", "industries"):
        return "organization"  # "oil major Shell"
    return _sorts().get(noun)


def _behind_comma(doc: Doc, behind: int) -> Sort | None:
    """ "Unia, the trade union,", "Outi Rask, the shop steward," """
    if behind + 2 >= len(doc) or doc[behind].lower not in _COMMA:
        return None
    if _opens_role(doc, behind):
        return "person"
    if doc[behind + 1].lower_ not in _STARTS and not _opens_genitive(doc, behind + 1):
        return None
    for token in doc[behind + 2 : behind + 2 + _PHRASE]:
        if token.text in _ENDS or token.pos_ in ("VERB", "AUX"):
            return None
        last = token.i + 1 >= len(doc) or doc[token.i + 1].pos_ not in ("NOUN", "PROPN")
        if token.pos_ in ("NOUN", "PROPN") and last and token.nbor(1).tag_ != "POS":
            return _sorts().get(token.lower_)
    return None


def _opens_role(doc: Doc, comma: int) -> bool:
    """ "Al Holm, spokesman for the union": two words, and a role without article beside them."""
    if comma < _SHORTEST_FULL:
        return False
    given, surname, role = doc[comma - 2], doc[comma - 1], doc[comma + 1]
    named = given.is_title and surname.is_title and surname.is_alpha and given.head == surname
    placed = given.ent_type_ and genders.by_given_name(given.text) is None
    beside = role.dep_ == "appos" and role.lower_ in words("people", "roles")
    return named and not placed and beside and doc[comma + 2].lower_ in ("of", "for", "at")


def _opens_genitive(doc: Doc, i: int) -> bool:
    """ ", Kenya's envoy"."""
    return any(t.tag_ == "POS" for t in doc[i : i + 4])


def _before_comma(doc: Doc, first: int, behind: int) -> Sort | None:
    """ "Its secretary, Comfort Adjei, said", "her newspaper, Dunai Hang, said"."""
    if first < 2 or doc[first - 1].lower not in _COMMA or behind >= len(doc):
        return None
    noun = doc[first - 2]
    closed = doc[behind].text in _ENDS or doc[behind].lower_ in ("and", "who", "whose", "told")
    head = doc[first:behind].root
    beside = head.dep_ == "appos" and head.head.i == noun.i
    alone = noun.pos_ in ("NOUN", "PROPN") and (beside or noun.dep_ != "conj")
    sort = _sorts().get(noun.lower_) if closed and alone else None
    if sort == "organization" and not _is_whose(noun):
        return None  # "for the company, Ida Holm, ..."
    return sort


def _is_whose(noun: Token) -> bool:
    """ "her newspaper", "a newspaper": what is so described is named behind the comma."""
    return any(c.tag_ == "PRP$" or c.lower_ in ("a", "an", "another") for c in noun.children)


def _is_name(book: NameBook, first: int, behind: int, sort: Sort) -> bool:
    doc = book.doc
    tokens = doc[first:behind]
    if any(t.ent_type_ in _NO_NAMES and not people.is_foreign(t) for t in tokens):
        return False
    if sort == "person":
        if len(tokens) == 1 and (book.people.bearers(tokens.text) or opens_body(tokens[0])):
            return False  # somebody named in full before; "Kemble" of Kemble Water Finance
        plain = all(not t.is_upper or len(t) < 3 for t in tokens)
        titles = words("people", "titles") | words("people", "roles")
        return plain and not any(t.lower_.rstrip(".") in titles for t in tokens)
    place = tokens[0].ent_type_ in ("GPE", "LOC") and behind - first == 1
    return not place


def opens_body(token: Token) -> bool:
    """Does the text name a body whose first word it is?"""
    opening: frozenset[int] | None = token.doc.user_data.get(_OPENING)
    if opening is None:
        bodies = (ent for ent in token.doc.ents if ent.label_ == "ORG" and len(ent) > 1)
        opening = token.doc.user_data[_OPENING] = frozenset(ent[0].orth for ent in bodies)
    return token.orth in opening


def _take(book: NameBook, first: int, behind: int, sort: Sort) -> None:
    name = people.written(book.doc, first, behind)
    known = book.known(name)
    if known is not None:
        book.see(known)
        book.take(Found(first, behind, known.key, f"a name of {known.name}"))
    elif sort == "person":
        person = book.people.add_full(None, name, first)
        book.enter(person.key, person.name, "person")
        book.take(Found(first, behind, person.key, "named beside a description", score=0.85))
    else:
        key = f"org:{people.slug(name)}"
        book.enter(key, name, "organization")
        book.take(Found(first, behind, key, "named beside a description", score=0.8))


def is_body(doc: Doc, first: int, behind: int) -> bool:
    """Do the name's last word, or a description beside it, say that it is no person's?"""
    last = doc[behind - 1]
    if last.lower_ in words("bodies", "unions") | words("bodies", "parties"):
        return True
    if any(token.text == "&" for token in doc[first:behind]):
        return True  # "Bailey & Glasser"
    like_a_body = last.lower_.endswith(tuple(words("bodies", "endings")))
    if like_a_body and last.lower_ not in words("bodies", "surnames_like_endings"):
        return True
    beside = (
        _by_noun_before(doc, first),
        _behind_comma(doc, behind),
        _before_comma(doc, first, behind),
    )
    return "organization" in beside and "person" not in beside


def has_role_beside(doc: Doc, first: int, behind: int) -> bool:
    """Does a description beside the name say that it is a person's?"""
    if _is_person_by_grammar(doc, first, behind):
        return True
    return "person" in (_behind_comma(doc, behind), _before_comma(doc, first, behind))
