"""What models take for names and is none: laws, rooms, shouts, datelines, words of headlines."""

import re
from collections.abc import Callable

from spacy.tokens import Doc, Span, Token

from newsbase.extraction import gazetteer
from newsbase.extraction.components import genders
from newsbase.extraction.flat import text_of
from newsbase.extraction.word_ids import ids, ids_of
from newsbase.extraction.word_lists import words

_REPORTING = ids_of("people", "reporting")
_THINGS = ids_of("bodies", "no_bodies")
_BEHIND_PEOPLE = ids_of("bodies", "behind_people")
_PREFIXES = ("pro-", "anti-", "non-", "ex-", "post-", "pre-")
_DATELINE = frozenset((",", "—", "–", "-", "(", "―", "--"))
_DASHES = frozenset(("-", "--", "–", "—"))
_LONGEST_DATELINE = 8  # tokens behind the town
_WHERE = frozenset("in near at from outside around to across over of".split())
BEFORE_PLACES = frozenset("Port Fort Mount Lake Cape Camp Mt. Ft.".split())
_NUMERALS = frozenset("II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII".split())
_CLAUSES = frozenset("when where who whom which that after before while as because if".split())
_VERSUS = frozenset(("v.", "vs.", "v", "vs"))
_HEADLINES, _SHIPS = "newsbase headlines", "newsbase ships"  # in Doc.user_data
_LANDFORMS = ids("shoal reef atoll strait straits peninsula plateau archipelago desert".split())
_TOWNS = ("City", "County", "Province")
_VESSELS = ids(
    "ship vessel freighter tanker frigate destroyer corvette submarine yacht ferry trawler steamer "
    "cruiser battleship minesweeper icebreaker schooner tugboat barge lifeboat carrier "
    "spacecraft satellite".split()
)
_HEADLINE_LEAST, _HEADLINE_SHARE = 5, 0.8  # words of four letters and more; with capitals
_LONGEST_HEADLINE = 200  # characters
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def is_nobody(doc: Doc, first: int, behind: int) -> bool:
    """Is the body that the model saw none by its words or by what stands around it?"""
    last = doc[behind - 1]
    name = doc[first:behind].text
    if name in words("bodies", "nobodies") or name.lower().startswith(_PREFIXES):
        return True
    if _is_thing(doc, first, behind) or is_place(doc, first, behind):
        return True
    if any(token.lower_ in _VERSUS for token in doc[first:behind]) or name in _ships(doc):
        return True  # "Brown v. Board of Education"
    if is_dateline(doc, first, behind) and (behind - first > 1 or gazetteer.shipped().named(name)):
        return True
    if behind - first == 1 and _only_opens(last):
        return True
    return (
        _is_shouted(doc, first, behind) or _is_king(doc, first, behind) or _is_adjective(doc, last)
    )


def _only_opens(token: Token) -> bool:
    """A word of the language that has its capital but at the beginning of sentences."""
    if not _opens(token) or not token.is_title or token.vocab[token.lower].is_oov:
        return False
    if token.dep_ == "nsubj" and token.head.lower in _REPORTING:
        return False  # "Shell said"
    return not any(t.orth == token.orth and not _opens(t) for t in token.doc)


def _opens(token: Token) -> bool:
    """Is it the first word of a sentence, behind a quotation mark maybe?"""
    if token.is_sent_start:
        return True
    before = token.doc[token.i - 1]
    return before.is_quote or (before.is_punct and bool(before.is_sent_start))


def _is_shouted(doc: Doc, first: int, behind: int) -> bool:
    """ "WOW!"; "LOSE" in "THEY LOSE"."""
    if not all(token.is_upper for token in doc[first:behind]):
        return False
    before = doc[first - 1] if first else doc[first]
    loud = before.is_upper and before.is_alpha and len(before) > 1 and not before.ent_type_
    return (loud and first > 0) or (behind < len(doc) and doc[behind].text == "!")


def _is_king(doc: Doc, first: int, behind: int) -> bool:
    """ "George III"."""
    numbered = doc[behind - 1].text in _NUMERALS and behind - first > 1
    return numbered and genders.by_given_name(doc[behind - 2].text) is not None


def first_name(doc: Doc, first: int, behind: int) -> int:
    """Behind the first of two names that the model joined.

    "Democratic Convention when Holm", "European Parliament the Social Union", "Weser Institute of
    the University of Bremen"; "Harbour Lines Inc." and the sentence "Harbour said".
    """
    for i in range(first + 1, behind):
        token = doc[i]
        behind_form = doc[i - 1].lower_.rstrip(".") in words("sorts", "forms")
        if behind_form and token.orth == doc[first].orth:
            return i
        if not token.is_lower:
            continue
        begins_other = token.lower_ == "the" and doc[i - 1].is_title
        if token.lower_ in _CLAUSES or begins_other or _is_of_university(doc, i, behind):
            return i
    return behind


def _is_thing(doc: Doc, first: int, behind: int) -> bool:
    """A law or a prize by its last word; or a title alone."""
    last = doc[behind - 1]
    return last.lower in _THINGS if behind - first > 1 else last.lower_ in words("people", "titles")


def _is_of_university(doc: Doc, of: int, behind: int) -> bool:
    if doc[of].lower_ != "of" or doc[of - 1].lower_ not in words("bodies", "continues_over_of"):
        return False
    at = of + 1 + (of + 1 < behind and doc[of + 1].lower_ == "the")
    return at < behind and doc[at].lower_ in ("university", "college", "academy")


