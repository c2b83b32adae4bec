"""The figures of the statements layer as tables."""

from collections.abc import Callable, Iterable, Mapping

from newsbase.extraction.evaluation.tables import (
    DASH,
    Fact,
    Figures,
    Row,
    Table,
    percent,
    rate_cells,
    share_cells,
)

Scopes = Mapping[str, Figures]
Cells = Callable[[Figures], tuple[str, ...]]
RATE = ("P", "R", "F1")
SHARE = ("%", "of")
_TITLES = {"reported": "reported speech", "all": "all attributions"}
_DETAILS = {
    "act": "act",
    "actor": "actor of the speaker",
    "medium": "medium",
    "target": "target",
    "said_on": "day it was said",
}


def headline(scopes: Scopes) -> list[Fact]:
    """F1 end to end of each scope, and whether the surest can be relied on."""
    facts = [
        Fact(f"F1, {_TITLES[scope]}", rate_cells(figures["end_to_end"])[2])
        for scope, figures in scopes.items()
    ]
    surest = scopes["reported"]["calibration"][0]
    right = Fact(f"% right if confidence ≥ {surest['from']}", percent(surest["share"]))
    return [*facts, right]


def tables(scopes: Scopes) -> list[Table]:
    """Of the figures of each scope; tables that would be empty are left out."""
    made = [
        _summary(scopes),
        _speakers(scopes),
        _kinds(scopes),
        _confidence(scopes),
        _acts(scopes),
        _constructions(scopes),
    ]
    return [table for table in made if table.rows]


def _table(
    scopes: Scopes,
    columns: tuple[str, ...],
    rows: Iterable[tuple[str, Cells]],
    title: str,
    note: str = "",
) -> Table:
    """A row for each label, its cells taken from every scope's figures in turn."""
    made = [
        Row(label, tuple(cell for figures in scopes.values() for cell in cells(figures)))
        for label, cells in rows
    ]
    groups = tuple(_TITLES[scope] for scope in scopes)
    return Table(title, note, groups, columns * len(scopes), tuple(made))


def _summary(scopes: Scopes) -> Table:
    rows: list[tuple[str, Cells]] = [
        ("end to end", lambda f: _counted(f["end_to_end"])),
        ("content, half its words", lambda f: _counted(f["content"]["half"])),
        ("content, exact", lambda f: _counted(f["content"]["exact"])),
        ("content, word by word", lambda f: _counted(f["content"]["words"])),
        ("cue", lambda f: _counted(f["cue"]["overlap"])),
        ("cue, exact", lambda f: _counted(f["cue"]["exact"])),
    ]
    note = (
        "End to end: found statements whose content shares half of all its words with an annotated"
        " one and whose speaker is right. P precision, R recall, F1 their harmonic mean; percent."
    )
    return _table(scopes, (*RATE, "found", "gold"), rows, "Statements", note)


def _counted(rate: Figures) -> tuple[str, ...]:
    return (*rate_cells(rate), str(rate["found"]), str(rate["gold"]))


def _speakers(scopes: Scopes) -> Table:
    rows: list[tuple[str, Cells]] = [
        ("speaker", lambda f: share_cells(f["speaker"]["right"])),
        ("speaker, same words", lambda f: share_cells(f["speaker"]["same_span"])),
        ("no speaker", lambda f: share_cells(f["speaker"]["none"])),
    ]
    for name, label in _DETAILS.items():
        if any(figures["details"][name]["number"] for figures in scopes.values()):
            rows.append((label, _detail(name)))
    note = "Of the statements whose content was found, those in which this is right too."
    return _table(scopes, SHARE, rows, "Right where found", note)


def _detail(name: str) -> Cells:
    return lambda f: share_cells(f["details"][name])


def _kinds(scopes: Scopes) -> Table:
    def cells(kind: str) -> Cells:
        return lambda f: (
            percent(f["kinds"][kind]["half"]["f1"]),
            percent(f["kinds"][kind]["speaker"]["share"]),
            *rate_cells(f["kinds"][kind]["end_to_end"]),
            str(f["kinds"][kind]["end_to_end"]["gold"]),
        )

    columns = ("content", "speaker", *RATE, "gold")
    rows = [(kind, cells(kind)) for kind in ("direct", "mixed", "indirect")]
    note = "Content is F1; P, R and F1 are end to end. The kind is told from quotation marks."
    return _table(scopes, columns, rows, "By kind", note)


def _acts(scopes: Scopes) -> Table:
    """The most frequent first."""

    def cells(act: str) -> Cells:
        def of(figures: Figures) -> tuple[str, ...]:
            if act not in figures["acts"]:
                return DASH, "0", DASH, "0"
            rate = figures["acts"][act]["end_to_end"]
            precision, recall, _ = rate_cells(rate)
            return precision, str(rate["found"]), recall, str(rate["gold"])

        return of

    numbers = {
        act: max(f["acts"][act]["end_to_end"]["found"] for f in scopes.values() if act in f["acts"])
        for act in {act for f in scopes.values() for act in f["acts"]}
    }
    rows = [(act, cells(act)) for act in sorted(numbers, key=lambda act: (-numbers[act], act))]
    note = "End to end. Precision by the act that was found, recall where the gold names acts."
    return _table(scopes, ("P", "found", "R", "gold"), rows, "By act", note)


def _constructions(scopes: Scopes) -> Table:
    def cells(name: str) -> Cells:
        return lambda f: _counted(f["constructions"][name])

    names = sorted({name for figures in scopes.values() for name in figures["constructions"]})
    rows = [(name, cells(name)) for name in names]
    return _table(scopes, (*RATE, "found", "gold"), rows, "By construction", "End to end.")


def _confidence(scopes: Scopes) -> Table:
    """Nothing where no prediction says how sure it is."""

    def cells(place: int) -> Cells:
        return lambda f: (
            *share_cells(f["calibration"][place]),
            *share_cells(f["calibration"][place]["and_above"]),
        )

    bands = next(iter(scopes.values()))["calibration"]
    known = any(f["calibration"][-1]["and_above"]["number"] for f in scopes.values())
    labels = [_band(bands, i) for i in range(len(bands))] if known else []
    rows = [(label, cells(i)) for i, label in enumerate(labels)]
    note = "Of what was found with this confidence, the share that is right end to end."
    columns = ("right %", "of", "and above %", "of")
    return _table(scopes, columns, rows, "By confidence", note)


def _band(bands: list[Figures], place: int) -> str:
    if place == 0:
        return f"{bands[0]['from']:.1f} and more"
    least, most = bands[place]["from"], bands[place - 1]["from"]
    return f"{least:.1f} to {most:.1f}" if least else f"less than {most:.1f}"
