# mypy: allow-untyped-calls, allow-untyped-decorators
"""Rows for tests. The spans of mentions, statements and reports really lie in the article's text.

Call `ArticleFactory.create(...)`: it is typed. `article_with(...)` makes an article with as many
statements and events as asked for.
"""

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from factory.declarations import (
    LazyAttribute,
    LazyAttributeSequence,
    LazyFunction,
    SelfAttribute,
    SubFactory,
    Trait,
)
from factory.declarations import Sequence as Numbered
from factory.django import DjangoModelFactory, Password
from factory.helpers import post_generation

from actors.models import Actor, Affiliation, Alias
from articles.models import (
    AffiliationEvidence,
    Annotation,
    Article,
    ContentPiece,
    Evaluation,
    Event,
    EventReport,
    Ingestion,
    IngestionItem,
    Mention,
    Participant,
    Place,
    Source,
    Statement,
    Topic,
)
from newsbase.decisions import Decision, Origin
from newsbase.extraction.evaluation.gold import GoldText
from newsbase.extraction.evaluation.layers import LAYERS
from newsbase.persons import as_person

PASSWORD = "a-long-test-password"

QUOTE = "The border will stay open"
TEXT = (
    f"“{QUOTE},” the Finnish minister said on Monday in Turku.\n\n"
    "The ministers met in Turku for two days. Sweden welcomed the talks."
)


def span_of(article: Article, words: str) -> tuple[int, int]:
    """Where the words first stand in the article; a ValueError if they do not."""
    start = article.text.index(words)
    return start, start + len(words)


def as_somebody() -> Any:
    """The database lets only persons add to a decided row."""
    return as_person(User(pk=0))


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    username = Numbered(lambda n: f"user{n}")
    password = Password(PASSWORD)


class ActorFactory(DjangoModelFactory[Actor]):
    class Meta:
        model = Actor

    name = Numbered(lambda n: f"Ministry {n}")
    kind = Actor.Kind.ORGANIZATION
    decided_at = LazyAttribute(
        lambda o: None if getattr(o, "decision", Decision.NEW) == Decision.NEW else timezone.now()
    )


class AliasFactory(DjangoModelFactory[Alias]):
    class Meta:
        model = Alias

    actor = SubFactory(ActorFactory)
    text = Numbered(lambda n: f"Min. {n}")


class AffiliationFactory(DjangoModelFactory[Affiliation]):
    class Meta:
        model = Affiliation

    person = SubFactory(ActorFactory, kind=Actor.Kind.PERSON)
    organisation = SubFactory(ActorFactory)
    role = "spokesman"


class SourceFactory(DjangoModelFactory[Source]):
    class Meta:
        model = Source

    name = Numbered(lambda n: f"Gazette {n}")


class ArticleFactory(DjangoModelFactory[Article]):
    """An article that ends in a sentence of its own, so that no two texts are the same."""

    class Meta:
        model = Article

    class Params:
        body = TEXT

    source = SubFactory(SourceFactory)
    title = Numbered(lambda n: f"Ministers meet, round {n}")
    text = LazyAttributeSequence(lambda o, n: f"{o.body}\n\nThis was report {n}.")
    sha256 = LazyAttribute(lambda o: hashlib.sha256(o.text.encode()).hexdigest())
    published = datetime.date(2024, 3, 5)
    section = "Diplomacy"
    url = Numbered(lambda n: f"https://gazette.example/{n}")
    retrieved_at = datetime.datetime(2024, 3, 6, 7, 0, tzinfo=datetime.UTC)
    pipeline_version = "test"


class AffiliationEvidenceFactory(DjangoModelFactory[AffiliationEvidence]):
    class Meta:
        model = AffiliationEvidence

    class Params:
        words = "the Finnish minister"

    affiliation = SubFactory(AffiliationFactory)
    article = SubFactory(ArticleFactory)
    start = LazyAttribute(lambda o: span_of(o.article, o.words)[0])
    end = LazyAttribute(lambda o: span_of(o.article, o.words)[1])


class MentionFactory(DjangoModelFactory[Mention]):
    class Meta:
        model = Mention

    article = SubFactory(ArticleFactory)
    actor = SubFactory(ActorFactory)
    surface = "the Finnish minister"
    type = Mention.Type.NAME
    start = LazyAttribute(lambda o: span_of(o.article, o.surface)[0])
    end = LazyAttribute(lambda o: span_of(o.article, o.surface)[1])


