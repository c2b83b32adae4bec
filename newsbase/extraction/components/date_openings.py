"""The words that a time expression of each kind may begin with.

A rule of `date_rules` is tried only where one of them stands: trying all of them everywhere took a
tenth of the pipeline's time. A rule that may begin with a new word needs it here; a test compares
both ways of looking on all articles and examples of the project.
"""

from collections import defaultdict
from collections.abc import Mapping

from newsbase.extraction.components.date_words import (
    MOMENTS,
    MONTHS,
    NUMBER_WORDS,
    ORDINALS,
    SEASONS,
    UNITS,
    WEEKDAYS,
    listed,
)

FIGURE = "0"  # stands for a run that begins with any figure
_THAT = ("the", "this", "last", "next", "that")
_TENS = listed("twenty thirty")
_YEAR = (FIGURE, *listed("nineteen two twenty"))
_AMOUNT = (
    FIGURE,
    *NUMBER_WORDS,
    *listed("a an another couple dozens few half many several some various"),
)
_UNITS = ("centuries", *(f"{name}s" for name in UNITS))
_EDGES = listed("coming final first following last latest next past previous")

OPENINGS: Mapping[str, tuple[str, ...]] = {
    "iso": (FIGURE,),
    "numeric": (FIGURE,),
    "calendar": (FIGURE, "the", "this", *WEEKDAYS, *MONTHS, *ORDINALS, *_TENS),
    "days": (FIGURE, "from", "between", *MONTHS),
    "month": (*_THAT, *MONTHS),
    "quarter": (*_THAT, *_YEAR, *listed("q year fiscal first second third fourth final")),
    "years": (FIGURE,),
    "year": (*_YEAR, *listed("the fiscal financial calendar year")),
    "decade": (FIGURE, "the", "'", "’"),
    "century": (FIGURE, "the", *ORDINALS, *_TENS),
    "season": (*_THAT, *SEASONS),
    "weekday": (*_THAT, *WEEKDAYS),
    "day": listed("the yesterday tomorrow today tonight overnight"),
    "part_of_day": _THAT,
    "period": (*_THAT, *listed("current previous prior coming upcoming following latest")),
    "whole": ("the",),
    "year_ago": listed("the comparable year"),
    "year_end": listed("the mid midyear year"),
    "shift": (*_AMOUNT, *UNITS, *_UNITS, *listed("business trading working calendar fiscal")),
    "often": (*_AMOUNT, *listed("once twice per")),
    "duration": (*_AMOUNT, *_EDGES, "the"),
    "vague_duration": (*_EDGES, *listed("the recent early"), *_UNITS),
    "last_one": ("the",),
    "every": listed("every each"),
    "adverb": listed("hourly daily nightly weekly monthly yearly annually"),
    "weekdays": (*WEEKDAYS, *(f"{name}s" for name in WEEKDAYS)),
    "present": listed("right just even now currently presently nowadays these at current"),
    "past": listed("more most recently formerly lately the long some"),
    "future": listed("soon shortly as the a in"),
    "clock": (FIGURE, *MOMENTS),
}


def by_word() -> dict[str, tuple[str, ...]]:
    """Lower-case word -> the kinds that it may open, in the order of the rules."""
    found: dict[str, list[str]] = defaultdict(list)
    for kind, words in OPENINGS.items():
        for word in dict.fromkeys(words):
            found[word].append(kind)
    return {word: tuple(kinds) for word, kinds in found.items()}
