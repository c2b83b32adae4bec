"""Is somebody found in an article the one known from before? Who stands for whom across articles.

One rule for the database (`actors.resolution`) and for measuring without one (`across`). It is
careful: one full name is not enough, something else must fit too (office, body, country, the
company in which articles name them), and nothing may contradict. A doubt is kept as an offer, which
a person settles.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from newsbase.extraction import results
from newsbase.extraction.generic import is_anybodys
from newsbase.extraction.given_forms import same_given
from newsbase.extraction.results import ActorKind
from newsbase.extraction.spelling import skeleton
from newsbase.extraction.text import fold
from newsbase.extraction.word_lists import load

# From these scores on: one and the same; a full name that nothing contradicts; perhaps.
SAME, NEUTRAL, OFFERED = 0.7, 0.6, 0.4
_SEVERAL = 2
_CLEARLY = 0.04  # ahead of the next
_LONGEST_ACRONYM = 8
_FULL, _SHORTER, _INITIALS, _SPELT, _SURNAME, _LETTERS = 0.75, 0.7, 0.55, 0.55, 0.5, 0.65
HERE = "the same article"  # stands in `beside` of whom an article meant when it was last read
_AS_BEFORE = 0.9
_OF_ONE_BODY = 0.97  # at most; of one office is more
_COMPANY = 2  # states in common, where no person or body is
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii"))
_JOINED = ("public", "economy")  # who goes from the one to the other is still a likely same
_BODIES: tuple[ActorKind, ...] = ("organization", "igo", "group", "unknown")
Id = TypeVar("Id")


@dataclass(frozen=True, slots=True)
class Profile:
    """What tells an actor apart: names (folded), the countries and bodies (keys) that they are of.

    `walks` are the walks of life that their roles belong to, `offices` pairs of body and role,
    `beside` the keys of those whom the same articles name.
    """

    name: str
    kind: ActorKind
    names: frozenset[str]
    countries: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    walks: frozenset[str] = frozenset()
    offices: frozenset[tuple[str, str]] = frozenset()
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Judgement:
    """How sure it is that two are one, from 0 to 1, and why."""

    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Choice(Generic[Id]):
    """Who is meant: one known before, or nobody of them; `perhaps` are those that it may be.

    With nobody chosen, `ambiguous` tells that several fit equally, so that no new one is made.
    """

    who: Id | None
    score: float
    why: str
    perhaps: tuple[Id, ...] = ()
    ambiguous: bool = False


NOBODY = Judgement(0.0, "")
_NOT = (0.0, "")


def profile(
    actor: results.Actor, actors: Mapping[str, results.Actor], beside: Collection[str] = ()
) -> Profile:
    """What an article tells of an actor found in it; `actors` are all that it names, by key.

    `beside` are keys of others that count as named in it.
    """
    links = actor.affiliations
    bodies = [actors[link.actor] for link in links if link.actor and link.actor in actors]
    countries = {body.country for body in bodies} | {actor.country}
    return Profile(
        name=fold(actor.name),
        kind=actor.kind,
        names=frozenset(fold(name) for name in (actor.name, *actor.aliases)),
        countries=frozenset(country for country in countries if country),
        bodies=frozenset(map(_key, bodies)),
        walks=walks_of(link.role for link in links if link.role),
        offices=frozenset(
            (_key(actors[link.actor]), link.role.lower())
            for link in links
            if link.role and link.actor and link.actor in actors
        ),
        beside=frozenset(
            (*beside, *(_key(other) for other in actors.values() if other.key != actor.key))
        ),
    )


def _key(body: results.Actor) -> str:
    return body_key(body.key, body.name, known=body.known)


def body_key(key: str, name: str, *, known: bool) -> str:
    """By what bodies are compared: the key of a known one, else the folded name."""
    return key if known else fold(name)


def walks_of(roles: Iterable[str]) -> frozenset[str]:
    by_noun = _walks()
    nouns = (noun for role in roles for noun in role.lower().split())
    return frozenset(by_noun[noun] for noun in nouns if noun in by_noun)


@cache
def _walks() -> dict[str, str]:
    return {noun: walk for walk, nouns in load("walks").items() for noun in nouns}


def compare(found: Profile, known: Profile) -> Judgement:
    """How sure it is that the one found is the known one."""
    if found.kind == "person" or known.kind == "person":
        return _compare_people(found, known) if found.kind == known.kind else NOBODY
    if found.kind != known.kind and not {found.kind, known.kind} <= set(_BODIES):
        return NOBODY
    return _compare_bodies(found, known)


def choose(found: Profile, candidates: Sequence[tuple[Id, Profile]]) -> Choice[Id]:
    """Who of the candidates it is."""
    judged = [(compare(found, known), who) for who, known in candidates]
    judged.sort(key=lambda pair: -pair[0].score)
    if any(_shares_all_but_suffix(found, known) for _, known in candidates):
        judged = [pair for pair in judged if _is_of_one_office(pair[0])]
    offered = [(judgement, who) for judgement, who in judged if judgement.score >= OFFERED]
    same = [(judgement, who) for judgement, who in offered if judgement.score >= SAME]
    neutral = [(judgement, who) for judgement, who in offered if judgement.score >= NEUTRAL]
    if not same and len(neutral) < _SEVERAL:
        return Choice(None, 0.0, "", tuple(who for _, who in offered))
    best, who = neutral[0]
    if len(neutral) > 1 and best.score - neutral[1][0].score < _CLEARLY:
        why = "several bear the name, and nothing tells which of them is meant"
        return Choice(None, 0.0, why, tuple(who for _, who in neutral), ambiguous=True)
    return Choice(who, best.score, best.why)


def _is_of_one_office(judgement: Judgement) -> bool:
    return judgement.score > _OF_ONE_BODY


def _shares_all_but_suffix(found: Profile, known: Profile) -> bool:
    """Is somebody known as "Jr." or "Sr." of the name? Then father and son must be told apart."""
    if found.kind != "person" or known.kind != "person":
        return False
    one, other = _plain(found.name.split()), _plain(known.name.split())
    bare = [word for word in one if word not in _SUFFIXES]
    return _junior(one) != _junior(other) and bare == [w for w in other if w not in _SUFFIXES]


def surname(name: str) -> str:
    """The last word of a folded name, "Jr." aside; empty where there is none."""
    parts = [part for part in name.split() if part.strip(".") not in _SUFFIXES]
    return parts[-1] if parts else ""


# People


def _compare_people(found: Profile, known: Profile) -> Judgement:
    score, why = _names_of_people(found, known)
    if not score:
        return NOBODY
    return _weigh(found, known, score, why)


def _names_of_people(found: Profile, known: Profile) -> tuple[float, str]:
    """How alike the names are; the best pair of them counts."""
    pairs = [
        _alike(one.split(), other.split())
        for one in _full(found)
        for other in _full(known)
    ]  # fmt: skip
    return max(pairs, default=_NOT)


def _full(profile: Profile) -> Iterable[str]:
    """The full names; the only one where there is none."""
    return [name for name in profile.names if " " in name] or [profile.name]


def _alike(one: list[str], other: list[str]) -> tuple[float, str]:
    one, other = _plain(one), _plain(other)
    if _junior(one) != _junior(other):
        return _NOT
    if min(len(one), len(other)) > 1:
        return _alike_in_full(one, other)
    if one == other:
        return _SURNAME, "the same single name"
    return (_SURNAME - 0.05, "the same surname") if one[-1] == other[-1] else _NOT


def _alike_in_full(one: list[str], other: list[str]) -> tuple[float, str]:
    first_and_last = (one[0], one[-1]) == (other[0], other[-1])
    if one == other:
        return _FULL, "the same full name"
    if sorted(one) == sorted(other):
        return _SHORTER, "the same names in another order"
    if first_and_last and min(len(one), len(other)) == 2:
        return _SHORTER, "the same first and last name"
    if one[-1] == other[-1] and _given_names_fit(one[:-1], other[:-1]):
        return _INITIALS, "the same surname, and given names that fit"
    if skeleton(" ".join(one)) == skeleton(" ".join(other)):
        return _SPELT, "the same name in another spelling"
    return _NOT


def _plain(words: list[str]) -> list[str]:
    return [word for part in words for word in part.replace("-", " ").replace(".", " ").split()]


def _junior(words: list[str]) -> frozenset[str]:
    return frozenset(words) & _SUFFIXES


def _given_names_fit(one: list[str], other: list[str]) -> bool:
    """ "J. M." and "John", "J." and "John Mark", "Bill" and "William J.": one is shorter."""
    if all(len(word) > 1 for word in (*one, *other)) and one[0] == other[0]:
        return False
    first, *others = zip(one, other, strict=False)
    return (_begins(*first) or same_given(*first)) and all(_begins(a, b) for a, b in others)


def _begins(one: str, other: str) -> bool:
    return one == other or (one[0] == other[0] and 1 in (len(one), len(other)))


# Bodies


def _compare_bodies(found: Profile, known: Profile) -> Judgement:
    common = found.names & known.names
    if not common:
        return NOBODY
    acronyms = all(is_acronym(name, found, known) for name in common)
    base = _LETTERS if acronyms else _FULL
    if acronyms and found.name == known.name:
        base = SAME
    why = "the same abbreviation" if acronyms else "the same name"
    return _weigh(found, known, base, why)


def is_acronym(name: str, *owners: Profile) -> bool:
    """One short word; that it is written in capitals is lost in folding."""
    return " " not in name and len(name) <= _LONGEST_ACRONYM


# What speaks for and against


def _weigh(found: Profile, known: Profile, score: float, why: str) -> Judgement:
    """The names' score, raised by what both have in common, lowered by what contradicts."""
    if score >= _SURNAME and HERE in found.beside & known.beside:
        return Judgement(_AS_BEFORE, f"{why}, as when the article was last read")
    if offices := found.offices & known.offices:
        body, role = min(offices)
        return Judgement(min(0.98, score + 0.32), f"{why}, the same office ({role}, {body})")
    if bodies := found.bodies & known.bodies:
        raised = min(_OF_ONE_BODY, score + 0.22)
        return Judgement(raised, f"{why}, of the same body ({_any(bodies)})")
    contrary = _contrary(found, known)
    if contrary:
        return Judgement(min(0.55, score - 0.15), f"{why}, but {contrary}")
    raised, reasons = score, [why]
    if found.kind == "person" and not found.countries & known.countries:
        if not (company := _company(found, known)):
            return Judgement(min(NEUTRAL, score), f"{why} alone")
        reasons.append(f"named in the same company ({company})")
    if countries := found.countries & known.countries:
        raised += 0.15
        reasons.append(f"of the same country ({_any(countries)})")
    if walks := found.walks & known.walks:
        raised += 0.05
        reasons.append(f"the same walk of life ({_any(walks)})")
    return Judgement(min(0.97, raised), ", ".join(reasons))


