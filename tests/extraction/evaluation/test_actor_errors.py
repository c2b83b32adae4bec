"""Each way to be wrong about actors has its class."""

from pathlib import Path

import pytest

from newsbase.extraction.evaluation.actor_errors import CLASSES
from newsbase.extraction.evaluation.error_report import report
from newsbase.extraction.evaluation.layer import Scope
from tests.extraction.evaluation.actor_cases import ACTORS, both

GOLD = "= 1 actor=p:ann name='Ann Lee' kind=person\n= 2 actor=p:bob name='Bob Ray' kind=person"
FOUND = (
    "= 1 actor=person:a name='Ann Lee' kind=person\n= 2 actor=person:b name='Bob Ray' kind=person"
)
STATE = "= 3 actor=state:CN"
NONE = "= 4 actor=none"


def kinds(folder: Path, gold: str, found: str, scope: Scope = "all") -> list[str]:
    """Of one text; lines of attributes whose chain the text has not are left away."""
    text, items = both(folder, _whole(gold, GOLD), _whole(found, FOUND))
    errors = ACTORS.errors([text], {text.id: items}, scope)
    assert {error.kind for error in errors} <= set(CLASSES)
    return [error.kind for error in errors]


def _whole(text: str, whos: str) -> str:
    written, _, own = text.partition("\n")
    lines = [*own.splitlines()]
    for line in [*whos.splitlines(), STATE, NONE]:
        number = line.split()[1]
        given = any(each.startswith(f"= {number} ") for each in lines)
        if f"[{number}" in written and not given:
            lines.append(line)
    return "\n".join([written, *lines]).replace("'", '"')


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("[1 Ann Lee] left.", "[1 Ann Lee] left.", []),
        ("[1 Ann Lee] left.", "Ann Lee left.", ["mention missed"]),
        ("Ann Lee left.", "[1 Ann Lee] left.", ["mention invented"]),
        ("Ann Lee left.", "[4 Ann Lee] left.", []),
        ("[1 Ann Lee] left.", "[4 Ann Lee] left.", ["no actor"]),
        ("[1 Ann Lee], [2 Bob Ray], [1p she].", "[1 Ann Lee], [2 Bob Ray], [2p she].",
         ["wrong actor"]),
        ("[1 Ann Lee], [2 Bob Ray], [2p he].", "[1 Ann Lee], [1 Bob Ray], [1p he].",
         ["chains joined"]),
        ("[1 Ann Lee] left.", "[3 Ann Lee] left.", ["wrong actor"]),
        ("[1 Ann Lee] and [1 Lee].", "[1 Ann Lee] and [2 Lee].", ["chain split"]),
        ("[3 China] left.", "[1 China] left.", ["wrong actor"]),
        ("[1 Ann Lee] left.", "[1 Ann Lee] left.\n= 1 actor=org:a name='Ann Lee' kind=organization",
         ["wrong kind"]),
        ("[1 Ann Lee] left.", "[2 Ann Lee] left.", ["wrong name"]),
        ("[4 Georgia] left.", "[3 Georgia] left.", ["actor for nobody"]),
        ("[4 Georgia] left.", "[4 Georgia] left.", []),
        ("[1 Ann Lee] left.\n= 1 actor=p:a name='Ann Lee' kind=person belongs=state:CN",
         "[1 Ann Lee] left.", ["affiliation missed"]),
        ("[1 Ann Lee] left.",
         "[1 Ann Lee] left.\n= 1 actor=person:a name='Ann Lee' kind=person belongs=state:CN",
         ["affiliation invented"]),
    ],
)  # fmt: skip
def test_it_classes_an_error(tmp_path: Path, gold: str, found: str, expected: list[str]) -> None:
    assert kinds(tmp_path, gold, found) == expected


def test_an_error_has_all_mentions_that_one_actor_has_of_another(tmp_path: Path) -> None:
    gold = "[1 Ann Lee], [2 Bob Ray], [1p she], [1n the lawyer]."
    text, items = both(
        tmp_path,
        _whole(gold, GOLD),
        _whole("[1 Ann Lee], [2 Bob Ray], [2p she], the [2n lawyer].", FOUND),
    )
    (error,) = ACTORS.errors([text], {text.id: items}, "all")
    assert [mark for _, mark in error.gold[0].spans] == ["1p", "1n"]
    assert error.gold[0].remark == "p:ann, Ann Lee, person"
    assert error.found[0].remark == "person:b, Bob Ray, person; is p:bob"
    assert error.aside == "pronoun"


def test_names_alone(tmp_path: Path) -> None:
    gold, found = "[1 Ann Lee] left, [1p she] did.", "Ann Lee left, she [1p did]."
    assert kinds(tmp_path, gold, found, "names") == ["mention missed"]
    assert len(kinds(tmp_path, gold, found)) == 3


def test_errors_over_texts_show_both(tmp_path: Path) -> None:
    """The namesakes have one key, which is one identity, and the state has two."""
    one = "= 1 actor=person:a name='Ann Lee' kind=person belongs='state:CN'"
    ann = "= 1 actor=p:ann name='Ann Lee' kind=person belongs='state:CN'"
    other = "= 2 actor=p:other name='Ann Lee' kind=person belongs='state:CN'"
    texts = [
        both(tmp_path, _whole(gold, GOLD), _whole(found, FOUND), f"case/{number}")
        for number, (gold, found) in enumerate([
            (f"[1 Ann Lee] saw [3 China].\n{ann}",
             f"[1 Ann Lee] saw [3 China].\n{one}"),
            (f"[2 Ann Lee] saw [3 China].\n{other}",
             f"[1 Ann Lee] saw [3 China].\n{one}"),
            ("So did [3 China].", "So did [3 China].\n= 3 actor=state:TW"),
        ])
    ]  # fmt: skip
    found = {text.id: items for text, items in texts}
    errors = ACTORS.errors([text for text, _ in texts], found, "all")
    lines = list(report("Errors", CLASSES, errors))
    assert [error.kind for error in errors] == ["wrong actor", "wrong merge", "missed merge"]
    assert [line.split()[-1] for line in lines if line.startswith("wrong merge  ")] == ["1"]
    assert "  gold  | [1 Ann Lee] saw China.   (p:ann)" in lines
    assert (
        "  found | [1 Ann Lee] saw China."
        "   (case/0|person:a; case/0|person:a, p:other in case/1: [1 Ann Lee] saw China.)" in lines
    )
    assert (
        "  found | Ann Lee saw [1 China]."
        "   (state:CN; state:TW, state:CN in case/2: So did [1 China].)" in lines
    )
