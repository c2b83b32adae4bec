"""Which found span stands for which gold span."""

from collections import defaultdict
from collections.abc import Sequence

from newsbase.extraction.evaluation.words import Ids

HALF = 0.5
WHOLE = 1.0


def overlap(one: Ids, other: Ids) -> float:
    """Intersection over union of the words, 0 to 1."""
    return len(one & other) / len(one | other) if one or other else 0.0


def one_to_one(gold: Sequence[Ids], found: Sequence[Ids], least: float) -> list[tuple[int, int]]:
    """Pairs of positions in `gold` and `found` that overlap by at least `least`, best pairs first.

    No span is in two pairs. `least` 0 asks for one common word.
    """
    taken_gold, taken_found, pairs = set(), set(), []
    for _, _, i, j in sorted(_candidates(gold, found, least)):
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((i, j))
    return pairs


def _candidates(
    gold: Sequence[Ids], found: Sequence[Ids], least: float
) -> list[tuple[float, int, int, int]]:
    """Negated overlap and number of common words, so that the best sorts first; the positions."""
    by_word = defaultdict(list)
    for j, words in enumerate(found):
        for word in words:
            by_word[word].append(j)
    candidates = []
    for i, words in enumerate(gold):
        for j in {j for word in words for j in by_word.get(word, ())}:
            shared = overlap(words, found[j])
            if shared >= least:
                candidates.append((-shared, -len(words & found[j]), i, j))
    return candidates
