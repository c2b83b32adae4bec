"""Several at once: "analysts", "the two leaders", "both countries", "the two"."""

from spacy.tokens import Token

from newsbase.extraction.components import modifiers, sorts
from newsbase.extraction.components.chains import Link, Page
from newsbase.extraction.components.definite import definite_start
from newsbase.extraction.components.entities import Entity, Seen
from newsbase.extraction.word_ids import ids
from newsbase.extraction.word_lists import words

TWO = ids(("two", "both"))
_STATES = ids(("countries", "nations", "states", "governments", "neighbours", "neighbors"))
_PERSONS = ids(f"{noun}s" for noun in words("people", "roles") | words("people", "epithets")) | ids(
    ("men", "women", "rivals")
)
_THE = ids(("the", "these", "those"))
_FIGHTERS = ids(
    "rebels militants insurgents guerrillas jihadists extremists islamists separatists".split()
)
_NEAR = 2  # sentences
_FAR = 6
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def describe(page: Page, token: Token) -> Link | None:
    """The link of a plural noun, or of "the two"; a group without names is entered on the page."""
    if token.dep_ in ("compound", "nmod"):
        return None
    if token.lower in TWO:
        stands_alone = token.dep_ in _SUBJECTS and _counts(token)
        group = _two(page, token, ("person", "state")) if stands_alone else None
    else:
        group = _two(page, token, _kinds(token)) if _is_pair(token) else None
        group = group or _fighters(page, token)
        if group is None:
            page.add(Entity(f"«{token.text}»", "group", plural=True), token)
    if group is None:
        return None
    why = f"the two are {group.label}" if group.members else f"they are {group.label}"
    return Link(token.left_edge.i, token.i + 1, "nominal", group, why, group.members)


def _fighters(page: Page, token: Token) -> Entity | None:
    """ "The rebels": the movement spoken of, if that is clear."""
    first = definite_start(token)
    if token.lower not in _FIGHTERS or first is None or modifiers.details(token):
        return None

    def fits(seen: Seen) -> float:
        return float(seen.entity.actor is not None and sorts.is_many(seen.entity))

    number = page.sentence[token.i]
    ranked = page.discourse.rank(token, number, page.speech.get(token.i), fits, _FAR)
    return ranked.clear()


def _counts(token: Token) -> bool:
    """ "the two", "both"."""
    return token.lower_ == "both" or any(c.lower in _THE for c in token.children)


def _is_pair(token: Token) -> bool:
    """ "the two leaders", "both countries"."""
    children = list(token.children)
    return any(
        c.lower in TWO and (c.lower_ == "both" or any(d.lower in _THE for d in children))
        for c in children
    )


def _kinds(token: Token) -> tuple[str, ...]:
    if token.lower in _STATES:
        return ("state",)
    if token.lower in _PERSONS:
        return ("person",)
    return ()


def _two(page: Page, token: Token, kinds: tuple[str, ...]) -> Entity | None:
    """The only two of one kind that were named just before."""
    for kind in kinds:
        near: dict[str, str] = {}
        for seen in page.discourse.before(token, page.sentence[token.i], _NEAR):
            if seen.entity.kind == kind and seen.entity.actor:
                near.setdefault(seen.entity.actor, seen.entity.label)
        if len(near) == 2:
            keys, labels = tuple(reversed(near)), reversed(list(near.values()))
            return Entity(" and ".join(labels), "group", plural=True, members=keys)
    return None
