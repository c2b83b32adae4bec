"""Languages, which are called by the adjective of a state: "she speaks French", "in Russian"."""

from spacy.tokens import Token

from newsbase.extraction.syntax import coordinated
from newsbase.extraction.word_ids import ids

_MODIFIERS = frozenset(("amod", "compound", "nmod"))
_PREPOSITIONS = ids("in into from".split())
_VERBS = frozenset("speak learn study teach understand master".split())
_OF_LANGUAGES = ids(
    "command knowledge teacher teachers speaker speakers fluency lessons proficiency".split()
)
_HEADS = ids(
    "language languages speaker speakers lesson lessons dialect dialects alphabet grammar "
    "translation translations translator translators interpreter interpreters subtitles".split()
)
_BEHIND_HYPHEN = ids("language speaking speaker speakers".split())


def is_language(adjective: Token) -> bool:
    """Does the adjective of a state, where it stands, mean the language alone?

    "Chinese officials" and "the Chinese" it does not, nor "from Chinese and Russian firms".
    """
    if _before_language(adjective):
        return True
    token = coordinated(adjective)[0]  # "in English and Spanish"
    if token.dep_ in _MODIFIERS or any(c.dep_ in ("det", "poss") for c in token.children):
        return False
    if token.dep_ == "dobj":
        return token.head.lemma_ in _VERBS
    return token.dep_ == "pobj" and _behind_preposition(token.head)


def _before_language(token: Token) -> bool:
    """ "Russian speakers", "Russian-language media"."""
    doc, at = token.doc, token.i + 1
    if at < len(doc) and doc[at].text == "-" and at + 1 < len(doc):
        return doc[at + 1].lower in _BEHIND_HYPHEN
    return token.dep_ in _MODIFIERS and at < len(doc) and doc[at].lower in _HEADS


def _behind_preposition(preposition: Token) -> bool:
    if preposition.lower in _PREPOSITIONS:
        return True
    return preposition.lower_ == "of" and preposition.head.lower in _OF_LANGUAGES
