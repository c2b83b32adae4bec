"""People called by office and surname alone: "President Holm", whom the tables of leaders know.

Their title must fit a term of theirs, the article's date the term, and the state beside the title,
if there is one, its body; and nobody else may fit.
"""

from datetime import date, timedelta

from spacy.tokens import Doc, Token

from newsbase.extraction.alias_matching import as_surname
from newsbase.extraction.attributes import published
from newsbase.extraction.components.name_book import Found, NameBook
from newsbase.extraction.known import KnownActor, Term
from newsbase.extraction.word_ids import ids, ids_of
from newsbase.extraction.word_lists import load

_STATES = "newsbase states of known officials"  # in Doc.user_data
_OFFICES = "newsbase offices of known officials"
_TITLES = ids_of("people", "roles", "titles")
_AROUND = timedelta(days=400)  # a term holds a year longer: those who left are still called so
_WORDS = 3  # of a title
_TITLED, _UNTITLED = 0.9, 0.8
_PROPER = ids(("NNP", "NNPS"))
_SEEN_AS = ("PERSON", "ORG", "")  # what the model takes a bare surname for
_FAMILY_FIRST = frozenset(("CN", "TW", "KR", "KP", "VN", "KH"))
HEADS = frozenset(("president", "prime minister", "chancellor", "premier", "supreme leader"))


def take_office_holders(book: NameBook) -> None:
    """Enter those who are called so and named in full nowhere; and which states officials serve."""
    day = published(book.doc)
    for i, lower in enumerate(book.column("LOWER")):
        if lower in _TITLES and i + 1 < len(book.doc) and book.is_free(i + 1, i + 2):
            _take(book, i, day)
    if day is not None:
        _take_untitled(book, day)
    _remember_states(book, day)


def _take_untitled(book: NameBook, day: date) -> None:
    """ "Macron" alone, in a text that speaks of France, while the only one so called heads it."""
    for i, tag in enumerate(book.column("TAG")):
        if tag not in _PROPER or not book.table.surnamed(book.doc[i].text):
            continue
        token = book.doc[i]
        if not _stands_alone(token) or not book.is_free(i, i + 1):
            continue
        if book.people.bearers(token.text):
            continue
        named = [k for k in book.table.surnamed(token.text) if _is_surname(k, token.text)]
        if len(named) == 1 and any(_heads_state(book, term, day) for term in named[0].terms):
            why = f"{named[0].name} held the office then"
            _enter(book, named[0], token.i, why, _UNTITLED)


def _stands_alone(token: Token) -> bool:
    """A capitalised word that is no part of a longer name."""
    if not token.is_title or token.ent_type_ not in _SEEN_AS:
        return False
    after = token.doc[token.i + 1 : token.i + 2]
    before = token.doc[token.i - 1] if token.i > 0 and not token.is_sent_start else None
    joined = before is not None and before.is_title and before.tag in _PROPER
    return not joined and not (len(after) and after[0].is_title and after[0].tag in _PROPER)


def _is_surname(known: KnownActor, word: str) -> bool:
    """The last word of a name, or the first where the family's goes in front: "Yoon"."""
    at = 0 if known.country in _FAMILY_FIRST else -1
    names = [known.name, *(alias.text for alias in known.aliases if " " in alias.text)]
    return any(as_surname(name.split()[at]) == as_surname(word) for name in names)


def _heads_state(book: NameBook, term: Term, day: date) -> bool:
    actors = (book.actors[found.key] for found in book.found if found.key in book.actors)
    spoken_of = any(term.body in (a.key, f"state:{a.country}") for a in actors)
    return spoken_of and term.title.lower() in HEADS and _holds(term, day)


def _enter(book: NameBook, known: KnownActor, at: int, why: str, score: float) -> None:
    book.see(known)
    book.people.add_full(known.key, known.name, at)
    book.take(Found(at, at + 1, known.key, why, score=score))


def _take(book: NameBook, title: int, day: date | None) -> None:
    doc = book.doc
    at = title + 1 + (doc[title + 1].text == ".")
    if at >= len(doc) or not doc[at].is_title or book.people.bearers(doc[at].text):
        return
    goes_on = at + 1 < len(doc) and doc[at + 1].is_title and doc[at + 1].ent_type_ == "PERSON"
    if goes_on:
        return
    words = _title_words(doc, title)
    owner = _owner(book, title + 1 - len(words))
    fitting = [
        known
        for known in book.table.surnamed(doc[at].text)
        if any(_fits(term, words, owner, day) for term in known.terms)
    ]
    if len(fitting) == 1:
        (known,) = fitting
        why = f"the {' '.join(words)} of that name is {known.name}"
        _enter(book, known, at, why, _TITLED)


def _title_words(doc: Doc, last: int) -> list[str]:
    """ "prime minister": the capitalised words up to the title's last, in lower case."""
    first = last
    while first > 0 and last - first < _WORDS - 1 and doc[first - 1].is_title:
        if doc[first - 1].ent_type_ in ("GPE", "NORP", "PERSON"):
            break
        first -= 1
    short = load("people")["short_titles"]
    return [short.get(t.lower_.rstrip("."), t.lower_) for t in doc[first : last + 1]]


def _owner(book: NameBook, first: int) -> str | None:
    """The key of the state named in front of the title."""
    genitive = first > 0 and book.doc[first - 1].tag_ == "POS"
    end = first - genitive
    return next((f.key for f in book.found if f.behind == end and f.key), None)


def _fits(term: Term, words: list[str], owner: str | None, day: date | None) -> bool:
    title = term.title.lower().split()
    called = words[-len(title) :] == title or title[-len(words) :] == words
    of_body = owner is None or not owner.startswith("state:") or owner == term.body
    return called and of_body and _holds(term, day)


def _holds(term: Term, day: date | None) -> bool:
    if day is None:
        return True
    begun = term.first is None or term.first - _AROUND <= day
    return begun and (term.last is None or day <= term.last + _AROUND)


def _remember_states(book: NameBook, day: date | None) -> None:
    """For "the Holm administration": the states that the known people of the text serve."""
    states: dict[str, str] = {}
    offices: dict[str, list[tuple[str, str]]] = {}
    for key in list(book.actors):
        known = book.table.by_key.get(key)
        if known is None:
            continue
        offices[key] = [(t.body, t.title.lower()) for t in known.terms if _holds(t, day)]
        state = _state_of(known, day)
        if state is not None and state in book.table.by_key:
            states[key] = state
            book.see(book.table.by_key[state])
            book.spoken_of.add(state)
    book.doc.user_data[_STATES] = states
    book.doc.user_data[_OFFICES] = offices


def _state_of(known: KnownActor, day: date | None) -> str | None:
    states = {t.body for t in known.terms if t.body.startswith("state:") and _holds(t, day)}
    return states.pop() if len(states) == 1 else None


def states_of_officials(doc: Doc) -> dict[str, str]:
    """The keys of known people named in the text -> those of the states that they serve."""
    states: dict[str, str] = doc.user_data.get(_STATES, {})
    return states


def offices_of_officials(doc: Doc) -> dict[str, list[tuple[str, str]]]:
    """The keys of known people named in the text -> the bodies and titles of their offices."""
    offices: dict[str, list[tuple[str, str]]] = doc.user_data.get(_OFFICES, {})
    return offices
