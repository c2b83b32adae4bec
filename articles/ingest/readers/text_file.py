"""A `.txt` file: one article, in the seed format or as plain text."""

from pathlib import Path

from articles.ingest.readers import plain_text, seed_format
from articles.ingest.readers.raw import RawArticle, Refusal, Rules

_BYTES_A_CHARACTER = 4
_HEAD_BYTES = 1_000


def read(path: Path, name: str, rules: Rules) -> RawArticle | Refusal:
    """The file's article, or why there is none. Raises OSError."""
    if path.stat().st_size > rules.max_chars * _BYTES_A_CHARACTER + _HEAD_BYTES:
        return Refusal(name, f"its text has more than {rules.max_chars} characters")
    try:
        content = path.read_bytes().decode("utf-8")
        reader = seed_format if seed_format.has_head(content) else plain_text
        return rules.judge(reader.parse(name, Path(name).stem, content))
    except UnicodeDecodeError as error:
        return Refusal(name, f"it is not UTF-8 (at byte {error.start})")
    except ValueError as error:
        return Refusal(name, str(error))
