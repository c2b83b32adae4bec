"""Names that nobody knew: people and organisations, as the model or their own words show them."""

import re

from spacy.tokens import Doc, Span, Token

from newsbase.extraction.components import described_names, genders, not_names, people
from newsbase.extraction.components.name_book import Found, NameBook
from newsbase.extraction.word_ids import ids, ids_of
from newsbase.extraction.word_lists import words

_OF_FIELDS = ("ministry", "department", "secretary", "minister", "undersecretary")
_PLACES_AS_NAMES = ids_of("people", "given_like_places")
_SEATS_OF_LEARNING = ids(("university", "college", "academy"))
_PLACING = ("in", "near", "outside", "around")
_PARTY_AND_STATE = re.compile(r"[DRI] ?- ?[A-Z][A-Za-z.]*(?: [A-Z][a-z]+)?")  # "(R-Texas)"
_THINGS = ("ORG", "PRODUCT", "FAC", "WORK_OF_ART")
_LEAST_SHORT = 3  # letters
_OPENS_NO_NAME = ids("the a an this that these those our their his her its".split())
_SAID = ids(("said", "says", "added", "adds", "asked", "asks"))
_PAIR = 2  # tokens
_OF_OFFICES = (
    "general",
    "minister",
    "president",
    "prosecutor",
    "attorney",
    "governor",
    "ombudsman",
)
_UNIONS = ids_of("bodies", "unions")
_KOREAN = ids_of("people", "korean_surnames")
_INSTITUTIONS = ids_of("bodies", "continues_over_of")
_GENERIC = ids_of("bodies", "heads", "generic_heads", "generic_modifiers", "other_heads")


def take_full_names(book: NameBook) -> None:
    """The people whom the model saw, by their full names, and Koreans, whom it often misses."""
    lowers = book.column("LOWER")
    for i, lower in enumerate(lowers):
        near = lower in _KOREAN or (i + 3 < len(lowers) and lowers[i + 3] in _KOREAN)
        behind_it = people.in_hyphens(book.doc, i) if near else None
        if behind_it is None and lower in _PLACES_AS_NAMES and people.has_own_surname(book.doc, i):
            behind_it = i + 2
        if behind_it and (book.is_free(i, behind_it) or book.replace_inside(i, behind_it)):
            take_full_name(book, i, behind_it)
    attested = not_names.attested(book.doc)
    _take_described_in_body(book)
    for ent in sorted(book.doc.ents, key=_may_be_short):
        if ent.label_ != "PERSON":
            continue
        first, behind = people.name_tokens(ent)
        if _is_verb_and_surname(book, first, behind) or _goes_on_behind_known(book, first, behind):
            continue
        if not attested(ent) or not_names.is_no_person(book.doc, first, behind):
            continue
        behind = not_names.without_things(book.doc, first, behind)
        behind = _without_headline(book.doc, first, behind)
        behind = people.over_suffix(book.doc, people.over_particles(book.doc, behind))
        first = people.over_given_name(book.doc, first, behind, book.taken)
        behind = people.over_surname(book.doc, first, behind)
        free = book.is_free(first, behind)
        least = 2 if people.has_suffix(book.doc, first, behind) else 1
        if behind - first > least and (free or book.replace_inside(first, behind)):
            take_full_name(book, first, behind)


def _take_described_in_body(book: NameBook) -> None:
    """ "Zenda Relief Nadira Holm", of whom the text goes on as Holm: a body, and its director."""
    for ent in book.doc.ents:
        given = ent.end - 2
        if ent.label_ not in _THINGS or given <= ent.start or not book.is_free(given, ent.end):
            continue
        known = genders.by_given_name(book.doc[given].text) is not None
        if known and people.has_own_surname(book.doc, given):
            take_full_name(book, given, ent.end)


def _may_be_short(ent: Span) -> bool:
    """ "De Groot", "Said Keller": read behind the full names of which they may be a part."""
    return people.is_particle(ent[0]) or ent[0].lower in _SAID


