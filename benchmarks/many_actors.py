"""Actors that nobody ever was, as many as one likes: the same ones at every run.

People and organisations with names as news has them: given names that are frequent, so that nearly
every article holds first words of many names; family names and places put together of syllables;
diacritics and the same names without; initials, family names first, acronyms, genitives, names of
one word, and some that are common words.
"""

import random
from collections.abc import Iterator

from newsbase.extraction.known import KnownActor, KnownAlias
from newsbase.extraction.results import ActorKind
from newsbase.extraction.text import fold

ALIASES = 3  # of each actor, beside its name

_SEED = 1
_ORGANISATIONS = 0.4  # of all; the others are people

_GIVEN = (
    "Adam Ahmed Aisha Alan Alejandro Ali Amina Ana Andrew Angela Anna António Anwar Ben Björn "
    "Carlos Chen Chloé Christine Daniel David Diego Dmitry Edward Elena Elżbieta Emmanuel Eric "
    "Fatima François George Grace Hassan Helen Hélène Hiroshi Ibrahim Igor Ivan Jack James Jan "
    "Javier Jean Jens Jim Joe John José Joseph Juan Julia Karim Kenji Kevin Lars Laura Li Linda "
    "Lucía Luis Mahmoud Maria Mark Martin Mary Matteo Michael Miguel Mohammed Nadia Nicolas "
    "Nikola Olga Oliver Omar Oscar Pablo Patrick Paul Pavel Pedro Peter Pierre Piotr Rachel "
    "Rafael Richard Robert Rosa Samir Sara Scott Sean Sergei Simon Sofía Stephen Susan Søren "
    "Tariq Thomas Tomáš Vladimir Wang William Yasmin Yusuf Zeynep Zoë Łukasz"
).split()
_BEGINNINGS = (
    "Al Ar Bal Ber Bo Bran Ca Cas Da Del Dor Ek El Fa Fer Gal Gor Ha Hol Is Jan Ka Kor La Lin Lo "
    "Ma Mor Na No Ol Or Pa Per Ra Ro Sa Sor Ta Tor Ul Va Ver Wal Yo Za"
).split()
_MIDDLES = (
    "ba ber bi da de di do ga ge ka ke li lo ma me mi na ne ni no ra re ri ro sa se ta te va ze é "
    "ö ü"
).split()
_ENDS = (
    "bach berg dal den dez ez feld ga han ian ić ides ka ko lan lin ma man mann mar mir nen ński "
    "ola ov ová quist rão ro san shvili sen ski son ston sson to va ville vik wa yan zadeh"
).split()
_FIRST_OF_BODIES = "National International Royal Federal United New Central First World".split()
_FIELDS = (
    "Agriculture Aviation Defense Development Economics Education Energy Finance Fisheries Health "
    "History Industry Justice Labor Media Mining Peace Policy Science Security Shipping Steel "
    "Trade Transport Water"
).split()
_BODIES = (
    "Academy Agency Alliance Association Authority Bank Board Bureau Center Chamber Commission "
    "Committee Council Federation Foundation Front Fund Group Institute League Ministry Movement "
    "Organization Party Society Union University"
).split()
_COMMON_WORDS = (
    "Army Authority Bank Block Central Council Court Defence Europe First Force Forum General "
    "Government Group House Island March Minister Monday National North Orange People Police "
    "President Reform Security South State Target Union Unity Way World"
).split()


def many_actors(number: int) -> Iterator[KnownActor]:
    """So many actors, with `ALIASES` aliases each."""
    chance = random.Random(_SEED)  # noqa: S311 (names, not secrets)
    for at in range(number):
        make = _organisation if chance.random() < _ORGANISATIONS else _person
        name, *aliases = make(chance)
        country = "".join(chance.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=2))
        kind: ActorKind = "organization" if make is _organisation else "person"
        yield KnownActor(f"id:{at}", name, kind, tuple(map(KnownAlias, aliases)), country)


def _person(chance: random.Random) -> list[str]:
    """The name, then the aliases; all different."""
    given, family = chance.choice(_GIVEN), _coined(chance)
    name = f"{given} {family}"
    initial, second = chance.choice("ABCDEFGHJKLMNPRSTVW"), chance.choice(_GIVEN)
    spellings = [
        f"{given} {initial}. {family}",
        _plain(name),
        f"{given} {second} {family}",
        f"{family} {given}",
        f"{given[0]}. {family}",
        f"{given} al-{family}",
        f"{given} {family}-{_coined(chance)}",
        family,
    ]
    return _chosen(chance, name, spellings)


def _organisation(chance: random.Random) -> list[str]:
    """The name, then the aliases; all different."""
    place, field, body = _coined(chance), chance.choice(_FIELDS), chance.choice(_BODIES)
    first = chance.choice(_FIRST_OF_BODIES)
    name = chance.choice(
        (
            f"{place} {body} of {field}",
            f"{first} {field} {body} of {place}",
            f"{body} for {field} in {place}",
            f"{first} {body} of {place}",
            f"{place} {field}",
        )
    )
    capitals = "".join(word[0] for word in name.split() if word[0].isupper())
    spellings = [
        _plain(name),
        f"The {name}",
        f"{place}'s {body} of {field}",
        f"the {field} {body} of {place}",
        f"{capitals}{chance.choice('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}",
        f"{place}{chance.choice(('com', 'tech', 'gas', 'bank'))}",
        f"{place} & {_coined(chance)}",
        chance.choice(_COMMON_WORDS) if chance.random() < 0.1 else f"{first} {place}",
    ]
    return _chosen(chance, name, spellings)


def _coined(chance: random.Random) -> str:
    middles = chance.choices(_MIDDLES, k=chance.choice((0, 1, 1, 2)))
    return "".join((chance.choice(_BEGINNINGS), *middles, chance.choice(_ENDS)))


def _plain(name: str) -> str:
    """The name without diacritics, in the case of its words."""
    return " ".join(fold(word).title() if word.istitle() else fold(word) for word in name.split())


def _chosen(chance: random.Random, name: str, spellings: list[str]) -> list[str]:
    different = [text for text in dict.fromkeys(spellings) if text != name]
    return [name, *chance.sample(different, ALIASES)]
