"""What time expressions look like: one regular expression for each kind.

`<NAME>` stands for a fragment; a blank matches any one white space; case is ignored but in names
of months and weekdays. Groups that differ in a final digit only are the same part ("day2" is
"day"). What the parts mean is said by the reader of the same name, in `date_absolute`,
`date_relative` and `date_lengths`. The words that a rule may begin with are listed in
`date_openings`: it is tried nowhere else.
"""

import re
from collections.abc import Iterable

from newsbase.extraction.components.date_words import (
    MOMENTS,
    MONTHS,
    NUMBER_WORDS,
    ORDINALS,
    SEASONS,
    WEEKDAYS,
)

_FRAGMENT = re.compile(r"<([A-Z_]+)>")


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _written(words: Iterable[str]) -> str:
    """Names as they are written: with a capital, or in capitals."""
    return _either([form for word in words for form in (word.title(), word.upper())])


_FULL_MONTHS = _written(m for m in MONTHS if len(m) > 4 or m in ("may", "june", "july"))
_SHORT_MONTHS = _written(m for m in MONTHS if len(m) < 5 and m not in ("may", "june", "july"))
_FULL_WEEKDAYS = _written(d for d in WEEKDAYS if d.endswith("day"))
_SHORT_WEEKDAYS = _written(d for d in WEEKDAYS if not d.endswith("day"))
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_NUMBER_WORD = rf"(?:{_either(NUMBER_WORDS)})\b"
_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+|(?: 1/2|½))?"
    rf"|{_NUMBER_WORD}(?:(?:[- ]|[- ]and ){_NUMBER_WORD})*)"
)
_VAGUE = (
    r"(?:an? (?:few|couple(?: of)?|number of|dozen|hundred)|several|many|few|couple of|some"
    r"|dozens of|various)"
)

FRAGMENTS = {
    "MONTH": rf"(?-i:(?:{_FULL_MONTHS})(?!\w)|(?:{_SHORT_MONTHS})(?:\.|(?!\w)))",
    "LONE_MONTH": rf"(?-i:(?:{_FULL_MONTHS})(?!\w)|(?:{_SHORT_MONTHS})\.)",
    "WEEKDAY": rf"(?-i:(?:{_FULL_WEEKDAYS})(?!\w)|(?:{_SHORT_WEEKDAYS})\.)",
    "ANY_WEEKDAY": rf"(?-i:(?:{_FULL_WEEKDAYS})(?!\w)|(?:{_SHORT_WEEKDAYS})(?:\.|(?!\w)))",
    "FULL_WEEKDAY": rf"(?-i:{_FULL_WEEKDAYS})",
    "DAY": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[:.,/]\d|%| ?(?:percent|per cent)\b)",
    "NTH": rf"(?:(?:twenty|thirty)[- ])?(?:{_either(ORDINALS)})\b",
    "YEAR": r"(?:(?:1\d|20)\d\d(?!\w|[:,.]\d|%)"
    rf"|nineteen[- ](?:(?:{_TENS})(?:[- ](?:{_ONES}))?|{_TEENS})\b"
    rf"|two thousand(?: and)?(?: (?:{_ONES}))?\b|twenty[- ](?:{_TEENS})\b)",
    "DASH": r" ?[-–—] ?",
    "UNIT": r"(?:seconds|(?:minute|hour|day|night|week|fortnight|month|year|decade)s?"
    r"|century|centuries)",
    "UNITS": r"(?:seconds|minutes|hours|days|nights|weeks|months|quarters|years|decades"
    r"|centuries)",
    "AMOUNT": rf"(?:{_NUMBER}(?:(?: to | or |[-–]){_NUMBER})?(?: and a half)?"
    r"(?: (?:more|additional|full|consecutive|straight|long|whole))?"
    rf"|{_VAGUE}(?: more)?|half an?|another"
    r"|an?(?: (?:additional|further|full|whole|single|half|hundred))?)",
    "SORT": r"(?:(?:business|trading|working|calendar|fiscal) )?",
    "SEASON": _either(SEASONS),
    "PART": "morning|afternoon|evening|night",
    "MOMENT": _either(MOMENTS),
    "RANK": r"first|second|third|fourth|1st|2nd|3rd|4th|final|last",
    "PERIOD": r"day|week|weekend|month|quarter|season|year|decade|century",
    "THAT": r"this past|this coming|this|last|next|that|the (?:following|previous|same|next)",
    "OF_YEAR": r"(?:,? (?:of )?(?P<year><YEAR>)|(?: of)? (?P<which>last|this|next) year)?",
    "ZONE": r"(?: (?:GMT|UTC|[ECMP][SD]T|CES?T|BST|local time))?",
}

