"""Woman or man: by title, by role, or by given name."""

from functools import cache
from importlib.resources import files
from typing import Literal

from newsbase.extraction.text import fold
from newsbase.extraction.word_lists import words

Gender = Literal["f", "m"]


@cache
def _given_names() -> dict[str, Gender]:
    path = files("newsbase.extraction") / "data" / "given_names.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: "f" if gender == "f" else "m" for name, gender in pairs}


def by_noun(noun: str) -> Gender | None:
    """What a title or a noun in lower case says: "mrs", "spokeswoman", "actor"."""
    if noun in words("people", "female"):
        return "f"
    return "m" if noun in words("people", "male") else None


def by_name(name: str) -> Gender | None:
    """What the given name of a full name says, if it nearly always says the same."""
    given, *others = fold(name).split()
    if not others:
        return None
    return by_given_name(given) or by_given_name(given.partition("-")[0])


def by_given_name(given: str) -> Gender | None:
    """What a given name alone says; None where it is not known or says nothing."""
    return _given_names().get(fold(given))
