"""Who is recognised from text to text, and who is taken for somebody else.

Identities are given by the test, as `newsbase.extraction.identity.across` would.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from newsbase.extraction import results
from newsbase.extraction.evaluation import actor_across
from tests.extraction.evaluation.actor_cases import figures

ANN = ("[1 Ann Lee] left.", '\n= 1 actor={} name="Ann Lee" kind=person\n')
CHINA = ("[1 China] left.", "\n= 1 actor={}\n")


def pair(gold: str, found: str | None, of: tuple[str, str] = ANN) -> tuple[str, str]:
    text, whos = of
    plain = text.replace("[1 ", "").replace("]", "")
    return text + whos.format(gold), text + whos.format(found) if found else plain


@pytest.fixture
def same(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """By the key of a found actor its identity; nobody else has one."""
    identities: dict[str, str] = {}

    def across(
        articles: Iterable[tuple[str, Sequence[results.Actor]]],
    ) -> Mapping[tuple[str, str], str]:
        return {
            (article, actor.key): identities[actor.key]
            for article, actors in articles
            for actor in actors
            if actor.key in identities
        }

    monkeypatch.setattr(actor_across, "across", across)
    return identities


def across(folder: Path, *texts: tuple[str, str], scope: Any = "all") -> Any:
    return figures(folder, *texts, scope=scope)["across"]


def test_one_who_is_one_in_several_texts(tmp_path: Path, same: dict[str, str]) -> None:
    same |= {"person:a": "Ann", "person:b": "Ann"}
    told = across(tmp_path, pair("p:ann", "person:a"), pair("p:ann", "person:b"))
    assert told["people"] == {"joined": {"share": 1.0, "number": 1}, "missed": 0, "wrong": 0}
    assert told["states"]["joined"] == {"share": None, "number": 0}
    assert told["missed_merges"] == {}
    assert told["wrong_merges"] == []


def test_one_who_is_two(tmp_path: Path, same: dict[str, str]) -> None:
    same |= {"person:a": "Ann", "person:b": "another Ann"}
    told = across(tmp_path, pair("p:ann", "person:a"), pair("p:ann", "person:b"))
    assert told["all"] == {"joined": {"share": 0.0, "number": 1}, "missed": 1, "wrong": 0}
    assert told["missed_merges"] == {"p:ann": ["case/1", "case/2"]}


def test_who_has_no_identity_is_joined_with_nobody(tmp_path: Path, same: dict[str, str]) -> None:
    told = across(tmp_path, pair("p:ann", "person:a"), pair("p:ann", "person:a"))
    assert (told["people"]["missed"], told["people"]["wrong"]) == (1, 0)


def test_two_who_are_one(tmp_path: Path, same: dict[str, str]) -> None:
    """Each pair is told once, however many texts it is in."""
    same |= {"person:a": "Ann", "person:b": "Ann"}
    texts = [pair("p:ann", "person:a"), pair("p:other", "person:b"), pair("p:other", "person:a")]
    told = across(tmp_path, *texts)
    assert told["people"] == {"joined": {"share": 1.0, "number": 1}, "missed": 0, "wrong": 1}
    assert told["wrong_merges"] == [[["p:ann", "case/1"], ["p:other", "case/2"]]]


def test_a_wrong_merge_is_in_the_groups_of_both(tmp_path: Path, same: dict[str, str]) -> None:
    same |= {"person:a": "X", "state:CN": "X"}
    told = across(tmp_path, pair("p:ann", "person:a"), pair("state:CN", "state:CN", CHINA))
    wrong = {group: told[group]["wrong"] for group in ("states", "people", "organisations", "all")}
    assert wrong == {"states": 1, "people": 1, "organisations": 0, "all": 1}


def test_two_of_one_text_are_no_wrong_merge(tmp_path: Path, same: dict[str, str]) -> None:
    same |= {"person:a": "Ann", "person:b": "Ann"}
    both = (
        "[1 Ann Lee] and [2 Ann Ray].\n"
        '= 1 actor={} name="Ann Lee" kind=person\n= 2 actor={} name="Ann Ray" kind=person'
    )
    told = across(tmp_path, (both.format("p:1", "p:2"), both.format("person:a", "person:b")))
    assert told["all"]["wrong"] == 0


def test_who_was_found_once_is_neither_joined_nor_missed(
    tmp_path: Path, same: dict[str, str]
) -> None:
    same |= {"person:a": "Ann"}
    told = across(tmp_path, pair("p:ann", "person:a"), pair("p:ann", None))
    assert told["people"] == {"joined": {"share": 0.0, "number": 1}, "missed": 0, "wrong": 0}


def test_only_names_lead_from_text_to_text(tmp_path: Path, same: dict[str, str]) -> None:
    """That «she» and «she» were given to China within the texts is no merge of texts."""
    same |= {"person:a": "Ann", "state:CN": "China"}
    china = ANN[1].format("p:ann") + "= 2 actor=state:CN\n"
    found = ANN[1].format("person:a") + "= 2 actor=state:CN\n"
    texts = ("[1 Ann Lee] met [1p she], [1p she].", "[1 Ann Lee] met [2p she], [2p she].")
    told = across(
        tmp_path,
        (texts[0] + china.replace("\n= 2 actor=state:CN", ""), texts[1] + found),
        pair("state:CN", "state:CN", CHINA),
        pair("p:ann", "person:a"),
        scope="names",
    )
    assert told["people"] == {"joined": {"share": 1.0, "number": 1}, "missed": 0, "wrong": 0}


def test_by_itself_a_key_is_an_identity(tmp_path: Path) -> None:
    told = across(tmp_path, *[pair("state:CN", "state:CN", CHINA)] * 2)
    assert told["states"]["joined"] == {"share": 1.0, "number": 1}
