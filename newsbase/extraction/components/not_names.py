"""What models take for names and is none: laws, rooms, shouts, datelines, words of headlines."""

from collections.abc import Callable

from spacy.tokens import Doc, Span, Token

from newsbase.extraction.word_ids import ids_of
from newsbase.extraction.word_lists import words

_THINGS = ids_of("bodies", "no_bodies")
_BEHIND_PEOPLE = ids_of("bodies", "behind_people")
_PREFIXES = ("pro-", "anti-", "non-", "ex-", "post-", "pre-")
_DATELINE = frozenset((",", "—", "–", "-", "(", "―", "--"))
_HEADLINE_LEAST, _HEADLINE_MOST = 5, 16  # words of four letters and more
_HEADLINE_SHARE = 0.8  # of them have capitals
_SMALL_WORD = 3  # letters


def is_nobody(doc: Doc, first: int, behind: int) -> bool:
    """Is the body that the model saw none by its words or by what stands around it?"""
    last = doc[behind - 1]
    name = doc[first:behind].text
    if name in words("bodies", "nobodies") or name.lower().startswith(_PREFIXES):
        return True
    if behind - first > 1 and (last.lower in _THINGS or is_dateline(doc, first, behind)):
        return True
    shouted = behind < len(doc) and doc[behind].text == "!"
    return (shouted and last.is_upper) or _is_adjective(doc, last)


def _is_adjective(doc: Doc, last: Token) -> bool:
    """ "Republican Congressional" in "Republican Congressional officials"."""
    follows = last.i + 1 < len(doc) and doc[last.i + 1].tag_ in ("NN", "NNS")
    return last.tag_ == "JJ" and last.dep_ == "amod" and last.is_title and follows


def without_things(doc: Doc, first: int, behind: int) -> int:
    """Behind the name of a person: "Holm" of "Holm Memos"."""
    while behind - first > 1 and doc[behind - 1].lower in _BEHIND_PEOPLE:
        behind -= 1
    return behind


def is_dateline(doc: Doc, first: int, behind: int) -> bool:
    """ "WEST PALM BEACH, Fla. —" at the beginning of a paragraph."""
    opens = first == 0 or "\n" in doc[first - 1].text
    shouts = all(token.is_upper for token in doc[first:behind] if token.is_alpha)
    return opens and shouts and behind < len(doc) and doc[behind].text in _DATELINE


def attested(doc: Doc) -> Callable[[Span], bool]:
    """Whether a name that the model saw in a headline stands elsewhere, too; others do not ask."""
    headlines = headline_tokens(doc)
    outside = {ent.text for ent in doc.ents if ent.start not in headlines} if headlines else set()
    return lambda ent: ent.start not in headlines or ent.text in outside


def headline_tokens(doc: Doc) -> set[int]:
    """Tokens of lines in which nearly every longer word has a capital."""
    found: set[int] = set()
    line: list[tuple[int, bool]] = []
    columns = doc.to_array(["IS_ALPHA", "IS_LOWER", "LENGTH", "IS_SPACE"]).tolist()
    for i, (is_alpha, is_lower, length, is_space) in enumerate(columns):
        if is_space and "\n" in doc[i].text:
            found.update(_if_headline(line))
            line = []
        elif is_alpha and length > _SMALL_WORD:
            line.append((i, not is_lower))
    found.update(_if_headline(line))
    return found


def _if_headline(line: list[tuple[int, bool]]) -> range:
    capitals = sum(is_capital for _, is_capital in line)
    if not _HEADLINE_LEAST <= len(line) <= _HEADLINE_MOST or capitals < _HEADLINE_SHARE * len(line):
        return range(0)
    return range(line[0][0], line[-1][0] + 1)
