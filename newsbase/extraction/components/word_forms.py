"""Parts of speech, morphology and lemmas by the model's own rules, remembered by word.

The rules of spaCy's attribute_ruler and of its rule lemmatizer look at a word, its tag and its
dependency label, and hardly ever at a neighbour. Tried anew on each token they take a tenth of
the model's time. So they are asked once for each word with a tag and a label; and for words that
no rule names, once for each tag and label.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc, Token

NAME = "newsbase_word_forms"
_RULER, _LEMMATIZER = "attribute_ruler", "lemmatizer"
_MOST_REMEMBERED = 100_000
_READ: list[int | str] = ["ORTH", "TAG", "DEP"]
_WRITTEN: list[int | str] = ["POS", "TAG", "DEP", "LEMMA", "MORPH"]
_UNWRITTEN: list[int | str] = ["POS", "LEMMA", "MORPH"]
_LOOKED_AT = frozenset(("TAG", "DEP", "LOWER", "IS_SPACE"))

Key = tuple[int, ...]  # hashes, in the order of _READ
Forms = tuple[int, ...]  # hashes, in the order of _WRITTEN
Rule = list[dict[str, Any]]  # what it looks at: a table for each of its words
_BY_NEIGHBOURS: Forms = ()


def take_over(nlp: Language) -> bool:
    """Put `WordForms` in the place of the model's two components, if their rules allow it."""
    names = nlp.pipe_names
    if _RULER not in names or _LEMMATIZER not in names or not _by_word(nlp):
        return False
    at = names.index(_RULER)
    if at < max(names.index("tagger"), names.index("parser")) or names[at + 1] != _LEMMATIZER:
        return False
    nlp.add_pipe(NAME, after=_LEMMATIZER)
    nlp.disable_pipes(_RULER, _LEMMATIZER)
    return True


def _by_word(nlp: Language) -> bool:
    """Whether the rules look at words, tags and labels alone, each at a fixed number of words."""
    ruler, lemmatizer = nlp.get_pipe(_RULER), nlp.get_pipe(_LEMMATIZER)
    if not isinstance(ruler, AttributeRuler) or not isinstance(lemmatizer, Lemmatizer):
        return False
    written = {nlp.vocab.strings[str(name)] for name in _WRITTEN}
    same = type(lemmatizer).rule_lemmatize is Lemmatizer.rule_lemmatize
    return (
        all(_LOOKED_AT.issuperset(token) for rule in _rules(ruler) for token in rule)
        and all(isinstance(w, str) or set(w) <= {"IN", "REGEX"} for w in _words(ruler))
        and all(written.issuperset(attributes) for attributes in ruler.attrs)
        and (same and lemmatizer.mode == "rule" and not lemmatizer.overwrite)
    )


def _rules(ruler: AttributeRuler) -> Iterator[Rule]:
    for rule in ruler.patterns:
        yield from cast(list[Rule], rule["patterns"])


def _words(ruler: AttributeRuler) -> Iterator[str | dict[str, Any]]:
    """The words that rules name, in spaCy's ways: one, a list, a regular expression."""
    for rule in _rules(ruler):
        yield from (token["LOWER"] for token in rule if "LOWER" in token)


class _Named:
    """Which words the rules tell from others of the same tag and label."""

    def __init__(self, words: Iterable[str | dict[str, Any]]) -> None:
        self._words: set[str] = set()
        expressions = []
        for word in words:
            if isinstance(word, str):
                self._words.add(word)
            else:
                self._words.update(word.get("IN", ()))
                expressions += [word["REGEX"]] if "REGEX" in word else []
        self._expressions = [re.compile(expression) for expression in expressions]

    def holds(self, token: Token) -> bool:
        word = token.lower_
        named = word in self._words or token.is_space
        return named or any(one.search(word) for one in self._expressions)


