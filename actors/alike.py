"""How much two actors look like one: pure functions over what is known of each.

The score is 1 − Π(1 − w) over the signs found, each with its weight w, then lowered by what speaks
against it. Weights were set by hand, so that no sign but the same name suffices alone:

    the same name .8 · another spelling .6 · similar letters .8 × similarity · a shared alias .5
    (.25 if it is one word of a person's) · surname and given names that fit .45 · surname alone .35
    an acronym of the other's words .6 · the same organisation .35 · the same country .15

The last two count only beside a sign in the names. Against: different countries × .45 (.65 for
people, who move), different given names × .45, different surnames × .6, words that differ in the
names of bodies × .5 unless they share an alias or an acronym.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher
from math import prod

from newsbase.extraction.given_forms import same_given

ENOUGH = 0.5
SIMILAR = 0.55  # trigrams in common
_TELLING = 5  # letters, so that the consonants of a name tell it from most others
_ALIKE_WORDS = 0.75  # of their letters, so that two words are spellings of one
_LINKING = frozenset("a an and at de des du for in la of on the to und von".split())


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an actor; `name` and `aliases` are folded, `bodies` are ids."""

    pk: int
    kind: str
    name: str
    skeleton: str
    country: str
    aliases: frozenset[str] = frozenset()
    bodies: frozenset[int] = frozenset()
    is_curated: bool = False

    @property
    def words(self) -> list[str]:
        return self.name.replace("-", " ").replace(".", " ").replace(",", " ").split()

    @property
    def names(self) -> frozenset[str]:
        return self.aliases | {self.name}

    @property
    def acronym(self) -> str:
        """The first letters of its words; of fewer than three words there is none."""
        first = [word[0] for word in self.words if word not in _LINKING]
        return "".join(first) if len(first) > 2 else ""


@dataclass(frozen=True, slots=True)
class Likeness:
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Shared:
    """What two have in common by name, for the words of the reasons."""

    countries: dict[str, str]
    bodies: dict[int, str]


def likeness(one: Profile, other: Profile, similarity: float, shared: Shared) -> Likeness | None:
    """How alike they are and why, in words; None if too little to suggest it."""
    if "unknown" not in (one.kind, other.kind) and one.kind != other.kind:
        return None
    signs = _of_names(one, other, similarity)
    if not signs:
        return None
    signs += _of_surroundings(one, other, shared)
    score = (1 - prod(1 - weight for weight, _ in signs)) * _against(one, other)
    if score < ENOUGH:
        return None
    why = "; ".join(reason for _, reason in signs)
    return Likeness(round(score, 3), why[:300])


def _of_names(one: Profile, other: Profile, similarity: float) -> list[tuple[float, str]]:
    signs: list[tuple[float, str]] = []
    if one.name == other.name:
        signs.append((0.8, "the same name"))
    elif one.skeleton == other.skeleton and one.skeleton:
        signs.append((0.6, "the same name in another spelling"))
    if similarity >= SIMILAR and one.name != other.name and _can_be_compared(one, other):
        signs.append((0.8 * similarity, f"names alike in {similarity:.0%} of their letters"))
    if "person" in (one.kind, other.kind):
        signs += _of_person(one, other)
    else:
        signs += _of_acronym(one, other)
    if common := sorted(one.names & other.names, key=len):
        alias = common[-1]
        single = " " not in alias and "person" in (one.kind, other.kind)
        if one.name != other.name:
            signs.append((0.25 if single else 0.5, f"both called “{alias}”"))
    return signs


def _can_be_compared(one: Profile, other: Profile) -> bool:
    """A person's surname is like every full name that ends in it."""
    return "person" not in (one.kind, other.kind) or min(len(one.words), len(other.words)) > 1


def _of_person(one: Profile, other: Profile) -> list[tuple[float, str]]:
    mine, theirs = one.words, other.words
    if not mine or not theirs or mine[-1] != theirs[-1] or one.name == other.name:
        return []
    if len(mine) > 1 and len(theirs) > 1:
        return [(0.45, "the same surname and given names that fit")] if _fit(mine, theirs) else []
    return [(0.35, "the same surname")]


def _fit(mine: list[str], theirs: list[str]) -> bool:
    """J. and Jan, Jan and Jan Erik, Bill and William; not Jan and Jon."""
    pairs = zip(mine[:-1], theirs[:-1], strict=False)
    return all(same_given(a, b) or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in pairs)


def _of_acronym(one: Profile, other: Profile) -> list[tuple[float, str]]:
    for short, long in ((one, other), (other, one)):
        if long.acronym and long.acronym in {name.replace(".", "") for name in short.names}:
            return [(0.6, f"“{long.acronym.upper()}” are the first letters of the other’s words")]
    return []


def _of_surroundings(one: Profile, other: Profile, shared: Shared) -> list[tuple[float, str]]:
    signs: list[tuple[float, str]] = []
    if one.country and one.country == other.country:
        country = shared.countries.get(one.country, one.country)
        signs.append((0.15, f"both of {country}"))
    if common := one.bodies & other.bodies:
        bodies = sorted(shared.bodies.get(pk, "the same body") for pk in common)
        signs.append((0.35, f"both at {bodies[0]}"))
    return signs


def _against(one: Profile, other: Profile) -> float:
    is_person = "person" in (one.kind, other.kind)
    factor = 1.0
    if one.country and other.country and one.country != other.country:
        factor *= 0.65 if is_person else 0.45
    if sorted(one.words) == sorted(other.words):
        return factor
    if is_person:
        factor *= 0.45 if _given_names_differ(one, other) else 1
        return factor * (0.6 if _surnames_differ(one, other) else 1)
    known_as = one.names & other.names or _of_acronym(one, other)
    return factor * (0.5 if not known_as and _words_differ(one.words, other.words) else 1)


def _given_names_differ(one: Profile, other: Profile) -> bool:
    """Jan and Jon do, though their consonants agree; Alexander and Aliaksandr do not."""
    mine, theirs = one.words, other.words
    if len(mine) < 2 or len(theirs) < 2 or _fit(mine, theirs) or _spellings(mine[0], theirs[0]):
        return False
    is_short = min(len(mine[0]), len(theirs[0])) < _TELLING
    return is_short or one.skeleton != other.skeleton


def _surnames_differ(one: Profile, other: Profile) -> bool:
    if not one.words or not other.words or one.skeleton == other.skeleton:
        return False
    return not _spellings(one.words[-1], other.words[-1])


def _words_differ(mine: list[str], theirs: list[str]) -> bool:
    """Each has a word that the other has in no spelling: of Defence, of Finance."""
    return _has_own(mine, theirs) and _has_own(theirs, mine)


def _has_own(mine: list[str], theirs: list[str]) -> bool:
    return any(
        word not in _LINKING and not any(_spellings(word, each) for each in theirs) for word in mine
    )


def _spellings(one: str, other: str) -> bool:
    if one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]):
        return True
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE_WORDS
