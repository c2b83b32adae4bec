"""What the text calls its named actors: "Senator Lee", "Lee, a historian", "Lee is the leader"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from newsbase.extraction.components import genders, noun_kinds
from newsbase.extraction.components.chains import Page
from newsbase.extraction.components.entities import Entity
from newsbase.extraction.components.roles import Role, is_role
from newsbase.extraction.syntax import objects, own_subject
from newsbase.extraction.text import fold
from newsbase.extraction.word_ids import ids
from newsbase.extraction.word_lists import load

_NOT_ALONE = frozenset("of the and for in on at to a an".split())
# Tokens around a name that tell which of several it is: "Danish Minister X", "X (R-Texas)".
_ROUND, _ROUND_BEFORE = 6, 4
_LEADS = {
    form: noun
    for verb, noun in (("lead", "leader"), ("head", "head"), ("chair", "chair"), ("run", "head"))
    for form in (verb, f"{verb}s", f"{verb}ed")
} | {"led": "leader", "founded": "founder", "owns": "owner", "commands": "commander"}  # fmt: skip
FORMER = ids(("former", "onetime", "one-time", "ex", "erstwhile"))
_IN_NAMES = ("pope", "king", "queen", "prince", "princess", "emperor", "sultan", "emir")
_LEAST = 3  # letters of a noun
_OPENING = ("(", ",", "of")


def learn(page: Page, roles: list[Role]) -> None:
    """Fill in nouns, details and genders of the named entities."""
    for role in roles:
        entity = page.entities.get(role.person.actor or "")
        if entity is not None:
            _call(entity, page.doc[role.noun])
    for last, mention in page.names.items():
        entity = page.entities.get(mention.actor or "")
        if entity is None or mention.type != "name":
            continue
        if entity.kind == "person":
            _learn_person(page.doc, page.first[last], last, entity)
            _learn_lead(page, page.head(last), entity)
        elif entity.kind != "state":
            _learn_body(page.doc, last, entity)
    for entity in page.entities.values():
        _remember(page, entity)


def _remember(page: Page, entity: Entity) -> None:
    """Enter the nouns by which the text calls the entity."""
    name = fold(entity.label).split()
    entity.details.update(name)
    if entity.kind == "person":
        entity.nouns |= {word for word in name[:1] if word in _IN_NAMES}  # "Pope Francis"
        page.trades.update(ids(n for n in entity.nouns if noun_kinds.may_be("person", n)))
    if entity.kind in ("organization", "igo"):
        entity.nouns.update(set(name) - _NOT_ALONE)
        page.heads.update(ids(_head_noun(name)))
    for noun in entity.nouns:
        page.called[noun].append(entity)


def _head_noun(name: list[str]) -> list[str]:
    """The noun of a name of several words: "observatory" of "observatory for rights"."""
    behind = next((i for i, word in enumerate(name) if word in _NOT_ALONE), len(name))
    return [name[behind - 1]] if behind > 1 and len(name[behind - 1]) > _LEAST else []


def _learn_person(doc: Doc, first: int, last: int, entity: Entity) -> None:
    for token in _titles(doc, first):
        title = token.lower_.rstrip(".")
        gender = genders.by_noun(title)
        if gender is not None:
            entity.gender, entity.faith = gender, 1.0
        full = load("people")["short_titles"].get(title)
        noun = full or title
        if full or token.pos_ == "NOUN" or is_role(token):
            entity.nouns.add(noun)
    for noun in _beside(doc[last]):
        _call(entity, noun)
    behind = last + _ROUND if last + 1 < len(doc) and doc[last + 1].text in _OPENING else last
    around = doc[max(0, first - _ROUND_BEFORE) : min(len(doc), behind)]
    entity.details.update(t.lower_ for t in around if t.is_alpha)


def _learn_lead(page: Page, head: Token, entity: Entity) -> None:
    """ "Holm, who leads the union", "Holm chairs NATO": the leader, the chair."""
    verbs = [c for c in head.children if c.dep_ == "relcl"]
    verbs += [head.head] if head.dep_ == "nsubj" else []
    for verb in verbs:
        noun = _LEADS.get(verb.lower_)
        own = own_subject(verb)
        if noun is None or own is None or (own.i != head.i and own.lower_ != "who"):
            continue
        entity.nouns.add(noun)
        for body in objects(verb):
            mention = page.covered.get(body.i)
            if mention is not None and mention.actor and entity.actor:
                page.posts[entity.actor].add(mention.actor)


def _titles(doc: Doc, first: int) -> Iterator[Token]:
    """The words in front of a name that go with it."""
    for i in range(first - 1, max(-1, first - 3), -1):
        token = doc[i]
        if token.pos_ not in ("NOUN", "PROPN") or token.is_space:
            return
        yield token


def _learn_body(doc: Doc, last: int, entity: Entity) -> None:
    for noun in _beside(doc[last]):
        _call(entity, noun)


def _beside(head: Token) -> Iterator[Token]:
    """The nouns in apposition to a name, and those it is said to be."""
    for child in head.children:
        if child.dep_ == "appos" and child.i > head.i and child.pos_ == "NOUN":
            yield child
    if head.dep_ == "appos" and head.head.pos_ == "NOUN":
        yield head.head
    verb = head.head
    if head.dep_ == "nsubj" and verb.lemma_ in ("be", "become", "remain"):
        for child in verb.children:
            if child.dep_ == "attr" and child.tag_ == "NN":
                yield child


def _call(entity: Entity, noun: Token) -> None:
    word = noun.lower_
    called = load("people")["short_titles"].get(word.rstrip("."), word)
    if any(child.lower in FORMER for child in noun.children):
        entity.former |= {called} - entity.nouns
    else:
        entity.former.discard(called)
    entity.nouns.add(called)
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod") and child.is_alpha:
            entity.details.add(child.lower_)
    gender = genders.by_noun(word)
    if gender is not None:
        entity.gender, entity.faith = gender, 1.0
