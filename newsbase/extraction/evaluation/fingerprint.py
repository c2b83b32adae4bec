"""Whether figures still stand: a short name for all that they were made from."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import newsbase.extraction

EXTRACTION = Path(newsbase.extraction.__file__).parent


def fingerprint(gold: Path, model: str, tables: Sequence[Path] = ()) -> str:
    """64 hexadecimal digits that change with the gold, the language work, the model, or the tables.

    `tables` are folders of further data that go into the pipeline. Reads every file, so that it
    is the same on every machine; that takes milliseconds. Raises OSError.
    """
    digest = hashlib.sha256(model.encode())
    for path in (gold, *_files([EXTRACTION, *tables])):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
