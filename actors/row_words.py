"""What rows that speak of an actor are called on pages, one and several of them.

The tables of other apps are known here by their names alone.
"""

from django.apps import apps

_WORDS = {
    ("articles.mention", "actor_id"): ("mention", "mentions"),
    ("articles.mention_candidates", "actor_id"): ("doubtful mention", "doubtful mentions"),
    ("articles.statement", "speaker_actor_id"): ("statement by", "statements by"),
    ("articles.statement", "target_actor_id"): ("statement against", "statements against"),
    ("articles.statement", "medium_actor_id"): ("statement carried", "statements carried"),
    ("articles.statement_about", "actor_id"): ("statement about", "statements about"),
    ("articles.statement_addressees", "actor_id"): ("statement to", "statements to"),
    ("articles.participant", "actor_id"): ("part in an event", "parts in events"),
    ("actors.affiliation", "person_id"): ("affiliation", "affiliations"),
    ("actors.affiliation", "organisation_id"): ("member", "members"),
    ("actors.alias", "actor_id"): ("alias", "aliases"),
    ("actors.alias", "added"): ("added alias", "added aliases"),
    ("actors.alias", ""): ("alias", "aliases"),
    ("actors.affiliation", ""): ("affiliation", "affiliations"),
    ("actors.actor", ""): ("actor", "actors"),
    ("articles.statement_about", ""): ("statement about", "statements about"),
    ("articles.statement_addressees", ""): ("statement to", "statements to"),
    ("articles.mention_candidates", ""): ("doubtful mention", "doubtful mentions"),
    ("articles.participant", ""): ("part in an event", "parts in events"),
    ("articles.participant_reports", "participant_id"): (
        "part in the report of an event", "parts in reports of events",
    ),
    ("articles.participant_reports", ""): (
        "part in the report of an event", "parts in reports of events",
    ),
}  # fmt: skip


def in_words(label: str, column: str, number: int = 2) -> str:
    """Of the table and the column that points to the actor; else what the table calls its rows."""
    one, several = _WORDS.get((label, column)) or _names(label)
    return one if number == 1 else several


def _names(label: str) -> tuple[str, str]:
    try:
        meta = apps.get_model(label)._meta
    except LookupError:
        return f"row of {label}", f"rows of {label}"
    return str(meta.verbose_name), str(meta.verbose_name_plural)
