"""How sure a statement is: the share of its like that is right, content and speaker both.

No model: the shares were counted on 700 news articles of PolNeAR's training part (statements right
end to end, attitudes among them), and rounded to five hundredths. `manage.py evaluate` prints how
they hold on other texts, by bands.
"""

from functools import cache

from newsbase.extraction import attributes
from newsbase.extraction.flat import Flat, flat
from newsbase.extraction.statements.draft import Draft
from newsbase.extraction.statements.reading import Reading

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_LONG, _SHORT = 10, 5  # words
_LONG_SENTENCE = 40  # tokens, from the cue's sentence start

# Rule, the traits a statement must have (those with "-" it must not have), share. For each rule
# the first row that fits holds.
#
# main          the cue is the main verb of its sentence
# deep          the cue's clause depends on one that depends on another
# plain         the cue is "say" or "tell"
# saying        the act is to say something, by whatever verb
# spoken        the act is spoken: no attitude, no finding
# finite        a finite verb is in the content
# that          the content begins with "that"
# direct        all of it stands in quotation marks
# whole         the content goes to the end of its sentence
# long, short   it has ten words or more; fewer than five
# crowded       the cue's sentence has forty words or more
# known         it is known who speaks
# named         and by name
# attitude      the act is a position held, not spoken
# participle    "a statement warning of …": too rare to be counted, one half
_TABLE = (
    ("quotation", "main finite direct known", 0.95),
    ("quotation", "main finite whole", 0.95),
    ("quotation", "main finite direct", 0.9),
    ("quotation", "main", 0.75),
    ("quotation", "short known", 0.45),
    ("quotation", "short", 0.3),
    ("quotation", "named", 0.9),
    ("quotation", "known", 0.8),
    ("quotation", "", 0.55),
    ("clause", "main plain known long", 0.95),
    ("clause", "main whole spoken -crowded", 0.9),
    ("clause", "main plain -crowded", 0.8),
    ("clause", "main whole -crowded", 0.85),
    ("clause", "main whole", 0.75),
    ("clause", "main plain", 0.75),
    ("clause", "main", 0.65),
    ("clause", "saying whole -deep -crowded", 0.85),
    ("clause", "saying -deep", 0.75),
    ("clause", "saying", 0.65),
    ("clause", "that", 0.7),
    ("clause", "deep known", 0.55),
    ("clause", "deep", 0.35),
    ("clause", "", 0.55),
    ("source", "deep", 0.65),
    ("source", "", 0.85),
    ("introduction", "", 0.7),
    ("object", "main whole", 0.85),
    ("object", "main", 0.65),
    ("object", "deep known", 0.5),
    ("object", "deep", 0.4),
    ("object", "", 0.6),
    ("preposition", "main whole", 0.85),
    ("preposition", "whole", 0.6),
    ("preposition", "", 0.5),
    ("infinitive", "deep named", 0.5),
    ("infinitive", "deep", 0.4),
    ("infinitive", "attitude", 0.6),
    ("infinitive", "", 0.75),
    ("named", "short", 0.55),
    ("named", "deep", 0.45),
    ("named", "", 0.75),
    ("noun", "participle", 0.5),
    ("noun", "deep finite", 0.6),
    ("noun", "deep", 0.3),
    ("noun", "", 0.55),
    ("raised", "", 0.7),
    ("gerund", "", 0.75),
    ("passive", "", 0.55),
    ("cueless", "", 0.4),
)
_LEAST = 0.45
_OTHERWISE = 0.5  # rules that are too rare to be counted


def confidence(draft: Draft, reading: Reading) -> float:
    """The share of the first row that fits: 0.3 to 0.95."""
    found = traits(draft, reading)
    rows = _rows().get(draft.rule, ())
    return next((s for needs, bars, s in rows if needs <= found and not bars & found), _OTHERWISE)


def worth_telling(draft: Draft, sure: float) -> bool:
    """Is it about as likely right as wrong? Quotations are told in any case: they are words that
    somebody said, whoever that was."""
    return sure >= _LEAST or draft.rule in ("quotation", "cueless")


@cache
def _rows() -> dict[str, list[tuple[frozenset[str], frozenset[str], float]]]:
    rows: dict[str, list[tuple[frozenset[str], frozenset[str], float]]] = {}
    for rule, listed, share in _TABLE:
        needs = frozenset(t for t in listed.split() if not t.startswith("-"))
        bars = frozenset(t[1:] for t in listed.split() if t.startswith("-"))
        rows.setdefault(rule, []).append((needs, bars, share))
    return rows


def traits(draft: Draft, reading: Reading) -> set[str]:
    """What counts of a statement, in the words explained above."""
    parse = flat(reading.doc)
    found = draft.traits | _of_content(draft, reading, parse)
    found |= _of_speaker(draft, reading)
    act = draft.cue.act
    if act.name == "say":
        found.add("saying")
    if act.attitude:
        found.add("attitude")
    elif act.name != "report":
        found.add("spoken")
    return found | (_of_cue(draft, parse) if draft.cue_tokens else set())


def _of_cue(draft: Draft, parse: Flat) -> set[str]:
    at = draft.cue_tokens[0].i
    above = parse.head[at]
    found = set()
    if above == at:
        found.add("main")
    elif parse.head[above] != above:
        found.add("deep")
    if draft.cue.words in (("say",), ("tell",)):
        found.add("plain")
    behind = parse.sentence[at] + _LONG_SENTENCE
    if behind < len(parse) and parse.sentence[behind] == parse.sentence[at]:
        found.add("crowded")
    return found


def _of_content(draft: Draft, reading: Reading, parse: Flat) -> set[str]:
    tokens = draft.tokens
    words = [i for i in tokens if parse.pos[i] not in ("PUNCT", "SPACE", "SYM")]
    quoted = sum(reading.quoted[i] >= 0 for i in words)
    last = max(tokens)
    behind = last + 1
    while behind < len(parse) and parse.pos[behind] in ("PUNCT", "SPACE"):
        behind += 1
    tests = {
        "finite": any(parse.tag[i] in _FINITE for i in tokens),
        "that": parse.lower[min(tokens)] == "that",
        "direct": quoted >= 0.9 * len(words),
        "whole": behind == len(parse) or parse.sentence[behind] != parse.sentence[last],
        "long": len(words) >= _LONG,
        "short": len(words) < _SHORT,
    }
    return {trait for trait, holds in tests.items() if holds}


def _of_speaker(draft: Draft, reading: Reading) -> set[str]:
    if draft.speaker is None:
        return set()
    mention = attributes.mention_at(reading.doc, draft.speaker)
    if mention is None or mention.actor is None:
        return set()
    return {"known", "named"} if mention.type == "name" else {"known"}
