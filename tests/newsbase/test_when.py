import datetime

import pytest

from newsbase.when import in_words

day = datetime.date


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        (day(2024, 7, 10), day(2024, 7, 10), "day", "10 July 2024"),
        (day(2024, 7, 1), day(2024, 7, 31), "month", "July 2024"),
        (day(2022, 3, 1), day(2022, 5, 31), "season", "spring 2022"),
        (day(2024, 4, 1), day(2024, 6, 30), "quarter", "quarter 2 of 2024"),
        (day(2024, 1, 1), day(2024, 12, 31), "year", "2024"),
        (day(1990, 1, 1), day(1999, 12, 31), "decade", "the 1990s"),
        (day(2024, 7, 8), day(2024, 7, 14), "week", "8–14 July 2024"),
        (day(2024, 6, 28), day(2024, 7, 3), "range", "28 June – 3 July 2024"),
        (day(2023, 12, 28), day(2024, 1, 3), "range", "28 December 2023 – 3 January 2024"),
        (day(2011, 1, 1), day(2018, 12, 31), "range", "2011–2018"),
    ],
)
def test_it_says_as_much_as_is_known(
    first: datetime.date, last: datetime.date, precision: str, words: str
) -> None:
    assert in_words(first, last, precision) == words