def _is_adjective(doc: Doc, last: Token) -> bool:
    """ "Republican Congressional" in "Republican Congressional officials"."""
    follows = last.i + 1 < len(doc) and doc[last.i + 1].tag_ in ("NN", "NNS")
    return last.tag_ == "JJ" and last.dep_ == "amod" and last.is_title and follows


def is_no_person(doc: Doc, first: int, behind: int) -> bool:
    """Is it a place or nobody, whatever the model saw in it?"""
    name = doc[first:behind].text
    if name in words("bodies", "nobodies") or is_dateline(doc, first, behind):
        return True
    if behind - first == 1:
        return False
    lands = doc[behind - 1].lower in _LANDFORMS or doc[behind - 1].text in _TOWNS
    return lands or is_place(doc, first, behind) or name in _ships(doc)


def _ships(doc: Doc) -> set[str]:
    """Names behind the noun for a ship: "the freighter Magdalena Ortiz"."""
    known: set[str] | None = doc.user_data.get(_SHIPS)
    if known is None:
        behind_ships = (e for e in doc.ents if e.start and doc[e.start - 1].lower in _VESSELS)
        known = doc.user_data[_SHIPS] = {ent.text for ent in behind_ships}
    return known


def is_place(doc: Doc, first: int, behind: int) -> bool:
    """A town or region of the gazetteer where it says where: "in Eau Claire", "Imatra and Kemi"."""
    if _is_called_place(doc, behind):
        return True
    head = doc[first:behind].root
    placed = _says_where(doc, first) or (
        head.dep_ == "conj" and head.head.i < first and _says_where(doc, head.head.left_edge.i)
    )
    return placed and any(
        entry.kind in ("city", "region")
        for entry in gazetteer.shipped().named(doc[first:behind].text)
    )


def _is_called_place(doc: Doc, behind: int) -> bool:
    """ "El Fasher, the capital of North Darfur"."""
    beside = doc[behind + 1 : behind + 4] if doc[behind : behind + 1].text == "," else ()
    return any(token.lower_ in words("bodies", "settlements") for token in beside)


def _says_where(doc: Doc, first: int) -> bool:
    return first > 0 and doc[first - 1].lower_ in _WHERE


def behind_colon(doc: Doc, first: int, behind: int) -> int:
    """ "National Interests: The Human Rights Council": the name behind the colon."""
    for i in range(behind - 2, first, -1):
        if doc[i].text == ":":
            return i + 1 + (doc[i + 1].lower_ == "the" and i + 2 < behind)
    return first


def without_things(doc: Doc, first: int, behind: int) -> int:
    """Behind the name of a person: "Holm" of "Holm Memos"."""
    while behind - first > 1 and doc[behind - 1].lower in _BEHIND_PEOPLE:
        behind -= 1
    return behind


def is_dateline(doc: Doc, first: int, behind: int) -> bool:
    """ "WEST PALM BEACH, Fla. —" at the beginning of a paragraph."""
    opens = first == 0 or "\n" in doc[first - 1].text
    shouts = all(token.is_upper for token in doc[first:behind] if token.is_alpha)
    if not opens or not shouts or behind >= len(doc):
        return False
    heading = behind - first > 2 and (doc[behind].text == "." or "\n" in doc[behind].text)
    return heading or doc[behind].text in _DATELINE


def is_town_of_dateline(doc: Doc, first: int, behind: int) -> bool:
    """ "Harare, Zimbabwe - …", "KHARTOUM, March 16 (Xinhua) --": where the article was written."""
    if first > 0 and "\n" not in doc[first - 1].text:
        return False
    if not gazetteer.shipped().named(doc[first:behind].text):
        return False
    if is_dateline(doc, first, behind):
        return True
    rest = doc[behind : behind + _LONGEST_DATELINE]
    return rest[:1].text == "," and any(
        token.text in _DASHES and doc[token.i - 1].whitespace_ for token in rest
    )


def attested(doc: Doc) -> Callable[[Span], bool]:
    """Whether a name that the model saw in a headline stands elsewhere, too; others do not ask.

    Remembered with the Doc, as all rules for names ask it.
    """
    known = doc.user_data.get(_HEADLINES)
    if known is None:
        known = doc.user_data[_HEADLINES] = headlines(text_of(doc))
    lines, outside = known
    if not lines:
        return lambda _: True

    def stands_elsewhere(ent: Span) -> bool:
        at = ent.start_char
        return not any(first <= at < behind for first, behind in lines) or ent.text in outside

    return stands_elsewhere


def headlines(text: str) -> tuple[list[tuple[int, int]], str]:
    """The lines in which nearly every longer word has a capital, and the text without them.

    None where nothing else is there: a sentence by itself may be full of names.
    """
    lines: list[tuple[int, int]] = []
    rest: list[str] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if _is_headline(line):
            lines.append((at, at + len(line)))
        else:
            rest.append(line)
        at += len(line)
    if not any(len(line.split()) > _HEADLINE_LEAST for line in rest):
        return [], text
    return lines, "".join(rest)


def _is_headline(line: str) -> bool:
    if len(line) > _LONGEST_HEADLINE or ";" in line or "(" in line:
        return False  # lists of those who wrote it have such signs
    long_words = _LONG_WORD.findall(line)
    capitals = sum(word[0].isupper() for word in long_words)
    return len(long_words) >= _HEADLINE_LEAST and capitals >= _HEADLINE_SHARE * len(long_words)
