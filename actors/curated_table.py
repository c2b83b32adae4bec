"""The curated actors as the alias table that the pipeline takes, without a database."""

from pathlib import Path

from actors.curated import read_curated
from actors.curated_contexts import read_contexts, with_contexts
from actors.curated_rows import DATA
from newsbase.extraction.known import KnownActor


def known_actors(folder: Path = DATA) -> tuple[KnownActor, ...]:
    """All actors of the tables in `folder`, states first. Raises CuratedDataError."""
    known = (
        KnownActor(a.key, a.name, a.kind, a.aliases, a.country, a.parent, a.terms, a.sort)
        for a in read_curated(folder)
    )
    return with_contexts(known, read_contexts(folder))
