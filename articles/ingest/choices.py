"""What people chose about single mentions holds when an article is read again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from actors.models import Actor, Alias
from articles.models import Article
from newsbase.extraction import results
from newsbase.extraction.results import (
    Affiliation,
    Event,
    Extraction,
    Mention,
    Participant,
    Party,
    Span,
    Statement,
)
from newsbase.extraction.text import fold

_NOT_THEIRS = "a person said that this is not their name"


@dataclass(frozen=True, slots=True)
class Choices:
    """By the span of a mention, whom a person said it means; None for nobody."""

    by_span: Mapping[Span, Actor | None] = field(default_factory=dict)

    def actors(self) -> dict[str, Actor]:
        """The chosen actors, by the keys that `honour` writes."""
        return {_key(actor): actor for actor in self.by_span.values() if actor is not None}

    def honour(self, extraction: Extraction) -> Extraction:
        """The findings with the chosen actors in the place of the found ones.

        What a statement is about, and to whom, follows if all mentions in it of the one found are
        chosen ones; what the article says of an actor, the mention that it is said beside.
        """
        if not self.by_span:
            return extraction
        moved = _Moved(extraction.mentions, self.by_span)
        return replace(
            extraction,
            actors=tuple(moved.actors(extraction.actors)),
            mentions=tuple(moved.mentions),
            statements=tuple(map(moved.statement, extraction.statements)),
            events=tuple(map(moved.event, extraction.events)),
        )


class _Moved:
    """One article's findings, of which some mentions speak of somebody else than was found."""

    def __init__(self, found: Iterable[Mention], chosen: Mapping[Span, Actor | None]) -> None:
        self._found = list(found)
        self._chosen = {span: _key(actor) if actor else None for span, actor in chosen.items()}
        self._before = {mention.span: mention.actor for mention in self._found}
        self.mentions = [
            replace(mention, actor=self._at(mention.span, mention.actor)) for mention in self._found
        ]
        self._moved = self._mentions_of_moved()

    def _mentions_of_moved(self) -> dict[str, list[Mention]]:
        """By the keys that lost mentions, what became of theirs, in text order."""
        went: dict[str, list[Mention]] = defaultdict(list)
        for before, after in zip(self._found, self.mentions, strict=True):
            if before.actor is not None:
                went[before.actor].append(after)
        return {
            key: sorted(mentions, key=lambda m: m.span.start)
            for key, mentions in went.items()
            if any(mention.actor != key for mention in mentions)
        }

    def _now(self, key: str | None, place: Span) -> str | None:
        """Who is meant by `key` there: whom the nearest of its mentions means, backwards."""
        if key is None or key not in self._moved:
            return key
        mentions = self._moved[key]
        before = [mention for mention in mentions if mention.span.start < place.end]
        return (before[-1] if before else mentions[0]).actor

    def actors(self, found: Iterable[results.Actor]) -> Iterator[results.Actor]:
        """Those of whom a mention is left, and the chosen, with what is said beside theirs."""
        for actor in found:
            links: dict[str | None, list[Affiliation]] = {
                mention.actor: [] for mention in self._moved.get(actor.key, ())
            } or {actor.key: []}
            for link in actor.affiliations:
                body = self._now(link.actor, link.evidence)
                links[self._now(actor.key, link.evidence)].append(replace(link, actor=body))
            for key, own in links.items():
                if key is not None:
                    yield replace(actor, key=key, affiliations=tuple(own))

    def _at(self, span: Span, found: str | None) -> str | None:
        """Who is meant at a span; a phrase follows the chosen mention in it that it stood for."""
        if span in self._chosen:
            return self._chosen[span]
        for chosen, key in self._chosen.items():
            if found and span.contains(chosen) and self._before.get(chosen) == found:
                return key
        return found

    def _meant(self, party: Party | Participant) -> str | None:
        return self._now(self._at(party.span, party.actor), party.span)

    def _party(self, party: Party | None) -> Party | None:
        return party and replace(party, actor=self._meant(party))

    def statement(self, one: Statement) -> Statement:
        return replace(
            one,
            speaker=self._party(one.speaker),
            target=self._party(one.target),
            about=self._within(one, one.about),
            addressees=self._within(one, one.addressees),
        )

    def event(self, event: Event) -> Event:
        return replace(event, participants=tuple(map(self._participant, event.participants)))

    def _participant(self, part: Participant) -> Participant:
        return replace(part, actor=self._meant(part))

    def _within(self, one: Statement, keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new for key in keys for new in self._instead(one, key)))

    def _instead(self, one: Statement, key: str) -> list[str]:
        """Whom the mentions in the content now speak of that were found to speak of `key`."""
        inside = [
            after.actor
            for before, after in zip(self._found, self.mentions, strict=True)
            if before.actor == key and any(piece.contains(before.span) for piece in one.content)
        ]
        meant = inside or [self._now(key, one.content[0])]
        return [actor for actor in meant if actor is not None]


def _key(actor: Actor) -> str:
    return f"chosen:{actor.pk}"


def choices_of(article: Article) -> Choices:
    """What people chose in the article."""
    rows = article.mentions.filter(chosen_at__isnull=False).select_related("actor")
    return Choices({Span(row.start, row.end): row.actor for row in rows})


def without_rejected_names(extraction: Extraction, actors: Mapping[str, Actor]) -> Extraction:
    """The findings without the links that rest on names which a person took from the actors.

    `actors` are the rows of the article's keys.
    """
    pks = {actor.pk for actor in actors.values()}
    rows = Alias.objects.filter(actor__in=pks, rejected=True).values_list("actor", "text")
    not_theirs = {(pk, fold(text)) for pk, text in rows}
    refused = {
        mention.span
        for mention in extraction.mentions
        if (actor := actors.get(mention.actor or "")) is not None
        and (actor.pk, fold(mention.alias)) in not_theirs
    }
    honoured = Choices(dict.fromkeys(refused)).honour(extraction)
    mentions = (replace(m, why=_NOT_THEIRS) if m.span in refused else m for m in honoured.mentions)
    return replace(honoured, mentions=tuple(mentions))
