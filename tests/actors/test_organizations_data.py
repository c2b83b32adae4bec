"""The tables of organisations keep what actors/data/README.md promises."""

import csv
import itertools
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from tests.actors.test_states_data import UN_MEMBERS

DATA = Path(__file__).resolve().parents[2] / "actors" / "data"
FILES = ["organizations.csv", "ministries.csv", "offices.csv"]
COLUMNS = "key name kind sort country parent wikidata aliases description".split()
# How many organisations of a sort there are at least.
LEAST = {
    "international": 200,
    "agency": 90,
    "broadcaster": 80,
    "newspaper": 150,
    "think_tank": 150,
    "armed_group": 100,
    "company": 250,
    "party": 100,
    "ngo": 40,
    "authority": 25,
    "mission": 40,
    "central_bank": 40,
    "intelligence": 40,
    "parliament": 30,
    "armed_forces": 60,
    "police": 10,
    "ministry": 370,
    "office": 270,
    "court": 2,
    "hacking_group": 5,
    "union": 10,
}
PERMANENT_MEMBERS = set("CN FR GB RU US".split())
# Elected for a term that covers a part of 2024 to 2026.
ELECTED_MEMBERS = set("BH CD CH CO DK DZ EC GR GY JP KR LR LV MT MZ PA PK SI SL SO".split())
MINISTRIES = ["ministry-of-defence", "ministry-of-foreign-affairs"]
# They have no defence ministry, or the head of government keeps it.
WITHOUT_DEFENCE_MINISTRY = set(
    "AD AG BB BS BT CR DM FM GD IS JM KI KM KN LC LI MC MH MU NR PW SB SC SM TO TV VC VU WS".split()
)
# Small states with princes, captains or a collective at their head, and others with no name known.
WITHOUT_OFFICE = set("AD BN LI LU MC SM".split())
# What a ministry is called when its state is left out; any of two dozen could be meant.
SUBJECTS = (
    """
armed forces|defence|defense|external relations|foreign|foreign affairs|national defence
national defense
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
FORMS = ["{} ministry", "ministry of {}", "ministry for {}", "federal ministry of {}"]
BARE_MINISTRIES = {form.format(subject) for form in FORMS for subject in SUBJECTS} | {
    "department of defence",
    "department of foreign affairs",
    "mfa",
    "mnd",
    "mod",
    "mofa",
}

Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def aliases(row: Row) -> list[str]:
    return row["aliases"].split(";") if row["aliases"] else []


def as_found(name: str) -> str:
    """Names of several words are found in any case, single words only as written."""
    return name.casefold() if " " in name and not name.isupper() else name


def states() -> list[Row]:
    return read("states.csv")


TABLES = {name: read(name) for name in FILES}
ROWS = [row for rows in TABLES.values() for row in rows]
KEYS = {row["key"] for row in ROWS}


@pytest.mark.parametrize("name", FILES)
def test_file_is_plain_csv(name: str) -> None:
    content = (DATA / name).read_bytes()
    text = content.decode("utf-8")
    assert text.splitlines()[0].split(",") == COLUMNS
    assert "\r" not in text
    assert text.endswith("\n")


@pytest.mark.parametrize("name", FILES)
def test_rows_are_sorted_by_key(name: str) -> None:
    keys = [row["key"] for row in TABLES[name]]
    assert keys == sorted(keys)


@pytest.mark.parametrize("name", FILES)
def test_rows_have_exactly_the_columns(name: str) -> None:
    # DictReader files surplus cells under None and fills missing ones with None.
    assert all(list(row) == COLUMNS and None not in row.values() for row in TABLES[name])


def test_cells_have_no_stray_blanks() -> None:
    values = [value for row in ROWS for value in (*row.values(), *row["aliases"].split(";"))]
    assert [value for value in values if value != " ".join(value.split())] == []


def test_keys_are_unique_in_both_files() -> None:
    counts = Counter(row["key"] for row in ROWS)
    assert [key for key, count in counts.items() if count > 1] == []


def test_keys_have_their_form() -> None:
    form = re.compile(r"(igo|org):[a-z0-9]+(-[a-z0-9]+)*")
    assert [row["key"] for row in ROWS if not form.fullmatch(row["key"])] == []


def test_kind_follows_from_the_key() -> None:
    kinds = {"igo": "igo", "org": "organization"}
    assert [r["key"] for r in ROWS if r["kind"] != kinds[r["key"].split(":")[0]]] == []


def test_every_row_has_a_sort_and_there_are_enough_of_each() -> None:
    counts = Counter(row["sort"] for row in ROWS)
    assert set(counts) == set(LEAST)
    assert [sort for sort, least in LEAST.items() if counts[sort] < least] == []


def test_the_sort_agrees_with_kind_and_file() -> None:
    assert [
        row["key"] for row in ROWS if (row["kind"] == "igo") != (row["sort"] == "international")
    ] == []
    assert {row["sort"] for row in TABLES["ministries.csv"]} == {"ministry"}
    assert {row["sort"] for row in TABLES["offices.csv"]} == {"office"}


def test_countries_are_codes_of_the_states_table() -> None:
    codes = {row["iso2"] for row in states()}
    assert [row["key"] for row in ROWS if row["country"] and row["country"] not in codes] == []


def test_organisations_of_states_belong_to_no_country() -> None:
    assert [row["key"] for row in ROWS if row["kind"] == "igo" and row["country"]] == []


def test_parents_exist() -> None:
    known = KEYS | {f"state:{row['iso2']}" for row in states()}
    assert [row["key"] for row in ROWS if row["parent"] and row["parent"] not in known] == []


def test_parents_do_not_run_in_circles() -> None:
    parents = {row["key"]: row["parent"] for row in ROWS}
    for key in parents:
        seen = [key]
        while parent := parents.get(seen[-1], ""):
            assert parent not in seen, f"{key} is above itself"
            seen.append(parent)


def test_wikidata_items_are_unique() -> None:
    items = [row["wikidata"] for row in ROWS if row["wikidata"]]
    assert [item for item in items if not re.fullmatch(r"Q[1-9][0-9]*", item)] == []
    assert len(items) == len(set(items))


def test_no_row_repeats_a_name() -> None:
    repeated = {
        row["key"]: names
        for row in ROWS
        if (names := [n for n, count in Counter(_found_names(row)).items() if count > 1])
    }
    assert repeated == {}


def test_no_two_rows_share_a_name() -> None:
    bearers: dict[str, set[str]] = defaultdict(set)
    for row in ROWS:
        for name in _found_names(row):
            bearers[name].add(row["key"])
    assert {name: keys for name, keys in bearers.items() if len(keys) > 1} == {}


def test_no_row_takes_the_name_of_a_state() -> None:
    columns = ("name", "official_name", "names", "adjectives", "nationals", "metonyms")
    taken = {as_found(v) for s in states() for column in columns for v in s[column].split(";")}
    assert [n for row in ROWS for n in _found_names(row) if n in taken] == []


def test_every_name_has_a_capital() -> None:
    # "the chemical weapons watchdog" describes a body; it does not name one.
    names = [name for row in ROWS for name in (row["name"], *aliases(row))]
    assert [name for name in names if name == name.lower()] == []


def test_apostrophes_are_straight() -> None:
    assert [n for row in ROWS for n in (row["name"], *aliases(row)) if "’" in n or "‘" in n] == []


def test_descriptions_are_short() -> None:
    assert [row["key"] for row in ROWS if not 1 <= len(row["description"].split()) <= 12] == []


def test_every_row_of_ministries_is_an_organ_of_its_state() -> None:
    for row in TABLES["ministries.csv"]:
        assert row["parent"] == f"state:{row['country']}"
        assert row["key"] in {f"org:{row['country'].lower()}-{kind}" for kind in MINISTRIES}


def test_every_member_of_the_security_council_has_both_ministries() -> None:
    members = sorted(PERMANENT_MEMBERS | ELECTED_MEMBERS)
    needed = {f"org:{code.lower()}-{m}" for code, m in itertools.product(members, MINISTRIES)}
    assert needed - {row["key"] for row in TABLES["ministries.csv"]} == set()


def test_every_member_of_the_un_has_its_ministries() -> None:
    keys = {row["key"] for row in TABLES["ministries.csv"]}
    foreign, defence = "org:{}-ministry-of-foreign-affairs", "org:{}-ministry-of-defence"
    assert [c for c in UN_MEMBERS if foreign.format(c.lower()) not in keys] == []
    lacking = {c for c in UN_MEMBERS if defence.format(c.lower()) not in keys}
    assert lacking == WITHOUT_DEFENCE_MINISTRY


def test_every_member_of_the_un_has_an_office_of_its_head() -> None:
    led = {row["country"] for row in TABLES["offices.csv"]}
    assert led >= UN_MEMBERS - WITHOUT_OFFICE


def test_every_office_belongs_to_its_state() -> None:
    for row in TABLES["offices.csv"]:
        assert row["parent"] == f"state:{row['country']}"
        assert row["key"].startswith(f"org:{row['country'].lower()}-")


def test_no_office_goes_by_a_name_without_its_state() -> None:
    names = {n.casefold() for row in TABLES["offices.csv"] for n in (row["name"], *aliases(row))}
    bare = {
        "prime minister's office",
        "presidential office",
        "presidency",
        "royal court",
        "cabinet",
    }
    assert not names & bare


def test_no_ministry_goes_by_a_name_without_its_state() -> None:
    names = [n.casefold() for row in TABLES["ministries.csv"] for n in (row["name"], *aliases(row))]
    assert [name for name in names if name in BARE_MINISTRIES] == []


def test_ministries_are_found_in_british_and_american_spelling() -> None:
    for row in TABLES["ministries.csv"]:
        names = {as_found(name) for name in (row["name"], *aliases(row))}
        american = {re.sub(r"\bdefence\b", "defense", name) for name in names}
        assert american <= names, row["key"]


def _found_names(row: Row) -> list[str]:
    return [as_found(name) for name in (row["name"], *aliases(row))]
