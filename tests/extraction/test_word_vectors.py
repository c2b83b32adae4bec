"""On a model without training: its vectors are of no use, and yet must stay the same."""

from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.training import Example

from newsbase.extraction import word_vectors
from newsbase.extraction.word_vectors import remember_vectors

HASHED = {
    "@architectures": "spacy.MultiHashEmbed.v2",
    "width": 8,
    "attrs": ["NORM", "SHAPE", "SPACY"],
    "rows": [50, 20, 5],
    "include_static_vectors": True,
}
BY_LETTERS = {
    "@architectures": "spacy.CharacterEmbed.v2",
    "width": 8,
    "rows": 50,
    "nM": 4,
    "nC": 2,
    "include_static_vectors": False,
}
TEXTS = ["The ministers met.", "", "They  met in Oslo, the gim said.", "gimme the gim ", "Oslo met"]


def _untrained(embed: dict[str, Any]) -> Language:
    nlp = spacy.blank("en")
    for number, word in enumerate(("met", "Oslo", "ministers")):
        vector: Any = np.full(4, number + 1, dtype=np.float32)
        nlp.vocab.set_vector(word, vector)
    tokenizer: Any = nlp.tokenizer
    tokenizer.add_special_case("gimme", [{"ORTH": "gim", "NORM": "give"}, {"ORTH": "me"}])
    encode = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 8, "depth": 1,
              "window_size": 1, "maxout_pieces": 2}  # fmt: skip
    model = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    nlp.add_pipe("tok2vec", config={"model": model})
    nlp.initialize(lambda: [Example.from_dict(nlp.make_doc(TEXTS[0]), {})])
    return nlp


@pytest.fixture
def nlp() -> Language:
    return _untrained(HASHED)


def _vectors(nlp: Language, texts: list[str]) -> list[bytes]:
    return [np.asarray(doc.tensor).tobytes() for doc in nlp.pipe(texts)]


def test_the_vectors_stay_the_same(nlp: Language) -> None:
    wanted = _vectors(nlp, TEXTS)
    assert remember_vectors(nlp) == 1
    for _ in ("computing", "remembering"):
        assert _vectors(nlp, TEXTS) == wanted
    assert [_vectors(nlp, [text])[0] for text in TEXTS] == wanted


def test_known_words_are_not_computed_again(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    learn = word_vectors._Remembered._learn

    def noted(self: Any, embed: Any, vocab: Any, names: list[int], keys: Any) -> None:
        asked.append([vocab.strings[int(word)] for word in keys[:, 0]])
        learn(self, embed, vocab, names, keys)

    monkeypatch.setattr(word_vectors._Remembered, "_learn", noted)
    remember_vectors(nlp)
    _vectors(nlp, ["the ministers met"])
    _vectors(nlp, ["the ministers left"])
    assert sorted(asked[0]) == ["met", "ministers", "the"]
    assert asked[1:] == [["left"]]


def test_it_forgets_when_the_words_get_too_many(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = [_vectors(nlp, [text])[0] for text in TEXTS]
    monkeypatch.setattr(word_vectors, "_MOST_REMEMBERED", 9)
    remember_vectors(nlp)
    assert [_vectors(nlp, [text])[0] for text in TEXTS * 2] == wanted * 2


@pytest.mark.parametrize(("name", "value"), [("_MOST_REMEMBERED", 3), ("_MIXING", np.uint64(0))])
def test_what_cannot_be_remembered_is_computed(
    nlp: Language, monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    """More words than fit; two words (of different norm) that get one key."""
    wanted = _vectors(nlp, TEXTS)
    monkeypatch.setattr(word_vectors, name, value)
    remember_vectors(nlp)
    assert _vectors(nlp, TEXTS) == wanted


def test_layers_that_look_at_more_than_the_form_are_left_alone() -> None:
    assert remember_vectors(_untrained(BY_LETTERS)) == 0
