"""The gazetteer: reading the file, and finding places by name."""

from pathlib import Path

import pytest

from newsbase.extraction.gazetteer import Entry, Gazetteer, read, shipped

HEADER = "source_id,name,kind,country,lat,lon,population,aliases\n"


def entry(name: str, *aliases: str, **other: object) -> Entry:
    values = {"source_id": name, "kind": "city", "country": None, "latitude": 0.0, "longitude": 0.0}
    return Entry(name=name, aliases=aliases, **(values | other))  # type: ignore[arg-type]


def names(found: list[Entry]) -> list[str]:
    return [e.name for e in found]


def test_it_reads_a_row(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text(HEADER + "x1,Kyiv,city,UA,50.45,30.52,2950800,Kiev;Kyyiv\n", encoding="utf-8")
    assert read(path).named("Kiev") == [
        Entry("x1", "Kyiv", "city", "UA", 50.45, 30.52, 2950800, ("Kiev", "Kyyiv"))
    ]


def test_what_is_not_known_stays_empty(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text(HEADER + ",Black Sea,water,,43,34,,\n", encoding="utf-8")
    [sea] = read(path).named("Black Sea")
    assert (sea.source_id, sea.country, sea.population, sea.aliases) == (None, None, 0, ())


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text(HEADER + "x1,Kyiv,city,UA,north,30,1,\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        read(path)


@pytest.mark.parametrize("name", ["São Paulo", "Sao Paulo", "SAO PAULO", "Sao-Paulo"])
def test_case_diacritics_and_hyphens_do_not_matter(name: str) -> None:
    assert names(Gazetteer([entry("São Paulo")]).named(name)) == ["São Paulo"]


def test_places_may_share_a_name() -> None:
    gazetteer = Gazetteer([entry("Georgia", source_id="1"), entry("Georgia", source_id="2")])
    assert [e.source_id for e in gazetteer.named("Georgia")] == ["1", "2"]


def test_an_abbreviation_must_be_in_capitals() -> None:
    gazetteer = Gazetteer([entry("United States", "US", "U.S.")])
    assert names(gazetteer.named("US")) == ["United States"]
    assert names(gazetteer.named("U.S.")) == ["United States"]
    assert gazetteer.named("us") == []


def test_it_tells_how_long_a_name_may_get() -> None:
    gazetteer = Gazetteer([entry("East China Sea"), entry("East")])
    assert gazetteer.longest("East") == 3
    assert gazetteer.longest("West") == 0


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Black Sea", "water", None),
        ("Kyiv", "city", "UA"),
        ("Belarus", "country", "BY"),
        ("Texas", "region", "US"),
    ],
)
def test_the_one_that_is_shipped_knows_the_kinds(name: str, kind: str, country: str | None) -> None:
    assert (kind, country) in [(e.kind, e.country) for e in shipped().named(name)]


def test_the_one_that_is_shipped_is_read_once() -> None:
    assert shipped() is shipped()
