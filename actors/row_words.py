"""What rows that speak of an actor are called on pages, one and several of them.

The tables of other apps are known here by their names alone. Where a column says nothing of its
own, the words of the table are those without a column.
"""

from django.apps import apps

_WORDS = {
    ("articles.mention", ""): ("mention", "mentions"),
    ("articles.mention_candidates", ""): ("doubtful mention", "doubtful mentions"),
    ("articles.statement", "speaker_actor_id"): (
        "statement by the actor", "statements by the actor",
    ),
    ("articles.statement", "target_actor_id"): (
        "statement against the actor", "statements against the actor",
    ),
    ("articles.statement", "medium_actor_id"): (
        "statement carried by the actor", "statements carried by the actor",
    ),
    ("articles.statement_about", ""): ("statement about the actor", "statements about the actor"),
    ("articles.statement_addressees", ""): ("statement to the actor", "statements to the actor"),
    ("articles.contentpiece", ""): ("part of a statement", "parts of statements"),
    ("articles.annotation_topics", ""): ("topic of an annotation", "topics of annotations"),
    ("articles.participant", ""): ("part in an event", "parts in events"),
    ("articles.participant_reports", ""): (
        "part in the report of an event", "parts in reports of events",
    ),
    ("articles.affiliationevidence", ""): ("passage on an affiliation", "passages on affiliations"),
    ("actors.affiliation", ""): ("affiliation", "affiliations"),
    ("actors.affiliation", "organisation_id"): ("member", "members"),
    ("actors.alias", ""): ("alias", "aliases"),
    ("actors.alias", "added"): ("added alias", "added aliases"),
    ("actors.distinction", ""): ("decision “not the same”", "decisions “not the same”"),
    ("actors.actor", ""): ("actor", "actors"),
}  # fmt: skip


def in_words(label: str, column: str, number: int = 2) -> str:
    """Of the table and the column that points to the actor; else what the table calls its rows."""
    words = _WORDS.get((label, column)) or _WORDS.get((label, ""))
    one, several = words or _names(label)
    return one if number == 1 else several


def _names(label: str) -> tuple[str, str]:
    try:
        meta = apps.get_model(label)._meta
    except LookupError:
        return "entry of an older version", "entries of an older version"
    return str(meta.verbose_name), str(meta.verbose_name_plural)