RULES = {
    "iso": r"(?P<year>(?:1\d|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)"
    r"(?:[T ](?P<clock>[0-2]\d:[0-5]\d)(?::\d\d)?)?",
    "numeric": r"(?P<a>\d{1,2})(?P<mark>[./])(?P<b>\d{1,2})(?P=mark)(?P<year>(?:1\d|20)\d\d)",
    "calendar": r"(?:(?:this coming )?<ANY_WEEKDAY>,? (?:the )?)?"
    r"(?:(?:the )?(?P<day><DAY>|<NTH>(?= of ))(?: of)?[ -](?P<month><MONTH>)"
    r"|(?P<month2><MONTH>) (?:the )?(?P<day2><DAY>|<NTH>))<OF_YEAR>",
    "days": r"(?:(?P<month><MONTH>) (?P<first><DAY>)(?:<DASH>| to | through | until )"
    r"(?P<last><DAY>)"
    r"|(?:from |between )?(?P<first2><DAY>)(?:<DASH>| to | and )(?P<last2><DAY>)"
    r"(?: of)? (?P<month2><MONTH>))(?:,? (?P<year><YEAR>))?",
    "month": r"(?:(?P<that><THAT>) )?(?P<month><LONE_MONTH>|<MONTH>(?= (?:1\d|20)\d\d))<OF_YEAR>",
    "quarter": r"(?:(?:the )?"
    r"(?:(?P<which>last|this|next) year['’]s |(?P<year><YEAR>)(?:['’]s)? "
    r"|(?P<ago>year-(?:ago|earlier)) )?(?:fiscal[- ])?"
    r"(?P<rank><RANK>)[- ](?:fiscal[- ])?(?P<unit>quarter|half)|Q(?P<rank2>[1-4]))"
    r"(?: of (?P<of>the year|last year|this year|next year)"
    r"|,? (?:of )?(?:fiscal )?(?P<year2><YEAR>))?",
    "years": r"(?P<first>(?:1\d|20)\d\d)[-–—/](?P<last>(?:(?:1\d|20)\d\d|\d\d))(?![-–—/\d])",
    "year": r"(?:(?:the )?(?:(?:fiscal|financial|calendar) (?:year )?|year ))?(?P<year><YEAR>)",
    "decade": r"(?:the )?(?:(?P<century>1\d|20)(?P<tens>\d)0['’]?s|['’](?P<tens2>\d)0s"
    r"|the (?P<name>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))",
    "century": r"(?:the )?(?P<rank>\d{1,2}(?:st|nd|rd|th)|<NTH>)[- ]century",
    "season": r"(?:(?P<that><THAT>|the) )?(?P<season><SEASON>)<OF_YEAR>",
    "weekday": r"(?:(?P<that><THAT>) )?(?P<weekday><WEEKDAY>)(?: (?P<part><PART>))?",
    "day": r"(?P<beyond>the day (?:before|after) )?(?P<day>yesterday|tomorrow|today)"
    r"(?: (?P<part><PART>))?|(?P<day2>tonight|overnight)",
    "part_of_day": r"(?P<that>this|last|that|the (?:following|next|previous|same)) (?P<part><PART>)"
    r"|the (?P<part2>morning|afternoon|evening)",
    "period": r"(?:(?P<that><THAT>)|(?:the )?(?P<that2>current|previous|prior|coming|upcoming"
    r"|following|latest))(?: (?:fiscal|calendar|full))? (?P<unit><PERIOD>)",
    "whole": r"the (?:(?:full|fiscal|calendar) )?(?P<unit><PERIOD>)",
    "year_ago": r"(?:the )?(?:comparable )?year-(?:ago|earlier)(?: (?P<unit>quarter|period))?",
    "year_end": r"(?:the )?(?P<point>mid-?year|year[- ]end|year['’]s end)",
    "shift": r"(?:(?P<amount><AMOUNT>)[ -])?<SORT>(?P<unit><UNIT>)(?P<so> or (?:so|more|two))? "
    r"(?P<direction>ago|earlier|later|hence|from now)",
    "often": r"(?:(?:once|twice|<AMOUNT> (?:times|days|hours|nights)) (?:an?|per|every|each)"
    r"|(?P<rate>per|an?)) (?P<unit>minute|hour|day|night|week|month|quarter|year|decade)",
    "duration": r"(?:(?:the )?(?P<edge>past|last|next|coming|previous|following|latest|first|final)"
    r" |the )?(?P<amount><AMOUNT>)[- ]<SORT>(?P<unit><UNIT>|quarters)"
    r"(?P<half> and a half)?(?P<old>[- ]old)?(?: or (?:so|more))?",
    "vague_duration": r"(?:(?:the )?(?P<edge>past|last|coming|recent|next few|past few|early|first"
    r"|following) )?(?P<unit><UNITS>)(?: ahead)?",
    "last_one": r"the (?P<edge>past|last|next) (?P<unit>hour|day|week|month|year|decade|century)",
    "every": r"(?:every|each)(?: (?P<other>other|second|third)| (?P<amount><AMOUNT>))? "
    r"(?:(?P<unit><UNIT>|quarter|weekend)|(?P<weekday><WEEKDAY>)|(?P<month><LONE_MONTH>)"
    r"|(?P<season><SEASON>))(?: (?P<part><PART>))?",
    "adverb": r"(?P<adverb>hourly|daily|nightly|weekly|monthly|yearly|annually)",
    "weekdays": r"(?P<weekday><FULL_WEEKDAY>)s(?: (?P<part><PART>)s?)?"
    r"|(?P<weekday2><FULL_WEEKDAY>) (?P<part2><PART>)s",
    "present": r"(?:(?:right|just|even) )?now|currently|presently|nowadays|these days|at present"
    r"|current|at (?:the|this) moment|at this time",
    "past": r"(?:(?:more|most) )?recently|formerly|lately|the (?:recent |distant )?past"
    r"|long ago|some time ago",
    "future": r"soon|shortly|as soon as possible|the (?:(?:near|foreseeable|immediate) )?future"
    r"|the (?:near|short|long) term|a later date|in due course",
    "clock": r"(?:(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])(?:\.m\.|m\b)"
    r"|(?P<hour2>[01]?\d|2[0-3]):(?P<minute2>[0-5]\d)(?::[0-5]\d)?(?: hours)?"
    r"|(?P<hour3>[01]\d|2[0-3])(?P<minute3>[0-5]\d)(?= (?:GMT|UTC|hours))"
    r"|(?P<hour4>1[0-2]|[1-9]) o['’]clock|(?P<moment><MOMENT>))<ZONE>",
}

