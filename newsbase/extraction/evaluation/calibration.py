"""Are things as sure as they say? Confidence in bands, and the share that is right in each."""

from collections.abc import Iterable
from itertools import accumulate

from newsbase.extraction.evaluation.rates import Json, Share

BANDS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.0)


def calibration(judged: Iterable[tuple[float, bool]]) -> list[Json]:
    """Of pairs of confidence and being right: for each band, from the surest down, how many there
    are and what share is right; and the same of all that are at least as sure (`and_above`).
    """
    number, right = [0] * len(BANDS), [0] * len(BANDS)
    for confidence, is_right in judged:
        band = next(i for i, least in enumerate(BANDS) if confidence >= least)
        number[band] += 1
        right[band] += is_right
    above = zip(accumulate(right), accumulate(number), strict=True)
    return [
        {
            "from": least,
            **Share(right[i], number[i]).as_json(),
            "and_above": Share(*total).as_json(),
        }
        for i, (least, total) in enumerate(zip(BANDS, above, strict=True))
    ]
