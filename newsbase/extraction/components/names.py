"""Names of actors: known ones by the alias table, new ones by the model, bodies by their state.

Writes `doc._.actors` and the mentions of type name. What only modifies ("Chinese officials") is
a mention of the state as well, since its words point to it; `why` says so.
"""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from newsbase.extraction.alias_matching import AliasTable
from newsbase.extraction.components import (
    acronyms,
    described_names,
    employers,
    known_names,
    local_bodies,
    new_names,
    nicknames,
    office_holders,
    short_names,
    sorts,
    state_context,
)
from newsbase.extraction.components.name_book import NameBook
from newsbase.extraction.known import KnownActor
from newsbase.extraction.results import Actor, Mention


@Language.factory(
    "newsbase_names",
    assigns=["doc._.actors", "doc._.mentions"],
    requires=["doc.ents", "token.dep", "token.pos", "token.tag"],
)
class NamesComponent:
    """The thin component over `find_names`; `know` gives it the alias table."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.table = AliasTable(())

    def know(self, known: Sequence[KnownActor]) -> None:
        self.table = AliasTable(known)

    def __call__(self, doc: Doc) -> Doc:
        doc._.actors, doc._.mentions = find_names(doc, self.table)
        return doc


def find_names(doc: Doc, table: AliasTable) -> tuple[dict[str, Actor], list[Mention]]:
    """The actors named in the text, by key, and the mentions that name them, in text order."""
    book = NameBook(doc, table)
    _take_known(book)
    _take_people(book)
    _take_bodies(book)
    known_names.take_nested(book)
    short_names.take_short_names(book)
    acronyms.take_acronyms(book)
    mentions = book.mentions()
    sorts.remember(book)
    return book.actors_with_aliases(mentions), mentions


def _take_known(book: NameBook) -> None:
    matches = known_names.of_states(book.doc, book.matches())
    known_names.take_bodies(book, matches)
    known_names.take_known(book, matches)
    known_names.take_halves(book)


def _take_people(book: NameBook) -> None:
    """And whoever is described, which may be a body."""
    nicknames.take_nicknamed(book)
    new_names.take_full_names(book)
    nicknames.take_called(book)
    described_names.take_described(book)
    office_holders.take_office_holders(book)
    acronyms.take_spelt_out(book)
    short_names.take_coordinated(book)
    short_names.enter_lone_surnames(book)


def _take_bodies(book: NameBook) -> None:
    new_names.take_organisations(book)
    employers.take_employers(book)
    new_names.take_institutions(book)
    new_names.take_short_organisations(book)
    local_bodies.take_local_bodies(book)
    state_context.settle_bodies(book)
