"""Which nouns refer back: "the ministry", "the lawmaker, who …", not "the ministry of …"."""

from spacy.tokens import Token

from newsbase.extraction.word_ids import ids

THE = ids(("the", "this", "that"))
_CLAUSES = frozenset(("relcl", "acl"))
_WHERE = ids(("in", "on", "during", "after"))  # parsers hang on the noun what the verb has
_ANOTHER = ids(("next", "new", "other", "first", "future", "second", "third", "previous"))
# "Accused the minister of theft": the parse hangs the theft on the minister.
_OF = ids(
    form
    for verb in (
        "accus",
        "convict",
        "suspect",
        "acquit",
        "inform",
        "warn",
        "remind",
        "depriv",
        "assur",
    )
    for form in (verb, f"{verb}e", f"{verb}es", f"{verb}s", f"{verb}ed", f"{verb}ing")
) | ids(("strip", "strips", "stripped", "stripping", "rid", "robbed", "robs", "clear", "cleared"))


def definite_start(token: Token) -> int | None:
    """The article's index of "the ministry" or "the 54-year-old minister", else None.

    A noun with a phrase of its own ("the ministry of …") is no reference back but a description.
    """
    article = None
    if token.doc[token.i + 1 : token.i + 3].text == "in chief":
        return None
    for child in token.children:
        if _tells_which(child, token) or _tells_another(child):
            return None
        if child.tag_ == "NNP" == token.tag_ and child.i < token.i:  # "the White House"
            return None
        if child.dep_ == "det":
            article = child
    return article.i if article is not None and article.lower in THE else None


def _tells_which(child: Token, noun: Token) -> bool:
    """Is it an owner, a clause or a phrase of the noun's own, without which it says nothing?"""
    if child.dep_ == "poss":
        return True
    if child.dep_ in _CLAUSES:
        return not _follows_comma(child)
    if child.dep_ == "appos":
        return not (_follows_comma(child) and child.tag_ == "NN")
    if child.dep_ != "prep" or _is_the_verbs(child, noun):
        return False
    return child.lower not in _WHERE


def _follows_comma(child: Token) -> bool:
    first = child.left_edge.i
    return first > 0 and child.doc[first - 1].text == ","


def _is_the_verbs(preposition: Token, noun: Token) -> bool:
    of = preposition.lower_ == "of" and noun.dep_ == "dobj"
    return of and noun.head.lower in _OF


def _tells_another(child: Token) -> bool:
    """ "the next president", "the richest man"."""
    return child.lower in _ANOTHER or child.tag_ == "JJS" or child.lower_.endswith("est")
