"""Who says it: the noun phrase that a cue hangs on."""

from spacy.tokens import Token

from newsbase.extraction import attributes
from newsbase.extraction.results import Party
from newsbase.extraction.syntax import agent, chars, is_passive, noun_phrase, own_subject, subject

# What people speak in or through.
MEDIA = frozenset(
    "statement release interview speech address conference briefing letter memo report post tweet "
    "message broadcast article op-ed email note video communique communiqué declaration testimony "
    "comment remarks call hearing debate podcast book column editorial blog".split()
)
_EMPTY = {"it", "there", "that", "this", "which", "what"}


def party(head: Token) -> Party:
    """The whole noun phrase of the head, and whom it stands for."""
    first, behind = noun_phrase(head)
    for child in head.children:
        by_medium = child.dep_ == "prep" and any(c.lemma_.lower() in MEDIA for c in child.children)
        if by_medium and child.i > head.i:
            behind = min(behind, child.i)  # "in a statement" tells how, and not who
    return Party(chars(head.doc, first, behind), actor_of(head))


def actor_of(head: Token) -> str | None:
    """The actor of the noun phrase's head, or of a name in apposition to it."""
    mention = attributes.mention_at(head.doc, head)
    if mention is not None and mention.actor:
        return mention.actor
    for child in head.children:
        if child.dep_ == "appos":
            beside = attributes.mention_at(head.doc, child)
            if beside is not None and beside.actor:
                return beside.actor
    return None


def speaker_of(verb: Token, quoted: dict[int, int]) -> Token | None:
    """The head noun of who speaks: the subject, or the agent of a passive."""
    if is_passive(verb):
        return agent(verb) or _quoted_as(verb)
    found = _quoted_as(verb) or subject(verb)
    if found is None or _says_nobody(found, quoted):
        return _inverted(verb, quoted)
    return found


def _inverted(verb: Token, quoted: dict[int, int]) -> Token | None:
    """ "“A,” said X, “B”": the noun phrase right behind the verb, beside a quotation."""
    doc = verb.doc
    behind_quotation = any(i in quoted for i in range(max(0, verb.i - 2), verb.i))
    if not behind_quotation or verb.i + 1 >= len(doc):
        return None
    for chunk in verb.sent.noun_chunks:
        if chunk.start == verb.i + 1 and chunk.root.i not in quoted:
            return chunk.root
    return None


def _quoted_as(verb: Token) -> Token | None:
    """ "X was quoted as saying": the subject of the quoting."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and is_passive(verb.head.head):
        return own_subject(verb.head.head)
    return None


def _says_nobody(head: Token, quoted: dict[int, int]) -> bool:
    if head.lower_ in _EMPTY and attributes.mention_at(head.doc, head) is None:
        return True
    return head.i in quoted and not head.text[:1].isupper()
