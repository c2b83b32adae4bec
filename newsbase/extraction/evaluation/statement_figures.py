"""The figures of the statements layer, counted over all words and statements of a data set."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from newsbase.extraction.evaluation.calibration import calibration
from newsbase.extraction.evaluation.matching import WHOLE, one_to_one
from newsbase.extraction.evaluation.rates import Json, Rate, Share
from newsbase.extraction.evaluation.statement_details import CHECKS, checks
from newsbase.extraction.evaluation.statement_outcome import Match, Outcome, Scored, is_same_span
from newsbase.extraction.evaluation.words import KINDS, NO_WORDS

Chosen = Callable[[Scored], bool]


def figures(outcomes: Sequence[Outcome], constructions: Sequence[str | None]) -> Json:
    """All measures; `constructions` names, for each outcome, what its text stands for."""
    return {
        "content": _content(outcomes, _everything),
        "speaker": _speaker(outcomes),
        "end_to_end": _end_to_end(outcomes, _everything).as_json(),
        "cue": _cue(outcomes),
        "kinds": {kind: _of_kind(outcomes, kind) for kind in KINDS},
        "acts": {act: _of_act(outcomes, act) for act in _acts(outcomes)},
        "details": _details(outcomes),
        "calibration": calibration(_judged(outcomes)),
        "constructions": _by_construction(outcomes, constructions),
    }


def _everything(_: Scored) -> bool:
    return True


def _content(outcomes: Sequence[Outcome], chosen: Chosen) -> Json:
    return {
        "half": _rate(outcomes, lambda o: o.matches, chosen).as_json(),
        "exact": _rate(outcomes, lambda o: o.exact, chosen).as_json(),
        "words": _word_rate(outcomes, chosen).as_json(),
    }


def _rate(
    outcomes: Sequence[Outcome],
    hits: Callable[[Outcome], Iterable[Match]],
    chosen: Chosen,
) -> Rate:
    """Precision over the chosen found statements, recall over the chosen gold."""
    met = [match for outcome in outcomes for match in hits(outcome)]
    return Rate(
        found_right=sum(chosen(match.found) for match in met),
        found=sum(chosen(each) for outcome in outcomes for each in outcome.found),
        gold_met=sum(chosen(match.gold) for match in met),
        gold=sum(chosen(each) for outcome in outcomes for each in outcome.gold),
    )


def _end_to_end(outcomes: Sequence[Outcome], chosen: Chosen) -> Rate:
    return _rate(outcomes, lambda o: (m for m in o.matches if m.right), chosen)


def _word_rate(outcomes: Sequence[Outcome], chosen: Chosen) -> Rate:
    """Words of the chosen contents that are words of any content of the other side."""
    right = found = met = gold = 0
    for outcome in outcomes:
        all_gold, all_found = _words(outcome.gold), _words(outcome.found) - outcome.open_words
        chosen_gold = _words(filter(chosen, outcome.gold))
        chosen_found = _words(filter(chosen, outcome.found)) - outcome.open_words
        right += len(chosen_found & all_gold)
        found += len(chosen_found)
        met += len(chosen_gold & all_found)
        gold += len(chosen_gold)
    return Rate(right, found, met, gold)


def _words(statements: Iterable[Scored]) -> frozenset[int]:
    return NO_WORDS.union(*(each.content for each in statements))


def _speaker(outcomes: Sequence[Outcome]) -> Json:
    """Of matched statements: the speaker where gold has one, and that there is none where not."""
    matches = [match for outcome in outcomes for match in outcome.matches]
    named = [match for match in matches if match.gold.speaker]
    same = sum(is_same_span(match.gold.speaker, match.found.speaker) for match in named)
    none = [match for match in matches if not match.gold.speaker]
    return {
        "right": Share(sum(match.right for match in named), len(named)).as_json(),
        "same_span": Share(same, len(named)).as_json(),
        "none": Share(sum(match.right for match in none), len(none)).as_json(),
    }


def _cue(outcomes: Sequence[Outcome]) -> Json:
    """Cues on their own, whatever the content."""
    return {
        "overlap": _cue_rate(outcomes, 0).as_json(),
        "exact": _cue_rate(outcomes, WHOLE).as_json(),
    }


def _cue_rate(outcomes: Sequence[Outcome], least: float) -> Rate:
    met = sum(len(one_to_one(o.gold_cues, o.found_cues, least)) for o in outcomes)
    found = sum(len(o.found_cues) for o in outcomes)
    return Rate(met, found, met, sum(len(o.gold_cues) for o in outcomes))


def _of_kind(outcomes: Sequence[Outcome], kind: str) -> Json:
    """The kind is told from quotation marks on both sides; a system's own label is not used."""

    def chosen(statement: Scored) -> bool:
        return statement.kind == kind

    named = [
        match for o in outcomes for match in o.matches if match.gold.speaker and chosen(match.gold)
    ]
    return {
        **_content(outcomes, chosen),
        "end_to_end": _end_to_end(outcomes, chosen).as_json(),
        "speaker": Share(sum(match.right for match in named), len(named)).as_json(),
    }


def _acts(outcomes: Sequence[Outcome]) -> list[str]:
    statements = [each for o in outcomes for each in (*o.gold, *o.found)]
    return sorted({each.item.act for each in statements if each.item.act})


def _of_act(outcomes: Sequence[Outcome], act: str) -> Json:
    """Precision over what was found as this act; recall where gold gives acts."""

    def chosen(statement: Scored) -> bool:
        return statement.item.act == act

    return {
        "half": _rate(outcomes, lambda o: o.matches, chosen).as_json(),
        "end_to_end": _end_to_end(outcomes, chosen).as_json(),
    }


def _details(outcomes: Sequence[Outcome]) -> Json:
    right: dict[str, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        for match in outcome.matches:
            for name, agrees in checks(match):
                right[name].append(agrees)
    return {name: Share(sum(right[name]), len(right[name])).as_json() for name in CHECKS}


def _judged(outcomes: Sequence[Outcome]) -> Iterable[tuple[float, bool]]:
    for outcome in outcomes:
        right = {id(match.found) for match in outcome.matches if match.right}
        for found in outcome.found:
            if found.item.confidence is not None:
                yield found.item.confidence, id(found) in right


def _by_construction(outcomes: Sequence[Outcome], constructions: Sequence[str | None]) -> Json:
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome, construction in zip(outcomes, constructions, strict=True):
        if construction:
            groups[construction].append(outcome)
    return {
        name: _end_to_end(group, _everything).as_json() for name, group in sorted(groups.items())
    }
