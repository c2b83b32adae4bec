"""Events on hand-built parses; the pattern file's own examples run in test_event_patterns."""

import datetime

import pytest
from spacy.tokens import Doc

from newsbase.extraction.components.events import find_events, newsbase_events
from newsbase.extraction.results import DateExpression, Event, Mention, Place, Span
from tests.extraction.conftest import Read
from tests.extraction.tables import name, parsed

THURSDAY = datetime.date(2024, 7, 11)

LAUNCHED = """
Russia   NNP nsubj 1
launched VBD ROOT  1 launch
an       DT  det   3
attack   NN  dobj  1
on       IN  prep  3
Ukraine  NNP pobj  4
.        .   punct 1
"""


def events(doc: Doc, *mentions: Mention) -> list[Event]:
    doc._.mentions = list(mentions)
    return find_events(doc)


def sides(doc: Doc, event: Event) -> list[tuple[str, str | None, str]]:
    return [(p.span.of(doc.text), p.actor, p.role) for p in event.participants]


def test_light_verb_and_noun_are_one_event() -> None:
    doc = parsed(LAUNCHED)

    (event,) = events(doc, name(doc, "Russia", "ru"), name(doc, "Ukraine", "ua"))

    assert (event.type, event.trigger.of(doc.text)) == ("ASSAULT", "launched an attack")
    assert sides(doc, event) == [("Russia", "ru", "actor"), ("Ukraine", "ua", "recipient")]
    assert event.evidence.of(doc.text) == doc.text


def test_a_wide_trigger_is_marked_by_its_noun() -> None:
    doc = parsed("""
        Russia   NNP nsubj 1
        launched VBD ROOT  1 launch
        a        DT  det   5
        large    JJ  amod  5
        armoured JJ  amod  5
        attack   NN  dobj  1
        .        .   punct 1
    """)

    (event,) = events(doc, name(doc, "Russia", "ru"))

    assert event.trigger.of(doc.text) == "attack"


def test_a_passive_names_its_agent() -> None:
    doc = parsed("""
        Troops   NNS nsubjpass 2 troop
        were     VBD auxpass   2 be
        attacked VBN ROOT      2 attack
        by       IN  agent     2
        rebels   NNS pobj      3 rebel
        in       IN  prep      2
        Mali     NNP pobj      5
        .        .   punct     2
    """)

    (event,) = events(doc, name(doc, "rebels", "group:rebels"))

    assert sides(doc, event) == [
        ("Troops", None, "recipient"),
        ("rebels", "group:rebels", "actor"),
    ]


def test_coordinated_sides_are_parted_and_all_act_in_a_reciprocal_event() -> None:
    doc = parsed("""
        China     NNP nsubj 4
        and       CC  cc    0
        Belarus   NNP conj  0
        will      MD  aux   4
        organize  VB  ROOT  4
        joint     JJ  amod  7
        military  JJ  amod  7
        exercises NNS dobj  4 exercise
        .         .   punct 4
    """)

    (event,) = events(doc, name(doc, "China", "cn"), name(doc, "Belarus", "by"))

    assert (event.type, event.status) == ("COOPERATE", "planned")
    assert sides(doc, event) == [("China", "cn", "actor"), ("Belarus", "by", "actor")]


def test_an_adjective_is_a_side_where_a_mention_with_an_actor_covers_it() -> None:
    table = """
        Syria     NNP nsubj 1
        condemned VBD ROOT  1 condemn
        the       DT  det   4
        Israeli   JJ  amod  4
        strikes   NNS dobj  1 strike
        on        IN  prep  4
        Damascus  NNP pobj  5
        .         .   punct 1
    """
    doc = parsed(table)
    damascus = name(doc, "Damascus", "sy")

    (with_side,) = events(doc, name(doc, "Israeli", "il"), damascus)
    (without,) = events(doc, name(doc, "Israeli", None), damascus)

    assert sides(doc, with_side) == [("Israeli", "il", "actor"), ("Damascus", "sy", "recipient")]
    assert sides(doc, without) == [("Damascus", "sy", "recipient")]


def test_a_relative_clause_acts_for_the_noun_before_it() -> None:
    doc = parsed("""
        Gunmen   NNS nsubj 5 gunman
        who      WP  nsubj 2
        attacked VBD relcl 0 attack
        Diffa    NNP dobj  2
        had      VBD aux   5
        fled     VBN ROOT  5 flee
        .        .   punct 5
    """)

    (event,) = events(doc, name(doc, "Diffa", "ne"))

    assert sides(doc, event) == [("Gunmen", None, "actor"), ("Diffa", "ne", "recipient")]


