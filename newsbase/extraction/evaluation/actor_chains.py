"""How well mentions are gathered into chains: MUC, B³, CEAF-e, their average, and LEA.

Chains are sets of mentions. Each measure is given as its recall, a part of a whole, of the chains
`one` in the chains `other`; its precision is the same with the two sides exchanged. Mentions that
only one side has count against it, and chains of one mention count where a measure knows them.
Parts and wholes of texts are added up before they are divided.

- MUC: Vilain, Burger, Aberdeen, Connolly, Hirschman 1995, A Model-Theoretic Coreference Scoring
  Scheme (MUC-6).
- B³: Bagga and Baldwin 1998, Algorithms for Scoring Coreference Chains (LREC workshop); with
  mentions that one side lacks as in Pradhan et al. 2014, Scoring Coreference Partitions of
  Predicted Mentions (ACL).
- CEAF-e: Luo 2005, On Coreference Resolution Performance Metrics (HLT/EMNLP), with his φ4.
- CoNLL average: the mean of the three F1, Pradhan et al. 2012 (CoNLL-2012 shared task).
- LEA: Moosavi and Strube 2016, Which Coreference Evaluation Metric Do You Trust? (ACL).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsbase.extraction.evaluation.assignment import highest_sum
from newsbase.extraction.evaluation.rates import Json

Clusters = Sequence[frozenset[int]]
Part = tuple[float, int]  # how much is right, and of how much


def muc(one: Clusters, other: Clusters) -> Part:
    """Links: a chain of n mentions needs n - 1, and lacks one less than it is in pieces.

    A chain of one mention has no link, and is not seen.
    """
    place = {mention: i for i, chain in enumerate(other) for mention in chain}
    right = 0
    for chain in one:
        known = {place[mention] for mention in chain if mention in place}
        missing = sum(mention not in place for mention in chain)
        right += len(chain) - len(known) - missing
    return right, sum(len(chain) - 1 for chain in one)


def b_cubed(one: Clusters, other: Clusters) -> Part:
    """Mentions: of each, the share of its chain that the chain of the other side has too."""
    right = sum(len(chain & each) ** 2 / len(chain) for chain in one for each in other)
    return right, sum(map(len, one))


def ceaf_e(one: Clusters, other: Clusters) -> Part:
    """Chains: each is paired with one of the other side at most, so that they are most alike."""
    alike = [[2 * len(a & b) / (len(a) + len(b)) for b in other] for a in one]
    return highest_sum(alike), len(one)


def lea(one: Clusters, other: Clusters) -> Part:
    """All links of a chain, n (n - 1) / 2 of n mentions; a chain weighs its number of mentions.

    A chain of one mention has a link to itself, which the other side has if it is one there too.
    """
    alone = {mention for chain in other if len(chain) == 1 for mention in chain}
    right = 0.0
    for chain in one:
        if len(chain) == 1:
            right += len(chain & alone)
        else:
            kept = sum(_links(len(chain & each)) for each in other)
            right += len(chain) * kept / _links(len(chain))
    return right, sum(map(len, one))


def _links(mentions: int) -> int:
    return mentions * (mentions - 1) // 2


Measure = Callable[[Clusters, Clusters], Part]
MEASURES: Mapping[str, Measure] = {"muc": muc, "b_cubed": b_cubed, "ceaf_e": ceaf_e, "lea": lea}
_CONLL = ("muc", "b_cubed", "ceaf_e")


@dataclass(frozen=True, slots=True)
class ChainRate:
    """Like a Rate, of parts that are no whole numbers."""

    recall_part: Part
    precision_part: Part

    @property
    def f1(self) -> float | None:
        """None where neither side has anything that the measure sees."""
        if not self.recall_part[1] and not self.precision_part[1]:
            return None
        recall, precision = _share(self.recall_part), _share(self.precision_part)
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def as_json(self) -> Json:
        return {
            "precision": round(_share(self.precision_part), 4),
            "recall": round(_share(self.recall_part), 4),
            "f1": round(self.f1 or 0.0, 4),
            "found": self.precision_part[1],
            "gold": self.recall_part[1],
        }


def _share(part: Part) -> float:
    return part[0] / part[1] if part[1] else 0.0


def chain_figures(texts: Iterable[tuple[Clusters, Clusters]]) -> Json:
    """All measures over the chains of each text, gold and found.

    Of the three that the CoNLL average is made of, one that sees nothing is left out of it: texts
    in which everybody is mentioned once have no links.
    """
    pairs = list(texts)
    rates = {name: _rate(measure, pairs) for name, measure in MEASURES.items()}
    seen = [f1 for name in _CONLL if (f1 := rates[name].f1) is not None]
    conll = round(sum(seen) / len(seen), 4) if seen else None
    return {**{name: rate.as_json() for name, rate in rates.items()}, "conll": conll}


def _rate(measure: Measure, pairs: Iterable[tuple[Clusters, Clusters]]) -> ChainRate:
    recall, precision = (0.0, 0), (0.0, 0)
    for gold, found in pairs:
        recall = _added(recall, measure(gold, found))
        precision = _added(precision, measure(found, gold))
    return ChainRate(recall, precision)


def _added(one: Part, other: Part) -> Part:
    return one[0] + other[0], one[1] + other[1]
