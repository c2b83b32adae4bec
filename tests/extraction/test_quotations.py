import pytest

from newsbase.extraction.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said: "No." She left.', ['"No."']),
        ("“Yes,” he said, “but late.”", ["“Yes,”", "“but late.”"]),
        ("«Oui», dit-il", ["«Oui»"]),
        ("„Nein“, sagte er", ["„Nein“"]),
        ("”Never,” he said", ["”Never,”"]),
        ("She called it ‘a farce’ and left", ["‘a farce’"]),
        ("The ministers’ dinner wasn’t ‘long’", ["‘long’"]),
    ],
)
def test_it_pairs_marks_of_every_kind(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_an_open_mark_holds_the_rest_of_its_paragraph() -> None:
    text = "“We waited.\n\n“Then it rained,” she said."
    assert quoted(text) == ["“We waited.", "“Then it rained,”"]
    assert [q.closed for q in find_quotations(text)] == [False, True]


def test_a_stray_straight_mark_inside_a_paragraph_opens_nothing() -> None:
    assert quoted('The 12" gun fired.') == []


def test_no_quotation_crosses_a_paragraph() -> None:
    assert quoted('He said "stop.\n\nShe said "go".') == ['"go"']
