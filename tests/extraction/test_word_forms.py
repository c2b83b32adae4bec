import pytest
import spacy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokens import Doc

from newsbase.extraction.components.word_forms import NAME, take_over

RULES = [
    {"patterns": [[{"TAG": "NN"}]], "attrs": {"POS": "NOUN", "MORPH": "Number=Sing"}},
    {"patterns": [[{"TAG": "NNS"}]], "attrs": {"POS": "NOUN", "MORPH": "Number=Plur"}},
    {"patterns": [[{"TAG": "VB"}]], "attrs": {"POS": "VERB", "MORPH": "VerbForm=Inf"}},
    {"patterns": [[{"TAG": "EX"}]], "attrs": {"POS": "PRON"}},
    {"patterns": [[{"TAG": "VBZ"}]], "attrs": {"POS": "VERB"}},
    {"patterns": [[{"TAG": "PRP"}]], "attrs": {"POS": "PRON"}},
    {"patterns": [[{"TAG": "VBZ", "LOWER": {"IN": ["is", "'s"]}}]],
     "attrs": {"POS": "AUX", "LEMMA": "be"}},
    {"patterns": [[{"LOWER": "let"}, {"LOWER": "'s"}]], "attrs": {"LEMMA": "us"}, "index": 1},
    {"patterns": [[{"DEP": "expl"}, {"LOWER": {"IN": ["is", "'s"]}}]],
     "attrs": {"POS": "VERB"}, "index": 1},
    {"patterns": [[{"LOWER": {"REGEX": "^n[ou]thin'$"}}]], "attrs": {"LEMMA": "nothing"}},
    {"patterns": [[{"IS_SPACE": True}]], "attrs": {"TAG": "_SP", "POS": "SPACE"}},
]  # fmt: skip

SENTENCES = [
    [("Let", "VB", "ROOT"), ("'s", "PRP", "nsubj"), ("see", "VB", "ccomp")],
    [("There", "EX", "expl"), ("is", "VBZ", "ROOT"), ("\n", "NN", "dep"), ("rain", "NN", "attr")],
    [("Rain", "NN", "nsubj"), ("is", "VBZ", "ROOT"), ("nuthin'", "NN", "attr")],
    [("Talks", "NNS", "nsubj"), ("let", "VB", "ROOT"), ("'s", "VBZ", "aux"), ("talks", "NN", "a")],
    [("It", "PRP", "nsubj"), ("'s", "VBZ", "ROOT"), ("cities", "NNS", "attr")],
]


@pytest.fixture
def nlp() -> Language:
    """The two components with a few rules, behind a tagger and a parser that nobody calls."""
    built = spacy.blank("en")
    for name in ("tagger", "parser"):
        built.add_pipe(name)
    built.add_pipe("attribute_ruler").add_patterns(RULES)  # type: ignore[attr-defined]
    lookups = Lookups()
    lookups.add_table("lemma_index", {"noun": ["city", "talk"]})
    lookups.add_table("lemma_exc", {})
    lookups.add_table("lemma_rules", {"noun": [["s", ""], ["ies", "y"]]})
    lemmatizer = built.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lookups=lookups)  # type: ignore[attr-defined]
    return built


def _doc(nlp: Language, words: list[tuple[str, str, str]]) -> Doc:
    texts, tags, labels = map(list, zip(*words, strict=True))
    return Doc(nlp.vocab, words=texts, tags=tags, deps=labels, heads=[0] * len(texts))


def _forms(doc: Doc) -> list[tuple[str, str, str, str]]:
    return [(t.tag_, t.pos_, t.lemma_, str(t.morph)) for t in doc]


def test_it_writes_what_the_two_components_write(nlp: Language) -> None:
    ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
    wanted = [_forms(lemmatizer(ruler(_doc(nlp, words)))) for words in SENTENCES]
    assert take_over(nlp)
    component = nlp.get_pipe(NAME)
    for _ in ("asking the rules", "remembering"):
        assert [_forms(component(_doc(nlp, words))) for words in SENTENCES] == wanted


def test_it_heeds_a_rule_over_two_words(nlp: Language) -> None:
    take_over(nlp)
    let_us, there_is, rain_is, *_ = [nlp.get_pipe(NAME)(_doc(nlp, words)) for words in SENTENCES]
    assert let_us[1].lemma_ == "us"
    assert (there_is[1].pos_, rain_is[1].pos_) == ("VERB", "AUX")


def test_it_leaves_what_another_component_wrote_to_the_rules(nlp: Language) -> None:
    take_over(nlp)
    doc = _doc(nlp, [("cities", "NNS", "ROOT")])
    doc[0].lemma_ = "City"
    assert nlp.get_pipe(NAME)(doc)[0].lemma_ == "City"


def test_a_text_without_words_stays_empty(nlp: Language) -> None:
    take_over(nlp)
    assert len(nlp.get_pipe(NAME)(Doc(nlp.vocab))) == 0


def test_the_two_components_no_longer_run(nlp: Language) -> None:
    take_over(nlp)
    assert nlp.pipe_names == ["tagger", "parser", NAME]


def test_rules_that_look_at_more_than_words_are_left_alone(nlp: Language) -> None:
    rule = {"patterns": [[{"ENT_TYPE": "ORG"}]], "attrs": {"POS": "PROPN"}}
    nlp.get_pipe("attribute_ruler").add_patterns([rule])  # type: ignore[attr-defined]
    assert not take_over(nlp)
    assert nlp.pipe_names == ["tagger", "parser", "attribute_ruler", "lemmatizer"]


def test_a_pipeline_without_rules_is_left_alone() -> None:
    assert not take_over(spacy.blank("en"))
