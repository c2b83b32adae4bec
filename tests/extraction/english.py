"""Hand-built Docs whose words have their English attributes (lower case, currency)."""

import datetime

import spacy
from spacy.tokens import Doc

from tests.extraction import docs
from tests.extraction.docs import Word

_VOCAB = spacy.blank("en").vocab


def doc(words: list[Word], published: datetime.date | None = None) -> Doc:
    """As `docs.doc`, over the English vocabulary."""
    built = Doc(_VOCAB).from_bytes(docs.doc(words).to_bytes(exclude=["user_data"]))
    built._.published = published
    return built
