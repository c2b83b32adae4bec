from newsbase.extraction.evaluation.calibration import BANDS, calibration


def test_each_band_says_how_many_are_right_in_it_and_above() -> None:
    judged = [(1.0, True), (0.9, True), (0.9, False), (0.85, False), (0.0, True)]
    table = calibration(judged)
    assert [band["from"] for band in table] == list(BANDS)
    assert (table[0]["share"], table[0]["number"]) == (0.6667, 3)
    assert (table[1]["share"], table[1]["number"]) == (0.0, 1)
    assert (table[2]["share"], table[2]["number"]) == (None, 0)
    assert [band["and_above"] for band in table] == [
        {"share": 0.6667, "number": 3},
        *[{"share": 0.5, "number": 4}] * 4,
        {"share": 0.6, "number": 5},
    ]
