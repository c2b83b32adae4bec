"""The figures of the actors layer as tables."""

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
_RATE = ("P", "R", "F1")
_SHARE = ("%", "of")
_TITLES = {"all": "all mentions", "names": "names alone"}
_GROUPS = {
    "states": "states and international organisations",
    "people": "people",
    "organisations": "other organisations",
    "all": "all",
}
_MEASURES = {
    "muc": "MUC, by links",
    "b_cubed": "B³, by mentions",
    "ceaf_e": "CEAF-e, by chains",
    "conll": "CoNLL average of the three",
    "lea": "LEA",
}
_TYPES = {"name": "names", "nominal": "descriptions", "pronoun": "pronouns"}


def headline(scopes: Scopes) -> list[Fact]:
    """Whether mentions lead to the right actors, by group; how well they are found and gathered;
    how often two actors became one.
    """
    figures = _widest(scopes)
    links = figures["links"]
    return [
        Fact("% right, states", percent(links["states"]["share"])),
        Fact("% right, people", percent(links["people"]["share"])),
        Fact("% right, organisations", percent(links["organisations"]["share"])),
        Fact("F1 of mentions", rate_cells(figures["mentions"]["overlap"])[2]),
        Fact("CoNLL F1 of chains", percent(figures["chains"]["conll"])),
        Fact("wrong merges", str(figures["across"]["all"]["wrong"])),
    ]


def tables(scopes: Scopes) -> list[Table]:
    """Of the figures of each scope; tables that would be empty are left out."""
    made = [
        _links(scopes),
        _mentions(scopes),
        _chains(scopes),
        _across(_widest(scopes)),
        _affiliations(_widest(scopes)),
        _constructions(scopes),
    ]
    return [table for table in made if table.rows]


def _widest(scopes: Scopes) -> Figures:
    """For what does not depend on the scope, or is told of one."""
    return scopes.get("all") or next(iter(scopes.values()))


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


def _links(scopes: Scopes) -> Table:
    def cells(group: str) -> Cells:
        return lambda f: share_cells(f["links"][group])

    rows = [(label, cells(group)) for group, label in _GROUPS.items()]
    if any(figures["links"]["nobody"]["number"] for figures in scopes.values()):
        rows.append(("nobody", cells("nobody")))
    note = (
        "Of the annotated mentions, those that were found and lead to the right actor. Nobody: the"
        " places where no actor may be named, and none is."
    )
    return _table(scopes, _SHARE, rows, "Right actor", note)


def _mentions(scopes: Scopes) -> Table:
    def cells(type_: str) -> Cells:
        """Nothing for a type that the scope leaves out, or gold has not."""

        def of(figures: Figures) -> tuple[str, ...]:
            rate = figures["mentions"]["types"][type_]
            return _counted(rate) if rate["gold"] else (DASH,) * 5

        return of

    rows: list[tuple[str, Cells]] = [
        ("half of the words", lambda f: _counted(f["mentions"]["overlap"])),
        ("same words", lambda f: _counted(f["mentions"]["exact"])),
        *((label, cells(type_)) for type_, label in _TYPES.items()),
    ]
    note = (
        "Found mentions that share half of their words with an annotated one, articles aside; of"
        " descriptions the last word is enough. P precision, R recall, F1 their harmonic mean;"
        " percent."
    )
    return _table(scopes, (*_RATE, "found", "gold"), rows, "Mentions", note)


def _counted(rate: Figures) -> tuple[str, ...]:
    return (*rate_cells(rate), str(rate["found"]), str(rate["gold"]))


def _chains(scopes: Scopes) -> Table:
    def cells(measure: str) -> Cells:
        if measure == "conll":
            return lambda f: (DASH, DASH, percent(f["chains"]["conll"]))
        return lambda f: rate_cells(f["chains"][measure])

    rows = [(label, cells(measure)) for measure, label in _MEASURES.items()]
    note = "How well the mentions of each actor are gathered within a text, chains of one included."
    return _table(scopes, _RATE, rows, "Chains", note)


def _across(figures: Figures) -> Table:
    rows = [
        Row(label, (*share_cells(each["joined"]), str(each["missed"]), str(each["wrong"])))
        for group, label in _GROUPS.items()
        for each in [figures["across"][group]]
    ]
    note = (
        "Of the actors that several texts name, those that were found to be one. Missed: found to"
        " be several. Wrong: pairs of different actors that were found to be one."
    )
    columns = ("joined %", "of", "missed", "wrong")
    return Table("From text to text", note, ("all texts together",), columns, tuple(rows))


def _affiliations(figures: Figures) -> Table:
    rate = figures["affiliations"]
    known = rate["found"] or rate["gold"]
    rows = (Row("belongs to", _counted(rate)),) if known else ()
    note = "Pairs of somebody and the body or state that the text says they belong to."
    columns = (*_RATE, "found", "gold")
    return Table("Affiliations", note, ("whatever the role",), columns, rows)


def _constructions(scopes: Scopes) -> Table:
    def cells(name: str) -> Cells:
        def of(figures: Figures) -> tuple[str, ...]:
            each = figures["constructions"][name]
            mentions = percent(each["mentions"]["f1"] if each["mentions"]["gold"] else None)
            return (*share_cells(each["links"]), mentions, percent(each["conll"]))

        return of

    names = sorted({name for figures in scopes.values() for name in figures["constructions"]})
    rows = [(name, cells(name)) for name in names]
    note = "Right actor, in percent of mentions; F1 of mentions; CoNLL F1 of chains."
    return _table(scopes, ("right %", "of", "mentions", "chains"), rows, "By trap", note)
