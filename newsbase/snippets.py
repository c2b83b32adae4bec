"""Passages with search hits: PostgreSQL marks them with two characters, pages cut them there.

Private-use characters rather than tags, because ts_headline does not escape the text around them.
"""

HIT_START = "\ue000"
HIT_END = "\ue001"


def continued(passage: str, headline: str) -> str:
    """A passage without the headline, where that repeats its beginning.

    Articles without a title are headed by their first words, with an ellipsis.
    """
    at = 0
    for character in headline.removesuffix(" …"):
        at = _behind_marks(passage, at)
        if not passage.startswith(character, at):
            return passage
        at += 1
    return passage[_behind_marks(passage, at) :].lstrip(" .\n")


def _behind_marks(passage: str, at: int) -> int:
    while passage.startswith((HIT_START, HIT_END), at):
        at += 1
    return at


def pieces(passage: str) -> list[tuple[str, bool]]:
    """The passage as runs of text, each with whether it is a hit."""
    found = []
    for part in passage.split(HIT_START):
        hit, end, rest = part.rpartition(HIT_END)
        found += [(hit, True), (rest, False)] if end else [(part, False)]
    return [(text.replace(HIT_END, ""), is_hit) for text, is_hit in found if text]
