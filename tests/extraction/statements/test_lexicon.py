import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsbase.extraction import cue_lines
from newsbase.extraction.results import Extraction, Statement
from newsbase.extraction.statements.lexicon import Cue, acts, entries, nouns, verbs
from tests.extraction.conftest import THURSDAY

if TYPE_CHECKING:
    from newsbase.extraction.pipeline import Pipeline

FILES = ("verbs.txt", "nouns.txt")
CUES = [(name, cue) for name in FILES for _, _, cue in entries(name)]
COMPLEMENTS = {"that", "quote", "to", "ing", "object", "as"}
PREPOSITIONS = {"about", "against", "at", "by", "for", "from", "in", "of", "on", "over", "with"}
PLOVER = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
    "SANCTION MOBILIZE COERCE ASSAULT".split()
)


@pytest.fixture(scope="module")
def examples(pipeline: "Pipeline") -> dict[str, Extraction]:
    """Every example, read in one go."""
    from newsbase.extraction.extract import Input, extract_many  # noqa: PLC0415

    sentences = [cue.example for _, cue in CUES]
    inputs = [Input(sentence, THURSDAY) for sentence in sentences]
    return dict(zip(sentences, extract_many(pipeline, inputs), strict=True))


@pytest.mark.pipeline
@pytest.mark.parametrize(
    ("name", "cue"), CUES, ids=[f"{name}: {' '.join(c.words)}, {c.act.name}" for name, c in CUES]
)
def test_example_has_its_statement(examples: dict[str, Extraction], name: str, cue: Cue) -> None:
    extraction = examples[cue.example]
    found = extraction.statements
    assert any(_is_by(cue, name, extraction.text, statement) for statement in found), found


def _is_by(cue: Cue, name: str, text: str, statement: Statement) -> bool:
    if statement.cue is None or statement.act != cue.act.name:
        return False
    known = verbs() if name == "verbs.txt" else nouns()
    spelled = re.findall(r"[\w’'-]+", text[statement.cue.start : statement.cue.end].lower())
    return any(cue in known.get(word, ()) for word in spelled)


@pytest.mark.parametrize("name", FILES)
def test_each_cue_performs_an_act_once(name: str) -> None:
    lines = Counter((" ".join(cue.words), cue.act.name) for _, _, cue in entries(name))
    assert [line for line, times in lines.items() if times > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_lines_stand_by_act_then_alphabet(name: str) -> None:
    order = list(acts())
    lines = [(order.index(c.act.name), " ".join(c.words)) for _, _, c in entries(name)]
    assert lines == sorted(lines)


@pytest.mark.parametrize("name", FILES)
def test_complements_are_known(name: str) -> None:
    assert {t for _, _, c in entries(name) for t in c.takes} <= COMPLEMENTS | PREPOSITIONS
    assert {c.at for _, _, c in entries(name)} <= {"", "object"} | PREPOSITIONS | {"to"}


def test_each_act_has_a_cue() -> None:
    assert {cue.act.name for _, cue in CUES} == set(acts())


def test_plover_roots_are_roots() -> None:
    assert {act.plover for act in acts().values()} - {None} <= PLOVER


def test_attitudes_have_no_plover_root() -> None:
    assert [act.name for act in acts().values() if act.attitude and act.plover] == []


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for `data/cues/`."""
    monkeypatch.setattr(cue_lines, "_FILES", tmp_path)
    return tmp_path / "verbs.txt"


def _entries(file: Path, line: str) -> list[tuple[str, tuple[str, ...], Cue]]:
    file.write_text(f"# a comment\n\n{line}\n", encoding="utf-8")
    return list(entries("verbs.txt"))


def test_line_of_all_fields(write: Path) -> None:
    line = (
        "make (made) clear | say | that quote object? for | to | She made clear that it was late."
    )
    [(head, irregular, cue)] = _entries(write, line)
    assert (head, irregular, cue.words) == ("make", ("made",), ("make", "clear"))
    assert cue.act == acts()["say"]
    assert cue.takes == {"that", "quote", "object", "for"}
    assert cue.weak == {"object"}
    assert cue.prepositions == {"for"}
    assert (cue.at, cue.example) == ("to", "She made clear that it was late.")


def test_several_irregular_forms(write: Path) -> None:
    [(_, irregular, cue)] = _entries(write, "write (wrote, written) | say | that | | He wrote.")
    assert (irregular, cue.words) == (("wrote", "written"), ("write",))


def test_noun_has_no_place_for_whom_it_is_said_to(write: Path) -> None:
    [(_, _, cue)] = _entries(write, "claim | argue | that of | The claim that it rained.")
    assert (cue.at, cue.example) == ("", "The claim that it rained.")


@pytest.mark.parametrize("line", ["say | say", "say | shrug | that | | He said it rained."])
def test_fault_is_told_with_file_and_line(write: Path, line: str) -> None:
    with pytest.raises(ValueError, match=r"verbs\.txt, line 3"):
        _entries(write, line)


def test_longer_cues_come_first() -> None:
    cues = verbs()["speaks"]
    assert len(cues) > 1
    assert [len(cue.words) for cue in cues] == sorted((len(c.words) for c in cues), reverse=True)
