"""Catalogues: what is new, changed and gone is told apart, no translation is lost, and the bytes are stable."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest

from deckgen.model.diagnostics import Diagnostics, SourceFile
from deckgen.translation.po_file import Sentence, Updated, update

TRADE = "The United States trades with Mexico every day, at over ${{ minute }} million a minute"
NOTE = 'Pause here.\n\nThen say "about": the figure is an *estimate*.\tSlowly.'


def updated(old: str | None, *words: str, log: Diagnostics | None = None) -> Updated:
    log = Diagnostics() if log is None else log
    sentences = [
        Sentence(one, (("deck.yaml", 3 + line),), (f"slide a: text {line}",)) for line, one in enumerate(words)
    ]
    source = SourceFile("es.po", old) if old is not None else None
    made = update(source, sentences, "es", "Trade", log)
    assert not len(log), [str(one) for one in log]
    assert made is not None
    return made


def translated(po: str, **words: str) -> str:
    """The catalogue with translations, by the beginnings of what they translate."""
    for beginning, said in words.items():
        head, found, rest = po.partition(f'msgid "{beginning}')
        assert found, beginning
        po = head + found + rest.replace('msgstr ""', f'msgstr "{said}"', 1)
    return po


def entry(po: str, words: str) -> str:
    """The block of the catalogue that holds some words."""
    return next(block.strip() for block in po.split("\n\n") if words in block)


def test_a_new_catalogue_holds_every_sentence_with_its_place_and_no_date() -> None:
    made = updated(None, "Trade", NOTE)
    assert (made.total, made.new, made.fuzzy, made.obsolete) == (2, 2, 0, 0)
    assert entry(made.text, 'msgid "Trade"') == '#. slide a: text 0\n#: deck.yaml:3\nmsgid "Trade"\nmsgstr ""'
    assert '"Language: es\\n"' in made.text
    assert "Date" not in made.text


def test_the_same_deck_gives_the_same_bytes() -> None:
    first = updated(None, TRADE, NOTE, "Mexico")
    again = updated(translated(first.text, Mexico="México"), TRADE, NOTE, "Mexico")
    assert updated(again.text, TRADE, NOTE, "Mexico").text == again.text


def test_translations_stay() -> None:
    po = translated(updated(None, TRADE, "Mexico").text, Mexico="México")
    assert 'msgid "Mexico"\nmsgstr "México"' in updated(po, "Canada", "Mexico", TRADE).text


def test_a_changed_sentence_is_fuzzy_and_says_what_it_was_as_often_as_it_is_extracted() -> None:
    po = translated(updated(None, "We trade at over a million a minute").text, We="Comerciamos")
    made = updated(po, "We trade at nearly a million a minute")
    block = entry(made.text, "nearly")
    assert "#, fuzzy\n" in block
    assert '#| msgid "We trade at over a million a minute"' in block
    assert block.endswith('msgstr "Comerciamos"')
    assert made.fuzzy == 1
    assert updated(made.text, "We trade at nearly a million a minute").text == made.text


def test_a_sentence_that_was_changed_back_is_translated_again() -> None:
    po = translated(updated(None, "We trade at over a million a minute").text, We="Comerciamos")
    changed = updated(po, "We trade at nearly a million a minute").text
    assert updated(changed, "We trade at over a million a minute").text == po


def test_a_sentence_that_is_gone_stands_at_the_end_and_comes_back() -> None:
    po = translated(updated(None, "Mexico", "Border crossings").text, Mexico="México")
    gone = updated(po, "Border crossings")
    assert gone.obsolete == 1
    assert gone.text.endswith('#~ msgid "Mexico"\n#~ msgstr "México"\n')
    assert updated(gone.text, "Border crossings").text == gone.text
    assert 'msgid "Mexico"\nmsgstr "México"' in updated(gone.text, "Mexico", "Border crossings").text


def test_what_was_never_translated_leaves_nothing_behind() -> None:
    assert updated(updated(None, "Mexico", "Border crossings").text, "Mexico").obsolete == 0


def test_what_translators_write_is_kept() -> None:
    po = updated(None, "Mexico").text.replace("Language: es", 'Last-Translator: Ana\\n"\n"Language: es')
    po = po.replace("#. slide a", "# ask the embassy\n#. slide a")
    made = updated(po, "Mexico", "Canada").text
    assert "Last-Translator: Ana" in made
    assert "# ask the embassy\n#. slide a: text 0" in made


@pytest.mark.skipif(not which("msgfmt"), reason="gettext is not here")
def test_gettext_reads_it(tmp_path: Path) -> None:
    po = translated(updated(None, TRADE, NOTE, "Mexico", "Canada").text, Mexico="México")
    (tmp_path / "es.po").write_text(updated(po, TRADE, NOTE, "Mexican", "Canada").text, encoding="utf-8")
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", "es.po"], cwd=tmp_path, check=True)


@pytest.mark.parametrize(
    ("old", "reason"),
    [
        (
            'msgid "a"\nmsgstr "' + "x" * 100_000 + '"\n',
            "es.po:2:1: error[too_large]: this text has more than 100,000",
        ),
        (
            'msgid "a"\nmsgstr ""\n' + f'"{"x" * 70}"\n' * 1_500,
            "es.po:2:1: error[too_large]: this text has more than",
        ),
        (
            "".join(f'msgid "{number}"\nmsgstr "a"\n' for number in range(50_001)),
            "es.po:100001:1: error[too_large]: the catalogue has more than 50,000 sentences",
        ),
    ],
    ids=["a line", "several lines", "sentences"],
)
def test_a_catalogue_larger_than_those_of_talks_is_refused(old: str, reason: str) -> None:
    log = Diagnostics()
    assert update(SourceFile("es.po", old), [], "es", "Trade", log) is None
    assert [str(one).startswith(reason) for one in log] == [True]


def test_what_may_stay_as_it_is_takes_over_no_translation_of_a_similar_text() -> None:
    old = translated(updated(None, "Trade with Mexico").text, Trade="Comercio con México")
    names = Sentence("Trade with Mexico, 2017", wanted=False), Sentence("Trade with Mexico, 2018")
    made = update(SourceFile("es.po", old), names, "es", "Trade", Diagnostics())
    assert made is not None
    assert made.fuzzy == 1
    assert 'msgid "Trade with Mexico, 2017"\nmsgstr ""' in made.text
    assert 'msgid "Trade with Mexico, 2018"\nmsgstr "Comercio con México"' in made.text
