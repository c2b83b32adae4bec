"""Who "he", "the minister" and "the ministry" are: chains over the whole article, by rules.

Adds mentions of type pronoun and nominal, and the affiliations of people. Rules instead of a
trained model, since none can be installed from the package index. After Hobbs (1978) and Lee et
al. (2013, the sieve): the surest link first, recency and the role of subject decide.
"""

from collections import Counter
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from newsbase.extraction.components.quotations import quoted_tokens
from newsbase.extraction.components.roles import Role, find_roles, is_role
from newsbase.extraction.results import Actor, Affiliation, Mention
from newsbase.extraction.syntax import chars, clause_of, prepositional, subject, token_range
from newsbase.extraction.text import fold
from newsbase.extraction.word_lists import words

_HE = {"he", "him", "his", "himself"}
_SHE = {"she", "her", "hers", "herself"}
_IT = {"it"}
_SOMEBODY = frozenset(
    "man woman boy girl suspect victim driver pilot sailor citizen national passenger employee "
    "worker person child teenager student neighbour neighbor friend relative".split()
)
_GOVERNMENTS = {"government", "authorities", "administration", "leadership"}
_DEFINITE = {"the", "this", "that"}
_REACH = 4  # sentences that a pronoun reaches back
_KINDS_OF_BODIES = ("organization", "igo")
_BODIES = {"fund", "company", "group", "firm", "alliance", "bloc", "grouping", "tribunal", "guard"}
_BLOCS = {"alliance", "bloc", "grouping"}


@Language.component(
    "newsbase_coreference",
    assigns=["doc._.mentions", "doc._.actors"],
    requires=["doc._.mentions", "doc._.actors", "token.dep", "token.tag"],
)
def coreference_component(doc: Doc) -> Doc:
    doc._.actors, doc._.mentions = resolve(doc, doc._.actors, doc._.mentions)
    return doc


def resolve(
    doc: Doc, actors: dict[str, Actor], mentions: list[Mention]
) -> tuple[dict[str, Actor], list[Mention]]:
    """The actors with their affiliations, and the mentions with those that refer back."""
    heads = _by_last_token(doc, mentions)
    people = [m for m in mentions if m.actor and actors[m.actor].kind == "person"]
    roles = find_roles(doc, people, heads)
    chain = _Chain(doc, actors, heads, roles)
    found = mentions + chain.run()
    found.sort(key=lambda m: m.span.start)
    return _with_affiliations(actors, roles), found


def _by_last_token(doc: Doc, mentions: list[Mention]) -> dict[int, Mention]:
    heads: dict[int, Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.span.end - m.span.start):
        tokens = _token_range(doc, mention)
        if tokens:
            heads[tokens[-1]] = mention
    return heads


def _with_affiliations(actors: dict[str, Actor], roles: list[Role]) -> dict[str, Actor]:
    links: dict[str, dict[tuple[str, str], Affiliation]] = {}
    for role in roles:
        if role.organisation and role.person.actor and role.organisation in actors:
            own = links.setdefault(role.person.actor, {})
            link = Affiliation(role.organisation, role.title, role.evidence)
            own.setdefault((role.organisation, role.title), link)
    return {
        key: replace(actor, affiliations=(*actor.affiliations, *links.get(key, {}).values()))
        for key, actor in actors.items()
    }


@dataclass(slots=True)
class _Seen:
    """One mention on the way through the text: sentence number and whether it was a subject."""

    key: str | None  # None: somebody unnamed, who blocks the way to earlier people
    sentence: int
    subject: bool
    token: int


