"""Folding in the database: for sorting, for search, and for names spelt in several ways."""

from django.db.models import CharField, Func


class Fold(Func):
    """`newsbase_fold(text)`, an immutable wrapper of lower() and unaccent().

    The migration actors.0001 creates it. Builtin C.UTF-8 sorts by code point, so lists are
    ordered by a folded key.
    """

    function = "newsbase_fold"
    output_field = CharField()


class WordStart(Fold):
    """A regular expression for the folded text where a word begins with it.

    Any sign stands for a sign that is no letter: nothing of it is read as part of the expression.
    """

    template = r"('\m' || regexp_replace(%(function)s(%(expressions)s), '[^[:alnum:] ]', '.', 'g'))"


class Skeleton(Func):
    """`newsbase_skeleton(text)`: what is left of a name when its spelling is taken away.

    The consonants of each word, those alike in transliterations made one, the words in the order
    of the alphabet: «Lukashenko, Alexander» and «Aliaksandr Lukashenka» agree. Many different
    names agree too, so it finds candidates and settles nothing. Migration actors.0005 creates it.
    """

    function = "newsbase_skeleton"
    output_field = CharField()
