"""From files and folders to articles as they came."""

from collections.abc import Iterator
from pathlib import Path

from articles.ingest.readers import jsonl, text_file
from articles.ingest.readers.raw import RawArticle, Refusal, Rules
from articles.ingest.readers.walking import files, shown

__all__ = ["RawArticle", "Refusal", "Rules", "read"]


def read(path: Path, rules: Rules) -> Iterator[RawArticle | Refusal]:
    """The articles of a file, or of the files below a folder, in sorted order; raises nothing."""
    for found in files(path):
        if isinstance(found, Refusal):
            yield found
        else:
            yield from _read_file(found, rules)


def _read_file(path: Path, rules: Rules) -> Iterator[RawArticle | Refusal]:
    name = shown(path)
    try:
        if path.suffix.lower() == ".jsonl":
            yield from _read_lines(path, name, rules)
        else:
            yield text_file.read(path, name, rules)
    except OSError as error:
        yield Refusal(name, f"it cannot be read: {error.strerror or error}")


def _read_lines(path: Path, name: str, rules: Rules) -> Iterator[RawArticle | Refusal]:
    empty = True
    with path.open("rb") as lines:
        for found in jsonl.read(lines, name, rules):
            empty = False
            yield found
    if empty:
        yield Refusal(name, "it has no article")
