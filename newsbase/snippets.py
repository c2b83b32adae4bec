"""Passages with search hits: PostgreSQL marks them with two characters, pages cut them there.

Private-use characters rather than tags, because ts_headline does not escape the text around them.
"""

HIT_START = "\ue000"
HIT_END = "\ue001"


def continued(passage: str, headline: str) -> str:
    """A passage without the headline that repeats its beginning, and without a word cut at its end.

    Articles without a title are headed by their first words, with an ellipsis.
    """
    shown = headline.removesuffix(" …")
    rest = passage.removeprefix(shown).lstrip(" .") if passage.startswith(shown) else passage
    return rest.rsplit(" ", 1)[0]


def pieces(passage: str) -> list[tuple[str, bool]]:
    """The passage as runs of text, each with whether it is a hit."""
    found = []
    for part in passage.split(HIT_START):
        hit, end, rest = part.rpartition(HIT_END)
        found += [(hit, True), (rest, False)] if end else [(part, False)]
    return [(text.replace(HIT_END, ""), is_hit) for text, is_hit in found if text]
