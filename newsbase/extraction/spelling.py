"""Names without their spelling: what is left of them when transliterations are made alike.

The database has the same rule, `newsbase_skeleton` of the migration actors.0005; a test compares
them.
"""

import re

from newsbase.extraction.text import fold

_SIGNS = re.compile(r"['’.`]")
_OTHERS = re.compile(r"[^a-z0-9]+")
# One letter for what transliterations write for one sound; in this order.
_SOUNDS = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"x|cks", "ks"),
        (r"tsch|tch|sch|sh|ch|cz|sz|zh|z", "s"),
        (r"kh|gh|q|ck|c", "k"),
        (r"ph|w|v", "f"),
        (r"\b[aeiouyj]+", "a"),
        (r"(?<=[a-z0-9])[aeiouyjh]+", ""),
        (r"([a-z0-9])\1+", r"\1"),
    )
)


_TWICE = re.compile(r"(.)\1")
_ENDING = re.compile(r"(?:iy|yy|ij|y)$")
_SHORT = 4  # letters, of which each counts


def plain_spelling(part: str) -> str:
    """A folded word of a name: «schröder» and «schroeder», «zelenskyy» and «zelensky» alike."""
    for pair, letter in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        part = part.replace(pair, letter)
    return _TWICE.sub(r"\1", _ENDING.sub("i", part)) if len(part) > _SHORT else part


def skeleton(name: str) -> str:
    """The consonants of each word, those alike in transliterations made one; words sorted.

    «Lukashenko, Alexander» and «Aliaksandr Lukashenka» agree; many different names do, too.
    """
    plain = _OTHERS.sub(" ", _SIGNS.sub("", fold(name)))
    for pattern, letter in _SOUNDS:
        plain = pattern.sub(letter, plain)
    return " ".join(sorted(plain.split()))
