import re
from collections import defaultdict
from pathlib import Path

import pytest

from actors.curated import CuratedDataError, read_curated
from actors.curated_contexts import ANY_STATE, Context, read_contexts

HEADER = "alias,means,words,default\n"
STATES = (
    "iso2,name,official_name,wikidata,names,adjectives,nationals,metonyms\n"
    "RU,Ruritania,Kingdom of Ruritania,,,Ruritanian,Ruritanians,Strelsau\n"
)
MINISTRY = (
    "key,name,kind,country,parent,wikidata,aliases,description\n"
    "org:ru-ministry-of-defence,Ruritanian Ministry of Defence,organization,RU,state:RU,,,\n"
)
CONTEXTS = read_contexts()
BY_ALIAS: dict[str, list[Context]] = defaultdict(list)
for _context in CONTEXTS:
    BY_ALIAS[_context.alias].append(_context)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Tables of one state and its ministry."""
    for path in Path("actors/data").glob("*.csv"):
        header = path.read_text(encoding="utf-8").split("\n", 1)[0]
        (tmp_path / path.name).write_text(header + "\n", encoding="utf-8")
    (tmp_path / "states.csv").write_text(STATES, encoding="utf-8")
    (tmp_path / "ministries.csv").write_text(MINISTRY, encoding="utf-8")
    return tmp_path


def write(folder: Path, content: str) -> None:
    (folder / "contexts.csv").write_text(HEADER + content, encoding="utf-8")


def test_it_reads_meanings_with_their_words(folder: Path) -> None:
    write(folder, "Strelsau,none,hotel;opera,\nStrelsau,state:RU,Zenda; Elphberg ,yes\n")

    assert read_contexts(folder) == (
        Context("Strelsau", None, ("hotel", "opera"), default=False),
        Context("Strelsau", "state:RU", ("Zenda", "Elphberg"), default=True),
    )


def test_a_body_of_any_state_needs_no_words_and_no_other_meaning(folder: Path) -> None:
    write(folder, "Defence Ministry,org:*-ministry-of-defence,,\n")

    assert read_contexts(folder) == (Context("Defence Ministry", "org:*-ministry-of-defence"),)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (",state:RU,Zenda,\n", "line 2: alias ''"),
        ("R,nobody,Zenda,\n", "line 2: means 'nobody'"),
        ("R,state:ZZ,Zenda,\n", "line 2: there is no actor state:ZZ"),
        ("R,org:*-court,,\n", "line 2: there is no actor org:*-court"),
        ("R,state:RU,Zenda,no\n", "line 2: default 'no'"),
        ("R,state:RU,,\n", "line 2: neither words nor default"),
        ("R,state:RU,Zenda,\n", "line 2: there is no other meaning"),
        ("R,state:RU,Zenda,\nR,state:RU,Rupert,\n", "line 3: state:RU stands in line 2"),
        ("R,state:RU,Zenda,\nR,none,Zenda,\n", "line 3: 'Zenda' speaks for state:RU too"),
        ("R,state:RU,Zenda,yes\nR,none,hotel,yes\n", "line 3: state:RU is the default already"),
        (
            "R,state:RU,Zenda,\nR,none,hotel,\nS,state:RU,Zenda,\nS,none,hotel,\nR,none,inn,\n",
            "line 6: the rows of 'R' do not stand together",
        ),
        ("R" * 201 + ",state:RU,Zenda,\n", "line 2: 'RRR"),
    ],
)
def test_a_bad_row_is_refused_with_file_line_and_reason(
    folder: Path, content: str, message: str
) -> None:
    write(folder, content)

    with pytest.raises(CuratedDataError) as refusal:
        read_contexts(folder)

    assert message in str(refusal.value)
    assert "contexts.csv" in str(refusal.value)


# The table that comes with Newsbase


def test_the_table_is_sorted() -> None:
    pairs = [(c.alias, c.key or "none") for c in CONTEXTS]
    assert pairs == sorted(pairs)


@pytest.mark.parametrize(
    "alias",
    "Chad|Congo|Congolese|Cuba|Cyprus|Georgia|Guinea|Ireland|Jersey|Jordan|Korea|Korean|Koreans|"
    "Lebanon|Macedonia|Mexico|Micronesia|Niger|Peru|Samoa|Sudan|Washington|Foreign Ministry|"
    "Defence Ministry|Yemeni government|Libyan government".split("|"),
)
def test_names_that_mislead_most_are_there(alias: str) -> None:
    assert alias in BY_ALIAS


def test_acronyms_of_two_bodies_are_there() -> None:
    acronyms = [
        alias
        for alias, meanings in BY_ALIAS.items()
        if re.fullmatch("[A-Z]{2,4}", alias) and len([m for m in meanings if m.key]) > 1
    ]
    assert len(acronyms) >= 25


def test_who_bears_the_name_in_the_other_tables_is_among_the_meanings() -> None:
    for actor in read_curated():
        for name in (actor.name, *(alias.text for alias in actor.aliases)):
            if name in BY_ALIAS:
                assert actor.key in {context.key for context in BY_ALIAS[name]}, name


def test_no_alias_speaks_for_itself() -> None:
    assert [c.alias for c in CONTEXTS if c.alias in c.words] == []


def test_every_ministry_without_its_state_is_that_of_the_article() -> None:
    ministries = [
        a for a in BY_ALIAS if re.search(r"^(Foreign|Defen[cs]e) Ministry|^Ministry of", a)
    ]
    assert len(ministries) >= 6
    for alias in ministries:
        assert [ANY_STATE in (context.key or "") for context in BY_ALIAS[alias]] == [True]
