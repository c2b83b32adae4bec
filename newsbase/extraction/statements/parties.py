"""The people and bodies of a statement: a noun's whole phrase, and whom it stands for."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from newsbase.extraction import attributes
from newsbase.extraction.flat import flat
from newsbase.extraction.results import Party
from newsbase.extraction.statements.voices import is_person_or_body
from newsbase.extraction.syntax import agent, chars, coordinated, named_phrase, prepositional
from newsbase.extraction.word_lists import load, words

# What people speak in or through.
MEDIA = words("media", "texts")
_NAMED = ("PERSON", "ORG", "NORP", "GPE")
_RELATIVE = ("WDT", "WP", "WP$")
# Texts named for what they are about: "the Ruiz inquiry".
_ABOUT_IT = frozenset(
    "accord agreement biography case contract data deal dossier exam hearing image index inquest "
    "inquiry interview investigation probe profile treaty trial".split()
)
# Texts that are somebody's words: "the testimony of Ruiz", but not "a survey of voters".
_WORDS_OF = frozenset(
    "account address article book column comment declaration email essay letter message note post "
    "remark speech statement testimony tweet word".split()
)
_PEOPLE = frozenset("he she they we i you him her them us me who whom".split())


def party(head: Token) -> Party:
    """The whole noun phrase of the head, and whom it stands for; of a text, whose it is."""
    first, behind = named_phrase(head)
    for child in head.children:
        by_medium = child.dep_ == "prep" and any(c.lemma_.lower() in MEDIA for c in child.children)
        if by_medium and child.i > head.i:
            behind = min(behind, child.i)  # "in a statement" tells how, and not who
    return Party(chars(head.doc, first, behind), actor_of(head) or writer_of(head))


def actor_of(head: Token) -> str | None:
    """The actor of the noun phrase: the person named in apposition to it, else that of its head.

    A relative pronoun stands for the noun that its clause describes; behind "X and Y" it may
    stand for both, and has no actor.
    """
    head, *others = stands_for(head)
    if others:
        return None
    several = head.tag_ in ("NNS", "NNPS")  # "the ministers, X and Y" are not X
    named = _named_behind_comma(head)
    if named is not None:
        return named
    mention = attributes.mention_at(head.doc, head)
    if mention is not None and mention.actor:
        return mention.actor
    apposed = [c for c in head.children if c.dep_ == "appos" and not (several and c.conjuncts)]
    beside = (attributes.mention_at(head.doc, c) for c in apposed)
    return next((m.actor for m in beside if m is not None and m.actor), None)


def stands_for(head: Token) -> list[Token]:
    """The nouns that a relative pronoun may stand for, "many of whom" too; else the head itself."""
    noun = _antecedent(head)
    return coordinated(noun) if noun != head and _means_both(noun, head) else [noun]


def _antecedent(head: Token) -> Token:
    pronoun = next((t for t in prepositional(head, "of") if t.tag_ in _RELATIVE), head)
    if pronoun.tag_ not in _RELATIVE:
        return head
    clause = next((t for t in (pronoun, *pronoun.ancestors) if t.dep_ == "relcl"), None)
    return clause.head if clause is not None else head


def _means_both(head: Token, pronoun: Token) -> bool:
    """ "X and Y, who said": where the verb is no singular, and both are somebody."""
    verb = pronoun.head
    singular = any(t.tag_ == "VBZ" or t.lower_ == "was" for t in (verb, *verb.children))
    return not singular and any(actor_of(t) or is_somebody(t) for t in head.conjuncts)


def writer_of(head: Token) -> str | None:
    """The actor whose text it is: "a report by X", "his book", "the X statement"."""
    word = head.lemma_.lower()
    if head.pos_ != "NOUN" or not is_text_noun(word):
        return None
    return next((key for noun in _writers(head, word) if (key := actor_of(noun))), None)


def _writers(text: Token, word: str) -> Iterator[Token]:
    """The nouns that may name its author, the likeliest first."""
    yield from prepositional(text, "by")
    for clause in text.children:
        if clause.dep_ == "acl" and clause.tag_ == "VBN" and (author := agent(clause)) is not None:
            yield author
    yield from (c for c in text.children if c.dep_ == "poss")
    yield from prepositional(text, "from", *(("of",) if word in _WORDS_OF else ()))
    if word not in _ABOUT_IT:
        yield from (c for c in text.children if c.dep_ == "compound" and _may_write(c))


def _may_write(name: Token) -> bool:
    """A person or body; "the China report" is about China."""
    key = actor_of(name)
    return key is not None and name.doc._.actors[key].kind != "state"


def _named_behind_comma(head: Token) -> str | None:
    """ "the mayor of Guayaquil, Ana Silva": the person whose name ends the phrase."""
    _, behind = named_phrase(head)
    if behind <= head.i + 1 or head.ent_type_ == "PERSON":
        return None
    mention = attributes.mention_at(head.doc, head.doc[behind - 1])
    if mention is None or not mention.actor or mention.type != "name":
        return None
    first = flat(head.doc).at(mention.span.start)
    person = head.doc._.actors[mention.actor].kind == "person"
    return mention.actor if person and head.doc[first - 1].text == "," else None


def is_somebody(head: Token) -> bool:
    """Is the noun one for people or bodies, or a name of such, known or not?"""
    if head.pos_ == "NOUN":
        return is_person_or_body(head)
    if head.pos_ == "PRON":
        return head.lower_ in _PEOPLE
    return head.pos_ == "PROPN" and head.ent_type_ in _NAMED


@cache
def is_text_noun(word: str) -> bool:
    """ "study", "statement" …, in lower case."""
    return word in MEDIA or word in load("cues/voices")["texts"].split()


@cache
def is_body_noun(word: str) -> bool:
    """ "council", "ministry" …, in lower case."""
    return word in words("bodies", "heads") or word in load("cues/voices")["bodies"].split()
