"""A random SECRET_KEY that lives in the data directory, so that logins outlast a restart."""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def kept_in(data_dir: Path) -> str:
    """The key in `data_dir/secret_key`, made (mode 0600) if there is none yet.

    Two processes that start together get the same key: the first to link its file wins.
    """
    path = data_dir / "secret_key"
    try:
        if not path.exists():
            _create(path)
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        reason = f"NEWSBASE_DATA_DIR cannot hold the secret key: {error}"
        raise SystemExit(f"newsbase: {reason}") from error


def _create(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"secret_key.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(get_random_secret_key())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
