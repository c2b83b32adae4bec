"""The article as coreference reads it: its names, its entities, its quotations."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc, Token

from newsbase.extraction.components import genders, sorts, speech
from newsbase.extraction.components.entities import BY_NAME, Discourse, Entity
from newsbase.extraction.quotations import quoted_tokens
from newsbase.extraction.results import Actor, Mention, MentionType
from newsbase.extraction.syntax import chars, token_range

_BEFORE = frozenset(("det", "amod", "compound", "nmod", "poss", "nummod"))


@dataclass(frozen=True, slots=True)
class Link:
    """The tokens `first` to `behind` speak of the entity; of nobody named where it is None.

    `score` is how sure that is, from 0 to 1.
    """

    first: int
    behind: int
    type: MentionType
    entity: Entity | None
    why: str
    candidates: tuple[str, ...] = ()
    score: float = 0.75


@dataclass(slots=True)
class Page:
    """`names` maps the last token of a name to its mention, `covered` each of its tokens.

    `first` maps the last token of a name to its first.

    `speech` numbers the quotations that are utterances; `sentence` the sentences by token.
    `called` maps nouns to the entities that the text calls so, `offices` people's keys to those
    of the states that they serve, `posts` to those of the bodies that they are with, `terms` to the
    bodies and titles of offices that tables of leaders know; `titled` has the nouns beside names,
    with whom they describe.
    `heads` are the numbers of the nouns in which names of organisations end ("observatory"),
    `trades` of those that the text calls people.
    `speakers` are those of the quotations, by number, once the article's own words are read.
    `at` maps head tokens to the entities they were found to mean, `expected` pronouns that are
    still to come to those that grammar gives them, `kin` (somebody, "brother") to the brother.
    """

    doc: Doc
    actors: dict[str, Actor]
    names: dict[int, Mention]
    covered: dict[int, Mention]
    first: dict[int, int]
    entities: dict[str, Entity]
    sentence: list[int]
    speech: dict[int, int]
    discourse: Discourse = field(default_factory=Discourse)
    speakers: dict[int, Entity] = field(default_factory=dict)
    called: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    offices: dict[str, str] = field(default_factory=dict)
    terms: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    posts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    titled: list[tuple[Token, Entity]] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)
    trades: set[int] = field(default_factory=set)
    at: dict[int, Entity] = field(default_factory=dict)
    expected: dict[int, Entity] = field(default_factory=dict)
    kin: dict[tuple[Entity, str], Entity] = field(default_factory=dict)

    def named(self, token: Token) -> Entity | None:
        """The entity that a name at the token stands for."""
        mention = self.covered.get(token.i)
        return self.entities.get(mention.actor) if mention and mention.actor else None

    def entity(self, token: Token) -> Entity | None:
        """Whom the token means, by name or otherwise, as far as it is read."""
        return self.at.get(token.i) or self.named(token)

    def head(self, last: int) -> Token:
        """The token of the name ending at `last` that its others hang on."""
        first = self.first[last]
        for i in range(last, first - 1, -1):
            token = self.doc[i]
            if not first <= token.head.i <= last:
                return token
        return self.doc[last]

    def add(self, entity: Entity, token: Token, share: float = 1.0) -> None:
        """Enter a mention; one that counts less than its place says has a lower `share`."""
        self.at[token.i] = entity
        quotation = self.speech.get(token.i)
        self.discourse.add(entity, token, self.sentence[token.i], quotation, share)

    def mention(self, link: Link) -> Mention:
        first = phrase_start(self.doc, link) if link.type == "nominal" else link.first
        span = chars(self.doc, first, link.behind)
        actor = link.entity.actor if link.entity else None
        if actor is None:
            return Mention(span, link.type, None, link.why, link.candidates, 0.0)
        return Mention(span, link.type, actor, link.why, (), link.score)


def phrase_start(doc: Doc, link: Link) -> int:
    """Where the description begins: with the article and all that stands before its noun."""
    head = doc[link.behind - 1]
    first = min(link.first, head.i)
    for child in sorted(head.children, key=lambda t: -t.i):
        if child.i < first and child.dep_ in _BEFORE and child.right_edge.i + 1 >= first:
            first = min(first, child.left_edge.i)
    return first


def read(doc: Doc, actors: dict[str, Actor], mentions: list[Mention]) -> Page:
    names, covered, first = _by_token(doc, mentions)
    known = sorts.of_known(doc)
    entities = {
        key: Entity(actor.name, actor.kind, key, genders.by_name(actor.name), BY_NAME)
        if actor.kind == "person"
        else Entity(actor.name, actor.kind, key, sort=known.get(key, ""))
        for key, actor in actors.items()
    }
    whole = speech.whole_speeches(doc, quoted_tokens(doc))
    return Page(doc, actors, names, covered, first, entities, _sentences(doc, whole), whole)


def _by_token(
    doc: Doc, mentions: list[Mention]
) -> tuple[dict[int, Mention], dict[int, Mention], dict[int, int]]:
    """The longest mention that ends at a token, that holds it; and the former's first token."""
    first: dict[int, int] = {}
    names: dict[int, Mention] = {}
    covered: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.span.end - m.span.start):
        tokens = token_range(doc, mention.span.start, mention.span.end)
        covered.update(dict.fromkeys(tokens, mention))
        if tokens:
            names[tokens[-1]] = mention
            first[tokens[-1]] = tokens[0]
    return names, covered, first


def _sentences(doc: Doc, whole: dict[int, int]) -> list[int]:
    """The number of each token's sentence; those inside a quotation take no time of their own."""
    numbers: list[int] = []
    number = 0
    column = doc.to_array(["SENT_START"]).ravel().tolist()
    starts = [0, *(i for i, start in enumerate(column) if start == 1 and i > 0), len(doc)]
    for first, behind in pairwise(starts):
        # a line break belongs to the sentence and to no quotation: paragraphs take time
        inside = first in whole and whole[first] == whole.get(behind - 1)
        number += not inside
        numbers.extend([number] * (behind - first))
    return numbers