@Language.factory(
    NAME,
    assigns=["token.pos", "token.morph", "token.lemma"],
    requires=["token.tag", "token.dep"],
)
class WordForms:
    """Does what the ruler and the lemmatizer of the same pipeline do, both of them disabled."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        ruler = cast(AttributeRuler, nlp.get_pipe(_RULER))
        self._ruler: Any = ruler
        self._lemmatizer = cast(Lemmatizer, nlp.get_pipe(_LEMMATIZER))
        _index_by_hash(self._lemmatizer)
        self._columns = [nlp.vocab.strings[str(name)] for name in _WRITTEN]
        self._named = _Named(_words(ruler))
        self._by_word: dict[Key, Forms] = {}
        self._by_kind: dict[Key, Forms] = {}  # words that no rule names are 0; so are their lemmas
        self._begins: dict[Key, bool] = {}  # may a rule over several words begin with the kind?
        several = [rule for rule in _rules(ruler) if len(rule) > 1]
        self._longest = max(map(len, several), default=1)
        self._beginnings = Matcher(nlp.vocab)
        if several:
            self._beginnings.add(NAME, [rule[:1] for rule in several])

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc) or doc.to_array(_UNWRITTEN).any():  # another component wrote some
            self._ruler(doc)
            self._lemmatizer(doc)
            return doc
        keys: list[Key] = list(map(tuple, doc.to_array(_READ).astype(np.uint64).tolist()))
        forms = [self._by_word.get(key) for key in keys]
        new = {i: self._kind(doc[i], keys[i]) for i, known in enumerate(forms) if known is None}
        for i, kind in new.items():
            if self._may_begin(doc, i, kind):
                forms[i] = self._by_word[keys[i]] = _BY_NEIGHBOURS
        for first, behind in _stretches(forms, self._longest):
            forms[first:behind] = self._with_lemmas(doc, first, behind)
        new = {i: kind for i, kind in new.items() if forms[i] is None}
        for i, kind in new.items():
            forms[i] = self._by_kind.get(kind) or self._of_kind(doc, i, kind)
        values: Any = np.array(forms, dtype=np.uint64)
        doc.from_array(_WRITTEN, values)
        self._remember(doc, {i: keys[i] for i in new})
        return doc

    def _kind(self, token: Token, key: Key) -> Key:
        word, tag, label = key
        return (word if self._named.holds(token) else 0, tag, label)

    def _may_begin(self, doc: Doc, i: int, kind: Key) -> bool:
        if kind not in self._begins:
            self._begins[kind] = bool(self._beginnings(doc[i : i + 1], allow_missing=True))
        return self._begins[kind]

    def _of_kind(self, doc: Doc, i: int, kind: Key) -> Forms:
        found = self._by_kind[kind] = self._by_rules(doc, i, i + 1)[0]
        return found

    def _by_rules(self, doc: Doc, first: int, behind: int) -> list[Forms]:
        """Write on the tokens what the ruler says of them, and read it off."""
        span, strings = doc[first:behind], doc.vocab.strings
        found = self._ruler.matcher(span, allow_missing=True)
        matches = [(int(strings[rule]), rule, first + a, first + b) for rule, a, b in found]
        self._ruler.set_annotations(doc, sorted(matches))
        return self._written(doc, first, behind)

    def _with_lemmas(self, doc: Doc, first: int, behind: int) -> list[Forms]:
        self._by_rules(doc, first, behind)
        for token in doc[first:behind]:
            self._lemmatise(token)
        return self._written(doc, first, behind)

    def _written(self, doc: Doc, first: int, behind: int) -> list[Forms]:
        span: Any = doc[first:behind]
        return list(map(tuple, span.to_array(self._columns).tolist()))

    def _lemmatise(self, token: Token) -> None:
        if token.lemma == 0:
            token.lemma_ = self._lemmatizer.lemmatize(token)[0]

    def _remember(self, doc: Doc, new: dict[int, Key]) -> None:
        """Find the lemmas of the tokens and keep all that is known of them now."""
        if len(self._by_word) > _MOST_REMEMBERED:
            self._by_word.clear()
        for i, key in new.items():
            self._lemmatise(doc[i])
            self._by_word[key] = self._written(doc, i, i + 1)[0]


def _index_by_hash(lemmatizer: Lemmatizer) -> None:
    """spaCy looks a form up in a list of all nouns, or all verbs, from end to end."""
    table = lemmatizer.lookups.get_table("lemma_index", {})
    for part_of_speech in list(table):
        table[part_of_speech] = frozenset(table[part_of_speech])


def _stretches(forms: list[Forms | None], longest: int) -> list[tuple[int, int]]:
    """Tokens on which a rule over several words may bear, as (first, behind the last)."""
    found: list[tuple[int, int]] = []
    for i, known in enumerate(forms):
        if known is _BY_NEIGHBOURS:
            goes_on = found and i <= found[-1][1]
            first = found.pop()[0] if goes_on else i
            found.append((first, min(i + longest, len(forms))))
    return found
