"""Statements: speaker, cue and content. The rules are in `newsbase.extraction.statements`."""

from spacy.language import Language
from spacy.tokens import Doc

from newsbase.extraction.results import Statement
from newsbase.extraction.statements.details import finished
from newsbase.extraction.statements.find import drafts
from newsbase.extraction.statements.reading import Reading


@Language.component(
    "newsbase_statements",
    assigns=["doc._.statements"],
    requires=["doc._.mentions", "doc._.dates", "token.dep", "token.lemma", "token.tag"],
)
def statements_component(doc: Doc) -> Doc:
    doc._.statements = find_statements(doc)
    return doc


def find_statements(doc: Doc) -> list[Statement]:
    """All statements of the article, in text order."""
    reading = Reading(doc)
    return finished(reading, drafts(reading))
