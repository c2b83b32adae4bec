"""Short forms of people's names: surnames, first names, "the Kellers"."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from spacy.tokens import Span, Token

from newsbase.extraction.components import genders, known_names, not_names, people
from newsbase.extraction.components.described_names import opens_body
from newsbase.extraction.components.name_book import Found, NameBook
from newsbase.extraction.components.new_names import take_full_name
from newsbase.extraction.components.people import Person
from newsbase.extraction.word_ids import ids
from newsbase.extraction.word_lists import words

_PROPER = ids(("NNP", "NNPS", "NN"))  # a headline's first name may pass for a common noun
_AND = ids(("and",))
_NNP = next(iter(ids(("NNP",))))
_MOST = 2  # times as often as the others named: who bears the bare surname


def take_short_names(book: NameBook) -> None:
    """Surnames of people named in full; and people of whom only a surname is given."""
    _take_whole_again(book)
    times = Counter(found.key for found in book.found)
    for token in _candidates(book):
        if _is_part_of_a_place(token):
            continue
        if token.i in book.taken:
            continue  # the second of two surnames
        behind = people.over_suffix(book.doc, _short_end(book, token))
        bearers = _meant(token, _bearers(book, token, behind), times)
        found = _of_bearers(token, behind, bearers) if bearers else _family(book, token)
        if found is not None:
            book.take(found)
            times[found.key] += 1


def _take_whole_again(book: NameBook) -> None:
    """The full names of people where the model saw nothing, or but a part."""
    by_end: dict[int, dict[str, str]] = {}
    for found in book.found:
        if found.key and found.behind - found.first > 1 and _is_person(book, found.key):
            whole = book.doc[found.first : found.behind]
            by_end.setdefault(whole[-1].orth, {})[whole.text] = found.key
    if not by_end:
        return
    for i, orth in enumerate(book.column("ORTH")):
        for name, key in by_end.get(orth, {}).items():
            first = i - name.count(" ")
            if first >= 0 and book.is_free(first, i + 1) and book.doc[first : i + 1].text == name:
                book.take(Found(first, i + 1, key, "named in full", score=0.95))


def _is_person(book: NameBook, key: str) -> bool:
    return key in book.actors and book.actors[key].kind == "person"


def _short_end(book: NameBook, token: Token) -> int:
    """Behind a surname, or behind both: "Suu Kyi" of Aung San Suu Kyi."""
    both = book.doc[token.i : token.i + 2]
    if len(both) > 1 and both[1].is_title and book.is_free(token.i, token.i + 2):
        wanted = people.name_parts(both.text)
        bearers = book.people.bearers(both.text)
        if len(wanted) > 1 and any(person.parts[-2:] == wanted for person in bearers):
            return token.i + 2
    return people.over_particle(book.doc, token.i)


def take_coordinated(book: NameBook) -> None:
    """ "Karl and Otto Keller": two people of one surname."""
    doc = book.doc
    by_start = {found.first: found for found in book.found}
    for i, orth in enumerate(book.column("ORTH")):
        if orth not in _AND or i < 1 or i - 1 in book.taken or i + 1 not in by_start:
            continue
        whole, given = by_start[i + 1], doc[i - 1]
        if whole.key is None or book.actors[whole.key].kind != "person" or given.is_sent_start:
            continue
        if not _is_given(given) or book.table.bearers(given.text) or whole.behind - whole.first < 2:
            continue
        if _is_surname_named_before(book, given):
            continue  # "Keller and Ann Holm", behind "Otto Keller"
        surname = doc[whole.first + 1 : whole.behind].text
        person = book.people.add_full(None, f"{given.text} {surname}", given.i)
        book.enter(person.key, person.name, "person")
        book.take(Found(given.i, i, person.key, f"shares the surname {surname}", score=0.85))


def _is_surname_named_before(book: NameBook, token: Token) -> bool:
    parts = people.name_parts(token.text)
    return any(
        person.parts[-1:] == parts and person.first_seen < token.i
        for person in book.people.bearers(token.text)
    )


def _is_part_of_a_place(token: Token) -> bool:
    """ "Jordan" in "the Jordan River", "Alfred" in "Port Alfred"."""
    head = token.head
    if token.i > 0 and token.nbor(-1).text in not_names.BEFORE_PLACES:
        return True
    joined = token.dep_ == "compound" and head.i == token.i + 1 and head.is_title
    return joined and head.ent_type_ in ("LOC", "FAC", "GPE", "ORG")


def _is_given(token: Token) -> bool:
    known = genders.by_given_name(token.text) is not None
    if token.ent_type_ in ("GPE", "LOC", "ORG", "NORP", "FAC", "DATE"):
        return False  # "from Oslo and Otto Keller from Bern"
    return token.is_title and token.is_alpha and (known or token.tag_ == "NNP")


def enter_lone_surnames(book: NameBook) -> None:
    """People of whom only a surname is given, for the rest of the article's mentions of them."""
    places: dict[int, list[int]] = defaultdict(list)
    for i, orth in enumerate(book.column("ORTH")):
        places[orth].append(i)
    for ent in book.doc.ents:
        if ent.label_ != "PERSON" or opens_body(ent[-1]):
            continue
        for token in book.doc[ent.start : ent.end]:
            free = token.i not in book.taken and _is_lone_surname(token) and not _is_none(ent)
            if free:
                _take_full_form(book, places[token.orth])
            if free and not _bearers(book, token, token.i + 1):
                key = f"person:{people.slug(token.text)}"
                book.enter(key, token.text, "person")
                book.people.add_full(key, token.text, token.i)


