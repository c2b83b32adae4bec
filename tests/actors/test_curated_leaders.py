from datetime import date
from pathlib import Path

import pytest

from actors.curated import CuratedDataError, read_curated
from actors.curated_leaders import Leader, Term, read_leaders
from actors.curated_table import known_actors
from newsbase.extraction import known

HEADER = "key,name,aliases,country,body,office,title,from,to,wikidata\n"
RUDOLF = "person:rudolf-elphberg,Rudolf Elphberg,Rudolph Elphberg,RU"
KING = f"{RUDOLF},state:RU,head_of_state,King,2001-02,2004-02,Q7\n"
STATES = (
    "iso2,name,official_name,wikidata,names,adjectives,nationals,metonyms\n"
    "RU,Ruritania,Kingdom of Ruritania,,,Ruritanian,Ruritanians,Strelsau\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Tables of one state, without persons."""
    for path in Path("actors/data").glob("*.csv"):
        header = path.read_text(encoding="utf-8").split("\n", 1)[0]
        (tmp_path / path.name).write_text(header + "\n", encoding="utf-8")
    (tmp_path / "states.csv").write_text(STATES, encoding="utf-8")
    return tmp_path


def write(folder: Path, content: str) -> None:
    (folder / "leaders.csv").write_text(HEADER + content, encoding="utf-8")


def test_a_month_lasts_to_its_last_day_and_a_year_to_its_own(folder: Path) -> None:
    write(folder, KING + f"{RUDOLF},state:RU,other,Regent,1999,2000,Q7\n")

    assert read_leaders(folder) == (
        Leader(
            key="person:rudolf-elphberg",
            name="Rudolf Elphberg",
            aliases=("Rudolph Elphberg",),
            country="RU",
            terms=(
                Term("state:RU", "other", "Regent", date(1999, 1, 1), date(2000, 12, 31)),
                Term("state:RU", "head_of_state", "King", date(2001, 2, 1), date(2004, 2, 29)),
            ),
            wikidata="Q7",
        ),
    )


def test_an_empty_end_is_no_end(folder: Path) -> None:
    write(folder, KING.replace("2001-02,2004-02", "2001-02,"))

    (leader,) = read_leaders(folder)

    assert leader.terms[0].last is None


def test_persons_are_curated_actors_and_the_pipeline_gets_their_terms(folder: Path) -> None:
    write(folder, KING)

    state, person = read_curated(folder)
    assert (state.kind, person.kind) == ("state", "person")
    assert (person.key, person.name, person.country, person.parent) == (
        "person:rudolf-elphberg", "Rudolf Elphberg", "RU", None,
    )  # fmt: skip
    assert person.aliases == (known.KnownAlias("Rudolph Elphberg", "name"),)
    assert person.wikidata == "Q7"

    state_known, person_known = known_actors(folder)
    assert state_known.terms == ()
    assert person_known.terms == (
        known.Term("state:RU", "King", date(2001, 2, 1), date(2004, 2, 29)),
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (KING.replace("person:r", "org:r"), "line 2: key 'org:rudolf-elphberg' is not"),
        (KING.replace("Rudolf Elphberg", ""), "line 2: name ''"),
        (KING.replace(",RU,", ",ru,"), "line 2: country 'ru'"),
        (KING.replace("Q7", "7"), "line 2: wikidata '7'"),
        (KING.replace("head_of_state", "king"), "line 2: office 'king'"),
        (KING.replace("King", ""), "line 2: title ''"),
        (KING.replace("2001-02", "2001-13"), "line 2: from '2001-13'"),
        (KING.replace("2004-02", "2000"), "line 2: it ends (2000) before it begins (2001-02)"),
        (KING.replace("state:RU", "state:ZZ"), "line 2: there is no body state:ZZ"),
        (KING.replace("Rudolph Elphberg", "R" * 201), "line 2: 'RRR"),
        (KING + KING.replace("Q7", "Q8"), "line 3: wikidata differs from that in line 2"),
        (
            KING + KING.replace("rudolf", "black").replace("Rudolf", "Black") + KING,
            "line 4: the rows of person:rudolf-elphberg do not stand together",
        ),
        (KING + "person:x,Short\n", "line 3: 2 cells"),
    ],
)
def test_a_bad_row_is_refused_with_file_line_and_reason(
    folder: Path, content: str, message: str
) -> None:
    write(folder, content)

    with pytest.raises(CuratedDataError) as refusal:
        read_curated(folder)

    assert message in str(refusal.value)
    assert "leaders.csv" in str(refusal.value)


def test_a_table_that_is_not_there_is_refused(folder: Path) -> None:
    (folder / "leaders.csv").unlink()

    with pytest.raises(CuratedDataError, match=r"leaders\.csv"):
        read_leaders(folder)
