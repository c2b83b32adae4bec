"""Statements: speaker, cue and content, by rules over the parse, the cues and the quotations.

The surest rules go first and take their words; a word belongs to one statement. Quotations that
nobody took continue the statement before them.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, Token

from newsbase.extraction import attributes
from newsbase.extraction.components import contents, statement_details
from newsbase.extraction.components.drafts import Draft
from newsbase.extraction.components.quotations import quoted_tokens
from newsbase.extraction.components.speakers import party, speaker_of
from newsbase.extraction.reporting import Cue, cue_of, noun_cues, verb_cues
from newsbase.extraction.results import Party, Statement
from newsbase.extraction.syntax import noun_phrase, token_range

_SAY = "say"


@Language.component(
    "newsbase_statements",
    assigns=["doc._.statements"],
    requires=["doc._.mentions", "doc._.dates", "token.dep", "token.lemma", "token.tag"],
)
def statements_component(doc: Doc) -> Doc:
    doc._.statements = find_statements(doc)
    return doc


def find_statements(doc: Doc) -> list[Statement]:
    """All statements of the article, in text order."""
    finder = _Finder(doc)
    found = [statement_details.finish(doc, draft, finder.quoted) for draft in finder.run()]
    return sorted(
        (s for s in found if s is not None), key=lambda s: (s.content[0].start, s.content[0].end)
    )


class _Finder:
    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.quoted = quoted_tokens(doc)
        self.quotations = _ranges(self.quoted)
        self.owner: dict[int, Draft] = {}
        self.drafts: list[Draft] = []
        self.first_cue: dict[int, Token] = {}  # a cue joined to another's clause -> that other

    def run(self) -> list[Draft]:
        for token in self.doc:
            self._according_to(token)
        for token in self.doc:
            if token.i not in self.quoted and token.i not in self.owner:
                self._verb(token)
        for token in self.doc:
            if token.i not in self.quoted and token.i not in self.owner:
                self._noun(token)
        self._left_over()
        return self.drafts

    # Rules

    def _according_to(self, token: Token) -> None:
        """ "According to X, …", and "… by X according to which …"."""
        if token.lower_ != "according" or token.i + 1 >= len(self.doc):
            return
        to = token.nbor()
        if to.lower_ != "to" or to.i in self.owner:
            return
        source = next((c for c in to.children if c.dep_ == "pobj"), None)
        if source is None:
            return
        if source.tag_ == "WDT":
            self._according_to_which(token, to, source)
            return
        _, behind = noun_phrase(source)
        sentence = token.sent
        tokens = set(range(sentence.start, sentence.end)) - set(
            range(token.i, max(behind, source.right_edge.i + 1))
        )
        self._add(
            [token, to], _say(), party(source), tokens, "«according to» names the source", 0.9
        )

    def _according_to_which(self, token: Token, to: Token, which: Token) -> None:
        """Machine translation: "Analyst at X by NAME according to which CLAUSE"."""
        before = [t for t in self.doc[token.sent.start : token.i] if not t.is_space]
        names = [t for t in before if t.pos_ == "PROPN" and attributes.mention_at(self.doc, t)]
        if not names:
            return
        tokens = set(range(which.i + 1, token.sent.end))
        rule = "«according to which» behind a name: the name is the source"
        self._add([token, to], _say(), party(names[-1]), tokens, rule, 0.75)

    def _verb(self, verb: Token) -> None:
        found = cue_of(verb) if verb.pos_ in ("VERB", "AUX") else None
        if found is None:
            return
        cue, tokens = found
        head = speaker_of(self.first_cue.get(verb.i, verb), self.quoted)
        self.first_cue.update(
            {t.i: self.first_cue.get(verb.i, verb) for t in contents.next_cues(verb)}
        )
        content, rule, strength = self._content(verb, cue)
        if not content or (head is None and not self._touches_quotation(content)):
            return
        if statement_details.says_nothing(verb):
            return
        speaker = party(head) if head is not None else None
        self._add(tokens, cue, speaker, content, f"«{verb.text}» {rule}", strength)

    def _content(self, verb: Token, cue: Cue) -> tuple[set[int], str, float]:
        """The content, the rule in words, and how sure it is."""
        said = self._free(contents.clause(verb))
        if said:
            said |= self._quotations(
                verb,
                lambda tokens: contents.adjoins(tokens, said) or contents.splits(tokens, verb),
            )
            return said, "with a clause", 0.8 if cue.strict else 0.92
        if not cue.attitude:
            said = self._quotations(verb, lambda tokens: contents.within_reach(tokens, verb))
        if said:
            return said, "beside a quotation", 0.9
        said = set() if cue.strict else self._free(contents.complements(verb, cue))
        if cue.strict and "infinitive" in cue.content:
            said = self._free(_infinitive(verb))
        return said, "with its complement", 0.65

    def _quotations(self, verb: Token, fits: Callable[[range], bool]) -> set[int]:
        """The tokens of free quotations that touch the cue's sentence and fit."""
        sentence = verb.sent
        return {
            i
            for tokens in self.quotations.values()
            if tokens.start < sentence.end and tokens.stop > sentence.start and fits(tokens)
            if not any(i in self.owner for i in tokens) and contents.is_speech(self.doc, tokens)
            for i in tokens
        }

    def _noun(self, noun: Token) -> None:
        """ "the claim that …", "a call for …", with who makes it."""
        cue = noun_cues().get(noun.lemma_.lower()) if noun.pos_ == "NOUN" else None
        if cue is None:
            return
        that = [
            c for c in noun.children if c.dep_ in ("acl", "relcl", "ccomp") and contents.has_that(c)
        ]
        owner = statement_details.owner_of(noun)
        if not that or owner is None:
            return
        tokens = self._free({t.i for t in that[0].subtree})
        if tokens:
            rule = f"the noun «{noun.text}» with a clause"
            self._add([noun], cue, party(owner), tokens, rule, 0.7)

    def _left_over(self) -> None:
        """Quotations without a cue continue the statement before, in its paragraph or the next."""
        for tokens in self.quotations.values():
            free = {i for i in tokens if i not in self.owner}
            if sum(self.doc[i].is_alpha for i in free) < contents.LEAST_WORDS:
                continue
            before = self._last_before(tokens.start)
            if before is None:
                continue
            gap = self._paragraphs_between(before, tokens.start)
            if gap == 0:
                before.tokens |= free
                self.owner.update(dict.fromkeys(free, before))
            elif gap == 1 and len(free) > 8:
                rule = "a quotation that follows one of the same speaker"
                self._add([], before.cue, before.speaker, free, rule, 0.6)

    # Book-keeping

    def _add(
        self,
        cue_tokens: list[Token],
        cue: Cue | None,
        speaker: Party | None,
        tokens: set[int],
        rule: str,
        strength: float,
    ) -> None:
        own = {t.i for t in cue_tokens} | self._speaker_tokens(speaker)
        tokens = self._whole_quotations(self._free(tokens - own)) - own
        if not any(self.doc[i].is_alpha or self.doc[i].like_num for i in tokens):
            return
        draft = Draft(cue_tokens, cue, speaker, tokens, rule, strength)
        self.owner.update(dict.fromkeys(tokens, draft))
        self.owner.update({t.i: draft for t in cue_tokens})
        self.drafts.append(draft)

    def _speaker_tokens(self, speaker: Party | None) -> set[int]:
        if speaker is None:
            return set()
        return set(token_range(self.doc, speaker.span.start, speaker.span.end))

    def _free(self, tokens: set[int]) -> set[int]:
        return {i for i in tokens if i not in self.owner}

    def _whole_quotations(self, tokens: set[int]) -> set[int]:
        """A quotation that the content touches belongs to it whole."""
        numbers = {self.quoted[i] for i in tokens if i in self.quoted}
        return tokens | {i for n in numbers for i in self.quotations[n] if i not in self.owner}

    def _touches_quotation(self, tokens: set[int]) -> bool:
        return any(i in self.quoted for i in tokens)

    def _last_before(self, token: int) -> Draft | None:
        before = [d for d in self.drafts if min(d.tokens) < token]
        return max(before, key=_last_token, default=None)

    def _paragraphs_between(self, draft: Draft, token: int) -> int:
        first = min(_last_token(draft), token)
        between = self.doc[first : max(_last_token(draft), token)].text
        return sum(1 for part in between.split("\n")[1:] if part) if "\n" in between else 0


def _ranges(quoted: dict[int, int]) -> dict[int, range]:
    ranges: dict[int, range] = {}
    for i, number in sorted(quoted.items()):
        known = ranges.get(number)
        ranges[number] = range(known.start if known else i, i + 1)
    return ranges


def _last_token(draft: Draft) -> int:
    return max([*draft.tokens, *(t.i for t in draft.cue_tokens)])


def _infinitive(verb: Token) -> set[int]:
    return {
        t.i
        for child in verb.children
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.i > verb.i
        and any(c.lower_ == "to" for c in child.children)
        for t in child.subtree
    }  # fmt: skip


def _say() -> Cue:
    return next(c for c in verb_cues()[_SAY] if c.words == (_SAY,))