def _company(found: Profile, known: Profile) -> str:
    """Whom articles name beside both: a person or body, or several states."""
    common = found.beside & known.beside
    states = {key for key in common if key.startswith("state:")}
    if others := common - states:
        return _any(others)
    return " and ".join(sorted(states)[:_COMPANY]) if len(states) >= _COMPANY else ""


def _any(values: Collection[str]) -> str:
    return min(values)


def _contrary(found: Profile, known: Profile) -> str:
    if found.countries and known.countries and not found.countries & known.countries:
        return f"of other countries ({_any(found.countries)} and {_any(known.countries)})"
    if found.walks and known.walks and not found.walks & known.walks:
        joined = found.walks | known.walks <= set(_JOINED)
        if not (joined and found.countries & known.countries):
            return f"of other walks of life ({_any(found.walks)} and {_any(known.walks)})"
    if found.bodies and known.bodies and not found.countries & known.countries:
        return "of other bodies"
    return ""


# Without a database


def across(
    articles: Iterable[tuple[str, Sequence[results.Actor]]],
) -> dict[tuple[str, str], str]:
    """Who is who in all of the articles, read in order: (article, key in it) to an identity.

    A known actor's identity is its key; that of a new one begins with the article where it was
    first found. An ambiguous one has none that another shares.
    """
    known: dict[str, Profile] = {}
    identities: dict[tuple[str, str], str] = {}
    for article, actors in articles:
        by_key = {actor.key: actor for actor in actors}
        for actor in actors:
            own = f"{article}|{actor.key}"
            if actor.known:
                identities[article, actor.key] = actor.key
                continue
            if actor.kind == "organization" and not actor.country and is_anybodys(actor.name):
                identities[article, actor.key] = own
                continue
            told = profile(actor, by_key)
            choice = choose(told, list(known.items()))
            who = choice.who or own
            identities[article, actor.key] = who
            if not choice.ambiguous:
                known[who] = merged(known[who], told) if who in known else told
    return identities


def merged(known: Profile, told: Profile) -> Profile:
    """What is known of somebody when an article has told more."""
    return Profile(
        name=known.name,
        kind=known.kind,
        names=known.names | told.names,
        countries=known.countries | told.countries,
        bodies=known.bodies | told.bodies,
        walks=known.walks | told.walks,
        offices=known.offices | told.offices,
        beside=known.beside | told.beside,
    )
