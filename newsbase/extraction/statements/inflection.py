"""The forms of an English verb or noun, so that cues are found without a lemmatiser."""

import re

_VOWELS = "aeiou"
_DOUBLED = re.compile(r"([^aeiou]|qu)[aeiou][^aeiouwxy]$")  # one consonant behind one vowel
_IRREGULAR_NOUNS = {
    "child": "children",
    "datum": "data",
    "half": "halves",
    "medium": "media",
    "memorandum": "memoranda",
    "monarch": "monarchs",
    "oligarch": "oligarchs",
    "thief": "thieves",
}
_PLURALS = {"man": "men", "wife": "wives", "sis": "ses"}


def verb_forms(base: str, irregular: tuple[str, ...] = ()) -> set[str]:
    """The base, its -s, -ing and past forms; `irregular` replaces the regular past.

    Where a final consonant may or may not be doubled ("visited", "admitted"), both are given.
    """
    forms = {base, _with_s(base), *irregular}
    stems = {base, base + base[-1]} if _DOUBLED.search(base) else {base}
    for stem in stems:
        forms.add(_cut_e(stem) + "ing")
        if not irregular:
            forms.add(_past(stem))
    return forms


def noun_forms(noun: str) -> set[str]:
    """The noun and its plural; of a noun in -o with both endings ("memos", "vetoes")."""
    if noun in _IRREGULAR_NOUNS:
        return {noun, _IRREGULAR_NOUNS[noun]}
    for ending, plural in _PLURALS.items():
        if noun.endswith(ending):
            return {noun, noun.removesuffix(ending) + plural}
    return {noun, _with_s(noun)} | ({noun + "s"} if noun.endswith("o") else set())


def _cut_e(stem: str) -> str:
    return stem[:-1] if stem.endswith("e") and not stem.endswith(("ee", "ye", "oe")) else stem


def _past(stem: str) -> str:
    if stem.endswith("y") and stem[-2] not in _VOWELS:
        return stem[:-1] + "ied"
    return stem + "d" if stem.endswith("e") else stem + "ed"


def _with_s(base: str) -> str:
    if base.endswith("y") and base[-2:-1] not in tuple(_VOWELS):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
