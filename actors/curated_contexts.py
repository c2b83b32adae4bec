"""Names with several meanings, and the words that speak for one: the table contexts.csv."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from actors.curated import read_curated
from actors.curated_rows import DATA, Row, read_rows
from newsbase.extraction.known import NO_ACTOR, AliasType, KnownActor, KnownAlias

NOBODY = "none"
# Stands in a key for the code of the state that the article speaks of.
ANY_STATE = "*"

_COLUMNS = ("alias", "means", "words", "default")
_MEANS = rf"{NOBODY}|(state|igo|org|person):[A-Za-z0-9-]+|org:\*-[a-z0-9-]+"


@dataclass(frozen=True, slots=True)
class Context:
    """One meaning of an alias.

    `key` is the actor's, or None where no actor of the tables is meant; it may hold `ANY_STATE`.
    `words` speak for this meaning when they stand in the same article; `default` marks the
    meaning that holds without any of them.
    """

    alias: str
    key: str | None
    words: tuple[str, ...] = ()
    default: bool = False


def read_contexts(folder: Path = DATA) -> tuple[Context, ...]:
    """All meanings, those of one alias together. Raises CuratedDataError."""
    keys = {actor.key for actor in read_curated(folder)}
    found: list[Context] = []
    seen: set[str] = set()
    rows = read_rows(folder / "contexts.csv", _COLUMNS)
    for alias, group in groupby(rows, key=lambda row: row.cells["alias"]):
        of_alias = list(group)
        if alias in seen:
            raise of_alias[0].error(f"the rows of {alias!r} do not stand together")
        seen.add(alias)
        found += _contexts(of_alias, keys)
    return tuple(found)


def _contexts(rows: list[Row], keys: Collection[str]) -> Iterator[Context]:
    """The meanings of one alias."""
    speaks_for: dict[str, str] = {}
    defaults: list[str] = []
    for row in rows:
        context = _context(row, keys)
        means = row.cells["means"]
        for word in context.words:
            other = speaks_for.setdefault(word, means)
            if other != means:
                raise row.error(f"{word!r} speaks for {other} too")
        defaults += [means] * context.default
        if len(defaults) > 1:
            raise row.error(f"{defaults[0]} is the default already")
        yield context
    _check_meanings(rows)


def _check_meanings(rows: list[Row]) -> None:
    at: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        at[row.cells["means"]].append(row)
    for means, same in at.items():
        if len(same) > 1:
            raise same[1].error(f"{means} stands in line {same[0].line}")
    if len(rows) == 1 and ANY_STATE not in rows[0].cells["means"]:
        raise rows[0].error("there is no other meaning")


def _context(row: Row, keys: Collection[str]) -> Context:
    alias = row.required("alias")
    row.check_lengths(alias)
    means = row.required("means", _MEANS)
    if means != NOBODY and not _is_known(means, keys):
        raise row.error(f"there is no actor {means}")
    words = tuple(row.list("words"))
    default = row.optional("default", "yes") is not None
    if not words and not default and ANY_STATE not in means:
        raise row.error("neither words nor default")
    return Context(alias, None if means == NOBODY else means, words, default)


def _is_known(means: str, keys: Collection[str]) -> bool:
    if ANY_STATE not in means:
        return means in keys
    form = re.compile(re.escape(means).replace(re.escape(ANY_STATE), "[a-z]{2}"))
    return any(form.fullmatch(key) for key in keys)


def with_contexts(
    known: Iterable[KnownActor],
    contexts: Iterable[Context],
    not_theirs: Collection[tuple[str, str]] = (),
) -> tuple[KnownActor, ...]:
    """The actors with what their shared names mean where, and what is no actor beside them.

    A meaning of any state's (`ANY_STATE`) is left to the reader of the text. `not_theirs` are
    actors' keys, with names that a person took from them: such a meaning does not hold.
    """
    of_actor: dict[str, list[Context]] = defaultdict(list)
    nobody = []
    for context in contexts:
        if context.key is not None and (context.key, context.alias) in not_theirs:
            continue
        if context.key is None:
            nobody.append(context)
        else:
            of_actor[context.key].append(context)
    meant = [_with_meanings(actor, of_actor.get(actor.key, ())) for actor in known]
    borne = {name for actor in meant for name in (actor.name, *(a.text for a in actor.aliases))}
    return (*meant, *(_no_actor(context) for context in nobody if context.alias in borne))


def _with_meanings(actor: KnownActor, contexts: Collection[Context]) -> KnownActor:
    if not contexts:
        return actor
    aliases = {alias.text: alias for alias in actor.aliases}
    for context in contexts:
        alias = aliases.get(context.alias) or KnownAlias(context.alias, _type(actor, context.alias))
        aliases[context.alias] = replace(alias, words=context.words, default=context.default)
    return replace(actor, aliases=tuple(aliases.values()))


def _type(actor: KnownActor, alias: str) -> AliasType:
    """A town's name that the other tables give to nobody stands for the actor in it."""
    seat = actor.kind in ("state", "igo") and alias.istitle() and alias != actor.name
    return "metonym" if seat and " " not in alias else "name"


def _no_actor(context: Context) -> KnownActor:
    alias = KnownAlias(context.alias, "name", context.words, context.default)
    return KnownActor(f"{NO_ACTOR}{context.alias}", context.alias, "unknown", (alias,))
