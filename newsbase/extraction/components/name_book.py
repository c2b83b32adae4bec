"""The names found so far in one article, and which tokens they have taken."""

from dataclasses import dataclass, replace
from typing import cast

from spacy.tokens import Doc

from newsbase.extraction.alias_matching import AliasTable, Match
from newsbase.extraction.components.contexts import Contexts, is_no_actor
from newsbase.extraction.components.people import People
from newsbase.extraction.flat import text_of
from newsbase.extraction.known import KnownActor
from newsbase.extraction.results import Actor, ActorKind, Affiliation, Mention
from newsbase.extraction.syntax import chars


@dataclass(frozen=True, slots=True)
class Found:
    """A name as tokens `first` to `behind`, and whose it is; `score` is how sure that is."""

    first: int
    behind: int
    key: str | None
    why: str
    candidates: tuple[str, ...] = ()
    nominal: bool = False
    score: float = 1.0


class NameBook:
    """Filled by the rules in turn; surer rules go first, and a token has one name."""

    def __init__(self, doc: Doc, table: AliasTable) -> None:
        self.doc = doc
        self.table = table
        self.contexts = Contexts(table, text_of(doc))
        self.people = People()
        self.actors: dict[str, Actor] = {}
        self.found: list[Found] = []
        self.taken: set[int] = set()
        self.spoken_of: set[str] = set()  # keys of whom descriptions may mean without a name

    def matches(self) -> list[Match]:
        """The longest known names that do not overlap, with whom they mean here."""
        return self._settled(self.table.matches(self.doc))

    def all_matches(self) -> list[Match]:
        """Every known name, those inside longer ones too."""
        return self._settled(self.table.all_matches(self.doc))

    def _settled(self, matches: list[Match]) -> list[Match]:
        settled = (
            self.contexts.settle(match, self.doc[match.first : match.behind].text)
            for match in matches
        )
        return [match for match in settled if match is not None]

    def known(self, name: str) -> KnownActor | None:
        """The one known actor of that name, unless context tells of another."""
        known = self.table.named(name)
        if known is None or is_no_actor(known) or self.contexts.is_nobodys(name):
            return None
        return known

    def column(self, attribute: str) -> list[int]:
        """What the attribute is for each token, read at one go."""
        return cast(list[int], self.doc.to_array([attribute]).ravel().tolist())

    def columns(self, *attributes: str) -> list[list[int]]:
        """What the attributes are for each token."""
        return cast(list[list[int]], self.doc.to_array(list(attributes)).tolist())

    def longer_name(self, name: str) -> Actor | None:
        """The one body named here whose name begins or ends with this one."""
        longer = [
            actor
            for actor in self.actors.values()
            if actor.kind in ("organization", "igo")
            and (actor.name.startswith(f"{name} ") or actor.name.endswith(f" {name}"))
        ]
        return longer[0] if len(longer) == 1 else None

    def is_free(self, first: int, behind: int) -> bool:
        return self.taken.isdisjoint(range(first, behind))

    def take(self, found: Found) -> None:
        self.found.append(found)
        self.taken.update(range(found.first, found.behind))

    def see(self, known: KnownActor) -> None:
        """Enter an actor of the alias table."""
        self.actors.setdefault(
            known.key, Actor(known.key, known.name, known.kind, (), known.country, known=True)
        )

    def enter(
        self,
        key: str,
        name: str,
        kind: ActorKind,
        country: str | None = None,
        links: tuple[Affiliation, ...] = (),
    ) -> None:
        """Enter an actor that nobody knew."""
        self.actors.setdefault(key, Actor(key, name, kind, (), country, False, links))

    def call(self, key: str, name: str) -> None:
        """Give an actor that nobody knew the name that turned out to be the whole one."""
        if not self.actors[key].known:
            self.actors[key] = replace(self.actors[key], name=name)

    def replace_inside(self, first: int, behind: int) -> bool:
        """Forget the shorter names within the range; False if one reaches out or is as long."""
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

    def mentions(self) -> list[Mention]:
        self.found.sort(key=lambda f: f.first)
        return [self._mention(f) for f in self.found]

    def _mention(self, found: Found) -> Mention:
        return Mention(
            span=chars(self.doc, found.first, found.behind),
            type="nominal" if found.nominal else "name",
            actor=found.key,
            why=found.why,
            candidates=found.candidates,
            score=found.score if found.key else 0.0,
            alias="" if found.nominal else self._words(found),
        )

    def _words(self, found: Found) -> str:
        return self.doc[found.first : found.behind].text.replace("\n", " ")

    def actors_with_aliases(self, mentions: list[Mention]) -> dict[str, Actor]:
        """The actors that are still mentioned, with the names used here."""
        used: dict[str, list[str]] = {}
        for found in self.found:
            if found.key and not found.nominal:
                surface = self._words(found)
                names = used.setdefault(found.key, [])
                if surface not in names:
                    names.append(surface)
        kept = {m.actor for m in mentions} | self.spoken_of
        kept.update(
            link.actor for a in self.actors.values() for link in a.affiliations if link.actor
        )
        return {
            key: replace(actor, aliases=tuple(used.get(key, ())))
            for key, actor in self.actors.items()
            if key in kept
        }
