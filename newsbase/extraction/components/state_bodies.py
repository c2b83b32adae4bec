"""Bodies of states: "the Chinese Ministry of Defense", "China’s mission to the EU".

The state may stand before the body as an adjective, a name or a genitive, also with an article
between them as machine translation leaves it, or behind it ("Ministry of Defence of Poland").
"""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsbase.extraction.known import KnownActor
from newsbase.extraction.word_ids import ids, ids_of
from newsbase.extraction.word_lists import words

StateName = tuple[int, KnownActor]  # the first token of a state's name, and the state
_BETWEEN = {"the", "'s", "’s", "'", "’", "own", "new", "-"}
_LAST_WORDS = ids_of("bodies", "heads", "state_itself") | ids(
    pair.split()[-1] for pair in words("bodies", "pairs")
)
_REACH = 5  # words between a state and its body


@dataclass(frozen=True, slots=True)
class Body:
    """Tokens `first` to `behind`; `state` owns it, `name` is its name without articles.

    `is_state` marks a body that is the state itself ("the Chinese government").
    """

    first: int
    behind: int
    state: KnownActor
    name: str
    is_state: bool


def find_bodies(doc: Doc, states: Mapping[int, StateName], taken: set[int]) -> list[Body]:
    """Bodies whose state is named beside them.

    `states` maps the last token of a state's name or adjective to its first token and the state;
    `taken` are tokens that belong to longer names already.
    """
    found: list[Body] = []
    for i, lower in enumerate(doc.to_array(["LOWER"]).ravel().tolist()):
        if lower not in _LAST_WORDS:
            continue
        token = doc[i]
        head = _head(token)
        if head is None or token.i in taken or (found and head < found[-1].behind):
            continue
        body = _owned_before(doc, head, token.i, states) or _owned_behind(
            doc, head, token.i, states
        )
        if body is not None:
            found.append(body)
    return found


def _head(token: Token) -> int | None:
    """The first token of the body's head that ends at `token`, or None."""
    if token.i > 0 and f"{token.nbor(-1).lower_} {token.lower_}" in words("bodies", "pairs"):
        return token.i - 1
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    whole = token.lower_ in words("bodies", "state_itself") and token.dep_ != "compound"
    return token.i if whole or token.lower_ in words("bodies", "heads") else None


def _owned_before(doc: Doc, head: int, last: int, states: Mapping[int, StateName]) -> Body | None:
    at, seen = head - 1, 0
    while at >= 0 and seen < _REACH:
        if at in states:
            return _body(doc, last, states[at])
        if doc[at].lower_ not in _BETWEEN:
            if doc[at].pos_ not in ("NOUN", "PROPN", "ADJ") or doc[at].is_space:
                return None
            seen += 1
        at -= 1
    return None


def _owned_behind(doc: Doc, head: int, last: int, states: Mapping[int, StateName]) -> Body | None:
    """ "Ministry of Defence of (the Republic of) Poland"."""
    behind = portfolio_end(doc, last)
    at = behind
    while at < min(behind + 3, len(doc)) and doc[at].lower_ in ("of", "the"):
        at += 1
    if at == behind or at >= len(doc):
        return None
    owner = next((i for i in range(at, min(at + 3, len(doc))) if i in states), None)
    if owner is None or any(doc[i].is_punct for i in range(at, owner)):
        return None
    state = states[owner][1]
    return Body(head, owner + 1, state, _clean_name(doc, head, owner + 1), _is_state(doc[last]))


def _body(doc: Doc, last: int, owner: StateName) -> Body:
    first, state = owner
    is_state = _is_state(doc[last])
    behind = last + 1 if is_state else portfolio_end(doc, last)
    if doc[last].lower_ in ("mission", "delegation", "embassy"):
        behind = _destination_end(doc, behind)
    return Body(first, behind, state, _clean_name(doc, first, behind), is_state)


def _is_state(token: Token) -> bool:
    return token.lower_ in words("bodies", "state_itself")


def portfolio_end(doc: Doc, last: int) -> int:
    """Behind "of Foreign Affairs and Trade", else behind the head itself."""
    at = last + 1
    if at + 1 >= len(doc) or doc[at].lower_ != "of" or not _is_portfolio(doc[at + 1]):
        return at
    at += 1
    while at < len(doc) and (
        _is_portfolio(doc[at])
        or (
            doc[at].lower_ in ("and", "&", ",") and at + 1 < len(doc) and _is_portfolio(doc[at + 1])
        )
    ):
        at += 1
    return at


def _is_portfolio(token: Token) -> bool:
    return token.is_title and token.is_alpha


def _destination_end(doc: Doc, at: int) -> int:
    """Behind "to the EU", "in Warsaw"."""
    end = at
    if end < len(doc) and doc[end].lower_ in ("to", "in"):
        end += 1
        while end < len(doc) and (doc[end].lower_ == "the" or doc[end].text[:1].isupper()):
            end += 1
            if doc[end - 1].text[:1].isupper() and not (end < len(doc) and doc[end].is_title):
                return end
    return at


def _clean_name(doc: Doc, first: int, behind: int) -> str:
    """The words without articles, but for those inside a name ("mission to the EU")."""
    inner = ("of", "to", "for", "in")
    kept = [t for t in doc[first:behind] if t.lower_ != "the" or doc[t.i - 1].lower_ in inner]
    return "".join(t.text_with_ws for t in kept).strip()
