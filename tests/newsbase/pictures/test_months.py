import datetime
from itertools import pairwise

import pytest

from newsbase.pictures.months import BOTTOM, MOST, MOST_LABELS, TOP, Span, chart, spans

JANUARY = datetime.date(2024, 1, 1)


def over(months: int, first: datetime.date = JANUARY) -> list[Span]:
    """Spans of one mention in the first month and one in the last of so many."""
    last = first.year * 12 + first.month - 1 + months - 1
    return spans({first: (1, 0), datetime.date(last // 12, last % 12 + 1, 9): (1, 1)})


def test_months_without_any_are_there() -> None:
    found = spans({datetime.date(2023, 12, 31): (3, 1), datetime.date(2024, 2, 1): (2, 0)})
    assert [(span.label, span.back, span.front) for span in found] == [
        ("Dec 2023", 3, 1),
        ("Jan 2024", 0, 0),
        ("Feb 2024", 2, 0),
    ]
    assert found[2].first == datetime.date(2024, 2, 1)
    assert found[2].last == datetime.date(2024, 2, 29)


def test_days_of_one_month_are_put_together() -> None:
    (span,) = spans({JANUARY: (1, 0), datetime.date(2024, 1, 31): (2, 2)})
    assert (span.back, span.front) == (3, 2)


@pytest.mark.parametrize(
    ("months", "label"),
    [(60, "Jan 2024"), (61, "Q1 2024"), (180, "Q1 2024"), (181, "2024"), (721, "2024–2025")],
)
def test_long_times_are_put_together(months: int, label: str) -> None:
    found = over(months)
    assert found[0].label == label
    assert len(found) <= MOST
    assert sum(span.back for span in found) == 2


def test_a_wrong_date_does_not_break_it() -> None:
    found = spans({datetime.date(1, 1, 1): (1, 0), datetime.date(2024, 5, 1): (1, 0)})
    assert len(found) <= MOST
    assert found[0].first == datetime.date(1, 1, 1)


def test_quarters_begin_where_quarters_begin() -> None:
    found = over(70, datetime.date(2018, 12, 1))
    assert found[0].label == "Q4 2018"
    assert found[0].first == datetime.date(2018, 10, 1)
    assert found[0].last == datetime.date(2018, 12, 31)


def test_nothing_is_an_empty_picture() -> None:
    assert spans({}) == []
    assert chart([]).bars == []


def test_bars_stand_side_by_side_within_the_picture() -> None:
    bars = chart(over(60)).bars
    for bar, after in pairwise(bars):
        assert bar.back_x + bar.back_width < after.back_x
    assert bars[-1].back_x + bars[-1].back_width <= 100


def test_the_front_bar_lies_inside_the_other() -> None:
    (bar,) = chart(spans({JANUARY: (4, 2)})).bars
    assert bar.back_x < bar.front_x
    assert bar.front_x + bar.front_width < bar.back_x + bar.back_width
    assert (bar.back_y, bar.front_y) == (TOP, (TOP + BOTTOM) / 2)


def test_the_least_can_be_seen_and_nothing_cannot() -> None:
    few, none = chart(spans({JANUARY: (1, 0), datetime.date(2024, 2, 1): (100_000, 0)})).bars
    assert few.back_height >= 2
    assert few.front_height == 0
    assert none.back_height == BOTTOM - TOP


@pytest.mark.parametrize(
    ("most", "labels"), [(1, ["1", "2"]), (9, ["5", "10"]), (3500, ["2k", "4k"])]
)
def test_lines_stand_at_round_numbers(most: int, labels: list[str]) -> None:
    assert [line.label for line in chart(spans({JANUARY: (most, 0)})).lines] == labels


@pytest.mark.parametrize("months", [1, 2, 8, 9, 13, 24, 60, 61, 240, 3000])
def test_labels_are_few_and_apart(months: int) -> None:
    labels = chart(over(months)).labels
    assert 1 <= len(labels) <= MOST_LABELS
    assert all(after.at - label.at > 9 for label, after in pairwise(labels))


def test_a_label_names_the_year_once() -> None:
    assert [mark.label for mark in chart(over(3, datetime.date(2023, 12, 1))).labels] == [
        "Dec 2023",
        "2024",
        "Feb",
    ]
