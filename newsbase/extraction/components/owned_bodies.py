"""The bodies of a state by their names without it: "health ministry", "Ministry of Health"."""

from newsbase.extraction.components import people
from newsbase.extraction.components.name_book import NameBook
from newsbase.extraction.known import KnownActor
from newsbase.extraction.text import fold

_SMALL = frozenset(("the", "of", "for", "and", "s"))
_MINISTRIES = ("ministry", "department")


def known_body(book: NameBook, name: str, state: KnownActor) -> KnownActor | None:
    """The curated body of the state that goes by the name with the state's before it."""
    for owner in _names(state):
        known = book.known(f"{owner} {name}")
        if known is not None and known.country == state.country:
            return known
    return None


def bare_name(name: str, state: KnownActor) -> str:
    """The name without the state's in front or behind: "Health Ministry" of "Chad's …"."""
    lower = name.lower()
    for owner in sorted(_names(state), key=len, reverse=True):
        own = owner.lower()
        for genitive in (f"{own}'s ", f"{own}’s ", f"{own}' ", f"{own}’ ", f"{own} "):
            if lower.startswith(genitive):
                return name[len(genitive) :]
        for of in (f" of {own}", f" of the {own}"):
            if lower.endswith(of):
                return name[: -len(of)]
    return name


def body_key(name: str, state: KnownActor) -> str:
    """The same for "health ministry" and "Ministry of Health" of a state."""
    parts = [p for p in people.slug(bare_name(name, state)).split("-") if p not in _SMALL]
    for word in _MINISTRIES:
        if word in parts:
            parts = [word, "of", *(p for p in parts if p != word)]
    return f"org:{(state.country or state.key).lower()}-{'-'.join(parts)}"


def _names(state: KnownActor) -> list[str]:
    kinds = ("name", "official", "adjective", "metonym")
    others = (alias.text for alias in state.aliases if alias.type in kinds)
    return list({fold(name): name for name in (state.name, *others)}.values())
