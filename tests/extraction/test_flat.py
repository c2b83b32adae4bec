from spacy.tokens import Doc
from spacy.vocab import Vocab

from newsbase.extraction.flat import flat
from tests.extraction.docs import Word, doc

TROOPS_LEFT = [
    Word("The", "DT", "det", 1),
    Word("troops", "NNS", "nsubj", 2, lemma="troop"),
    Word("left", "VBD", "ROOT", 2, lemma="leave"),
    Word("Kabul", "NNP", "dobj", 2, ent="B-GPE"),
    Word(".", ".", "punct", 2),
    Word("It", "PRP", "nsubj", 6),
    Word("fell", "VBD", "ROOT", 6, lemma="fall"),
]


def test_it_says_of_each_token_what_the_token_says() -> None:
    parsed = doc(TROOPS_LEFT)
    lists = flat(parsed)
    for token in parsed:
        said = [words[token.i] for words in (lists.dep, lists.tag, lists.pos, lists.lower)]
        assert said == [token.dep_, token.tag_, token.pos_, token.lower_]
        assert lists.lemma[token.i] == token.lemma_
        assert lists.ent_type[token.i] == token.ent_type_
        assert lists.head[token.i] == token.head.i
        assert lists.sentence[token.i] == token.sent.start
        assert lists.children[token.i] == [child.i for child in token.children]
        assert lists.text[lists.start[token.i] : lists.end[token.i]] == token.text


def test_it_finds_the_token_of_a_code_point() -> None:
    lists = flat(doc(TROOPS_LEFT))  # "The troops left Kabul. It fell"
    assert [lists.at(point) for point in (0, 2, 3, 4, 21, 29, 99)] == [0, 0, 0, 1, 4, 6, 6]


def test_it_is_made_once() -> None:
    parsed = doc(TROOPS_LEFT)
    assert flat(parsed) is flat(parsed)


def test_a_text_without_words_has_empty_lists() -> None:
    lists = flat(Doc(Vocab()))
    assert (len(lists), lists.text, lists.children) == (0, "", [])
