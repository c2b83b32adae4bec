"""What statements have besides speaker, cue and content, read by the whole pipeline."""

import pytest

from newsbase.extraction.results import Extraction, Statement
from tests.extraction.conftest import Read

pytestmark = pytest.mark.pipeline


def by(extraction: Extraction, cue: str) -> Statement:
    found = {s.cue.of(extraction.text): s for s in extraction.statements if s.cue}
    return found[cue]


def target_of(extraction: Extraction) -> tuple[str, str | None] | None:
    found = extraction.statements[0].target
    return (found.span.of(extraction.text), found.actor) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway urged China to reopen the strait.", ("China", "state:CN")),
        ("Norway called on China to reopen the strait.", ("China", "state:CN")),
        ("Norway warned China that the strait would close.", ("China", "state:CN")),
        ("Norway slammed China's decision to close the strait.", ("China's", "state:CN")),
        ("China was accused by Norway of closing the strait.", ("China", "state:CN")),
        ("Norway demanded that China reopen the strait.", ("China", "state:CN")),
        ("Norway urged its neighbour, Denmark, to wait.", ("its neighbour, Denmark", "state:DK")),
        ("Norway criticised the free-trade deal.", None),
        ("Norway called for a ceasefire in the strait.", None),
        ("Norway said that China had closed the strait.", None),
    ],
)  # fmt: skip
def test_target(read: Read, text: str, expected: tuple[str, str] | None) -> None:
    assert target_of(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Paula Brandt told AFP that the harbour was closed.", "org:afp"),
        ("Paula Brandt told state television that the harbour was closed.", "state television"),
        ("In an interview with Reuters, Paula Brandt said the harbour was closed.", "org:reuters"),
        ("In a statement on Friday, Paula Brandt said the harbour was closed.", "statement"),
        ("Paula Brandt wrote on Telegram that the harbour was closed.", "Telegram"),
        ("Paula Brandt said in a press release that the harbour was closed.", "press release"),
        ("Paula Brandt told reporters in Geneva that the harbour was closed.", None),
        ("Paula Brandt told NATO that the harbour was closed.", None),
        ("In Oslo.\n\nPaula Brandt said on “The Morning Hour” that it was closed.",
         "The Morning Hour"),
        ("In May, but in an interview, Paula Brandt said the harbour was closed.", "interview"),
        ("Paula Brandt said at a rally that the harbour was closed.", "rally"),
        ("“It is closed now,” Paula Brandt said at a press gaggle.", "press gaggle"),
        ("According to Reuters, the harbour was closed.", None),
        ("In the interview, Brandt, who said in May that it was late, closed the harbour.", None),
    ],
)  # fmt: skip
def test_medium(read: Read, text: str, medium: str | None) -> None:
    assert read(text).statements[0].medium == medium


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Paula Brandt told NATO that the harbour was closed.", ("igo:nato",)),
        ("In a letter to NATO, Paula Brandt said that the harbour was closed.", ("igo:nato",)),
        ("Paula Brandt warned of delays, telling NATO that ships would wait.", ("igo:nato",)),
        ("Paula Brandt told AFP that the harbour was closed.", ()),
        ("Paula Brandt told reporters in Geneva that the harbour was closed.", ()),
    ],
)  # fmt: skip
def test_addressees(read: Read, text: str, keys: tuple[str, ...]) -> None:
    assert read(text).statements[0].addressees == keys


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In a statement on Tuesday, Paula Brandt said the harbour was closed.", "2024-07-09"),
        ("“It is closed,” Paula Brandt told reporters on Tuesday.", "2024-07-09"),
        ("Paula Brandt said the harbour had closed on Tuesday.", None),
        ("Paula Brandt said the harbour was closed.", None),
    ],
)  # fmt: skip
def test_the_day_it_was_said(read: Read, text: str, value: str | None) -> None:
    said_on = read(text).statements[0].said_on
    assert (said_on.value if said_on else None) == value


def test_the_day_goes_on_with_the_speaker(read: Read) -> None:
    found = read(
        "Paula Brandt said on Tuesday that the harbour was closed. "
        "She said that the ships would wait."
    )
    assert [s.said_on and s.said_on.value for s in found.statements] == ["2024-07-09"] * 2


def test_a_pronoun_says_whom_it_refers_to(read: Read) -> None:
    found = read("Paula Brandt left the harbour. She said that the ships would wait.")
    assert by(found, "said").why == (
        "“said” with a clause that tells what; its subject is “She” (refers back to Paula Brandt)"
    )


def test_a_second_quotation_is_named_in_why(read: Read) -> None:
    found = read("“We waited for help,” Paula Brandt said. “Nobody came for nine hours.”")
    assert by(found, "said").why == (
        "a quotation with “said”; its subject is “Paula Brandt”; a quotation behind it goes on"
    )


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The Danish Ministry of Defence said that it would wait.", ()),
        ("Paula Brandt said NATO and Norway would wait for NATO.", ("igo:nato", "state:NO")),
        ("Asked about Norway, Paula Brandt said that the harbour was closed.", ("state:NO",)),
        ("Paula Brandt said that she would wait for Norway.", ("state:NO",)),
        ("Paula Brandt said that the plan was un-American.", ()),
        ("Paula Brandt said that the plan was pro-Russian.", ("state:RU",)),
    ],
)  # fmt: skip
def test_about(read: Read, text: str, keys: tuple[str, ...]) -> None:
    assert read(text).statements[0].about == keys


def test_whom_the_cue_refers_to_is_not_told(read: Read) -> None:
    found = read("Paula Brandt referred to Norway as “the only friend of the harbour”.")
    assert [s.addressees for s in found.statements] == [()]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "According to Paula Brandt, the harbour was closed.",
            "“according to” names the source; that is “Paula Brandt”",
        ),
        (
            "Norway condemned the closing of the strait.",
            "“condemned” with its object; its subject is “Norway”",
        ),
        (
            "China was criticised by Norway.",
            "“criticised” in the passive, with what it was done to; behind “by” stands “Norway”",
        ),
        (
            "Norway closed the strait, saying that the ships were old.",
            "“saying” with a clause that tells what; same subject as “closed”: “Norway”",
        ),
        (
            "The harbour was closed, NATO said.",
            "“said” beside the sentence that tells what; its subject is “NATO”",
        ),
        (
            "Paula Brandt's call for a ceasefire in the strait failed.",
            "the noun “call” of “Paula Brandt”",
        ),
        (
            "Brandt, who said that the harbour was closed, left Oslo.",
            "“said” with a clause that tells what; its subject is “who” (stands for “Brandt”)",
        ),
        (
            "Paula Brandt left. Brandt, who said that it was late, had closed the harbour.",
            (
                "“said” with a clause that tells what; its subject is “who” "
                "(stands for “Brandt”, that is Paula Brandt)"
            ),
        ),
        (
            "For the Kremlin, the vote is a test.",
            "“For the Kremlin,” is taken as the view of “the Kremlin” (that is Russia)",
        ),
        (
            "NATO and Norway, which said that the harbour was closed, left it.",
            (
                "“said” with a clause that tells what; its subject is “which” "
                "(stands for “NATO and Norway”, or one of them)"
            ),
        ),
    ],
)
def test_why_names_rule_and_speaker(read: Read, text: str, why: str) -> None:
    assert read(text).statements[0].why == why
