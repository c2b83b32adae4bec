"""Names of actors: known ones by the alias table, new ones by the model, bodies by their state.

Writes `doc._.actors` and the mentions of type name. What only modifies ("Chinese officials") is
a mention of the state as well, since its words point to it; `why` says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from newsbase.extraction.alias_matching import AliasTable, Match
from newsbase.extraction.components import people, state_bodies
from newsbase.extraction.known import AliasType, KnownActor
from newsbase.extraction.results import Actor, ActorKind, Affiliation, Mention
from newsbase.extraction.syntax import chars, coordinated
from newsbase.extraction.word_lists import words

_NAMES_OF_OTHERS = ("ORG", "PERSON", "FAC", "LOC")
_WATERS = {"Sea", "Strait", "Straits", "Gulf", "Ocean", "Bay", "Peninsula", "Channel", "Islands"}
_GOVERNMENT_VERBS = frozenset(
    "accuse urge warn tell ask blame sanction criticise criticize condemn press pressure persuade "
    "convince force praise thank support back arm assist help call invite summon notify".split()
)


@dataclass(frozen=True, slots=True)
class Found:
    """A name as tokens `first` to `behind`, and whose it is."""

    first: int
    behind: int
    key: str | None
    why: str
    candidates: tuple[str, ...] = ()
    nominal: bool = False


@Language.factory(
    "newsbase_names",
    assigns=["doc._.actors", "doc._.mentions"],
    requires=["doc.ents", "token.dep", "token.pos", "token.tag"],
)
class NamesComponent:
    """The thin component over `NameFinder`; `know` gives it the alias table."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.nlp = nlp
        self.table = AliasTable(nlp, ())

    def know(self, known: Sequence[KnownActor]) -> None:
        self.table = AliasTable(self.nlp, known)

    def __call__(self, doc: Doc) -> Doc:
        doc._.actors, doc._.mentions = NameFinder(doc, self.table).find()
        return doc


