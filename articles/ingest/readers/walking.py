"""From the paths that were given to the files in them."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from articles.ingest.readers.raw import Refusal

ENDINGS = (".txt", ".jsonl")


def files(path: Path) -> Iterator[Path | Refusal]:
    """The file itself, or those below the folder in sorted order; hidden ones are passed over."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _unreadable(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(path)
    elif not stat.S_ISREG(mode):
        yield Refusal(shown(path), "it is neither a file nor a folder")
    elif not _has_ending(path):
        yield Refusal(shown(path), f"only {' and '.join(ENDINGS)} files are read")
    else:
        yield path


def shown(path: Path) -> str:
    """The path as text that can be printed and stored, whatever its bytes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _in_folder(folder: Path) -> Iterator[Path | Refusal]:
    found = False
    for below in _below(folder):
        found = True
        yield below
    if not found:
        yield Refusal(shown(folder), f"it has no {' or '.join(ENDINGS)} file")


def _below(folder: Path) -> Iterator[Path | Refusal]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield _unreadable(folder, error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():  # a link could lead round in a circle
            yield from _below(entry)
        elif _has_ending(entry):
            yield from files(entry)


def _has_ending(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS


def _unreadable(path: Path, error: OSError) -> Refusal:
    return Refusal(shown(path), f"it cannot be read: {error.strerror or error}")
