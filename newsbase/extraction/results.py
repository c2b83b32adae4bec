"""What extraction finds, as plain frozen data.

All offsets are Python code points into the article's text, end exclusive. Actors are named by
`key`: the key of a known actor as it stood in the alias table, or one made for the article
("person:ana-silva"), unique within it.
"""

import datetime
from dataclasses import dataclass, field
from typing import Literal

ActorKind = Literal["person", "state", "igo", "organization", "group", "unknown"]
MentionType = Literal["name", "nominal", "pronoun"]
StatementKind = Literal["direct", "mixed", "indirect"]
Role = Literal["actor", "recipient", "other"]
Status = Literal["happened", "ongoing", "planned", "hypothetical", "denied"]
Precision = Literal[
    "day", "week", "month", "season", "quarter", "year", "decade", "range", "unknown"
]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
PlaceKind = Literal["country", "region", "city", "water", "other"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of the text, `start < end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Affiliation:
    """The actor belongs to the actor `actor`, as `role`; `evidence` is where the text says so.

    `actor` is None where the text tells the role alone: "General Ivan Holm".
    """

    actor: str | None
    role: str | None
    evidence: Span


@dataclass(frozen=True, slots=True)
class Actor:
    """`known` says that the actor came with the alias table; `aliases` are the names used here."""

    key: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    known: bool = False
    affiliations: tuple[Affiliation, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that speaks of somebody. `actor` is None where nobody, or several, could be meant.

    `candidates` are the keys that were weighed when the name was ambiguous. `score`, from 0 to 1,
    is how sure the rule is of the actor; `alias` is the name of the actor that stands there, empty
    for descriptions and pronouns.
    """

    span: Span
    type: MentionType
    actor: str | None
    why: str = ""
    candidates: tuple[str, ...] = ()
    score: float = 1.0
    alias: str = ""


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A time expression and its value after TimeML's TIMEX3 (ISO-TimeML, 2010).

    `first` and `last` are the days it covers, both included; both None with a `reason` where it
    cannot be said. `span` is None for a date that stands for a whole article or thread.
    """

    span: Span | None
    first: datetime.date | None
    last: datetime.date | None
    precision: Precision
    approximate: bool = False
    type: TimexType = "DATE"
    value: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym; coordinates are WGS 84 degrees, None where it could not be resolved."""

    span: Span
    name: str
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    kind: PlaceKind = "other"
    source_id: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody at a place in the text: a speaker, a target, a participant."""

    span: Span
    actor: str | None


@dataclass(frozen=True, slots=True)
class Participant:
    span: Span
    actor: str | None
    role: Role


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody said something. `content` has one span for each unbroken run of it."""

    speaker: Party | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: StatementKind
    act: str
    confidence: float
    why: str
    plover: str | None = None
    target: Party | None = None
    about: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    medium: str | None = None
    said_on: DateExpression | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or may; `trigger` stands in the sentence `evidence`."""

    type: str
    trigger: Span
    evidence: Span
    participants: tuple[Participant, ...]
    status: Status
    confidence: float
    why: str
    date: DateExpression | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article, in text order."""

    text: str
    published: datetime.date | None
    actors: tuple[Actor, ...] = field(default=())
    mentions: tuple[Mention, ...] = field(default=())
    statements: tuple[Statement, ...] = field(default=())
    events: tuple[Event, ...] = field(default=())
    dates: tuple[DateExpression, ...] = field(default=())
    places: tuple[Place, ...] = field(default=())
