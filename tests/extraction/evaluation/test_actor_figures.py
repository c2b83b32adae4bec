"""The figures of the actors layer, on small texts worked by hand."""

import re
from pathlib import Path
from typing import Any

import pytest

from newsbase.extraction.evaluation.actor_tables import headline, tables
from newsbase.extraction.evaluation.tables import as_lines
from tests.extraction.evaluation.actor_cases import figures

GOLD = """\
[1 China] met [2 Ann Lee], [2n a lawyer]. [2p She] leads the [3 Reed Institute] with [4 Bob Lee].
[5n Officials] left. [1n The country] agreed.
= 1 actor=state:CN
= 2 actor=p:ann name="Ann Lee" kind=person belongs=o:reed
= 3 actor=o:reed name="Reed Institute" kind=organization
= 4 actor=p:bob name="Bob Lee" kind=person belongs=o:reed
= 5 actor=none
"""
# The lawyer is Bob, the institute a person, the country nobody's; officials are somebody, and the
# lead is.
FOUND = """\
[1 China] met [2 Ann Lee], a [4n lawyer]. [2p She] [3n leads] the [3 Reed Institute] with [4 Bob Lee].
[5n Officials] left. [6n The country] agreed.
= 1 actor=state:CN
= 2 actor=person:ann name="Ann Lee" kind=person belongs=person:reed
= 3 actor=person:reed name="Reed Institute" kind=person
= 4 actor=person:bob name="Bob Lee" kind=person belongs=state:CN
= 5 actor=org:o name=Officials kind=organization
= 6 actor=none
"""  # noqa: E501


@pytest.fixture
def of_all(tmp_path: Path) -> Any:
    return figures(tmp_path, (GOLD, FOUND))


@pytest.fixture
def of_names(tmp_path: Path) -> Any:
    return figures(tmp_path, (GOLD, FOUND), scope="names")


def test_mentions(of_all: Any) -> None:
    """Seven are annotated and found; «leads» is invented. «a lawyer» and «lawyer» are the same."""
    assert of_all["mentions"]["overlap"] == {
        "precision": 0.875, "recall": 1.0, "f1": 0.9333, "found": 8, "gold": 7,
    }  # fmt: skip
    assert of_all["mentions"]["exact"] == of_all["mentions"]["overlap"]
    types = {name: (r["precision"], r["recall"]) for name, r in of_all["mentions"]["types"].items()}
    assert types == {"name": (1.0, 1.0), "nominal": (0.6667, 1.0), "pronoun": (1.0, 1.0)}


def test_mentions_of_other_words(tmp_path: Path) -> None:
    who = '\n= 1 actor=p:ann name="Ann Lee" kind=person'
    rates = figures(tmp_path, ("[1 Ann Lee] left." + who, "Ann [1 Lee] left." + who))["mentions"]
    assert (rates["exact"]["f1"], rates["overlap"]["f1"]) == (0.0, 1.0)


def test_links(of_all: Any) -> None:
    """Right are China, Ann, she, Bob."""
    assert of_all["links"] == {
        "states": {"share": 0.5, "number": 2},
        "people": {"share": 0.75, "number": 4},
        "organisations": {"share": 0.0, "number": 1},
        "all": {"share": 0.5714, "number": 7},
        "nobody": {"share": 0.0, "number": 1},
    }


def test_links_of_names_alone(of_names: Any) -> None:
    assert of_names["links"] == {
        "states": {"share": 1.0, "number": 1},
        "people": {"share": 1.0, "number": 2},
        "organisations": {"share": 0.0, "number": 1},
        "all": {"share": 0.75, "number": 4},
        "nobody": {"share": None, "number": 0},
    }


def test_a_mention_that_was_not_found_is_wrong(tmp_path: Path) -> None:
    plain = re.sub(r"\[\d[np]? |\]|\n=.*", "", GOLD)
    links = figures(tmp_path, (GOLD, plain))["links"]
    assert links["all"] == {"share": 0.0, "number": 7}
    assert links["nobody"] == {"share": 1.0, "number": 1}