class NameFinder:
    """The names of one article; the surer rules go first and take their tokens."""

    def __init__(self, doc: Doc, table: AliasTable) -> None:
        self.doc = doc
        self.table = table
        self.people = people.People()
        self.actors: dict[str, Actor] = {}
        self.found: list[Found] = []
        self.taken: set[int] = set()

    def find(self) -> tuple[dict[str, Actor], list[Mention]]:
        matches = self.table.matches(self.doc)
        self._bodies(matches)
        self._known(self._whole_names(matches))
        self._full_names()
        self._organisations()
        self._institutions()
        self._nested(matches)
        self._short_names()
        self._acronyms()
        self.found.sort(key=lambda f: f.first)
        mentions = [self._mention(f) for f in self.found]
        return self._with_aliases(mentions), mentions

    # Known actors

    def _whole_names(self, matches: list[Match]) -> list[Match]:
        longer = [e for e in self.doc.ents if e.label_ in _NAMES_OF_OTHERS]
        return [m for m in matches if not self._is_part(m, longer)]

    def _is_part(self, match: Match, longer: list[Span]) -> bool:
        """Is the match but a word of somebody else's name ("China Daily", "East China Sea")?"""
        doc = self.doc
        if match.behind < len(doc) and doc[match.behind].text in _WATERS:
            return True
        for ent in longer:
            first, behind = people.name_tokens(ent)
            first += doc[first].lower_ == "the"
            inside = first <= match.first and match.behind <= behind
            if inside and (first, behind) != (match.first, match.behind):
                rest = [*range(first, match.first), *range(match.behind, behind)]
                return all(doc[i].text[:1].isupper() or doc[i].lower_ == "of" for i in rest)
        return False

    def _known(self, matches: list[Match]) -> None:
        clear = {m.bearers[0][0].key for m in matches if len(m.bearers) == 1}
        for match in matches:
            if self.taken.isdisjoint(range(match.first, match.behind)):
                found = self._of_known(match, clear)
                if found:
                    self._take(found)

    def _of_known(self, match: Match, clear: set[str]) -> Found | None:
        bearers = match.bearers
        if len(bearers) > 1:
            bearers = tuple(b for b in bearers if b[0].key in clear) or bearers
        if len(bearers) > 1:
            keys = tuple(actor.key for actor, _ in bearers)
            return Found(match.first, match.behind, None, "the name of several actors", keys)
        actor, alias_type = bearers[0]
        head = self.doc[match.first : match.behind].root
        if alias_type == "metonym" and self._is_capital(match, actor) and not acts(head):
            return None
        if actor.kind == "person":
            self.people.add_full(actor.key, actor.name, match.first)
        if alias_type != "national":
            self._see(actor)
        key = None if alias_type == "national" else actor.key
        return Found(
            match.first, match.behind, key, _WHY[alias_type].format(actor.name),
            nominal=alias_type == "national",
        )  # fmt: skip

    def _is_capital(self, match: Match, actor: KnownActor) -> bool:
        """A town's name, which may also just be the town."""
        ent = self.doc[match.first].ent_type_
        return ent in ("GPE", "LOC", "FAC", "PERSON", "") or actor.kind == "state"

    def _see(self, known: KnownActor) -> None:
        self.actors.setdefault(
            known.key, Actor(known.key, known.name, known.kind, (), known.country, known=True)
        )

    # Bodies of states

    def _bodies(self, matches: list[Match]) -> None:
        states: dict[int, state_bodies.StateName] = {}
        longer: set[int] = set()
        for match in matches:
            owners = [a for a, kind in match.bearers if a.kind == "state" and kind != "national"]
            owners = owners or [a for a, _ in match.bearers if a.kind == "state"]
            if len(owners) == 1:
                states[match.behind - 1] = (match.first, owners[0])
            else:
                longer.update(range(match.first, match.behind))
        for body in state_bodies.find_bodies(self.doc, states, longer):
            self._body(body)

    def _body(self, body: state_bodies.Body) -> None:
        state = body.state
        if body.is_state:
            self._see(state)
            why = f"stands for {state.name}"
            self._take(Found(body.first, body.behind, state.key, why, nominal=True))
            return
        known = self.table.named(body.name)
        if known is not None:
            self._see(known)
            key = known.key
        else:
            key = f"org:{people.slug(body.name)}"
            evidence = chars(self.doc, body.first, body.behind)
            self._see(state)
            link = Affiliation(state.key, None, evidence)
            self._new(key, body.name, "organization", state.country, (link,))
        self._take(Found(body.first, body.behind, key, f"a body of {state.name}"))

    # New actors

    def _new(
        self,
        key: str,
        name: str,
        kind: ActorKind,
        country: str | None = None,
        links: tuple[Affiliation, ...] = (),
    ) -> None:
        self.actors.setdefault(key, Actor(key, name, kind, (), country, False, links))

    def _organisations(self) -> None:
        for ent in self.doc.ents:
            if ent.label_ != "ORG":
                continue
            first, behind = people.name_tokens(ent)
            first += self.doc[first].lower_ == "the" and behind - first > 1
            behind = self._over_of(first, behind)
            if not self.taken.isdisjoint(range(first, behind)) and not self._longer(first, behind):
                continue
            if _is_organisation_name(self.doc, first, behind):
                self._organisation(first, behind)

    def _institutions(self) -> None:
        """Capitalised words that end in a noun of institutions, where the model saw no name."""
        for token in self.doc:
            if token.lower_ in words("bodies", "continues_over_of") and token.is_title:
                first = token.i
                while first > 0 and self.doc[first - 1].is_title and self.doc[first - 1].is_alpha:
                    first -= 1
                first += self.doc[first].lower_ == "the"
                behind = self._over_of(first, token.i + 1)
                if token.i - first > 0 and self.taken.isdisjoint(range(first, behind)):
                    self._organisation(first, behind)

    def _nested(self, matches: list[Match]) -> None:
        """States and bodies named inside a name of this text: "China’s mission to the EU"."""
        new = {(f.first, f.behind) for f in self.found if not self._is_known(f)}
        for match in matches:
            inside = any(a <= match.first and match.behind <= b for a, b in new)
            whole = (match.first, match.behind) in new
            (actor, alias_type), *others = match.bearers
            if inside and not whole and not others and alias_type in ("name", "official"):
                self._see(actor)
                self._take(Found(match.first, match.behind, actor.key, f"names {actor.name}"))

    def _is_known(self, found: Found) -> bool:
        return found.key is None or self.actors[found.key].known

    def _over_of(self, first: int, behind: int) -> int:
        """ "Security Research Institute" goes on over "of the European Union"."""
        doc = self.doc
        if doc[behind - 1].lower_ not in words("bodies", "continues_over_of"):
            return behind
        at = behind
        if at < len(doc) and doc[at].lower_ == "of":
            at += 1 + (at + 1 < len(doc) and doc[at + 1].lower_ == "the")
            end = at
            while end < len(doc) and doc[end].text[:1].isupper():
                end += 1
            return end if end > at else behind
        return behind

    def _longer(self, first: int, behind: int) -> bool:
        """Does the range swallow whole names that were found before? Then it replaces them."""
        inside = [f for f in self.found if f.first < behind and first < f.behind]
        size = behind - first
        if any(f.first < first or f.behind > behind for f in inside):
            return False
        if any(f.behind - f.first >= size for f in inside):
            return False
        for f in inside:
            self.found.remove(f)
            self.taken.difference_update(range(f.first, f.behind))
        return True

    def _organisation(self, first: int, behind: int) -> None:
        name = self.doc[first:behind].text.replace("\n", " ")
        if self.people.bearers(name) or _is_portfolio(self.doc, first, behind):
            return  # the model took a surname, or a minister's field, for an organisation
        known = self.table.named(name)
        if known is not None:
            self._see(known)
        key = known.key if known else f"org:{people.slug(name)}"
        if known is None:
            self._new(key, name, "organization")
        self._take(Found(first, behind, key, "named in the text"))

    def _full_names(self) -> None:
        for ent in self.doc.ents:
            if ent.label_ != "PERSON":
                continue
            first, behind = people.name_tokens(ent)
            free = self.taken.isdisjoint(range(first, behind))
            if behind - first > 1 and (free or self._longer(first, behind)):
                self._full_name(first, behind)

    def _full_name(self, first: int, behind: int) -> None:
        if not people.looks_like_name(self.doc, first, behind):
            return
        name = self.doc[first:behind].text
        known = self.table.named(name)
        person = self.people.add_full(known.key if known else None, name, first)
        if known is not None:
            self._see(known)
        self._new(person.key, person.name, "person")
        self._take(Found(first, behind, person.key, "named in full"))

    def _short_names(self) -> None:
        """Surnames of people named in full; and people of whom only a surname is given."""
        for token in self.doc:
            if token.i in self.taken or token.pos_ != "PROPN" or not token.is_title:
                continue
            bearers = self.people.bearers(token.text)
            if bearers:
                self._take(self._of_bearers(token, bearers))
            elif _is_lone_surname(token):
                key = f"person:{people.slug(token.text)}"
                self._new(key, token.text, "person")
                self._take(Found(token.i, token.i + 1, key, "named by one name only"))

    def _of_bearers(self, token: Token, bearers: list[people.Person]) -> Found:
        if len(bearers) == 1:
            why = f"short for {bearers[0].name}"
            return Found(token.i, token.i + 1, bearers[0].key, why)
        keys = tuple(person.key for person in bearers)
        return Found(token.i, token.i + 1, None, "the name of several people here", keys)

    def _acronyms(self) -> None:
        """ "Workers' Party (WP)": the letters in brackets are the organisation's other name."""
        doc = self.doc
        by_end = {f.behind: f for f in self.found}
        short: dict[str, str] = {}
        for i in range(1, len(doc) - 2):
            owner = by_end.get(i)
            bracketed = doc[i].text == "(" and doc[i + 2].text == ")" and doc[i + 1].is_upper
            if not bracketed or owner is None or owner.key is None:
                continue
            if self.actors[owner.key].kind in ("organization", "igo"):
                short[doc[i + 1].text] = owner.key
        for token in doc:
            if token.text in short:
                self._rename(token, short[token.text])

    def _rename(self, token: Token, key: str) -> None:
        self.found = [f for f in self.found if (f.first, f.behind) != (token.i, token.i + 1)]
        if all(not f.first <= token.i < f.behind for f in self.found):
            self._take(Found(token.i, token.i + 1, key, "an abbreviation that the text explains"))

    # Results

    def _take(self, found: Found) -> None:
        self.found.append(found)
        self.taken.update(range(found.first, found.behind))

    def _mention(self, found: Found) -> Mention:
        return Mention(
            span=chars(self.doc, found.first, found.behind),
            type="nominal" if found.nominal else "name",
            actor=found.key,
            why=found.why,
            candidates=found.candidates,
        )

    def _with_aliases(self, mentions: list[Mention]) -> dict[str, Actor]:
        """The actors that are still mentioned, with the names used here."""
        used: dict[str, list[str]] = {}
        for mention in mentions:
            if mention.actor and mention.type == "name":
                surface = mention.span.of(self.doc.text)
                names = used.setdefault(mention.actor, [])
                if surface not in names:
                    names.append(surface)
        kept = {m.actor for m in mentions}
        kept.update(link.actor for a in self.actors.values() for link in a.affiliations)
        return {
            key: replace(actor, aliases=tuple(used.get(key, ())))
            for key, actor in self.actors.items()
            if key in kept
        }


