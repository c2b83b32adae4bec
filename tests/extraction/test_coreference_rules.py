"""The rules of coreference over hand-built Docs."""

from spacy.tokens import Doc

from newsbase.extraction import attributes
from newsbase.extraction.components import coreference, genders, speech
from newsbase.extraction.components.bodily_pronouns import subject_above
from newsbase.extraction.components.definite import definite_start
from newsbase.extraction.components.entities import Discourse, Entity
from newsbase.extraction.results import Actor, Mention, Span
from tests.extraction.docs import Word, doc

PEOPLE = {
    "person:holm": Actor("person:holm", "Ida Holm", "person"),
    "person:keller": Actor("person:keller", "Jonas Keller", "person"),
}


def resolved(built: Doc, **names: str) -> dict[str, Mention]:
    """The mentions that coreference adds, by their words; `names` maps words to actors' keys."""
    mentions = [
        Mention(Span(token.idx, token.idx + len(token)), "name", names[token.text])
        for token in built
        if token.text in names
    ]
    _, found = coreference.resolve(built, PEOPLE, mentions)
    return {m.span.of(built.text): m for m in found if m.type != "name"}


def holm_met_keller_and_she_spoke() -> Doc:
    return doc(
        [
            Word("Keller", "NNP", "nsubj", 1),
            Word("met", "VBD", "ROOT", 1),
            Word("Holm", "NNP", "dobj", 1),
            Word(".", ".", "punct", 1),
            Word("She", "PRP", "nsubj", 5),
            Word("spoke", "VBD", "ROOT", 5),
            Word(".", ".", "punct", 5),
        ]
    )


def test_gender_goes_before_the_part_in_the_sentence() -> None:
    found = resolved(holm_met_keller_and_she_spoke(), Keller="person:keller", Holm="person:holm")
    assert found["She"].actor == "person:holm"
    assert found["She"].why == "refers back to Ida Holm"


def test_an_object_is_not_its_own_subject() -> None:
    built = doc(
        [
            Word("Keller", "NNP", "nsubj", 1),
            Word("praised", "VBD", "ROOT", 1),
            Word("him", "PRP", "dobj", 1),
            Word(".", ".", "punct", 1),
        ]
    )
    assert resolved(built, Keller="person:keller")["him"].actor is None


def test_who_is_the_noun_before_its_clause() -> None:
    built = doc(
        [
            Word("Holm", "NNP", "nsubj", 4),
            Word(",", ",", "punct", 0),
            Word("who", "WP", "nsubj", 3),
            Word("left", "VBD", "relcl", 0),
            Word("spoke", "VBD", "ROOT", 4),
        ]
    )
    assert resolved(built, Holm="person:holm")["who"].actor == "person:holm"


def oslo_urged_the_bank_to_cut_its_debt() -> Doc:
    return doc(
        [
            Word("Oslo", "NNP", "nsubj", 1),
            Word("urged", "VBD", "ROOT", 1),
            Word("the", "DT", "det", 3),
            Word("bank", "NN", "dobj", 1),
            Word("to", "TO", "aux", 5),
            Word("cut", "VB", "xcomp", 1),
            Word("its", "PRP$", "poss", 7),
            Word("debt", "NN", "dobj", 5),
        ]
    )


def test_who_is_urged_is_to_act() -> None:
    built = oslo_urged_the_bank_to_cut_its_debt()
    above = subject_above(built[6])
    assert above is not None
    assert above.text == "bank"


def test_what_is_said_has_its_speaker_above() -> None:
    built = doc(
        [
            Word("Oslo", "NNP", "nsubj", 1),
            Word("said", "VBD", "ROOT", 1),
            Word("it", "PRP", "nsubj", 3),
            Word("agreed", "VBD", "ccomp", 1),
        ]
    )
    assert subject_above(built[2]) == built[0]


def test_a_noun_with_a_phrase_of_its_own_refers_to_nothing_before() -> None:
    built = doc(
        [
            Word("The", "DT", "det", 1),
            Word("leader", "NN", "nsubj", 4),
            Word("of", "IN", "prep", 1),
            Word("Mali", "NNP", "pobj", 2),
            Word("left", "VBD", "ROOT", 4),
            Word("the", "DT", "det", 6),
            Word("bank", "NN", "dobj", 4),
        ]
    )
    assert definite_start(built[1]) is None
    assert definite_start(built[6]) == 5


def quotation(*words: Word) -> Doc:
    """“words”, said Holm."""
    n = len(words)
    return doc(
        [
            Word("“", "``", "punct", n + 2),
            *words,
            Word("”", "''", "punct", n + 2),
            Word("said", "VBD", "ROOT", n + 2),
            Word("Holm", "NNP", "nsubj", n + 2),
        ]
    )


def test_an_utterance_is_read_by_itself_and_has_a_speaker() -> None:
    built = quotation(
        Word("The", "DT", "det", 2),
        Word("bank", "NN", "nsubj", 3),
        Word("failed", "VBD", "ccomp", 6),
        Word("again", "RB", "advmod", 3),
    )
    quoted = dict.fromkeys(range(6), 0)
    assert speech.whole_speeches(built, quoted) == quoted
    assert speech.speakers(built, quoted) == {0: built[7]}


def test_a_quoted_fragment_is_read_like_the_words_around_it() -> None:
    built = quotation(Word("utterly", "RB", "advmod", 2), Word("wrong", "JJ", "ccomp", 4))
    assert speech.whole_speeches(built, dict.fromkeys(range(4), 0)) == {}


def test_weight_fades_from_sentence_to_sentence() -> None:
    built = holm_met_keller_and_she_spoke()
    discourse = Discourse()
    keller, holm = Entity("Keller", "person", "k"), Entity("Holm", "person", "h")
    discourse.add(keller, built[0], 0, None)
    discourse.add(holm, built[2], 1, None)
    ranked = discourse.rank(built[4], 2, None, lambda seen: 1.0)
    assert ranked.entities == [holm, keller]
    assert ranked.scores == [0.3, 0.25]


def test_a_quotation_hides_those_whom_it_names() -> None:
    built = holm_met_keller_and_she_spoke()
    discourse = Discourse()
    keller, holm = Entity("Keller", "person", "k"), Entity("Holm", "person", "h")
    discourse.add(keller, built[0], 0, 7)
    discourse.add(holm, built[2], 0, None)
    assert discourse.rank(built[4], 1, None, lambda seen: 1.0).entities == [holm, keller]
    assert discourse.rank(built[4], 1, 7, lambda seen: 1.0).entities == [keller, holm]


def test_gender_is_by_noun_or_by_given_name() -> None:
    assert genders.by_noun("spokeswoman") == "f"
    assert genders.by_noun("minister") is None
    assert genders.by_name("Angela Holm") == "f"
    assert genders.by_name("Łukasz Holm") == "m"
    assert genders.by_name("Holm") is None


def test_the_shortest_mention_is_found_at_a_token() -> None:
    built = oslo_urged_the_bank_to_cut_its_debt()
    long = Mention(Span(0, 19), "name", "a")
    short = Mention(Span(15, 19), "name", "b")
    built._.mentions = [long, short]
    assert attributes.mention_at(built, built[1]) is long
    assert attributes.mention_at(built, built[3]) is short
    assert attributes.mention_at(built, built[5]) is None
    built._.mentions = [long]
    assert attributes.mention_at(built, built[3]) is long