class _Chain:
    """Walks the article once; `seen` are the actors met so far, the latest last."""

    def __init__(
        self, doc: Doc, actors: dict[str, Actor], heads: dict[int, Mention], roles: list[Role]
    ) -> None:
        self.doc = doc
        self.actors = actors
        self.heads = heads
        self.seen: list[_Seen] = []
        self.gender = _genders(doc, roles, heads)
        self.roles = roles
        self.quoted = quoted_tokens(doc)
        longest_last = sorted(heads.values(), key=lambda m: m.span.end - m.span.start)
        self.covered = {i: m for m in longest_last for i in _token_range(doc, m)}

    def run(self) -> list[Mention]:
        found = self._described()
        for number, sentence in enumerate(self.doc.sents):
            for token in sentence:
                mention = self.heads.get(token.i)
                if mention is None and token.i not in self.covered:
                    mention = self._refers_back(token, number)
                    if mention is not None:
                        found.append(mention)
                key = mention.actor if mention else None
                if key or _is_somebody(token):
                    acts = token.dep_ in ("nsubj", "nsubjpass", "agent")
                    self.seen.append(_Seen(key, number, acts, token.i))
        return found

    def _described(self) -> list[Mention]:
        """ "an analyst at X" beside the person's name: the description is a mention of its own."""
        found = []
        for role in self.roles:
            noun = self.doc[role.noun]
            apart = not any(t.i in self.covered for t in self.doc[noun.i + 1 : noun.i + 2])
            if apart and role.noun not in self.covered and role.person.actor:
                why = f"describes {self.actors[role.person.actor].name}"
                mention = self._mention(noun, noun.i, "nominal", role.person.actor, why)
                found.append(mention)
                self.heads[noun.i] = mention
        return found

    def _refers_back(self, token: Token, number: int) -> Mention | None:
        low = token.lower_
        if low in _HE or low in _SHE:
            return self._personal(token, number)
        if low in _IT and token.dep_ == "nsubj" and token.i not in self.quoted:
            return self._it(token, number)
        if low == "its" and token.dep_ == "poss" and token.i not in self.quoted:
            return self._its(token)
        if token.pos_ in ("NOUN", "PROPN"):
            return self._speaks_for(token) or self._government(token) or self._definite(token)
        return None

    def _mention(self, token: Token, first: int, kind: str, key: str, why: str) -> Mention:
        span = chars(self.doc, first, token.i + 1)
        return Mention(span, "pronoun" if kind == "pronoun" else "nominal", key, why)

    def _personal(self, token: Token, number: int) -> Mention:
        """He and she: the latest fitting person, subjects before others."""
        gender = "f" if token.lower_ in _SHE else "m"
        fitting = [
            s
            for s in self.seen
            if (s.key is None or self.actors[s.key].kind == "person")
            and number - s.sentence <= _REACH
            and self.gender.get(s.key or "", gender) == gender
        ]
        best = max(fitting, key=lambda s: (s.sentence + s.subject, s.token), default=None)
        span = chars(self.doc, token.i, token.i + 1)
        if best is None or best.key is None:
            return Mention(span, "pronoun", None, "nobody named before it fits")
        self.gender.setdefault(best.key, gender)
        name = self.actors[best.key].name
        return Mention(span, "pronoun", best.key, f"refers back to {name}")

    def _it(self, token: Token, number: int) -> Mention | None:
        """It: the subject of the sentence before, if that is a body or a state."""
        best = next(
            (
                s
                for s in reversed(self.seen)
                if s.subject and s.key and s.sentence == number - 1
                and self.actors[s.key].kind in ("state", *_KINDS_OF_BODIES)
            ),
            None,
        )  # fmt: skip
        if best is None or best.key is None or token.head.lemma_ == "be":
            return None
        why = f"refers back to {self.actors[best.key].name}"
        return self._mention(token, token.i, "pronoun", best.key, why)

    def _its(self, token: Token) -> Mention | None:
        """Its: the subject of its own clause before it, if that is a body or a state."""
        owner = subject(clause_of(token))
        mention = self.covered.get(owner.i) if owner is not None and owner.i < token.i else None
        if mention is None or mention.actor is None:
            return None
        if self.actors[mention.actor].kind not in ("state", *_KINDS_OF_BODIES):
            return None
        why = f"refers back to {self.actors[mention.actor].name}"
        return self._mention(token, token.i, "pronoun", mention.actor, why)

    def _speaks_for(self, token: Token) -> Mention | None:
        """An unnamed spokesperson is the voice of the body they speak for."""
        if token.lower_ not in words("people", "speaks_for"):
            return None
        if any(c.dep_ == "appos" and c.i in self.heads for c in token.children):
            return None
        owner = next((self.covered[i] for i in _owners(token) if i in self.covered), None)
        if owner is None or not owner.actor or self.actors[owner.actor].kind == "person":
            return None
        why = f"speaks for {self.actors[owner.actor].name}"
        return self._mention(token, token.i, "nominal", owner.actor, why)

    def _definite(self, token: Token) -> Mention | None:
        """ "the ministry", "the minister": the latest actor that is called, or serves as, one."""
        first = _definite_start(token)
        if first is None:
            return None
        keys = [s.key for s in self.seen if s.key]
        key = self._by_role(token, keys) if is_role(token) else self._by_noun(token, keys)
        if key is None:
            return None
        why = f"«{token.lower_}» refers back to {self.actors[key].name}"
        return self._mention(token, first, "nominal", key, why)

    def _government(self, token: Token) -> Mention | None:
        """ "the government": that of the state of which the text speaks most so far."""
        first = _definite_start(token)
        if first is None or token.lower_ not in _GOVERNMENTS:
            return None
        states = [s.key for s in self.seen if s.key and self.actors[s.key].kind == "state"]
        (key, times), *_ = Counter(states).most_common(1) or [("", 0)]
        if 2 * times <= len(states):
            return None
        why = f"the text speaks of {self.actors[key].name} most"
        return self._mention(token, first, "nominal", key, why)

    def _by_role(self, token: Token, keys: list[str]) -> str | None:
        noun = token.lower_
        holders = [r.person.actor for r in self.roles if r.title.split()[-1] == noun]
        return next((k for k in reversed(keys) if k in holders), None)

    def _by_noun(self, token: Token, keys: list[str]) -> str | None:
        noun = fold(token.text)
        if noun not in words("bodies", "continues_over_of") | words("bodies", "heads") | _BODIES:
            return None
        wanted = {noun, *(fold(c.text) for c in token.children if c.dep_ == "compound")}
        for key in reversed(keys):
            actor = self.actors[key]
            named = wanted <= set(fold(actor.name).split()) and actor.kind in _KINDS_OF_BODIES
            if named or (noun in _BLOCS and actor.kind == "igo"):
                return key
        return None


