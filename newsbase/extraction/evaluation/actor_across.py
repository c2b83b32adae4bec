"""Who is recognised from one article to the next, and who is taken for somebody else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from newsbase.extraction.evaluation.actor_items import Cluster, Place
from newsbase.extraction.evaluation.actor_naming import one_to_one
from newsbase.extraction.evaluation.actor_outcome import Outcome
from newsbase.extraction.identity import across


@dataclass(frozen=True, slots=True)
class Seen:
    """An annotated actor in one text: where it is named, whose it was found to be (None where it
    was not found), and the identity of that one over all texts.
    """

    text_id: str
    who: str
    place: Place
    found: Cluster | None
    identity: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class WrongMerge:
    """Two annotated actors of different texts that have one identity."""

    one: Seen
    other: Seen


@dataclass(frozen=True, slots=True)
class Across:
    """Over all texts of a file.

    `several` are the annotated actors that are named in several texts; of them `joined` have one
    identity wherever they were found, and were found more than once; `missed` have several. `wrong`
    has each pair of different actors once. The rest of `several` was found in one text at most.
    """

    several: tuple[str, ...]
    joined: tuple[str, ...]
    missed: Mapping[str, tuple[Seen, ...]]
    wrong: tuple[WrongMerge, ...]


def over_texts(
    ids: Sequence[str], outcomes: Sequence[Outcome], found: Sequence[Sequence[Cluster]]
) -> Across:
    """Of texts by id with what was found in them, in the order in which they are read.

    The found actor that stands for an annotated one is that which has most of its names, whoever it
    is said to be: pronouns lead astray within one text, and that is counted there.
    """
    identities = across(
        (name, [cluster.actor for cluster in clusters if cluster.actor])
        for name, clusters in zip(ids, found, strict=True)
    )
    by_actor: dict[str, list[Seen]] = {}
    for name, outcome in zip(ids, outcomes, strict=True):
        for seen in _seen(name, outcome, identities):
            by_actor.setdefault(seen.who, []).append(seen)
    several = tuple(who for who, seen in by_actor.items() if len(seen) > 1)
    met = {who: tuple(s for s in by_actor[who] if s.identity) for who in several}
    number = {who: len({seen.identity for seen in met[who]}) for who in several}
    return Across(
        several=several,
        joined=tuple(who for who in several if number[who] == 1 and len(met[who]) > 1),
        missed={who: met[who] for who in several if number[who] > 1},
        wrong=tuple(_wrong([seen for each in by_actor.values() for seen in each])),
    )


def _seen(
    text_id: str, outcome: Outcome, identities: Mapping[tuple[str, str], str]
) -> Iterator[Seen]:
    """Each annotated actor that the text names. Who has no identity is nobody else's either."""
    named = [pair for pair in outcome.names if pair.cluster.names_somebody]
    keys = {who: key for key, who in one_to_one(named, lambda *_: True).items()}
    clusters = {c.actor.key: c for c in (pair.cluster for pair in named) if c.actor}
    for who, place in outcome.named.items():
        key = keys.get(who)
        if key is None:
            yield Seen(text_id, who, place, None, None)
            continue
        known = identities.get((text_id, key))
        identity = (known,) if known is not None else (text_id, key)
        yield Seen(text_id, who, place, clusters[key], identity)


def _wrong(seen: Sequence[Seen]) -> Iterator[WrongMerge]:
    by_identity: dict[tuple[str, ...], list[Seen]] = {}
    for each in seen:
        if each.identity:
            by_identity.setdefault(each.identity, []).append(each)
    told = set()
    for group in by_identity.values():
        for one, other in combinations(group, 2):
            pair = frozenset((one.who, other.who))
            if len(pair) == 2 and one.text_id != other.text_id and pair not in told:
                told.add(pair)
                yield WrongMerge(one, other)
