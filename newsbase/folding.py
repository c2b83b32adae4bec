"""Folding in the database: lower case without diacritics, for sorting and for search."""

from django.db.models import CharField, Func


class Fold(Func):
    """`newsbase_fold(text)`, an immutable wrapper of lower() and unaccent().

    The migration actors.0001 creates it. Builtin C.UTF-8 sorts by code point, so lists are
    ordered by a folded key.
    """

    function = "newsbase_fold"
    output_field = CharField()
