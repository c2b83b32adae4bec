"""Words as the numbers by which spaCy's columns (`token.lower`, `doc.to_array`) name them."""

from collections.abc import Iterable

from spacy.strings import get_string_id

from newsbase.extraction.word_lists import words


def ids(forms: Iterable[str]) -> frozenset[int]:
    """The numbers of the words, the same in every vocabulary."""
    return frozenset(get_string_id(form) for form in forms)


def ids_of(name: str, *tables: str) -> frozenset[int]:
    """The numbers of the words in lists of a data file."""
    return frozenset().union(*(ids(words(name, table)) for table in tables))
