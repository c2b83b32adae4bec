"""The table of leaders keeps what actors/data/README.md promises."""

import csv
from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from actors.curated import read_curated
from actors.curated_leaders import Leader, Term, read_leaders
from newsbase.extraction.text import fold
from tests.actors.test_states_data import UN_MEMBERS

DATA = Path(__file__).resolve().parents[2] / "actors" / "data"
LEADERS = read_leaders()
BY_KEY = {leader.key: leader for leader in LEADERS}
# Members of the G20, permanent members of the Security Council, and others much in the news.
WITH_MINISTERS = set("AR AU BR BY CA CN DE EG FR GB ID IL IN IR IT JP KP KR MX PK PL RU".split())
WITH_MINISTERS |= set("SA TR TW UA US ZA".split())
# Named without a surname by all papers.
MONONYMS = {"AMLO", "Hemedti", "Hemeti", "Jokowi", "Lula"}


def held_by(body: str, office: str) -> list[tuple[Leader, Term]]:
    return [(le, t) for le in LEADERS for t in le.terms if (t.body, t.office) == (body, office)]


def test_file_is_plain_csv_sorted_by_key_and_date() -> None:
    text = (DATA / "leaders.csv").read_bytes().decode("utf-8")
    assert "\r" not in text
    assert text.endswith("\n")
    rows = list(csv.DictReader(text.splitlines()))
    order = [(row["key"], row["from"], row["body"], row["office"]) for row in rows]
    assert order == sorted(order)
    assert len({tuple(row.values()) for row in rows}) == len(rows)


def test_there_are_terms_enough() -> None:
    assert sum(len(leader.terms) for leader in LEADERS) >= 2000


def test_keys_are_made_of_the_name() -> None:
    assert [le.key for le in LEADERS if fold(le.key) != le.key or "--" in le.key] == []


def test_nobody_shares_a_name_with_anyone_or_anything() -> None:
    bearers: dict[str, set[str]] = defaultdict(set)
    for actor in read_curated():
        for name in (actor.name, *(alias.text for alias in actor.aliases)):
            bearers[name.casefold()].add(actor.key)
    shared = {name: keys for name, keys in bearers.items() if len(keys) > 1}
    assert [s for s in shared.items() if any(key.startswith("person:") for key in s[1])] == []


def test_nobody_goes_by_a_surname_alone() -> None:
    names = [name for leader in LEADERS for name in (leader.name, *leader.aliases)]
    assert {name for name in names if " " not in name} == MONONYMS


def test_names_are_found_without_diacritics_too() -> None:
    for leader in LEADERS:
        names = {leader.name, *leader.aliases}
        plain = {name.lower() for name in names if name.isascii()}
        folded = {fold(name) for name in names if not set(name.lower()) & set("đðþ")}
        assert folded <= plain, leader.key


def test_every_term_began_and_none_in_the_future() -> None:
    terms = [(leader.key, term) for leader in LEADERS for term in leader.terms]
    assert [key for key, term in terms if term.first is None] == []
    assert [key for key, t in terms if t.first and t.first > date(2026, 6, 1)] == []
    before = {key for key, t in terms if t.last and t.last < date(2000, 1, 1)}
    assert before == {"person:nelson-mandela"}


def test_wikidata_items_are_unique() -> None:
    items = [leader.wikidata for leader in LEADERS if leader.wikidata]
    assert len(items) == len(set(items))


def test_almost_every_member_of_the_un_has_a_leader() -> None:
    led = {
        term.body.removeprefix("state:")
        for leader in LEADERS
        for term in leader.terms
        if term.office in ("head_of_state", "head_of_government")
    }
    # Collective or ceremonial heads that news does not name by their office.
    assert led | {"AD", "BA", "CH", "LI", "MC", "SM"} >= UN_MEMBERS


@pytest.mark.parametrize("code", sorted(WITH_MINISTERS))
def test_great_states_have_their_ministers_too(code: str) -> None:
    foreign = held_by(f"state:{code}", "foreign_minister")
    defence = held_by(f"state:{code}", "defence_minister")
    # Where the leader keeps the ministry, or news does not name the minister, there are few.
    assert len(foreign) >= 2
    assert len(defence) >= 1


@pytest.mark.parametrize(
    ("body", "office"),
    [
        ("state:US", "head_of_state"),
        ("state:FR", "head_of_state"),
        ("state:DE", "head_of_government"),
        ("state:GB", "head_of_government"),
        ("state:KR", "head_of_state"),
        ("state:JP", "head_of_government"),
        ("state:UA", "head_of_state"),
        ("state:PL", "head_of_state"),
        ("igo:un", "secretary_general"),
        ("igo:nato", "secretary_general"),
        ("igo:european-commission", "president_of_the_commission"),
        ("igo:european-council", "president_of_the_european_council"),
        ("igo:eu", "high_representative"),
    ],
)
def test_nobody_holds_a_single_office_beside_another(body: str, office: str) -> None:
    # Both may have the month of the change.
    held = sorted(
        (t.first or date.min, t.last or date.max, le.key) for le, t in held_by(body, office)
    )
    assert len(held) >= 3
    for (_, ended, key), (began, _, successor) in pairwise(held):
        overlap = (ended - began).days
        assert overlap < 31, f"{key} and {successor}"


@pytest.mark.parametrize(
    ("key", "body", "title", "day"),
    [
        ("person:angela-merkel", "state:DE", "Chancellor", date(2015, 9, 4)),
        ("person:vladimir-putin", "state:RU", "Prime Minister", date(2010, 1, 1)),
        ("person:vladimir-putin", "state:RU", "President", date(2014, 3, 18)),
        ("person:jens-stoltenberg", "state:NO", "Prime Minister", date(2011, 7, 22)),
        ("person:jens-stoltenberg", "igo:nato", "Secretary-General", date(2022, 2, 24)),
        ("person:condoleezza-rice", "state:US", "Secretary of State", date(2008, 8, 8)),
        ("person:recep-tayyip-erdogan", "state:TR", "President", date(2023, 2, 6)),
        ("person:kaja-kallas", "state:EE", "Prime Minister", date(2022, 2, 24)),
    ],
)
def test_well_known_terms_are_there(key: str, body: str, title: str, day: date) -> None:
    assert [
        term.title
        for term in BY_KEY[key].terms
        if term.body == body and term.first and term.first <= day <= (term.last or date.max)
    ] == [title]
