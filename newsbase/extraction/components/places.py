"""Toponyms that stand for places, with their coordinates.

Names come from the model's entities and from the gazetteer, the longest winning. What a name
stands for is judged in `place_roles`, which of its bearers is meant in `place_choice`. A toponym
that the gazetteer does not know is kept, without coordinates.
"""

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from newsbase.extraction import attributes
from newsbase.extraction.components.place_choice import choose, votes
from newsbase.extraction.components.place_roles import stands_for_place
from newsbase.extraction.flat import Flat, flat
from newsbase.extraction.gazetteer import Entry, Gazetteer, shipped
from newsbase.extraction.results import Place, Span
from newsbase.extraction.syntax import token_range

_TOPONYMS = ("GPE", "LOC", "FAC")
_OTHER_NAMES = ("PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "LANGUAGE")


def find_places(doc: Doc, gazetteer: Gazetteer) -> list[Place]:
    """The places that the text names, in text order."""
    named = [(tokens, gazetteer.named(tokens.text)) for tokens in toponyms(doc, gazetteer)]
    spoken_of = votes([entries for _, entries in named])
    places = []
    for at, (tokens, entries) in enumerate(named):
        entry = choose(entries, spoken_of, _holders(named[at : at + 2]))
        if _is_place(doc, tokens, entry):
            places.append(_place(tokens, entry))
    return places


def _is_place(doc: Doc, tokens: Tokens, entry: Entry | None) -> bool:
    """Countries and regions may act; of towns those whose name is known for an actor's.

    Where nobody looked for actors, any town may. What only the actors know is no place.
    """
    mention = attributes.mention_at(doc, tokens.root)
    acts = mention is not None and mention.actor is not None
    kind = entry.kind if entry else "city"
    if kind == "city" and attributes.mentions(doc) and not acts:
        return True
    return not (acts and entry is None) and stands_for_place(tokens.root, kind)


def toponyms(doc: Doc, gazetteer: Gazetteer) -> list[Tokens]:
    """Names of places in text order, none overlapping another, the longer first."""
    found = [*_from_gazetteer(doc, gazetteer), *_from_model(doc)]
    chosen: list[Tokens] = []
    taken = _organisations(doc)
    for tokens in sorted(found, key=len, reverse=True):
        within = set(range(tokens.start, tokens.end))
        if not within & taken:
            taken |= within
            chosen.append(tokens)
    return sorted(chosen, key=lambda t: t.start)


def _organisations(doc: Doc) -> set[int]:
    """Tokens that name an organisation or a person: a think tank in Bonn is not a place."""
    kinds = {key: actor.kind for key, actor in doc._.actors.items()}
    taken: set[int] = set()
    for mention in attributes.mentions(doc):
        if kinds.get(mention.actor or "") in ("organization", "igo", "person"):
            taken.update(token_range(doc, mention.span.start, mention.span.end))
    return taken


def _from_model(doc: Doc) -> Iterator[Tokens]:
    for entity in doc.ents:
        start, end = entity.start, entity.end
        if doc[start].lower_ == "the":
            start += 1
        if end - 1 > start and doc[end - 1].tag_ == "POS":
            end -= 1
        if entity.label_ in _TOPONYMS and start < end and doc[start].text[0].isupper():
            yield doc[start:end]


def _from_gazetteer(doc: Doc, gazetteer: Gazetteer) -> Iterator[Tokens]:
    words, behind = flat(doc), 0
    for first in _beginnings(words):
        if first < behind:
            continue
        longest = gazetteer.longest(words.text[words.start[first] : words.end[first]])
        for end in range(min(len(doc), first + longest), first, -1):
            name = words.text[words.start[first] : words.end[end - 1]]
            if gazetteer.named(name) and _is_name(doc[first:end]):
                behind = end
                yield doc[first:end]
                break


def _beginnings(words: Flat) -> list[int]:
    """The tokens that a name of the gazetteer may begin with: capitalised, of no other name."""
    return [
        i
        for i, start in enumerate(words.start)
        if words.text[start].isupper() and words.ent_type[i] not in _OTHER_NAMES
    ]


def _is_name(tokens: Tokens) -> bool:
    """Not a common word at the head of a sentence, nor a piece of a longer name."""
    last, doc = tokens[-1], tokens.doc
    if last.ent_type_ in _OTHER_NAMES:
        return False
    if all(token.ent_type_ in _TOPONYMS for token in tokens):
        return True
    neighbours = [doc[i] for i in (tokens.start - 1, tokens.end) if 0 <= i < len(doc)]
    in_longer = any(t.tag_ == "NNP" and (t.head in tokens or last.head == t) for t in neighbours)
    return last.tag_ in ("NNP", "NNPS") and not in_longer


def _holders(named: Sequence[tuple[Tokens, list[Entry]]]) -> list[Entry]:
    """The places of the name behind a comma: "Springfield, Illinois"."""
    if len(named) < 2:
        return []
    (first, _), (second, entries) = named
    between = flat(first.doc).text[first.end_char : second.start_char]
    return entries if between.strip() == "," else []


def _place(tokens: Tokens, entry: Entry | None) -> Place:
    span = Span(tokens.start_char, tokens.end_char)
    if entry is None:
        return Place(span, tokens.text)
    return Place(
        span,
        entry.name,
        entry.latitude,
        entry.longitude,
        entry.country,
        entry.kind,
        entry.source_id,
    )


@Language.factory(
    "newsbase_places",
    assigns=["doc._.places"],
    requires=["token.tag", "token.dep", "doc.ents"],
)
class PlaceFinder:
    """Writes `doc._.places`. The gazetteer that comes with the project is read at the first."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self.gazetteer = shipped()

    def __call__(self, doc: Doc) -> Doc:
        doc._.places = find_places(doc, self.gazetteer)
        return doc