def test_an_object_that_is_urged_or_accused_is_the_doer() -> None:
    doc = parsed("""
        Kyiv      NNP nsubj 1
        accused   VBD ROOT  1 accuse
        Minsk     NNP dobj  1
        of        IN  prep  1
        attacking VBG pcomp 3 attack
        Poland    NNP dobj  4
        .         .   punct 1
    """)

    (event,) = events(doc, name(doc, "Minsk", "by"), name(doc, "Kyiv", "ua"))

    assert sides(doc, event) == [("Minsk", "by", "actor"), ("Poland", None, "recipient")]
    assert event.why.endswith("as somebody claims")


def test_a_pronoun_takes_the_actor_of_its_mention() -> None:
    doc = parsed("""
        They     PRP nsubj 1
        attacked VBD ROOT  1 attack
        Georgia  NNP dobj  1
        .        .   punct 1
    """)

    (event,) = events(doc, Mention(Span(0, 4), "pronoun", "ru"))

    assert sides(doc, event)[0] == ("They", "ru", "actor")


def test_a_noun_in_front_of_a_noun_is_no_event() -> None:
    doc = parsed("""
        Poland      NNP nsubj    1
        bought      VBD ROOT     1 buy
        an          DT  det      4
        attack      NN  compound 4
        helicopter  NN  dobj     1
        .           .   punct    1
    """)

    assert events(doc, name(doc, "Poland", "pl")) == []


def test_a_bare_plural_is_no_event() -> None:
    doc = parsed("""
        Poland  NNP nsubj 1
        fears   VBZ ROOT  1 fear
        attacks NNS dobj  1 attack
        .       .   punct 1
    """)

    assert events(doc, name(doc, "Poland", "pl")) == []


@pytest.mark.parametrize("known", [True, False])
def test_an_event_of_nobody_known_needs_a_place_or_a_date(known: bool) -> None:
    doc = parsed("""
        Rebels   NNS nsubj 1 rebel
        attacked VBD ROOT  1 attack
        a        DT  det   3
        camp     NN  dobj  1
        in       IN  prep  1
        Ituri    NNP pobj  4
        .        .   punct 1
    """)
    start = doc.text.index("Ituri")
    doc._.places = [Place(Span(start, start + 5), "Ituri")] if known else []

    assert len(events(doc)) == known


def test_a_disaster_needs_nobody() -> None:
    doc = parsed("""
        An         DT  det   1
        earthquake NN  nsubj 2
        struck     VBD ROOT  2 strike
        .          .   punct 2
    """)

    (event,) = events(doc)

    assert (event.type, event.participants) == ("OTHER", ())
    assert event.why == "earthquake: noun «earthquake» (OTHER, disaster)"


DRILLS = """
China     NNP nsubj     1
held      VBD ROOT      1 hold
drills    NNS dobj      1 drill
with      IN  prep      1
Russia    NNP pobj      3
.         .   punct     1
The       DT  det       7
drills    NNS nsubjpass 9 drill
were      VBD auxpass   9 be
held      VBN ROOT      9 hold
in        IN  prep      9
Kamchatka NNP pobj      10
.         .   punct     9
"""


def test_a_definite_noun_without_sides_completes_the_event_before() -> None:
    doc = parsed(DRILLS)
    start = doc.text.index("Kamchatka")
    doc._.places = [Place(Span(start, start + 9), "Kamchatka", country="RU")]

    (event,) = events(doc, name(doc, "China", "cn"), name(doc, "Russia", "ru"))

    assert event.evidence.of(doc.text) == "China held drills with Russia."
    assert event.place is not None
    assert event.place.name == "Kamchatka"


def test_confidence_grows_with_sides_date_and_place() -> None:
    doc = parsed(LAUNCHED)
    russia, ukraine = name(doc, "Russia", "ru"), name(doc, "Ukraine", "ua")

    (event,) = events(doc, russia, ukraine)

    assert event.confidence == pytest.approx(0.9 * (0.6 + 0.25), abs=0.001)


def test_a_happening_dated_after_the_article_is_planned() -> None:
    doc = parsed(
        """
        Serbia NNP nsubj 1
        meets  VBZ ROOT  1 meet
        Kosovo NNP dobj  1
        on     IN  prep  1
        Friday NNP pobj  3 - B-DATE
        .      .   punct 1
        """,
        THURSDAY,
    )
    start = doc.text.index("Friday")
    friday = datetime.date(2024, 7, 12)
    doc._.dates = [DateExpression(Span(start, start + 6), friday, friday, "day")]

    (event,) = events(doc, name(doc, "Serbia", "rs"), name(doc, "Kosovo", "xk"))

    assert (event.status, event.date) == ("planned", doc._.dates[0])


