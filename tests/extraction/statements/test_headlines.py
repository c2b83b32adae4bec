from newsbase.extraction.statements.headlines import headline_drafts
from newsbase.extraction.statements.reading import Reading
from tests.extraction.statements.cues import shown
from tests.extraction.trees import tree

BODY = "[nsubj Ships] sank/VBD ."


def found(headline: str) -> list[tuple[str | None, str, str]]:
    built = tree(headline + " ¶", BODY)
    return [shown(built, draft) for draft in headline_drafts(Reading(built))]


def test_a_verb_that_capitals_make_a_name_is_a_cue() -> None:
    headline = "[compound Silva/NNP/PERSON] Slams/NNPS [dobj [compound Harbour/NNP] Plan/NNP]"
    assert found(headline) == [("Silva", "Slams", "Harbour Plan")]


def test_a_verb_that_was_seen_as_one_is_left_to_the_parse() -> None:
    assert found("[nsubj Silva/NNP/PERSON] Slams/VBZ [dobj [compound Harbour/NNP] Plan/NNP]") == []


def test_a_sentence_that_is_not_in_capitals_is_no_headline() -> None:
    assert found("[compound Silva/NNP/PERSON] slams/NNS [dobj [compound harbour/NN] plan/NN]") == []


def test_things_slam_nothing() -> None:
    assert found("[compound Bridge/NN] Slams/NNPS [dobj [compound Harbour/NNP] Wall/NNP]") == []
