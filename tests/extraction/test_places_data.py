"""The gazetteer keeps what newsbase/extraction/data/README.md promises."""

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLACES = ROOT / "newsbase" / "extraction" / "data" / "places.csv"
ACTORS = ROOT / "actors" / "data"
COLUMNS = ["source_id", "name", "kind", "country", "lat", "lon", "population", "aliases"]
KINDS = {"country", "region", "city", "water", "other"}
DEGREES = re.compile(r"-?\d{1,3}(\.\d{0,3}[1-9])?")

Row = dict[str, str]


@cache
def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def places() -> list[Row]:
    return read(PLACES)


def names(row: Row) -> list[str]:
    return [row["name"], *(row["aliases"].split(";") if row["aliases"] else [])]


@cache
def by_name() -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in places():
        for name in names(row):
            found[name].append(row)
    return found


def test_file_is_plain_utf8_with_unix_line_ends_and_small() -> None:
    data = PLACES.read_bytes()
    text = data.decode("utf-8")
    assert len(data) < 1_000_000
    assert text.endswith("\n")
    assert "\r" not in text
    assert "\ufeff" not in text
    assert unicodedata.is_normalized("NFC", text)


def test_every_row_has_every_column() -> None:
    assert all(list(row) == COLUMNS and None not in row.values() for row in places())


def test_kinds_are_the_five_known() -> None:
    assert {row["kind"] for row in places()} == KINDS


def test_rows_are_sorted() -> None:
    keys = [(r["name"], r["kind"], r["country"], float(r["lat"])) for r in places()]
    assert keys == sorted(keys)


def test_coordinates_are_degrees_in_range_with_four_decimals_at_most() -> None:
    for row in places():
        assert DEGREES.fullmatch(row["lat"]), row["name"]
        assert DEGREES.fullmatch(row["lon"]), row["name"]
        assert -90 <= float(row["lat"]) <= 90, row["name"]
        assert -180 <= float(row["lon"]) <= 180, row["name"]


def test_identifiers_are_of_geonames_and_unique() -> None:
    ids = [row["source_id"] for row in places() if row["source_id"]]
    assert [one for one in ids if not re.fullmatch(r"geonames:[1-9][0-9]*", one)] == []
    assert max(Counter(ids).values()) == 1


def test_population_is_of_countries_and_cities_only() -> None:
    counted = [row for row in places() if row["population"]]
    assert all(int(row["population"]) > 0 for row in counted)
    assert {row["kind"] for row in counted} == {"country", "city"}


def test_no_name_is_empty_padded_or_twice_in_a_row() -> None:
    for row in places():
        given = names(row)
        assert all(name and name == name.strip() for name in given), row["name"]
        assert len({name.casefold() for name in given}) == len(given), row["name"]
        assert "\u2019" not in row["aliases"] + row["name"], row["name"]


def test_a_row_is_told_from_every_other() -> None:
    keys = Counter((r["name"], r["kind"], r["country"], r["lat"], r["lon"]) for r in places())
    assert max(keys.values()) == 1


def test_cities_of_one_name_in_one_country_have_an_alias_that_tells_them_apart() -> None:
    groups: dict[tuple[str, str], list[set[str]]] = defaultdict(list)
    for row in places():
        if row["kind"] == "city":
            groups[row["name"], row["country"]].append(set(names(row)))
    for (name, _), group in groups.items():
        common = set.intersection(*group)
        assert len(group) == 1 or all(own - common for own in group), name


def test_countries_are_those_of_the_table_of_states() -> None:
    states = {row["iso2"]: row["name"] for row in read(ACTORS / "states.csv")}
    countries = {row["country"]: row["name"] for row in places() if row["kind"] == "country"}
    assert countries == states
    assert {row["country"] for row in places() if row["country"]} <= set(states)


def test_a_name_of_a_country_leads_to_that_country_only() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for row in places():
        if row["kind"] == "country":
            for name in names(row):
                owners[name.casefold()].add(row["country"])
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_names_that_two_states_share_are_no_countries() -> None:
    shared = {row["alias"] for row in read(ACTORS / "ambiguous_states.csv")}
    assert not shared & {n for r in places() if r["kind"] == "country" for n in names(r)}


def test_every_capital_is_a_place_of_its_country() -> None:
    known = {(name, row["country"]) for name, rows in by_name().items() for row in rows}
    states = read(ACTORS / "states.csv")
    assert len([row for row in states if row["capital"]]) > 200
    lacking = [
        row["capital"]
        for row in states
        if row["capital"] and (row["capital"], row["iso2"]) not in known
    ]
    assert lacking == []


@pytest.mark.parametrize(
    ("name", "kind", "country", "lat", "lon"),
    [
        ("Kiev", "city", "UA", 50.5, 30.5),
        ("Bakhmut", "city", "UA", 48.6, 38.0),
        ("Rafah", "city", "PS", 31.3, 34.2),
        ("Khan Younis", "city", "PS", 31.3, 34.3),
        ("Hodeidah", "city", "YE", 14.8, 43.0),
        ("Kobani", "city", "SY", 36.9, 38.4),
        ("Tiraspol", "city", "MD", 46.8, 29.6),
        ("Stepanakert", "city", "AZ", 39.8, 46.8),
        ("El Fasher", "city", "SD", 13.6, 25.3),
        ("Davos", "city", "CH", 46.8, 9.8),
        ("Donbas", "region", "UA", 48.3, 38.3),
        ("Crimea", "region", "UA", 45.3, 34.4),
        ("Xinjiang", "region", "CN", 42.0, 83.0),
        ("Transnistria", "region", "MD", 47.1, 29.2),
        ("Texas", "region", "US", 31.0, -97.0),
        ("West Bank", "region", "PS", 32.0, 35.3),
        ("Suwałki Gap", "other", "", 54.1, 23.2),
        ("Bab el-Mandeb", "water", "", 12.6, 43.4),
        ("Taiwan Strait", "water", "", 24.5, 119.5),
        ("Suez Canal", "water", "EG", 30.5, 32.4),
        ("Diaoyu", "region", "", 25.7, 123.5),
    ],
)
def test_a_place_of_the_news_lies_where_it_should(
    name: str, kind: str, country: str, lat: float, lon: float
) -> None:
    found = [r for r in by_name()[name] if (r["kind"], r["country"]) == (kind, country)]
    assert len(found) == 1
    assert float(found[0]["lat"]) == pytest.approx(lat, abs=1.5)
    assert float(found[0]["lon"]) == pytest.approx(lon, abs=1.5)
