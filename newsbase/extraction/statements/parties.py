"""The people and bodies of a statement: a noun's whole phrase, and whom it stands for."""

from spacy.tokens import Token

from newsbase.extraction import attributes
from newsbase.extraction.results import Party
from newsbase.extraction.syntax import chars, named_phrase

# What people speak in or through.
MEDIA = frozenset(
    "statement release interview speech address conference briefing letter memo report post tweet "
    "message broadcast article op-ed email note video communique communiqué declaration testimony "
    "comment remarks call hearing debate podcast book column editorial blog".split()
)


def party(head: Token) -> Party:
    """The whole noun phrase of the head, and whom it stands for."""
    first, behind = named_phrase(head)
    for child in head.children:
        by_medium = child.dep_ == "prep" and any(c.lemma_.lower() in MEDIA for c in child.children)
        if by_medium and child.i > head.i:
            behind = min(behind, child.i)  # "in a statement" tells how, and not who
    return Party(chars(head.doc, first, behind), actor_of(head))


def actor_of(head: Token) -> str | None:
    """The actor of the noun phrase's head, or of a name in apposition to it.

    A relative pronoun stands for the noun that its clause describes.
    """
    if head.tag_ in ("WDT", "WP") and head.head.dep_ == "relcl":
        head = head.head.head
    mention = attributes.mention_at(head.doc, head)
    if mention is not None and mention.actor:
        return mention.actor
    for child in head.children:
        if child.dep_ == "appos":
            beside = attributes.mention_at(head.doc, child)
            if beside is not None and beside.actor:
                return beside.actor
    return None
