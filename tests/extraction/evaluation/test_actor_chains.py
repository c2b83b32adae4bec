"""The measures of chains, on the examples of the papers that brought them, and worked by hand.

A letter is a mention, a word a chain.
"""

from typing import Any

import pytest

from newsbase.extraction.evaluation.actor_chains import Clusters, chain_figures

# Bagga and Baldwin 1998, Luo 2005: the key, and two answers with one link too many.
TRUTH = "12345 67 89ABC"
SMALL_CHAIN_JOINED = "12345 6789ABC"
LARGE_CHAIN_JOINED = "1234589ABC 67"


def chains(words: str) -> Clusters:
    return [frozenset(map(ord, word)) for word in words.split()]


def measured(gold: str, found: str) -> Any:
    return chain_figures([(chains(gold), chains(found))])


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            SMALL_CHAIN_JOINED,
            {"muc": (90.0, 100.0), "b_cubed": (76.2, 100.0), "ceaf_e": (91.7, 61.1)},
        ),
        (
            LARGE_CHAIN_JOINED,
            {"muc": (90.0, 100.0), "b_cubed": (58.3, 100.0), "ceaf_e": (83.3, 55.6)},
        ),
    ],
)
def test_the_example_of_bagga_and_baldwin_and_luo(
    found: str, expected: dict[str, tuple[float, float]]
) -> None:
    figures = measured(TRUTH, found)
    for measure, (precision, recall) in expected.items():
        assert round(100 * figures[measure]["precision"], 1) == precision
        assert round(100 * figures[measure]["recall"], 1) == recall


def test_luo_tells_the_two_answers_apart_by_f1() -> None:
    one, other = (measured(TRUTH, found) for found in (SMALL_CHAIN_JOINED, LARGE_CHAIN_JOINED))
    assert (one["ceaf_e"]["f1"], other["ceaf_e"]["f1"]) == (0.7333, 0.6667)


@pytest.mark.parametrize(
    ("measure", "precision", "recall", "f1"),
    [
        # Recall 1/5 + 1/5: abc is in two pieces, of defg two mentions hang together.
        ("muc", 0.4, 0.4, 0.4),
        # Recall (4/3 + 1/3 + 1/4 + 4/4) / 7, precision (4/2 + 1/2 + 1/2 + 4/4) / 8.
        ("b_cubed", 0.5, 0.4167, 0.4545),
        # 2·2/5 + 2·2/8 = 1.3, of two chains and of three.
        ("ceaf_e", 0.4333, 0.65, 0.52),
        # Recall (3·1/3 + 4·1/6) / 7, precision (2·1/1 + 2·0 + 4·1/6) / 8.
        ("lea", 0.3333, 0.2381, 0.2778),
    ],
)
def test_the_example_of_pradhan_and_of_moosavi_and_strube(
    measure: str, precision: float, recall: float, f1: float
) -> None:
    """Pradhan et al. 2014, and section 3 of Moosavi and Strube 2016: c is found, but with a
    mention of the other chain; e is missed; h and i are invented.
    """
    figures = measured("abc defg", "ab cd fghi")[measure]
    assert (figures["precision"], figures["recall"], figures["f1"]) == (precision, recall, f1)


def test_the_conll_average_is_the_mean_of_three() -> None:
    """Of 0.4, 5/11 and 0.52."""
    assert measured("abc defg", "ab cd fghi")["conll"] == pytest.approx(0.4582)


def test_vilain_counts_the_links_that_are_missing() -> None:
    """MUC-6, table 1: A-B-C-D against A-B, C-D, one link short; and against A-B alone."""
    assert measured("ABCD", "AB CD")["muc"]["recall"] == 0.6667
    assert measured("ABCD", "AB CD")["muc"]["precision"] == 1.0
    assert measured("ABCD", "AB")["muc"]["recall"] == 0.3333


def test_everything_right_is_one_everywhere() -> None:
    figures = measured("abc de f", "f ed cba")
    assert {each["f1"] for each in figures.values() if isinstance(each, dict)} == {1.0}
    assert figures["conll"] == 1.0


def test_chains_of_one_count_but_for_muc() -> None:
    """f is rightly alone, c is alone and should not be: LEA (0 + 1) / 3 · of mentions 2 and 1."""
    figures = measured("bc f", "b c f")
    assert figures["lea"]["recall"] == 0.3333
    assert figures["b_cubed"]["recall"] == pytest.approx((1 + 1) / 3, abs=1e-4)
    assert figures["muc"] == {"precision": 0, "recall": 0, "f1": 0, "found": 0, "gold": 1}


def test_an_average_leaves_out_what_sees_nothing() -> None:
    """Everybody is mentioned once: there are no links for MUC."""
    assert measured("a b", "a b")["conll"] == 1.0
    assert measured("a b", "ab")["conll"] == pytest.approx((0 + 2 / 3 + 4 / 9) / 3, abs=1e-4)


def test_nothing_at_all_has_no_average() -> None:
    assert measured("", "")["conll"] is None
    assert measured("ab", "")["conll"] == 0.0


def test_texts_are_added_up_before_they_are_divided() -> None:
    """Recall of the links is 1 of 1 and 0 of 3, which is 1 of 4 and not a half."""
    pairs = [(chains("ab"), chains("ab")), (chains("abcd"), chains("a b c d"))]
    figures: Any = chain_figures(pairs)
    assert figures["muc"]["recall"] == 0.25
    assert figures["b_cubed"]["recall"] == pytest.approx((2 + 1) / 6, abs=1e-4)
