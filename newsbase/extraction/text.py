"""The only normalisation of text. It happens before any offset exists."""

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u0085\x0b\x0c]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_PARAGRAPHS = re.compile(r" ?\n(?: ?\n)+ ?|\u2029")


def clean(raw: str) -> str:
    """The text to store: NFC, `\\n` line ends, one blank line between paragraphs.

    Invisible characters (zero-width spaces, soft hyphens, controls) go, runs of spaces become
    one. `clean(clean(x)) == clean(x)`.
    """
    text = unicodedata.normalize("NFC", _CONTROLS.sub("", _LINE_ENDS.sub("\n", raw)))
    text = _PARAGRAPHS.sub("\n\n", _SPACES.sub(" ", text))
    return re.sub(r" ?\n ?", "\n", text).strip()


def fold(name: str) -> str:
    """Lower case without diacritics, for comparing names: «Łukasz» and «lukasz» are alike."""
    if name.isascii():
        return name.lower()
    marked = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return "".join(c for c in marked if not unicodedata.combining(c))


_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "’": "'"})
