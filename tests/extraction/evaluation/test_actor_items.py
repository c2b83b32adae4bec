"""Actors as people annotate them and as they are found, and what is said of those that cannot be
used."""

from pathlib import Path
from typing import Any

import pytest

from newsbase.extraction.evaluation.gold import GoldText, read_found, read_gold
from tests.extraction.evaluation.actor_cases import ACTORS
from tests.extraction.evaluation.test_gold import written

TEXT = "North and South Korea met; she left."
ANN: dict[str, Any] = {"start": 27, "end": 30, "type": "pronoun", "actor": "p:ann"}
ANN |= {"name": "Ann Lee", "kind": "person"}

PASSAGE = """\
# korea/1: two in one bracket
published: 2024-07-10
[3 [1 China]'s mission to the [2 EU]] met
[4,5 North and South Korea]; [6 Ann Lee], [6n a \\[good\\] lawyer] of [3n the mission],
said [6p she] left.

= 1 actor=state:CN
= 2 actor=igo:eu
= 3 actor=o:cn-mission-eu name="China's mission to the EU" kind=organization belongs=state:CN
= 4 actor=state:KP
= 5 actor=state:KR
= 6 actor=p:ann name="Ann Lee" kind=person belongs="o:cn-mission-eu; igo:eu" role=lawyer
"""


def gold_file(folder: Path, content: str) -> Path:
    path = folder / "actors.gold.txt"
    path.write_text(content, encoding="utf-8")
    return path


@pytest.fixture
def text(tmp_path: Path) -> GoldText:
    (text,), problems = read_gold(gold_file(tmp_path, PASSAGE), ACTORS)
    assert not problems
    return text


def test_a_chain_has_its_mentions_with_their_types(text: GoldText) -> None:
    told = {
        chain.who.id: [(place.span.of(text.text), place.type) for place in chain.places]
        for chain in text.items
    }
    assert told["o:cn-mission-eu"] == [
        ("China's mission to the EU", "name"),
        ("the mission", "nominal"),
    ]
    assert told["p:ann"] == [
        ("Ann Lee", "name"),
        ("a [good] lawyer", "nominal"),
        ("she", "pronoun"),
    ]
    assert told["state:KP"] == told["state:KR"] == [("North and South Korea", "name")]


def test_a_chain_says_who_it_is(text: GoldText) -> None:
    whos = {chain.who.id: chain.who for chain in text.items}
    assert whos["p:ann"].belongs == {"o:cn-mission-eu", "igo:eu"}
    assert (whos["p:ann"].name, whos["p:ann"].kind) == ("Ann Lee", "person")
    assert [whos[key].kind for key in ("state:CN", "igo:eu")] == ["state", "igo"]
    assert [who.is_curated for who in whos.values()].count(True) == 4
    assert str(text.published) == "2024-07-10"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("[1 Ann] slept.", "actors.gold.txt:2: attributes: chain 1 has none"),
        ("Rain.\n[1s Ann] slept.", "gold.txt:3: text: “[1s Ann] slept.” opens no annotation"),
        ("[1 Ann].\n= 1 name=Ann", "actors.gold.txt:3: actor: it is missing"),
        ("[1 Ann].\n= 1 actor=Ann", "3: actor: 'Ann' is neither a key, nor p:… or o:…, nor none"),
        ("[1 Ann].\n= 1 actor=p:ann kind=person", "3: name: it is missing, and p:ann"),
        ("[1 Ann].\n= 1 actor=p:ann name=Ann", "3: kind: it is missing, and p:ann"),
        ("[1 Ann].\n= 1 actor=p:ann name=Ann kind=woman", "3: kind: it is none of person, state"),
        ("[1 Ann].\n= 1 actor=none act=say", "3: act: it is none of actor, name, kind"),
        ("[1 Ann].\n= 1 actor=none\n= 2 actor=none", "4: attributes: the text has no chain 2"),
    ],
)
def test_what_is_wrong_is_named_with_line_and_field(
    tmp_path: Path, body: str, message: str
) -> None:
    texts, (problem,) = read_gold(gold_file(tmp_path, f"# a/1: a case\n{body}\n"), ACTORS)
    assert message in str(problem)
    assert not texts


