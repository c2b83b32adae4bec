"""The alias table that extraction reads: which names are whose, as plain data."""

from collections.abc import Mapping
from typing import cast

from django.db.models import Prefetch

from actors.curated import read_curated
from actors.curated_contexts import read_contexts, with_contexts
from actors.models import Actor, Affiliation, Alias
from newsbase.decisions import Origin
from newsbase.extraction import results
from newsbase.extraction.known import AliasType, KnownActor, KnownAlias, Term


def known_actors() -> tuple[KnownActor, ...]:
    """The actors that articles may be read with: the curated, and those a person vouched for.

    What the machine alone found is left out, so that its errors do not breed; `resolve` still
    recognises such an actor by its full name. Terms of office, and what a shared name means where,
    come from the curated tables. Raises CuratedDataError.
    """
    actors = list(
        Actor.objects.standing()
        .vouched()
        .order_by("pk")
        .prefetch_related(
            Prefetch("aliases", Alias.objects.filter(rejected=False).order_by("pk").defer("folded"))
        )
    )
    keys = {actor.pk: key_of(actor) for actor in actors}
    parents, terms = _parents(keys), {each.key: each.terms for each in read_curated()}
    known = (
        _known(actor, keys[actor.pk], parents.get(actor.pk), terms.get(keys[actor.pk], ()))
        for actor in actors
    )
    return with_contexts(known, read_contexts())


def key_of(actor: Actor) -> str:
    """The key by which extraction names a known actor."""
    return actor.curated_key or f"id:{actor.pk}"


def _parents(keys: Mapping[int, str]) -> dict[int, str]:
    """The bodies and states that curated bodies belong to, by the bodies' ids."""
    rows = Affiliation.objects.filter(origin=Origin.CURATED, role="").order_by("pk")
    pairs = rows.values_list("person_id", "organisation_id")
    return {body: keys[parent] for body, parent in pairs if parent in keys}


def _known(actor: Actor, key: str, parent: str | None, terms: tuple[Term, ...]) -> KnownActor:
    aliases = tuple(
        KnownAlias(alias.text, cast(AliasType, alias.type))
        for alias in actor.aliases.all()
        if not _is_short_form(actor, alias)
    )
    kind = cast(results.ActorKind, actor.kind)
    return KnownActor(key, actor.name, kind, aliases, actor.country or None, parent, terms)


def _is_short_form(actor: Actor, alias: Alias) -> bool:
    """A surname that the machine met in one article means that person only there."""
    single = " " not in alias.text
    return single and actor.kind == Actor.Kind.PERSON and alias.origin == Origin.MACHINE