# Words on the left that say which part is meant, or how exact it is. They belong to the span.
MODIFIERS = {
    "start": r"(?:the )?(?:very )?(?:beginning|start|opening|first (?:days|weeks|months)) of ",
    "end": r"(?:the )?(?:very )?(?:end|close|last (?:days|weeks|months)) of |end[- ]",
    "mid": r"(?:the )?(?:middle of |mid[- ])",
    "early": r"(?:the )?early(?: in)?[- ]|(?:the )?first (?:half|part) of ",
    "late": r"(?:the )?late(?: in)?[- ]|(?:the )?(?:last|second|latter) (?:half|part) of ",
    "before": r"earlier(?: in)? ",
    "after": r"later(?: in)? |the (?:rest|remainder) of ",
    "about": r"(?:about|around|approximately|roughly|nearly|almost|sometime(?: in)?|circa) ",
}
LENGTHS = frozenset({"shift", "duration", "often", "vague_duration", "last_one"})
LENGTH_MODIFIERS = {
    "about": r"(?:about|around|approximately|roughly|some|nearly|almost|just over|over|under"
    r"|(?:no |not )?(?:more|less|fewer) than|at (?:least|most)|up to|well over) ",
}
# What joins two dates into one stretch of time, by what stands before the first.
JOINTS = {
    "between ": r" and ",
    "from ": r" (?:to|through|until|till|up to) ",
    "": r"(?:<DASH>| through | until )",
}


def expand(pattern: str) -> str:
    """A pattern with its fragments in place."""
    plain = _FRAGMENT.sub(lambda found: FRAGMENTS[found[1]], pattern)
    return expand(plain) if plain != pattern else plain.replace(" ", r"\s")
