"""Precision, recall and F1, and plain shares, as the numbers that are kept and printed."""

from dataclasses import dataclass

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Rate:
    """`found_right` of `found` are right, and `gold_met` of `gold` are met.

    The two numerators differ where both sides are counted by a property of their own (the kind of
    a prediction, the kind of the gold that it meets).
    """

    found_right: int
    found: int
    gold_met: int
    gold: int

    @property
    def precision(self) -> float:
        return self.found_right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.gold_met / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def as_json(self) -> Json:
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "found": self.found,
            "gold": self.gold,
        }


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `number`; nothing is known of an empty one."""

    right: int
    number: int

    def as_json(self) -> Json:
        share = round(self.right / self.number, 4) if self.number else None
        return {"share": share, "number": self.number}