def test_chains(of_all: Any) -> None:
    """Gold: China–country, Ann–lawyer–she, Reed, Bob. Found: China, Ann–she, lawyer–Bob,
    leads–Reed, country. Officials count on neither side.

    MUC: one link of three, one of three. LEA: recall (2·0 + 3·1/3 + 0 + 0) / 7, precision
    (0 + 2·1 + 2·0 + 2·0 + 0) / 8. B³: recall (1/2·1 + 1/2·1 + 2/3·2 + 1/3 + 1 + 1) / 7, precision
    (1 + 2 + 1/2 + 1/2 + 1/2 + 1) / 8. CEAF-e: 2/3 + 4/5 + 2/3 (Bob) + 2/3 (Reed) of 4 and of 5.
    """
    chains = of_all["chains"]
    rates = {
        name: (rate["recall"], rate["precision"])
        for name, rate in chains.items()
        if name != "conll"
    }
    assert rates == {
        "muc": (0.3333, 0.3333),
        "b_cubed": (0.6667, 0.6875),
        "ceaf_e": (0.7, 0.56),
        "lea": (0.1429, 0.25),
    }
    mean = (1 / 3 + 2 * (2 / 3) * 0.6875 / (2 / 3 + 0.6875) + 2 * 0.7 * 0.56 / 1.26) / 3
    assert chains["conll"] == pytest.approx(mean, abs=1e-4)


def test_affiliations_are_pairs_of_actors(of_all: Any) -> None:
    """Ann belongs to a person who is not the institute, Bob to China; gold has both elsewhere."""
    assert of_all["affiliations"] == {
        "precision": 0.0, "recall": 0.0, "f1": 0.0, "found": 2, "gold": 2,
    }  # fmt: skip


def test_an_affiliation_is_right_if_both_are(tmp_path: Path) -> None:
    gold = (
        "[1 Ann Lee] of [2 Reed] went to [3 China].\n"
        '= 1 actor=p:ann name="Ann Lee" kind=person belongs=o:reed;igo:un\n'
        "= 2 actor=o:reed name=Reed kind=organization\n= 3 actor=state:CN\n"
    )
    found = gold.replace("p:ann", "person:x").replace("o:reed;igo:un", "org:y")
    found = found.replace("o:reed", "org:y")
    assert figures(tmp_path, (gold, found))["affiliations"] == {
        "precision": 1.0, "recall": 0.5, "f1": 0.6667, "found": 1, "gold": 2,
    }  # fmt: skip


def test_each_trap_has_figures(of_all: Any) -> None:
    assert of_all["constructions"]["case"]["links"] == {"share": 0.5714, "number": 7}
    assert of_all["constructions"]["case"]["mentions"]["f1"] == 0.9333
    assert of_all["constructions"]["case"]["conll"] == of_all["chains"]["conll"]


def test_the_tables_show_both_scopes(of_all: Any, of_names: Any) -> None:
    scopes = {"all": of_all, "names": of_names}
    made = {table.title: table for table in tables(scopes)}
    assert list(made) == [
        "Right actor", "Mentions", "Chains", "From text to text", "Affiliations", "By trap",
    ]  # fmt: skip
    lines = as_lines(made["Right actor"])
    assert lines[0].split("  ")[-2:] == ["all mentions", "names alone"]
    assert lines[3].split() == "people 75.0 4 100.0 2".split()
    assert lines[-1].split() == "nobody 0.0 1 – 0".split()
    mentions = as_lines(made["Mentions"])
    assert mentions[5].split() == "descriptions 66.7 100.0 80.0 3 2 – – – – –".split()
    assert as_lines(made["Chains"])[-2].split("  ")[0] == "CoNLL average of the three"
    assert as_lines(made["Affiliations"])[2].split() == "belongs to 0.0 0.0 0.0 2 2".split()
    trap = "case 57.1 7 93.3 54.4 75.0 4 100.0 100.0"
    assert as_lines(made["By trap"])[2].split() == trap.split()


def test_the_headline_is_of_all_mentions(of_all: Any, of_names: Any) -> None:
    facts = headline({"all": of_all, "names": of_names})
    assert [(fact.label, fact.value) for fact in facts] == [
        ("% right, states", "50.0"),
        ("% right, people", "75.0"),
        ("% right, organisations", "0.0"),
        ("F1 of mentions", "93.3"),
        ("CoNLL F1 of chains", "54.4"),
        ("wrong merges", "0"),
    ]


def test_tables_of_nothing_are_left_out(tmp_path: Path) -> None:
    nothing = figures(tmp_path, ("It rained.", "It rained."))
    titles = [table.title for table in tables({"names": nothing})]
    assert "Affiliations" not in titles
    assert "Right actor" in titles
    assert headline({"all": nothing})[0].value == "–"
