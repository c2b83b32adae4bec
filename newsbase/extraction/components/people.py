"""People's names: titles off, and short forms to the full name in the same article."""

import re
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc, Span, Token

from newsbase.extraction.components import genders
from newsbase.extraction.given_forms import all_forms
from newsbase.extraction.spelling import plain_spelling
from newsbase.extraction.text import fold
from newsbase.extraction.word_lists import words

_PARTICLES = frozenset(
    "van von den der ter ten zu de del della di da do dos das du la le af av al el "
    "bin bint ibn ben ag ap abu abd ould".split()
)
_NO_NAME_BEGINS = frozenset(("IN", "DT", "VBG", "WRB", "CC", "TO"))
_AFTER_DASH = frozenset("a an the and but who his her once for now was is no not as".split())
_SYLLABLE = 6  # letters
_LINKS = frozenset(("of", "the", "for", "and", "in", "at"))  # no name ends in one
_MANY = frozenset("people women men children workers farmers teachers citizens peoples".split())
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii"))


@dataclass(slots=True)
class Person:
    """A person of one article. `first_seen` is a token index."""

    key: str
    name: str
    first_seen: int
    parts: list[str] = field(init=False)
    suffix: str = field(init=False)

    def __post_init__(self) -> None:
        self.parts = name_parts(self.name)
        self.suffix = suffix_of(self.name)

    def lengthen(self, name: str, parts: list[str]) -> None:
        """Take over a name of which this one is the end: the surnames came first in the text."""
        if len(parts) > len(self.parts) and parts[-len(self.parts) :] == self.parts:
            self.name, self.parts = name, parts


def slug(name: str) -> str:
    """Lower case words joined by hyphens, for keys."""
    return re.sub(r"[^\w]+", "-", fold(name)).strip("-")


def person_key(name: str) -> str:
    """The key of a person: the same with a middle initial and without."""
    first, *others = slug(name).split("-")
    middle = [part for part in others[:-1] if len(part) > 1] if len(first) > 1 else others[:-1]
    return "-".join((f"person:{first}", *middle, *others[-1:]))


def in_hyphens(doc: Doc, at: int) -> int | None:
    """Behind "Kim Jong-un", also where tokens stand apart: "Kim Jong - un"; else None.

    Only beside a Korean surname: "Lee - a critic" is no name.
    """
    if at + 3 >= len(doc):
        return None
    surnames = words("people", "korean_surnames")
    surname, given, hyphen, syllable = doc[at : at + 4]
    if surname.lower_ not in surnames:
        given, hyphen, syllable, surname = doc[at : at + 4]  # "Sung-min Bae"
        if surname.lower_ not in surnames:
            return None
    named = surname.is_title and given.is_title and hyphen.text == "-"
    short = syllable.is_lower and syllable.is_alpha and len(syllable) <= _SYLLABLE
    apart = bool(given.whitespace_)
    likely = apart == bool(hyphen.whitespace_) and not (apart and syllable.lower_ in _AFTER_DASH)
    return at + 4 if named and short and likely else None


def has_own_surname(doc: Doc, given: int) -> bool:
    """ "Georgia Whitcombe", of whom the text goes on as Whitcombe: a person, though called so."""
    if given + 1 >= len(doc):
        return False
    surname = doc[given + 1]
    named = surname.is_title and surname.is_alpha and surname.tag_ in ("NNP", "NNPS")
    if not named or before_role(doc, given + 1) or surname.lower_ in body_nouns():
        return False
    return any(_acts_alone(doc, token) for token in doc if token.orth == surname.orth)


def _acts_alone(doc: Doc, token: Token) -> bool:
    """Is it a subject or an owner, without a name or article in front?"""
    before = doc[token.i - 1] if token.i > 0 else token
    bare = (not before.is_title and before.pos_ not in ("DET", "ADJ")) or bool(token.is_sent_start)
    return bare and token.dep_ in ("nsubj", "nsubjpass", "poss")


def written(doc: Doc, first: int, behind: int) -> str:
    """The name as it is written, without space around hyphens and at line ends."""
    return re.sub(r" ?- ?", "-", doc[first:behind].text.replace("\n", " "))


def name_tokens(span: Span) -> tuple[int, int]:
    """The tokens of the name itself: no titles in front, no genitive, no line break behind.

    Nor an abbreviation in front, as of the employer in "RAND Ann Lee" (initials have two letters).
    """
    first, behind = span.start, span.end
    doc = span.doc
    titles = words("people", "titles")
    while first < behind - 1 and (
        doc[first].lower_.rstrip(".") in titles
        or doc[first].is_punct
        or doc[first].is_space
        or (span.label_ == "PERSON" and _is_abbreviation(doc[first]) and doc[first + 1].is_title)
    ):
        first += 1
    for i in range(first, behind):
        if (
            "\n" in doc[i].text
            or (doc[i].text == "(" and i > first)
            or (doc[i].tag_ == "POS" and not _of_many(doc, i, behind))
        ):
            behind = i
            break
    while behind - 1 > first and (
        doc[behind - 1].is_punct or doc[behind - 1].is_space or doc[behind - 1].lower_ in _LINKS
    ):
        behind -= 1
    return first, max(behind, first + 1)