_WHY: dict[AliasType, str] = {
    "name": "a name of {}",
    "official": "the official name of {}",
    "adjective": "the adjective of {}",
    "national": "people of {}",
    "metonym": "stands for {}",
}


def acts(head: Token) -> bool:
    """Does the noun do, say, own or undergo what only a government can?"""
    first = coordinated(head)[0]
    if first.dep_ in ("nsubj", "nsubjpass", "poss", "agent", "nmod"):
        return True
    if first.dep_ == "dobj":
        return first.head.lemma_ in _GOVERNMENT_VERBS
    if first.dep_ == "pobj":
        return first.head.lower_ in ("by", "with", "between", "against", "to") and (
            first.head.head.pos_ == "NOUN" or first.head.dep_ == "agent"
        )
    return False


def _is_portfolio(doc: Doc, first: int, behind: int) -> bool:
    """ "Defence" in "Defence Minister Ann Lee", "Fund" in "the Fund"; a town in "in Mols"."""
    if behind - first > 1 or doc[first].is_upper:
        return False
    if doc[first].lower_ in words("bodies", "continues_over_of") | words("bodies", "heads"):
        return True
    role_behind = behind < len(doc) and doc[behind].lower_ in words("people", "roles")
    placed = first > 0 and doc[first - 1].lower_ in ("in", "near", "outside", "around")
    return role_behind or placed


def _is_lone_surname(token: Token) -> bool:
    """A person of one name, who acts or has a title: towns pass for people, too."""
    if token.ent_type_ != "PERSON" or len(token) < 3:
        return False
    titled = token.i > 0 and (
        token.nbor(-1).lower_.rstrip(".") in words("people", "titles") | words("people", "roles")
    )
    return titled or (token.dep_ == "nsubj" and token.head.pos_ == "VERB")


def _is_organisation_name(doc: Doc, first: int, behind: int) -> bool:
    tokens = doc[first:behind]
    capitals = [t for t in tokens if t.text[:1].isupper()]
    small = [t for t in tokens if t.is_lower and t.lower_ not in ("of", "the", "and", "for", "in")]
    return bool(capitals) and len(small) <= 1 and any(len(t) > 1 and t.is_alpha for t in capitals)
