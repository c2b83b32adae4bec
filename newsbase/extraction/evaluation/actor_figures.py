"""The figures of the actors layer, counted over all mentions and actors of a data set."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from newsbase.extraction.evaluation.actor_across import Across
from newsbase.extraction.evaluation.actor_chains import Clusters, chain_figures
from newsbase.extraction.evaluation.actor_items import TYPES, Chain, Cluster, Place, Who
from newsbase.extraction.evaluation.actor_naming import Pair
from newsbase.extraction.evaluation.actor_outcome import Outcome
from newsbase.extraction.evaluation.rates import Json, Rate, Share

Chosen = Callable[[Place], bool]

# The groups of kinds for which figures are given.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "states": ("state", "igo"),
    "people": ("person",),
    "organisations": ("organization", "group"),
}


def figures(
    outcomes: Sequence[Outcome],
    over_texts: Across,
    whos: Mapping[str, Who],
    constructions: Sequence[str | None],
) -> Json:
    """All measures. `whos` has the annotated actors by id; `constructions` names, for each outcome,
    what its text stands for.
    """
    return {
        "mentions": _mentions(outcomes),
        "chains": _chains(outcomes),
        "links": _links(outcomes),
        "across": _across(over_texts, whos),
        "affiliations": _ties(outcomes).as_json(),
        "constructions": _by_construction(outcomes, constructions),
    }


# Mentions


def _everything(_: Place) -> bool:
    return True


def _mentions(outcomes: Sequence[Outcome]) -> Json:
    """By type: precision over what was found as such, recall over what gold has as such."""

    def of_type(type_: str) -> Json:
        return _rate(outcomes, lambda o: o.pairs, lambda place: place.type == type_).as_json()

    return {
        "exact": _rate(outcomes, lambda o: o.exact, _everything).as_json(),
        "overlap": _rate(outcomes, lambda o: o.pairs, _everything).as_json(),
        "types": {type_: of_type(type_) for type_ in TYPES},
    }


def _rate(
    outcomes: Sequence[Outcome], hits: Callable[[Outcome], Iterable[Pair]], chosen: Chosen
) -> Rate:
    met = [pair for outcome in outcomes for pair in hits(outcome)]
    return Rate(
        found_right=sum(chosen(pair.found) for pair in met),
        found=sum(chosen(place) for outcome in outcomes for _, place in outcome.found),
        gold_met=sum(chosen(pair.gold) for pair in met),
        gold=sum(chosen(place) for outcome in outcomes for _, place in outcome.gold),
    )


# Chains


def _chains(outcomes: Iterable[Outcome]) -> Json:
    return chain_figures(_as_sets(outcome) for outcome in outcomes)


def _as_sets(outcome: Outcome) -> tuple[Clusters, Clusters]:
    """The chains of both sides, of mentions by number. Those that stand for each other have one."""
    number = {place: i for i, (_, place) in enumerate(outcome.gold)}
    for pair in outcome.pairs:
        number[pair.found] = number[pair.gold]
    for _, place in outcome.found:
        number.setdefault(place, len(number))
    return _gathered(outcome.gold, number), _gathered(outcome.found, number)


def _gathered(
    mentions: Iterable[tuple[Chain | Cluster, Place]], number: Mapping[Place, int]
) -> list[frozenset[int]]:
    sets: dict[Chain | Cluster, set[int]] = defaultdict(set)
    for owner, place in mentions:
        sets[owner].add(number[place])
    return [frozenset(each) for each in sets.values()]


# Links


def _links(outcomes: Sequence[Outcome]) -> Json:
    """Of the gold mentions of each group those whose found mention names the right actor; one that
    was not found is wrong. `nobody` are the places where no actor may be named.
    """
    return {
        **{group: _linked(outcomes, kinds).as_json() for group, kinds in GROUPS.items()},
        "all": _linked(outcomes).as_json(),
        "nobody": _spared(outcomes).as_json(),
    }


def _linked(outcomes: Iterable[Outcome], kinds: Sequence[str] | None = None) -> Share:
    right = number = 0
    for outcome in outcomes:
        number += sum(kinds is None or chain.who.kind in kinds for chain, _ in outcome.gold)
        chosen = [p for p in outcome.pairs if kinds is None or p.chain.who.kind in kinds]
        right += sum(map(outcome.is_right, chosen))
    return Share(right, number)


def _spared(outcomes: Iterable[Outcome]) -> Share:
    pairs = [pair for outcome in outcomes for _, pair in outcome.nobody]
    named = sum(pair is not None and pair.cluster.names_somebody for pair in pairs)
    return Share(len(pairs) - named, len(pairs))


# Articles together


def _across(over_texts: Across, whos: Mapping[str, Who]) -> Json:
    """A wrong merge is in the group of either of the two."""
    groups: Json = {}
    for group, kinds in {**GROUPS, "all": None}.items():

        def chosen(who: str, kinds: Sequence[str] | None = kinds) -> bool:
            return kinds is None or whos[who].kind in kinds

        groups[group] = {
            "joined": Share(
                sum(map(chosen, over_texts.joined)), sum(map(chosen, over_texts.several))
            ).as_json(),
            "missed": sum(map(chosen, over_texts.missed)),
            "wrong": sum(chosen(w.one.who) or chosen(w.other.who) for w in over_texts.wrong),
        }
    return {
        **groups,
        "missed_merges": {
            who: [seen.text_id for seen in missed] for who, missed in over_texts.missed.items()
        },
        "wrong_merges": [
            [[seen.who, seen.text_id] for seen in (wrong.one, wrong.other)]
            for wrong in over_texts.wrong
        ],
    }


def _ties(outcomes: Iterable[Outcome]) -> Rate:
    """Pairs of who belongs to whom, whatever the role."""
    met = found = gold = 0
    for outcome in outcomes:
        met += len(outcome.gold_ties.keys() & outcome.found_ties.keys())
        found += len(outcome.found_ties)
        gold += len(outcome.gold_ties)
    return Rate(met, found, met, gold)


def _by_construction(outcomes: Sequence[Outcome], constructions: Sequence[str | None]) -> Json:
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome, construction in zip(outcomes, constructions, strict=True):
        if construction:
            groups[construction].append(outcome)
    return {
        name: {
            "links": _linked(group).as_json(),
            "mentions": _rate(group, lambda o: o.pairs, _everything).as_json(),
            "conll": _chains(group)["conll"],
        }
        for name, group in sorted(groups.items())
    }
