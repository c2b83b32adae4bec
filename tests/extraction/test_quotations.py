import pytest
import spacy

from newsbase.extraction.quotations import find_quotations, quoted_tokens


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy called it ''a step back'' on Friday.", ["''a step back''"]),
        ("The envoy called it ``a step back'' on Friday.", ["``a step back''"]),
        ("‘We leave at noon,’ the envoy said.", ["‘We leave at noon,’"]),
        ("The envoy called it 'a step back' on Friday.", ["'a step back'"]),
        ("＂No,＂ the envoy said.", ["＂No,＂"]),
        ("They don't say 'no' to us.", ["'no'"]),
        ('«They call it "peace" here», he said.', ['«They call it "peace" here»']),
    ],
)
def test_it_pairs_single_and_doubled_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ministers' plan and the envoys' plan differ.",
        "The fleet of '97 and the crews of '03 met.",
        "It's Oslo's turn.",
        "Rock ’n’ roll was banned in the ’80s.",
        "The '97 fleets' crews met.",
    ],
)
def test_an_apostrophe_opens_nothing(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A 12”gun and a 15”gun fired.",
        "They left, ” he said. They stay, ” she said.",
        "A barrel of 6''50 and one of 8'' fired.",
        "The ‘ and the ’ are marks.",
    ],
)
def test_a_mark_opens_only_where_a_word_begins(text: str) -> None:
    assert quoted(text) == []


def test_a_single_mark_that_is_never_closed_opens_nothing() -> None:
    assert quoted("‘We leave at noon, the envoy said.") == []


def test_an_apostrophe_does_not_close_a_single_quotation() -> None:
    assert quoted("‘We can’t leave at noon,’ she said.") == ["‘We can’t leave at noon,’"]


def test_a_curly_mark_may_be_closed_by_a_straight_one() -> None:
    assert quoted('“We leave at noon," she said. He left.') == ['“We leave at noon,"']


def test_a_straight_mark_may_be_closed_by_a_curly_one() -> None:
    assert quoted('"We leave at noon,” she said. He left.') == ['"We leave at noon,”']


def test_the_opening_mark_may_stand_at_both_ends() -> None:
    assert quoted("They speak of “twice the price“ and left.") == ["“twice the price“"]


def test_a_mark_within_a_quotation_opens_no_other() -> None:
    assert quoted("“He told us ‘no’ twice,” she said.") == ["“He told us ‘no’ twice,”"]


def test_a_curly_mark_inside_a_paragraph_holds_the_rest_of_it() -> None:
    text = "She said: “We wait for the ships.\nThey left."
    assert quoted(text) == ["“We wait for the ships."]


def test_what_a_paragraph_leaves_open_the_next_may_close() -> None:
    text = "“We waited.\n\nThen it rained,” she said. “Nobody came.”"
    assert quoted(text) == ["“We waited.", "Then it rained,”", "“Nobody came.”"]


@pytest.mark.parametrize(
    "text",
    [
        "“We waited.\n\nThen it rained.",
        "“We waited.”\n\nThen it rained,” she said.",
        "“We waited.\n\nThen “rain” fell.",
    ],
)
def test_a_paragraph_goes_on_only_from_an_open_one_that_it_closes(text: str) -> None:
    assert not any(found.startswith("Then") for found in quoted(text))


def test_every_word_knows_the_quotation_that_holds_it() -> None:
    built = spacy.blank("en")("“Yes,” he said, “but late.”")
    numbers = {built[i].text: number for i, number in quoted_tokens(built).items()}
    assert [numbers.get(t.text) for t in built if t.is_alpha] == [0, None, None, 1, 1]