class StatementFactory(DjangoModelFactory[Statement]):
    """`contents` are the pieces, `speaker` and `cue` words near them, all found in the text.

    `about` and `addressees` take actors; a decided one gets its time of decision.
    """

    class Meta:
        model = Statement
        skip_postgeneration_save = True

    class Params:
        contents: Sequence[str] = (QUOTE,)
        speaker = "the Finnish minister"
        cue = "said"

    article = SubFactory(ArticleFactory)
    speaker_actor = SubFactory(ActorFactory, kind=Actor.Kind.PERSON)
    speaker_surface = SelfAttribute("speaker")
    speaker_start = LazyAttribute(lambda o: span_of(o.article, o.speaker)[0])
    speaker_end = LazyAttribute(lambda o: span_of(o.article, o.speaker)[1])
    cue_surface = SelfAttribute("cue")
    cue_start = LazyAttribute(lambda o: _cue_span(o)[0])
    cue_end = LazyAttribute(lambda o: _cue_span(o)[1])
    start = LazyAttribute(lambda o: span_of(o.article, o.contents[0])[0])
    end = LazyAttribute(lambda o: span_of(o.article, o.contents[-1])[1])
    quote = LazyAttribute(lambda o: " … ".join(o.contents))
    kind = Statement.Kind.DIRECT
    act = "say"
    confidence = 0.9
    why = "a quotation with its speaker"
    origin = Origin.MACHINE
    decided_at = LazyAttribute(
        lambda o: None if getattr(o, "decision", Decision.NEW) == Decision.NEW else timezone.now()
    )

    @post_generation
    def pieces(self: Any, create: bool, extracted: Any) -> None:
        words = extracted or self.quote.split(" … ")
        with as_somebody():
            for piece in words:
                start, end = span_of(self.article, piece)
                ContentPiece.objects.create(statement=self, start=start, end=end)

    @post_generation
    def about(self: Any, create: bool, extracted: Any) -> None:
        with as_somebody():
            self.about.add(*(extracted or ()))

    @post_generation
    def addressees(self: Any, create: bool, extracted: Any) -> None:
        with as_somebody():
            self.addressees.add(*(extracted or ()))


def _cue_span(statement: Any) -> tuple[int, int]:
    """The first such word behind the end of the content."""
    end = span_of(statement.article, statement.contents[0])[1]
    start = statement.article.text.index(statement.cue, end)
    return start, start + len(statement.cue)


class TopicFactory(DjangoModelFactory[Topic]):
    class Meta:
        model = Topic

    name = Numbered(lambda n: f"Topic {n}")


class AnnotationFactory(DjangoModelFactory[Annotation]):
    class Meta:
        model = Annotation

    statement = SubFactory(StatementFactory)
    analyst = SubFactory(UserFactory)
    stance = Annotation.Stance.SUPPORTS
    note = "Said twice before."


class PlaceFactory(DjangoModelFactory[Place]):
    class Meta:
        model = Place

    name = Numbered(lambda n: f"Port {n}")
    kind = Place.Kind.CITY
    country = "FI"
    latitude = 60.45
    longitude = 22.27
    source_id = Numbered(lambda n: f"geonames:{n}")


class EventFactory(DjangoModelFactory[Event]):
    class Meta:
        model = Event

    type = Event.Type.CONSULT
    title = Numbered(lambda n: f"Meeting {n} of ministers")
    place = SubFactory(PlaceFactory)
    date_from = datetime.date(2024, 3, 4)
    date_to = datetime.date(2024, 3, 4)
    precision = "day"
    origin = Origin.MACHINE
    decided_at = LazyAttribute(
        lambda o: None if getattr(o, "decision", Decision.NEW) == Decision.NEW else timezone.now()
    )


class ParticipantFactory(DjangoModelFactory[Participant]):
    class Meta:
        model = Participant

    event = SubFactory(EventFactory)
    actor = SubFactory(ActorFactory)
    name = LazyAttribute(lambda o: o.actor.name if o.actor else "the ministers")
    role = Participant.Role.ACTOR


