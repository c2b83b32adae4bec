"""The words that time expressions are made of, and what each stands for."""

import re


def listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "January Jan",
            "February Feb",
            "March Mar",
            "April Apr",
            "May",
            "June Jun",
            "July Jul",
            "August Aug",
            "September Sept Sep",
            "October Oct",
            "November Nov",
            "December Dec",
        ),
        start=1,
    )
    for name in names.lower().split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "Monday Mon",
            "Tuesday Tues Tue",
            "Wednesday Wed",
            "Thursday Thurs Thur Thu",
            "Friday Fri",
            "Saturday Sat",
            "Sunday Sun",
        ),
        start=1,
    )
    for name in names.lower().split()
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS_OF_DAY = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
MOMENTS = {"dawn": "MO", "noon": "12:00", "midday": "12:00", "midnight": "24:00"}
# Unit of time -> its letter in ISO 8601 durations as TimeML extends them.
UNITS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "season": "M",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
ORDINALS = {
    name: number
    for number, name in enumerate(
        listed(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
        ),
        start=1,
    )
} | {"twentieth": 20, "thirtieth": 30}

_ONES = {
    word: number
    for number, word in enumerate(
        listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        listed("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000}
_VAGUE = {"few", "several", "some", "many", "couple", "various", "dozens", "countless", "recent"}
NUMBER_WORDS = tuple(_ONES) + tuple(_TENS) + tuple(_SCALES)


def number(text: str) -> float | None:
    """What a number in figures or words says; None for a vague one ("a few", "several").

    Of "two to three" it is the lowest.

    >>> number("twenty-four"), number("a dozen"), number("2.5"), number("a couple of")
    (24.0, 12.0, 2.5, 2.0)
    """
    plain = re.sub(r"\s1/2|½", " half", text.lower())
    lowest = re.split(r"\s(?:to|or)\s|(?<=\d)[-–](?=\d)", plain)[0]
    words = re.findall(r"\d[\d,.]*|[a-z]+", lowest)
    if "couple" in words:
        return 2.0
    if not words or any(word in _VAGUE for word in words):
        return None
    return _sum(words)


def _sum(words: list[str]) -> float | None:
    total, known = 0.0, False
    for word in words:
        if word in _SCALES:
            total = max(total, 1.0) * _SCALES[word]
        elif word in ("a", "an", "half"):
            total += 0.5 if word == "half" else 0.0 if "half" in words else 1.0
        elif word[0].isdigit():
            total += float(word.replace(",", "").rstrip("."))
        elif word in _ONES or word in _TENS:
            total += _ONES.get(word, _TENS.get(word, 0))
        else:
            continue
        known = True
    return total if known else None


def ordinal(text: str) -> int | None:
    """The rank that "third", "3rd" or "twenty-first" gives; -1 for "last"."""
    text = text.lower()
    figures = re.match(r"\d+", text)
    if figures:
        return int(figures.group())
    if text in ("last", "final"):
        return -1
    parts = [_TENS.get(part, ORDINALS.get(part, 0)) for part in re.split(r"[-\s]", text)]
    return sum(parts) or None


def year(text: str) -> int:
    """The year that "1998", "'98", or "nineteen ninety-eight" names."""
    figures = re.search(r"\d+", text)
    if figures:
        two_digits = len(figures.group()) == 2
        value = int(figures.group())
        return value + (2000 if value < 50 else 1900) if two_digits else value
    words = re.findall(r"[a-z]+", text.lower())
    if "thousand" in words or "hundred" in words:
        return int(_sum([w for w in words if w != "and"]) or 0)
    return 100 * _ONES.get(words[0], _TENS.get(words[0], 0)) + int(_sum(words[1:]) or 0)


def month(text: str) -> int:
    return MONTHS[text.lower().rstrip(".")]


def weekday(text: str) -> int:
    """ISO weekday, Monday 1 to Sunday 7."""
    return WEEKDAYS[text.lower().rstrip("s.")]


def unit(text: str) -> str:
    """The singular, lower-case name of a unit of time: "Weeks" is "week"."""
    name = text.lower().split()[-1]
    if name == "centuries":
        return "century"
    return name.removesuffix("s")
