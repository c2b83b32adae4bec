"""The pattern file: read strictly, and true to its own examples."""

import pytest

from newsbase.extraction.components import event_patterns
from newsbase.extraction.components.event_patterns import Example, Family, PatternError, parse
from newsbase.extraction.results import Extraction
from tests.extraction.conftest import Read

FAMILIES = event_patterns.patterns().families
EXAMPLES = [(family, example) for family in FAMILIES for example in family.examples]
WORDS = "[words]\n" + "".join(f"{group} = []\n" for group in sorted(event_patterns.GROUPS))
ENTRY = """
[[family]]
name = "siege"
root = "ASSAULT"
label = "siege"
verbs = ["besiege"]
actor = ["subject"]
recipient = ["object"]
[[family.example]]
text = "Troops besieged the town."
trigger = "besieged"
sides = "Troops > the town"
"""


def test_it_reads_an_entry() -> None:
    (family,) = parse(WORDS + ENTRY).families

    assert (family.name, family.root, family.verbs) == ("siege", "ASSAULT", (("besiege",),))
    (example,) = family.examples
    assert (example.actors, example.recipients) == (
        frozenset({"Troops"}),
        frozenset({"the town"}),
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('root = "ASSAULT"', 'root = "WAR"', "'siege': root 'WAR' is none of"),
        ('root = "ASSAULT"', 'root = "OTHER"', "'siege': OTHER, and no other root, has a subtype"),
        ('label = "siege"', "", "'siege': needs the text 'label'"),
        ('name = "siege"', "", "'number 1': needs the text 'name'"),
        ('verbs = ["besiege"]', 'verbs = "besiege"', "'verbs' is not a list of words"),
        ('verbs = ["besiege"]', 'verbs = ["a", "a"]', "'verbs' names a word twice"),
        ('verbs = ["besiege"]', "", "'siege': has neither verbs nor nouns"),
        ('verbs = ["besiege"]', 'nouns = ["siege"]\nobjects = ["town"]', "objects but no verbs"),
        ('verbs = ["besiege"]', 'verbs = ["besiege"]\nlight = ["lay"]', "light verbs but no nouns"),
        ('actor = ["subject"]', 'actor = ["topic"]', "'siege': knows no place 'topic'"),
        ('label = "siege"', 'label = "siege"\nneeds = "luck"', "needs 'luck' is unknown"),
        ('label = "siege"', 'label = "siege"\nstrength = 1.5', "strength lies above 0"),
        ('label = "siege"', 'label = "siege"\nvreb = ["x"]', "'siege': unknown key vreb"),
        ('trigger = "besieged"', 'trigger = "attacked"', "does not hold 'attacked'"),
        ("> the town", "> the city", "does not hold 'the city'"),
        ("[[family]]", "[[family]", "not TOML"),
    ],
)
def test_a_fault_names_its_entry(old: str, new: str, message: str) -> None:
    assert old in ENTRY
    with pytest.raises(PatternError) as raised:
        parse(WORDS + ENTRY.replace(old, new, 1))

    assert message in str(raised.value)


def test_a_family_needs_an_example() -> None:
    with pytest.raises(PatternError, match="'siege': has no example"):
        parse(WORDS + ENTRY.partition("[[family.example]]")[0])


def test_names_are_unique() -> None:
    with pytest.raises(PatternError, match="'siege': is there twice"):
        parse(WORDS + ENTRY + ENTRY)


def test_the_groups_of_words_are_all_there() -> None:
    with pytest.raises(PatternError, match=r"\[words\]: lacks 'aspect'"):
        parse(WORDS.replace("aspect = []\n", "") + ENTRY)


@pytest.mark.parametrize("root", event_patterns.ROOTS)
def test_every_root_of_an_act_has_a_family(root: str) -> None:
    assert any(family.root == root for family in FAMILIES) or root == "AGREE"


@pytest.mark.pipeline
@pytest.mark.parametrize(
    ("family", "example"), EXAMPLES, ids=[f"{f.name}: {e.text[:40]}" for f, e in EXAMPLES]
)
def test_each_example_is_found(family: Family, example: Example, read: Read) -> None:
    assert (family.root, example) in found_in(read(example.text))


def found_in(extraction: Extraction) -> list[tuple[str, Example]]:
    """Each event as the example that would describe it."""
    text = extraction.text
    return [
        (
            event.type,
            Example(
                text,
                event.trigger.of(text),
                frozenset(p.span.of(text) for p in event.participants if p.role == "actor"),
                frozenset(p.span.of(text) for p in event.participants if p.role == "recipient"),
                event.status,
            ),
        )
        for event in extraction.events
    ]
