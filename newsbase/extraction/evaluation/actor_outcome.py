"""Gold and found actors of one text, side by side: what stands for what, and who is right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsbase.extraction.evaluation.actor_items import NOBODY, Chain, Cluster, Place
from newsbase.extraction.evaluation.actor_naming import Pair, meant
from newsbase.extraction.evaluation.layer import Scope
from newsbase.extraction.evaluation.matching import HALF, overlap
from newsbase.extraction.evaluation.words import Ids, Words

# What may stand before a name or a description without being part of it.
_LEADING = frozenset("a an the mr mrs ms miss dr sir dame lord lady".split())


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """Of one text, the mentions that count.

    `gold` and `found` have each mention with its actor; `pairs` those that stand for each other,
    `exact` those of them that have the same words. `nobody` are the gold mentions that must not be
    an actor's, each with the found one in its place. `meant` has, by the key of a found actor, the
    id of the annotated one that it rightly is. Whatever the scope, `names` are the pairs of names,
    and `named` has the first place where the text names each annotated actor. The ties are pairs of
    ids, of who belongs to whom, with the one who does; found actors that are no annotated one go by
    their keys there.
    """

    gold: tuple[tuple[Chain, Place], ...]
    found: tuple[tuple[Cluster, Place], ...]
    pairs: tuple[Pair, ...]
    exact: tuple[Pair, ...]
    nobody: tuple[tuple[Place, Pair | None], ...]
    meant: Mapping[str, str]
    names: tuple[Pair, ...]
    named: Mapping[str, Place]
    gold_ties: Mapping[tuple[str, str], Chain]
    found_ties: Mapping[tuple[str, str], Cluster]

    def is_right(self, pair: Pair) -> bool:
        """The found mention names the actor of the gold one."""
        actor = pair.cluster.actor
        return actor is not None and self.meant.get(actor.key) == pair.chain.who.id


def outcome(
    text: str, chains: Sequence[Chain], clusters: Sequence[Cluster], scope: Scope
) -> Outcome:
    """What was found where gold says that nobody is meant does not count among the mentions. Nor do
    found mentions that name nobody, where nothing is annotated: they say nothing of anybody.

    In the scope `names`, gold that is no name does not count, nor does what was found in its place.
    """
    words = Words(text)
    aligned = _aligned(words, chains, clusters)
    by_gold = {pair.gold: pair for pair in aligned}
    taken = {pair.found for pair in aligned}
    real = [pair for pair in aligned if pair.chain.who.id != NOBODY]
    pairs = [pair for pair in real if _counts(pair.gold, scope)]
    counted = {pair.found for pair in pairs}

    def is_found(cluster: Cluster, place: Place) -> bool:
        beside = place not in taken and cluster.names_somebody and _counts(place, scope)
        return place in counted or beside

    who = meant(text, real)
    golds = [(chain, place) for chain in chains for place in chain.places if _counts(place, scope)]
    return Outcome(
        gold=tuple(each for each in golds if each[0].who.id != NOBODY),
        found=tuple((c, p) for c in clusters for p in c.places if is_found(c, p)),
        pairs=tuple(pairs),
        exact=tuple(p for p in pairs if _trimmed(words, p.gold) == _trimmed(words, p.found)),
        nobody=tuple((p, by_gold.get(p)) for chain, p in golds if chain.who.id == NOBODY),
        meant=who,
        names=tuple(pair for pair in real if pair.gold.type == "name"),
        named=dict(_first_names(chains)),
        gold_ties={(c.who.id, other): c for c in chains for other in sorted(c.who.belongs)},
        found_ties=dict(_found_ties(clusters, who)),
    )


def _first_names(chains: Sequence[Chain]) -> Iterator[tuple[str, Place]]:
    for chain in chains:
        place = next((place for place in chain.places if place.type == "name"), None)
        if place and chain.who.id != NOBODY:
            yield chain.who.id, place


def _found_ties(
    clusters: Sequence[Cluster], who: Mapping[str, str]
) -> Iterator[tuple[tuple[str, str], Cluster]]:
    for cluster in clusters:
        if cluster.actor and cluster.names_somebody:
            one = who.get(cluster.actor.key, cluster.actor.key)
            for affiliation in cluster.actor.affiliations:
                body = affiliation.actor
                other = who.get(body, body) if body else one
                if one != other:
                    yield (one, other), cluster


def _counts(place: Place, scope: Scope) -> bool:
    return scope == "all" or place.type == "name"


# Which found mention stands for which gold mention


def _aligned(words: Words, chains: Sequence[Chain], clusters: Sequence[Cluster]) -> list[Pair]:
    """Pairs that stand for each other, the most alike first; no mention is in two pairs."""
    candidates = [
        (_unlike(words, pair), number, pair)
        for number, pair in enumerate(
            Pair(chain, gold, cluster, found)
            for chain in chains
            for gold in chain.places
            for cluster in clusters
            for found in cluster.places
            if gold.span.overlaps(found.span)
        )
        if _may_stand_for(words, pair)
    ]
    pairs: list[Pair] = []
    taken: set[Place] = set()
    for _, _, pair in sorted(candidates, key=lambda each: each[:2]):
        if taken.isdisjoint((pair.gold, pair.found)):
            taken |= {pair.gold, pair.found}
            pairs.append(pair)
    return sorted(pairs, key=lambda pair: (pair.gold.span.start, pair.gold.span.end))


def _may_stand_for(words: Words, pair: Pair) -> bool:
    """They share half of the words of both; unless both are names, they share their last word, the
    head. Of two descriptions that is enough ("the new finance minister", "minister").
    """
    gold, found = _trimmed(words, pair.gold), _trimmed(words, pair.found)
    if not gold or not found:
        return False
    types = {pair.gold.type, pair.found.type}
    if types != {"name"} and max(gold) != max(found):
        return False
    shared = len(gold & found)
    return types == {"nominal"} or shared >= HALF * max(len(gold), len(found))


def _unlike(words: Words, pair: Pair) -> tuple[float, int, bool]:
    """First by words, then by characters ("Sino-Russian" is one word); where one span serves two
    chains, by who was found.
    """
    gold, found = pair.gold.span, pair.found.span
    apart = abs(gold.start - found.start) + abs(gold.end - found.end)
    actor = pair.cluster.actor
    other = actor is None or actor.key != pair.chain.who.id
    return -overlap(_trimmed(words, pair.gold), _trimmed(words, pair.found)), apart, other


def _trimmed(words: Words, place: Place) -> Ids:
    """Without articles and forms of address before it, if anything remains."""
    ids = sorted(words.of(place.span))
    first = next((i for i, n in enumerate(ids) if words[n].lower() not in _LEADING), 0)
    return frozenset(ids[first:])
