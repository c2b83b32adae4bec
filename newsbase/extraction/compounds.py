"""Fixed compounds that taggers misread are made one token before the model runs.

"told", "think", "say" inside a noun turn a whole sentence round: "an expert at the X think tank
told Reuters" was parsed with "think" as its verb. Offsets are untouched.
"""

from spacy.tokens import Doc

COMPOUNDS = frozenset(
    ("think tank", "think tanks", "cease fire", "stand off", "call center", "call centre",
     "test fire", "strike force", "task force", "watch list", "report card")
)  # fmt: skip


def merge_compounds(doc: Doc) -> Doc:
    """Merge the compounds in place."""
    with doc.retokenize() as retokenizer:
        behind = 0
        for i in range(len(doc) - 1):
            if i >= behind and f"{doc[i].lower_} {doc[i + 1].lower_}" in COMPOUNDS:
                retokenizer.merge(doc[i : i + 2])
                behind = i + 2
    return doc
