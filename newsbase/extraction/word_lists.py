"""The word lists of `data/*.toml`, read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

Data = dict[str, Any]


@cache
def load(name: str) -> Data:
    """The tables of `data/{name}.toml`."""
    path = files("newsbase.extraction") / "data" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def words(name: str, table: str) -> frozenset[str]:
    """One list of words of a file."""
    return frozenset(load(name)[table])