def _of_many(doc: Doc, genitive: int, behind: int) -> bool:
    """Is the genitive a part of the name, as in "Swiss People's Party", "Lake Fishers' Union"?"""
    if genitive + 1 >= behind:
        return False
    owner, body = doc[genitive - 1], doc[genitive + 1 : behind]
    plural = owner.lower_.endswith(("s", "men")) and owner.tag_ in ("NNS", "NNPS", "NNP")
    many = owner.lower_ in _MANY or (plural and owner.is_title)
    return many and any(t.is_title and _is_body_noun(t.lower_) for t in body)


def _is_body_noun(noun: str) -> bool:
    """ "Federation", or "Associations" of a federation of many."""
    return noun in body_nouns() or noun.removesuffix("s") in words("bodies", "unions")


@cache
def body_nouns() -> frozenset[str]:
    """Nouns in which names of bodies end."""
    lists = ("heads", "continues_over_of", "other_heads", "unions", "any_organisation", "makers")
    return frozenset(word for name in lists for word in words("bodies", name))


def over_particles(doc: Doc, behind: int) -> int:
    """Behind the rest of a name that goes on over particles: "Carla" + "van den Berg"."""
    if behind + 1 < len(doc) and doc[behind].text == "-" and doc[behind + 1].is_lower:
        return behind + 2 * _is_syllable(doc[behind + 1])  # "Kim Jong" + "-un"
    if _is_month_as_surname(doc, behind):
        return behind + 1
    at = behind
    while at < len(doc) and doc[at].text in _PARTICLES:
        at += 1
    within = at == behind and doc[at - 1].text in _PARTICLES  # "Carla van" + "Berg"
    goes_on = (within or behind < at) and at < len(doc) and doc[at].is_title and doc[at].is_alpha
    return at + 1 if goes_on else behind


def _is_month_as_surname(doc: Doc, at: int) -> bool:
    """ "Theresa" + "May", which the model takes for a date: the given name modifies it."""
    if at >= len(doc) or doc[at].text not in ("May", "March"):
        return False
    given = doc[at - 1]
    numbered = at + 1 < len(doc) and doc[at + 1].like_num
    return given.dep_ == "compound" and given.head.i == at and not numbered


def _is_syllable(token: Token) -> bool:
    """The end of a given name behind a hyphen, but not "Lee-led", nor "Lee - a critic"."""
    if token.i < 2 or token.nbor(-1).text != "-" or not token.is_lower:
        return False
    joined = not token.nbor(-1).whitespace_ and not token.nbor(-2).whitespace_
    given = token.nbor(-2)
    modifies = token.dep_ in ("amod", "compound", "nmod") and token.head.i == token.i + 1
    short = len(token) <= _SYLLABLE and len(given) <= _SYLLABLE and given.is_title
    return joined and short and token.tag_ in ("NNP", "NN") and (
        not modifies or token.head.tag_ == "NNP"
    )  # fmt: skip


def over_given_name(doc: Doc, first: int, behind: int, taken: set[int]) -> int:
    """The start of a name of whose words the model saw but the last: "Sherif" + "Lotfy".

    The word in front is a given name that is known, or stands behind a role ("minister, …").
    """
    at = first - 1
    if behind - first > 1 or at < 1 or not _may_be_given_name(doc[at]) or at in taken:
        return first
    if doc[at].head.i not in range(first, behind) or doc[first].is_upper:
        return first
    before = doc[at - 1]
    opens = before_role(doc, at - 1 - (before.text == ","))
    known = genders.by_given_name(doc[at].text) is not None
    return at if opens or known or is_foreign(doc[at]) else first


def _may_be_given_name(token: Token) -> bool:
    plain = token.lower_.rstrip(".")
    return (
        token.is_title
        and token.is_alpha
        and token.tag_ == "NNP"
        and not token.ent_type_
        and (not token.is_sent_start or is_foreign(token))
        and plain not in words("people", "titles")
        and plain not in words("people", "roles")
    )


def over_surname(doc: Doc, first: int, behind: int) -> int:
    """Behind a name of whose words the model saw but the first: "Halima" + "Guled"."""
    if behind - first > 1 or behind >= len(doc):
        return behind
    token = doc[behind]
    goes_on = token.is_title and token.is_alpha and not token.ent_type_ and is_foreign(token)
    return behind + 1 if goes_on and not token.is_sent_start else behind


def is_foreign(token: Token) -> bool:
    """Is it no word of the language, as the names are that models know least?"""
    return bool(token.vocab[token.lower].is_oov)


def is_particle(token: Token) -> bool:
    return token.lower_ in _PARTICLES


def over_particle(doc: Doc, first: int) -> int:
    """Behind a short name: "Holm", or "Le Pen" where it begins with a particle."""
    goes_on = doc[first].lower_ in _PARTICLES and first + 1 < len(doc) and doc[first + 1].is_title
    return first + 1 + goes_on