def _is_verb_and_surname(book: NameBook, first: int, behind: int) -> bool:
    """ "Said Keller: …" of somebody named before; "Longtime Keller foe" at the beginning."""
    if behind - first != _PAIR:
        return False
    word, surname = book.doc[first], book.doc[first + 1]
    if word.lower in _SAID:
        return bool(book.people.bearers(surname.text))
    plain = word.is_sent_start and not people.is_foreign(word)
    if not plain or genders.by_given_name(word.text) is not None:
        return False
    return _is_only_surname(book.doc, word.orth, surname)


def _is_only_surname(doc: Doc, word: int, surname: Token) -> bool:
    """Does the text name whole persons of that surname, and nobody else by the first word?"""
    pairs = [doc[t.i - 1] for t in doc if t.orth == surname.orth and t.i > 0]
    others = any(t.ent_type_ == "PERSON" and t.orth != word and t.is_title for t in pairs)
    return others and sum(t.orth == word for t in pairs) == 1


def _goes_on_behind_known(book: NameBook, first: int, behind: int) -> bool:
    """ "Donald Trump Rampages": a headline's words behind a known name."""
    return any(
        found.first == first and 1 < found.behind - first < behind - first
        for found in book.found
        if found.key in book.table.by_key
    )


def _without_headline(doc: Doc, first: int, behind: int) -> int:
    """Behind the name that the text has alone elsewhere: "Ida Holm" of "Ida Holm Wins"."""
    if behind - first < _LEAST_SHORT:
        return behind
    shorter = doc[first : behind - 1].text
    alone = any(ent.text == shorter for ent in doc.ents if ent.label_ == "PERSON")
    return behind - 1 if alone else behind


def take_full_name(book: NameBook, first: int, behind: int) -> None:
    """Enter whom the words name, if they look like a full name: a person, or else a body."""
    if not (people.in_hyphens(book.doc, first) or people.looks_like_name(book.doc, first, behind)):
        return
    if described_names.is_body(book.doc, first, behind):
        if not _is_portfolio(book.doc, first, behind):
            _take_organisation(book, first, behind)
        return
    name = people.written(book.doc, first, behind)
    known = book.known(name)
    key = known.key if known else people.person_key(name)
    if known is None and key in book.table.by_key:
        key = f"{key}-other"  # context tells that it is nobody known
    person = book.people.add_full(key, name, first)
    if known is not None:
        book.see(known)
    book.enter(person.key, person.name, "person")
    book.call(person.key, person.name)
    book.take(Found(first, behind, person.key, "named in full", score=0.95))


def take_organisations(book: NameBook) -> None:
    """The bodies whom the model saw, and people whom it took for such."""
    attested = not_names.attested(book.doc)
    for ent in book.doc.ents:
        if ent.label_ != "ORG" or not attested(ent):
            continue
        first, behind = people.name_tokens(ent)
        while behind - first > 1 and _opens_no_name(book.doc, first):
            first += 1
        first = not_names.behind_colon(book.doc, first, behind)
        behind = not_names.first_name(book.doc, first, behind)
        first = _over_given_name(book, first, behind)
        behind = _before_person(book, first, _over_of(book, first, behind))
        if not book.is_free(first, behind) and people.before_role(book.doc, behind):
            continue  # "EU Trade Commissioner": the EU's, and for trade
        if _wraps_known(book, first, behind):
            continue
        if not book.is_free(first, behind) and not book.replace_inside(first, behind):
            continue
        if behind - first > 1 and _is_of_person(book.doc, first, behind):
            take_full_name(book, first, behind)
        elif _is_organisation_name(book.doc, first, behind):
            _take_organisation(book, first, behind)


def _over_given_name(book: NameBook, first: int, behind: int) -> int:
    """ "Lusine" + "Vardumyan", where the model took somebody described for a body."""
    if behind - first > 1 or not people.is_foreign(book.doc[first]):
        return first
    start = people.over_given_name(book.doc, first, behind, book.taken)
    named = start < first and described_names.has_role_beside(book.doc, start, behind)
    return start if named else first


def _before_person(book: NameBook, first: int, behind: int) -> int:
    """In front of the person with whom the model's body ends."""
    last = next((f for f in book.found if f.behind == behind and f.first > first and f.key), None)
    is_person = last is not None and book.actors[last.key or ""].kind == "person"
    return last.first if last is not None and is_person else behind