def _is_somebody(token: Token) -> bool:
    """One person without a name, as a subject or object: "a man", "the prosecutor"."""
    return (
        token.dep_ in ("nsubj", "nsubjpass", "dobj")
        and token.tag_ == "NN"
        and (is_role(token) or token.lower_ in _SOMEBODY)
    )


def _token_range(doc: Doc, mention: Mention) -> range:
    return token_range(doc, mention.span.start, mention.span.end)


def _definite_start(token: Token) -> int | None:
    """The article's index of "the ministry" or "the 54-year-old minister", else None.

    A noun with a name or a phrase of its own ("the ministry of …", "the Polish …") is no
    reference back but a description.
    """
    if any(c.dep_ in ("prep", "poss", "relcl", "acl", "appos") for c in token.children):
        return None
    article = next((c for c in token.children if c.dep_ == "det"), None)
    plural = token.tag_ in ("NNS", "NNPS") and token.lower_ not in _GOVERNMENTS
    if article is None or article.lower_ not in _DEFINITE or plural:
        return None
    return article.i


def _owners(noun: Token) -> list[int]:
    """Nouns that the noun belongs to, by genitive, compound or "of", the nearest first."""
    owners = [c.i for c in noun.children if c.dep_ in ("poss", "compound", "nmod", "amod")]
    owners += [t.i for t in prepositional(noun, "of", "for", "at", "from")]
    return sorted(owners, key=lambda i: abs(i - noun.i))


def _genders(doc: Doc, roles: list[Role], heads: dict[int, Mention]) -> dict[str, str]:
    """What titles and roles say: "Mrs", "spokeswoman"."""
    genders: dict[str, str] = {}
    for role in roles:
        noun = doc[role.noun].lower_
        for table, gender in (("female", "f"), ("male", "m")):
            if noun in words("people", table) and role.person.actor:
                genders[role.person.actor] = gender
    for mention in heads.values():
        before = _word_before(doc, mention)
        for table, gender in (("female", "f"), ("male", "m")):
            if before in words("people", table) and mention.actor:
                genders[mention.actor] = gender
    return genders


def _word_before(doc: Doc, mention: Mention) -> str:
    tokens = _token_range(doc, mention)
    return doc[tokens.start - 1].lower_.rstrip(".") if tokens and tokens.start > 0 else ""
