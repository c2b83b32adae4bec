"""Whom the words are put to: "told the council", "wrote to the king", "a letter to parliament"."""

from collections.abc import Iterator

from newsbase.extraction.statements.saying import Saying
from newsbase.extraction.word_lists import words

_TO_WHOM = ("to", "with", "before")
_PUT_TO = ("promise", "warn")  # of the directed acts, those that are put to their object
_PASSED_BY = ("by", "to")


def hearers(saying: Saying) -> list[int]:
    """The nouns for hearers, outside what is said, in text order."""
    found: list[int] = []
    if saying.is_verb:
        found = [*_objects(saying), *_behind(saying, saying.at, _put_to(saying))]
        found += [i for text in saying.texts() for i in _behind(saying, text, _TO_WHOM)]
        found += [i for clause in beside(saying) for i in _of_clause(saying, clause)]
        found += [*_telling(saying), *_quoted_by(saying)]
    return sorted({joined for i in found for joined in saying.joined(i)} - saying.tokens)


def _put_to(saying: Saying) -> tuple[str, ...]:
    """ "spoke with X"; but "referred to X as …" and "agreed with X" are not said to X."""
    talks = saying.flat.lemma[saying.at].lower() in ("speak", "talk")
    part_of_cue = "to" in saying.draft.cue.words
    return _TO_WHOM if talks else () if part_of_cue else ("to", "before")


def beside(saying: Saying) -> Iterator[int]:
    """Participles that tell how it was said: "speaking to reporters, he said"."""
    for i in saying.flat.children[saying.at]:
        if saying.flat.dep[i] == "advcl" and saying.flat.lower[i] in words("media", "speaking"):
            yield i


def _objects(saying: Saying) -> Iterator[int]:
    """ "told X", "assured X"; but in "praised X" nobody is told."""
    flat, cue = saying.flat, saying.draft.cue
    if cue.at != "object" or (cue.act.plover is not None and cue.act.name not in _PUT_TO):
        return
    passive = saying.is_passive
    for i in flat.children[saying.at]:
        dep = flat.dep[i]
        if (dep in ("dobj", "dative") and flat.pos[i] != "ADP") or (passive and dep == "nsubjpass"):
            yield i


def _telling(saying: Saying) -> Iterator[int]:
    """ "insisted on it, telling the council that …"."""
    flat = saying.flat
    for clause in flat.children[saying.at]:
        if flat.dep[clause] == "advcl" and flat.lower[clause] == "telling":
            yield from (i for i in flat.children[clause] if flat.dep[i] in ("dobj", "dative"))


def _behind(saying: Saying, head: int, prepositions: tuple[str, ...]) -> Iterator[int]:
    for i in saying.prepositions(head, prepositions):
        yield from saying.governed(i)


def _of_clause(saying: Saying, clause: int) -> Iterator[int]:
    if saying.flat.lower[clause] == "addressing":
        yield from (i for i in saying.flat.children[clause] if saying.flat.dep[i] == "dobj")
    yield from _behind(saying, clause, _TO_WHOM)


def _quoted_by(saying: Saying) -> Iterator[int]:
    """ "was quoted as saying by X": who passes it on."""
    at = saying.flat.head[saying.at]
    for _ in range(2):
        if saying.flat.lower[at] in ("quoted", "cited"):
            yield from _behind(saying, at, _PASSED_BY)
            return
        at = saying.flat.head[at]
