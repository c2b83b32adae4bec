"""Findings made by hand, over a text in which every word can be pointed at."""

import datetime
from dataclasses import replace
from typing import Any

from articles.ingest.readers import RawArticle
from newsbase.extraction.results import (
    Actor,
    Affiliation,
    DateExpression,
    Event,
    Extraction,
    Mention,
    Participant,
    Party,
    Place,
    Span,
    Statement,
)

DAY = datetime.date(2024, 3, 5)
SILVA, RURITANIA, BANK = "person:ana-silva", "org:ruritania", "org:zenda-bank"
TEXT = (
    "“Rates will rise,” Ana Silva of Zenda Bank said, “and soon.” Ruritania welcomed that.\n\n"
    "On Monday, Silva met envoys of Ruritania in Zenda."
)
ARTICLE = RawArticle(name="one.txt", id="one", text=TEXT, published=DAY)


def at(words: str, text: str = TEXT, behind: str = "") -> Span:
    """Where the words stand first, or first behind other words."""
    start = text.index(words, text.index(behind) + len(behind))
    return Span(start, start + len(words))


def day(date: datetime.date = datetime.date(2024, 3, 4), **fields: Any) -> DateExpression:
    return DateExpression(None, date, date, "day", **fields)


def actors() -> tuple[Actor, ...]:
    serves = Affiliation(BANK, "governor", at("Ana Silva of Zenda Bank"))
    return (
        Actor(SILVA, "Ana Silva", "person", ("Ana Silva", "Silva"), affiliations=(serves,)),
        Actor(BANK, "Zenda Bank", "organization"),
        Actor(RURITANIA, "Ruritania", "organization"),
    )


def mentions() -> tuple[Mention, ...]:
    return (
        Mention(at("Ana Silva"), "name", SILVA, "a full name"),
        Mention(at("Zenda Bank"), "name", BANK),
        Mention(at("Ruritania"), "name", RURITANIA),
        Mention(at("envoys"), "nominal", None, "several could be meant"),
    )


def statement(**fields: Any) -> Statement:
    """What Ana Silva said, in two pieces."""
    found = Statement(
        speaker=Party(at("Ana Silva of Zenda Bank"), SILVA),
        cue=at("said"),
        content=(at("Rates will rise"), at("and soon")),
        kind="direct",
        act="predict",
        confidence=0.9,
        why="a quotation with its speaker",
        about=(BANK,),
        addressees=(RURITANIA,),
        said_on=day(),
    )
    return replace(found, **fields)


def zenda(**fields: Any) -> Place:
    span = at("Zenda", behind="Ruritania in ")
    return replace(Place(span, "Zenda", 50.0, 14.0, "RU", "city", "geonames:1"), **fields)


def meeting(**fields: Any) -> Event:
    """The meeting in the last sentence."""
    found = Event(
        type="CONSULT",
        trigger=at("met"),
        evidence=at("On Monday, Silva met envoys of Ruritania in Zenda."),
        participants=(
            Participant(at("Silva", behind="On Monday, "), SILVA, "actor"),
            Participant(at("envoys"), None, "actor"),
            Participant(at("Ruritania", behind="envoys of "), RURITANIA, "actor"),
        ),
        status="happened",
        confidence=0.8,
        why="a verb of meeting",
        date=day(),
        place=Place(
            at("Zenda", behind="Ruritania in "), "Zenda", 50.0, 14.0, "RU", "city", "geonames:1"
        ),
    )
    return replace(found, **fields)


def extraction(text: str = TEXT, **fields: Any) -> Extraction:
    """All of the above; `fields` replace some of it."""
    found = Extraction(
        text=text,
        published=DAY,
        actors=actors(),
        mentions=mentions(),
        statements=(statement(),),
        events=(meeting(),),
    )
    return replace(found, **fields)
