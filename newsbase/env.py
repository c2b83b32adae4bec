"""Settings from the environment: a bad value stops the process with the variable's name."""

import os
from collections.abc import Collection
from pathlib import Path


def text(name: str, default: str = "") -> str:
    """The variable's value without surrounding space; unset and empty both give the default."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool = False) -> bool:
    """1/true/yes/on or 0/false/no/off, in any case."""
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise _refusal(name, value, "must be 1 or 0")


def number(name: str, default: int, least: int, most: int) -> int:
    """A whole number between least and most, both included."""
    value = text(name, str(default))
    if value.isascii() and value.isdigit() and least <= int(value) <= most:
        return int(value)
    raise _refusal(name, value, f"must be a whole number from {least} to {most}")


def choice(name: str, default: str, allowed: Collection[str], example: str) -> str:
    """One of the allowed values, as they are written."""
    value = text(name, default)
    if value in allowed:
        return value
    raise _refusal(name, value, f"is unknown; {example}")


def names(name: str, default: str) -> list[str]:
    """A list separated by commas."""
    return [part for part in (p.strip() for p in text(name, default).split(",")) if part]


def folder(name: str, default: Path) -> Path:
    """An absolute path; a relative value is taken from the working directory."""
    path = Path(text(name, str(default))).expanduser().absolute()
    try:
        is_other = path.exists() and not path.is_dir()
    except OSError as error:
        raise _refusal(name, str(path), f"cannot be used: {error.strerror}") from error
    if is_other:
        raise _refusal(name, str(path), "must be a folder")
    return path


def _refusal(name: str, value: str, reason: str) -> SystemExit:
    return SystemExit(f"newsbase: setting {name}={value!r} {reason}")
