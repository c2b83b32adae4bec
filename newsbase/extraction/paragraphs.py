"""Paragraphs bound sentences: a headline without a full stop is no part of what follows."""

from spacy.tokens import Doc


def begin_sentences_with_paragraphs(doc: Doc) -> None:
    """Set sentence starts behind blank lines, before the model runs; its parser keeps them."""
    for token in doc[:-1]:
        if token.is_space and token.text.count("\n") > 1:
            token.nbor().is_sent_start = True
