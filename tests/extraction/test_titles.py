import pytest

from newsbase.extraction.results import Event, Participant, Place, Role, Span
from newsbase.extraction.titles import title_of

TEXT = "Russia attacked Ukraine and some villages near the border."
NAMES = {"ru": "Russian Federation", "ua": "Ukraine"}


def event(why: str, *participants: Participant, place: Place | None = None) -> Event:
    return Event(
        "ASSAULT", Span(7, 15), Span(0, 58), participants, "happened", 0.9, why, None, place
    )


def side(words: str, actor: str | None, role: Role) -> Participant:
    start = TEXT.index(words)
    return Participant(Span(start, start + len(words)), actor, role)


def test_it_names_who_acts_and_who_receives() -> None:
    attack = event(
        "attack: verb «attacked» (ASSAULT)",
        side("Russia", "ru", "actor"),
        side("Ukraine", "ua", "recipient"),
    )

    assert title_of(attack, TEXT, NAMES) == "Attack: Russian Federation → Ukraine"


def test_those_who_all_act_stand_side_by_side() -> None:
    drills = event("joint drills: …", side("Russia", "ru", "actor"), side("Ukraine", "ua", "actor"))

    assert title_of(drills, TEXT, NAMES) == "Joint drills: Russian Federation, Ukraine"


def test_somebody_unknown_is_named_as_in_the_text() -> None:
    attack = event("attack: …", side("some villages", None, "recipient"))

    assert title_of(attack, TEXT, NAMES) == "Attack: some villages"


def test_a_key_without_a_name_is_named_as_in_the_text() -> None:
    attack = event("attack: …", side("Russia", "ru", "actor"))

    assert title_of(attack, TEXT, {}) == "Attack: Russia"


def test_the_place_stands_in_for_sides() -> None:
    quake = event("earthquake: …", place=Place(Span(16, 23), "Lviv"))

    assert title_of(quake, TEXT, NAMES) == "Earthquake: Lviv"


def test_without_a_rule_the_trigger_names_it() -> None:
    assert title_of(event(""), TEXT, NAMES) == "Attacked"


@pytest.mark.parametrize("length", [290, 400])
def test_it_is_cut_to_300_characters(length: int) -> None:
    title = title_of(event("x" * length + ": …"), TEXT, NAMES)

    assert len(title) == min(length, 300)
    assert title.endswith("…") == (length > 300)


def test_many_sides_are_counted() -> None:
    words = ["Russia", "attacked", "Ukraine", "some", "villages", "near"]
    crowd = event("meeting: …", *[side(word, None, "actor") for word in words])

    assert title_of(crowd, TEXT, {}) == "Meeting: Russia, attacked, Ukraine, some, 2 more"