def _wraps_known(book: NameBook, first: int, behind: int) -> bool:
    """ "Ukraine's SBU security service": a known body, and words that are written small."""
    inside = [f for f in book.found if first <= f.first and f.behind <= behind]
    named = {i for found in inside for i in range(found.first, found.behind)}
    bodies = [f for f in inside if f.key in book.table.by_key and not f.key.startswith("state:")]
    rest = [book.doc[i] for i in range(first, behind) if i not in named]
    return bool(bodies) and any(t.is_lower and t.tag_[:2] in ("NN", "JJ") for t in rest)


def _is_of_person(doc: Doc, first: int, behind: int) -> bool:
    """ "U.S. Attorney Breon Peace": the model took it for a body's."""
    titled = people.before_role(doc, first - 1) and doc[first - 1].is_title
    return titled or described_names.has_role_beside(doc, first, behind)


def _opens_no_name(doc: Doc, i: int) -> bool:
    """An article, or an adjective: "paramilitary Rapid Support Forces"; not "al-Shabaab"."""
    token = doc[i]
    small = token.is_lower and token.is_alpha and len(token) >= _LEAST_SHORT
    opens = token.lower in _OPENS_NO_NAME or token.is_punct
    return opens or (small and doc[i + 1].is_title)


def take_short_organisations(book: NameBook) -> None:
    """ "Hanbada" behind "Hanbada Heavy Industries": the first word of a name, where it is its own.

    Words that are written small elsewhere, or stand before other names too, are no short form.
    """
    firsts: dict[int, set[str]] = {}
    for found in book.found:
        if found.key and found.behind - found.first > 1 and _is_body(book, found.key):
            firsts.setdefault(book.doc[found.first].orth, set()).add(found.key)
    if not firsts:
        return
    lower = set(book.column("ORTH"))
    for i, orth in enumerate(book.column("ORTH")):
        keys = firsts.get(orth, ())
        if len(keys) != 1 or i in book.taken or _is_somebodys(book, i):
            continue
        end = _short_end(book, i, next(iter(keys)))
        if not _is_short_name(book.doc, i, end, lower):
            continue
        (key,) = keys
        why = f"short for {book.actors[key].name}"
        book.take(Found(i, end, key, why, score=0.8))


def _is_somebodys(book: NameBook, i: int) -> bool:
    """ "Clinton", though there is a Clinton Foundation; "House" of the House Committee."""
    token = book.doc[i]
    if token.ent_type_ == "PERSON" or book.people.bearers(token.text):
        return True
    return token.lower in _GENERIC


def _short_end(book: NameBook, i: int, key: str) -> int:
    """Behind the words of the name that stand there: "Granite Lake" of Granite Lake Capital."""
    words_of_name = book.actors[key].name.split()
    at = i
    while at < len(book.doc) and at - i < len(words_of_name) and at not in book.taken:
        if book.doc[at].text != words_of_name[at - i]:
            break
        at += 1
    return at


def _is_body(book: NameBook, key: str) -> bool:
    return book.actors[key].kind == "organization" and not book.actors[key].known


def _is_short_name(doc: Doc, i: int, end: int, spelt: set[int]) -> bool:
    token = doc[i]
    follows = end < len(doc) and doc[end].text[:1].isupper() and doc[end].is_alpha
    common = doc.vocab.strings[token.lower_] in spelt and not token.is_lower
    proper = token.tag_ in ("NNP", "NNPS") and token.is_alpha and len(token) > _LEAST_SHORT
    return proper and not common and not follows and token.ent_type_ not in ("GPE", "NORP")


def take_institutions(book: NameBook) -> None:
    """Capitalised words that end in a noun of institutions, where the model saw no name."""
    for i, lower in enumerate(book.column("LOWER")):
        if lower in _INSTITUTIONS and (token := book.doc[i]).is_title:
            first = token.i
            while first > 0 and _is_in_front(book.doc, first - 1):
                first -= 1
            first += book.doc[first].lower_ == "the"
            behind = _over_of(book, first, token.i + 1)
            owned = any(t.tag_ == "POS" for t in book.doc[first : token.i])
            free = book.is_free(first, behind) or (owned and book.replace_inside(first, behind))
            of_place = lower in _SEATS_OF_LEARNING and behind > token.i + 1
            if (token.i - first > 0 or of_place) and free:
                _take_organisation(book, first, behind)