def test_json_lines_are_gold_too(tmp_path: Path) -> None:
    more = {"start": 0, "end": 5, "actor": "p:ann", "name": "Ann Lee", "kind": "person"}
    line = {"id": "a", "text": TEXT, "mentions": [ANN, more, ANN | {"actor": "none"}]}
    (text,), problems = read_gold(written(tmp_path, line), ACTORS)
    assert not problems
    ann, nobody = text.items
    assert [place.span.of(TEXT) for place in ann.places] == ["North", "she"]
    assert [place.type for place in ann.places] == ["name", "pronoun"]
    assert (nobody.who.id, nobody.who.name) == ("none", None)


@pytest.mark.parametrize(
    ("mention", "message"),
    [
        (ANN | {"end": 99}, "mentions[0].start, end: 27 to 99 is no part of a text of"),
        (ANN | {"type": "verb"}, "mentions[0].type: it is none of name, nominal, pronoun"),
        (ANN | {"actor": None}, "own.jsonl:1: mentions[0].actor: it is missing"),
        (ANN | {"name": None}, "mentions[0].name: it is missing, and p:ann is not curated"),
        (ANN | {"kind": "nobody"}, "mentions[0].kind: it is none of person"),
        (ANN | {"belongs": 1}, "mentions[0].belongs: it is not a string"),
        (1, "mentions: it is not a list of objects"),
    ],
)
def test_lines_that_cannot_be_used_are_named(
    tmp_path: Path, mention: dict[str, Any], message: str
) -> None:
    line = {"id": "a", "text": TEXT, "mentions": [mention]}
    _, problems = read_gold(written(tmp_path, line), ACTORS)
    assert [message in str(each) for each in problems] == [True]


FOUND: dict[str, Any] = {
    "id": "a",
    "actors": [
        {"key": "p", "name": "Ann Lee", "kind": "person", "aliases": ["Lee"], "country": "KR",
         "known": False, "affiliations": [{"actor": "state:KR", "role": None}]},
        {"key": "g", "name": "analysts", "kind": "group"},
        {"key": "org:front", "name": "Front", "kind": "group", "known": True},
    ],
    "mentions": [
        {"actor": "p", "start": 27, "end": 30, "type": "pronoun"},
        {"actor": None, "start": 0, "end": 5, "type": "name"},
    ],
}  # fmt: skip


def read(folder: Path, found: dict[str, Any]) -> tuple[Any, list[str]]:
    gold = GoldText("a", TEXT, None, None, ())
    items, problems = read_found(written(folder, found), [gold], ACTORS.found_items)
    return items.get("a"), [str(each) for each in problems]


def test_found_actors_have_their_mentions(tmp_path: Path) -> None:
    (ann, group, front, nobody), problems = read(tmp_path, FOUND)
    assert not problems
    assert (ann.actor.name, ann.actor.country, ann.actor.aliases) == ("Ann Lee", "KR", ("Lee",))
    assert ann.actor.affiliations[0].actor == "state:KR"
    assert [place.span.of(TEXT) for place in ann.places] == ["she"]
    assert group.places == front.places == ()
    assert nobody.actor is None
    assert [each.names_somebody for each in (ann, group, front, nobody)] == [
        True, False, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"actors": []}, "own.jsonl:1: mentions[0].actor: p is none of the actors"),
        ({"actors": [{"key": "p", "name": "Ann"}]}, "actors[0].kind: it is missing"),
        ({"actors": [{"key": "p", "name": "Ann", "kind": "x"}]}, "actors[0].kind: it is none of"),
        (
            {"actors": [{"key": "p", "name": "Ann", "kind": "person", "aliases": "Ann"}]},
            "actors[0].aliases: it is not a list of strings",
        ),
        (
            {"actors": [FOUND["actors"][0] | {"affiliations": [{}]}]},
            "actors[0].affiliations[0].actor: it is missing",
        ),
    ],
)
def test_findings_that_do_not_fit_are_named(
    tmp_path: Path, change: dict[str, Any], message: str
) -> None:
    _, problems = read(tmp_path, FOUND | change)
    assert [message in each for each in problems] == [True]
