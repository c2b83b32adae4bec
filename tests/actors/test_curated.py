from pathlib import Path

import pytest

from actors.curated import CuratedActor, CuratedDataError, read_curated
from actors.curated_table import known_actors
from newsbase.extraction.known import KnownAlias

STATES = "iso2,name,official_name,wikidata,names,adjectives,nationals,metonyms\n"
ORGANISATIONS = "key,name,kind,country,parent,wikidata,aliases,description\n"
RURITANIA = "RU,Ruritania,Kingdom of Ruritania,Q1,,Ruritanian,Ruritanian;Ruritanians,Strelsau\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Tables of one state, without organisations."""
    for path in Path("actors/data").glob("*.csv"):
        header = path.read_text(encoding="utf-8").split("\n", 1)[0]
        (tmp_path / path.name).write_text(header + "\n", encoding="utf-8")
    (tmp_path / "states.csv").write_text(STATES + RURITANIA, encoding="utf-8")
    return tmp_path


def test_it_types_the_aliases_of_a_state(folder: Path) -> None:
    (state,) = read_curated(folder)

    assert (state.key, state.name, state.kind, state.country) == (
        "state:RU", "Ruritania", "state", "RU",
    )  # fmt: skip
    assert state.wikidata == "Q1"
    assert state.aliases == (
        KnownAlias("Kingdom of Ruritania", "official"),
        KnownAlias("Ruritanian", "adjective"),
        KnownAlias("Ruritanians", "national"),
        KnownAlias("Strelsau", "metonym"),
    )


def test_every_bearer_carries_a_shared_name_with_its_type(folder: Path) -> None:
    other = RURITANIA.replace("RU,Ruritania", "RX,New Ruritania").replace("Kingdom", "Republic")
    (folder / "states.csv").write_text(STATES + RURITANIA + other, encoding="utf-8")
    shared = "alias,iso2s\nRurit,RU;RX\nRurite,RU;RX\nRurites,RU;RX\nRurese,RU;RX\n"
    (folder / "ambiguous_states.csv").write_text(shared, encoding="utf-8")

    for state in read_curated(folder):
        types = {alias.text: alias.type for alias in state.aliases}
        assert types["Rurit"] == "name"
        assert types["Rurite"] == types["Rurese"] == "adjective"
        assert types["Rurites"] == "national"


def test_an_organisation_may_stand_above_its_parent(folder: Path) -> None:
    (folder / "organizations.csv").write_text(
        ORGANISATIONS
        + "igo:league-court,League Court,igo,,igo:league,,LC;League's Court,A court\n"
        + "igo:league,League,igo,,,Q2,,\n",
        encoding="utf-8",
    )

    _, court, league = read_curated(folder)

    assert court == CuratedActor(
        key="igo:league-court",
        name="League Court",
        kind="igo",
        parent="igo:league",
        description="A court",
        aliases=(KnownAlias("LC"), KnownAlias("League's Court")),
    )
    assert league == CuratedActor("igo:league", "League", "igo", wikidata="Q2")


@pytest.mark.parametrize(
    ("table", "content", "message"),
    [
        ("states.csv", STATES + RURITANIA + "XX,Short\n", "states.csv, line 3: 2 cells"),
        ("states.csv", STATES + RURITANIA.replace("RU,", "ru,"), "line 2: iso2 'ru'"),
        ("states.csv", STATES + RURITANIA.replace("Ruritania,", ",", 1), "line 2: name ''"),
        ("states.csv", STATES + RURITANIA.replace("Q1", "1"), "line 2: wikidata '1'"),
        ("states.csv", STATES + RURITANIA * 2, "line 3: the key state:RU stands twice"),
        ("states.csv", STATES + RURITANIA.replace("Strelsau", "S" * 201), "line 2: 'SSS"),
        ("states.csv", STATES.replace(",names", "") + RURITANIA, "line 1: no column names"),
        ("states.csv", STATES + '"RU', "states.csv: unexpected end of data"),
        ("ministries.csv", ORGANISATIONS + "org:a,A,state,,,,,\n", "line 2: kind 'state'"),
        ("ministries.csv", ORGANISATIONS + "Org A,A,igo,,,,,\n", "line 2: key 'Org A'"),
        ("ministries.csv", ORGANISATIONS + "org:a,A,igo,,org:b,,,\n", "there is no parent org:b"),
        ("ambiguous_states.csv", "alias,iso2s\nRurit,RU;ZZ\n", "ZZ is not in states.csv"),
    ],
)
def test_a_bad_table_is_refused_with_file_line_and_reason(
    folder: Path, table: str, content: str, message: str
) -> None:
    (folder / table).write_text(content, encoding="utf-8")

    with pytest.raises(CuratedDataError) as refusal:
        read_curated(folder)

    assert message in str(refusal.value)
    assert str(folder) in str(refusal.value)


def test_a_table_that_is_not_utf8_or_not_there_is_refused(folder: Path) -> None:
    (folder / "states.csv").write_bytes(STATES.encode() + b"\xff")
    with pytest.raises(CuratedDataError, match=r"states\.csv: .*utf-8"):
        read_curated(folder)

    (folder / "states.csv").unlink()
    with pytest.raises(CuratedDataError, match=r"states\.csv"):
        read_curated(folder)


def test_the_tables_that_come_with_newsbase_are_sound() -> None:
    known = {actor.key: actor for actor in known_actors()}

    assert known["state:CN"].name == "China"
    assert KnownAlias("Chinese", "adjective") in known["state:CN"].aliases
    assert known["state:CN"].country == "CN"
    assert known["igo:nato"].kind == "igo"
    assert known["org:afp"].kind == "organization"
    assert known["org:cn-ministry-of-defence"].parent == "state:CN"
    congos = [key for key, a in known.items() if any(b.text == "Congo" for b in a.aliases)]
    assert set(congos) == {
        "state:CD",
        "state:CG",
    }
