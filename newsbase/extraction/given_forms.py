"""Given names and their short forms: Bill is William, and may be nobody else."""

from collections import defaultdict
from functools import cache

from newsbase.extraction.word_lists import load


def same_given(one: str, other: str) -> bool:
    """Are the two (folded) forms of one given name? Each is a form of itself."""
    return one == other or other in forms_of(one)


def forms_of(name: str) -> frozenset[str]:
    """The other forms of a folded given name: of "bill", "william" and "billy" among others."""
    return all_forms().get(name, frozenset())


@cache
def all_forms() -> dict[str, frozenset[str]]:
    """By each folded given name that has some, its other forms."""
    found: dict[str, set[str]] = defaultdict(set)
    for whole, *short in load("given_forms")["forms"]:
        found[whole].update(short)
        for form in short:
            found[form].add(whole)
    return {name: frozenset(forms) for name, forms in found.items()}
