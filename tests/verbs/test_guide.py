"""`deckgen guide`: all of the language is told, in 12 KB or word by word, and every sample that is shown is true."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

import duckdb
import openpyxl
import pytest
from click.testing import CliRunner

from command import run
from deckgen.cli import main
from deckgen.kinds import Registry
from deckgen.model.diagnostics import Diagnostics, SourceFile
from deckgen.model.marks import Map
from deckgen.model.node import Node
from deckgen.model.validation import validate
from deckgen.model.yaml_text import read
from deckgen.outline.brand_file import BrandFile
from deckgen.outline.deck_file import Outline
from deckgen.pipeline import build, check
from deckgen.verbs import guide
from deckgen.verbs.guide.all_parts import Language
from deckgen.verbs.guide.meanings import Meanings
from deckgen.verbs.guide.shown import DECKS, SAMPLES, Shown
from deckgen.writers.guide.sense import Sense
from deckgen.writers.guide.word_page import page_text

MOST_BYTES = 16_000
# No deck writes these: nothing excuses from a check, a part has no word of its own.
WITHOUT_SAMPLE = {"overflow", "sources_overflow", "title_overflow", "part"}


@pytest.fixture(scope="module")
def known() -> Meanings:
    return Meanings(Language(), Shown())


@pytest.fixture(scope="module")
def whole() -> str:
    return guide.whole(80)


def test_all_of_it_is_told_within_sixteen_kilobytes(whole: str) -> None:
    assert len(whole.encode()) < MOST_BYTES
    told = set(re.findall(r"\w+", whole))
    keys = {key.name for part in Language().parts.values() for key in part.keys}
    kinds = {word for registry in Registry.every for word in registry.words}
    assert sorted((keys | kinds) - told - {"xls", "xlsx"}) == []


def test_the_samples_of_the_whole_guide_are_those_of_a_deck(whole: str) -> None:
    deck = (SAMPLES / "bakery.yaml").read_text()
    assert all(paragraph.rstrip("\n") in whole for paragraph in deck.split("\n\n"))


def test_every_word_is_told_with_its_manual_and_a_sample(known: Meanings) -> None:
    lacking = []
    for word in known.words:
        senses = known.of(word)
        assert senses, word
        for sense in senses:
            keys = [*sense.keys, *(key for part in sense.parts for key in part.keys)]
            assert all((sense.manual, *(key.manual for key in keys))), (word, sense.what)
            if not sense.sample:
                lacking.append(word)
    assert set(lacking) == WITHOUT_SAMPLE


def test_every_sample_that_is_shown_can_be_read_where_it_is_put(known: Meanings) -> None:
    shown = {sense.sample for word in known.words for sense in known.of(word) if sense.sample}
    assert len(shown) > 100
    for sample in shown:
        assert any(not faults(model, text) for model, text in placed(sample)), sample


def placed(sample: str) -> Iterator[tuple[type[Node], str]]:
    """A sample as a brand, as keys of a deck, and as slides of a section."""
    if sample.startswith(("# ", "name: ")):
        yield BrandFile, sample
    top = set(re.findall(r"^(\w+):", sample, re.MULTILINE))
    rest = {"title": "title: T\n", "sections": "sections: []\n"}
    yield Outline, sample + "".join(line for key, line in rest.items() if key not in top)
    yield Outline, f"title: T\nsections:\n- title: S\n{indent(sample, '  ')}"


def faults(model: type[Node], text: str) -> list[str]:
    """What is wrong with a sample in its place; an include is another file's matter."""
    log = Diagnostics()
    data = read(SourceFile("sample.yaml", re.sub(r"- include: (.*)\n +with: .*", r"- title: \1", text)), log)
    assert isinstance(data, Map), text
    validate(model, data, log)
    return [str(one) for one in log]


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """The sample decks with the files that no text can be: a workbook, a database, and what lies elsewhere."""
    folder = Path(shutil.copytree(SAMPLES, tmp_path / "samples"))
    book = openpyxl.Workbook()
    book.active.title = "Mills"
    for row in (["Mills near us"], ["mill", "town", "tons"], ["Old", "Oldmill", 3], ["New", "Millbrook", 5]):
        book.active.append(row)
    (tmp_path / "share").mkdir()
    for place in (folder, tmp_path / "share"):
        book.save(place / "mills.xlsx")
    with sqlite3.connect(folder / "shops.db") as base:
        base.execute("create table shops as select 'Mill Street' as name, 310 as loaves")
    duckdb.sql(f"copy (select 1 as day, 20 as people) to '{folder / 'visits.parquet'}' (format parquet)")
    (folder / "towns.json").write_text(json.dumps({"data": {"records": [{"town": "Millbrook", "people": 3100}]}}))
    (folder / "sales.csv").write_text("day,loaves\n2025-12-01,310\n")
    (folder / "tools").mkdir()
    (folder / "tools" / "towns.py").write_text("def rows():\n    return []\n")
    return folder


@pytest.mark.parametrize("deck", DECKS)
def test_the_sample_decks_are_without_a_complaint(deck: str, samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVEN_KEY", "1")
    assert [str(one) for one in check(samples / f"{deck}.yaml")] == []


def test_the_deck_of_the_whole_guide_builds(samples: Path) -> None:
    made = build(samples / "bakery.yaml", samples / "bakery.pptx")
    assert (made.slides, len(made.diagnostics)) == (8, 0)


def test_no_line_of_prose_is_wider_than_the_terminal(known: Meanings) -> None:
    for word in known.words:
        prose = [Sense(one.what, one.manual, one.lines, one.keys, one.parts) for one in known.of(word)]
        assert max(map(len, page_text(word, prose, 80).split("\n"))) <= 80, word


def test_a_word_that_means_several_things_is_told_of_each(known: Meanings) -> None:
    said = page_text("bar", known.of("bar"), 80)
    assert said.startswith("bar means 2 things.")
    assert "bar: a type of chart" in said
    assert "bar: a key of a column of a table" in said
    assert "True or false; false where left out." in said
    assert "type: bar\n" in said


def test_what_a_format_makes_is_shown_by_making_it(known: Meanings) -> None:
    assert "0.66 is shown as 'two thirds'." in known.of("fraction")[0].manual


def test_words_may_be_typed_otherwise() -> None:
    assert guide.meanings("Long-Title") == guide.meanings("long title") == guide.meanings("long_title") != ()


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("tabel", "did you mean 'table'?"),
        ("unknown_column", "'deckgen explain unknown_column' says why"),
        ("small mulitples", "did you mean 'small_multiples'?"),
        ("Umsatz", "'deckgen guide' tells all of its words"),
    ],
)
def test_what_is_no_word_is_wrong_usage_with_a_hint(typed: str, hint: str) -> None:
    done = CliRunner().invoke(main, ["guide", typed])
    assert (done.exit_code, done.stdout) == (2, "")
    assert hint in done.stderr


def test_the_command_prints_the_sheet_and_pages(whole: str, tmp_path: Path) -> None:
    printed = [run(tmp_path, "guide", *words) for words in ((), ("closing",))]
    assert [done.stderr for done in printed] == ["", ""]
    assert printed[0].stdout == whole + "\n"
    assert "- closing: {ask: " in printed[1].stdout
