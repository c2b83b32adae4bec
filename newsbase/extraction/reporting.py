"""The lexicon of reporting cues, as `data/reporting.toml` has it."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from newsbase.extraction.word_lists import load


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue of one speech act. `words` are the lemma and what must follow it.

    `content` names the complements that hold what is said, `target` where the one stands at whom
    the act is directed. A `strict` cue needs a clause or a quotation.
    """

    words: tuple[str, ...]
    act: str
    plover: str | None
    content: tuple[str, ...]
    target: str | None
    strict: bool
    attitude: bool


@cache
def verb_cues() -> dict[str, tuple[Cue, ...]]:
    """Cues by their first lemma, those of more words first."""
    found: dict[str, list[Cue]] = {}
    for act, entry in load("reporting")["act"].items():
        for verb in entry["verbs"]:
            words = tuple(verb.split())
            found.setdefault(words[0], []).append(_cue(act, entry, words, verb))
    return {word: tuple(sorted(cues, key=lambda c: -len(c.words))) for word, cues in found.items()}


@cache
def noun_cues() -> dict[str, Cue]:
    """Cues by noun lemma."""
    return {
        noun: _cue(act, entry, (noun,), noun)
        for act, entry in load("reporting")["act"].items()
        for noun in entry["nouns"]
    }


def _cue(act: str, entry: dict[str, object], words: tuple[str, ...], name: str) -> Cue:
    strict = entry.get("strict", [])
    content = entry["content"]
    plover, target = entry.get("plover"), entry.get("target")
    return Cue(
        words=words,
        act=act,
        plover=str(plover) if plover else None,
        content=tuple(content) if isinstance(content, list) else (),
        target=str(target) if target else None,
        strict=isinstance(strict, list) and name in strict,
        attitude=bool(entry.get("attitude")),
    )


def cue_of(verb: Token) -> tuple[Cue, list[Token]] | None:
    """The cue that the verb is the head of, with all its tokens; the longest that fits."""
    for cue in verb_cues().get(verb.lemma_.lower(), ()):
        tokens = _following(verb, cue.words[1:])
        if tokens is not None:
            return cue, [verb, *tokens]
    return None


def _following(verb: Token, wanted: tuple[str, ...]) -> list[Token] | None:
    """The verb's dependents, or the words right behind it, that spell the rest of the cue."""
    found: list[Token] = []
    for word in wanted:
        last = found[-1] if found else verb
        near = [c for c in verb.children if c.i > verb.i]
        near += [last.nbor()] if last.i + 1 < len(last.doc) else []
        match = next((t for t in near if word in (t.lower_, t.lemma_.lower())), None)
        if match is None or match.i - verb.i > 6:
            return None
        found.append(match)
    return found
