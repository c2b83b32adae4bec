import subprocess
import sys

from newsbase.extraction.acts import CUE_FILES, acts, attitudes, cues_of
from newsbase.extraction.statements.lexicon import entries


def test_attitudes_are_acts_that_are_not_spoken() -> None:
    assert {"believe", "know", "decide", "back", "oppose"} <= attitudes()
    assert not {"say", "deny", "support"} & attitudes()
    assert attitudes() < set(acts())


def test_every_act_says_what_it_means_and_fits_its_column() -> None:
    assert all(act.means and len(act.name) <= 30 for act in acts().values())


def test_an_act_has_its_verbs_and_nouns_without_their_forms() -> None:
    say = cues_of("say")
    assert "tell" in say.verbs
    assert "statement" in say.nouns
    assert not any("(" in words for words in say.verbs)
    assert len(set(say.verbs)) == len(say.verbs)


def test_its_namesake_stands_first_and_is_the_example() -> None:
    warn = cues_of("warn")
    assert warn.verbs[0] == "warn"
    assert "warned" in warn.example


def test_every_cue_of_the_lexicon_belongs_to_an_act() -> None:
    listed = {words for act in acts() for words in (*cues_of(act).verbs, *cues_of(act).nouns)}
    assert listed == {" ".join(cue.words) for file in CUE_FILES for _, _, cue in entries(file)}


def test_an_act_that_is_none_has_no_cues() -> None:
    assert cues_of("sing").verbs == cues_of("sing").nouns == ()


def test_it_is_read_without_spacy() -> None:
    """A web process shows the acts."""
    code = "import sys, newsbase.extraction.acts as a; a.acts(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