class EventReportFactory(DjangoModelFactory[EventReport]):
    class Meta:
        model = EventReport

    class Params:
        evidence = "The ministers met in Turku for two days."
        trigger = "met"

    event = SubFactory(EventFactory)
    article = SubFactory(ArticleFactory)
    start = LazyAttribute(lambda o: span_of(o.article, o.evidence)[0])
    end = LazyAttribute(lambda o: span_of(o.article, o.evidence)[1])
    trigger_start = LazyAttribute(lambda o: o.start + o.evidence.index(o.trigger))
    trigger_end = LazyAttribute(lambda o: o.trigger_start + len(o.trigger))
    why = "a verb of meeting"


class IngestionFactory(DjangoModelFactory[Ingestion]):
    class Meta:
        model = Ingestion

    paths = ["seeds/articles"]


class IngestionItemFactory(DjangoModelFactory[IngestionItem]):
    class Meta:
        model = IngestionItem

    ingestion = SubFactory(IngestionFactory)
    name = Numbered(lambda n: f"seeds/articles/{n}.txt")
    outcome = IngestionItem.Outcome.ADDED


def _figures() -> dict[str, Any]:
    """Of a text with three statements, one an attitude; the machine finds one, and rightly."""
    layer = LAYERS["statements"]
    gold: dict[str, Any] = {"text": "He said no. She hoped for rain. They agreed to go."}
    gold["statements"] = [
        {"speaker": [0, 2], "cue": [3, 7], "content": [[8, 10]], "act": "deny"},
        {"speaker": [12, 15], "cue": [16, 21], "content": [[26, 30]], "reported": False},
        {"speaker": [32, 36], "cue": [37, 43], "content": [[44, 49]]},
    ]
    items = layer.gold_items(gold)
    text = GoldText("a", gold["text"], None, "a construction", items)
    found = {"a": [replace(items[0], confidence=0.95)]}
    return {scope: layer.figures([text], found, scope) for scope in layer.scopes}


def _actor_figures() -> dict[str, Any]:
    """Of a text with two actors; the machine finds one of them, and rightly."""
    layer = LAYERS["actors"]
    text = "Poland thanked Ann Lee."
    state = {"actor": "state:PL", "start": 0, "end": 6, "type": "name"}
    person = {"actor": "p:ann", "name": "Ann Lee", "kind": "person", "start": 15, "end": 22}
    items = layer.gold_items({"text": text, "mentions": [state, person]})
    actor = {"key": "state:PL", "name": "Poland", "kind": "state", "known": True}
    found = layer.found_items({"actors": [actor], "mentions": [state]}, text)
    gold = [GoldText("a", text, None, "a trap", items)]
    return {scope: layer.figures(gold, {"a": found}, scope) for scope in layer.scopes}


class EvaluationFactory(DjangoModelFactory[Evaluation]):
    """Of statements, or `of_actors`."""

    class Meta:
        model = Evaluation

    class Params:
        of_actors = Trait(layer="actors", items=2, figures=LazyFunction(_actor_figures))

    data_set = "own"
    layer = "statements"
    pipeline_version = "1/model-3.7"
    texts = 1
    words = 11
    items = 3
    figures = LazyFunction(_figures)


def article_with(statements: int = 0, events: int = 0, **fields: Any) -> Article:
    """An article with that many statements and events, each with actors and mentions of its own."""
    quoted = [f"“Position {i:03} will stand,” Envoy {i:03} said." for i in range(statements)]
    met = [f"Delegation {i:03} visited the port." for i in range(events)]
    article = ArticleFactory.create(body="\n\n".join([*quoted, *met]) or TEXT, **fields)
    for i in range(statements):
        _statement_in(article, f"Position {i:03} will stand", f"Envoy {i:03}")
    for i in range(events):
        _event_in(article, f"Delegation {i:03}")
    return article


def _statement_in(article: Article, content: str, speaker: str) -> None:
    envoy = ActorFactory.create(name=speaker, kind=Actor.Kind.PERSON)
    StatementFactory.create(
        article=article,
        contents=(content,),
        speaker=speaker,
        speaker_actor=envoy,
        about=[ActorFactory.create(kind=Actor.Kind.STATE)],
    )
    MentionFactory.create(article=article, surface=speaker, actor=envoy)


def _event_in(article: Article, name: str) -> None:
    delegation = ActorFactory.create(name=name, kind=Actor.Kind.GROUP)
    event = EventFactory.create(title=f"{name} visits the port")
    ParticipantFactory.create(event=event, actor=delegation, name=name)
    EventReportFactory.create(
        event=event, article=article, evidence=f"{name} visited the port.", trigger="visited"
    )
    MentionFactory.create(article=article, surface=name, actor=delegation)