def _is_in_front(doc: Doc, i: int) -> bool:
    """A capitalised word, or a genitive: "Attorney General's Office", "Teachers' Federation"."""
    if doc[i].tag_ == "POS" and i > 0:
        of_office = doc[i + 1].lower_ == "office" and doc[i - 1].lower_ in _OF_OFFICES
        many = doc[i - 1].is_title and doc[i - 1].tag_ in ("NNS", "NNPS")
        return of_office or (many and doc[i + 1].lower in _UNIONS)
    return doc[i].is_title and doc[i].is_alpha


def _over_of(book: NameBook, first: int, behind: int) -> int:
    """ "Security Research Institute" goes on over "of the European Union"."""
    doc = book.doc
    if doc[behind - 1].lower_ not in words("bodies", "continues_over_of"):
        return behind
    at = behind
    if at < len(doc) and doc[at].lower_ == "of":
        at += 1 + (at + 1 < len(doc) and doc[at + 1].lower_ == "the")
        end = at
        while end < len(doc) and doc[end].text[:1].isupper():
            if doc[end].lower in _SEATS_OF_LEARNING:
                return behind  # "the Weser Institute of the University of Bremen" are two
            end += 1
        return end if end > at else behind
    return behind


def _take_organisation(book: NameBook, first: int, behind: int) -> None:
    name = book.doc[first:behind].text.replace("\n", " ")
    if _is_government_of(book, first, behind) or _PARTY_AND_STATE.fullmatch(name):
        return
    if book.people.bearers(name) or _is_portfolio(book.doc, first, behind):
        return  # the model took a surname, or a minister's field, for an organisation
    if behind - first == 1 and name.endswith("s") and book.people.bearers(name[:-1]):
        return  # "the Kellers"
    known = book.known(name)
    if known is None and not_names.is_nobody(book.doc, first, behind):
        return
    if not_names.is_town_of_dateline(book.doc, first, behind):
        return
    if known is not None:
        book.see(known)
    whole = None if known else book.longer_name(name)
    if whole is not None:
        book.take(Found(first, behind, whole.key, f"short for {whole.name}", score=0.8))
        return
    key = known.key if known else f"org:{people.slug(name)}"
    if known is None:
        book.enter(key, name, "organization")
    book.take(Found(first, behind, key, "named in the text", score=0.95 if known else 0.8))


def _is_government_of(book: NameBook, first: int, behind: int) -> bool:
    """ "the Macron government": a description, of a state."""
    if book.doc[behind - 1].lower_ not in words("bodies", "state_itself"):
        return False
    return behind - first > 1 and bool(book.people.bearers(book.doc[first : behind - 1].text))


def _is_portfolio(doc: Doc, first: int, behind: int) -> bool:
    """ "Defence" in "Defence Minister Ann Lee", "Fund" in "the Fund"; a town in "in Mols"."""
    if doc[first].is_upper:
        return False
    if behind - first > 1:  # "National Security Minister"
        in_charge = behind < len(doc) and doc[behind].lower_ in words("people", "in_charge")
        return in_charge and doc[behind - 1].lower_ not in people.body_nouns()
    if first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ in _OF_FIELDS:
        return True  # "Secretary of State"
    if doc[first].lower_ in words("bodies", "continues_over_of") | words("bodies", "heads"):
        return True
    if behind < len(doc) and doc[behind].lower_ in _OF_FIELDS:
        return True
    placed = first > 0 and doc[first - 1].lower_ in _PLACING
    return (people.before_role(doc, behind) and not _employs(doc, first)) or placed


def _employs(doc: Doc, first: int) -> bool:
    """ "Jefferies analyst Ann Lee": a name, and a role that people have at some firm."""
    return doc[first].ent_type_ == "ORG" and doc[first + 1].lower_ in words("people", "employed")


def _is_organisation_name(doc: Doc, first: int, behind: int) -> bool:
    tokens = doc[first:behind]
    capitals = [t for t in tokens if t.text[:1].isupper()]
    small = [t for t in tokens if t.is_lower and t.lower_ not in ("of", "the", "and", "for", "in")]
    return bool(capitals) and len(small) <= 1 and any(len(t) > 1 and t.is_alpha for t in capitals)
