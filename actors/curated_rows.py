"""The tables of actors/data as rows of checked cells. Errors name file, line and reason."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"

WIKIDATA = "Q[1-9][0-9]*"
COUNTRY = "[A-Z]{2}"
MAX_NAME = 200


class CuratedDataError(Exception):
    """A table cannot be used; the message gives file, line and reason."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; cells are stripped."""

    path: Path
    line: int
    cells: Mapping[str, str]

    def error(self, reason: str) -> CuratedDataError:
        return CuratedDataError(f"{self.path}, line {self.line}: {reason}")

    def list(self, column: str) -> list[str]:
        """The values of a cell that holds several, separated by `;`."""
        return [value for value in (v.strip() for v in self.cells[column].split(";")) if value]

    def required(self, column: str, form: str = r".+") -> str:
        value = self.cells[column]
        if not re.fullmatch(form, value):
            raise self.error(f"{column} {value!r} is not of the form {form}")
        return value

    def optional(self, column: str, form: str) -> str | None:
        return self.required(column, form) if self.cells[column] else None

    def check_lengths(self, *names: str) -> None:
        """What the database's columns can hold."""
        for name in names:
            if len(name) > MAX_NAME:
                raise self.error(f"{name[:40]!r} … is too long")


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a table that has at least these columns. Raises CuratedDataError."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            missing = [column for column in columns if column not in header]
            if missing:
                raise CuratedDataError(f"{path}, line 1: no column {', '.join(missing)}")
            for cells in reader:
                yield _row(path, reader.line_num, header, cells)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CuratedDataError(f"{path}: {error}") from error


def _row(path: Path, line: int, header: list[str], cells: list[str]) -> Row:
    row = Row(path, line, dict(zip(header, (cell.strip() for cell in cells), strict=False)))
    if len(cells) != len(header):
        raise row.error(f"{len(cells)} cells instead of {len(header)}")
    return row
