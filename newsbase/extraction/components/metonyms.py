"""Whether a noun stands where only a government can: "Moscow said", but "a strike on Moscow"."""

from spacy.tokens import Token

from newsbase.extraction.syntax import coordinated
from newsbase.extraction.word_lists import words

_SUBJECTS = ("nsubj", "nsubjpass", "poss", "agent", "nmod")
_BESIDE_NOUNS = ("by", "with", "between", "against")  # "talks with Moscow"
_TABLES = {"with": "with", "to": "to", "on": "on", "from": "from", "toward": "toward"}
_TABLES |= {"upon": "on", "towards": "toward"}


def acts(head: Token) -> bool:
    """Does the noun do, say, own or undergo what only a government can?"""
    first = coordinated(head)[0]
    if first.dep_ in _SUBJECTS:
        return True
    if first.dep_ == "dobj":
        return first.head.lemma_ in words("metonyms", "object_of")
    return first.dep_ == "pobj" and _behind_preposition(first.head)


def _behind_preposition(preposition: Token) -> bool:
    governor = preposition.head
    if preposition.dep_ == "agent":
        return True
    if governor.pos_ == "NOUN" and preposition.lower_ in _BESIDE_NOUNS:
        return True
    if governor.pos_ == "NOUN" and preposition.lower_ == "to":
        return governor.lemma_.lower() in words("metonyms", "to_nouns")
    table = _TABLES.get(preposition.lower_)
    return table is not None and governor.lemma_.lower() in words("metonyms", table)