def test_a_participle_adds_to_the_event_whose_course_it_tells() -> None:
    doc = parsed("""
        Rebels   NNS nsubj 1 rebel
        attacked VBD ROOT  1 attack
        Bunia    NNP dobj  1
        ,        ,   punct 1
        killing  VBG advcl 1 kill
        nine     CD  nummod 6
        people   NNS dobj  4
        .        .   punct 1
    """)

    (event,) = events(doc, name(doc, "Bunia", "cd"))

    assert event.trigger.of(doc.text) == "attacked"
    assert [words for words, _, _ in sides(doc, event)] == ["Rebels", "Bunia", "nine people"]


CONDEMNED = """
Jordan    NNP nsubj 1
condemned VBD ROOT  1 condemn
the       DT  det   3
attack    NN  dobj  1
on        IN  prep  3
Rafah     NNP pobj  4
on        IN  prep  {head}
Monday    NNP pobj  6 - B-DATE
.         .   punct 1
"""


@pytest.mark.parametrize(("head", "dated"), [(3, True), (1, False)])
def test_a_bare_noun_takes_only_the_date_that_stands_with_it(head: int, dated: bool) -> None:
    doc = parsed(CONDEMNED.format(head=head), THURSDAY)
    start, monday = doc.text.index("Monday"), datetime.date(2024, 7, 8)
    doc._.dates = [DateExpression(Span(start, start + 6), monday, monday, "day")]

    (event,) = events(doc, name(doc, "Rafah", "ps"))

    assert (event.date is not None) == dated


def test_a_name_in_apposition_belongs_to_the_side_unless_a_comma_parts_it() -> None:
    table = """
        Police   NNS nsubj 1
        arrested VBD ROOT  1 arrest
        the      DT  det   3
        writer   NN  dobj  1
        {comma}
        Ana      NNP compound {last}
        Silva    NNP appos 3
    """
    close = parsed(table.format(comma="", last=5))
    parted = parsed(table.format(comma=",  , punct 3", last=6))

    (whole,) = events(close, name(close, "Silva", "person:ana-silva"))
    (cut,) = events(parted, name(parted, "Police", "org:police"))

    assert sides(close, whole)[1][0] == "the writer Ana Silva"
    assert sides(parted, cut)[1][0] == "the writer"


def test_the_component_writes_what_it_finds() -> None:
    doc = parsed(LAUNCHED)
    doc._.mentions = [name(doc, "Russia", "ru")]

    assert newsbase_events(doc)._.events == find_events(doc)
    assert len(doc._.events) == 1


@pytest.mark.pipeline
def test_an_attack_that_kills_is_told_once(read: Read) -> None:
    found = read("A Taliban attack on a police station in Kunduz killed nine officers.")

    (event,) = found.events
    assert event.type == "ASSAULT"
    assert [p.role for p in event.participants] == ["actor", "recipient", "recipient"]


@pytest.mark.pipeline
@pytest.mark.parametrize(
    "text",
    [
        "France supports Ukraine.",
        "Germany bought twelve attack helicopters from the United States.",
        "Talks are better than war, the prime minister of Hungary believes.",
        "Japan is a member of the United Nations.",
        "The United States has the strongest army in the world.",
    ],
)
def test_a_sentence_without_an_event_gives_none(text: str, read: Read) -> None:
    assert read(text).events == ()


@pytest.mark.pipeline
def test_an_exercise_is_completed_by_the_sentence_that_goes_back_to_it(read: Read) -> None:
    found = read(
        "Egypt and Greece will hold naval exercises next week. "
        "The exercises are held off Crete, not far from Libya."
    )

    (event,) = found.events
    assert (event.type, event.status) == ("COOPERATE", "planned")
    assert [(p.actor, p.role) for p in event.participants] == [
        ("state:EG", "actor"),
        ("state:GR", "actor"),
    ]
    assert event.date is not None
    assert event.date.first == datetime.date(2024, 7, 15)
    assert event.place is not None
    assert event.place.name == "Crete"


@pytest.mark.pipeline
def test_a_verbal_act_is_left_to_the_statements(read: Read) -> None:
    found = read("Algeria accused Morocco of lying and demanded an apology from Rabat.")

    assert found.events == ()
