"""Which found actor of a text is which annotated one."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from newsbase.extraction.evaluation.actor_items import Chain, Cluster, Place
from newsbase.extraction.text import fold

_NO_PART = frozenset(
    """a an the of for and in on at to 's mr mrs ms miss dr sir dame lord lady""".split()
)
_WORD = re.compile(r"\w+")


class Pair(NamedTuple):
    """A found mention that stands for a gold one, and what each is a mention of."""

    chain: Chain
    gold: Place
    cluster: Cluster
    found: Place


Holder = Callable[[Chain, Cluster], bool]


def meant(text: str, pairs: Sequence[Pair]) -> dict[str, str]:
    """By the key of a found actor the id of the annotated one that it rightly is, if any.

    A curated actor is found by its key. Any other is the new actor that has the kind, is called by
    a form of the name, and holds most of the mentions; one found actor is one annotated one only.
    """
    names = _names(text, pairs)
    keys = {pair.cluster.actor.key for pair in pairs if pair.cluster.actor}
    curated = {pair.chain.who.id for pair in pairs if pair.chain.who.is_curated}
    new = one_to_one(pairs, lambda chain, cluster: is_new_one(chain, cluster, names[chain.who.id]))
    return {key: key for key in keys & curated} | new


def one_to_one(pairs: Iterable[Pair], may_be: Holder) -> dict[str, str]:
    """By the key of a found actor the id of an annotated one: those with most mentions in common
    first, and of as many those that begin first.
    """
    together = Counter((pair.chain, pair.cluster) for pair in pairs)
    given: dict[str, str] = {}
    for (chain, cluster), _ in together.most_common():
        key = cluster.actor.key if cluster.actor else None
        if key is None or key in given or chain.who.id in given.values():
            continue
        if may_be(chain, cluster):
            given[key] = chain.who.id
    return given


def is_new_one(chain: Chain, cluster: Cluster, names: Iterable[str]) -> bool:
    """Both are of no curated table and of one kind, and the found name is a form of the names."""
    actor = cluster.actor
    return (
        actor is not None
        and not actor.known
        and not chain.who.is_curated
        and actor.kind == chain.who.kind
        and any(is_form_of(actor.name, name) for name in names)
    )


def _names(text: str, pairs: Iterable[Pair]) -> Mapping[str, set[str]]:
    """By the id of an annotated actor its name, and those by which the text calls it."""
    names: dict[str, set[str]] = {}
    for pair in pairs:
        known = names.setdefault(pair.chain.who.id, {pair.chain.who.name or ""})
        known |= {place.span.of(text) for place in pair.chain.places if place.type == "name"}
    return names


def is_form_of(name: str, other: str) -> bool:
    """They are one name, or one is a shorter form of the other.

    The words are folded; articles, prepositions and forms of address are none. Each word of the
    shorter name is one of the longer, in any order (Moon Jae-in, Jae-in Moon; the Ministry of
    Health, the Health Ministry), or one of the two words is the initial of the other (J. Okello).
    """
    shorter, longer = sorted((_parts(name), _parts(other)), key=len)
    left = Counter(longer)
    rest = []
    for word in shorter:
        if left[word]:
            left[word] -= 1
        else:
            rest.append(word)
    for word in rest:
        full = next((each for each in left.elements() if _is_initial(word, each)), None)
        if full is None:
            return False
        left[full] -= 1
    return bool(shorter)


def _parts(name: str) -> list[str]:
    words = _WORD.findall(re.sub(r"['’]s\b", "", fold(name)))
    return [word for word in words if word not in _NO_PART]


def _is_initial(one: str, other: str) -> bool:
    return 1 in (len(one), len(other)) and one[0] == other[0]
