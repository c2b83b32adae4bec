"""Of which state an article speaks at a place."""

import pytest

from newsbase.extraction.components.spoken_states import BY_PERSON, Sign, state_at

NORWAY, CHAD = "state:NO", "state:TD"
SENTENCES = [1] * 10 + [2] * 10 + [3] * 10


def test_the_only_state_is_meant() -> None:
    assert state_at([Sign(3, NORWAY)], 15, SENTENCES) == NORWAY


def test_without_a_state_nobody_knows() -> None:
    assert state_at([], 15, SENTENCES) is None


def test_of_two_named_alike_none_is_meant() -> None:
    assert state_at([Sign(12, NORWAY), Sign(13, CHAD)], 15, SENTENCES) is None


def test_the_nearer_one_counts_more() -> None:
    assert state_at([Sign(11, CHAD, 0.5), Sign(24, NORWAY)], 25, SENTENCES) == NORWAY


def test_what_comes_later_counts_least() -> None:
    assert state_at([Sign(12, NORWAY), Sign(22, CHAD), Sign(23, CHAD)], 15, SENTENCES) == NORWAY


def test_the_first_sentence_lasts() -> None:
    signs = [Sign(0, NORWAY), Sign(12, CHAD, 0.5)]
    assert state_at(signs, 29, SENTENCES) == NORWAY


def test_a_place_speaks_for_what_is_near() -> None:
    place = Sign(2, CHAD, 0.8, is_place=True)
    assert state_at([place], 4, SENTENCES) == CHAD
    assert state_at([Sign(28, CHAD, 0.8, is_place=True)], 4, SENTENCES) is None


@pytest.mark.parametrize(("fronted", "meant"), [(True, CHAD), (False, None)])
def test_a_place_in_front_decides_for_its_sentence(fronted: bool, meant: str | None) -> None:
    place = Sign(11, CHAD, 0.8, is_place=True, is_fronted=fronted)
    assert state_at([Sign(0, NORWAY), place], 15, SENTENCES) == meant


def test_a_far_state_gives_way_to_people_of_another() -> None:
    far = [Sign(0, NORWAY), Sign(1, NORWAY), Sign(2, NORWAY)]
    assert state_at(far, 24, SENTENCES) == NORWAY
    assert state_at([*far, Sign(27, CHAD, BY_PERSON)], 24, SENTENCES) is None


def test_what_an_official_speaks_of_is_not_theirs() -> None:
    assert state_at([Sign(2, NORWAY), Sign(28, CHAD)], 24, SENTENCES) == NORWAY
