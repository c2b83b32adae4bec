"""Whether it happened: one clause for each reading, on hand-built parses."""

import pytest

from newsbase.extraction.components.events import find_events
from tests.extraction.tables import name, parsed


def status(table: str) -> str:
    doc = parsed(table)
    doc._.mentions = [name(doc, "Mali", "ml")]
    (event,) = find_events(doc)
    return event.status


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("attacked VBD ROOT 1 attack", "happened"),
        ("attacks VBZ ROOT 1 attack", "happened"),
    ],
)
def test_a_plain_verb_happened(words: str, expected: str) -> None:
    assert status(f"Rebels NNS nsubj 1\n{words}\nMali NNP dobj 1") == expected


@pytest.mark.parametrize(
    ("auxiliary", "verb", "expected"),
    [
        ("are VBP aux 2 be", "attacking VBG ROOT 2 attack", "ongoing"),
        ("were VBD aux 2 be", "attacking VBG ROOT 2 attack", "happened"),
        ("have VBP aux 2 have", "attacked VBN ROOT 2 attack", "happened"),
        ("will MD aux 2 will", "attack VB ROOT 2", "planned"),
        ("could MD aux 2 could", "attack VB ROOT 2", "hypothetical"),
        ("would MD aux 2 would", "attack VB ROOT 2", "hypothetical"),
        ("should MD aux 2 should", "attack VB ROOT 2", "hypothetical"),
        ("never RB advmod 2 never", "attacked VBD ROOT 2 attack", "denied"),
    ],
)
def test_the_auxiliary_decides(auxiliary: str, verb: str, expected: str) -> None:
    assert status(f"Rebels NNS nsubj 2\n{auxiliary}\n{verb}\nMali NNP dobj 2") == expected


@pytest.mark.parametrize(
    ("auxiliary", "expected"),
    [("did VBD aux 3 do", "denied"), ("will MD aux 3 will", "denied"),
     ("may MD aux 3 may", "hypothetical")],
)  # fmt: skip
def test_negation(auxiliary: str, expected: str) -> None:
    table = f"""
        Rebels NNS nsubj 3
        {auxiliary}
        not    RB  neg   3
        attack VB  ROOT  3
        Mali   NNP dobj  3
    """
    assert status(table) == expected


@pytest.mark.parametrize(
    ("governor", "expected"),
    [
        ("plan VBP ROOT 1 plan", "planned"),
        ("agreed VBD ROOT 1 agree", "planned"),
        ("are VBP ROOT 1 be", "planned"),
        ("threatened VBD ROOT 1 threaten", "hypothetical"),
        ("tried VBD ROOT 1 try", "hypothetical"),
        ("refused VBD ROOT 1 refuse", "denied"),
        ("failed VBD ROOT 1 fail", "denied"),
        ("continue VBP ROOT 1 continue", "ongoing"),
        ("managed VBD ROOT 1 manage", "happened"),
    ],
)
def test_the_governing_verb_decides_about_an_infinitive(governor: str, expected: str) -> None:
    table = f"""
        Rebels NNS nsubj 1
        {governor}
        to     TO  aux   3
        attack VB  xcomp 1
        Mali   NNP dobj  3
    """
    assert status(table) == expected


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("denied VBD ROOT 1 deny", "denied"),
        ("said VBD ROOT 1 say", "happened"),
        ("feared VBD ROOT 1 fear", "hypothetical"),
    ],
)
def test_what_is_said_is_as_the_verb_of_saying_has_it(verb: str, expected: str) -> None:
    table = f"""
        Kigali   NNP nsubj 1
        {verb}
        that     IN  mark  5
        it       PRP nsubj 5
        had      VBD aux   5 have
        attacked VBN ccomp 1 attack
        Mali     NNP dobj  5
    """
    assert status(table) == expected


def test_a_negated_denial_denies_nothing() -> None:
    table = """
        Kigali   NNP nsubj 3
        did      VBD aux   3 do
        not      RB  neg   3
        deny     VB  ROOT  3
        that     IN  mark  6
        it       PRP nsubj 6
        attacked VBD ccomp 3 attack
        Mali     NNP dobj  6
    """
    assert status(table) == "happened"


def test_a_future_seen_from_the_past_is_planned() -> None:
    table = """
        Kigali NNP nsubj 1
        said   VBD ROOT  1 say
        it     PRP nsubj 4
        would  MD  aux   4 would
        attack VB  ccomp 1
        Mali   NNP dobj  4
    """
    assert status(table) == "planned"


def test_a_condition_is_hypothetical() -> None:
    table = """
        If      IN  mark  2
        rebels  NNS nsubj 2
        attack  VBP advcl 5
        Mali    NNP dobj  2
        Paris   NNP nsubj 5
        answers VBZ ROOT  5 answer
    """
    assert status(table) == "hypothetical"


@pytest.mark.parametrize(
    ("governor", "determiner", "expected"),
    [
        ("was VBD ROOT 1 be", "no DT det 3", "denied"),
        ("was VBD ROOT 1 be", "an DT det 3", "happened"),
        ("prevented VBD ROOT 1 prevent", "an DT det 3", "denied"),
        ("plans VBZ ROOT 1 plan", "an DT det 3", "planned"),
        ("fears VBZ ROOT 1 fear", "an DT det 3", "hypothetical"),
        ("condemned VBD ROOT 1 condemn", "the DT det 3", "happened"),
    ],
)
def test_a_noun_is_as_its_governor_has_it(governor: str, determiner: str, expected: str) -> None:
    is_there = governor.startswith("was")
    subject, place = ("There EX expl 1", "attr") if is_there else ("Paris NNP nsubj 1", "dobj")
    table = f"{subject}\n{governor}\n{determiner}\nattack NN {place} 1\non IN prep 3"

    assert status(f"{table}\nMali NNP pobj 4") == expected


def test_what_is_offered_has_not_been_given() -> None:
    table = """
        Mali    NNP nsubj 1
        offered VBD ROOT  1 offer
        help    NN  dobj  1
        to      IN  prep  2
        Niger   NNP pobj  3
    """
    assert status(table) == "hypothetical"


def test_a_denied_report_denies_what_it_says() -> None:
    table = """
        Bamako   NNP nsubj 1
        denied   VBD ROOT  1 deny
        a        DT  det   3
        report   NN  dobj  1
        that     IN  mark  6
        rebels   NNS nsubj 6 rebel
        attacked VBD acl   3 attack
        Mali     NNP dobj  6
    """
    assert status(table) == "denied"


def test_a_road_blocked_by_a_landslide_does_not_deny_it() -> None:
    table = """
        Roads     NNS nsubjpass 2 road
        were      VBD auxpass   2 be
        blocked   VBN ROOT      2 block
        by        IN  agent     2
        a         DT  det       5
        landslide NN  pobj      3
        in        IN  prep      5
        Mali      NNP pobj      6
    """
    assert status(table) == "happened"