def _take_full_form(book: NameBook, places: Iterable[int]) -> None:
    """Where the model did not see it: "by Josphat Holm", of whom it saw but Holm elsewhere."""
    for i in places:
        if i not in book.taken:
            first = people.over_given_name(book.doc, i, i + 1, book.taken)
            if first < i:
                take_full_name(book, first, i + 1)
                return


def _is_none(ent: Span) -> bool:
    """Does the model's person stand in a dateline, or among what is nobody?"""
    if not_names.is_no_person(ent.doc, ent.start, ent.end):
        return True
    return any(token.text in words("bodies", "nobodies") for token in ent)


def _candidates(book: NameBook) -> list[Token]:
    """Free words that may be a short name."""
    tokens = []
    for i, (tag, is_title) in enumerate(book.columns("TAG", "IS_TITLE")):
        if (not is_title and tag != _NNP) or i in book.taken:
            continue
        token = book.doc[i]
        proper = tag in _PROPER or token.is_oov  # taggers stumble over foreign surnames
        named = proper and token.text[0].isupper() and not _is_abbreviation(token)
        if named and not _is_date(token):
            tokens.append(token)
    return tokens


def _is_date(token: Token) -> bool:
    """ "In May 2024", "since May": the month, though somebody of that name may be there."""
    if token.ent_type_ != "DATE":
        return False
    return token.dep_ not in ("nsubj", "nsubjpass", "poss", "agent", "conj")


def _bearers(book: NameBook, token: Token, behind: int) -> list[Person]:
    if known_names.is_placed(token) and book.table.bearers(token.text):
        return []  # "in Washington": the town, though a woman of that name is there
    short = book.doc[token.i : behind].text
    bearers = book.people.bearers(short)
    if suffix := people.suffix_of(short):
        return [p for p in bearers if p.suffix == suffix]
    return [p for p in bearers if not p.suffix or p.first_seen < token.i]


def _family(book: NameBook, token: Token) -> Found | None:
    """ "the Kellers"."""
    family = book.people.bearers(token.text[:-1]) if _is_plural(token) else []
    if not family:
        return None
    keys = tuple(person.key for person in family)
    return Found(token.i, token.i + 1, None, "the family", keys, nominal=True)


def _meant(token: Token, bearers: list[Person], times: Counter[str | None]) -> list[Person]:
    """Of several bearers those that the title fits, that were named before, or named most."""
    if len(bearers) < 2:
        return bearers
    title = token.nbor(-1).lower_.rstrip(".") if token.i > 0 else ""
    gender = genders.by_noun(title)
    if gender is not None:
        bearers = [p for p in bearers if genders.by_name(p.name) in (gender, None)] or bearers
    bearers = [p for p in bearers if p.first_seen < token.i] or bearers
    if len(bearers) > 1:
        most, second = sorted(bearers, key=lambda p: -times[p.key])[:2]
        if times[most.key] > _MOST * times[second.key]:
            return [most]
    return bearers


def _of_bearers(token: Token, behind: int, bearers: list[Person]) -> Found:
    if len(bearers) == 1:
        whole = bearers[0].name
        why = "named by one name only" if whole == token.text else f"short for {whole}"
        return Found(
            token.i, behind, bearers[0].key, why, score=0.9 if whole != token.text else 0.7
        )
    keys = tuple(person.key for person in bearers)
    return Found(token.i, behind, None, "the name of several people here", keys)


def _is_abbreviation(token: Token) -> bool:
    return token.is_upper and 2 < len(token) < 6 and not _shouts(token)


def _shouts(token: Token) -> bool:
    """ "LEE SPEAKS": in a headline all is in capitals."""
    return any(t.is_upper and t.is_alpha for t in token.doc[max(0, token.i - 1) : token.i])


def _is_plural(token: Token) -> bool:
    """ "the Kellers"."""
    return token.text.endswith("s") and token.i > 0 and token.nbor(-1).lower_ == "the"


def _is_lone_surname(token: Token) -> bool:
    """A person of one name, who acts or has a title: towns pass for people, too."""
    if token.ent_type_ != "PERSON" or len(token) < 3 or _is_plural(token):
        return False
    if token.lower_.rstrip(".") in words("people", "titles"):
        return False  # "Brig. Gen."
    titled = token.i > 0 and (
        token.nbor(-1).lower_.rstrip(".") in words("people", "titles") | words("people", "roles")
    )
    return titled or (token.dep_ == "nsubj" and token.head.pos_ == "VERB")