def before_role(doc: Doc, i: int) -> bool:
    """Is the token a role: a minister, a spokeswoman, somebody's colleague?"""
    return 0 <= i < len(doc) and doc[i].lower_ in _roles()


@cache
def _roles() -> frozenset[str]:
    return words("people", "roles") | words("people", "beside")


def _is_abbreviation(token: Token) -> bool:
    return token.is_upper and token.is_alpha and len(token) > 2


def looks_like_name(doc: Doc, first: int, behind: int) -> bool:
    """Every word capitalised but for particles, and letters only."""
    tokens = doc[first:behind]
    if doc[first].is_lower and doc[first + 1].text == "-":  # "de-Holmed"
        return False
    if doc[first].tag_ in _NO_NAME_BEGINS:
        return False
    return all(
        token.text[:1].isupper()
        or token.lower_ in _PARTICLES
        or token.is_punct
        or (token.i > first + 2 and _is_syllable(token))  # "Bae Sung-min"
        for token in tokens
    ) and any(token.is_alpha and len(token) > 1 for token in tokens)


def name_parts(name: str) -> list[str]:
    """The words of a name as they are compared: spelling variants, "Jr." and dots aside."""
    plain = name.lower() if name.isascii() else fold(name)
    parts = [part.strip(".,") for part in plain.replace("-", " ").split()]
    return [plain_spelling(part) for part in parts if part and part not in _SUFFIXES]


def suffix_of(name: str) -> str:
    """ "Ann Lee Jr." is another than "Ann Lee Sr.", and than "Ann Lee"."""
    last = fold(name).split()[-1].strip(".")
    return last if last in _SUFFIXES else ""


def has_suffix(doc: Doc, first: int, behind: int) -> bool:
    """Does the name end in "Jr."?"""
    return behind - first > 1 and doc[behind - 1].lower_.rstrip(".") in ("jr", "sr")


def over_suffix(doc: Doc, behind: int) -> int:
    """Behind the "Jr." that goes on with a name, its full stop included."""
    if behind >= len(doc) or doc[behind].lower_.rstrip(".") not in ("jr", "sr"):
        return behind
    dotted = behind + 1 < len(doc) and doc[behind + 1].text == "." and not doc[behind].whitespace_
    return behind + 1 + dotted


def _same_person(known: list[str], parts: list[str]) -> bool:
    """The same first and last name, middle names aside; the first may be an initial.

    The family's name may go first in one of them: "Somlyai Réka" is Réka Somlyai. Two surnames
    are enough: "López Obrador" of Andrés Manuel López Obrador.
    """
    least = min(len(known), len(parts))
    if least < 2:
        return False
    if sorted(known) == sorted(parts) or known[-least:] == parts[-least:]:
        return True
    if known[-1] != parts[-1]:
        return False
    first, other = sorted((known[0], parts[0]), key=len)
    alike = first == other or other in _given_forms().get(first, ())
    return alike or (len(first) == 1 and other.startswith(first))


@cache
def _given_forms() -> dict[str, set[str]]:
    """Given names and their other forms, as they are compared."""
    return {
        plain_spelling(name): set(map(plain_spelling, forms)) for name, forms in all_forms().items()
    }


def _is_whole_surname(known: str, name: str) -> bool:
    """ "Guajardo Villarreal" of Ildefonso Guajardo Villarreal; "Holtz-Eakin" of Ann Holtz-Eakin."""
    whole, last = fold(known), fold(name)
    several = " " in last or "-" in last
    given = genders.by_given_name(name.split(maxsplit=1)[0]) is not None and "-" not in last
    return several and not given and whole.endswith(f" {last}")


class People:
    """The people named in one article, to whom short forms are joined."""

    def __init__(self) -> None:
        self.everyone: list[Person] = []
        self._ends: set[str] = set()  # first and last words of the names

    def add_full(self, key: str | None, name: str, at: int) -> Person:
        """The person of this full name; the same first and last name are one person."""
        parts = name_parts(name)
        for person in self.everyone:
            alike = person.parts == parts or _same_person(person.parts, parts)
            alike = alike or _is_whole_surname(person.name, name)
            if alike and person.suffix == suffix_of(name):
                person.lengthen(name, parts)
                self._ends.update(person.parts[:1])
                return person
        person = Person(key or person_key(name), name, at)
        self.everyone.append(person)
        self._ends.update(person.parts[:1] + person.parts[-1:])
        return person

    def bearers(self, short: str) -> list[Person]:
        """Who a surname (or, failing that, a first name) may mean, in order of appearance."""
        wanted = name_parts(short)
        if not wanted or (wanted[-1] not in self._ends and wanted[0] not in self._ends):
            return []
        longer = [p for p in self.everyone if len(p.parts) >= len(wanted)]
        by_end = [p for p in longer if p.parts[-len(wanted) :] == wanted]
        return _once(by_end or [p for p in longer if p.parts[: len(wanted)] == wanted])


def _once(bearers: list[Person]) -> list[Person]:
    """Somebody known by several names counts once."""
    return list({person.key: person for person in reversed(bearers)}.values())[::-1]
