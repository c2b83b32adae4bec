from typing import NamedTuple

import pytest

from newsbase.extraction.results import Extraction, Statement
from tests.extraction.conftest import Read

pytestmark = pytest.mark.pipeline


class Said(NamedTuple):
    speaker: str | None
    cue: str | None
    content: tuple[str, ...]
    kind: str
    act: str


def said(extraction: Extraction) -> list[Said]:
    return [_said(s, extraction.text) for s in extraction.statements]


def _said(statement: Statement, text: str) -> Said:
    return Said(
        statement.speaker.span.of(text) if statement.speaker else None,
        statement.cue.of(text) if statement.cue else None,
        tuple(piece.of(text) for piece in statement.content),
        statement.kind,
        statement.act,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The bridge is safe,” Paula Brandt said.",
            Said("Paula Brandt", "said", ("The bridge is safe",), "direct", "say"),
        ),
        (
            "Paula Brandt said that the bridge was safe.",
            Said("Paula Brandt", "said", ("that the bridge was safe",), "indirect", "say"),
        ),
        (
            "“The bridge,” said Paula Brandt, “is safe.”",
            Said("Paula Brandt", "said", ("The bridge", "is safe"), "direct", "say"),
        ),
        (
            "Brandt said the bridge was “as safe as a church” in winter.",
            Said(
                "Brandt",
                "said",
                ("the bridge was “as safe as a church” in winter",),
                "mixed",
                "say",
            ),
        ),
        (
            "According to the Greek Ministry of Agriculture, the harvest was poor.",
            Said(
                "the Greek Ministry of Agriculture",
                "According to",
                ("the harvest was poor",),
                "indirect",
                "say",
            ),
        ),
        (
            "Norway condemned the closing of the strait.",
            Said("Norway", "condemned", ("the closing of the strait",), "indirect", "criticise"),
        ),
        (
            "The ministers urged Norway to reopen the strait.",
            Said(
                "The ministers", "urged", ("Norway to reopen the strait",), "indirect", "ask"
            ),
        ),
        (
            "Norway threatened to close its ports.",
            Said("Norway", "threatened", ("to close its ports",), "indirect", "threaten"),
        ),
        (
            "Analysts believe that the talks will fail.",
            Said("Analysts", "believe", ("that the talks will fail",), "indirect", "believe"),
        ),
    ],
)  # fmt: skip
def test_it_finds_speaker_cue_and_content(read: Read, text: str, expected: Said) -> None:
    assert said(read(text)) == [expected]


def test_an_accusation_names_the_accused_as_target(read: Read) -> None:
    found = read("Norway accused Denmark of breaking the treaty.").statements[0]
    assert found.target is not None
    assert (found.act, found.plover, found.target.actor) == ("accuse", "ACCUSE", "state:DK")
    assert found.about == ("state:DK",)


def test_a_quotation_over_two_sentences_is_one_statement(read: Read) -> None:
    found = said(read("“We waited for help. Nobody came,” Paula Brandt said."))
    assert [s.content for s in found] == [("We waited for help. Nobody came",)]


def test_a_second_quotation_in_the_paragraph_goes_on(read: Read) -> None:
    found = said(read("“We waited for help,” Paula Brandt said. “Nobody came for nine hours.”"))
    assert [s.content for s in found] == [("We waited for help", "Nobody came for nine hours")]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry declined to comment.",
        "Paula Brandt did not say when the bridge would open.",
        "The ministry has not commented on the report.",
        "The so-called “iron road” crosses the border.",
        "Three people, who asked not to be named, left the room.",
    ],
)
def test_what_was_not_said_is_no_statement(read: Read, text: str) -> None:
    assert said(read(text)) == []


def test_translation_may_put_the_name_before_according_to_which(read: Read) -> None:
    found = read(
        "Researcher at the Nordic Defence Council by Ida Holm according to which it was a mistake."
    )
    assert said(found)[0].content == ("it was a mistake",)
    assert found.statements[0].speaker is not None
    assert found.statements[0].speaker.actor == "person:ida-holm"


def test_it_tells_what_the_statement_is_about_and_through_whom(read: Read) -> None:
    found = read("“NATO must wait for Norway,” Paula Brandt told Reuters on Tuesday.").statements[0]
    assert found.about == ("igo:nato", "state:NO")
    assert found.medium == "org:reuters"
    assert found.said_on is not None
    assert found.said_on.value == "2024-07-09"


def test_it_names_the_kind_of_publication(read: Read) -> None:
    found = read("Norway said in a press release that the talks had failed.").statements[0]
    assert found.medium == "press release"


def test_every_statement_says_why_and_how_sure(read: Read) -> None:
    found = read("Norway said the talks had failed. Denmark denied it. Officials disagreed.")
    assert all(s.why and 0 < s.confidence <= 1 for s in found.statements)


def test_a_medium_before_the_speaker_is_no_part_of_the_name(read: Read) -> None:
    found = read("In an interview with the paper, the minister said that the talks had failed.")
    assert [s.content for s in said(found)] == [("that the talks had failed",)]


def test_a_headline_is_no_part_of_the_first_sentence(read: Read) -> None:
    found = read("Floods close harbour of Bergen\n\nTwo ships sank on Friday, police said.")
    assert [s.content for s in said(found)] == [("Two ships sank on Friday",)]
    assert all(found.text[e.evidence.start] == "T" for e in found.events)


def test_a_mark_whose_partner_is_inside_stays(read: Read) -> None:
    found = read("Norway said that it would talk “about ships, but not about the strait”.")
    assert said(found)[0].content[0].endswith("about the strait”")
