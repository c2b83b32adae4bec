"""What a statement has besides speaker, cue and content: about, target, medium, date."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from newsbase.extraction import attributes
from newsbase.extraction.flat import Flat, flat
from newsbase.extraction.results import DateExpression, Party, Span, Statement
from newsbase.extraction.statements.about import Meant, about
from newsbase.extraction.statements.confidence import confidence, worth_telling
from newsbase.extraction.statements.draft import Draft
from newsbase.extraction.statements.hearers import hearers
from newsbase.extraction.statements.medium import medium
from newsbase.extraction.statements.outlets import outlet
from newsbase.extraction.statements.parties import actor_of, party
from newsbase.extraction.statements.pieces import kind_of, pieces
from newsbase.extraction.statements.reading import Reading
from newsbase.extraction.statements.said_on import Days, Occasion
from newsbase.extraction.statements.saying import Saying
from newsbase.extraction.statements.targets import not_oneself, target
from newsbase.extraction.statements.why import why
from newsbase.extraction.syntax import chars


def finished(reading: Reading, drafts: Iterable[Draft]) -> list[Statement]:
    """The statements of the drafts in text order, but for those with nothing readable in them, and
    those that are likelier wrong than right."""
    details = _Details(reading)
    found = (details.finish(draft) for draft in sorted(drafts, key=lambda d: min(d.tokens)))
    return [statement for statement in found if statement is not None]


class _Details:
    """What is worked out once for the statements of an article."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.doc = reading, reading.doc
        self.flat: Flat = flat(self.doc)
        self.meant = Meant(attributes.mentions(self.doc))
        self.days = Days(self.flat, attributes.dates(self.doc), reading.quoted)
        self.occasion = Occasion()

    def finish(self, draft: Draft) -> Statement | None:
        content = pieces(self.doc, draft.tokens)
        sure = confidence(draft, self.reading)
        if not content or not worth_telling(draft, sure):
            return None
        saying = Saying(self.doc, self.flat, draft)
        speaker = party(draft.speaker) if draft.speaker is not None else None
        whom = not_oneself(target(saying), speaker)
        told = hearers(saying)
        return Statement(
            speaker=speaker,
            cue=_cue_span(self.doc, draft.cue_tokens),
            content=content,
            kind=kind_of(self.doc, draft.tokens, self.reading.quoted),
            act=draft.cue.act.name,
            confidence=sure,
            why=why(self.reading, saying, speaker),
            plover=draft.cue.act.plover,
            target=whom,
            about=self._about(saying, content, whom),
            addressees=_addressees(saying, told),
            medium=medium(saying, told),
            said_on=self._said_on(saying, speaker),
        )

    def _about(
        self, saying: Saying, content: tuple[Span, ...], whom: Party | None
    ) -> tuple[str, ...]:
        beside = [(whom.span.start, whom.actor)] if whom is not None and whom.actor else []
        return about(self.meant, saying, content, beside)

    def _said_on(self, saying: Saying, speaker: Party | None) -> DateExpression | None:
        paragraph = self.reading.paragraph[min(saying.tokens)]
        return self.occasion.day(saying, paragraph, speaker, self.days.said(saying))


def _cue_span(doc: Doc, tokens: list[Token]) -> Span | None:
    """From the cue's auxiliaries to its last word, where they stand together."""
    if not tokens:
        return None
    first = tokens[0].i
    while (
        first > 0
        and doc[first - 1].head == tokens[0]
        and doc[first - 1].dep_ in ("aux", "auxpass", "neg")
    ):
        first -= 1
    last = max(t.i for t in tokens)
    return chars(doc, first, last + 1 if last - first < 6 else tokens[0].i + 1)


def _addressees(saying: Saying, told: list[int]) -> tuple[str, ...]:
    """The hearers that are actors; an outlet passes on what it hears, and is the medium."""
    keys = [actor_of(saying.doc[i]) for i in told if outlet(saying, i, told=True) is None]
    return tuple(dict.fromkeys(key for key in keys if key))
