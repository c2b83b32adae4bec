"""The text on either side of a span, as the database cut it out: whole words, one paragraph."""


def from_word(before: str, most: int) -> str:
    """Of at most `most` characters before the span: without the paragraph above, or half a word."""
    kept = before.rpartition("\n")[2]
    if len(kept) < len(before) or len(before) < most:
        return kept
    return "… " + kept.partition(" ")[2]


def to_word(after: str, most: int) -> str:
    """Of at most `most` characters behind the span, the same."""
    kept = after.partition("\n")[0]
    return kept if len(kept) < most else kept.rpartition(" ")[0] + " …"
