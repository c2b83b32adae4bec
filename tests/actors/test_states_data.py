"""The tables of states keep what actors/data/README.md promises."""

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "actors" / "data"
COLUMNS = [
    "iso2",
    "iso3",
    "name",
    "official_name",
    "wikidata",
    "capital",
    "names",
    "adjectives",
    "nationals",
    "metonyms",
]
LISTS = ["names", "adjectives", "nationals", "metonyms"]
UN_CODES = """
AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF
CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD
GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP
KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY
MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG
SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC
VE VN VU WS YE ZA ZM ZW
"""
UN_MEMBERS = set(UN_CODES.split())
SOVEREIGN = UN_MEMBERS | {"VA", "PS", "TW", "XK"}
TERRITORY_CODES = "HK MO GL PR GI BM EH NC PF FO FK GU AW CW KY IM JE GG VG"
TERRITORIES = set(TERRITORY_CODES.split())
SHARED_DEMONYM = {"CD", "CG", "DM", "DO"}

Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


STATES = read("states.csv")
AMBIGUOUS = read("ambiguous_states.csv")


def values(row: Row, column: str) -> list[str]:
    return row[column].split(";") if row[column] else []


def aliases(row: Row) -> set[str]:
    """Every word of the row that may stand for the state in a text."""
    listed = {value for column in LISTS for value in values(row, column)}
    return listed | {row["name"], row["official_name"]}


def test_header_and_width() -> None:
    assert all(list(row) == COLUMNS for row in STATES)
    assert all(None not in row.values() for row in STATES)
    assert all(list(row) == ["alias", "iso2s"] for row in AMBIGUOUS)


@pytest.mark.parametrize("name", ["states.csv", "ambiguous_states.csv"])
def test_file_is_plain_utf8_with_unix_line_ends(name: str) -> None:
    text = (DATA / name).read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert "\r" not in text
    assert "\ufeff" not in text
    assert unicodedata.is_normalized("NFC", text)


def test_every_un_member_is_there() -> None:
    assert len(UN_MEMBERS) == 193
    assert {row["iso2"] for row in STATES} >= UN_MEMBERS


def test_other_states_and_territories_are_there() -> None:
    assert {row["iso2"] for row in STATES} >= SOVEREIGN | TERRITORIES


def test_rows_are_sorted_and_codes_unique() -> None:
    codes = [row["iso2"] for row in STATES]
    assert codes == sorted(set(codes))
    assert [row["alias"] for row in AMBIGUOUS] == sorted({row["alias"] for row in AMBIGUOUS})
    for column in ("iso3", "name", "official_name", "wikidata"):
        assert max(Counter(row[column] for row in STATES).values()) == 1


def test_codes_have_their_form() -> None:
    form = re.compile(r"[A-Z]{2} [A-Z]{3} (Q[1-9][0-9]*)?")
    codes = [f"{row['iso2']} {row['iso3']} {row['wikidata']}" for row in STATES]
    assert [code for code in codes if not form.fullmatch(code)] == []


@pytest.mark.parametrize("column", LISTS)
def test_no_empty_padded_or_repeated_value(column: str) -> None:
    for row in STATES:
        cell = values(row, column)
        assert all(value and value == value.strip() for value in cell), row["iso2"]
        assert len({value.casefold() for value in cell}) == len(cell), row["iso2"]


def test_names_differ_from_the_main_names_and_adjectives() -> None:
    for row in STATES:
        main = {row["name"], row["official_name"]}
        names = set(values(row, "names"))
        assert not main & names, row["iso2"]
        assert not (main | names) & set(values(row, "adjectives")), row["iso2"]


def test_apostrophes_are_straight() -> None:
    assert [row["iso2"] for row in STATES if "\u2019" in "".join(row.values())] == []


def test_names_bear_no_stray_article() -> None:
    articled = {alias for row in STATES for alias in aliases(row) if alias.startswith("The ")}
    assert articled == {"The Bahamas", "The Gambia", "The Hague"}


def test_every_sovereign_state_has_a_capital_and_a_demonym() -> None:
    sovereign = [row for row in STATES if row["iso2"] in SOVEREIGN]
    assert [row["iso2"] for row in sovereign if not row["capital"]] == []
    for column in ("adjectives", "nationals"):
        lacking = {row["iso2"] for row in sovereign if not row[column]}
        assert lacking == SHARED_DEMONYM | {"VA"}


def test_an_alias_belongs_to_one_state() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for row in STATES:
        for alias in aliases(row):
            owners[alias.casefold()].add(row["iso2"])
    assert {alias: codes for alias, codes in owners.items() if len(codes) > 1} == {}


def test_ambiguous_aliases_are_not_in_the_main_table() -> None:
    known = {alias for row in STATES for alias in aliases(row)}
    assert not known & {row["alias"] for row in AMBIGUOUS}


def test_ambiguous_aliases_name_two_known_states_or_more() -> None:
    known = {row["iso2"] for row in STATES}
    for row in AMBIGUOUS:
        codes = values(row, "iso2s")
        assert codes == sorted(set(codes))
        assert len(codes) > 1
        assert set(codes) <= known


def test_states_without_a_demonym_of_their_own_share_one() -> None:
    shared = {code for row in AMBIGUOUS for code in values(row, "iso2s")}
    assert shared >= SHARED_DEMONYM


def test_brussels_and_tel_aviv_stand_for_no_state() -> None:
    metonyms = {value for row in STATES for value in values(row, "metonyms")}
    assert not metonyms & {"Brussels", "Tel Aviv", "Georgetown", "Victoria", "Santiago"}


@pytest.mark.parametrize(
    ("alias", "code"),
    [
        ("U.S.", "US"),
        ("Britons", "GB"),
        ("Kremlin", "RU"),
        ("The Hague", "NL"),
        ("Nigeriens", "NE"),
        ("Nigerians", "NG"),
        ("Türkiye", "TR"),
        ("Burma", "MM"),
        ("Zhongnanhai", "CN"),
        ("Holy See", "VA"),
        ("DPRK", "KP"),
        ("Republic of Korea", "KR"),
    ],
)
def test_well_known_aliases_lead_to_their_state(alias: str, code: str) -> None:
    assert [row["iso2"] for row in STATES if alias in aliases(row)] == [code]
