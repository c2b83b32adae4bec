"""Collecting static files only when they changed: hashing and compressing them takes seconds."""

import hashlib
from collections.abc import Iterator

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

_IGNORED = ["CVS", ".*", "*~"]  # as collectstatic does


def collect_if_changed() -> bool:
    """Run collectstatic unless STATIC_ROOT holds the files as they are now; whether it ran."""
    stamp = settings.DATA_DIR / "static.stamp"
    fingerprint = _fingerprint()
    if settings.STATIC_ROOT.is_dir() and stamp.exists() and stamp.read_text() == fingerprint:
        return False
    # Removed first, so that a run cut short is done again.
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(fingerprint)
    return True


def _fingerprint() -> str:
    """Differs when a file, the place they go to, or the way they are stored does."""
    storage = settings.STORAGES["staticfiles"]["BACKEND"]
    lines = [django.get_version(), storage, str(settings.STATIC_ROOT), *sorted(_files())]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _files() -> Iterator[str]:
    for finder in get_finders():
        for path, storage in finder.list(_IGNORED):
            size, changed = storage.size(path), storage.get_modified_time(path)
            yield f"{storage.path(path)} {size} {changed.timestamp()}"
