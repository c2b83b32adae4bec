"""Names of bodies that every state has: "the Foreign Ministry", "the Supreme Court"."""

from functools import cache

from newsbase.extraction.text import fold
from newsbase.extraction.word_lists import words

_SMALL = frozenset("of the and for on s".split())


def is_anybodys(name: str) -> bool:
    """Is nobody meant by the name alone, so that its state must be known?"""
    parts = [part for part in fold(name).replace("'", " ").split() if part not in _SMALL]
    if not parts:
        return False
    if parts[0] in ("ministry", "department") or parts[-1] == "ministry":
        return True
    return " ".join(parts) in words("bodies", "pairs") or (
        all(part in _generic() for part in parts) and any(part in _heads() for part in parts)
    )


@cache
def _heads() -> frozenset[str]:
    pairs = {word for pair in words("bodies", "pairs") for word in pair.split()}
    return words("bodies", "heads") | words("bodies", "generic_heads") | pairs


@cache
def _generic() -> frozenset[str]:
    return _heads() | words("bodies", "generic_modifiers")
