"""What is wrong with found actors, by class."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from newsbase.extraction.evaluation.actor_across import Across, Seen
from newsbase.extraction.evaluation.actor_items import Chain, Cluster, Place
from newsbase.extraction.evaluation.actor_naming import Pair
from newsbase.extraction.evaluation.actor_outcome import Outcome
from newsbase.extraction.evaluation.error_report import Error, Marked, around, excerpt
from newsbase.extraction.evaluation.gold import GoldText

# In the order of the report.
CLASSES = {
    "mention missed": "nothing was found in the place of an annotated mention",
    "mention invented": "nothing is annotated in the place of a mention that names somebody",
    "no actor": "a mention was found, and nobody named for it",
    "wrong actor": "mentions of one are given to another",
    "chains joined": "an actor, with a name of its own, was taken for another of the text",
    "chain split": "mentions were found as those of one more actor than there is",
    "wrong kind": "the actor was found, as a person, state or body that it is not",
    "wrong name": "the actor was found, and is called by what is no form of its name",
    "actor for nobody": "an actor is named where gold says that there is none",
    "wrong merge": "two who are not the same are one over several texts",
    "missed merge": "one who is named in several texts is several",
    "affiliation missed": "the text says that somebody belongs to somebody, and it was not found",
    "affiliation invented": "somebody was found to belong to somebody, and gold does not say so",
}
_MARKS = {"name": "1", "nominal": "1n", "pronoun": "1p"}

# Places to be marked, and the remark to stand behind.
Side = tuple[Sequence[Place], str] | None


def _error(
    kind: str, text: GoldText, gold: Side = None, found: Side = None, aside: str = ""
) -> Error:
    return Error(kind, text.id, text.text, _marked(gold), _marked(found), aside)


def _marked(side: Side) -> tuple[Marked, ...]:
    if side is None:
        return ()
    places, remark = side
    return (Marked(tuple((place.span, _MARKS[place.type]) for place in places), remark),)


def _aside(places: Sequence[Place]) -> str:
    """The type of mentions among which there is no name."""
    types = [place.type for place in places]
    return "" if "name" in types else types[0]


def _gold_remark(chain: Chain) -> str:
    who = chain.who
    return f"{who.id}, {who.name}, {who.kind}" if who.name else who.id


def _found_remark(cluster: Cluster, outcome: Outcome) -> str:
    """The found actor, and the annotated one that it rightly is if that goes by another name."""
    actor = cluster.actor
    if actor is None:
        return "nobody"
    told = actor.key if actor.known else f"{actor.key}, {actor.name}, {actor.kind}"
    who = outcome.meant.get(actor.key, actor.key)
    return told if who == actor.key else f"{told}; is {who}"


def errors_in(text: GoldText, outcome: Outcome) -> list[Error]:
    """Of one text, in its order: each mention with something wrong is in one error."""
    wrong = [
        *_unmatched(text, outcome),
        *_wrong_links(text, outcome),
        *_named_nobodies(text, outcome),
        *_wrong_ties(text, outcome),
    ]
    return sorted(wrong, key=lambda error: min(span.start for span in error.spans))


def _unmatched(text: GoldText, outcome: Outcome) -> Iterator[Error]:
    met = {place for pair in outcome.pairs for place in (pair.gold, pair.found)}
    for chain, place in outcome.gold:
        if place not in met:
            gold = ([place], _gold_remark(chain))
            yield _error("mention missed", text, gold=gold, aside=_aside([place]))
    for cluster, place in outcome.found:
        if place not in met:
            found = ([place], _found_remark(cluster, outcome))
            yield _error("mention invented", text, found=found, aside=_aside([place]))


def _wrong_links(text: GoldText, outcome: Outcome) -> Iterator[Error]:
    """One error for all mentions of an annotated actor that are given to one found actor."""
    order = {id(owner): i for i, (owner, _) in enumerate((*outcome.gold, *outcome.found))}
    wrong = [pair for pair in outcome.pairs if not outcome.is_right(pair)]
    wrong.sort(key=lambda pair: (order[id(pair.chain)], order[id(pair.cluster)]))
    for (chain, cluster), group in groupby(wrong, key=lambda pair: (pair.chain, pair.cluster)):
        pairs = list(group)
        golds, founds = [pair.gold for pair in pairs], [pair.found for pair in pairs]
        yield _error(
            _kind(pairs, outcome),
            text,
            gold=(golds, _gold_remark(chain)),
            found=(founds, _found_remark(cluster, outcome)),
            aside=_aside(golds),
        )


def _kind(pairs: Sequence[Pair], outcome: Outcome) -> str:
    """Of wrong pairs of one annotated and one found actor."""
    who, cluster = pairs[0].chain.who, pairs[0].cluster
    actor = cluster.actor
    if actor is None or not cluster.names_somebody:
        return "no actor"
    if actor.key in outcome.meant:
        named = any(pair.gold.type == "name" for pair in pairs)
        return "chains joined" if named else "wrong actor"
    if actor.known:
        return "wrong actor"
    if who.id in outcome.meant.values():
        return "chain split"
    if who.is_curated:
        return "wrong actor"
    return "wrong name" if actor.kind == who.kind else "wrong kind"


def _named_nobodies(text: GoldText, outcome: Outcome) -> Iterator[Error]:
    for place, pair in outcome.nobody:
        if pair and pair.cluster.names_somebody:
            found = ([pair.found], _found_remark(pair.cluster, outcome))
            yield _error("actor for nobody", text, ([place], "none"), found, aside=_aside([place]))


def _wrong_ties(text: GoldText, outcome: Outcome) -> Iterator[Error]:
    """Each shown at the first mention of who belongs."""
    for tie, chain in outcome.gold_ties.items():
        if tie not in outcome.found_ties:
            yield _error("affiliation missed", text, gold=(chain.places[:1], _told(tie)))
    for tie, cluster in outcome.found_ties.items():
        if tie not in outcome.gold_ties and cluster.places:
            yield _error("affiliation invented", text, found=(cluster.places[:1], _told(tie)))


def _told(tie: tuple[str, str]) -> str:
    return f"{tie[0]} belongs to {tie[1]}"


# Over several texts


def errors_across(texts: Mapping[str, GoldText], across: Across) -> Iterator[Error]:
    for wrong in across.wrong:
        yield _seen("wrong merge", texts, (wrong.one, wrong.other))
    for missed in across.missed.values():
        first = missed[0]
        other = next(seen for seen in missed if seen.identity != first.identity)
        yield _seen("missed merge", texts, (first, other))


def _seen(kind: str, texts: Mapping[str, GoldText], pair: tuple[Seen, Seen]) -> Error:
    """The text is that of the first; the other is told in the remark, with its words."""
    one, other = pair
    there = texts[other.text_id].text
    span = other.place.span
    words = excerpt(there, around(there, [span]), [(span, "1")])
    remark = f"{_identity(other)}, {other.who} in {other.text_id}: {words}"
    return _error(
        kind,
        texts[one.text_id],
        gold=([one.place], one.who),
        found=([one.place], f"{_identity(one)}; {remark}"),
    )


def _identity(seen: Seen) -> str:
    return " ".join(seen.identity or ("nobody",))
